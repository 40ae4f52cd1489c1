//! What a test says, key by key, before anything of it is checked against the rulebook.

use crate::diagnostic::Fault;
use crate::rulebook::{Basis, PerSide, RawRange, Verdict};
use crate::source::At;
use crate::table::{Table, Text, one_of};
use crate::task::RawTask;

/// One `[[test]]`.
pub(super) struct RawTest {
    pub(super) id: Option<At<Text>>,
    pub(super) text: Option<At<Text>>,
    pub(super) task: RawTask,
    pub(super) verdict: Option<At<Verdict>>,
    pub(super) basis: Option<At<Basis>>,
    pub(super) fit: PerSide<Option<RawRange>>,
    pub(super) reasons: Vec<At<Text>>,
    pub(super) advice: Vec<At<Text>>,
    pub(super) not_advice: Vec<At<Text>>,
}

impl RawTest {
    pub(super) fn read(t: &mut Table<'_, '_>) -> Self {
        let said = t.reading.log.len();
        let verdicts = Verdict::ALL.map(|verdict| (verdict.id(), verdict));
        let fit = t.table("fit", |t| PerSide {
            bpo: t.table("bpo", |t| RawRange::read(t, 0)),
            kpo: t.table("kpo", |t| RawRange::read(t, 0)),
        });
        let raw = Self {
            id: t.text("id"),
            text: t.optional_text("text"),
            task: RawTask::read(t),
            verdict: t.optional_text("verdict").and_then(|word| one_of(&word, &verdicts, t.reading.log)),
            basis: t.optional_text("basis").and_then(|word| one_of(&word, &Basis::ALL, t.reading.log)),
            fit: fit.unwrap_or_default(),
            reasons: t.one_or_more("reasons"),
            advice: t.one_or_more("advice"),
            not_advice: t.one_or_more("not-advice"),
        };
        // A key that is unknown, or could not be read, may be what is expected.
        if t.reading.log.len() == said && t.is_empty() && raw.expects_nothing() {
            t.reading.log.push(Fault::NoExpectation, &t.place);
        }
        raw
    }

    fn expects_nothing(&self) -> bool {
        let Self { verdict, basis, fit, reasons, advice, not_advice, .. } = self;
        verdict.is_none()
            && basis.is_none()
            && [&fit.bpo, &fit.kpo].iter().all(|range| range.as_ref().is_none_or(RawRange::is_unbounded))
            && [reasons, advice, not_advice].iter().all(|ids| ids.is_empty())
    }
}
