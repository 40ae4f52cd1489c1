//! The two kinds of provider, and pairs of values for them.

use serde::{Deserialize, Serialize};

/// A kind of provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub enum Side {
    /// A business process provider: rules, volume, routine.
    Bpo,
    /// A knowledge process provider: judgment, expertise, insight.
    Kpo,
}

/// A value for each side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
pub struct PerSide<T> {
    /// The BPO's.
    pub bpo: T,
    /// The KPO's.
    pub kpo: T,
}

impl<T> PerSide<T> {
    /// Both values by the same function.
    pub fn from_fn(mut f: impl FnMut(Side) -> T) -> Self {
        Self { bpo: f(Side::Bpo), kpo: f(Side::Kpo) }
    }

    /// The value of one side.
    #[inline]
    pub fn get(&self, side: Side) -> &T {
        match side {
            Side::Bpo => &self.bpo,
            Side::Kpo => &self.kpo,
        }
    }

    /// Both values, each made into another.
    pub fn map<'a, U>(&'a self, mut f: impl FnMut(&'a T) -> U) -> PerSide<U> {
        PerSide { bpo: f(&self.bpo), kpo: f(&self.kpo) }
    }
}

/// Sums of points, side by side.
impl std::ops::Add for PerSide<u32> {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { bpo: self.bpo + other.bpo, kpo: self.kpo + other.kpo }
    }
}
