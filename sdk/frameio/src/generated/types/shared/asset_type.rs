// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

/// The sorts of things that a folder holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum AssetType {
    /// `file` on the wire.
    File,
    /// `folder` on the wire.
    Folder,
    /// `version_stack` on the wire.
    VersionStack,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl AssetType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::File => "file",
            Self::Folder => "folder",
            Self::VersionStack => "version_stack",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for AssetType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "file" => Self::File,
            "folder" => Self::Folder,
            "version_stack" => Self::VersionStack,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(AssetType);
