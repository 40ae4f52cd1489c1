//! Making the parts of a report that say how sure it is.

use super::FitSaid;
use super::given::answer_given;
use super::sure::{
    ChangeSaid, Depth, DocumentSaid, HandOver, NeedSaid, SensitivitySaid, TippingPointSaid, WeightsSaid,
};
use crate::analysis::{self, Alone, Among, Change, Need, TippingPoint, WeightRun};
use crate::assess::{Assessment, Model};
use crate::explain;
use crate::rulebook::{Question, Rulebook, Verdict};
use crate::task::{Answer, Answers, Step};

/// That a question would help, whatever is answered to it.
pub(crate) fn need(question: &Question) -> NeedSaid<'_> {
    NeedSaid { question: &question.id, text: &question.text, settles: None }
}

pub(super) fn needs<'a>(model: &Model<'a>, answers: &Answers, assessment: &Assessment) -> Vec<NeedSaid<'a>> {
    let rulebook = model.rulebook();
    let said = |need: Need| {
        let question = rulebook.question(need.question);
        let level = |at: usize| answer_given(question, Answer::Level(at));
        let settles = need.settles.map(|levels| levels.into_iter().map(level).collect());
        NeedSaid { settles, ..self::need(question) }
    };
    analysis::needs(model, answers, assessment).into_iter().map(said).collect()
}

/// All of it.
pub(super) fn depth<'a>(rulebook: &'a Rulebook, answers: &Answers, assessment: &Assessment) -> Depth<'a> {
    let sensitivity = analysis::sensitivity(rulebook, answers, assessment);
    let weights =
        |run: WeightRun<'a>| WeightsSaid { criterion: &run.criterion.id, low: run.low, high: run.high };
    let points = [Among::Choices, Among::All].map(|among| tipping(rulebook, answers, assessment, among));
    Depth {
        documents: Some(documents(rulebook, answers)),
        tipping_points: Some(points.into_iter().flatten().collect()),
        tipping_up_to: Some(analysis::changes_up_to(rulebook, answers, Among::All)),
        sensitivity: Some(SensitivitySaid {
            equal_weights: sensitivity.equal_weights,
            weights: sensitivity.weights.map(|runs| runs.into_iter().map(weights).collect()),
        }),
    }
}

/// As much of it as a page says in a line each.
pub(super) fn lines<'a>(rulebook: &'a Rulebook, answers: &Answers, assessment: &Assessment) -> Depth<'a> {
    Depth {
        documents: Some(documents(rulebook, answers)),
        tipping_points: Some(tipping(rulebook, answers, assessment, Among::Choices)),
        tipping_up_to: None,
        sensitivity: Some(SensitivitySaid {
            equal_weights: analysis::equal_weights(rulebook, answers),
            weights: None,
        }),
    }
}

fn documents<'a>(rulebook: &'a Rulebook, answers: &Answers) -> Vec<DocumentSaid<'a>> {
    let said = |alone: Alone<'a>| DocumentSaid {
        id: &alone.document.id,
        verdict: alone.verdict,
        fit: alone.fit.map(|fit| fit.as_ref().map(FitSaid::of)),
    };
    analysis::documents(rulebook, answers).into_iter().map(said).collect()
}

fn tipping<'a>(
    rulebook: &'a Rulebook,
    answers: &Answers,
    assessment: &Assessment,
    among: Among,
) -> Vec<TippingPointSaid<'a>> {
    let change = |change: &Change| {
        let question = rulebook.question(change.question);
        let [from, to] = [change.from, change.to].map(|answer| answer_given(question, answer));
        ChangeSaid { question: &question.id, from, to }
    };
    let said = |point: TippingPoint| TippingPointSaid {
        verdict: point.verdict,
        choices_only: among == Among::Choices,
        changes: point.changes.iter().map(change).collect(),
        text: explain::tipping_point(rulebook, &point),
    };
    analysis::tipping_points(rulebook, answers, assessment, among).into_iter().map(said).collect()
}

/// Where the work passes from one hand to another. A step that is open, or is split further, is in no one's hands yet.
pub(super) fn hand_overs<'a>(steps: &'a [Step], verdicts: &[Verdict]) -> Vec<HandOver<'a>> {
    let in_hands = |verdict| matches!(verdict, Verdict::Bpo | Verdict::Kpo | Verdict::Retain);
    let done: Vec<(&str, Verdict)> =
        steps.iter().map(|step| step.title.as_str()).zip(verdicts.iter().copied()).collect();
    let pairs = done.iter().zip(done.iter().skip(1));
    pairs
        .filter(|((_, from), (_, to))| from != to && in_hands(*from) && in_hands(*to))
        .map(|((from_step, from), (to_step, to))| HandOver { from_step, from: *from, to_step, to: *to })
        .collect()
}
