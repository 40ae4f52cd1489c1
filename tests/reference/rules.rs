//! Small random rulebooks, as rule files.

use outfit::source::Source;

use super::random::Random;

/// A question before it is written.
struct Question {
    id: String,
    kind: &'static str,
    levels: Vec<&'static str>,
    gated: bool,
}

/// The files of a random rulebook: one to five questions, one to five criteria, up to two gates of one verdict, the built-in
/// bands; the built-in certainty in half of all cases.
pub(crate) fn random(random: &mut Random, builtin: &[Source]) -> Vec<(&'static str, String)> {
    let count = random.between(1, 5);
    let mut questions: Vec<Question> = (0..count).map(|at| question(random, at)).collect();
    let (criteria, read) = criteria(random, &questions);
    let gates = gates(random, &mut questions);
    let mut text = criteria + &gates;
    for (at, question) in questions.iter().enumerate() {
        text += &question_text(random, question);
        if !read.contains(&at) && !question.gated {
            text += &advice(question);
        }
    }
    vec![
        ("bands.toml", kept(builtin, "bands.toml")),
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
fn criteria(random: &mut Random, questions: &[Question]) -> (String, Vec<usize>) {
    let (mut text, mut read) = (String::new(), Vec::new());
    // Now and then all of them speak of one side alone.
    let lone_side = if random.chance(10) { Some(random.chance(50)) } else { None };
    for at in 0..random.between(1, 5) {
        let of = random.between(0, questions.len() - 1);
        let question = questions.get(of).unwrap();
        let (order, weight) = (
            random.between(0, 3),
            if random.chance(15) { random.between(1, 100) } else { random.between(1, 5) },
        );
        text += &format!("[[criterion]]\nid = \"c{at}\"\norder = {order}\nquestion = \"{}\"\n", question.id);
        text += &format!("weight = {weight}\nbecause = \"B\"\n");
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

/// Up to two gates of one verdict, now and then on one question.
fn gates(random: &mut Random, questions: &mut [Question]) -> String {
    let verdict = if random.chance(70) { "retain" } else { random.pick(&["bpo", "kpo", "hybrid"]) };
    let (mut text, mut last) = (String::new(), None);
    for at in 0..random.between(0, 2) {
        let of = last.filter(|_| random.chance(50)).unwrap_or(random.between(0, questions.len() - 1));
        let question = questions.get_mut(of).unwrap();
        question.gated = true;
        last = Some(of);
        let count = random.between(1, question.levels.len());
        let levels = random.some(&question.levels, count);
        let (id, order) = (&question.id, random.between(0, 3));
        text +=
            &format!("[[gate]]\nid = \"g{at}\"\norder = {order}\nquestion = \"{id}\"\nlevels = {levels:?}\n");
        text += &format!("verdict = \"{verdict}\"\nground = \"G\"\ncondition = \"C\"\nbecause = \"B\"\n");
    }
    text
}

/// Advice on a question that nothing else reads: open or not, it must not count.
fn advice(question: &Question) -> String {
    let (id, level) = (&question.id, question.levels.first().unwrap());
    format!(
        "[[advice]]\nid = \"{id}\"\nkind = \"step\"\ntopic = \"T\"\ntext = \"T\"\nbecause = \"B\"\n\
         when = {{ question = \"{id}\", levels = [\"{level}\"] }}\n"
    )
}
