//! What a check found: data with a place. The wording stands in `wording`.

use std::sync::Arc;

use super::{Field, Policy, builtin_rules};
use crate::analysis::TippingPoint;
use crate::diagnostic::Diagnostic;
use crate::rulebook::{Basis, QuestionIx, Strength, Verdict};
use crate::source::Place;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Good to know.
    Note,
    /// To be looked at.
    Warning,
    /// To be mended.
    Error,
}

impl Severity {
    /// All, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// Its word in policies and outputs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// Which check found it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// A rule of the policy, by position.
    Rule(usize),
    /// That a request can be read.
    Readable,
    /// That a request has an id of its own.
    SameId,
    /// That a waiver changes something.
    Waiver,
}

impl By {
    /// The id of the rule or check.
    pub fn id(self, policy: &Policy) -> &str {
        match self {
            Self::Rule(at) => policy.rules.get(at).map_or("", |rule| &rule.id),
            Self::Readable => builtin_rules::READABLE,
            Self::SameId => builtin_rules::SAME_ID,
            Self::Waiver => builtin_rules::WAIVER,
        }
    }
}

/// One thing that a check found.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Which check.
    pub by: By,
    /// How bad it is.
    pub severity: Severity,
    /// The step of the request, by position, that it is of.
    pub step: Option<usize>,
    /// What is wrong.
    pub cause: Cause,
    /// The open questions that decide whether the rule counts at all; none if it does.
    pub depends: Vec<QuestionIx>,
    /// Where in the text that the request stands in.
    pub place: Place,
    /// Which choices of the client's would mend it.
    pub choice: Option<TippingPoint>,
    /// Whether someone accepts it.
    pub standing: Standing,
}

impl Finding {
    /// A finding of a whole request, or of what is none, that nobody accepts yet.
    pub(super) fn of(by: By, severity: Severity, cause: Cause, place: Place) -> Self {
        let (depends, standing) = (Vec::new(), Standing::Stands);
        Self { by, severity, step: None, cause, depends, place, choice: None, standing }
    }

    /// Whether nobody accepts it.
    pub fn stands(&self) -> bool {
        !matches!(self.standing, Standing::Waived(_))
    }
}

/// Whether someone accepts a finding; the waivers by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody.
    Stands,
    /// Someone did, until a day that is past.
    Expired(usize),
    /// Someone does.
    Waived(usize),
}

/// Why a waiver is in vain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Vain {
    /// There is no such rule.
    NoRule {
        /// The one that may be meant.
        meant: Option<String>,
    },
    /// There is no such request.
    NoTask {
        /// The one that may be meant.
        meant: Option<String>,
    },
    /// The request keeps the rule.
    Kept,
}

/// What makes a condition hold.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// The verdict, if it speaks of that.
    pub verdict: Option<Verdict>,
    /// What the verdict rests on, if it speaks of that.
    pub basis: Option<Basis>,
    /// The answers to these questions.
    pub answers: Vec<QuestionIx>,
    /// These fields.
    pub fields: Vec<Field>,
}

/// What is wrong.
#[derive(Debug, Clone)]
pub enum Cause {
    /// The request can't be read, for this reason among others.
    Unread(Box<Diagnostic>),
    /// An earlier request has its id.
    SameId {
        /// The path of its file from the root of the repository.
        path: Arc<str>,
        /// The line that its id stands in, from 1.
        line: usize,
    },
    /// A question is not answered; whether it is narrowed down at least.
    NoAnswer {
        /// The question.
        question: QuestionIx,
        /// Whether some levels are ruled out.
        narrowed: bool,
    },
    /// An answer has no note beside it.
    NoNote(QuestionIx),
    /// A field is left out.
    NoField(Field),
    /// Nothing is declared.
    NotDeclared,
    /// What is declared is not what the answers say.
    Declared {
        /// What is declared.
        declared: Verdict,
        /// What the answers say.
        verdict: Verdict,
        /// Whether open answers could still lead to what is declared.
        possible: bool,
    },
    /// An open answer could change the verdict: which to give first.
    NotSettled(Option<QuestionIx>),
    /// The verdict is less firm than it must be.
    Slight {
        /// How firm it is; `None` if the fits do not bear it out.
        strength: Option<Strength>,
        /// How firm it must be.
        least: Strength,
    },
    /// What may not be is so.
    Forbidden(Facts),
    /// What may not be is so if these open questions are answered in one way.
    MayBeForbidden(Vec<QuestionIx>),
    /// A waiver accepts nothing that was found.
    UnusedWaiver {
        /// The waiver, by position.
        waiver: usize,
        /// Why it is in vain.
        vain: Vain,
    },
}
