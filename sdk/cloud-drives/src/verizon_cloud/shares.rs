//! What others may see (`wire.md §5.9`).

use std::time::Duration;

use ::verizon_cloud::shares::{DeleteRequest, ListRequest};
use ::verizon_cloud::types::{CloudFile, CloudFolder, Playlist};
use ::verizon_cloud::types::{NewShare, Share, ShareFilter, ShareRequest, Shares, SharesAnswer};
use ::verizon_cloud::types::{ShareFile, ShareFolder, SharePlaylist};
use cloud_drives_core::{CallOptions, Error, Items, Pages};
use url::form_urlencoded;

use super::call::{Refusal, awaitable, options_setter, plain_calls};
use super::{CloudItem, VerizonCloud, checks};
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
    /// [`NotFound`](super::ErrorKind::NotFound) for a location that is none; [`is_invalid_input`](Error::is_invalid_input) for nothing
    /// to share, and for a time between 0 and 300 s.
    ///
    /// # Retries
    ///
    /// A call whose outcome is unknown is not repeated: there would be two shares of the same. [`VerizonCloud::shares`] has what there
    /// is.
    pub fn share(
        &self,
        resources: impl IntoIterator<Item = impl Into<ShareResource>>,
    ) -> MakeShare {
        let (mut found, mut refusal) = (Vec::new(), Refusal::default());
        for resource in resources {
            match resource.into().0 {
                Ok(resource) => found.push(resource),
                Err(missing) => refusal.note(Err(missing)),
            }
        }
        let share = NewShare::new(found);
        if share.resources.is_empty() {
            refusal.note(Err("resources: there is nothing to share".to_owned()));
        }
        MakeShare {
            cloud: self.clone(),
            share,
            refusal,
            options: CallOptions::new(),
        }
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
    /// Awaited, it gives one page, 20 shares unless [`count`](ListShares::count) says otherwise, and the places of its neighbours.
    pub fn shares(&self) -> ListShares {
        ListShares {
            request: self.api().shares().list(),
            refusal: Refusal::default(),
            options: CallOptions::new(),
        }
    }

    /// Ends a share.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn unshare(&self, uid: impl Into<String>) -> Unshare {
        let uid = uid.into();
        let check = checks::filled(&uid, "uid");
        Unshare::over(self, self.api().shares().delete(uid), check)
    }
}

impl CloudItem {
    /// The item as [`VerizonCloud::share`] takes it, to be given a name or a type there.
    ///
    /// # Errors
    ///
    /// When the service has not told its URI; ask with [`VerizonCloud::item`] or [`VerizonCloud::fullview`] then.
    pub fn to_share(&self) -> Result<ShareRequest, Error> {
        ShareResource::from(self).0.map_err(Error::invalid_input)
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

/// A call of [`VerizonCloud::share`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct MakeShare {
    cloud: VerizonCloud,
    share: NewShare,
    refusal: Refusal,
    options: CallOptions,
}

impl MakeShare {
    options_setter!();

    /// What the share is called.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.share = self.share.name(name);
        self
    }

    /// How long the share lasts, 5 minutes at least; a day unless set. Parts of a second are left out. For one that does not end see
    /// [`never_expires`](MakeShare::never_expires): no time at all is refused.
    pub fn expires_in(mut self, time: Duration) -> Self {
        if time < Duration::from_secs(SHORTEST) {
            self.refusal.note(Err(format!(
                "expires_in: a share lasts {SHORTEST} s at least, not {time:?}; never_expires() makes one that does not end"
            )));
        }
        self.share = self.share.expires_in(time.as_secs());
        self
    }

    /// How many seconds the share lasts, 300 at least, or 0 for one that does not end; a day unless set.
    pub fn expires_seconds(mut self, seconds: u64) -> Self {
        if (1..SHORTEST).contains(&seconds) {
            self.refusal.note(Err(format!(
                "expires_seconds: a share lasts {SHORTEST} s at least, or for ever with 0, not {seconds} s"
            )));
        }
        self.share = self.share.expires_in(seconds);
        self
    }

    /// Lets the share last until it is ended.
    pub fn never_expires(self) -> Self {
        self.expires_seconds(0)
    }

    async fn run(self) -> Result<Share, Error> {
        self.refusal.check()?;
        let options = self.options;
        let call = self.cloud.api().shares().create(self.share);
        Ok(call.with_options(options).send().await?.into_body())
    }
}

/// A page of shares, see [`VerizonCloud::shares`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SharesPage {
    /// The shares.
    pub shares: Vec<Share>,
    /// The places of the pages before and after.
    pub shares_cursor: SharesCursor,
}

/// Where the neighbours of a page of shares begin, for [`ListShares::cursor`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SharesCursor {
    /// The page after; none at the end.
    pub next: Option<String>,
    /// The page before; none at the beginning.
    pub prev: Option<String>,
}

impl SharesPage {
    fn of(answer: Shares) -> Self {
        let cursor = |rel: &str| {
            let link = answer.links.iter().find(|link| link.rel == rel)?;
            cursor_in(&link.link)
        };
        Self {
            shares_cursor: SharesCursor {
                next: cursor("next"),
                prev: cursor("prev"),
            },
            shares: answer.shares,
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

/// A call of [`VerizonCloud::shares`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct ListShares {
    request: ListRequest,
    refusal: Refusal,
    options: CallOptions,
}

impl ListShares {
    options_setter!();

    /// How many shares on a page, 1 to 200; 20 unless set.
    pub fn count(mut self, count: u32) -> Self {
        self.refusal
            .note(checks::count(count, checks::LARGEST_LONG_PAGE));
        self.request = self.request.count(count);
        self
    }

    /// Where the page begins, as [`SharesCursor`] tells it; at the beginning unless set.
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.request = self.request.cursor(cursor);
        self
    }

    /// Which shares to list: those by the user are all that there are.
    pub fn filter(mut self, filter: impl Into<ShareFilter>) -> Self {
        self.request = self.request.filter(filter);
        self
    }

    /// Shares after this time only, in the format of the W3C: `2017-05-25T06:50:39Z`.
    pub fn since(mut self, since: impl Into<String>) -> Self {
        self.request = self.request.since(since);
        self
    }

    /// Shares until this time only, in the format of the W3C.
    pub fn until(mut self, until: impl Into<String>) -> Self {
        self.request = self.request.until(until);
        self
    }

    /// Page by page.
    pub fn pages(self) -> Pages<SharesAnswer> {
        let options = self.options;
        self.refusal
            .or_pages(self.request.with_options(options).pages())
    }

    /// Share by share over all pages.
    pub fn items(self) -> Items<Share> {
        self.pages()
            .items(|page| page.shares.unwrap_or_default().shares)
    }

    async fn run(self) -> Result<SharesPage, Error> {
        self.refusal.check()?;
        let options = self.options;
        let answer = self.request.with_options(options).send().await?;
        Ok(SharesPage::of(answer.into_body()))
    }
}

plain_calls! {
    /// A call of [`VerizonCloud::unshare`].
    ///
    /// # Retries
    ///
    /// Repeated, and taken for done if nothing is there after an attempt whose outcome was unknown.
    Unshare(DeleteRequest) -> ();
}

awaitable! {
    MakeShare => Share,
    ListShares => SharesPage,
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
