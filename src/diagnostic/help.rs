//! What to do about a fault: what to type instead.

use super::wording::{LISTED, list};
use super::{Fault, Language, Limited, Thing};
use crate::source::Encoding;

/// Levels with their labels: a number alone does not say which one is meant.
fn labels(levels: &[(String, String)]) -> String {
    let shown: Vec<String> =
        levels.iter().take(LISTED).map(|(id, label)| format!("`{id}` {label}")).collect();
    let more = if levels.len() > LISTED { "; …" } else { "" };
    format!("possible here: {}{more}", shown.join("; "))
}

/// What to do about the commonest slips in JSON.
fn json_help(message: &str) -> &'static str {
    if message.starts_with("EOF") {
        "the text ends too early: a quotation mark, `]` or `}` is missing"
    } else if message.starts_with("key must be a string") {
        "put the name between straight double quotes; JSON has no comments, and no comma before `}`"
    } else if message.starts_with("half") {
        "an escape from `\\ud800` to `\\udfff` is one of two that stand for a character: write both, or the character itself"
    } else if message.starts_with("trailing") {
        "something stands where the text should have ended, or a comma before `]` or `}`; if each line holds a task, say `--from jsonl`"
    } else {
        "check quotation marks (straight, double), commas, `[ ]` and `{ }` around this place; JSON has no comments"
    }
}

fn suggest(suggestion: Option<&String>, known: &[String]) -> Option<String> {
    match suggestion {
        Some(word) => Some(format!("did you mean `{word}`?")),
        None if known.is_empty() => None,
        None => Some(format!("possible here: {}", list(known))),
    }
}

impl Fault {
    /// What to type instead, also where it stands in rules that a layer is laid over.
    pub(super) fn help_in(&self, beneath: bool) -> Option<String> {
        const BENEATH: &str = "this stands in the rules beneath, and your layer changed what it rests on: in the layer, give an entry of the same \
                               kind and id what it lacks now, or remove it";
        match (self.help(), beneath) {
            (_, true) if matches!(self, Self::UnusedQuestion { .. }) => Some(
                "nothing reads it since your layer: remove it too, with `question` under `[[remove]]`"
                    .to_owned(),
            ),
            (help, false) => help,
            (Some(help), true) => Some(format!("{help}; {BENEATH}")),
            (None, true) => Some(BENEATH.to_owned()),
        }
    }

