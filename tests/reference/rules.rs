//! Small random rulebooks, as rule files.

use outfit::source::Source;

use super::cells;
use super::cited::{citations, citations_text, documents, documents_text};
use super::random::Random;

/// A question before it is written.
struct Question {
    id: String,
    kind: &'static str,
    levels: Vec<&'static str>,
    gated: bool,
}

/// The files of a random rulebook: one to six questions, one to six criteria, up to two gates, up to three documents; the built-in
/// bands and the built-in certainty each in half of all cases.
pub(crate) fn random(random: &mut Random, builtin: &[Source]) -> Vec<(&'static str, String)> {
    let count = random.between(1, 6);
    let mut questions: Vec<Question> = (0..count).map(|at| question(random, at)).collect();
    let documents = documents(random);
    let (criteria, read) = criteria(random, &questions, &documents);
    let gates = gates(random, &mut questions, &documents);
    let mut text = criteria + &gates + &documents_text(random, &documents);
    let choices = random.pick(&[20, 50, 100]);
    for (at, question) in questions.iter().enumerate() {
        text += &question_text(random, question);
        if random.chance(choices) {
            text += "choice = true\n";
        }
        if !read.contains(&at) && !question.gated {
            text += &advice(question);
        }
    }
    vec![
        ("bands.toml", if random.chance(50) { kept(builtin, "bands.toml") } else { cells::text(random) }),
        ("about.toml", about(random, builtin)),
        ("own.toml", text),
    ]
}

fn kept(builtin: &[Source], name: &str) -> String {
    builtin.iter().find(|file| file.name.ends_with(name)).unwrap().text.clone()
}

fn about(random: &mut Random, builtin: &[Source]) -> String {
    let text = kept(builtin, "rulebook.toml");
    assert!(text.contains("percent = 95"), "the certainty stands elsewhere");
    let certainty = if random.chance(50) { 95 } else { random.pick(&[51, 60, 67, 75, 80, 90, 100]) };
    text.replace("percent = 95", &format!("percent = {certainty}"))
}

fn question(random: &mut Random, at: usize) -> Question {
    let kind = random.pick(&["scale", "one-of", "any-of"]);
    let levels = match kind {
        "scale" => vec!["1", "2", "3", "4", "5"],
        _ => {
            let count = random.between(2, 4);
            random.some(&["a", "b", "c", "d"], count)
        }
    };
    Question { id: format!("q{at}"), kind, levels, gated: false }
}

fn question_text(random: &mut Random, question: &Question) -> String {
    let Question { id, kind, levels, gated } = question;
    let order = random.between(0, 3);
    let mut text = format!(
        "[[question]]\nid = \"{id}\"\nkind = \"{kind}\"\norder = {order}\ntopic = \"T\"\ntext = \"T\"\nwhy = \"T\"\n"
    );
    if !gated && random.chance(40) {
        text += "may-not-apply = true\n";
    }
    for (at, level) in levels.iter().enumerate() {
        let order = if *kind == "scale" { 0 } else { at };
        text += &format!("level.{level} = {{ order = {order}, label = \"L\" }}\n");
    }
    text
}

/// Criteria, and which questions they read.
fn criteria(random: &mut Random, questions: &[Question], documents: &[String]) -> (String, Vec<usize>) {
    let (mut text, mut read) = (String::new(), Vec::new());
    // Now and then all of them speak of one side alone.
    let lone_side = if random.chance(10) { Some(random.chance(50)) } else { None };
    for at in 0..random.between(1, 6) {
        let of = random.between(0, questions.len() - 1);
        let question = questions.get(of).unwrap();
        let order = random.between(0, 3);
        text += &format!("[[criterion]]\nid = \"c{at}\"\norder = {order}\nquestion = \"{}\"\n", question.id);
        // All together at most 500, so that no more points are possible than a rulebook may have.
        text += &grounds(random, documents, if at == 0 { 100 } else { 80 });
        let (bpo, kpo) = match lone_side {
            Some(bpo) => (bpo, !bpo),
            None => random.pick(&[(true, true), (true, true), (true, false), (false, true)]),
        };
        for side in [("bpo", bpo), ("kpo", kpo)].into_iter().filter(|(_, there)| *there).map(|(side, _)| side)
        {
            let support = question.levels.iter().map(|level| format!("{level} = {}", random.between(0, 4)));
            let support = support.collect::<Vec<_>>().join(", ");
            text += &format!("{side}.says = \"S\"\n{side}.support = {{ {support} }}\n");
        }
        read.push(of);
    }
    (text, read)
}

/// Citations and a weight: that of the documents, or another one with a reason.
fn grounds(random: &mut Random, documents: &[String], most: usize) -> String {
    let citations = citations(random, documents, 55);
    let text = citations_text(&citations);
    if !citations.is_empty() && random.chance(50) {
        return text;
    }
    let weight = if random.chance(15) { random.between(1, most) } else { random.between(1, 5) };
    format!("{text}weight = {weight}\nbecause = \"B\"\n")
}

/// Up to two gates of one verdict, now and then on one question; or two of different verdicts, which can't fire together.
fn gates(random: &mut Random, questions: &mut [Question], documents: &[String]) -> String {
    let of = random.between(0, questions.len() - 1);
    let question = questions.get_mut(of).unwrap();
    if question.kind != "any-of" && random.chance(15) {
        return apart(random, question, documents);
    }
    let verdict = if random.chance(70) { "retain" } else { random.pick(&["bpo", "kpo", "hybrid"]) };
    let (mut text, mut last) = (String::new(), None);
    for at in 0..random.between(0, 2) {
        let of = last.filter(|_| random.chance(50)).unwrap_or(random.between(0, questions.len() - 1));
        let question = questions.get_mut(of).unwrap();
        last = Some(of);
        let count = random.between(1, question.levels.len());
        let levels = random.some(&question.levels, count);
        text += &gate_text(random, at, question, &levels, verdict, documents);
    }
    text
}

/// Two gates of different verdicts on different levels of one question.
fn apart(random: &mut Random, question: &mut Question, documents: &[String]) -> String {
    let levels = random.some(&question.levels, question.levels.len());
    let first = random.between(1, levels.len() - 1);
    let second = random.between(first + 1, levels.len());
    let mut text = String::new();
    let verdicts = random.some(&["retain", "bpo", "kpo", "hybrid"], 2);
    for (at, (verdict, range)) in verdicts.into_iter().zip([0..first, first..second]).enumerate() {
        text += &gate_text(random, at, question, levels.get(range).unwrap(), verdict, documents);
    }
    text
}

fn gate_text(
    random: &mut Random,
    at: usize,
    question: &mut Question,
    levels: &[&str],
    verdict: &str,
    documents: &[String],
) -> String {
    question.gated = true;
    let (id, order) = (&question.id, random.between(0, 3));
    let citations = citations_text(&citations(random, documents, 35));
    format!(
        "[[gate]]\nid = \"g{at}\"\norder = {order}\nquestion = \"{id}\"\nlevels = {levels:?}\n{citations}\
         verdict = \"{verdict}\"\nground = \"G\"\ncondition = \"C\"\nbecause = \"B\"\n"
    )
}

/// Advice on a question that nothing else reads: open or not, it must not count.
fn advice(question: &Question) -> String {
    let (id, level) = (&question.id, question.levels.first().unwrap());
    format!(
        "[[advice]]\nid = \"{id}\"\nkind = \"step\"\ntopic = \"T\"\ntext = \"T\"\nbecause = \"B\"\n\
         when = {{ question = \"{id}\", levels = [\"{level}\"] }}\n"
    )
}
