//! The model once more, as plainly as it can be said: every completion is written out and judged by itself.
//!
//! Nothing here calls the library's counting, its gates, its sets of possible levels, its shares or its bands.

use std::collections::BTreeMap;

use outfit::rulebook::{
    Basis, Bound, Criterion, Gate, Kind, Question, QuestionIx, Range, Rulebook, SideRule, Strength, Verdict,
};
use outfit::task::{Answer, Answers};

/// What an assessment finds; sides in the order BPO, KPO.
#[derive(Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) verdict: Verdict,
    pub(crate) basis: Basis,
    pub(crate) settled: bool,
    /// The gates that fire, by position.
    pub(crate) firing: Vec<usize>,
    /// The gates that may fire.
    pub(crate) possible: Vec<usize>,
    pub(crate) conditions: Vec<usize>,
    /// How many completions give each verdict, most frequent first, else in the order of verdicts.
    pub(crate) counts: Vec<(Verdict, u128)>,
    pub(crate) total: u128,
    pub(crate) fits: [Option<FitFound>; 2],
    /// What each criterion earns.
    pub(crate) earned: Vec<Option<[Option<u32>; 2]>>,
    /// In tenths of a percentage point.
    pub(crate) lean: Option<i64>,
    /// In tenths of a percentage point.
    pub(crate) margin: Option<i64>,
    pub(crate) strength: Option<Strength>,
}

/// One fit: earned and possible over what is answered, possible over all, and the range of what completions earn.
#[derive(Debug, PartialEq, Clone, Copy)]
pub(crate) struct FitFound {
    pub(crate) points: u32,
    pub(crate) of: u32,
    pub(crate) of_all: u32,
    pub(crate) least: Option<u32>,
    pub(crate) most: Option<u32>,
}

/// A complete answer to one question: the levels that hold.
type Held = Vec<usize>;
/// Points of BPO and of KPO.
type Pair = [u32; 2];

pub(crate) fn found(rulebook: &Rulebook, answers: &Answers) -> Found {
    let fires_on = |gate: &Gate| -> Vec<bool> {
        let answers = possible(rulebook.question(gate.question), answers.get(gate.question));
        answers.iter().map(|held| fires(gate, held)).collect()
    };
    let states: Vec<Vec<bool>> = rulebook.gates().iter().map(fires_on).collect();
    let at = |wanted: fn(&[bool]) -> bool| -> Vec<usize> {
        states.iter().enumerate().filter(|(_, state)| wanted(state)).map(|(at, _)| at).collect()
    };
    let firing = at(|state| !state.is_empty() && state.iter().all(|fires| *fires));
    let possible = at(|state| state.contains(&true) && state.contains(&false));
    let fired = firing.first().and_then(|at| rulebook.gates().get(*at)).map(|gate| gate.verdict);

    let open = open(rulebook, answers);
    let (base, of) = answered(rulebook, answers);
    let still =
        sum(rulebook.criteria().iter().filter(|criterion| open.contains(&criterion.question)).map(most));
    let of_all = plus(of, still);
    let choices: Vec<Vec<Pair>> = open.iter().map(|at| choices(rulebook, *at, answers, &firing)).collect();
    let mut sums = Vec::new();
    complete(&choices, base, &mut sums);

    let (counts, total) = match fired {
        // The verdict alone is possible; a question of which nothing is left counts once.
        Some(verdict) => {
            let total = choices.iter().map(|choices| choices.len().max(1) as u128).product();
            (vec![(verdict, total)], total)
        }
        None => (counted(rulebook, &sums, of_all), sums.len() as u128),
    };
    let scored_open = open.iter().any(|at| rulebook.criteria().iter().any(|c| c.question == *at));
    let (verdict, basis) = match fired {
        Some(verdict) => (verdict, Basis::Gate),
        None => decided(u128::from(rulebook.certainty()), &counts, total, scored_open),
    };
    let fit = |side: usize| {
        let [points, of, of_all] = [base, of, of_all].map(|pair| of_side(pair, side));
        let earned = || sums.iter().map(|pair| of_side(*pair, side));
        (of_all > 0).then(|| FitFound { points, of, of_all, least: earned().min(), most: earned().max() })
    };
    let place = place(rulebook, base, of, verdict);
    Found {
        verdict,
        basis,
        settled: fired.is_some() || (counts.len() == 1 && possible.is_empty()),
        conditions: if fired.is_some() { Vec::new() } else { possible.clone() },
        firing,
        possible,
        counts,
        total,
        fits: [fit(0), fit(1)],
        earned: rulebook.criteria().iter().map(|c| earned(rulebook, c, answers)).collect(),
        lean: lean(base, of).map(|(num, den)| tenths(num, den)),
        margin: place.map(|(num, den)| tenths(num, den)),
        strength: place.map(|(num, den)| strength(rulebook, num, den)),
    }
}

