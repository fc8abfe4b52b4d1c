// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

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

/// What to copy, and what to do about something that is at the target (`wire.md §5.7`).
///
/// Without `safe` it is overwritten, in the way that `override` says. With `safe` the call answers `Conflict` and does
/// nothing, or takes a free name if `conflictsolve` says so.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CopyItem {
    /// The path of the file or folder.
    #[serde(rename = "src")]
    pub source: String,
    /// The path of the copy, the name of a file included.
    pub target: String,
    /// Whether to leave alone what is at the target; not without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub safe: Option<bool>,
    /// How to overwrite, without `safe`. If not set, something that is marked as deleted is overwritten, and something else
    /// gets a new version.
    #[serde(rename = "override", skip_serializing_if = "Option::is_none")]
    pub override_: Option<Override>,
    /// How to get out of the way, with `safe`.
    #[serde(rename = "conflictsolve", skip_serializing_if = "Option::is_none")]
    pub conflict_solve: Option<ConflictSolve>,
}

impl CopyItem {
    /// One with what it cannot do without: `source`, `target`.
    #[must_use]
    pub fn new(source: impl Into<String>, target: impl Into<String>) -> Self {
        Self {
            source: source.into(),
            target: target.into(),
            safe: None,
            override_: None,
            conflict_solve: None,
        }
    }

    /// Whether to leave alone what is at the target; not without it.
    #[must_use]
    pub fn safe(mut self, safe: bool) -> Self {
        self.safe = Some(safe);
        self
    }

    /// How to overwrite, without `safe`. If not set, something that is marked as deleted is overwritten, and something else
    /// gets a new version.
    #[must_use]
    pub fn override_(mut self, override_: impl Into<Override>) -> Self {
        self.override_ = Some(override_.into());
        self
    }

    /// How to get out of the way, with `safe`.
    #[must_use]
    pub fn conflict_solve(mut self, conflict_solve: impl Into<ConflictSolve>) -> Self {
        self.conflict_solve = Some(conflict_solve.into());
        self
    }
}

/// What becomes of an item that is in the way: `overwrite` puts a brand-new one in its place, `modify` makes a new version
/// of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Override {
    /// `overwrite` on the wire.
    Overwrite,
    /// `modify` on the wire.
    Modify,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl Override {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Overwrite => "overwrite",
            Self::Modify => "modify",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for Override {
    fn from(value: String) -> Self {
        match value.as_str() {
            "overwrite" => Self::Overwrite,
            "modify" => Self::Modify,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(Override);

/// How a conflict is solved that `safe` has found. `copy` takes another name, one that is free.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ConflictSolve {
    /// `copy` on the wire.
    Copy,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ConflictSolve {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Copy => "copy",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ConflictSolve {
    fn from(value: String) -> Self {
        match value.as_str() {
            "copy" => Self::Copy,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ConflictSolve);

/// What to move or rename, and what to do about something that is at the target (`wire.md §5.7`).
///
/// Without `safe` it is overwritten. With `safe` the call answers `Conflict` and does nothing, or takes a free name if
/// `conflictsolve` says so.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MoveItem {
    /// The path of the file or folder.
    #[serde(rename = "src")]
    pub source: String,
    /// The path that it shall have.
    pub target: String,
    /// Whether to leave alone what is at the target; not without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub safe: Option<bool>,
    /// How to get out of the way, with `safe`.
    #[serde(rename = "conflictsolve", skip_serializing_if = "Option::is_none")]
    pub conflict_solve: Option<ConflictSolve>,
}

impl MoveItem {
    /// One with what it cannot do without: `source`, `target`.
    #[must_use]
    pub fn new(source: impl Into<String>, target: impl Into<String>) -> Self {
        Self {
            source: source.into(),
            target: target.into(),
            safe: None,
            conflict_solve: None,
        }
    }

    /// Whether to leave alone what is at the target; not without it.
    #[must_use]
    pub fn safe(mut self, safe: bool) -> Self {
        self.safe = Some(safe);
        self
    }

    /// How to get out of the way, with `safe`.
    #[must_use]
    pub fn conflict_solve(mut self, conflict_solve: impl Into<ConflictSolve>) -> Self {
        self.conflict_solve = Some(conflict_solve.into());
        self
    }
}

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
    /// What becomes of a folder of that name.
    #[serde(rename = "override", skip_serializing_if = "Option::is_none")]
    pub override_: Option<Override>,
}

impl NewFolder {
    /// One with what it cannot do without: `parent`, `name`.
    #[must_use]
    pub fn new(parent: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            parent: parent.into(),
            name: name.into(),
            override_: None,
        }
    }

    /// What becomes of a folder of that name.
    #[must_use]
    pub fn override_(mut self, override_: impl Into<Override>) -> Self {
        self.override_ = Some(override_.into());
        self
    }
}

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
