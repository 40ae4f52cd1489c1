//! `outfit rules list`, `show`, `doc`, `check`, `prove` and `init`; `test` and `diff` stand by themselves.

use std::path::{Path, PathBuf};

use outfit::diagnostic::{Code, Faults};
use outfit::explain::{Entry, Found};
use outfit::lint::lint;
use outfit::render;
use outfit::rule_test::Tests;
use outfit::rulebook::{Layered, Rulebook};
use outfit::schema::Schema;

use crate::args::{Check, Everywhere, Form, Init, List, Prove, Rules, RulesCommand, Show, ShowWord};
use crate::failure::{self, Failure};
use crate::{diff, explain, output, rule_test, rulebook};

/// The name that `init` gives to rules.
const RULES: &str = "outfit-rules.toml";
/// What it writes, and the schema beside it, which the first line of it names.
const START: &str = include_str!("../../../examples/layer/outfit-rules.toml");
const SCHEMA: &str = "rules.schema.json";

pub(crate) fn run(typed: &Rules, everywhere: &Everywhere) -> Result<(), Failure> {
    match &typed.command {
        RulesCommand::List(list) => self::list(list, everywhere),
        RulesCommand::Show(show) => self::show(show, everywhere),
        RulesCommand::Doc => doc(everywhere),
        RulesCommand::Check(check) => self::check(check, everywhere),
        RulesCommand::Test(test) => rule_test::test(test, everywhere),
        RulesCommand::Prove(prove) => self::prove(prove, everywhere),
        RulesCommand::Diff(typed) => diff::run(typed, everywhere),
        RulesCommand::Init(init) => self::init(init, everywhere),
    }
}

fn list(typed: &List, everywhere: &Everywhere) -> Result<(), Failure> {
    let rulebook = rulebook::rulebook(everywhere)?;
    let wanted = |entry: &Entry<'_>| typed.kind.is_none_or(|kind| entry.kind() == kind);
    let entries: Vec<Entry<'_>> = Entry::all(&rulebook).filter(wanted).collect();
    let text = match typed.format {
        Form::Text => render::entries(&entries, output::width()),
        Form::Json => render::entries_json(&entries).map_err(anyhow::Error::from)?,
    };
    Ok(output::deliver(&text, everywhere)?)
}

fn show(typed: &Show, everywhere: &Everywhere) -> Result<(), Failure> {
    if let Some(id) = &typed.id {
        return values(id, typed.format, everywhere);
    }
    let rulebook = rulebook::rulebook(everywhere)?;
    let text = match typed.format {
        ShowWord::Toml => render::rules_toml(&rulebook).map_err(anyhow::Error::from)?,
        ShowWord::Json => render::rules_json(&rulebook),
    };
    Ok(output::deliver(&text, everywhere)?)
}

fn doc(everywhere: &Everywhere) -> Result<(), Failure> {
    let rulebook = rulebook::rulebook(everywhere)?;
    Ok(output::deliver(&render::rules_markdown(&rulebook), everywhere)?)
}

/// Which layer set each value of what has an id.
fn values(id: &str, format: ShowWord, everywhere: &Everywhere) -> Result<(), Failure> {
    let Layered { rulebook, origin } = rulebook::at(&everywhere.rules())?;
    let entries: Vec<Entry<'_>> = Entry::all(&rulebook).filter(|entry| entry.id() == id).collect();
    let removed: Vec<_> =
        origin.removed().filter(|gone| gone.id == id || gone.question == Some(id)).collect();
    if entries.is_empty() && removed.is_empty() {
        return Err(explain::nothing_called(id, Found::of(&rulebook, id).err().flatten()).into());
    }
    let text = match format {
        ShowWord::Toml => render::values(&origin, &entries, &removed),
        ShowWord::Json => render::values_json(&origin, &entries, &removed).map_err(anyhow::Error::from)?,
    };
    Ok(output::deliver(&text, everywhere)?)
}

