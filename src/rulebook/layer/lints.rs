//! What layers have done about what is sound and yet probably not meant.

use crate::diagnostic::{Code, Log};
use crate::rulebook::Text;
use crate::source::At;
use crate::table::{Node, Reading, Table};

/// What is done about a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LintLevel {
    /// It is only counted.
    Allow,
    /// It is told.
    #[default]
    Warn,
    /// The rules count as faulty.
    Deny,
}

/// What a layer says of one kind of finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LintSetting {
    /// The kind.
    pub lint: Code,
    /// What is done.
    pub level: LintLevel,
    /// Why.
    pub because: Text,
}

/// What a finding is about, and so whose setting holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    /// One entry: the layer that set a part of it last knows why it is so.
    Entry,
    /// All rules together: any layer may be its cause.
    Whole,
}

/// Everything that is sound and yet probably not meant.
pub(crate) const LINTS: [(Code, About); 10] = [
    (Code::Uncited, About::Entry),
    (Code::HelpMissing, About::Entry),
    (Code::LabelRepeated, About::Entry),
    (Code::VerdictNever, About::Whole),
    (Code::BandNever, About::Whole),
    (Code::GateIdle, About::Whole),
    (Code::AdviceNever, About::Whole),
    (Code::CriterionIdle, About::Whole),
    (Code::AgainstSupport, About::Whole),
    (Code::SettledEarly, About::Whole),
];

const LEVELS: [(&str, LintLevel); 3] =
    [("allow", LintLevel::Allow), ("warn", LintLevel::Warn), ("deny", LintLevel::Deny)];

/// Reads the table in which a layer says it.
pub(super) fn read(node: Node, log: &mut Log) -> Vec<LintSetting> {
    let settings = |t: &mut Table<'_, '_>| {
        LINTS
            .iter()
            .filter_map(|(lint, _)| {
                let (level, because) =
                    t.table(lint.id(), |t| (t.word("level", &LEVELS), t.text("because")))?;
                let At { value: because, .. } = because?;
                Some(LintSetting { lint: *lint, level: level?.value, because })
            })
            .collect()
    };
    Reading { log }.sub_table(node, "[lint]", &settings).unwrap_or_default()
}
