//! Random rulebooks, each with another one that comes of it by a few changes.

use outfit::source::Source;
use toml::{Table, Value};

use super::random::Random;
use super::{cells, rules};

/// The texts of two rulebooks.
pub(crate) fn random(random: &mut Random, builtin: &[Source]) -> [String; 2] {
    let mut first = Table::new();
    for (_, text) in rules::random(random, builtin) {
        first.extend(text.parse::<Table>().unwrap());
    }
    let mut second = first.clone();
    for _ in 0..random.pick(&[1, 1, 2, 3, 5]) {
        change(random, &mut second);
    }
    let texts = [first, second].map(|table| toml::to_string(&table).unwrap());
    let [first, second] = texts;
    if random.chance(50) { [first, second] } else { [second, first] }
}

fn list<'t>(rules: &'t mut Table, key: &str) -> &'t mut Vec<Value> {
    rules.entry(key).or_insert(Value::Array(Vec::new())).as_array_mut().unwrap()
}

/// One of a list of tables.
fn one<'t>(random: &mut Random, list: &'t mut [Value]) -> Option<&'t mut Table> {
    let at = random.between(0, list.len().max(1) - 1);
    list.get_mut(at).and_then(Value::as_table_mut)
}

fn change(random: &mut Random, rules: &mut Table) {
    match random.between(0, 9) {
        0 => {
            if let Some(criterion) = one(random, list(rules, "criterion")) {
                let weight = i64::try_from(random.between(1, 9)).unwrap();
                criterion.insert("weight".to_owned(), weight.into());
                criterion.insert("because".to_owned(), "W".into());
            }
        }
        1 => support(random, rules),
        2 => drop(list(rules, "gate").pop()),
        3 => gate(random, rules),
        4 => question(random, rules),
        5 | 6 => level(random, rules),
        7 => {
            let bands: Table = cells::text(random).parse().unwrap();
            rules.extend(bands);
        }
        8 => {
            let percent = random.pick(&[51, 70, 90, 100]);
            rules
                .get_mut("certainty")
                .unwrap()
                .as_table_mut()
                .unwrap()
                .insert("percent".to_owned(), percent.into());
        }
        _ => moved(random, rules),
    }
}

/// Another support at one level.
fn support(random: &mut Random, rules: &mut Table) {
    let Some(criterion) = one(random, list(rules, "criterion")) else { return };
    let side = random.pick(&["bpo", "kpo"]);
    let Some(rule) = criterion.get_mut(side) else { return };
    let support = rule.get_mut("support").and_then(Value::as_table_mut).unwrap();
    let levels: Vec<String> = support.keys().cloned().collect();
    support.insert(random.pick(&levels), i64::try_from(random.between(0, 4)).unwrap().into());
}

/// A gate more, or another one of its id.
fn gate(random: &mut Random, rules: &mut Table) {
    let Some(question) = one(random, list(rules, "question")) else { return };
    question.remove("may-not-apply");
    let (id, levels) = (question["id"].clone(), question["level"].as_table().unwrap().keys());
    let levels: Vec<String> = levels.cloned().collect();
    let count = random.between(1, levels.len());
    let levels = random.some(&levels, count);
    let own = random.pick(&["g0", "g1", "new"]);
    let text = format!(
        "id = \"{own}\"\nquestion = {id}\nlevels = {levels:?}\nverdict = \"retain\"\nground = \"G\"\ncondition = \"C\"\n\
         because = \"B\""
    );
    let gates = list(rules, "gate");
    gates.retain(|gate| gate["id"].as_str() != Some(own));
    gates.push(Value::Table(text.parse().unwrap()));
}

/// A question more, with a criterion that reads it.
fn question(random: &mut Random, rules: &mut Table) {
    let at = list(rules, "question").len();
    let kind = random.pick(&["one-of", "any-of"]);
    let text = format!(
        "id = \"n{at}\"\nkind = \"{kind}\"\ntopic = \"T\"\ntext = \"T\"\nwhy = \"T\"\nlevel.a.label = \"L\"\nlevel.b.label = \"L\""
    );
    list(rules, "question").push(Value::Table(text.parse().unwrap()));
    let weight = random.between(1, 5);
    let text = format!(
        "id = \"n{at}\"\nquestion = \"n{at}\"\nweight = {weight}\nbecause = \"B\"\nbpo.says = \"S\"\n\
         bpo.support = {{ a = 4, b = 0 }}\nkpo.says = \"S\"\nkpo.support = {{ a = 0, b = 3 }}"
    );
    list(rules, "criterion").push(Value::Table(text.parse().unwrap()));
}

/// A level more, first of all, or one less, with the supports of all that reads the question; or one level at once no more.
fn level(random: &mut Random, rules: &mut Table) {
    let Some(question) = one(random, list(rules, "question")) else { return };
    let kind = question["kind"].as_str().unwrap().to_owned();
    if kind == "scale" {
        return;
    }
    if random.chance(20) {
        let other = if kind == "any-of" { "one-of" } else { "any-of" };
        question.insert("kind".to_owned(), other.into());
        return;
    }
    let (id, levels) = (question["id"].clone(), question["level"].as_table_mut().unwrap());
    let gone = (levels.len() > 2 && random.chance(50)).then(|| levels.keys().next_back().unwrap().clone());
    match &gone {
        Some(gone) => drop(levels.remove(gone)),
        None => {
            drop(levels.insert("z".to_owned(), Value::Table("order = -1\nlabel = \"L\"".parse().unwrap())))
        }
    }
    for criterion in list(rules, "criterion").iter_mut().filter(|criterion| criterion["question"] == id) {
        for side in ["bpo", "kpo"] {
            let Some(rule) = criterion.get_mut(side) else { continue };
            let support = rule.get_mut("support").and_then(Value::as_table_mut).unwrap();
            match &gone {
                Some(gone) => drop(support.remove(gone)),
                None => {
                    drop(support.insert("z".to_owned(), i64::try_from(random.between(0, 4)).unwrap().into()))
                }
            }
        }
    }
    if let Some(gone) = gone {
        let gates = list(rules, "gate");
        for gate in gates.iter_mut().filter(|gate| gate["question"] == id) {
            gate["levels"].as_array_mut().unwrap().retain(|level| level.as_str() != Some(&gone));
        }
        gates.retain(|gate| !gate["levels"].as_array().unwrap().is_empty());
    }
}

/// A criterion that reads another question of the same levels.
fn moved(random: &mut Random, rules: &mut Table) {
    let questions = list(rules, "question").clone();
    let Some(criterion) = one(random, list(rules, "criterion")) else { return };
    let levels = |question: &Value| question["level"].as_table().unwrap().keys().cloned().collect::<Vec<_>>();
    let reads = questions.iter().find(|question| question["id"] == criterion["question"]).unwrap();
    if let Some(other) =
        questions.iter().find(|other| other["id"] != reads["id"] && levels(other) == levels(reads))
    {
        criterion.insert("question".to_owned(), other["id"].clone());
    }
}

/// Rules with another weight of one criterion.
pub(crate) fn reweighed(rules: &str, at: usize) -> String {
    let mut rules: Table = rules.parse().unwrap();
    let criterion = list(&mut rules, "criterion")[at].as_table_mut().unwrap();
    criterion.insert("weight".to_owned(), 9.into());
    toml::to_string(&rules).unwrap()
}