    /// What to type instead; `None` where the message says it.
    pub fn help(&self) -> Option<String> {
        let fixed = match self {
            Self::UnknownKey { key, .. } if key == "extends" => "write it above the first `[…]` of the file",
            Self::MissingKey { within, .. } if within == "a file of tests" => {
                "name the layer that it stands beside, not the tests by themselves"
            }
            Self::UnknownQuestion { removed: Some(because), .. } => {
                return Some(format!(
                    "take the answer out; the layer that removes the question says why: {because}"
                ));
            }
            Self::UnknownKey { key, within, suggestion: None, known } if within == "the header" => {
                let possible = suggest(None, known)?;
                return Some(format!("name it `meta.{key}` if it is only carried along; {possible}"));
            }
            Self::UnknownKey { suggestion, known, .. }
            | Self::UnknownWord { suggestion, known, .. }
            | Self::UnknownQuestion { suggestion, known, .. } => return suggest(suggestion.as_ref(), known),
            Self::UnknownLevel { suggestion: None, known, .. } => return Some(labels(known)),
            Self::UnknownLevel { suggestion, .. } => return suggest(suggestion.as_ref(), &[]),
            Self::UnknownReference { suggestion, .. } => {
                return suggest(suggestion.as_ref(), &[]);
            }
            Self::MissingKey { key, .. } if key == "[rulebook]" => {
                "add `[rulebook]` with `name` and `version`: reports say which rules they come from"
            }
            Self::MissingKey { key, .. } => return Some(format!("add `{}`", key)),
            Self::VersionDiffers { wanted, .. } => {
                return Some(format!(
                    "install outfit {wanted}, or change `required-version` once the requests were checked with this one"
                ));
            }
            Self::RulesDiffer { digest, .. } => {
                return Some(format!(
                    "name the rules that are meant in `rules`; once the requests were checked by these, write their digest: `{digest}`"
                ));
            }
            Self::Encoding { encoding: Encoding::Utf16 } => {
                "save it as UTF-8; with Excel: “CSV UTF-8”; with PowerShell: `Out-File -Encoding utf8`"
            }
            Self::Encoding { encoding: Encoding::Packed } => {
                "save a workbook as “CSV UTF-8”, one sheet each; unpack an archive first"
            }
            Self::Encoding { encoding: Encoding::Unknown } => "save it as UTF-8; with Excel: “CSV UTF-8”",
            Self::NotRegular => {
                "name a regular file: a device or a pipe may never end; `-` reads a task that is piped in"
            }
            Self::OutsideFolder { .. } => {
                "put the file itself there: what a folder is read for must lie in it"
            }
            Self::UnknownForm => "say what it is with `--from json`, `jsonl` or `csv`",
            Self::NoTask => "look whether its rows or entries were lost on the way",
            Self::TooLarge { what: Limited::Task, .. } => {
                "put what is only carried along (`meta`, `notes`) elsewhere, or give the parts as tasks; if each line holds a task, say `--from jsonl`"
            }
            Self::TooLarge { what: Limited::Input | Limited::RuleFile, .. } => "give it in parts",
            Self::DuplicateKey { key } if key == "rulebook" => {
                "keep one of them; two layers are named one after the other, each by itself"
            }
            Self::DuplicateKey { .. } => "keep one of them",
            Self::Empty { what: "a table" } => "put a header into it, and a task into each row",
            Self::Empty { what: "a file" } => "put a task into it: `{ \"answers\": { … } }`",
            Self::Empty { .. } => "write something, or leave it out where it may be",
            Self::BadDate { .. } => "write year, month and day: `2026-11-22`",
            Self::BadId { .. } => "use lower-case letters, digits and hyphens, at most 64",
            Self::BadCondition => {
                "write one of `verdict = [...]`, `basis = [...]`, `question = ...` with `levels = [...]`, `all = [...]`, `any = [...]`, `not = {...}`; in a policy `field = ...` too"
            }
            Self::BadRule { .. } => {
                "write exactly one of `answers`, `notes`, `fields`, `declared`, `settled = true`, `strength` and `forbid`"
            }
            Self::BadPattern { .. } => {
                "write a path from the folder of the policy, with `/`: `*` stands for any name, `**` for any folders"
            }
            Self::BadVersion { .. } => "write versions and how they compare: `>=0.1, <0.2`",
            Self::DuplicateId { thing: Thing::Level, .. } => {
                "the word has a meaning of its own in a task; take another"
            }
            Self::DuplicateId { thing: Thing::Rule, .. } => {
                "give it another id; `readable`, `duplicate-id` and `waiver-unused` are checks of their own"
            }
            Self::DuplicateId { .. } => "give one of them another id",
            Self::BadLevels { .. } => {
                "a scale has the levels 1, 2, 3, 4 and 5; another question has at least two"
            }
            Self::MissingSupport { level, .. } => {
                return Some(format!(
                    "give each level a whole number from 0 to 4 for each side that the criterion has: `bpo.support.{level}`, `kpo.support.{level}`"
                ));
            }
            Self::NoSide { .. } => "add `bpo`, `kpo` or both",
            Self::NoGround { thing: Thing::Service, .. } => {
                "cite documents under `bpo` or `kpo`, or say in `note` why it is listed"
            }
            Self::NoGround { .. } => "add `citations`, or `because` with the reason",
            Self::NoWeight { set: true, .. } => {
                "say why in `because`, or take `weight` away: then the cited documents are counted"
            }
            Self::NoWeight { set: false, .. } => {
                "cite the documents that state it, or set `weight` and say why in `because`"
            }
            Self::PhraseLength { .. } => "quote at most eight words",
            Self::BandGap { .. } | Self::BandOverlap { .. } => {
                "let the bands meet: where one ends with `below`, the next begins with `from`"
            }
            Self::BadRange => {
                "give at most one of `from` and `above`, at most one of `up-to` and `below`, the lower one first"
            }
            Self::GateConflict { .. } => {
                "give them one verdict, or levels of one question that exclude each other"
            }
            Self::GateMayNotApply { .. } => {
                "take `may-not-apply` from the question, or have the gate read another"
            }
            Self::UnusedQuestion { .. } => {
                "let a criterion, a gate or a piece of advice read it, or remove it"
            }
            Self::AmbiguousName { .. } => "take the name from one of them",
            Self::VerdictNever { .. } => {
                "give it a band that some answers lead to; without criteria for both sides none lead to any"
            }
            Self::BandNever { .. } => {
                "move its ends to where answers lead, or remove it and let another band hold what it held"
            }
            Self::GateIdle { .. } => {
                "points or other gates give its verdict already: give it another or other levels, or remove it"
            }
            Self::AdviceNever { .. } => {
                "see which of its conditions exclude each other; if it is for work in steps, add `basis = [\"steps\"]` to them"
            }
            Self::CriterionIdle { .. } => {
                "give its levels supports that differ more, or a larger weight, or remove it"
            }
            Self::AgainstSupport { .. } => {
                "order the bands: a BPO where the lean is lowest, a KPO where it is highest; let none of a provider end where its fit grows"
            }
            Self::SettledEarly { .. } => {
                "give the criteria behind it less weight, or others more: at least a third of the questions should be needed"
            }
            Self::Uncited { thing: Thing::Question, .. } => {
                "cite what tells that the answer matters, be it a paper of your own"
            }
            Self::Uncited { thing: Thing::Advice, .. } => {
                "cite what it rests on, be it a paper of your own: reports call it a suggestion otherwise"
            }
            Self::Uncited { .. } => "cite what it rests on, be it a paper of your own",
            Self::HelpMissing { .. } => {
                "give each level an `example` from working life: whoever answers recognizes a case sooner than a rule"
            }
            Self::LabelRepeated { .. } => "say in words how they differ, or keep one of them",
            Self::BadRemoval => {
                "name entries by their kind, `criterion = \"…\"` or `service = [\"…\", \"…\"]`; levels as `level = \"…\"` beside `question = \"…\"`"
            }
            Self::StillUsed { by: (Thing::Test, _), .. } => "remove or change the test too",
            Self::StillUsed { by: (user, by), .. } => {
                let key = user.name();
                return Some(format!(
                    "remove that too, `{key} = \"{by}\"`, or change it so that it does without"
                ));
            }
            Self::Unexplained { .. } => {
                "say why in `because`, in the same table: it takes the place of the reason beneath"
            }
            Self::NoExpectation => {
                "say what the answers must lead to: `verdict`, `basis`, `fit`, `reasons`, `advice` or `not-advice`"
            }
            Self::AlwaysApplies { .. } => "give a level, or `\"unknown\"`",
            Self::RepeatedLevel { .. } => "keep one of them",
            Self::NoLevel { .. } => "give a level, a list of the possible ones, or `\"unknown\"`",
            Self::BadQuote { .. } => {
                "put the whole cell between quotation marks, and double each one within it"
            }
            Self::RowLength { cells, columns } if cells < columns => {
                "give each column its delimiter, also where its cell is empty"
            }
            Self::RowLength { .. } => "put a text that holds the delimiter between quotation marks",
            Self::NoAnswers => "add `\"answers\": { … }` with a level for each question that you can answer",
            Self::NoSteps => "list the parts of the work, or leave `steps` out",
            Self::NestedSteps => "make each part a step of the task itself",
            Self::Syntax { language: Language::Json, message } => json_help(message),
            Self::NoFiles { .. } => "name another folder, or a file",
            Self::TooMany { what: "steps", .. } => "give the parts as a list of tasks",
            Self::Syntax { language: Language::Toml, message } if message.contains("string") => {
                "put texts between straight quotation marks: `\"…\"`"
            }
            Self::WrongType { wanted: "a list of texts", found: "a text" } => {
                "put it between brackets: `[\"…\"]`"
            }
            Self::WrongType {
                wanted: "a text",
                found: "a number" | "a whole number" | "a number with a fraction" | "a date",
            } => "put it between quotation marks: `\"…\"`",
            Self::WrongType { wanted: "a list of tables", found: "a table" } => {
                "there can be several: write its name between two brackets, `[[…]]`"
            }
            Self::Unreadable { .. }
            | Self::Syntax { language: Language::Toml, .. }
            | Self::WrongType { .. }
            | Self::OutOfRange { .. }
            | Self::TooMany { .. } => {
                return None;
            }
        };
        Some(fixed.to_owned())
    }
}
