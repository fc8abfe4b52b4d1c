//! What others may see (`wire.md §5.9`).

use std::time::Duration;

use ::verizon_cloud::shares::{DeleteRequest, ListRequest};
use ::verizon_cloud::types::{CloudFile, CloudFolder, Playlist};
use ::verizon_cloud::types::{NewShare, Share, ShareRequest, Shares};
use ::verizon_cloud::types::{ShareFile, ShareFolder, SharePlaylist};
use url::form_urlencoded;

use super::call::Call;
use super::{CloudItem, VerizonCloud};
use crate::Drive;

/// The shortest time that a share can last, in seconds (`wire.md §5.9`).
const SHORTEST: u64 = 300;

impl VerizonCloud {
    /// Lets everybody who has the link see files, folders or playlists, for a day unless set.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// use std::time::Duration;
    ///
    /// let picture = cloud.item("/VZMOBILE/sea.jpg").await?;
    /// let share = cloud
    ///     .share([&picture])
    ///     .name("the sea")
    ///     .expires_in(Duration::from_secs(3600))
    ///     .await?;
    /// for link in &share.links {
    ///     println!("{}: {}", link.rel, link.link);
    /// }
    /// cloud.unshare(share.uid).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound) for a location that is none; [`is_invalid_input`](cloud_drives_core::Error::is_invalid_input) for nothing
    /// to share, and for a time between 0 and 300 s.
    ///
    /// # Retries
    ///
    /// A call whose outcome is unknown is not repeated: there would be two shares of the same. [`VerizonCloud::shares`] has what there
    /// is.
    pub fn share(
        &self,
        resources: impl IntoIterator<Item = impl Into<ShareResource>>,
    ) -> Call<Share, NewShare> {
        let resources: Result<Vec<ShareRequest>, String> = resources
            .into_iter()
            .map(|resource| resource.into().0)
            .collect();
        let check = match &resources {
            Ok(resources) if resources.is_empty() => {
                Err("resources: there is nothing to share".to_owned())
            }
            Ok(_) => Ok(()),
            Err(missing) => Err(missing.clone()),
        };
        let (api, share) = (
            self.api().shares(),
            NewShare::new(resources.unwrap_or_default()),
        );
        let create = move |share, options| api.create(share).with_options(options).into_future();
        Call::new(share, create).check(check)
    }

    /// Lists the shares of the user.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let mut shares = cloud.shares().items();
    /// while let Some(share) = shares.try_next().await? {
    ///     println!("{} {:?}", share.uid, share.name);
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// [`SharesCursor`] tells where the pages before and after an answer begin.
    pub fn shares(&self) -> ListRequest {
        self.api().shares().list()
    }

    /// Ends a share.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn unshare(&self, uid: impl Into<String>) -> DeleteRequest {
        self.api().shares().delete(uid)
    }
}

/// What [`VerizonCloud::share`] takes: a file, folder or playlist that the service gave, or what it is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareResource(Result<ShareRequest, String>);

impl ShareResource {
    fn of(uri: Option<&str>, what: &str, request: impl FnOnce(&str) -> ShareRequest) -> Self {
        let missing = || format!("{what}: the service has not told its URI, by which it is shared");
        Self(uri.map(request).ok_or_else(missing))
    }
}

/// What the typed client takes can be shared.
macro_rules! from_requests {
    ($($request:ty),+) => {
        $(
            impl From<$request> for ShareResource {
                fn from(request: $request) -> Self {
                    Self(Ok(request.into()))
                }
            }
        )+
    };
}

from_requests!(ShareRequest, ShareFile, ShareFolder, SharePlaylist);

impl From<&CloudItem> for ShareResource {
    fn from(item: &CloudItem) -> Self {
        match item {
            CloudItem::File(file) => file.into(),
            CloudItem::Folder(folder) => folder.into(),
        }
    }
}

impl From<&CloudFile> for ShareResource {
    fn from(file: &CloudFile) -> Self {
        Self::of(file.uri.as_deref(), &file.path(), |uri| {
            ShareFile::new(uri, file.size).name(&file.name).into()
        })
    }
}

