//! The order of a listing (`wire.md §2.3`).

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

/// A field that a listing can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SortField {
    /// File, folder or asset.
    Kind,
    /// The name.
    Name,
    /// Time of the node's last change.
    ModifiedDate,
    /// Creation time of the node.
    CreatedDate,
    /// Status: available, in the trash and so on.
    Status,
    /// Size of the contents in bytes.
    Size,
    /// Media type of the contents.
    ContentType,
    /// Creation time of the contents, by their own metadata.
    ContentDate,
    /// The part of the name after its last dot.
    Extension,
}

impl SortField {
    /// All fields.
    pub const ALL: &'static [Self] = &[
        Self::Kind,
        Self::Name,
        Self::ModifiedDate,
        Self::CreatedDate,
        Self::Status,
        Self::Size,
        Self::ContentType,
        Self::ContentDate,
        Self::Extension,
    ];

    /// Returns its name on the wire, for example `contentProperties.size`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Name => "name",
            Self::ModifiedDate => "modifiedDate",
            Self::CreatedDate => "createdDate",
            Self::Status => "status",
            Self::Size => "contentProperties.size",
            Self::ContentType => "contentProperties.contentType",
            Self::ContentDate => "contentProperties.contentDate",
            Self::Extension => "contentProperties.extension",
        }
    }
}

cloud_drives_core::named_enum!(SortField, "field");

/// The order of a listing, by one or several fields. A later field orders nodes for which the earlier ones are equal.
///
/// It can be parsed from the text of a query: a JSON array of fields with `ASC` or `DESC`.
///
/// ```
/// use amazon_drive::{Sort, SortField};
///
/// let folders_first = Sort::descending(SortField::Kind).then(Sort::ascending(SortField::Name));
/// assert_eq!(folders_first.as_str(), r#"["kind DESC","name ASC"]"#);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort(String);

impl Sort {
    /// Sorts in ascending order.
    #[must_use]
    pub fn ascending(field: SortField) -> Self {
        Self(format!("[\"{} ASC\"]", field.as_str()))
    }

    /// Sorts in descending order.
    #[must_use]
    pub fn descending(field: SortField) -> Self {
        Self(format!("[\"{} DESC\"]", field.as_str()))
    }

    /// Adds an order for nodes that are equal by this one.
    #[must_use]
    pub fn then(self, next: Self) -> Self {
        let first = self.0.trim_end_matches(']');
        let next = next.0.trim_start_matches('[');
        Self(format!("{first},{next}"))
    }

    /// Returns the text for a query.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Parses the text of a query.
impl FromStr for Sort {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::from(text))
    }
}

impl From<SortField> for Sort {
    fn from(field: SortField) -> Self {
        Self::ascending(field)
    }
}

impl From<&str> for Sort {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Sort {
    fn from(text: String) -> Self {
        Self(text)
    }
}
