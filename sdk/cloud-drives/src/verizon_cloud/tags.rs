//! Words on files and folders (`wire.md §5.12`).

use std::fmt;

use ::verizon_cloud::types::TagItem;
use cloud_drives_core::{CallOptions, Error};

use super::call::{Refusal, awaitable, options_setter};
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
    /// The tags of a file or folder.
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
    pub fn tags(&self, path: impl Into<ItemPath>) -> GetTags {
        let path = path.into();
        GetTags {
            cloud: self.clone(),
            refusal: Refusal::of(path.check("path")),
            path,
            options: CallOptions::new(),
        }
    }

    /// Gives a file or folder, named by itself or by its [`uri`](super::CloudItem::uri), these tags, and gives back those that it has then.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound); [`is_invalid_input`](Error::is_invalid_input) for no tag, and for one with a comma.
    pub fn tag(&self, uri: impl Into<ItemUri>, tags: impl Into<Tags>) -> Tag {
        let ((uri, check), tags) = (uri.into().checked("uri"), tags.into());
        let mut refusal = Refusal::of(check);
        refusal.note(tags.check());
        Tag {
            cloud: self.clone(),
            item: TagItem::new(uri, tags.text),
            refusal,
            options: CallOptions::new(),
        }
    }

    /// Takes all tags from a file or folder, named by itself or by its [`uri`](super::CloudItem::uri).
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn untag(&self, uri: impl Into<ItemUri>) -> Untag {
        let (uri, check) = uri.into().checked("uri");
        Untag {
            cloud: self.clone(),
            refusal: Refusal::of(check),
            uri,
            create_version: false,
            options: CallOptions::new(),
        }
    }
}

/// A call of [`VerizonCloud::tags`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct GetTags {
    cloud: VerizonCloud,
    path: ItemPath,
    refusal: Refusal,
    options: CallOptions,
}

impl GetTags {
    options_setter!();

    async fn run(self) -> Result<Tags, Error> {
        self.refusal.check()?;
        let options = self.options;
        let call = self.cloud.api().tags().get(self.path.as_str());
        Ok(call.with_options(options).send().await?.into_body().into())
    }
}

/// A call of [`VerizonCloud::tag`].
///
/// # Retries
///
/// Repeated where it makes no new version.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct Tag {
    cloud: VerizonCloud,
    item: TagItem,
    refusal: Refusal,
    options: CallOptions,
}

impl Tag {
    options_setter!();

    /// Whether the item gets a new version by this; false unless set.
    pub fn createversion(mut self, create_version: bool) -> Self {
        self.item = self.item.create_version(create_version);
        self
    }

    async fn run(self) -> Result<Tags, Error> {
        self.refusal.check()?;
        let options = self.options;
        let send = async |options| {
            let call = self.cloud.api().tags().set(self.item.clone());
            Ok(call.with_options(options).send().await?.into_body().into())
        };
        if self.item.create_version == Some(true) {
            self.cloud.unless_done(&options, send).await
        } else {
            send(options).await
        }
    }
}

/// A call of [`VerizonCloud::untag`].
///
/// # Retries
///
/// Repeated where it makes no new version.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct Untag {
    cloud: VerizonCloud,
    uri: String,
    create_version: bool,
    refusal: Refusal,
    options: CallOptions,
}

impl Untag {
    options_setter!();

    /// Whether the item gets a new version by this; false unless set.
    pub fn createversion(mut self, create_version: bool) -> Self {
        self.create_version = create_version;
        self
    }

    async fn run(self) -> Result<(), Error> {
        self.refusal.check()?;
        let options = self.options;
        let send = async |options| {
            let call = self.cloud.api().tags().remove(&self.uri);
            let call = call.create_version(self.create_version);
            call.with_options(options).send().await?;
            Ok(())
        };
        if self.create_version {
            self.cloud.unless_done(&options, send).await
        } else {
            send(options).await
        }
    }
}

awaitable! {
    GetTags => Tags,
    Tag => Tags,
    Untag => (),
}