impl From<&CloudFolder> for ShareResource {
    fn from(folder: &CloudFolder) -> Self {
        Self::of(folder.uri.as_deref(), &folder.path(), |uri| {
            ShareFolder::new(uri).name(&folder.name).into()
        })
    }
}

impl From<&Playlist> for ShareResource {
    fn from(playlist: &Playlist) -> Self {
        Self::of(playlist.uri.as_deref(), &playlist.name, |uri| {
            SharePlaylist::new(uri).name(&playlist.name).into()
        })
    }
}

impl Call<Share, NewShare> {
    /// Sets the name of the share.
    pub fn name(self, name: impl Into<String>) -> Self {
        self.map(|share| share.name(name))
    }

    /// Sets how long the share lasts, at least 5 minutes; parts of a second are dropped. Default: a day. For a share without an end see
    /// [`never_expires`](Call::never_expires): zero is refused.
    pub fn expires_in(self, time: Duration) -> Self {
        let check = match time < Duration::from_secs(SHORTEST) {
            true => Err(format!(
                "expires_in: a share lasts at least {SHORTEST} s, not {time:?}; never_expires() makes one without an end"
            )),
            false => Ok(()),
        };
        self.check(check)
            .map(|share| share.expires_in(time.as_secs()))
    }

    /// Sets how many seconds the share lasts, at least 300, or 0 for one without an end. Default: a day.
    pub fn expires_seconds(self, seconds: u64) -> Self {
        let check = match (1..SHORTEST).contains(&seconds) {
            true => Err(format!(
                "expires_seconds: a share lasts at least {SHORTEST} s, or without an end with 0, not {seconds} s"
            )),
            false => Ok(()),
        };
        self.check(check).map(|share| share.expires_in(seconds))
    }

    /// Lets the share last until it is ended.
    pub fn never_expires(self) -> Self {
        self.expires_seconds(0)
    }
}

/// Where the pages before and after a page of shares begin, for [`ListRequest::cursor`].
///
/// ```no_run
/// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
/// use cloud_drives::verizon_cloud::SharesCursor;
///
/// let first = cloud.shares().send().await?;
/// if let Some(next) = SharesCursor::from(&*first).next {
///     let second = cloud.shares().cursor(next).send().await?;
///     println!("{} more", second.shares.len());
/// }
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SharesCursor {
    /// The page after; none at the end.
    pub next: Option<String>,
    /// The page before; none at the beginning.
    pub prev: Option<String>,
}

impl From<&Shares> for SharesCursor {
    fn from(page: &Shares) -> Self {
        let cursor = |rel: &str| {
            let link = page.links.iter().find(|link| link.rel == rel)?;
            cursor_in(&link.link)
        };
        Self {
            next: cursor("next"),
            prev: cursor("prev"),
        }
    }
}

/// The cursor in a link, whole or without its host, or the text itself where that is no link.
fn cursor_in(link: &str) -> Option<String> {
    let found = match link.split_once('?') {
        Some((_, query)) => {
            let query = query.split('#').next().unwrap_or_default();
            form_urlencoded::parse(query.as_bytes())
                .find(|(name, _)| name == "cursor")
                .map(|(_, cursor)| cursor.into_owned())
        }
        None if link.starts_with('/') || link.contains("://") => None,
        None => Some(link.to_owned()),
    };
    found.filter(|cursor| !cursor.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_found_in_every_form_of_link() {
        for link in [
            "https://cloud.example/shares?count=2&cursor=c%2B2",
            "/cloud/1/shares?cursor=c%2B2#top",
            "shares?cursor=c%2B2",
            "c+2",
        ] {
            assert_eq!(cursor_in(link).as_deref(), Some("c+2"), "{link}");
        }
        assert_eq!(cursor_in("after:7").as_deref(), Some("after:7"));
        for none in [
            "",
            "https://cloud.example/shares",
            "/shares?cursor=",
            "/shares",
        ] {
            assert_eq!(cursor_in(none), None, "{none}");
        }
    }
}
