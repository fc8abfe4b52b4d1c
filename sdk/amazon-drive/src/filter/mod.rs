//! Filters of listings (`wire.md §2.4`).

#[cfg(test)]
mod tests;

use std::fmt::{self, Write as _};

use crate::types::{NodeKind, NodeStatus};
use cloud_drives_core::reexport::chrono::{DateTime, SecondsFormat, Utc};
use cloud_drives_core::{Error, Result};

/// Maximum number of terms that the service accepts.
const MAX_TERMS: usize = 8;
/// Characters with a special meaning in a filter.
const SPECIAL: &str = r#"+-&|!(){}[]^'"~*?:\"#;
/// Words that the service would read as operators.
const WORDS: [&str; 4] = ["AND", "OR", "NOT", "TO"];

/// A filter for the nodes of a listing.
///
/// Values are matched literally, including spaces, quotes, backslashes and operators.
///
/// ```
/// use amazon_drive::Filter;
///
/// let filter = Filter::folders().and(Filter::name("My File (1)").or(Filter::name_prefix("Re")));
/// assert_eq!(filter.text()?, r"kind:FOLDER AND (name:My\ File\ \(1\) OR name:Re*)");
/// # Ok::<(), amazon_drive::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Filter(Kind);

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    /// A term ready to be sent, or the reason why it is invalid.
    Term(std::result::Result<String, String>),
    All(Vec<Filter>),
    Any(Vec<Filter>),
}

/// A range of times, or a single time.
///
/// Times have a precision of milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateRange {
    /// Exactly this time.
    At(DateTime<Utc>),
    /// After this time.
    After(DateTime<Utc>),
    /// At or after this time.
    From(DateTime<Utc>),
    /// Before this time.
    Before(DateTime<Utc>),
    /// At or before this time.
    Until(DateTime<Utc>),
    /// From the first to the second time, both included.
    Between(DateTime<Utc>, DateTime<Utc>),
}

impl Filter {
    /// Matches the root folder.
    #[must_use]
    pub fn is_root() -> Self {
        Self::ready("isRoot:true".to_owned())
    }

    /// Matches nodes of a kind.
    #[must_use]
    pub fn kind(kind: impl Into<NodeKind>) -> Self {
        Self::equals("kind", kind.into().as_str())
    }

    /// Matches files.
    #[must_use]
    pub fn files() -> Self {
        Self::kind(NodeKind::File)
    }

    /// Matches folders.
    #[must_use]
    pub fn folders() -> Self {
        Self::kind(NodeKind::Folder)
    }

    /// Matches assets: nodes that belong to a file, such as its thumbnail.
    #[must_use]
    pub fn assets() -> Self {
        Self::kind(NodeKind::Asset)
    }

    /// Matches nodes of a status.
    #[must_use]
    pub fn status(status: impl Into<NodeStatus>) -> Self {
        Self::equals("status", status.into().as_str())
    }

    /// Matches nodes that are available: neither in the trash nor pending.
    #[must_use]
    pub fn available() -> Self {
        Self::status(NodeStatus::Available)
    }

    /// Matches nodes in the trash.
    #[must_use]
    pub fn trashed() -> Self {
        Self::status(NodeStatus::Trash)
    }

    /// Matches nodes with this name.
    #[must_use]
    pub fn name(name: impl AsRef<str>) -> Self {
        Self::equals("name", name.as_ref())
    }

    /// Matches nodes whose name begins with this.
    #[must_use]
    pub fn name_prefix(prefix: impl AsRef<str>) -> Self {
        Self::begins("name", prefix.as_ref())
    }

    /// Matches nodes in a folder.
    #[must_use]
    pub fn parent(id: impl AsRef<str>) -> Self {
        Self::equals("parents", id.as_ref())
    }

    /// Matches nodes with a label. Join filters to require several.
    #[must_use]
    pub fn label(label: impl AsRef<str>) -> Self {
        Self::equals("labels", label.as_ref())
    }

    /// Matches nodes with this description.
    #[must_use]
    pub fn description(description: impl AsRef<str>) -> Self {
        Self::equals("description", description.as_ref())
    }

    /// Matches nodes last changed in a range of times.
    #[must_use]
    pub fn modified(range: DateRange) -> Self {
        Self::dated("modifiedDate", range)
    }

    /// Matches nodes created in a range of times.
    #[must_use]
    pub fn created(range: DateRange) -> Self {
        Self::dated("createdDate", range)
    }

    /// Matches files whose contents were created in a range of times, by their own metadata.
    #[must_use]
    pub fn content_date(range: DateRange) -> Self {
        Self::dated("contentProperties.contentDate", range)
    }

