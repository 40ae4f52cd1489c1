//! `outfit rules list`, `show`, `check` and `prove`; `diff` stands by itself.

use std::path::Path;

use outfit::diagnostic::{Code, Faults};
use outfit::explain::Entry;
use outfit::render;
use outfit::rulebook::Rulebook;

use crate::args::{Check, Everywhere, Form, List, Prove, Rules, RulesCommand, Show, ShowWord};
use crate::failure::Failure;
use crate::{diff, output, rulebook};

pub(crate) fn run(typed: &Rules, everywhere: &Everywhere) -> Result<(), Failure> {
    match &typed.command {
        RulesCommand::List(list) => self::list(list, everywhere),
        RulesCommand::Show(show) => self::show(show, everywhere),
        RulesCommand::Check(check) => self::check(check, everywhere),
        RulesCommand::Prove(prove) => self::prove(prove, everywhere),
        RulesCommand::Diff(typed) => diff::run(typed, everywhere),
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
    let rulebook = rulebook::rulebook(everywhere)?;
    let text = match typed.format {
        ShowWord::Toml => render::rules_toml(&rulebook).map_err(anyhow::Error::from)?,
        ShowWord::Json => render::rules_json(&rulebook),
    };
    Ok(output::deliver(&text, everywhere)?)
}

fn check(typed: &Check, everywhere: &Everywhere) -> Result<(), Failure> {
    named_once(typed.path.as_deref(), everywhere)?;
    let checked = match &typed.path {
        Some(path) => rulebook::at(path),
        None => rulebook::rulebook(everywhere),
    };
    match typed.format {
        Form::Text => {
            let rulebook = checked.map_err(no)?;
            Ok(output::deliver(&render::sound(&rulebook, output::width()), everywhere)?)
        }
        Form::Json => {
            let text = render::checked_json(checked.as_ref()).map_err(anyhow::Error::from)?;
            output::deliver(&text, everywhere)?;
            checked.map(drop).map_err(|faults| no(faults).said())
        }
    }
}

fn prove(typed: &Prove, everywhere: &Everywhere) -> Result<(), Failure> {
    named_once(typed.path.as_deref(), everywhere)?;
    let texts = rulebook::texts(typed.path.as_deref(), everywhere).map_err(Faults::from);
    let (rulebook, places) = match texts.and_then(Rulebook::placed) {
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
    let faults = places.faults(found);
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

/// That rules are not named both by a path and everywhere.
fn named_once(path: Option<&Path>, everywhere: &Everywhere) -> Result<(), Failure> {
    match path {
        Some(_) if everywhere.names_rules() => {
            Err(anyhow::anyhow!("the rules are named twice: with `--rules`, and as the path to the rules")
                .into())
        }
        _ => Ok(()),
    }
}

/// That rules are faulty is an answer; that they can't be read is none.
fn no(faults: Faults) -> Failure {
    let unread = |code| matches!(code, Code::Unreadable | Code::NoFiles | Code::NotRegular);
    if faults.list.iter().any(|diagnostic| unread(diagnostic.fault.code())) {
        Failure::Faulty(Box::new(faults))
    } else {
        Failure::No(Some(Box::new(faults)))
    }
}
