//! Tags on files and folders (`wire.md §5.12`).

use std::fmt;

use ::verizon_cloud::types::TagItem;

use super::call::Call;
use super::versioned::NewVersion;
use super::{ItemPath, ItemUri, VerizonCloud};
use crate::Drive;

/// The tags of a file or folder.
///
/// The service keeps them as one text. That a comma separates them is a guess (`wire.md §3.15`), which is made here and nowhere else;
/// [`Tags::as_str`] is the text as it is.
///
/// ```
/// use cloud_drives::verizon_cloud::Tags;
///
/// let tags = Tags::from("sea, sun");
/// assert_eq!(tags.iter().collect::<Vec<_>>(), ["sea", "sun"]);
/// assert!(tags.contains("sun"));
/// assert_eq!(Tags::from(["sea", "sun"]).as_str(), "sea,sun");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tags {
    text: String,
    /// A tag that can't be told from two.
    wrong: Option<String>,
}

impl Tags {
    /// The text as the service has it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Tag by tag, without the blanks around them.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let tags = self.text.split(',').map(str::trim);
        tags.filter(|tag| !tag.is_empty())
    }

    /// Whether this is one of them.
    #[must_use]
    pub fn contains(&self, tag: &str) -> bool {
        self.iter().any(|found| found == tag)
    }

    /// Whether there are none.
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

    fn check(&self) -> Result<(), String> {
        match &self.wrong {
            Some(tag) => Err(format!("tags: {tag:?} has a comma, which separates tags")),
            None if self.is_empty() => {
                Err("tags: there is none; untag takes those away that are there".to_owned())
            }
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

impl VerizonCloud {
    /// Returns the tags of a file or folder.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let picture = cloud.item("/VZMOBILE/sea.jpg").await?;
    /// cloud.tag(&picture, ["sea", "sun"]).await?;
    /// for tag in cloud.tags("/VZMOBILE/sea.jpg").await?.iter() {
    ///     println!("{tag}");
    /// }
    /// cloud.untag(&picture).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound), also where something was removed.
    pub fn tags(&self, path: impl Into<ItemPath>) -> Call<Tags> {
        let path = path.into();
        let request = self.api().tags().get(path.as_str());
        let read = |(), options| async { Ok(request.with_options(options).await?.into()) };
        Call::new((), read).check(path.check("path"))
    }

    /// Gives a file or folder, named by itself or by its [`uri`](super::CloudItem::uri), these tags, and gives back those that it has then.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound); [`is_invalid_input`](cloud_drives_core::Error::is_invalid_input) for no tag, and for one with a comma.
    ///
    /// # Retries
    ///
    /// Repeated unless it makes a new version.
    pub fn tag(&self, uri: impl Into<ItemUri>, tags: impl Into<Tags>) -> Call<Tags, NewVersion> {
        let ((uri, check), given) = (uri.into().checked("uri"), tags.into());
        let (api, text) = (self.api().tags(), given.text.clone());
        let send = move |create_version, options| {
            let item = TagItem::new(&uri, &text);
            let item = match create_version {
                true => item.create_version(true),
                false => item,
            };
            let request = api.set(item).with_options(options);
            async { Ok(request.await?.into()) }
        };
        self.versioned(send).check(check).check(given.check())
    }

    /// Takes all tags from a file or folder, named by itself or by its [`uri`](super::CloudItem::uri).
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    ///
    /// # Retries
    ///
    /// Repeated unless it makes a new version.
    pub fn untag(&self, uri: impl Into<ItemUri>) -> Call<(), NewVersion> {
        let (uri, check) = uri.into().checked("uri");
        let api = self.api().tags();
        let send = move |create_version, options| {
            let request = api.remove(&uri).create_version(create_version);
            request.with_options(options).into_future()
        };
        self.versioned(send).check(check)
    }
}
