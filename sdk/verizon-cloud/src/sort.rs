//! Sort orders of listings.

use crate::types::{ContactSort, FileSort};

/// A field to sort files and folders by, for the setter `sort`.
///
/// Contacts can be sorted by the same fields, and by their type (`wire.md §1.4`). Playlists and their items have fewer
/// fields: see [`PlaylistSort`](crate::types::PlaylistSort) and [`PlaylistItemSort`](crate::types::PlaylistItemSort).
///
/// ```
/// use verizon_cloud::SortField;
/// use verizon_cloud::types::{ContactSort, FileSort};
///
/// assert_eq!(SortField::Name.ascending(), FileSort::NameAsc);
/// assert_eq!(SortField::VersionCreated.descending().as_str(), "versionCreated+desc");
/// assert_eq!(ContactSort::from(SortField::Name.ascending()), ContactSort::NameAsc);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum SortField {
    /// The name.
    Name,
    /// Creation time of the version.
    VersionCreated,
    /// Size in bytes.
    Size,
    /// The part of the name after its last dot.
    Extension,
    /// The album.
    Album,
    /// The artist.
    Artist,
    /// Capture time of a picture.
    CaptureDate,
    /// Whether the item belongs to a compilation.
    Compilation,
    /// The media type.
    ContentType,
    /// Creation time.
    CreationDate,
    /// Whether the item is a favorite of the user.
    Favorite,
    /// The genre.
    Genre,
    /// The height in pixels.
    Height,
    /// Modification time.
    ModificationDate,
    /// The priority.
    Priority,
    /// The source.
    Source,
    /// The tags.
    Tags,
    /// The title.
    Title,
    /// The date in the timeline.
    TimelineDate,
}

impl SortField {
    /// All fields.
    pub const ALL: &'static [Self] = &[
        Self::Name,
        Self::VersionCreated,
        Self::Size,
        Self::Extension,
        Self::Album,
        Self::Artist,
        Self::CaptureDate,
        Self::Compilation,
        Self::ContentType,
        Self::CreationDate,
        Self::Favorite,
        Self::Genre,
        Self::Height,
        Self::ModificationDate,
        Self::Priority,
        Self::Source,
        Self::Tags,
        Self::Title,
        Self::TimelineDate,
    ];

    /// Returns the service's name of the field.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::VersionCreated => "versionCreated",
            Self::Size => "size",
            Self::Extension => "extension",
            Self::Album => "album",
            Self::Artist => "artist",
            Self::CaptureDate => "captureDate",
            Self::Compilation => "compilation",
            Self::ContentType => "contentType",
            Self::CreationDate => "creationDate",
            Self::Favorite => "favorite",
            Self::Genre => "genre",
            Self::Height => "height",
            Self::ModificationDate => "modificationDate",
            Self::Priority => "priority",
            Self::Source => "source",
            Self::Tags => "tags",
            Self::Title => "title",
            Self::TimelineDate => "timelineDate",
        }
    }

    /// Returns the ascending order, for `sort`.
    ///
    /// Its plus sign is sent as `%2B`, as the vendor's client sent it (`wire.md §9`, 3).
    #[must_use]
    pub fn ascending(self) -> FileSort {
        FileSort::from(format!("{}+asc", self.as_str()))
    }

    /// Returns the descending order, for `sort`.
    #[must_use]
    pub fn descending(self) -> FileSort {
        FileSort::from(format!("{}+desc", self.as_str()))
    }
}

cloud_drives_core::named_enum!(SortField, "field");

/// Converts a sort order of files: contacts can be sorted by the same fields.
impl From<FileSort> for ContactSort {
    fn from(sort: FileSort) -> Self {
        Self::from(sort.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_an_order_that_files_and_contacts_know() {
        for field in SortField::ALL {
            assert_eq!(field.to_string().parse(), Ok(*field));
            for sort in [field.ascending(), field.descending()] {
                assert!(!matches!(sort, FileSort::Unknown(_)), "{sort}");
                let contacts = ContactSort::from(sort.clone());
                assert!(!matches!(contacts, ContactSort::Unknown(_)), "{sort}");
            }
        }
    }
}