fn is_given(answer: Answer) -> bool {
    matches!(answer, Answer::Level(_) | Answer::Chosen(_))
}

/// Every complete answer that what was said leaves possible.
fn possible(question: &Question, answer: Answer) -> Vec<Held> {
    let all = 0..question.levels.len();
    match answer {
        Answer::NotApplicable => Vec::new(),
        Answer::Level(level) => vec![vec![level]],
        Answer::Chosen(levels) => vec![all.filter(|level| levels.contains(*level)).collect()],
        Answer::Among(levels) => {
            all.filter(|level| levels.contains(*level)).map(|level| vec![level]).collect()
        }
        Answer::Unknown if question.kind == Kind::AnyOf => {
            let subset = |mask: u32| all.clone().filter(|level| mask >> level & 1 == 1).collect();
            (0..1_u32 << question.levels.len()).map(subset).collect()
        }
        Answer::Unknown => all.map(|level| vec![level]).collect(),
    }
}

fn fires(gate: &Gate, held: &Held) -> bool {
    gate.levels.iter().any(|level| held.contains(level))
}

/// The open questions that a criterion or a gate reads.
fn open(rulebook: &Rulebook, answers: &Answers) -> Vec<QuestionIx> {
    let read = |at: QuestionIx| {
        let scored = rulebook.criteria().iter().any(|criterion| criterion.question == at);
        scored || rulebook.gates().iter().any(|gate| gate.question == at)
    };
    let open = |at: QuestionIx| matches!(answers.get(at), Answer::Unknown | Answer::Among(_));
    rulebook.questions().map(|(at, _)| at).filter(|at| open(*at) && read(*at)).collect()
}

/// What each answer that an open question may take earns: none that fires a gate, unless one fires on the question anyway.
fn choices(rulebook: &Rulebook, at: QuestionIx, answers: &Answers, firing: &[usize]) -> Vec<Pair> {
    let gates: Vec<(usize, &Gate)> =
        rulebook.gates().iter().enumerate().filter(|(_, gate)| gate.question == at).collect();
    let settled = gates.iter().any(|(position, _)| firing.contains(position));
    let mut held = possible(rulebook.question(at), answers.get(at));
    held.retain(|held| settled || !gates.iter().any(|(_, gate)| fires(gate, held)));
    let reading = || rulebook.criteria().iter().filter(|criterion| criterion.question == at);
    held.iter().map(|held| sum(reading().map(|criterion| earns(criterion, held)))).collect()
}

/// The sums of all completions.
fn complete(choices: &[Vec<Pair>], base: Pair, sums: &mut Vec<Pair>) {
    match choices.split_first() {
        None => sums.push(base),
        Some((first, rest)) => first.iter().for_each(|pair| complete(rest, plus(base, *pair), sums)),
    }
}

/// Points earned and possible over what is answered.
fn answered(rulebook: &Rulebook, answers: &Answers) -> (Pair, Pair) {
    let given = || rulebook.criteria().iter().filter(|criterion| is_given(answers.get(criterion.question)));
    let points = |criterion: &Criterion| earned(rulebook, criterion, answers).unwrap_or_default();
    (sum(given().map(|criterion| points(criterion).map(Option::unwrap_or_default))), sum(given().map(most)))
}

fn earned(rulebook: &Rulebook, criterion: &Criterion, answers: &Answers) -> Option<[Option<u32>; 2]> {
    let answer = answers.get(criterion.question);
    let held = possible(rulebook.question(criterion.question), answer);
    let held = held.first().filter(|_| is_given(answer))?;
    let [bpo, kpo] = earns(criterion, held);
    Some([criterion.sides.bpo.as_ref().map(|_| bpo), criterion.sides.kpo.as_ref().map(|_| kpo)])
}

/// Weight times support; the supports of several levels add up, at most to 4.
fn earns(criterion: &Criterion, held: &Held) -> Pair {
    let support = |rule: &Option<SideRule>| match rule {
        Some(rule) => {
            held.iter().map(|level| u32::from(*rule.support.get(*level).unwrap())).sum::<u32>().min(4)
        }
        None => 0,
    };
    [support(&criterion.sides.bpo), support(&criterion.sides.kpo)].map(|support| criterion.weight * support)
}

fn most(criterion: &Criterion) -> Pair {
    let present = [criterion.sides.bpo.is_some(), criterion.sides.kpo.is_some()];
    present.map(|present| if present { 4 * criterion.weight } else { 0 })
}

