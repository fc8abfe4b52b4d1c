//! The tags of an item (`wire.md §3.15`).

use std::fmt;

use cloud_drives_core::Error;

/// The tags of a file or folder.
///
/// The service stores them as a single text. That commas separate the tags is a guess (`wire.md §3.15`), which only this type makes;
/// [`Tags::as_str`] returns the text unchanged.
///
/// ```
/// use verizon_cloud::Tags;
///
/// let tags = Tags::from("sea, sun");
/// assert_eq!(tags.iter().collect::<Vec<_>>(), ["sea", "sun"]);
/// assert!(tags.contains("sun"));
/// assert_eq!(Tags::from(["sea", "sun"]).as_str(), "sea,sun");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tags {
    text: String,
    /// A tag with a comma, which would be read as two tags.
    wrong: Option<String>,
}

impl Tags {
    /// Returns the text of the service.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the tags, without surrounding blanks.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let tags = self.text.split(',').map(str::trim);
        tags.filter(|tag| !tag.is_empty())
    }

    /// Returns whether a tag is among them.
    #[must_use]
    pub fn contains(&self, tag: &str) -> bool {
        self.iter().any(|found| found == tag)
    }

    /// Returns whether there are no tags.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    fn joined(tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let tags: Vec<String> = tags.into_iter().map(Into::into).collect();
        Self {
            wrong: tags.iter().find(|tag| tag.contains(',')).cloned(),
            text: tags.join(","),
        }
    }

    /// Checks tags before they are set.
    ///
    /// # Errors
    ///
    /// [`is_invalid_input`](Error::is_invalid_input) for an empty list, and for a tag with a comma.
    pub fn check(&self) -> Result<(), Error> {
        match &self.wrong {
            Some(tag) => Err(Error::invalid_input(format!(
                "tags: {tag:?} has a comma, which separates tags"
            ))),
            None if self.is_empty() => Err(Error::invalid_input(
                "tags: must not be empty; remove tags by removing all of them",
            )),
            None => Ok(()),
        }
    }
}

impl From<&str> for Tags {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<String> for Tags {
    fn from(text: String) -> Self {
        Self { text, wrong: None }
    }
}

impl<T: Into<String>> From<Vec<T>> for Tags {
    fn from(tags: Vec<T>) -> Self {
        Self::joined(tags)
    }
}

impl<T: Into<String>, const N: usize> From<[T; N]> for Tags {
    fn from(tags: [T; N]) -> Self {
        Self::joined(tags)
    }
}

impl<T: Into<String>> FromIterator<T> for Tags {
    fn from_iter<I: IntoIterator<Item = T>>(tags: I) -> Self {
        Self::joined(tags)
    }
}

impl fmt::Display for Tags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
