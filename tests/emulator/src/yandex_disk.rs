//! Yandex Disk.

mod account;
mod call;
mod changes;
mod download;
mod endpoints;
mod errors;
mod fields;
mod inspect;
mod listing;
mod media;
mod oauth;
mod operations;
mod paths;
mod previews;
mod public;
mod public_settings;
mod publication;
mod represent;
mod resources;
mod seeding;
mod service;
mod settings;
mod signing_in;
mod state;
mod trash;
mod tree;
mod upload;

pub use seeding::{Entry, SeedError, UploadLink};

use crate::builder::Builder;
use crate::emulator::Emulator;
pub use settings::Settings;

pub use crate::{App, SignedIn};

/// An emulated Yandex Disk with one account, its OAuth host and its storage hosts.
///
/// ```
/// # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
/// let yandex = cloud_drives_emulator::YandexDisk::start().await?;
/// let token = yandex.sign_in();
/// yandex.put_file("disk:/notes/first.txt", "hello");
/// assert_eq!(yandex.paths(), ["disk:/notes", "disk:/notes/first.txt"]);
/// println!("{} takes {} characters of token", yandex.api_url(), token.len());
/// # Ok::<(), std::io::Error>(())
/// # })?;
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// Dropping it closes its listeners and connections.
pub type YandexDisk = Emulator<Settings>;

/// Sets one up.
pub type YandexDiskBuilder = Builder<Settings>;

impl YandexDisk {
    /// Returns the base URL of the Disk API, without a slash at the end.
    #[must_use]
    pub fn api_url(&self) -> &str {
        &self.backend.urls.api
    }

    /// Returns the base URL of the OAuth host.
    #[must_use]
    pub fn oauth_url(&self) -> &str {
        &self.backend.urls.oauth
    }

    /// Returns the base URL of the upload storage.
    #[must_use]
    pub fn upload_url(&self) -> &str {
        &self.backend.urls.upload
    }

    /// Returns the base URL of the download storage.
    #[must_use]
    pub fn download_url(&self) -> &str {
        &self.backend.urls.download
    }

    /// Returns the base URL of the host that downloads may be redirected to.
    #[must_use]
    pub fn mirror_url(&self) -> &str {
        &self.backend.urls.mirror
    }
}
