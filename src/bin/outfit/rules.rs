//! `outfit rules list`, `show`, `check` and `prove`; `test` stands in `rule_test`.

use std::path::PathBuf;

use outfit::diagnostic::{Code, Faults};
use outfit::explain::Entry;
use outfit::render;
use outfit::rule_test::Tests;
use outfit::rulebook::Layered;

use crate::args::{Check, Everywhere, Form, List, Prove, Rules, RulesCommand, Show, ShowWord};
use crate::failure::Failure;
use crate::{output, rule_test, rulebook};

pub(crate) fn run(typed: &Rules, everywhere: &Everywhere) -> Result<(), Failure> {
    match &typed.command {
        RulesCommand::List(list) => self::list(list, everywhere),
        RulesCommand::Show(show) => self::show(show, everywhere),
        RulesCommand::Check(check) => self::check(check, everywhere),
        RulesCommand::Test(test) => rule_test::test(test, everywhere),
        RulesCommand::Prove(prove) => self::prove(prove, everywhere),
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
    let checked = rulebook::with_tests(&layers(&typed.paths, everywhere)?)
        .and_then(|layered| Tests::read(&layered).map(|_| layered.rulebook));
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

/// The layers that are named by their paths, else those in effect; not both.
pub(crate) fn layers(paths: &[PathBuf], everywhere: &Everywhere) -> Result<Vec<PathBuf>, Failure> {
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
