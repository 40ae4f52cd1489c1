//! The scoring as data, for engines that get their rules as data. Words and numbers stand as tasks have them.

use std::collections::BTreeMap;

use outfit::rulebook::{Bound, Criterion, Kind, Question, Range, Rulebook, Side, SideRule, Verdict};
use serde::Serialize;

/// All that a verdict comes from.
#[derive(Debug, Serialize)]
pub struct Scoring {
    /// What counts for a BPO.
    pub bpo: SideScoring,
    /// What counts for a KPO.
    pub kpo: SideScoring,
    /// The gates.
    pub gates: Vec<GateScoring>,
    /// The bands.
    pub bands: Vec<BandScoring>,
}

/// The criteria of one side.
#[derive(Debug, Serialize)]
pub struct SideScoring {
    /// The points possible.
    pub of: u32,
    /// Those of questions with one answer.
    pub one: Vec<Row>,
    /// Those of questions with several.
    pub many: Vec<Row>,
}

/// What one criterion gives.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The question that it reads.
    pub question: String,
    /// The most that several levels give together.
    pub most: u32,
    /// The points of each level.
    pub points: Points,
}

/// The points of the levels of a question.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Points {
    /// Of a scale: by the level's number; none has the number 0.
    Numbered(Vec<u32>),
    /// By the level's id.
    Named(BTreeMap<String, u32>),
}

/// A gate.
#[derive(Debug, Serialize)]
pub struct GateScoring {
    /// The question that it reads.
    pub question: String,
    /// The ids of the levels on which it fires.
    pub levels: Vec<String>,
    /// Its verdict.
    pub verdict: Verdict,
}

/// A band: all shares that it bounds lie within their bounds.
#[derive(Debug, Serialize)]
pub struct BandScoring {
    /// Its verdict.
    pub verdict: Verdict,
    /// Each bound, in percent or in percentage points.
    pub bounds: Vec<BoundScoring>,
}

/// One end of a range.
#[derive(Debug, Serialize)]
pub struct BoundScoring {
    /// What it bounds: `bpo`, `kpo` or `lean`.
    pub share: &'static str,
    /// How what it bounds compares with it: `>=`, `>`, `<=` or `<`.
    pub holds: &'static str,
    /// The number.
    pub percent: i64,
}

impl Scoring {
    /// That of a rulebook.
    pub fn of(rulebook: &Rulebook) -> Self {
        let gates = rulebook.gates().iter().map(|gate| {
            let question = rulebook.question(gate.question);
            let levels = gate.levels.iter().filter_map(|at| question.levels.get(*at));
            GateScoring {
                question: question.id.to_string(),
                levels: levels.map(|level| level.id.to_string()).collect(),
                verdict: gate.verdict,
            }
        });
        let bands = rulebook.bands().iter().map(|band| {
            let ranges = [("bpo", &band.bpo), ("kpo", &band.kpo), ("lean", &band.lean)];
            let bounds = ranges.into_iter().flat_map(|(share, range)| bounds(share, range)).collect();
            BandScoring { verdict: band.verdict, bounds }
        });
        Self {
            bpo: side(rulebook, Side::Bpo),
            kpo: side(rulebook, Side::Kpo),
            gates: gates.collect(),
            bands: bands.collect(),
        }
    }
}

fn bounds(share: &'static str, range: &Range) -> impl Iterator<Item = BoundScoring> {
    let bound = move |end: Option<Bound>, [included, not]: [&'static str; 2]| {
        let holds = |end: &Bound| if end.included { included } else { not };
        end.map(|end| BoundScoring { share, holds: holds(&end), percent: end.percent })
    };
    bound(range.low, [">=", ">"]).into_iter().chain(bound(range.high, ["<=", "<"]))
}

fn side(rulebook: &Rulebook, side: Side) -> SideScoring {
    let criteria = rulebook.criteria().iter().filter_map(|criterion| {
        let rule = criterion.sides.get(side).as_ref()?;
        let question = rulebook.question(criterion.question);
        Some((question.kind, row(question, criterion, rule)))
    });
    let (many, one): (Vec<_>, Vec<_>) = criteria.partition(|(kind, _)| *kind == Kind::AnyOf);
    let rows = |rows: Vec<(Kind, Row)>| rows.into_iter().map(|(_, row)| row).collect::<Vec<Row>>();
    let (one, many) = (rows(one), rows(many));
    SideScoring { of: one.iter().chain(&many).map(|row| row.most).sum(), one, many }
}

fn row(question: &Question, criterion: &Criterion, rule: &SideRule) -> Row {
    let points = rule.support.iter().map(|support| u32::from(*support) * criterion.weight);
    let ids = question.levels.iter().map(|level| level.id.to_string());
    Row {
        question: question.id.to_string(),
        most: u32::from(SideRule::MOST) * criterion.weight,
        points: match question.kind {
            Kind::Scale => Points::Numbered(std::iter::once(0).chain(points).collect()),
            Kind::OneOf | Kind::AnyOf => Points::Named(ids.zip(points).collect()),
        },
    }
}
