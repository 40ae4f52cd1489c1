//! Which faults a schema can refuse. The rows that are not `Always` are where a schema knows less than the reader.

use outfit::diagnostic::{Code, Fault, Thing};

/// Whether a schema can refuse an input for a fault.
#[derive(Clone, Copy)]
pub(crate) enum Can {
    /// Wherever the fault is found.
    Always,
    /// Where the fault is of that kind, and nowhere else.
    Where(fn(&Fault) -> bool),
    /// As the fault tells.
    By(fn(&Fault) -> Says),
    /// In cases that the fault does not tell apart.
    Sometimes,
    /// Nowhere.
    Never,
}

use Can::{Always, By, Never, Sometimes, Where};

/// What a schema has to say of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Says {
    Sound,
    Faulty,
    /// Either: the faults don't tell.
    Either,
}

/// Faults of tasks.
pub(crate) const TASK: &[(Code, Can, &str)] = &[
    (Code::UnknownKey, Always, ""),
    (Code::MissingKey, Always, ""),
    (Code::WrongType, Always, ""),
    (Code::UnknownWord, Always, ""),
    (Code::Empty, Where(is_empty), "an empty file is no JSON"),
    (Code::BadDate, Always, "that February has no 30th only where formats are checked"),
    (Code::UnknownQuestion, Always, ""),
    (Code::UnknownLevel, Always, "but for `2e0`: a schema does not see how a number is spelled"),
    (Code::AlwaysApplies, Always, ""),
    (
        Code::RepeatedLevel,
        Always,
        "but for one level under two spellings with zeros: `\"2.0\"` and `\"2.00\"`",
    ),
    (Code::NoLevel, Always, ""),
    (Code::NoAnswers, Always, ""),
    (Code::NoSteps, Always, ""),
    (Code::NestedSteps, Always, ""),
    (Code::TooMany, Always, "steps"),
    (Code::NoTask, Always, ""),
    (Code::BadQuote, Never, "only CSV has cells"),
    (Code::RowLength, Never, "only CSV has rows"),
    (Code::DuplicateKey, Never, "a JSON tree keeps one of them"),
    (Code::Syntax, Never, "there is no tree"),
    (Code::Encoding, Never, "there is no text"),
    (Code::TooLarge, Never, "a tree has no size"),
];

/// Faults of rule files.
pub(crate) const RULES: &[(Code, Can, &str)] = &[
    (Code::UnknownKey, Always, ""),
    (Code::MissingKey, Where(is_in_an_entry), "a table that is missing may stand in another file"),
    (Code::WrongType, Always, "but for `95.0`: to a schema it is a whole number"),
    (Code::OutOfRange, Where(is_fixed_range), "`strong` below `clear`: two values are not compared"),
    (Code::UnknownWord, Always, ""),
    (
        Code::Empty,
        Where(is_empty),
        "a name without letters: which letters there are no pattern says portably",
    ),
    (Code::BadId, Always, ""),
    (Code::RepeatedLevel, Always, ""),
    (Code::BadCondition, Always, ""),
    (Code::DuplicateId, Where(is_reserved), "two entries are not compared"),
    (Code::UnknownReference, Where(is_no_id), "what the id names may stand in another file"),
    (Code::UnknownLevel, Where(is_no_level), "the levels stand with the question"),
    (Code::BadLevels, Sometimes, "a scale whose levels have an `order` that is not theirs"),
    (
        Code::MissingSupport,
        Sometimes,
        "the levels stand with the question; that there are two or more is known",
    ),
    (Code::NoSide, Always, ""),
    (Code::NoGround, Always, ""),
    (Code::NoWeight, Always, ""),
    (Code::PhraseLength, Always, ""),
    (Code::BadRange, Sometimes, "two ends on one side yes; ends that cross no: two values are not compared"),
    (Code::TooMany, Where(is_of_levels), "points and answer sets are of the whole"),
    (Code::Uncited, Never, "it is sound"),
    (Code::HelpMissing, Never, "it is sound"),
    (Code::LabelRepeated, Never, "it is sound"),
    (Code::BadRemoval, Always, ""),
    (Code::StillUsed, Never, "of the whole"),
    (Code::Unexplained, Never, "of two layers"),
    (Code::NoExpectation, Always, ""),
    (Code::BandGap, Never, "of the whole"),
    (Code::BandOverlap, Never, "of the whole"),
    (Code::GateConflict, Never, "of the whole"),
    (Code::GateMayNotApply, Never, "of two entries"),
    (Code::UnusedQuestion, Never, "of the whole"),
    (Code::AmbiguousName, Never, "of the whole"),
    (Code::VerdictNever, Never, "of all answers"),
    (Code::BandNever, Never, "of all answers"),
    (Code::GateIdle, Never, "of all answers"),
    (Code::AdviceNever, Never, "of all answers"),
    (Code::CriterionIdle, Never, "of all answers"),
    (Code::AgainstSupport, Never, "of all answers"),
    (Code::SettledEarly, Never, "of all answers"),
    (Code::DuplicateKey, Never, "of two files"),
    (Code::Syntax, Never, "there is no tree"),
    (Code::Encoding, Never, "there is no text"),
    (Code::TooLarge, Never, "a tree has no size"),
];

