//! Shares (`wire.md §5.9`).

use std::time::Duration;

use ::verizon_cloud::shares::{DeleteRequest, ListRequest};
use ::verizon_cloud::types::{NewShare, Share, ShareId, ShareRequest};

use super::VerizonCloud;
use super::call::VerizonCall;
use crate::Drive;

/// Minimum lifetime of a share in seconds (`wire.md §5.9`).
const SHORTEST: u64 = 300;

impl VerizonCloud {
    /// Shares files, folders or playlists with anyone who has the link. Default lifetime: a day.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// use std::time::Duration;
    ///
    /// let picture = cloud.item("/VZMOBILE/sea.jpg").await?;
    /// let share = cloud
    ///     .share([picture.to_share()?])
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
    /// [`NotFound`](super::ErrorKind::NotFound) for an unknown location;
    /// [`is_invalid_input`](cloud_drives_core::Error::is_invalid_input) for an empty list, and for a lifetime between 0 and 300 s.
    ///
    /// # Retries
    ///
    /// Not retried after an ambiguous outcome: a repeat could create a second share. [`VerizonCloud::shares`] lists the
    /// existing ones.
    pub fn share(
        &self,
        resources: impl IntoIterator<Item = impl Into<ShareRequest>>,
    ) -> VerizonCall<Share, NewShare> {
        let (api, share) = (self.api().shares(), NewShare::new(resources));
        VerizonCall::new(share, move |share, options| {
            api.create(share).with_options(options).into_future()
        })
    }

    /// Lists the shares.
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
    /// [`SharesCursor`](super::SharesCursor) reads the start of the previous and the next page from an answer.
    pub fn shares(&self) -> ListRequest {
        self.api().shares().list()
    }

    /// Deletes a share.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn unshare(&self, uid: impl Into<ShareId>) -> DeleteRequest {
        self.api().shares().delete(uid)
    }
}

impl VerizonCall<Share, NewShare> {
    /// Sets the name of the share.
    pub fn name(self, name: impl Into<String>) -> Self {
        self.map(|share| share.name(name))
    }

    /// Sets the lifetime of the share, at least 5 minutes; fractions of a second are dropped. Default: a day.
    ///
    /// Zero is invalid; [`never_expires`](VerizonCall::never_expires) creates a share without expiry.
    pub fn expires_in(self, time: Duration) -> Self {
        let check = match time < Duration::from_secs(SHORTEST) {
            true => Err(format!(
                "expires_in: must be at least {SHORTEST} s, not {time:?}; use never_expires() for no expiry"
            )),
            false => Ok(()),
        };
        self.check(check)
            .map(|share| share.expires_in(time.as_secs()))
    }

    /// Sets the lifetime of the share in seconds, at least 300, or 0 for no expiry. Default: a day.
    pub fn expires_seconds(self, seconds: u64) -> Self {
        let check = match (1..SHORTEST).contains(&seconds) {
            true => Err(format!(
                "expires_seconds: must be at least {SHORTEST} s, or 0 for no expiry, not {seconds} s"
            )),
            false => Ok(()),
        };
        self.check(check).map(|share| share.expires_in(seconds))
    }

    /// Creates the share without expiry.
    pub fn never_expires(self) -> Self {
        self.expires_seconds(0)
    }
}
