// Made by `cargo sdk generate` out of specs/choices. Change the specs, not this file.

use cloud_drives_core::choice;
use serde::{Deserialize, Serialize};

/// A change.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Change {
    /// `extent` on the wire.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extent: Option<String>,
    /// Sets `reach`.
    #[serde(flatten)]
    pub reach: Reach,
}

impl Change {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            extent: None,
            reach: Reach::default(),
        }
    }

    /// Sets `extent`.
    #[must_use]
    pub fn extent(mut self, extent: impl Into<String>) -> Self {
        self.extent = Some(extent.into());
        self
    }

    /// Sets `reach`.
    #[must_use]
    pub fn reach(mut self, reach: impl Into<Reach>) -> Self {
        self.reach = reach.into();
        self
    }
}

/// Sets `reach`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Reach {
    /// Nothing on the wire.
    #[default]
    Nothing,
    /// `depth: -3`, `word: a "b"` on the wire.
    Far,
}

impl Reach {
    const ALL: &'static [Self] = &[Self::Nothing, Self::Far];
    fn members(self) -> &'static [(&'static str, choice::Member)] {
        match self {
            Self::Nothing => &[],
            Self::Far => {
                &[
                    ("depth", choice::Member::Number(-3)),
                    ("word", choice::Member::Text("a \"b\"")),
                ]
            }
        }
    }
}

cloud_drives_core::choice!(Reach);

/// Something to make, and what to do when it is there.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Order {
    /// What it is called.
    pub name: String,
    /// A word about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What happens when something of the name is there.
    #[serde(flatten)]
    pub on_clash: OnClash,
}

impl Order {
    /// One with what it cannot do without: `name`.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            note: None,
            on_clash: OnClash::default(),
        }
    }

    /// A word about it.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// What happens when something of the name is there.
    #[must_use]
    pub fn on_clash(mut self, on_clash: impl Into<OnClash>) -> Self {
        self.on_clash = on_clash.into();
        self
    }
}

/// What happens when something of the name is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum OnClash {
    /// It is gone.
    ///
    /// `safe: false` on the wire.
    #[default]
    Overwrite,
    /// `safe: true` on the wire.
    Fail,
    /// The new one gets another name.
    ///
    /// Which one, the answer tells.
    ///
    /// `safe: true`, `how: copy` on the wire.
    KeepBoth,
}

impl OnClash {
    const ALL: &'static [Self] = &[Self::Overwrite, Self::Fail, Self::KeepBoth];
    fn members(self) -> &'static [(&'static str, choice::Member)] {
        match self {
            Self::Overwrite => &[("safe", choice::Member::Flag(false))],
            Self::Fail => &[("safe", choice::Member::Flag(true))],
            Self::KeepBoth => {
                &[
                    ("safe", choice::Member::Flag(true)),
                    ("how", choice::Member::Text("copy")),
                ]
            }
        }
    }
}

cloud_drives_core::choice!(OnClash);
