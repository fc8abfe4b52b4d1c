//! Search queries (`wire.md §6.5`).

use std::fmt;

use cloud_drives_core::Error;

/// Minimum number of characters of a search value.
const SHORTEST: usize = 3;

/// A field to search in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SearchField {
    /// The name.
    Name,
    /// The part of the name after its last dot.
    Extension,
    /// The album.
    Album,
    /// The artist of the album.
    AlbumArtist,
    /// The artist.
    Artist,
    /// Capture time of a picture.
    CaptureDate,
    /// The media type.
    ContentType,
    /// Creation time.
    CreationDate,
    /// Duration, a number.
    Duration,
    /// The genre.
    Genre,
    /// The latitude of the place, a number.
    GeoLatitude,
    /// The longitude of the place, a number.
    GeoLongitude,
    /// The height in pixels, a number.
    Height,
    /// The width in pixels, a number.
    Width,
    /// Modification time.
    ModificationDate,
    /// The source.
    Source,
    /// The tags.
    Tags,
    /// The date in the timeline.
    TimelineDate,
    /// The title.
    Title,
}

impl SearchField {
    /// All fields.
    pub const ALL: &'static [Self] = &[
        Self::Name,
        Self::Extension,
        Self::Album,
        Self::AlbumArtist,
        Self::Artist,
        Self::CaptureDate,
        Self::ContentType,
        Self::CreationDate,
        Self::Duration,
        Self::Genre,
        Self::GeoLatitude,
        Self::GeoLongitude,
        Self::Height,
        Self::Width,
        Self::ModificationDate,
        Self::Source,
        Self::Tags,
        Self::TimelineDate,
        Self::Title,
    ];

    /// Returns the name of the field on the wire.
    ///
    /// The names from the media type on are inferred from the service's other lists, since the end of its list of search fields is not
    /// known (`wire.md §3.4`).
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Extension => "extension",
            Self::Album => "album",
            Self::AlbumArtist => "albumArtist",
            Self::Artist => "artist",
            Self::CaptureDate => "captureDate",
            Self::ContentType => "contentType",
            Self::CreationDate => "creationDate",
            Self::Duration => "duration",
            Self::Genre => "genre",
            Self::GeoLatitude => "geoLatitude",
            Self::GeoLongitude => "geoLongitude",
            Self::Height => "height",
            Self::Width => "width",
            Self::ModificationDate => "modificationDate",
            Self::Source => "source",
            Self::Tags => "tags",
            Self::TimelineDate => "timelineDate",
            Self::Title => "title",
        }
    }

    /// Returns whether its values are numbers, which have no minimum length.
    fn is_number(self) -> bool {
        matches!(
            self,
            Self::Duration | Self::GeoLatitude | Self::GeoLongitude | Self::Height | Self::Width
        )
    }
}

cloud_drives_core::named_enum!(SearchField, "field");

/// A search query: fields with beginnings of words, all of which must match.
///
/// Text is matched literally: special characters are escaped.
///
/// ```
/// use verizon_cloud::{Query, SearchField};
///
/// let query = Query::files().and(Query::name("Beach (2016)")?);
/// assert_eq!(query.to_string(), r"file:true AND name:Beach\ \(2016\)");
///
/// let query = Query::extension("jpg")?.and(Query::field(SearchField::Artist, "Ann")?);
/// assert_eq!(query.to_string(), "extension:jpg AND artist:Ann");
///
/// // A value needs at least three characters.
/// assert!(Query::name("be").is_err());
/// # Ok::<(), verizon_cloud::Error>(())
/// ```
///
/// A value matches the beginning of words, ignoring case: `man` finds `manual` and not `postman`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Query(String);

impl Query {
    /// Matches items with a word in a field that begins with this value, or with this number in a numeric field.
    ///
    /// # Errors
    ///
    /// [`is_invalid_input`](Error::is_invalid_input) for fewer than three characters, unless it is a number for a numeric field, and
    /// for control characters.
    pub fn field(field: SearchField, begins_with: &str) -> Result<Self, Error> {
        let text = begins_with.trim();
        if field.is_number() && text.parse::<f64>().is_ok_and(f64::is_finite) {
            return Ok(Self(format!("{}:{}", field.as_str(), escaped(text))));
        }
        Self::term(field.as_str(), begins_with)
    }

