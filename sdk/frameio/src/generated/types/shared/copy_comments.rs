// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

/// Which comments go along with a copy.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum CopyComments {
    /// `none` on the wire.
    None,
    /// `internal` on the wire.
    Internal,
    /// `public` on the wire.
    Public,
    /// `all` on the wire.
    All,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl CopyComments {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::None => "none",
            Self::Internal => "internal",
            Self::Public => "public",
            Self::All => "all",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for CopyComments {
    fn from(value: String) -> Self {
        match value.as_str() {
            "none" => Self::None,
            "internal" => Self::Internal,
            "public" => Self::Public,
            "all" => Self::All,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(CopyComments);
