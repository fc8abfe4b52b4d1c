// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

/// What a list of folders, or of all that is in a folder, is ordered by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FolderSort {
    /// `name_asc` on the wire.
    NameAsc,
    /// `created_at_asc` on the wire.
    CreatedAtAsc,
    /// `updated_at_asc` on the wire.
    UpdatedAtAsc,
    /// `name_desc` on the wire.
    NameDesc,
    /// `created_at_desc` on the wire.
    CreatedAtDesc,
    /// `updated_at_desc` on the wire.
    UpdatedAtDesc,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl FolderSort {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::NameAsc => "name_asc",
            Self::CreatedAtAsc => "created_at_asc",
            Self::UpdatedAtAsc => "updated_at_asc",
            Self::NameDesc => "name_desc",
            Self::CreatedAtDesc => "created_at_desc",
            Self::UpdatedAtDesc => "updated_at_desc",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for FolderSort {
    fn from(value: String) -> Self {
        match value.as_str() {
            "name_asc" => Self::NameAsc,
            "created_at_asc" => Self::CreatedAtAsc,
            "updated_at_asc" => Self::UpdatedAtAsc,
            "name_desc" => Self::NameDesc,
            "created_at_desc" => Self::CreatedAtDesc,
            "updated_at_desc" => Self::UpdatedAtDesc,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(FolderSort);
