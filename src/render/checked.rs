//! What a check of rules found, for a program.

use schemars::JsonSchema;
use serde::Serialize;

use super::Error;
use super::json::pretty;
use crate::diagnostic::{Diagnostic, Faults};
use crate::lint::Linted;
use crate::policy::Severity;
use crate::prove::{Proof, Settling};
use crate::report::{Counted, Hundredths};
use crate::rulebook::{Layer, Layered, Rulebook, Verdict};

#[derive(Serialize)]
struct Checked<'a> {
    sound: bool,
    rules: Option<Named<'a>>,
    layers: Vec<Named<'a>>,
    faults: Vec<FaultSaid<'a>>,
    allowed: usize,
    proved: bool,
}

#[derive(Serialize)]
pub(super) struct Named<'a> {
    name: &'a str,
    version: &'a str,
    digest: &'a str,
}

/// One thing that is wrong.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "fault")]
pub(super) struct FaultSaid<'a> {
    /// How bad it is: `error`, `warning` or `note`.
    severity: &'static str,
    /// Its code, for `outfit explain`.
    pub(super) code: &'static str,
    /// What it is.
    pub(super) message: String,
    /// What to do about it.
    help: Option<String>,
    /// The file that it is in.
    pub(super) file: Option<&'a str>,
    /// The line, from 1; `None` if it is about the whole file.
    line: Option<usize>,
    /// The column, from 1, in characters.
    column: Option<usize>,
}

/// What a proof of rules found.
#[derive(Serialize)]
struct Proved<'a> {
    sound: bool,
    rules: Named<'a>,
    answer_sets: Counted,
    questions: usize,
    verdicts: Vec<VerdictCount>,
    gates: Vec<IdCount<'a>>,
    bands: Vec<IdCount<'a>>,
    settling: Vec<SettlingSaid>,
    left_out: &'a [String],
    faults: Vec<FaultSaid<'a>>,
}

#[derive(Serialize)]
struct VerdictCount {
    verdict: Verdict,
    count: Counted,
    share: Hundredths,
}

#[derive(Serialize)]
struct IdCount<'a> {
    id: &'a str,
    count: Counted,
    share: Hundredths,
}

/// After how many answers a verdict can be settled; not exact if it may take more.
#[derive(Serialize)]
struct SettlingSaid {
    verdict: Verdict,
    answers: usize,
    exact: bool,
}

impl<'a> IdCount<'a> {
    fn of(id: &'a str, count: u128, proof: &Proof) -> Self {
        Self { id, count: Counted(count), share: Hundredths::of(count, proof.answer_sets) }
    }
}

impl<'a> Named<'a> {
    pub(super) fn of(rulebook: &'a Rulebook) -> Self {
        Self { name: rulebook.name(), version: rulebook.version(), digest: rulebook.digest() }
    }
}

/// What a proof of rules found as JSON; `faults` are its findings with their places.
///
/// # Errors
/// As [`checked_json`].
pub fn proof_json(rulebook: &Rulebook, proof: &Proof, faults: &Faults) -> Result<String, Error> {
    let verdict = |(verdict, count): &(Verdict, u128)| VerdictCount {
        verdict: *verdict,
        count: Counted(*count),
        share: Hundredths::of(*count, proof.answer_sets),
    };
    let settling = |(verdict, settling): &(Verdict, Settling)| match settling {
        Settling::After(answers) => SettlingSaid { verdict: *verdict, answers: *answers, exact: true },
        Settling::NotBefore(answers) => SettlingSaid { verdict: *verdict, answers: *answers, exact: false },
    };
    let gates = rulebook.gates().iter().map(|gate| gate.id.as_ref()).zip(&proof.gates);
    let bands = rulebook.bands().iter().map(|band| band.id.as_ref()).zip(&proof.bands);
    let proved = Proved {
        sound: faults.list.is_empty(),
        rules: Named::of(rulebook),
        answer_sets: Counted(proof.answer_sets),
        questions: proof.questions,
        verdicts: proof.verdicts.iter().map(verdict).collect(),
        gates: gates.map(|(id, count)| IdCount::of(id, *count, proof)).collect(),
        bands: bands.map(|(id, count)| IdCount::of(id, *count, proof)).collect(),
        settling: proof.settling.iter().map(settling).collect(),
        left_out: &proof.left_out,
        faults: all(faults, Severity::Error).collect(),
    };
    Ok(pretty(&proved)?)
}

/// What a check of rules found as JSON: whether they are sound, which they are, and each fault.
///
/// # Errors
/// If JSON can't be made of it, which no text leads to.
pub fn checked_json(checked: Result<(&Layered, &Linted), &Faults>) -> Result<String, Error> {
    let checked = match checked {
        Ok((Layered { rulebook, origin }, Linted { denied, warned, allowed, proved })) => Checked {
            sound: denied.list.is_empty(),
            rules: Some(Named::of(rulebook)),
            layers: origin
                .layers()
                .map(|Layer { name, version, digest }| Named { name, version, digest })
                .collect(),
            faults: all(denied, Severity::Error).chain(all(warned, Severity::Warning)).collect(),
            allowed: *allowed,
            proved: *proved,
        },
        Err(faults) => {
            let list = all(faults, Severity::Error).collect();
            Checked { sound: false, rules: None, layers: Vec::new(), faults: list, allowed: 0, proved: false }
        }
    };
    Ok(pretty(&checked)?)
}

pub(super) fn all(faults: &Faults, severity: Severity) -> impl Iterator<Item = FaultSaid<'_>> {
    faults.list.iter().map(move |diagnostic| said(faults, diagnostic, severity))
}

fn said<'a>(faults: &'a Faults, diagnostic: &Diagnostic, severity: Severity) -> FaultSaid<'a> {
    let fault = &diagnostic.fault;
    let at = faults.place(diagnostic).map(|spotted| spotted.line_column());
    FaultSaid {
        severity: severity.id(),
        code: fault.code().id(),
        message: fault.message(),
        help: faults.help(diagnostic),
        file: faults.source(diagnostic).map(|source| source.name.as_str()),
        line: at.map(|(line, _)| line),
        column: at.map(|(_, column)| column),
    }
}
