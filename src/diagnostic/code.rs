//! The stable codes of faults.

use super::Fault;

/// Names each code once: the variant, its id.
macro_rules! codes {
    ($($variant:ident => $id:literal,)*) => {
        /// The stable code of a fault: programs may depend on its id.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = concat!("`", $id, "`")] $variant,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The code with that id.
            pub fn of(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.id() == id)
            }

            /// The id that messages show.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }
        }

        impl Fault {
            /// The code of this fault.
            pub fn code(&self) -> Code {
                match self { $(Self::$variant { .. } => Code::$variant,)* }
            }
        }
    };
}

codes! {
    Unreadable => "unreadable",
    NotRegular => "not-regular",
    OutsideFolder => "outside-folder",
    NoFiles => "no-files",
    UnknownForm => "unknown-form",
    NoTask => "no-task",
    Encoding => "encoding",
    TooLarge => "too-large",
    Syntax => "syntax",
    UnknownKey => "unknown-key",
    MissingKey => "missing-key",
    DuplicateKey => "duplicate-key",
    WrongType => "wrong-type",
    OutOfRange => "out-of-range",
    UnknownWord => "unknown-word",
    Empty => "empty",
    BadDate => "bad-date",
    BadId => "bad-id",
    BadCondition => "bad-condition",
    DuplicateId => "duplicate-id",
    UnknownReference => "unknown-reference",
    BadLevels => "bad-levels",
    MissingSupport => "missing-support",
    NoSide => "no-side",
    NoGround => "no-ground",
    NoWeight => "no-weight",
    PhraseLength => "phrase-length",
    BandGap => "band-gap",
    BandOverlap => "band-overlap",
    BadRange => "bad-range",
    GateConflict => "gate-conflict",
    GateMayNotApply => "gate-may-not-apply",
    UnusedQuestion => "unused-question",
    AmbiguousName => "ambiguous-name",
    TooMany => "too-many",
    VerdictNever => "verdict-never",
    BandNever => "band-never",
    GateIdle => "gate-idle",
    AdviceNever => "advice-never",
    CriterionIdle => "criterion-idle",
    AgainstSupport => "against-support",
    SettledEarly => "settled-early",
    Uncited => "uncited",
    HelpMissing => "help-missing",
    LabelRepeated => "label-repeated",
    BadRemoval => "bad-removal",
    StillUsed => "still-used",
    Unexplained => "unexplained",
    NoExpectation => "no-expectation",
    BadRule => "bad-rule",
    BadPattern => "bad-pattern",
    BadVersion => "bad-version",
    VersionDiffers => "version-differs",
    RulesDiffer => "rules-differ",
    UnknownQuestion => "unknown-question",
    UnknownLevel => "unknown-level",
    AlwaysApplies => "always-applies",
    RepeatedLevel => "repeated-level",
    NoLevel => "no-level",
    BadQuote => "bad-quote",
    RowLength => "row-length",
    NoAnswers => "no-answers",
    NoSteps => "no-steps",
    NestedSteps => "nested-steps",
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id())
    }
}
