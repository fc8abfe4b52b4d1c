// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

/// How far a file has come: known by name only, bytes there, renditions there. There is no value for a failure.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FileStatus {
    /// `created` on the wire.
    Created,
    /// `uploaded` on the wire.
    Uploaded,
    /// `transcoded` on the wire.
    Transcoded,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl FileStatus {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Created => "created",
            Self::Uploaded => "uploaded",
            Self::Transcoded => "transcoded",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for FileStatus {
    fn from(value: String) -> Self {
        match value.as_str() {
            "created" => Self::Created,
            "uploaded" => Self::Uploaded,
            "transcoded" => Self::Transcoded,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(FileStatus);
