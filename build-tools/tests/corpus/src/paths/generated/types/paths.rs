// Made by `cargo sdk generate` out of specs/paths. Change the specs, not this file.

/// `PathsWithinASegmentFormat`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PathsWithinASegmentFormat {
    /// `json` on the wire.
    Json,
    /// `xml` on the wire.
    Xml,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl PathsWithinASegmentFormat {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Json => "json",
            Self::Xml => "xml",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for PathsWithinASegmentFormat {
    fn from(value: String) -> Self {
        match value.as_str() {
            "json" => Self::Json,
            "xml" => Self::Xml,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(PathsWithinASegmentFormat);
