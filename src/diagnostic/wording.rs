//! What a fault is called and what to do about it: the one place where faults are worded.
//!
//! Style: lower case, no full stop, what comes from the input in backticks.

use super::{Changed, Fault, Language, Limited, Thing};
use crate::source::Encoding;

impl Thing {
    /// What messages and rule files call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Question => "question",
            Self::Level => "level",
            Self::Criterion => "criterion",
            Self::Gate => "gate",
            Self::Band => "band",
            Self::Service => "service",
            Self::Advice => "advice",
            Self::Limit => "limit",
            Self::Test => "test",
            Self::Rule => "rule",
        }
    }
}

impl Changed {
    fn of(self, id: &str) -> String {
        match self {
            Self::Weight => format!("the weight of the criterion `{id}` is changed"),
            Self::Supports => format!("supports of the criterion `{id}` are changed"),
            Self::Gate => format!("the gate `{id}` is changed"),
            Self::Band => format!("the band `{id}` is changed"),
            Self::Table => format!("`[{id}]` is changed"),
        }
    }
}

/// So many known words are listed at most.
const LISTED: usize = 12;

fn list(words: &[String]) -> String {
    let shown: Vec<String> = words.iter().take(LISTED).map(|word| format!("`{word}`")).collect();
    let more = if words.len() > LISTED { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}

/// Levels with their labels: a number alone does not say which one is meant.
fn labels(levels: &[(String, String)]) -> String {
    let shown: Vec<String> =
        levels.iter().take(LISTED).map(|(id, label)| format!("`{id}` {label}")).collect();
    let more = if levels.len() > LISTED { "; …" } else { "" };
    format!("possible here: {}{more}", shown.join("; "))
}

fn suggest(suggestion: Option<&String>, known: &[String]) -> Option<String> {
    match suggestion {
        Some(word) => Some(format!("did you mean `{word}`?")),
        None if known.is_empty() => None,
        None => Some(format!("possible here: {}", list(known))),
    }
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
        "something stands where the text should have ended, or a comma before `]` or `}`"
    } else {
        "check quotation marks (straight, double), commas, `[ ]` and `{ }` around this place; JSON has no comments"
    }
}

/// Quarter percents as a reader knows them.
fn percent(quarters: i64) -> String {
    let rest = match quarters.rem_euclid(4) {
        1 => ".25",
        2 => ".5",
        3 => ".75",
        _ => "",
    };
    format!("{}{rest} %", quarters / 4)
}

