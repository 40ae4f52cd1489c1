//! The verdict with what it rests on: of few kinds, each of which is rendered once.

use super::text::{raw, word};
use crate::assess::Assessment;
use crate::rulebook::{Basis, Strength, Verdict};

/// What was rendered, as it came up.
#[derive(Debug, Default)]
pub(super) struct Verdicts(Vec<(Kind, Vec<u8>)>);

type Kind = (Verdict, Option<Strength>, bool, Basis);

impl Verdicts {
    /// All between the task and the conditions.
    pub(super) fn write(&mut self, out: &mut Vec<u8>, assessment: &Assessment) {
        let Assessment { verdict, basis, settled, .. } = *assessment;
        let strength = assessment.placement.and_then(|placement| placement.strength);
        let kind = (verdict, strength, settled, basis);
        if let Some((_, known)) = self.0.iter().find(|(known, _)| *known == kind) {
            return out.extend_from_slice(known);
        }
        let mut json = Vec::new();
        raw(&mut json, ",\"verdict\":");
        word(&mut json, verdict.id());
        raw(&mut json, ",\"strength\":");
        match strength {
            Some(strength) => word(&mut json, strength.id()),
            None => raw(&mut json, "null"),
        }
        raw(
            &mut json,
            if settled { ",\"settled\":true,\"basis\":" } else { ",\"settled\":false,\"basis\":" },
        );
        word(&mut json, basis.id());
        raw(&mut json, ",\"conditions\":");
        out.extend_from_slice(&json);
        self.0.push((kind, json));
    }
}