/// Faults of policies.
pub(crate) const POLICY: &[(Code, Can, &str)] = &[
    (Code::UnknownKey, Always, ""),
    (Code::MissingKey, Always, ""),
    (Code::WrongType, Always, ""),
    (Code::UnknownWord, Always, ""),
    (Code::Empty, Always, ""),
    (Code::BadId, Always, ""),
    (Code::BadCondition, Always, ""),
    (Code::UnknownReference, Always, ""),
    (Code::UnknownLevel, Always, ""),
    (Code::RepeatedLevel, Always, ""),
    (Code::BadRule, Always, ""),
    (Code::DuplicateId, Never, "two rules are not compared"),
    (Code::BadPattern, Never, "what a pattern may be no pattern says"),
    (Code::BadVersion, Never, "likewise of a requirement"),
    (Code::VersionDiffers, Never, "of the program"),
    (Code::RulesDiffer, Never, "of the rules in effect"),
];

/// Faults of what no schema sees: which inputs there are, and whether they can be read.
const ELSEWHERE: &[Code] =
    &[Code::Unreadable, Code::NotRegular, Code::OutsideFolder, Code::NoFiles, Code::UnknownForm];

#[test]
fn each_code_has_a_row() {
    let listed: Vec<Code> = TASK.iter().chain(RULES).chain(POLICY).map(|(code, ..)| *code).collect();
    for code in Code::ALL {
        assert!(listed.contains(code) != ELSEWHERE.contains(code), "{code}: can a schema refuse it?");
    }
}

fn is_empty(fault: &Fault) -> bool {
    matches!(fault, Fault::Empty { what: "a text" | "a list" })
}

fn is_in_an_entry(fault: &Fault) -> bool {
    !matches!(fault, Fault::MissingKey { within, .. } if ["the rulebook", "a layer"].contains(&within.as_str()))
}

fn is_fixed_range(fault: &Fault) -> bool {
    let crossed = matches!(fault, Fault::OutOfRange { found, low, high: 200 } if *found >= 0 && *low > 0);
    !crossed
}

fn is_reserved(fault: &Fault) -> bool {
    matches!(fault, Fault::DuplicateId { thing: Thing::Level, .. })
}

fn is_id(id: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=64).contains(&id.len()) && id.chars().all(plain)
}

fn is_no_id(fault: &Fault) -> bool {
    matches!(fault, Fault::UnknownReference { id, .. } if !is_id(id))
}

fn is_no_level(fault: &Fault) -> bool {
    matches!(fault, Fault::UnknownLevel { level, .. } if !is_id(level))
}

fn is_of_levels(fault: &Fault) -> bool {
    matches!(fault, Fault::TooMany { what: "levels", .. })
}

/// What a schema has to say of an input in which a reader found this.
pub(crate) fn says(table: &[(Code, Can, &str)], all: &[Fault]) -> Says {
    let mut says = Says::Sound;
    for fault in all {
        let code = fault.code();
        let row = table.iter().find(|(listed, ..)| *listed == code);
        let (_, can, _) = row.unwrap_or_else(|| panic!("{code} has no row: can a schema refuse it?"));
        match can {
            Always => return Says::Faulty,
            Where(refuses) if refuses(fault) => return Says::Faulty,
            By(of) if of(fault) == Says::Faulty => return Says::Faulty,
            By(of) if of(fault) == Says::Sound => {}
            By(_) | Sometimes => says = Says::Either,
            Where(_) | Never => {}
        }
    }
    says
}
