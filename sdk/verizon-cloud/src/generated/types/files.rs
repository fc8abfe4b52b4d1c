// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

use cloud_drives_core::choice;
use serde::{Deserialize, Serialize};
use super::{CloudFile, CloudFolder, Found};

/// A file or a folder; one of the two is there.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileOrFolder {
    /// The file, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<CloudFile>,
    /// The folder, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub folder: Option<CloudFolder>,
}

/// The full view, in its envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FullViewAnswer {
    /// The view.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<FullView>,
}

/// All files, or what has changed since a state. Lists that would be empty are left out of the answer (`wire.md §3.6`).
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FullView {
    /// The files, or those that were added or changed.
    #[serde(
        rename = "file",
        default,
        deserialize_with = "cloud_drives_core::de::one_or_many"
    )]
    pub files: Vec<CloudFile>,
    /// The folders that are empty. The others follow from the paths of the files (`wire.md §3.6`).
    #[serde(
        rename = "folder",
        default,
        deserialize_with = "cloud_drives_core::de::one_or_many"
    )]
    pub empty_folders: Vec<CloudFolder>,
    /// What is gone since the state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted: Option<DeletedPaths>,
}

/// What is gone.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DeletedPaths {
    /// The paths of files and folders that are gone.
    #[serde(
        rename = "path",
        default,
        deserialize_with = "cloud_drives_core::de::one_or_many"
    )]
    pub paths: Vec<String>,
}

/// What was found, in its envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SearchAnswer {
    /// What was found.
    #[serde(rename = "searchResults", skip_serializing_if = "Option::is_none")]
    pub search_results: Option<Found>,
}

/// What to copy, and what to do about something that is at the target.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CopyItem {
    /// The path of the file or folder.
    #[serde(rename = "src")]
    pub source: String,
    /// The path of the copy, the name of a file included. Not a virtual folder.
    pub target: String,
    /// What a copy does about something that is at its target (`wire.md §5.7`).
    #[serde(flatten)]
    pub on_conflict: OnCopyConflict,
}

impl CopyItem {
    /// One with what it cannot do without: `source`, `target`.
    #[must_use]
    pub fn new(source: impl Into<String>, target: impl Into<String>) -> Self {
        Self {
            source: source.into(),
            target: target.into(),
            on_conflict: OnCopyConflict::default(),
        }
    }

    /// What a copy does about something that is at its target (`wire.md §5.7`).
    #[must_use]
    pub fn on_conflict(mut self, on_conflict: impl Into<OnCopyConflict>) -> Self {
        self.on_conflict = on_conflict.into();
        self
    }
}

/// What a copy does about something that is at its target (`wire.md §5.7`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum OnCopyConflict {
    /// It is overwritten if it is in the trash, and gets a new version otherwise.
    ///
    /// `safe: false` on the wire.
    #[default]
    Overwrite,
    /// A brand-new item takes its place.
    ///
    /// `safe: false`, `override: overwrite` on the wire.
    Replace,
    /// It gets a new version.
    ///
    /// `safe: false`, `override: modify` on the wire.
    NewVersion,
    /// It stays, nothing is done, and the call answers `Conflict`.
    ///
    /// `safe: true` on the wire.
    Fail,
    /// It stays, and the copy takes a free name, which the answer tells.
    ///
    /// `safe: true`, `conflictsolve: copy` on the wire.
    KeepBoth,
}

impl OnCopyConflict {
    const ALL: &'static [Self] = &[
        Self::Overwrite,
        Self::Replace,
        Self::NewVersion,
        Self::Fail,
        Self::KeepBoth,
    ];
    fn members(self) -> &'static [(&'static str, choice::Member)] {
        match self {
            Self::Overwrite => &[("safe", choice::Member::Flag(false))],
            Self::Replace => {
                &[
                    ("safe", choice::Member::Flag(false)),
                    ("override", choice::Member::Text("overwrite")),
                ]
            }
            Self::NewVersion => {
                &[
                    ("safe", choice::Member::Flag(false)),
                    ("override", choice::Member::Text("modify")),
                ]
            }
            Self::Fail => &[("safe", choice::Member::Flag(true))],
            Self::KeepBoth => {
                &[
                    ("safe", choice::Member::Flag(true)),
                    ("conflictsolve", choice::Member::Text("copy")),
                ]
            }
        }
    }
}

cloud_drives_core::choice!(OnCopyConflict);

