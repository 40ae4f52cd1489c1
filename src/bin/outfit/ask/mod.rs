//! `outfit ask`: the interview, then the report.

mod conduct;
mod draft;
mod front;
mod plain;
mod rich;

use std::io::IsTerminal;
use std::path::Path;

use outfit::interview::{Draft, Interview};
use outfit::render::{Format, Look, Reports, render, shown};
use outfit::report::{Detail, Reader, report};
use outfit::rulebook::Rulebook;
use outfit::task::Task;

use crate::args::{Ask, Color, Everywhere};
use crate::failure::Failure;
use crate::{output, rulebook};
use draft::Kept;
use front::{Front, List, Stop};

pub(crate) fn run(typed: &Ask, everywhere: &Everywhere) -> Result<(), Failure> {
    refuse(everywhere)?;
    if let Some(path) = &typed.save {
        // Better before the first question than after the last.
        output::check(path, &[])?;
        output::there(path)?;
    }
    let rulebook: &Rulebook = Box::leak(Box::new(rulebook::rulebook(everywhere)?));
    let kept = Kept::new();
    let start = match &typed.resume {
        Some(path) => Draft::of(rulebook, draft::read(rulebook, path.as_deref(), &kept)?),
        None => {
            kept.make_room(everywhere);
            Draft::default()
        }
    };
    let plain = typed.plain || is_plain();
    let mut front: Box<dyn Front> =
        if plain { Box::new(plain::Plain::new()) } else { Box::new(rich::Rich::new(everywhere)) };
    leave_in_peace(kept.how_to_go_on());
    front.tell(&welcome(&kept, plain));
    let mut interview = Interview::new(rulebook, typed.order(), typed.taken(), start);
    let ended =
        conduct::conduct(front.as_mut(), &mut interview, &mut |draft| kept.keep(rulebook, &draft.task()));
    let task = interview.draft().task();
    match ended {
        Err(Stop::Interrupted) => return Err(Failure::Interrupted(kept.how_to_go_on())),
        Err(Stop::Broken(error)) => return Err(error.context("the prompts can't be shown").into()),
        Ok(()) | Err(Stop::Ended | Stop::Back) => {}
    }
    output::deliver(&page(rulebook, &task, Format::Text)?, everywhere)?;
    // Who has no more input can't be offered anything.
    let asked = ended.is_ok();
    finish(front.as_mut(), rulebook, &task, typed, &kept, asked)?;
    if asked { offer_page(front.as_mut(), rulebook, &task) } else { Ok(()) }
}

/// Says how to go on where someone leaves between two prompts, or over plain lines, in which no prompt sees the key.
fn leave_in_peace(how: String) {
    // Where no handler can be set, leaving is as it is without one.
    let _ = ctrlc::set_handler(move || {
        output::complain(&format!("\n{how}\n"), Color::Never);
        std::process::exit(130);
    });
}

/// Where nobody can answer, nothing is asked.
fn refuse(everywhere: &Everywhere) -> Result<(), Failure> {
    let instead = "fill in `outfit form -o task.json` and type `outfit assess task.json` instead";
    let set = std::env::var("CI").is_ok_and(|ci| !ci.is_empty() && ci != "0" && ci != "false");
    if everywhere.no_input {
        return Err(anyhow::anyhow!("`--no-input` forbids questions; {instead}").into());
    }
    if set && std::io::stdin().is_terminal() {
        return Err(anyhow::anyhow!("with CI set nobody is asked at a terminal; {instead}").into());
    }
    Ok(())
}

/// Whether prompts are plain lines by themselves: where no terminal shows more.
fn is_plain() -> bool {
    let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb" || term.is_empty());
    dumb || !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal()
}

fn welcome(kept: &Kept, plain: bool) -> String {
    let keys = if plain {
        "Type the number of an answer; ? tells why a question is asked, b goes back."
    } else {
        "Arrow keys and Enter choose, typing filters, Esc goes back, Ctrl-C leaves."
    };
    let place = kept
        .place()
        .map(|place| format!(" Every answer is kept in {place} as you go on."))
        .unwrap_or_default();
    format!("A few questions about the work, and who should do it. {keys}{place}")
}

fn page(rulebook: &Rulebook, task: &Task, format: Format) -> Result<String, Failure> {
    let outcome = outfit::assess::assess(rulebook, task);
    let list = vec![report(rulebook, task, &outcome, Detail::Normal, Reader::Person)];
    let look = Look { detail: Detail::Normal, width: output::width() };
    let text = render(rulebook, &Reports { list, failed: 0, lone: true }, format, look);
    Ok(text.map_err(anyhow::Error::from)?)
}

/// Saves the task, and says how to see the report again.
fn finish(
    front: &mut dyn Front,
    rulebook: &Rulebook,
    task: &Task,
    typed: &Ask,
    kept: &Kept,
    asked: bool,
) -> Result<(), Failure> {
    let json = outfit::render::task_json(rulebook, task).map_err(anyhow::Error::from)?;
    let saved = match &typed.save {
        Some(path) => save(front, path, &json)?.then(|| path.clone()),
        None if asked => offered(front, "Save the answers as a task file?", "task.json", &json)?,
        None => None,
    };
    match saved {
        Some(path) => {
            kept.remove();
            front.tell(&format!(
                "Saved. To see the report again: outfit assess {}",
                shown(&path.display().to_string())
            ));
        }
        None => front.tell(&kept.how_to_go_on()),
    }
    Ok(())
}

fn offer_page(front: &mut dyn Front, rulebook: &Rulebook, task: &Task) -> Result<(), Failure> {
    let markdown = page(rulebook, task, Format::Markdown)?;
    if let Some(path) =
        offered(front, "Save the report as a page to send (Markdown)?", "report.md", &markdown)?
    {
        front.tell(&format!("Saved: {}", shown(&path.display().to_string())));
    }
    Ok(())
}

/// Asks for a name and saves a text under it; nothing for no name.
fn offered(
    front: &mut dyn Front,
    ask: &str,
    example: &str,
    text: &str,
) -> Result<Option<std::path::PathBuf>, Failure> {
    loop {
        let name = front.type_in(ask, &format!("a file name such as {example}; nothing for no"), "");
        let Ok(name) = name else { return Ok(None) };
        let name = name.trim();
        if name.is_empty() {
            return Ok(None);
        }
        match save(front, Path::new(name), text) {
            Ok(true) => return Ok(Some(name.into())),
            Ok(false) => {}
            // Another name may do.
            Err(Failure::Other(error)) => front.tell(&format!("{error:#}")),
            Err(failure) => return Err(failure),
        }
    }
}

/// Saves a text, over another file only if that is wanted; gives whether it did.
fn save(front: &mut dyn Front, path: &Path, text: &str) -> Result<bool, Failure> {
    if path.exists() {
        let ask = format!("{} is there already. Write over it?", shown(&path.display().to_string()));
        let labels = ["No".to_owned(), "Yes, write over it".to_owned()];
        let list = List { ask: &ask, help: "", labels: &labels, old: 0, why: None };
        if !matches!(front.choose(&list), Ok(1)) {
            return Ok(false);
        }
    }
    output::save(path, text)?;
    Ok(true)
}
