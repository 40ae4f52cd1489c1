//! Which advice an answer allows, and what each piece says.

use bench::counted;
use outfit::report::AdviceSaid;
use outfit::rulebook::{Advice, AdviceKind, Basis, Condition, Given, QuestionIx, Rulebook, Truth, Verdict};
use outfit::task::{Answer, Answers};

use crate::Error;

/// So many next steps a report gives, as documented.
const MOST_STEPS: usize = 5;

/// What all pieces say, and which of them are next steps.
pub(crate) struct Pieces {
    texts: Vec<String>,
    steps: u64,
}

impl Pieces {
    pub(crate) fn of(rulebook: &Rulebook) -> Result<Self, Error> {
        let advice = rulebook.advice();
        if advice.len() > 64 {
            return Err("more advice than bits".into());
        }
        // One lookup an answer is enough as long as each part reads one answer, or none.
        if advice.iter().flat_map(|advice| parts(&advice.when)).any(|part| reads(part) > 1) {
            return Err("advice whose condition no table by answers holds".into());
        }
        let texts = advice.iter().map(said).collect::<Result<_, Error>>()?;
        Ok(Self { texts, steps: mask(rulebook, |advice| advice.kind == AdviceKind::Step) })
    }

    /// Adds the pieces of a mask as a report orders them: the first next steps, then all that is to be watched.
    pub(crate) fn write(&self, pieces: u64, out: &mut Vec<u8>) {
        let steps = bits(pieces & self.steps).take(MOST_STEPS);
        for (written, at) in steps.chain(bits(pieces & !self.steps)).enumerate() {
            if written > 0 {
                out.push(b',');
            }
            out.extend_from_slice(self.texts[at].as_bytes());
        }
    }
}

/// The positions of the bits of a mask, the lowest first.
fn bits(mut mask: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = (mask != 0).then(|| mask.trailing_zeros() as usize);
        mask &= mask.wrapping_sub(1);
        lowest
    })
}

fn mask(rulebook: &Rulebook, holds: impl Fn(&Advice) -> bool) -> u64 {
    let pieces = rulebook.advice().iter().enumerate();
    pieces.filter(|(_, advice)| holds(advice)).fold(0, |mask, (at, _)| mask | 1 << at)
}

/// One piece. The library makes it of nothing but a whole assessment, which need not come to it.
fn said(advice: &Advice) -> Result<String, Error> {
    let ours = match (advice.citations.is_empty(), advice.because.is_some()) {
        (true, _) => " (our suggestion)",
        (false, true) => " (in part our suggestion)",
        (false, false) => "",
    };
    let said = AdviceSaid {
        id: &advice.id,
        kind: advice.kind,
        topic: &advice.topic,
        text: format!("{}{ours}", advice.text),
        citations: advice.citations.iter().collect(),
    };
    Ok(serde_json::to_string(&said)?)
}

/// The parts of a condition that must all hold.
fn parts(condition: &Condition) -> Vec<&Condition> {
    match condition {
        Condition::All(all) => all.iter().flat_map(parts).collect(),
        part => vec![part],
    }
}

/// How many answers a part of a condition reads, the verdict counted as one.
fn reads(part: &Condition) -> usize {
    part.questions().len() + usize::from(part.reads_verdict() || part.reads_basis())
}

/// Whether a part of a condition holds by the one answer that it reads, or by the verdict alone.
fn part_holds(rulebook: &Rulebook, part: &Condition, given: (Verdict, Basis), answers: &Answers) -> bool {
    let answer = |question, levels: &[usize]| {
        answers.get(question).is_one_of(levels.iter().copied().collect(), rulebook.question(question))
    };
    part.holds(&Given { verdict: given.0, basis: given.1, answer }) == Truth::Yes
}

/// The advice that an answer to a question does not rule out.
pub(crate) fn allowed(rulebook: &Rulebook, at: QuestionIx, answer: Answer) -> u64 {
    let mut answers = Answers::default();
    answers.set(at, answer);
    // It is looked at no part of a condition that reads the verdict.
    let any = (Verdict::Undetermined, Basis::OpenAnswers);
    mask(rulebook, |advice| {
        let mut own = parts(&advice.when).into_iter().filter(|part| part.questions().contains(&at));
        own.all(|part| part_holds(rulebook, part, any, &answers))
    })
}

/// The advice that a verdict allows where no question is answered but those that count.
pub(crate) fn given(rulebook: &Rulebook, verdict: (Verdict, Basis)) -> u64 {
    let counted: Vec<QuestionIx> = counted(rulebook).into_iter().map(|(at, _)| at).collect();
    mask(rulebook, |advice| {
        let parts = parts(&advice.when).into_iter();
        let mut other = parts.filter(|part| part.questions().iter().all(|at| !counted.contains(at)));
        other.all(|part| part_holds(rulebook, part, verdict, &Answers::default()))
    })
}
