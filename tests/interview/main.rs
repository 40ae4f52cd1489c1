//! The interview without a terminal: a simulated person answers it.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail, and this one has a figure to show"
)]

#[path = "../reference/random.rs"]
mod random;

use std::path::Path;

use outfit::assess::assess;
use outfit::interview::{Asked, Draft, Interview, Order, Pace, Part, Prompt, Reply, Said, Taken};
use outfit::rulebook::{Kind, Question, QuestionIx, Rulebook, Verdict};
use outfit::source::Source;
use outfit::task::{Answer, Answers, LevelSet, Task};
use random::Random;

/// Any answer that leaves nothing open.
fn some_answer(random: &mut Random, question: &Question) -> Answer {
    let all: Vec<usize> = (0..question.levels.len()).collect();
    match question.kind {
        Kind::AnyOf => {
            let count = random.between(0, all.len());
            Answer::Chosen(random.some(&all, count).into_iter().collect())
        }
        Kind::Scale | Kind::OneOf => Answer::Level(random.pick(&all)),
    }
}

/// When what was reached: after so many questions.
#[derive(Debug, Default, Clone, Copy)]
struct Counted {
    given: Option<usize>,
    settled: Option<usize>,
    counted: usize,
}

/// Answers truthfully until the report, and tells what was reached when. Whoever is told a verdict goes on.
fn answered(rulebook: &Rulebook, truth: &Answers, order: Order) -> (Draft, Counted, Option<Verdict>) {
    let mut interview = Interview::new(rulebook, order, Taken::Whole, Draft::default());
    let (mut when, mut verdict) = (Counted::default(), None);
    loop {
        let reply = match interview.prompt() {
            Prompt::Title => Reply::Title("Work".to_owned()),
            Prompt::Question(Asked { question, .. }) => {
                when.counted += usize::from(rulebook.is_counted(question));
                Reply::Said(Said::Is(truth.get(question)))
            }
            Prompt::Confirm { .. } => {
                // A gate settles it, which nobody needs to be told twice.
                Reply::Keep
            }
            Prompt::Reached { verdict: reached, settled } => {
                when.given = when.given.or(Some(when.counted));
                if settled {
                    when.settled = when.settled.or(Some(when.counted));
                    verdict = Some(reached);
                }
                Reply::Go(Pace::On)
            }
            Prompt::Parts => unreachable!("nothing differs"),
            Prompt::Check => Reply::Checked,
            Prompt::Done => return (interview.draft().clone(), when, verdict),
        };
        interview.take(reply);
    }
}

fn calibration(rulebook: &Rulebook) -> Vec<Task> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/calibration");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    let task = |path: &std::path::PathBuf| {
        let source =
            Source { name: path.display().to_string(), text: std::fs::read_to_string(path).unwrap() };
        Task::from_json(rulebook, source).unwrap()
    };
    paths.iter().map(task).collect()
}

fn median(mut values: Vec<usize>) -> usize {
    values.sort_unstable();
    *values.get(values.len() / 2).unwrap()
}

#[test]
fn a_verdict_comes_after_few_questions() {
    let rulebook = Rulebook::builtin().unwrap();
    let tasks = calibration(&rulebook);
    let all = rulebook.questions().filter(|(at, _)| rulebook.is_counted(*at)).count();
    let (mut given, mut settled) = (Vec::new(), Vec::new());
    for task in &tasks {
        let (_, when, verdict) = answered(&rulebook, &task.answers, Order::Telling);
        if let Some(verdict) = verdict {
            assert_eq!(verdict, assess(&rulebook, task).verdict(), "{:?}", task.title);
        }
        given.push(when.given.unwrap_or(all));
        settled.push(when.settled.unwrap_or(all));
    }
    let (given, settled) = (median(given), median(settled));
    let figure = format!(
        "of {all} questions, over {} tasks: a verdict after {given}, settled after {settled} (medians)",
        tasks.len()
    );
    println!("{figure}");
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    assert!(readme.contains(&figure), "the README has another figure");
    assert!(given <= 7 && settled <= 11, "a verdict after {given}, settled after {settled}");
}

