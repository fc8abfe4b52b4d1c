//! What listings are ordered by.

/// A field that a listing can be ordered by, for the `sort` of a call.
///
/// Files and folders take all of them but [`Type`](Self::Type), contacts that one too. Items of playlists take
/// neither [`Compilation`](Self::Compilation), [`Favorite`](Self::Favorite), [`ModificationDate`](Self::ModificationDate),
/// [`Source`](Self::Source), [`Tags`](Self::Tags) nor [`Type`](Self::Type), and playlists take [`Name`](Self::Name) and
/// [`CreationDate`](Self::CreationDate) only (`wire.md §1.4`). A `sort` takes any text, for what is not listed here.
///
/// ```
/// use verizon_cloud::SortField;
///
/// assert_eq!(SortField::Name.ascending(), "name+asc");
/// assert_eq!(SortField::VersionCreated.descending(), "versionCreated+desc");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum SortField {
    /// The name.
    Name,
    /// When the version was made.
    VersionCreated,
    /// How many bytes it has.
    Size,
    /// What comes after the last dot of the name.
    Extension,
    /// The album.
    Album,
    /// The artist.
    Artist,
    /// When a picture was taken.
    CaptureDate,
    /// Whether it belongs to a compilation.
    Compilation,
    /// The media type.
    ContentType,
    /// When it was made.
    CreationDate,
    /// Whether the user has marked it.
    Favorite,
    /// The genre.
    Genre,
    /// The height in pixels.
    Height,
    /// When it was last modified.
    ModificationDate,
    /// The priority.
    Priority,
    /// Where it came from.
    Source,
    /// The tags.
    Tags,
    /// The title.
    Title,
    /// The date in the timeline.
    TimelineDate,
    /// The type.
    Type,
}

impl SortField {
    /// The field as the service calls it.
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
            Self::Type => "type",
        }
    }

    /// The order from the smallest to the largest, as a `sort` takes it.
    ///
    /// The plus sign in it goes out as `%2B`, as the vendor's client sent it (`wire.md §9`, 3).
    #[must_use]
    pub fn ascending(self) -> String {
        format!("{}+asc", self.as_str())
    }

    /// The order from the largest to the smallest, as a `sort` takes it.
    #[must_use]
    pub fn descending(self) -> String {
        format!("{}+desc", self.as_str())
    }
}