    /// Matches files of a media type, for example `image/png`.
    #[must_use]
    pub fn content_type(media_type: impl AsRef<str>) -> Self {
        Self::equals("contentProperties.contentType", media_type.as_ref())
    }

    /// Matches files of a group of media types, for example `image` or `video`.
    #[must_use]
    pub fn content_type_prefix(major: impl AsRef<str>) -> Self {
        Self::begins("contentProperties.contentType", major.as_ref())
    }

    /// Matches files whose contents have this MD5, in hexadecimal.
    #[must_use]
    pub fn md5(md5: impl AsRef<str>) -> Self {
        Self::equals("contentProperties.md5", &md5.as_ref().to_ascii_lowercase())
    }

    /// Matches files with this extension, without a dot.
    #[must_use]
    pub fn extension(extension: impl AsRef<str>) -> Self {
        Self::equals("contentProperties.extension", extension.as_ref())
    }

    /// Matches nodes that both filters match.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match self.0 {
            Kind::All(mut all) => {
                all.push(other);
                Self(Kind::All(all))
            }
            first => Self(Kind::All(vec![Self(first), other])),
        }
    }

    /// Matches nodes that either filter matches.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match self.0 {
            Kind::Any(mut any) => {
                any.push(other);
                Self(Kind::Any(any))
            }
            first => Self(Kind::Any(vec![Self(first), other])),
        }
    }

    /// Returns the text for a query, not yet percent-encoded.
    ///
    /// # Errors
    ///
    /// [`is_invalid_input`](Error::is_invalid_input) for an empty value, and for more than eight terms.
    pub fn text(&self) -> Result<String> {
        let mut out = String::new();
        let mut terms = 0;
        self.write(&mut out, &mut terms)?;
        if terms > MAX_TERMS {
            return Err(Error::invalid_input(format!(
                "the filter has {terms} terms; the service accepts at most {MAX_TERMS}"
            )));
        }
        Ok(out)
    }

    fn write(&self, out: &mut String, terms: &mut usize) -> Result<()> {
        let (joint, filters) = match &self.0 {
            Kind::Term(Ok(term)) => {
                out.push_str(term);
                *terms += 1;
                return Ok(());
            }
            Kind::Term(Err(reason)) => return Err(Error::invalid_input(reason)),
            Kind::All(all) => (" AND ", all),
            Kind::Any(any) => (" OR ", any),
        };
        for (position, filter) in filters.iter().enumerate() {
            if position > 0 {
                out.push_str(joint);
            }
            let single = matches!(filter.0, Kind::Term(_));
            if !single {
                out.push('(');
            }
            filter.write(out, terms)?;
            if !single {
                out.push(')');
            }
        }
        Ok(())
    }

    fn ready(term: String) -> Self {
        Self(Kind::Term(Ok(term)))
    }

    fn of(field: &str, value: &str, text: impl FnOnce() -> String) -> Self {
        if value.is_empty() {
            let reason = format!("the filter: the value for {field} is empty; leave the term out");
            return Self(Kind::Term(Err(reason)));
        }
        Self::ready(format!("{field}:{}", text()))
    }

    fn equals(field: &str, value: &str) -> Self {
        Self::of(field, value, || {
            let is_word = WORDS.iter().any(|word| word.eq_ignore_ascii_case(value));
            match is_word {
                true => format!("\"{value}\""),
                false => escaped(value),
            }
        })
    }

    fn begins(field: &str, prefix: &str) -> Self {
        Self::of(field, prefix, || format!("{}*", escaped(prefix)))
    }

    fn dated(field: &str, range: DateRange) -> Self {
        let time = |time: DateTime<Utc>| time.to_rfc3339_opts(SecondsFormat::Millis, true);
        let range = match range {
            DateRange::At(at) => format!("\"{}\"", time(at)),
            DateRange::After(from) => format!("{{\"{}\" TO *}}", time(from)),
            DateRange::From(from) => format!("[\"{}\" TO *]", time(from)),
            DateRange::Before(to) => format!("{{* TO \"{}\"}}", time(to)),
            DateRange::Until(to) => format!("{{* TO \"{}\"]", time(to)),
            DateRange::Between(from, to) => format!("[\"{}\" TO \"{}\"]", time(from), time(to)),
        };
        Self::ready(format!("{field}:{range}"))
    }
}

/// Escapes a value: puts a backslash before special characters and spaces.
fn escaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 8);
    for character in value.chars() {
        if SPECIAL.contains(character) || character.is_whitespace() {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

/// Writes the text, or the reason why it is invalid.
impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.text() {
            Ok(text) => f.write_str(&text),
            Err(error) => {
                f.write_char('<')?;
                f.write_str(error.message())?;
                f.write_char('>')
            }
        }
    }
}
