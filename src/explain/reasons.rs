//! The reasons: what each answered criterion says for either side.

use std::cmp::Reverse;

use serde::Serialize;

use super::answers::answer_in_words;
use super::sentence;
use crate::assess::{Assessment, Points};
use crate::order::sort_by_key;
use crate::rulebook::{Citation, Criterion, PerSide, QuestionIx, Rulebook, Side, SideRule, States, Verdict};
use crate::task::{Answer, Answers};

/// Which side a criterion speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Favors {
    /// It gives a BPO more support.
    Bpo,
    /// It gives a KPO more support.
    Kpo,
    /// It gives both the same, and much.
    Both,
    /// It gives both the same, and little.
    Neither,
}

/// What one criterion says of the task.
#[derive(Debug, Clone)]
pub struct Reason<'r> {
    /// The criterion.
    pub criterion: &'r Criterion,
    /// The question that it reads.
    pub question: QuestionIx,
    /// What was said to it.
    pub answer: Answer,
    /// Whom it speaks for.
    pub favors: Favors,
    /// What it earned and what it could.
    pub points: Points,
    /// The answer and what the documents say of such work, in one or two sentences.
    pub text: String,
    /// What states that: of a reason for one side the citations that speak of it.
    pub citations: Vec<&'r Citation>,
}

impl Reason<'_> {
    /// The more of the points that it gives the two sides.
    pub(crate) fn larger(&self) -> u32 {
        self.points.earned.bpo.max(self.points.earned.kpo).unwrap_or(0)
    }
}

/// A reason for each answered criterion: those that favor the verdict first, then by points.
pub fn reasons<'r>(rulebook: &'r Rulebook, answers: &Answers, assessment: &Assessment) -> Vec<Reason<'r>> {
    let answered = rulebook.criteria().iter().zip(&assessment.points);
    let mut reasons: Vec<Reason<'r>> = answered
        .filter_map(|(criterion, points)| {
            Some(reason(rulebook, criterion, answers.get(criterion.question), (*points)?))
        })
        .collect();
    let first = |reason: &Reason<'_>| (rank(assessment.verdict, reason.favors), Reverse(reason.larger()));
    sort_by_key(&mut reasons, first);
    reasons
}

/// The group of a reason: what favors the verdict, what speaks for both, what speaks against it, what says little.
pub(crate) fn rank(verdict: Verdict, favors: Favors) -> u8 {
    match (verdict, favors) {
        (Verdict::Bpo, Favors::Bpo) | (Verdict::Kpo, Favors::Kpo) | (Verdict::Hybrid, Favors::Both) => 0,
        (_, Favors::Both) => 1,
        (_, Favors::Bpo | Favors::Kpo) => 2,
        (_, Favors::Neither) => 3,
    }
}

/// What an answered criterion says: it depends on the answer alone.
pub(crate) fn reason<'r>(
    rulebook: &'r Rulebook,
    criterion: &'r Criterion,
    answer: Answer,
    points: Points,
) -> Reason<'r> {
    let question = rulebook.question(criterion.question);
    let favors = favors(criterion, points.earned);
    let said = answer_in_words(question, telling(criterion, favors, answer));
    let text = format!(
        "{}: \u{201c}{said}\u{201d}. {}",
        name(rulebook, criterion),
        sentence(&statement(criterion, favors, points.earned))
    );
    let citations = criterion.citations.iter().filter(|citation| states(citation.side, favors)).collect();
    Reason { criterion, question: criterion.question, answer, favors, points, text, citations }
}

/// What a reason is about: the question's topic, or where several criteria read the question, the criterion's id in words.
pub fn name(rulebook: &Rulebook, criterion: &Criterion) -> String {
    if rulebook.criteria().iter().filter(|other| other.question == criterion.question).count() == 1 {
        return rulebook.question(criterion.question).topic.to_string();
    }
    let words = criterion.id.replace('-', " ");
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        .unwrap_or_default()
}

/// Whether a citation of that side states what a reason says.
fn states(side: States, favors: Favors) -> bool {
    match (favors, side) {
        (Favors::Bpo, States::Kpo) | (Favors::Kpo, States::Bpo) => false,
        (Favors::Bpo | Favors::Kpo | Favors::Both | Favors::Neither, _) => true,
    }
}

/// The side with more support; an absent side counts 0.
fn favors(criterion: &Criterion, earned: PerSide<Option<u32>>) -> Favors {
    let (bpo, kpo) = (earned.bpo.unwrap_or(0), earned.kpo.unwrap_or(0));
    match bpo.cmp(&kpo) {
        std::cmp::Ordering::Greater => Favors::Bpo,
        std::cmp::Ordering::Less => Favors::Kpo,
        // Points are weight times support: the same support for both is much from 2 up.
        std::cmp::Ordering::Equal if bpo >= 2 * criterion.weight => Favors::Both,
        std::cmp::Ordering::Equal => Favors::Neither,
    }
}

/// Of several chosen levels those that speak for the side that the reason is for.
fn telling(criterion: &Criterion, favors: Favors, answer: Answer) -> Answer {
    let side = match favors {
        Favors::Bpo => Side::Bpo,
        Favors::Kpo => Side::Kpo,
        Favors::Both | Favors::Neither => return answer,
    };
    match (answer, criterion.sides.get(side)) {
        (Answer::Chosen(levels), Some(rule)) => Answer::Chosen(
            levels
                .iter()
                .filter(|level| rule.support.get(*level).is_some_and(|support| *support > 0))
                .collect(),
        ),
        _ => answer,
    }
}

fn statement(criterion: &Criterion, favors: Favors, earned: PerSide<Option<u32>>) -> String {
    let says = |side: Side| criterion.sides.get(side).as_ref().map(|rule: &SideRule| &*rule.says);
    // Points are weight times support: up to half of the most support speaks for a side in part.
    let in_part = earned.bpo.max(earned.kpo).unwrap_or(0) <= 2 * criterion.weight;
    match (favors, says(Side::Bpo), says(Side::Kpo)) {
        (Favors::Bpo, Some(says), _) | (Favors::Kpo, _, Some(says)) if in_part => {
            format!("{says}: here in part")
        }
        (Favors::Bpo, Some(says), _) | (Favors::Kpo, _, Some(says)) => says.to_owned(),
        (Favors::Both, Some(bpo), Some(kpo)) => format!("{bpo}, {kpo}: here some of each"),
        (_, Some(bpo), Some(kpo)) => format!("{bpo}, {kpo}: here little of either"),
        (_, Some(says), None) | (_, None, Some(says)) => format!("{says}: not here"),
        (_, None, None) => String::new(),
    }
}