fn sum(pairs: impl Iterator<Item = Pair>) -> Pair {
    pairs.fold([0, 0], plus)
}

fn plus([a, b]: Pair, [c, d]: Pair) -> Pair {
    [a + c, b + d]
}

fn of_side([bpo, kpo]: Pair, side: usize) -> u32 {
    if side == 0 { bpo } else { kpo }
}

/// The verdict of each completion, counted.
fn counted(rulebook: &Rulebook, sums: &[Pair], of: Pair) -> Vec<(Verdict, u128)> {
    let mut counts = BTreeMap::new();
    for sum in sums {
        let verdict = lean(*sum, of).map_or(Verdict::Undetermined, |_| band(rulebook, *sum, of).0);
        *counts.entry(verdict).or_insert(0_u128) += 1;
    }
    let mut counts: Vec<(Verdict, u128)> = counts.into_iter().collect();
    counts.sort_by(|(_, a), (_, b)| b.cmp(a));
    counts
}

/// The verdict that enough completions give, and what it rests on.
fn decided(certainty: u128, counts: &[(Verdict, u128)], total: u128, scored_open: bool) -> (Verdict, Basis) {
    match counts.iter().find(|(_, count)| 100 * count >= certainty * total) {
        None => (Verdict::Undetermined, Basis::OpenAnswers),
        Some((Verdict::Undetermined, _)) => (Verdict::Undetermined, Basis::NoGround),
        Some((verdict, _)) => (*verdict, if scored_open { Basis::Completions } else { Basis::Bands }),
    }
}

/// KPO fit less BPO fit as a fraction; `None` if a side has nothing possible.
fn lean([bpo, kpo]: Pair, [of_bpo, of_kpo]: Pair) -> Option<(i128, i128)> {
    let [bpo, kpo, of_bpo, of_kpo] = [bpo, kpo, of_bpo, of_kpo].map(i128::from);
    (of_bpo > 0 && of_kpo > 0).then_some((kpo * of_bpo - bpo * of_kpo, of_bpo * of_kpo))
}

/// The verdict of the one band of a pair of fits, and the ends of its leans.
fn band(rulebook: &Rulebook, sums: Pair, of: Pair) -> (Verdict, [Option<Bound>; 2]) {
    let ([bpo, kpo], [of_bpo, of_kpo]) = (sums.map(i128::from), of.map(i128::from));
    let lean = lean(sums, of).unwrap();
    let mut bands = rulebook.bands().iter().filter(|band| {
        within(band.bpo, (bpo, of_bpo)) && within(band.kpo, (kpo, of_kpo)) && within(band.lean, lean)
    });
    let only = bands.next().unwrap();
    assert!(bands.next().is_none(), "two bands hold {bpo} of {of_bpo}, {kpo} of {of_kpo}");
    (only.verdict, [only.lean.low, only.lean.high])
}

/// Whether a fraction, in percent, lies in a range.
fn within(range: Range, (num, den): (i128, i128)) -> bool {
    let beyond = |end: Bound| 100 * num - i128::from(end.percent) * den;
    range.low.is_none_or(|end| beyond(end) > 0 || (beyond(end) == 0 && end.included))
        && range.high.is_none_or(|end| beyond(end) < 0 || (beyond(end) == 0 && end.included))
}

/// The margin as a fraction, where the fits over what is answered lie in a band of the verdict.
fn place(rulebook: &Rulebook, sums: Pair, of: Pair, verdict: Verdict) -> Option<(i128, i128)> {
    let (num, den) = lean(sums, of)?;
    let (_, ends) = Some(band(rulebook, sums, of)).filter(|(of_band, _)| *of_band == verdict)?;
    let far = |end: Bound| (100 * num - i128::from(end.percent) * den).abs();
    ends.into_iter().flatten().map(far).min().map(|far| (far, 100 * den))
}

fn strength(rulebook: &Rulebook, num: i128, den: i128) -> Strength {
    let from = rulebook.strengths();
    let reaches = |percent: i64| 100 * num >= i128::from(percent) * den;
    match (reaches(from.strong), reaches(from.clear)) {
        (true, _) => Strength::Strong,
        (false, true) => Strength::Clear,
        (false, false) => Strength::Slight,
    }
}

/// A fraction in tenths of a percent, rounded half away from zero.
fn tenths(num: i128, den: i128) -> i64 {
    let (whole, rest) = (1000 * num.abs() / den, 1000 * num.abs() % den);
    let rounded = if 2 * rest >= den { whole + 1 } else { whole };
    i64::try_from(if num < 0 { -rounded } else { rounded }).unwrap()
}
