//! Tasks as an export of sourcing requests has them: the same ones for the same seed.

use fastrand::Rng;
use outfit::rulebook::{Kind, Question, QuestionIx, Rulebook, Side};

use crate::counted;
use crate::titles::Titles;

/// What kind of work a task is of, so that every verdict comes up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Work {
    /// Most answers speak for a BPO.
    Routine,
    /// Most answers speak for a KPO.
    Knowledge,
    /// Each answer speaks for the one or for the other.
    Mixed,
    /// Most answers speak for nobody.
    Neither,
    /// The answers are any.
    Any,
    /// A gate is likely to fire.
    Kept,
}

impl Work {
    const ALL: [Self; 6] =
        [Self::Routine, Self::Knowledge, Self::Mixed, Self::Neither, Self::Any, Self::Kept];

    /// How many of 100 tasks are of it.
    fn share(self) -> u32 {
        match self {
            Self::Routine => 32,
            Self::Knowledge => 24,
            Self::Mixed => 16,
            Self::Neither => 10,
            Self::Any => 10,
            Self::Kept => 8,
        }
    }

    /// How likely an answer is, by how far it speaks for either side and whether a gate fires on it.
    fn weight(self, bpo: u32, kpo: u32, fires: bool) -> u32 {
        match self {
            Self::Kept if fires => 6,
            _ if fires => 0,
            Self::Routine => 1 + 4 * bpo,
            Self::Knowledge => 1 + 4 * kpo,
            Self::Neither if bpo + kpo <= 2 => 12,
            Self::Mixed | Self::Neither | Self::Any | Self::Kept => 1,
        }
    }
}

/// A question, ready to be answered.
struct Asked {
    /// Its name and the colon behind it.
    name: String,
    many: bool,
    /// The levels as JSON writes them.
    levels: Vec<String>,
    /// How likely each is, for each kind of work.
    weights: [Vec<u32>; Work::ALL.len()],
}

impl Asked {
    fn of(rulebook: &Rulebook, at: QuestionIx, question: &Question) -> Self {
        let weights = Work::ALL.map(|work| {
            let levels = 0..question.levels.len();
            levels.map(|level| weight(rulebook, at, level, work)).collect()
        });
        let levels = question.levels.iter().map(|level| match question.kind {
            Kind::Scale => level.id.to_string(),
            Kind::OneOf | Kind::AnyOf => format!("\"{}\"", level.id),
        });
        let (name, many) = (format!("\"{}\":", question.id), question.kind == Kind::AnyOf);
        Self { name, many, levels: levels.collect(), weights }
    }

    fn write(&self, rng: &mut Rng, work: Work, out: &mut Vec<u8>) {
        let work = match work {
            Work::Mixed if rng.bool() => Work::Routine,
            Work::Mixed => Work::Knowledge,
            work => work,
        };
        let weights = &self.weights[work as usize];
        out.extend_from_slice(self.name.as_bytes());
        if !self.many {
            return out.extend_from_slice(self.levels[drawn(rng, weights)].as_bytes());
        }
        // The main two or three are asked for.
        let mut chosen = [(); 3].map(|()| drawn(rng, weights));
        chosen.sort_unstable();
        out.push(b'[');
        for (at, level) in chosen.into_iter().enumerate() {
            if at > 0 && level == chosen[at - 1] {
                continue;
            }
            if at > 0 {
                out.push(b',');
            }
            out.extend_from_slice(self.levels[level].as_bytes());
        }
        out.push(b']');
    }
}

fn weight(rulebook: &Rulebook, at: QuestionIx, level: usize, work: Work) -> u32 {
    let support = |side: Side| -> u32 {
        let criteria = rulebook.criteria().iter().filter(|criterion| criterion.question == at);
        let rules = criteria.filter_map(|criterion| criterion.sides.get(side).as_ref());
        rules.map(|rule| u32::from(rule.support[level])).sum()
    };
    let fires = rulebook.gates_on(at).any(|gate| gate.levels.contains(&level));
    work.weight(support(Side::Bpo), support(Side::Kpo), fires)
}

/// Which of some things, by their weights.
fn drawn(rng: &mut Rng, weights: &[u32]) -> usize {
    let mut rest = rng.u32(..weights.iter().sum::<u32>().max(1));
    for (at, weight) in weights.iter().enumerate() {
        match rest.checked_sub(*weight) {
            Some(less) => rest = less,
            None => return at,
        }
    }
    0
}

/// Tasks, drawn one after the other.
pub struct Tasks {
    rng: Rng,
    titles: Titles,
    asked: Vec<Asked>,
    answers: usize,
    open: Open,
    next: u64,
}

/// Which questions tasks leave open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// Each task any.
    Any,
    /// All the last ones, as a table whose last columns are empty.
    Last,
}

/// One task in its parts, as JSON writes them.
#[derive(Debug, Default)]
pub struct Parts {
    /// The id.
    pub id: Vec<u8>,
    /// The title.
    pub title: Vec<u8>,
    /// The object of the answers.
    pub answers: Vec<u8>,
}

impl Tasks {
    /// Tasks over a rulebook, each with so many answers to the questions that count, or all there are.
    pub fn of(rulebook: &Rulebook, answers: usize, open: Open, seed: u64) -> Self {
        let asked: Vec<Asked> =
            counted(rulebook).into_iter().map(|(at, question)| Asked::of(rulebook, at, question)).collect();
        let answers = answers.min(asked.len());
        Self { rng: Rng::with_seed(seed), titles: Titles::of(rulebook), asked, answers, open, next: 0 }
    }

    /// The next task.
    pub fn draw(&mut self, parts: &mut Parts) {
        let Self { rng, titles, asked, answers, open, next } = self;
        *next += 1;
        for part in [&mut parts.id, &mut parts.title, &mut parts.answers] {
            part.clear();
        }
        parts.id.extend_from_slice(format!("\"PR-{next:08}\"").as_bytes());
        parts.title.push(b'"');
        titles.write(rng, &mut parts.title);
        parts.title.push(b'"');
        let work = Work::ALL[drawn(rng, &Work::ALL.map(Work::share))];
        parts.answers.push(b'{');
        let (mut left, mut still) = (*answers, asked.len());
        for asked in asked.iter() {
            // Every choice of so many questions is as likely as any other.
            let is_answered = match open {
                Open::Any => left == still || rng.usize(..still) < left,
                Open::Last => left > 0,
            };
            if is_answered {
                if parts.answers.len() > 1 {
                    parts.answers.push(b',');
                }
                asked.write(rng, work, &mut parts.answers);
                left -= 1;
            }
            still -= 1;
        }
        parts.answers.push(b'}');
    }
}

impl Parts {
    /// Adds the task to a text, without a line end.
    pub fn write(&self, out: &mut Vec<u8>) {
        for part in
            [&b"{\"id\":"[..], &self.id, b",\"title\":", &self.title, b",\"answers\":", &self.answers, b"}"]
        {
            out.extend_from_slice(part);
        }
    }
}
