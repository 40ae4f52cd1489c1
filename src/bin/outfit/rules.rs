//! `outfit rules list`, `show` and `check`.

use outfit::diagnostic::{Code, Faults};
use outfit::explain::Entry;
use outfit::render;

use crate::args::{Check, Everywhere, Form, List, Rules, RulesCommand, Show, ShowWord};
use crate::failure::Failure;
use crate::{output, rulebook};

pub(crate) fn run(typed: &Rules, everywhere: &Everywhere) -> Result<(), Failure> {
    match &typed.command {
        RulesCommand::List(list) => self::list(list, everywhere),
        RulesCommand::Show(show) => self::show(show, everywhere),
        RulesCommand::Check(check) => self::check(check, everywhere),
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
    let checked = match &typed.path {
        Some(_) if everywhere.names_rules() => {
            return Err(anyhow::anyhow!(
                "the rules are named twice: with `--rules`, and as the path to check"
            )
            .into());
        }
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

/// That rules are faulty is an answer; that they can't be read is none.
fn no(faults: Faults) -> Failure {
    let unread = |code| matches!(code, Code::Unreadable | Code::NoFiles | Code::NotRegular);
    if faults.list.iter().any(|diagnostic| unread(diagnostic.fault.code())) {
        Failure::Faulty(Box::new(faults))
    } else {
        Failure::No(Some(Box::new(faults)))
    }
}
