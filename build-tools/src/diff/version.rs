//! Versions: which one follows from changes, and which changes one allows.

use std::fmt;

use semver::{BuildMetadata, Prerelease, Version};

use super::Class;

/// The level of changes that a release may contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Level {
    /// Documentation only.
    Patch,
    /// Additions and changed behaviour.
    Addition,
    /// Everything.
    Breaking,
}

impl Level {
    /// Returns the level that a change of this class needs.
    pub fn of(class: Class) -> Self {
        match class {
            Class::Breaking => Level::Breaking,
            Class::Behaviour | Class::Addition => Level::Addition,
            Class::Words => Level::Patch,
        }
    }

    /// Returns the name as `--allow` takes it.
    pub fn name(self) -> &'static str {
        match self {
            Level::Patch => "patch",
            Level::Addition => "addition",
            Level::Breaking => "breaking",
        }
    }

    /// Returns which changes a version that is raised from `released` to `current` may contain.
    ///
    /// Documentation changes need no new version. No requirement on an earlier version accepts a pre-release, and a
    /// pre-release promises nothing to the next one.
    pub fn covered(released: &Version, current: &Version) -> Self {
        if !released.pre.is_empty() {
            return match current > released {
                true => Level::Breaking,
                false => Level::Patch,
            };
        }
        let current = &Version::new(current.major, current.minor, current.patch);
        [Level::Breaking, Level::Addition]
            .into_iter()
            .find(|level| *current >= next(released, *level).version)
            .unwrap_or(Level::Patch)
    }
}

/// The version that follows, and the rule that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    pub version: Version,
    pub rule: &'static str,
}

impl fmt::Display for Next {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} ({})", self.version, self.rule)
    }
}

/// Returns the version after `before` with changes of a level, as Cargo compares versions.
pub fn next(before: &Version, level: Level) -> Next {
    let (major, minor, patch) = (before.major, before.minor, before.patch);
    let ((major, minor, patch), rule) = match (major, minor, level) {
        _ if !before.pre.is_empty() => (
            (major, minor, patch),
            "the version follows its pre-releases, which promise nothing",
        ),
        (0, 0, _) => (
            (0, 0, patch + 1),
            "below 0.1 every version is incompatible with the one before",
        ),
        (0, _, Level::Breaking) => (
            (0, minor + 1, 0),
            "below 1.0 a breaking change raises the second number",
        ),
        (0, _, Level::Addition | Level::Patch) => (
            (0, minor, patch + 1),
            "below 1.0 everything that breaks nothing raises the third number",
        ),
        (_, _, Level::Breaking) => (
            (major + 1, 0, 0),
            "a breaking change raises the first number",
        ),
        (_, _, Level::Addition) => (
            (major, minor + 1, 0),
            "additions and changed behaviour raise the second number",
        ),
        (_, _, Level::Patch) => (
            (major, minor, patch + 1),
            "documentation alone raises the third number",
        ),
    };
    let version = Version {
        major,
        minor,
        patch,
        pre: Prerelease::EMPTY,
        build: BuildMetadata::EMPTY,
    };
    Next { version, rule }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Version {
        Version::parse(text).unwrap()
    }

    #[test]
    fn below_1_0_a_breaking_change_raises_the_second_number() {
        let after = |before: &str, level| next(&version(before), level).version.to_string();
        assert_eq!(after("0.1.4", Level::Breaking), "0.2.0");
        assert_eq!(after("0.1.4", Level::Addition), "0.1.5");
        assert_eq!(after("0.1.4", Level::Patch), "0.1.5");
        assert_eq!(after("0.0.4", Level::Addition), "0.0.5");
        assert_eq!(after("1.2.3", Level::Breaking), "2.0.0");
        assert_eq!(after("1.2.3", Level::Addition), "1.3.0");
        assert_eq!(after("1.2.3", Level::Patch), "1.2.4");
        assert_eq!(after("2.0.0-rc.1", Level::Breaking), "2.0.0");
    }

    #[test]
    fn a_version_covers_what_it_was_raised_for() {
        let covered =
            |released: &str, current: &str| Level::covered(&version(released), &version(current));
        assert_eq!(covered("0.1.0", "0.1.0"), Level::Patch);
        assert_eq!(covered("0.1.0", "0.1.1"), Level::Addition);
        assert_eq!(covered("0.1.0", "0.2.0"), Level::Breaking);
        assert_eq!(covered("1.0.0", "1.0.1"), Level::Patch);
        assert_eq!(covered("1.0.0", "1.1.0"), Level::Addition);
        assert_eq!(covered("1.0.0", "2.0.0-rc.1"), Level::Breaking);
        assert_eq!(covered("1.0.0", "1.1.0-rc.1"), Level::Addition);
        assert_eq!(covered("2.0.0-rc.1", "2.0.0-rc.1"), Level::Patch);
        assert_eq!(covered("2.0.0-rc.1", "2.0.0-rc.2"), Level::Breaking);
        assert_eq!(covered("1.0.0", "2.0.0"), Level::Breaking);
    }
}
