//! What tests of rules gave, for a program. Version 1: fields may be added, never renamed.

use serde::Serialize;

use crate::analysis::Change;
use crate::assess::Fit;
use crate::diagnostic::Faults;
use crate::explain::{Favors, answer_in_words};
use crate::policy::Severity;
use crate::ratio::{Percent, Ratio};
use crate::render::checked::{FaultSaid, all};
use crate::render::json::pretty;
use crate::report::{RulesNamed, TOOL, ToolNamed};
use crate::rule_test::{Coverage, Covered, Missed, Nearest, Ran, Seen, Tested};
use crate::rulebook::{Basis, PerSide, Rulebook, Verdict};

#[derive(Serialize)]
struct Result<'a> {
    schema_version: u32,
    tool: ToolNamed,
    rules: Option<RulesNamed<'a>>,
    passed: bool,
    counts: Counts,
    tests: Vec<TestSaid<'a>>,
    coverage: Option<CoverageSaid>,
    faults: Vec<FaultSaid<'a>>,
}

#[derive(Serialize, Default)]
struct Counts {
    tests: usize,
    passed: usize,
    failed: usize,
}

#[derive(Serialize)]
struct TestSaid<'a> {
    id: &'a str,
    text: Option<&'a str>,
    file: &'a str,
    line: usize,
    column: usize,
    passed: bool,
    verdict: Verdict,
    basis: Basis,
    missed: Vec<MissedSaid<'a>>,
    /// One, or one for each step; none of a test that passes.
    assessments: Vec<SeenSaid<'a>>,
    nearest: Option<NearestSaid<'a>>,
}

#[derive(Serialize)]
struct MissedSaid<'a> {
    expectation: &'static str,
    id: Option<&'a str>,
    message: String,
}

#[derive(Serialize)]
struct SeenSaid<'a> {
    step: Option<&'a str>,
    verdict: Verdict,
    basis: Basis,
    fit: PerSide<Option<FitSaid>>,
    gates: Vec<&'a str>,
    reasons: Vec<ReasonSaid<'a>>,
}

#[derive(Serialize)]
struct FitSaid {
    points: u32,
    of: u32,
    percent: Option<Percent>,
}

#[derive(Serialize)]
struct ReasonSaid<'a> {
    criterion: &'a str,
    favors: Favors,
    points_bpo: Option<u32>,
    points_kpo: Option<u32>,
}

/// The fewest changed answers that give the verdict that was expected; null if more than so many are needed.
#[derive(Serialize)]
struct NearestSaid<'a> {
    changes: Option<Vec<ChangeSaid<'a>>>,
    text: Option<String>,
}

#[derive(Serialize)]
struct ChangeSaid<'a> {
    question: &'a str,
    from: String,
    to: String,
}

#[derive(Serialize)]
struct CoverageSaid {
    scope: &'static str,
    parts: Vec<Part>,
}

#[derive(Serialize)]
struct Part {
    kind: &'static str,
    exercised: usize,
    of: usize,
    missing: Vec<String>,
}

pub(super) fn json(ran: &Ran<'_>, coverage: Option<&Coverage>) -> serde_json::Result<String> {
    let (tests, failed) = (ran.list.len(), ran.failed());
    pretty(&Result {
        schema_version: 1,
        tool: TOOL,
        rules: Some(RulesNamed(ran.rulebook)),
        passed: failed == 0,
        counts: Counts { tests, passed: tests - failed, failed },
        tests: ran.list.iter().map(|tested| test(ran, tested)).collect(),
        coverage: coverage.map(self::coverage),
        faults: Vec::new(),
    })
}

/// That rules or their tests are faulty: no test was run.
pub(super) fn faults(faults: &Faults) -> serde_json::Result<String> {
    pretty(&Result {
        schema_version: 1,
        tool: TOOL,
        rules: None,
        passed: false,
        counts: Counts::default(),
        tests: Vec::new(),
        coverage: None,
        faults: all(faults, Severity::Error).collect(),
    })
}

fn test<'a>(ran: &'a Ran<'_>, tested: &'a Tested<'_>) -> TestSaid<'a> {
    let (file, line, column) = ran.tests.place(tested.test);
    let why = tested.why.as_ref();
    TestSaid {
        id: &tested.test.id,
        text: tested.test.text.as_deref(),
        file,
        line,
        column,
        passed: tested.passed(),
        verdict: tested.outcome.verdict(),
        basis: tested.outcome.basis(),
        missed: tested.missed.iter().map(missed).collect(),
        assessments: why.map_or_else(Vec::new, |why| why.seen.iter().map(seen).collect()),
        nearest: why.and_then(|why| nearest(ran.rulebook, &why.nearest, tested.test.expected.verdict)),
    }
}

fn missed(missed: &Missed) -> MissedSaid<'_> {
    MissedSaid { expectation: missed.key(), id: missed.id(), message: missed.said() }
}

fn seen<'a>(seen: &'a Seen<'_>) -> SeenSaid<'a> {
    let fit = |fit: &Option<Fit>| {
        fit.as_ref().map(|fit| FitSaid {
            points: fit.points,
            of: fit.of,
            percent: fit.share().map(Ratio::percent),
        })
    };
    let reasons = seen.reasons.iter();
    SeenSaid {
        step: seen.step,
        verdict: seen.verdict,
        basis: seen.basis,
        fit: seen.fit.map(fit),
        gates: seen.gates.iter().map(|gate| &*gate.id).collect(),
        reasons: reasons
            .map(|reason| ReasonSaid {
                criterion: &reason.criterion.id,
                favors: reason.favors,
                points_bpo: reason.points.earned.bpo,
                points_kpo: reason.points.earned.kpo,
            })
            .collect(),
    }
}

fn nearest<'a>(
    rulebook: &'a Rulebook,
    nearest: &Nearest,
    wanted: Option<Verdict>,
) -> Option<NearestSaid<'a>> {
    let change = |change: &Change| {
        let question = rulebook.question(change.question);
        let [from, to] = [change.from, change.to].map(|answer| answer_in_words(question, answer));
        ChangeSaid { question: &question.id, from, to }
    };
    let changes = match nearest {
        Nearest::Unasked => return None,
        Nearest::Point(point) => Some(point.changes.iter().map(change).collect()),
        Nearest::Beyond(_) => None,
    };
    Some(NearestSaid { changes, text: nearest.said(rulebook, wanted) })
}

fn coverage(coverage: &Coverage) -> CoverageSaid {
    let part = |covered: &Covered| Part {
        kind: covered.thing.name(),
        exercised: covered.exercised(),
        of: covered.of,
        missing: covered.missing.clone(),
    };
    CoverageSaid { scope: coverage.scope.id(), parts: coverage.parts.iter().map(part).collect() }
}