/// What to move or rename, and what to do about something that is at the target.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MoveItem {
    /// The path of the file or folder.
    #[serde(rename = "src")]
    pub source: String,
    /// The path that it shall have. Not a virtual folder.
    pub target: String,
    /// What a move or a rename does about something that is at its target; a copy can do the same and more.
    ///
    /// The vendor's prose has `override` here as well, its program and the descriptions of the calls do not
    /// (`wire.md §5.7`).
    #[serde(flatten)]
    pub on_conflict: OnConflict,
}

impl MoveItem {
    /// One with what it cannot do without: `source`, `target`.
    #[must_use]
    pub fn new(source: impl Into<String>, target: impl Into<String>) -> Self {
        Self {
            source: source.into(),
            target: target.into(),
            on_conflict: OnConflict::default(),
        }
    }

    /// What a move or a rename does about something that is at its target; a copy can do the same and more.
    ///
    /// The vendor's prose has `override` here as well, its program and the descriptions of the calls do not
    /// (`wire.md §5.7`).
    #[must_use]
    pub fn on_conflict(mut self, on_conflict: impl Into<OnConflict>) -> Self {
        self.on_conflict = on_conflict.into();
        self
    }
}

/// What a move or a rename does about something that is at its target; a copy can do the same and more.
///
/// The vendor's prose has `override` here as well, its program and the descriptions of the calls do not
/// (`wire.md §5.7`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum OnConflict {
    /// It is overwritten.
    ///
    /// `safe: false` on the wire.
    #[default]
    Overwrite,
    /// It stays, nothing is done, and the call answers `Conflict`.
    ///
    /// `safe: true` on the wire.
    Fail,
    /// It stays, and what is moved takes a free name, which the answer tells.
    ///
    /// `safe: true`, `conflictsolve: copy` on the wire.
    KeepBoth,
}

impl OnConflict {
    const ALL: &'static [Self] = &[Self::Overwrite, Self::Fail, Self::KeepBoth];
    fn members(self) -> &'static [(&'static str, choice::Member)] {
        match self {
            Self::Overwrite => &[("safe", choice::Member::Flag(false))],
            Self::Fail => &[("safe", choice::Member::Flag(true))],
            Self::KeepBoth => {
                &[
                    ("safe", choice::Member::Flag(true)),
                    ("conflictsolve", choice::Member::Text("copy")),
                ]
            }
        }
    }
}

cloud_drives_core::choice!(OnConflict);

/// A folder to make.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NewFolder {
    /// The path of the folder to make it in, such as `/VZMOBILE`.
    #[serde(rename = "path")]
    pub parent: String,
    /// The name.
    pub name: String,
    /// What becomes of a folder that has the name of a new one (`wire.md §5.7`).
    #[serde(flatten)]
    pub override_: Override,
}

impl NewFolder {
    /// One with what it cannot do without: `parent`, `name`.
    #[must_use]
    pub fn new(parent: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            parent: parent.into(),
            name: name.into(),
            override_: Override::default(),
        }
    }

    /// What becomes of a folder that has the name of a new one (`wire.md §5.7`).
    #[must_use]
    pub fn override_(mut self, override_: impl Into<Override>) -> Self {
        self.override_ = override_.into();
        self
    }
}

/// What becomes of a folder that has the name of a new one (`wire.md §5.7`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Override {
    /// One that is in the trash is overwritten, and another one gets a new version.
    ///
    /// Nothing on the wire.
    #[default]
    Unset,
    /// A brand-new folder takes its place.
    ///
    /// `override: overwrite` on the wire.
    Overwrite,
    /// It gets a new version.
    ///
    /// `override: modify` on the wire.
    Modify,
}

impl Override {
    const ALL: &'static [Self] = &[Self::Unset, Self::Overwrite, Self::Modify];
    fn members(self) -> &'static [(&'static str, choice::Member)] {
        match self {
            Self::Unset => &[],
            Self::Overwrite => &[("override", choice::Member::Text("overwrite"))],
            Self::Modify => &[("override", choice::Member::Text("modify"))],
        }
    }
}

cloud_drives_core::choice!(Override);

/// The size of a small picture. `xs` is 24 pixels wide and high, `s` 64, `m` 128.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ThumbnailSize {
    /// `xs` on the wire.
    Xs,
    /// `s` on the wire.
    S,
    /// `m` on the wire.
    M,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ThumbnailSize {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Xs => "xs",
            Self::S => "s",
            Self::M => "m",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ThumbnailSize {
    fn from(value: String) -> Self {
        match value.as_str() {
            "xs" => Self::Xs,
            "s" => Self::S,
            "m" => Self::M,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ThumbnailSize);