    /// Matches items by a field that [`SearchField`] lacks, such as one of contacts.
    ///
    /// ```
    /// use verizon_cloud::Query;
    ///
    /// # fn example(cloud: verizon_cloud::Client) -> Result<(), verizon_cloud::Error> {
    /// let neighbours = cloud.contacts().list().query(Query::other_field("address.home.street", "Main St.")?);
    /// # drop(neighbours);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Query::field`], and for an invalid name. A name has letters and digits, a letter first, and dots between its parts.
    pub fn other_field(field: &str, begins_with: &str) -> Result<Self, Error> {
        let is_name = field.split('.').all(|part| {
            part.starts_with(|c: char| c.is_ascii_alphabetic())
                && part.chars().all(|c| c.is_ascii_alphanumeric())
        });
        if !is_name {
            return Err(Error::invalid_input(format!(
                "query: {field:?} is not a field name; expected letters and digits, with dots between parts"
            )));
        }
        Self::term(field, begins_with)
    }

    /// Matches items with a word in the name that begins with this value.
    ///
    /// # Errors
    ///
    /// As [`Query::field`].
    pub fn name(begins_with: &str) -> Result<Self, Error> {
        Self::field(SearchField::Name, begins_with)
    }

    /// Matches items with an extension that begins with this value; a leading dot is ignored.
    ///
    /// # Errors
    ///
    /// As [`Query::field`].
    pub fn extension(begins_with: &str) -> Result<Self, Error> {
        let extension = begins_with.strip_prefix('.').unwrap_or(begins_with);
        Self::field(SearchField::Extension, extension)
    }

    /// Matches items with a tag that begins with this value.
    ///
    /// # Errors
    ///
    /// As [`Query::field`].
    pub fn tag(begins_with: &str) -> Result<Self, Error> {
        Self::field(SearchField::Tags, begins_with)
    }

    /// Matches files.
    #[must_use]
    pub fn files() -> Self {
        Self("file:true".to_owned())
    }

    /// Matches folders.
    #[must_use]
    pub fn folders() -> Self {
        Self("folder:true".to_owned())
    }

    /// Matches the user's favorites.
    #[must_use]
    pub fn favorites() -> Self {
        Self("favorite:true".to_owned())
    }

    /// Matches items that both queries match.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.0.push_str(" AND ");
        self.0.push_str(&other.0);
        self
    }

    fn term(field: &str, begins_with: &str) -> Result<Self, Error> {
        let text = begins_with.trim();
        if text.chars().any(char::is_control) {
            return Err(Error::invalid_input(format!(
                "query: the text for {field} contains control characters"
            )));
        }
        let length = text.chars().count();
        if length < SHORTEST {
            return Err(Error::invalid_input(format!(
                "query: {text:?} for {field} has {length} characters; expected at least {SHORTEST}"
            )));
        }
        Ok(Self(format!("{field}:{}", escaped(text))))
    }
}

/// Escapes text: puts a backslash before special characters.
fn escaped(text: &str) -> String {
    // Alone, these words join terms. The search ignores case.
    if matches!(text, "AND" | "NOT") {
        return text.to_lowercase();
    }
    let mut escaped = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut before = None;
    while let Some(c) = chars.next() {
        let means_something = match c {
            '+' | '_' | '!' | '(' | ')' | '{' | '}' | '[' | ']' | '^' | '"' | '~' | '*' | '?'
            | ':' | '\\' | '.' => true,
            // Two of them join terms, a single one is an ordinary character.
            '&' | '|' => chars.peek() == Some(&c) || before == Some(c),
            c => c.is_whitespace(),
        };
        if means_something {
            escaped.push('\\');
        }
        escaped.push(c);
        before = Some(c);
    }
    escaped
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Query> for String {
    fn from(query: Query) -> Self {
        query.0
    }
}

impl From<&Query> for String {
    fn from(query: &Query) -> Self {
        query.0.clone()
    }
}
