//! The verdict, and what a report says of it.

use outfit::Ratio;
use outfit::report::{Counted, FitSaid, Hundredths, PossibleVerdict};
use outfit::rulebook::{Basis, Rulebook, Side, SideRule, Strength, Verdict};

use crate::Error;
use crate::advice;

/// A verdict and what it rests on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ending {
    pub(crate) verdict: Verdict,
    pub(crate) strength: Option<Strength>,
    pub(crate) gate: bool,
    pub(crate) lean: Ratio,
    pub(crate) margin: Option<Ratio>,
}

/// All that is said of a verdict and of the points that lead to it.
pub(crate) struct Endings {
    rulebook: &'static Rulebook,
    /// The points possible on either side.
    of: [u32; 2],
    /// What is said of each number of points on either side.
    fits: [Vec<String>; 2],
    /// The numbers of one decimal, by tenths.
    tenths: Vec<String>,
    /// For each verdict by points, then for each by a gate.
    parts: [Vec<Part>; 2],
}

/// What is said of a verdict whatever the points are.
pub(crate) struct Part {
    basis: &'static str,
    /// That it is the one possible verdict.
    pub(crate) possible: String,
    /// The advice that it allows, a bit for each piece.
    pub(crate) advice: u64,
}

impl Endings {
    pub(crate) fn of(rulebook: &'static Rulebook) -> Result<Self, Error> {
        let of = [Side::Bpo, Side::Kpo].map(|side| {
            let criteria = rulebook.criteria().iter().filter(|criterion| criterion.sides.get(side).is_some());
            criteria.map(|criterion| u32::from(SideRule::MOST) * criterion.weight).sum::<u32>()
        });
        let fits = |of: u32| (0..=of).map(|points| fit(points, of)).collect::<Result<Vec<_>, Error>>();
        let parts = |gate: bool| {
            Verdict::ALL.iter().map(|verdict| part(rulebook, *verdict, gate)).collect::<Result<_, Error>>()
        };
        Ok(Self {
            rulebook,
            of,
            fits: [fits(of[0])?, fits(of[1])?],
            tenths: (0..=2000).map(|tenths| format!("{}.{}", tenths / 10, tenths % 10)).collect(),
            parts: [parts(false)?, parts(true)?],
        })
    }

    /// The verdict of some points: the one of the gate that fires, else of the band that they lie in.
    pub(crate) fn ending(&self, points: [usize; 2], fires: Option<Verdict>) -> Result<Ending, Error> {
        let share = |side: usize| Ratio::of(u32::try_from(points[side]).ok()?, self.of[side]);
        let (bpo, kpo) = share(0).zip(share(1)).ok_or("a side on which nothing is possible")?;
        let lean = kpo.less(bpo);
        let mut bands = self.rulebook.bands().iter();
        let band = bands.find(|band| band.contains(bpo, kpo)).ok_or("fits in no band")?;
        let verdict = fires.unwrap_or(band.verdict);
        let ends = [band.lean.low, band.lean.high].into_iter().flatten();
        let margins = ends.map(|end| lean.distance_from_percent(end.percent));
        let margin = margins.min().filter(|_| band.verdict == verdict);
        let from = self.rulebook.strengths();
        let strength = margin.map(|margin| {
            if margin.cmp_percent(from.strong).is_ge() {
                Strength::Strong
            } else if margin.cmp_percent(from.clear).is_ge() {
                Strength::Clear
            } else {
                Strength::Slight
            }
        });
        Ok(Ending { verdict, strength, gate: fires.is_some(), lean, margin })
    }

    /// What is said of its verdict whatever the points are.
    pub(crate) fn part(&self, ending: &Ending) -> &Part {
        &self.parts[usize::from(ending.gate)][ending.verdict as usize]
    }

    /// Adds what a report says from the verdict to the margin.
    pub(crate) fn write(&self, ending: &Ending, points: [usize; 2], out: &mut Vec<u8>) {
        let mut add = |text: &str| out.extend_from_slice(text.as_bytes());
        add("\"verdict\":\"");
        add(ending.verdict.id());
        match ending.strength {
            Some(strength) => {
                add("\",\"strength\":\"");
                add(strength.id());
                add("\"");
            }
            None => add("\",\"strength\":null"),
        }
        add(",\"settled\":true,\"basis\":\"");
        add(self.part(ending).basis);
        add("\",\"conditions\":[],\"fit\":{\"bpo\":");
        add(&self.fits[0][points[0]]);
        add(",\"kpo\":");
        add(&self.fits[1][points[1]]);
        add("},\"lean\":");
        let tenths = ending.lean.percent().tenths();
        if tenths < 0 {
            add("-");
        }
        add(self.number(tenths));
        add(",\"margin\":");
        add(ending.margin.map_or("null", |margin| self.number(margin.percent().tenths())));
    }

    fn number(&self, tenths: i64) -> &str {
        let at = usize::try_from(tenths.abs()).unwrap_or(usize::MAX);
        self.tenths.get(at).map_or("", String::as_str)
    }
}

/// One fit: with nothing open the least and the most are what it is.
fn fit(points: u32, of: u32) -> Result<String, Error> {
    let percent = Ratio::of(points, of).map(Ratio::percent);
    Ok(serde_json::to_string(&FitSaid { points, of, percent, low: percent, high: percent })?)
}

fn part(rulebook: &Rulebook, verdict: Verdict, gate: bool) -> Result<Part, Error> {
    let basis = match verdict {
        _ if gate => Basis::Gate,
        Verdict::Undetermined => Basis::NoGround,
        _ => Basis::Bands,
    };
    let only = PossibleVerdict { verdict, share: Hundredths::of(1, 1), count: Counted(1), of: Counted(1) };
    Ok(Part {
        basis: basis.id(),
        possible: serde_json::to_string(&[only])?,
        advice: advice::given(rulebook, (verdict, basis)),
    })
}