#[test]
fn a_settled_interview_gives_the_verdict_of_all_answers() {
    let rulebook = Rulebook::builtin().unwrap();
    let mut seen = 0;
    for seed in 0..120 {
        let mut random = Random::new(seed);
        let mut truth = Answers::default();
        for (at, question) in rulebook.questions() {
            truth.set(at, some_answer(&mut random, question));
        }
        let (draft, _, settled) = answered(&rulebook, &truth, Order::Telling);
        let whole = Task { answers: truth, ..Task::default() };
        let verdict = assess(&rulebook, &whole).verdict();
        assert_eq!(assess(&rulebook, &draft.task()).verdict(), verdict, "seed {seed}");
        if let Some(settled) = settled {
            assert_eq!(settled, verdict, "seed {seed}");
            seen += 1;
        }
    }
    assert!(seen > 30, "only {seen} were settled early");
}

#[test]
fn all_in_rulebook_order_asks_every_question_once() {
    let rulebook = Rulebook::builtin().unwrap();
    let mut truth = Answers::default();
    for (at, question) in rulebook.questions() {
        truth.set(at, some_answer(&mut Random::new(7), question));
    }
    let (draft, when, _) = answered(&rulebook, &truth, Order::Rulebook);
    assert_eq!(when.counted, rulebook.questions().filter(|(at, _)| rulebook.is_counted(*at)).count());
    assert_eq!(draft.said.len(), rulebook.questions().len());
    assert_eq!(draft.answers(), truth);
}

/// Goes on until something is asked that only the person can tell.
fn settle_down(interview: &mut Interview<'_>) -> Prompt {
    loop {
        let reply = match interview.prompt() {
            Prompt::Confirm { .. } => Reply::Keep,
            Prompt::Reached { .. } => Reply::Go(Pace::On),
            prompt => return prompt,
        };
        interview.take(reply);
    }
}

/// Some reply to a question, often one that is no plain answer.
fn some_reply(random: &mut Random, rulebook: &Rulebook, interview: &Interview<'_>, asked: Asked) -> Reply {
    let question = rulebook.question(asked.question);
    let known: Vec<QuestionIx> = interview.draft().said.keys().copied().collect();
    match random.between(0, 9) {
        0 | 1 => Reply::Back,
        2 if !known.is_empty() => Reply::Change(Asked { part: None, question: random.pick(&known) }),
        3 => Reply::Said(Said::Is(Answer::Unknown)),
        4 if asked.part.is_none() => Reply::Said(Said::Differs),
        5 if question.kind != Kind::AnyOf => {
            Reply::Said(Said::Is(Answer::Among([0, 1].into_iter().collect::<LevelSet>())))
        }
        _ => Reply::Said(Said::Is(some_answer(random, question))),
    }
}

#[test]
fn whatever_way_was_taken_the_last_answers_alone_count() {
    let rulebook = Rulebook::builtin().unwrap();
    let mut parts = 0;
    for seed in 0..50 {
        let mut random = Random::new(seed);
        let mut interview = Interview::new(&rulebook, Order::Telling, Taken::Whole, Draft::default());
        for _ in 0..random.between(5, 60) {
            let reply = match settle_down(&mut interview) {
                Prompt::Title => Reply::Title("Work".to_owned()),
                Prompt::Question(asked) => some_reply(&mut random, &rulebook, &interview, asked),
                Prompt::Parts if random.chance(30) => Reply::Back,
                Prompt::Parts => Reply::Parts(vec!["One".to_owned(), "Other".to_owned()]),
                Prompt::Check if random.chance(50) => Reply::Back,
                _ => break,
            };
            interview.take(reply);
        }
        let wanted = interview.draft().clone();
        parts += usize::from(!wanted.task().steps.is_empty());
        // The parts are named where they are asked for, once the whole was: here at once.
        let named = |part: &Part| Part { title: part.title.clone(), ..Part::default() };
        let parts_named = wanted.parts.iter().map(named).collect();
        let start = Draft { title: wanted.title.clone(), parts: parts_named, ..Draft::default() };
        let mut direct = Interview::new(&rulebook, Order::Telling, Taken::Whole, start);
        give(&mut direct, &wanted);
        // Someone who stands at an earlier question comes from there to the same place.
        if let Prompt::Question(asked) = settle_down(&mut interview)
            && let Some(said) = said(&wanted, asked)
        {
            interview.take(Reply::Said(said));
        }
        if settle_down(&mut interview) == Prompt::Title {
            interview.take(Reply::Title(wanted.title.clone().unwrap_or_default()));
        }
        assert_eq!(settle_down(&mut direct), settle_down(&mut interview), "seed {seed}");
        assert_eq!(direct.draft().said, interview.draft().said, "seed {seed}");
        assert_eq!(direct.draft().parts, interview.draft().parts, "seed {seed}");
    }
    assert!(parts > 3, "only {parts} had parts");
}

