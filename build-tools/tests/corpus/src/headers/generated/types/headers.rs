// Made by `cargo sdk generate` out of specs/headers. Change the specs, not this file.

/// `HeadersSendSomeXMode`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum HeadersSendSomeXMode {
    /// `fast` on the wire.
    Fast,
    /// `thorough` on the wire.
    Thorough,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl HeadersSendSomeXMode {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Fast => "fast",
            Self::Thorough => "thorough",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for HeadersSendSomeXMode {
    fn from(value: String) -> Self {
        match value.as_str() {
            "fast" => Self::Fast,
            "thorough" => Self::Thorough,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(HeadersSendSomeXMode);

/// `HeadersLookXKind`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum HeadersLookXKind {
    /// `file` on the wire.
    File,
    /// `folder` on the wire.
    Folder,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl HeadersLookXKind {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::File => "file",
            Self::Folder => "folder",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for HeadersLookXKind {
    fn from(value: String) -> Self {
        match value.as_str() {
            "file" => Self::File,
            "folder" => Self::Folder,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(HeadersLookXKind);
