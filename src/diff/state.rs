//! How far both rulebooks have come with the answers so far: the points of each, or the verdict that a gate gave.

use super::space::{Effect, Space, Way};
use super::versions::{Version, Versions};
use crate::rulebook::{PerSide, Verdict};

/// The state of both, packed: that of the first rulebook in the upper half, that of the second in the lower one. A half holds BPO
/// points above KPO points, of 16 bits each. Points stay below [`SETTLED`], a limit of rulebooks; so to earn them is to add.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct State(u64);

/// The upper 16 bits of a half that holds a verdict.
const SETTLED: u32 = 0xFFFF;

impl State {
    /// The state after one more answer. Once a gate fires, that rulebook's points no longer matter.
    pub(super) fn after(self, way: &Way) -> Self {
        let Versions { before, after } = way.effects;
        let [upper, lower] = self.halves();
        Self(u64::from(moved(upper, before)) << 32 | u64::from(moved(lower, after)))
    }

    /// The verdicts, once every question is answered.
    pub(super) fn verdicts(self, space: &Space) -> Versions<Verdict> {
        let [before, after] = self.halves();
        let verdict = |version, half: u32| match (half >> 16, half & 0xFFFF) {
            (SETTLED, at) => {
                let found = Verdict::ALL.into_iter().find(|verdict| code(*verdict) == at);
                found.unwrap_or(Verdict::Undetermined)
            }
            (bpo, kpo) => space.verdict(version, PerSide { bpo, kpo }),
        };
        Versions { before: verdict(Version::Before, before), after: verdict(Version::After, after) }
    }

    #[expect(clippy::cast_possible_truncation, reason = "each half is one of 32 bits")]
    fn halves(self) -> [u32; 2] {
        [(self.0 >> 32) as u32, self.0 as u32]
    }
}

fn moved(half: u32, effect: Effect) -> u32 {
    match effect {
        _ if half >> 16 == SETTLED => half,
        Effect::Earns(bpo, kpo) => half + (bpo << 16 | kpo),
        Effect::Settles(verdict) => SETTLED << 16 | code(verdict),
    }
}

/// A number for each verdict.
fn code(verdict: Verdict) -> u32 {
    (0..).zip(Verdict::ALL).find(|(_, of)| *of == verdict).map_or(0, |(at, _)| at)
}
