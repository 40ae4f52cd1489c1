//! Every fault that an input can have, as data.

use crate::source::Encoding;

/// The form of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// A rule file.
    Toml,
    /// A task file.
    Json,
}

/// What may only be so large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limited {
    /// One task.
    Task,
    /// A whole input.
    Input,
    /// A rule file.
    RuleFile,
}

/// What an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A document.
    Document,
    /// A question.
    Question,
    /// A level of a question.
    Level,
    /// A criterion.
    Criterion,
    /// A gate.
    Gate,
    /// A band.
    Band,
    /// A service.
    Service,
    /// A piece of advice.
    Advice,
    /// Something that a report does not tell.
    Limit,
    /// A test of the rules.
    Test,
    /// A rule of a policy.
    Rule,
}

/// What a layer changes of what counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// The weight of a criterion.
    Weight,
    /// Supports of a criterion.
    Supports,
    /// When a gate fires, or what it gives.
    Gate,
    /// A band.
    Band,
    /// A table of the whole rulebook.
    Table,
}

/// What is wrong. Text that comes from the input is kept raw: whoever shows it escapes it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(
    missing_docs,
    clippy::allow_attributes,
    reason = "a variant's comment says what its fields are; the build script is no library"
)]
pub enum Fault {
    /// The system does not let it be read, and says why.
    Unreadable { why: String },
    /// A device, a pipe or a folder where a file is expected.
    NotRegular,
    /// A link in a folder that leads out of it.
    OutsideFolder { target: String },
    /// A folder without a file of a kind that is read.
    NoFiles { kinds: &'static str },
    /// Neither the name nor the first letters tell the form.
    UnknownForm,
    /// An input that could hold many tasks and holds none.
    NoTask,
    /// The bytes are no UTF-8 text, or UTF-16.
    Encoding { encoding: Encoding },
    /// It is larger than it may be; the limit in bytes.
    TooLarge { what: Limited, limit: usize },
    /// The text is not of its language.
    Syntax { language: Language, message: String },
    /// A key that has no meaning here.
    UnknownKey { key: String, within: String, suggestion: Option<String>, known: Vec<String> },
    /// A key that must be there.
    MissingKey { key: String, within: String },
    /// A key given twice.
    DuplicateKey { key: String },
    /// A value of another type.
    WrongType { wanted: &'static str, found: &'static str },
    /// A whole number outside its range.
    OutOfRange { found: i64, low: i64, high: i64 },
    /// A word that is none of those possible here.
    UnknownWord { word: String, suggestion: Option<String>, known: Vec<String> },
    /// A text with nothing in it, or a list.
    Empty { what: &'static str },
    /// A date that is none.
    BadDate { found: String },
    /// An id with other characters than it may have.
    BadId { id: String },
    /// A condition with no form or several.
    BadCondition,
    /// Two entries with one id.
    DuplicateId { thing: Thing, id: String },
    /// An id that names nothing.
    UnknownReference { thing: Thing, id: String, suggestion: Option<String> },
    /// A scale without one of its five levels, or with another; another question with less than two.
    BadLevels { question: String },
    /// A level without support, where the side is present.
    MissingSupport { criterion: String, level: String },
    /// A criterion that gives neither side support.
    NoSide { criterion: String },
    /// An entry with neither citation nor `because`.
    NoGround { thing: Thing, id: String },
    /// A weight set without a reason, or none set where no document can be counted.
    NoWeight { criterion: String, set: bool },
    /// A phrase of more than eight words, or none.
    PhraseLength { words: usize },
    /// A pair of fits that lies in no band; both in quarter percent.
    BandGap { bpo: i64, kpo: i64 },
    /// A pair of fits that lies in two bands; both in quarter percent.
    BandOverlap { first: String, second: String, bpo: i64, kpo: i64 },
    /// A range whose ends leave nothing between them, or with two lower or two upper ends.
    BadRange,
    /// Two gates that can fire together and differ.
    GateConflict { first: String, second: String },
    /// A gate whose question may not apply.
    GateMayNotApply { gate: String, question: String },
    /// A question that nothing reads.
    UnusedQuestion { question: String },
    /// A name or synonym of two services.
    AmbiguousName { name: String, first: String, second: String },
    /// Beyond a limit of what can be counted exactly.
    TooMany { what: &'static str, limit: &'static str },
    /// A kind of provider that no complete set of answers leads to.
    VerdictNever { verdict: &'static str },
    /// A band that no complete set of answers lies in.
    BandNever { band: String },
    /// A gate without which every complete set of answers would have the same verdict.
    GateIdle { gate: String },
    /// Advice that no answers lead to.
    AdviceNever { advice: String },
    /// A criterion whose points never change a verdict.
    CriterionIdle { criterion: String },
    /// A level that gives a BPO more and a KPO less, and yet turns a verdict away from a BPO.
    AgainstSupport { question: String, less: String, more: String, from: &'static str, to: &'static str },
    /// A verdict that few answers settle, of so many.
    SettledEarly { verdict: &'static str, answers: usize, of: usize },
    /// An entry that rests on no document.
    Uncited { thing: Thing, id: String },
    /// Levels without an example.
    HelpMissing { question: String, levels: Vec<String> },
    /// Two levels of a question, or two questions, that read alike.
    LabelRepeated { thing: Thing, first: String, second: String },
    /// A removal that names nothing, or levels without their one question.
    BadRemoval,
    /// What a layer removed and an entry, by kind and id, still needs.
    StillUsed { thing: Thing, id: String, by: (Thing, String) },
    /// A change of what counts without a reason.
    Unexplained { what: Changed, id: String },
    /// A test of rules that expects nothing.
    NoExpectation,
    /// A rule of a policy with no demand or several: those that it names.
    BadRule { found: Vec<String> },
    /// A pattern of file names that is none, and why.
    BadPattern { why: &'static str },
    /// A requirement on the version that is none, and why.
    BadVersion { found: String, why: String },
    /// A policy for another version of the program.
    VersionDiffers { wanted: String, this: &'static str },
    /// A policy for other rules than those in effect: which those are.
    RulesDiffer { name: String, digest: String },
    /// A question that the rulebook does not have; if a layer removed it, why.
    UnknownQuestion {
        question: String,
        removed: Option<String>,
        suggestion: Option<String>,
        known: Vec<String>,
    },
    /// A level that the question does not have; those that it has with their labels.
    UnknownLevel { level: String, question: String, suggestion: Option<String>, known: Vec<(String, String)> },
    /// A question that always applies.
    AlwaysApplies { question: String },
    /// A level given twice in one answer.
    RepeatedLevel { level: String },
    /// A list of no levels for a question that takes one.
    NoLevel { question: String },
    /// A cell whose quotation mark is never closed, or with text after the closing one.
    BadQuote { closed: bool },
    /// A row with more or fewer cells than there are columns.
    RowLength { cells: usize, columns: usize },
    /// A task with neither answers nor steps.
    NoAnswers,
    /// A task whose `steps` is a list of none.
    NoSteps,
    /// A step with steps of its own.
    NestedSteps,
}
