//! Yandex Disk: the typed client, and operations that take several requests.
//!
//! Most methods of [`YandexDisk`] return the request of the typed crate; call its setters before the `.await`. Methods that send several
//! requests, or interpret the answer, return a type of this module:
//!
//! ```no_run
//! use cloud_drives::YandexDisk;
//! use cloud_drives::prelude::*;
//!
//! # async fn example() -> Result<(), cloud_drives::Error> {
//! let disk = YandexDisk::builder().token("y0_…").build()?;
//!
//! disk.makedirs("disk:/photos/2024").await?;
//! disk.copy("disk:/a", "disk:/b").overwrite(true).await?; // waits for the operation
//! let running = disk.move_("disk:/c", "disk:/d").poller().await?; // only starts it
//!
//! let mut items = disk.listdir("disk:/photos").items();
//! while let Some(item) = items.try_next().await? {
//!     println!("{}", item.name);
//! }
//!
//! running.await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Where to find what
//!
//! | to | see |
//! | --- | --- |
//! | set a client up | [`YandexDisk::builder`]; [`YandexDiskBuilder`], [`Configure`](crate::Configure) |
//! | sign a user in | [`authorization_url`](YandexDisk::authorization_url), [`device_sign_in`](YandexDisk::device_sign_in); [`TokenFile`](crate::auth::TokenFile) |
//! | upload | [`upload`](YandexDisk::upload), [`upload_folder`](YandexDisk::upload_folder) |
//! | download | [`download`](YandexDisk::download), [`open`](YandexDisk::open), [`download_folder`](YandexDisk::download_folder) |
//! | list | [`listdir`](YandexDisk::listdir), [`walk`](YandexDisk::walk) |
//! | understand an error | [`ErrorKind`], [`troubleshooting`](crate::troubleshooting) |
//! | migrate from the Python client | [`migrating`] |
//!
//! # Retries
//!
//! A layer under the typed client retries single calls, so [`YandexDisk::api`](Drive::api) retries too: 4 attempts, waits from half a
//! second with full jitter, and only calls that are safe to repeat. The Python client also makes 4 attempts, but repeats everything and
//! does not wait; [`YandexDisk::python_compatible_retry_policy`] does the same.
//!
//! # Paths
//!
//! [`disk_path`] describes how paths are read, [`trash_path`] how those in the trash are. Paths inside public folders and names are
//! sent unchanged.
//!
//! A reference such as `wire.md §7` is to that section of
//! [specs/yandex-disk/wire.md](https://github.com/cloud-drives/cloud-drives/blob/main/specs/yandex-disk/wire.md), which has the sources of each fact.

mod builder;
mod copy_move;
mod download;
mod folders;
mod listing;
mod lookup;
mod metadata;
#[cfg(feature = "object-store")]
mod object_store;
mod operation;
mod paths;
mod public_links;
mod public_settings;
mod settle;
mod sign_in;
#[cfg(test)]
mod tests;
mod trash;
mod tree;
mod upload;

use std::time::Duration;

use cloud_drives_core::Error;
use cloud_drives_runtime::{Drive, Handle};

#[doc(inline)]
pub use ::yandex_disk::migrating;
pub use ::yandex_disk::{Client, ErrorKind, disk, operations, public, resources, types};
pub use builder::YandexDiskBuilder;
pub use download::{Download, PublicDownloadLink};
pub use folders::MakeDirs;
pub use listing::DiskListing;
pub use lookup::Lookup;
#[cfg(feature = "object-store")]
pub use object_store::DiskObjectStore;
pub use operation::CheckToken;
pub use paths::{disk_path, trash_path};
pub use sign_in::YandexSignIn;
pub use tree::DiskTree;
pub use upload::{OWN_PROGRAM, Upload, UploadReceipt};

use crate::retry::{Backoff, RetryPolicy, RetryRules, Verdict};

/// A client of Yandex Disk: files and folders by path, a trash, public links. Created by [`builder`](YandexDisk::builder).
///
/// [`Drive`] has the methods that the clients of all providers share: the typed client underneath, the same Disk with another token.
/// Cheap to clone; clones share connections, token, limits and the retry budget. The [module](self) shows how to make calls.
#[derive(Clone, Debug)]
pub struct YandexDisk {
    handle: Handle<Client>,
    spoof_user_agent: bool,
}

impl Drive for YandexDisk {
    type Client = Client;

    fn handle(&self) -> &Handle<Client> {
        &self.handle
    }

    fn with_handle(&self, handle: Handle<Client>) -> Self {
        Self {
            handle,
            spoof_user_agent: self.spoof_user_agent,
        }
    }
}

impl YandexDisk {
    /// Retries as the Python client does: 4 attempts without a wait, for every operation.
    ///
    /// Retries 500, 502, 503, 504, undocumented statuses, and failures without an answer (`wire.md §10`).
    ///
    /// ```
    /// use cloud_drives::YandexDisk;
    /// use cloud_drives::prelude::*;
    ///
    /// let builder = YandexDisk::builder().retry_policy(YandexDisk::python_compatible_retry_policy());
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn python_compatible_retry_policy() -> RetryPolicy {
        RetryPolicy::new()
            .attempts(4)
            .backoff(Backoff::fixed(Duration::ZERO))
            .repeat_everything(true)
            .restart_failed_operations(true)
            .rules(RetryRules::new(python_verdict))
    }

    /// Returns whether upload links are requested with the `User-Agent` of Yandex's own program.
    pub(crate) fn spoofs_user_agent(&self) -> bool {
        self.spoof_user_agent
    }

    /// Returns the idle timeout for storage hosts.
    pub(crate) fn storage_idle_timeout(&self) -> Duration {
        let set = self.handle.storage_idle_timeout();
        set.unwrap_or(builder::STORAGE_IDLE_TIMEOUT)
    }
}

/// Classifies a failure as the Python client does (`wire.md §7`, `§10`).
fn python_verdict(error: &Error) -> Verdict {
    match error.status().map(|status| status.as_u16()) {
        None => Verdict::of(error),
        Some(400 | 401 | 403 | 404 | 406 | 409 | 410 | 413 | 415 | 423 | 429 | 507) => {
            Verdict::Final
        }
        Some(status) if status < 400 => Verdict::Final,
        Some(_) => Verdict::Unclear,
    }
}