impl Fault {
    /// What is wrong.
    pub fn message(&self) -> String {
        match self {
            Self::Unreadable { why } => format!("this can't be read: {why}"),
            Self::NotRegular => "this is no regular file".into(),
            Self::OutsideFolder { target } => format!("this leads out of its folder, to `{target}`"),
            Self::NoFiles { kinds } => format!("this folder holds no {kinds} file"),
            Self::UnknownForm => "this looks like neither JSON nor CSV".into(),
            Self::NoTask => "this holds no task".into(),
            Self::Syntax { language: Language::Toml, message } => format!("this is not TOML: {message}"),
            Self::Syntax { language: Language::Json, message } => format!("this is not JSON: {message}"),
            Self::Encoding { encoding: Encoding::Utf16 } => "this text is in UTF-16".into(),
            Self::Encoding { encoding: Encoding::Unknown } => "this is not UTF-8 text".into(),
            Self::TooLarge { limit, .. } => format!("this is larger than {} MiB", limit >> 20),
            Self::UnknownKey { key, within, .. } => format!("unknown key `{key}` in {within}"),
            Self::MissingKey { key, within } => format!("`{key}` is missing in {within}"),
            Self::DuplicateKey { key } => format!("`{key}` is given twice"),
            Self::WrongType { wanted, found } => format!("expected {wanted}, found {found}"),
            Self::OutOfRange { found, low, high } => {
                format!("{found} is not a whole number from {low} to {high}")
            }
            Self::UnknownWord { word, .. } => format!("unknown word `{word}`"),
            Self::Empty { what } => format!("{what} with nothing in it"),
            Self::BadDate { found } => format!("`{found}` is not a date"),
            Self::BadId { id } => format!("`{id}` can't be an id"),
            Self::BadCondition => "a condition takes exactly one form".into(),
            Self::DuplicateId { thing: Thing::Level, id } => format!("`{id}` can't be the id of a level"),
            Self::DuplicateId { thing, id } => {
                format!("there are two entries of the kind {} with the id `{id}`", thing.name())
            }
            Self::UnknownReference { thing, id, .. } => format!("there is no {} `{id}`", thing.name()),
            Self::BadLevels { question } => format!("the levels of `{question}` are not those of its kind"),
            Self::MissingSupport { criterion, level } => {
                format!("the criterion `{criterion}` gives no support for the level `{level}`")
            }
            Self::NoSide { criterion } => format!("the criterion `{criterion}` speaks for neither side"),
            Self::NoGround { thing, id } => {
                format!("the {} `{id}` has neither a citation nor a reason", thing.name())
            }
            Self::NoWeight { criterion, .. } => format!("the weight of `{criterion}` has no ground"),
            Self::PhraseLength { words } => format!("a phrase of {words} words"),
            Self::BandGap { bpo, kpo } => {
                format!("no band holds a BPO fit of {} with a KPO fit of {}", percent(*bpo), percent(*kpo))
            }
            Self::BandOverlap { first, second, bpo, kpo } => {
                let (bpo, kpo) = (percent(*bpo), percent(*kpo));
                format!(
                    "the bands `{first}` and `{second}` both hold a BPO fit of {bpo} with a KPO fit of {kpo}"
                )
            }
            Self::BadRange => "nothing lies in this range, or it has two ends on one side".into(),
            Self::GateConflict { first, second } => {
                format!("the gates `{first}` and `{second}` can fire together, with different verdicts")
            }
            Self::GateMayNotApply { gate, question } => {
                format!("the gate `{gate}` reads `{question}`, which may not apply")
            }
            Self::UnusedQuestion { question } => format!("nothing reads the question `{question}`"),
            Self::AmbiguousName { name, first, second } => {
                format!("`{name}` names two services, `{first}` and `{second}`")
            }
            Self::TooMany { what, limit } => format!("more than {limit} {what}"),
            Self::VerdictNever { verdict } => {
                format!("no complete set of answers gives the verdict `{verdict}`")
            }
            Self::BandNever { band } => format!("no complete set of answers lies in the band `{band}`"),
            Self::GateIdle { gate } => {
                format!("the gate `{gate}` changes the verdict of no complete set of answers")
            }
            Self::AdviceNever { advice } => {
                format!("no answers about one piece of work lead to the advice `{advice}`")
            }
            Self::CriterionIdle { criterion } => {
                format!("the criterion `{criterion}` changes the verdict of no complete set of answers")
            }
            Self::AgainstSupport { question, less, more, from, to } => format!(
                "`{more}` of `{question}` speaks more for a BPO, or less for a KPO, than `{less}`, and yet can turn the verdict from `{from}` to `{to}`"
            ),
            Self::SettledEarly { verdict, answers, of } => {
                format!(
                    "the verdict `{verdict}` can be settled by {answers} of {of} answers, whatever the others are"
                )
            }
            Self::Uncited { thing, id } => format!("the {} `{id}` cites no document", thing.name()),
            Self::HelpMissing { question, levels } => {
                format!("the question `{question}` has no example for {}", list(levels))
            }
            Self::LabelRepeated { thing, first, second } => {
                format!("the {}s `{first}` and `{second}` read alike", thing.name())
            }
            Self::BadRemoval => "a removal that names no entry, or levels without their question".into(),
            Self::StillUsed { thing, id, by: (user, by) } => {
                format!("the {} `{id}` is removed, but the {} `{by}` needs it", thing.name(), user.name())
            }
            Self::Unexplained { what, id } => format!("{} without a reason", what.of(id)),
            Self::NoExpectation => "a test that expects nothing".into(),
            Self::BadRule { found } if found.len() < 2 => "a rule without a demand".into(),
            Self::BadRule { found } => format!("a rule with several demands: {}", list(found)),
            Self::BadPattern { why } => format!("this is no pattern for files: {why}"),
            Self::BadVersion { found, why } => format!("`{found}` is no requirement on a version: {why}"),
            Self::VersionDiffers { wanted, this } => {
                format!("the policy is for outfit `{wanted}`, and this is {this}")
            }
            Self::RulesDiffer { name, .. } => {
                format!("the policy is for other rules than those in effect, `{name}`")
            }
            Self::UnknownQuestion { question, removed: Some(_), .. } => {
                format!("the question `{question}` is removed from the rules")
            }
            Self::UnknownQuestion { question, .. } => format!("there is no question `{question}`"),
            Self::UnknownLevel { level, question, .. } => format!("`{question}` has no level `{level}`"),
            Self::AlwaysApplies { question } => format!("`{question}` always applies"),
            Self::RepeatedLevel { level } => format!("the level `{level}` is given twice"),
            Self::NoLevel { question } => format!("`{question}` is answered with an empty list"),
            Self::BadQuote { closed: false } => "a quotation mark that is never closed".into(),
            Self::BadQuote { closed: true } => "text after a closing quotation mark".into(),
            Self::RowLength { cells, columns } => {
                format!("a row of {cells} cells, where there are {columns} columns")
            }
            Self::NoAnswers => "the task has neither `answers` nor `steps`".into(),
            Self::NoSteps => "`steps` is an empty list".into(),
            Self::NestedSteps => "a step can't have steps of its own".into(),
        }
    }

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
                "save it as UTF-8; with PowerShell: `Out-File -Encoding utf8`"
            }
            Self::Encoding { encoding: Encoding::Unknown } => "save it as UTF-8",
            Self::NotRegular => {
                "name a regular file: a device or a pipe may never end; `-` reads a task that is piped in"
            }
            Self::OutsideFolder { .. } => {
                "put the file itself there: what a folder is read for must lie in it"
            }
            Self::UnknownForm => "say what it is with `--from json`, `jsonl` or `csv`",
            Self::NoTask => "look whether its rows or entries were lost on the way",
            Self::TooLarge { what: Limited::Task, .. } => {
                "put what is only carried along (`meta`, `notes`) elsewhere"
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
            Self::WrongType { wanted: "a text", found: "a number with a fraction" | "a date" } => {
                "put it between quotation marks: `\"…\"`"
            }
            Self::Syntax { language: Language::Toml, message } if message.contains("string") => {
                "put texts between straight quotation marks: `\"…\"`"
            }
            Self::WrongType { wanted: "a list of texts", found: "a text" } => {
                "put it between brackets: `[\"…\"]`"
            }
            Self::WrongType { wanted: "a text", found: "a whole number" } => {
                "put it between quotation marks: `\"…\"`"
            }
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
