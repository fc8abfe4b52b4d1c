// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

/// Whether a project can be worked with.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ProjectStatus {
    /// `active` on the wire.
    Active,
    /// `inactive` on the wire.
    Inactive,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ProjectStatus {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Active => "active",
            Self::Inactive => "inactive",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ProjectStatus {
    fn from(value: String) -> Self {
        match value.as_str() {
            "active" => Self::Active,
            "inactive" => Self::Inactive,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ProjectStatus);
