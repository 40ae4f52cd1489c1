//! The two rulebooks that are compared, and pairs of values for them.

/// Which of the two rulebooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// The first.
    Before,
    /// The second.
    After,
}

impl Version {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Before => Self::After,
            Self::After => Self::Before,
        }
    }

    /// Its word.
    pub fn id(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
        }
    }
}

/// A value for each of the two rulebooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Versions<T> {
    /// That of the first.
    pub before: T,
    /// That of the second.
    pub after: T,
}

impl<T> Versions<T> {
    /// Both values by the same function.
    pub fn from_fn(mut f: impl FnMut(Version) -> T) -> Self {
        Self { before: f(Version::Before), after: f(Version::After) }
    }

    /// The value of one of them.
    pub fn get(&self, version: Version) -> &T {
        match version {
            Version::Before => &self.before,
            Version::After => &self.after,
        }
    }

    /// Both values, each made into another.
    pub fn map<'a, U>(&'a self, mut f: impl FnMut(&'a T) -> U) -> Versions<U> {
        Versions { before: f(&self.before), after: f(&self.after) }
    }
}