#[test]
fn each_way_to_go_on_leads_where_it_says() {
    let rulebook = Rulebook::builtin().unwrap();
    let task = calibration(&rulebook).into_iter().next().unwrap();
    let mut interview =
        Interview::new(&rulebook, Order::Telling, Taken::Whole, Draft::of(&rulebook, task.clone()));
    // Everything that counts is answered: what is said first is that nothing can change the verdict.
    assert!(matches!(interview.prompt(), Prompt::Reached { settled: true, .. }));
    interview.take(Reply::Keep);
    assert!(
        matches!(interview.prompt(), Prompt::Reached { .. }),
        "a reply that does not fit changes nothing"
    );
    let asked = Asked { part: None, question: *interview.draft().said.keys().next().unwrap() };
    interview.take(Reply::Change(asked));
    assert_eq!(interview.prompt(), Prompt::Question(asked));
    interview.take(Reply::Back);
    assert!(matches!(interview.prompt(), Prompt::Reached { .. }), "the answer is left as it was");
    interview.take(Reply::Go(Pace::Report));
    assert_eq!(interview.prompt(), Prompt::Check);
    interview.take(Reply::Note(asked.question, "by hand".to_owned()));
    assert!(interview.draft().task().notes.contains(&(asked.question, "by hand".to_owned())));
    interview.take(Reply::Note(asked.question, String::new()));
    assert_eq!(interview.draft().task().notes.iter().find(|(at, _)| *at == asked.question), None);
    interview.take(Reply::Checked);
    assert_eq!(interview.prompt(), Prompt::Done);
    // A few answers, and all that is left.
    let mut interview = Interview::new(&rulebook, Order::Telling, Taken::InParts, Draft::default());
    interview.take(Reply::Title("Work".to_owned()));
    assert_eq!(interview.prompt(), Prompt::Parts);
    interview.take(Reply::Parts(vec!["One".to_owned(), "Other".to_owned()]));
    let (mut asked, mut rest) = (0, false);
    loop {
        let reply = match interview.prompt() {
            Prompt::Question(of) => {
                asked += usize::from(rulebook.is_counted(of.question));
                Reply::Said(Said::Is(task.answers.get(of.question)))
            }
            Prompt::Reached { .. } => {
                rest = true;
                Reply::Go(Pace::Rest)
            }
            _ => break,
        };
        interview.take(reply);
    }
    assert!(
        rest && asked == rulebook.questions().filter(|(at, _)| rulebook.is_counted(*at)).count(),
        "{asked}"
    );
    assert!(interview.draft().task().steps.is_empty(), "nothing differs from part to part");
}

fn said(draft: &Draft, asked: Asked) -> Option<Said> {
    match asked.part.map(|part| draft.parts.get(part)) {
        None => draft.said.get(&asked.question).copied(),
        Some(part) => part?.said.get(&asked.question).map(|answer| Said::Is(*answer)),
    }
}

/// Gives all that was said, as it was said last.
fn give(interview: &mut Interview<'_>, wanted: &Draft) {
    let whole = wanted.said.keys().map(|question| Asked { part: None, question: *question });
    let parts = wanted.parts.iter().enumerate().flat_map(|(part, of)| {
        of.said.keys().map(move |question| Asked { part: Some(part), question: *question })
    });
    for asked in whole.chain(parts) {
        if let Some(said) = said(wanted, asked) {
            interview.take(Reply::Change(asked));
            interview.take(Reply::Said(said));
        }
    }
}