fn check(typed: &Check, everywhere: &Everywhere) -> Result<(), Failure> {
    let checked = rulebook::with_tests(&layers(&typed.paths, everywhere)?)
        .and_then(|layered| Tests::read(&layered).map(|_| (lint(&layered), layered)));
    if typed.format == Form::Json {
        let found = checked.as_ref().map(|(linted, layered)| (layered, linted));
        let text = render::checked_json(found).map_err(anyhow::Error::from)?;
        output::deliver(&text, everywhere)?;
        return match checked {
            Ok((linted, _)) if linted.denied.list.is_empty() => Ok(()),
            Ok(_) => Err(Failure::No(None)),
            Err(faults) => Err(no(faults).said()),
        };
    }
    let (linted, Layered { rulebook, .. }) = checked.map_err(no)?;
    failure::found(&linted.warned, everywhere);
    if !linted.denied.list.is_empty() {
        return Err(no(linted.denied));
    }
    Ok(output::deliver(&render::sound(&rulebook, &linted, output::width()), everywhere)?)
}

fn prove(typed: &Prove, everywhere: &Everywhere) -> Result<(), Failure> {
    let Layered { rulebook, origin } = match rulebook::at(&layers(&typed.paths, everywhere)?) {
        Ok(read) => read,
        Err(faults) if typed.format == Form::Json => {
            let text = render::checked_json(Err(&faults)).map_err(anyhow::Error::from)?;
            output::deliver(&text, everywhere)?;
            return Err(no(faults).said());
        }
        Err(faults) => return Err(no(faults)),
    };
    let proof = outfit::prove::prove(&rulebook);
    let found = proof.findings.iter().map(|finding| (finding.entry.clone(), finding.fault.clone()));
    let faults = origin.faults(found);
    let text = match typed.format {
        Form::Text => render::proof(&rulebook, &proof, output::width()),
        Form::Json => render::proof_json(&rulebook, &proof, &faults).map_err(anyhow::Error::from)?,
    };
    output::deliver(&text, everywhere)?;
    match (faults.list.is_empty(), typed.format) {
        (true, _) => Ok(()),
        (false, Form::Text) => Err(Failure::No(Some(Box::new(faults)))),
        (false, Form::Json) => Err(Failure::No(None)),
    }
}

/// Writes rules to start from and their schema; neither over one that is there.
fn init(typed: &Init, everywhere: &Everywhere) -> Result<(), Failure> {
    let path = typed.file.as_ref().or(everywhere.output.as_ref()).map_or(Path::new(RULES), PathBuf::as_path);
    output::start(path, START)?;
    let schema = path.with_file_name(SCHEMA);
    if schema.symlink_metadata().is_err() {
        let text = render::schema_json(&Rulebook::builtin()?, Schema::Rules).map_err(anyhow::Error::from)?;
        output::start(&schema, &text)?;
    }
    let file = path.display();
    let next = format!(
        "{file} was written: put your own in it, then `outfit rules check {file}`, `outfit rules test {file}` and `outfit assess task.json --rules {file}`"
    );
    failure::note(&next, everywhere);
    Ok(())
}

/// The layers that are named by their paths, else those in effect; not both.
pub(crate) fn layers(paths: &[PathBuf], everywhere: &Everywhere) -> Result<Vec<PathBuf>, Failure> {
    if let Some(output) = &everywhere.output {
        let tests = paths.iter().map(|path| rulebook::tests_beside(path));
        output::check(output, &paths.iter().cloned().chain(tests).collect::<Vec<_>>())?;
    }
    match paths {
        [] => Ok(everywhere.rules()),
        _ if everywhere.names_rules() => {
            Err(anyhow::anyhow!("the rules are named twice: with `--rules`, and as the path to the rules")
                .into())
        }
        paths => Ok(paths.to_vec()),
    }
}

/// That rules are faulty is an answer; that they can't be read is none.
pub(crate) fn no(faults: Faults) -> Failure {
    let unread = |code| matches!(code, Code::Unreadable | Code::NoFiles | Code::NotRegular);
    if faults.list.iter().any(|diagnostic| unread(diagnostic.fault.code())) {
        Failure::Faulty(Box::new(faults))
    } else {
        Failure::No(Some(Box::new(faults)))
    }
}
