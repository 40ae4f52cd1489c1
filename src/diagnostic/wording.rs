//! What a fault is called and what to do about it: the one place where faults are worded.
//!
//! Style: lower case, no full stop, what comes from the input in backticks.

use super::{Changed, Fault, Language, Thing};
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
            Self::Weight => format!("the weight of the criterion `{id}` is set anew"),
            Self::Supports => format!("supports of the criterion `{id}` are set anew"),
            Self::Gate => format!("the gate `{id}` is set anew"),
            Self::Band => format!("the band `{id}` is set anew"),
            Self::Table => format!("`[{id}]` is set anew"),
        }
    }
}

/// So many known words are listed at most.
pub(super) const LISTED: usize = 12;

pub(super) fn list(words: &[String]) -> String {
    let shown: Vec<String> = words.iter().take(LISTED).map(|word| format!("`{word}`")).collect();
    let more = if words.len() > LISTED { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
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
            Self::Encoding { encoding: Encoding::Packed } => {
                "this is no text but a workbook or another archive".into()
            }
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
}
