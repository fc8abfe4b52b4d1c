//! Yandex Disk.

mod account;
mod builder;
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

use std::fmt;
use std::sync::Arc;

pub use builder::YandexDiskBuilder;
pub use seeding::{Entry, SeedError, UploadLink};
pub use signing_in::App;

pub use crate::SignedIn;
use crate::common::common_access;
use crate::engine::Engine;
use crate::server::Servers;

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
pub struct YandexDisk {
    disk: Arc<service::Disk>,
    engine: Arc<Engine>,
    app: App,
    servers: Option<Servers>,
}

common_access!(YandexDisk, YandexDiskBuilder);

impl YandexDisk {
    fn new(disk: Arc<service::Disk>, engine: Arc<Engine>, servers: Option<Servers>) -> Self {
        let redirect = format!("{}/verification_code", disk.urls.oauth);
        let (client_id, client_secret) = disk.state().register_app("Emulated", &redirect);
        Self {
            disk,
            engine,
            app: App::new(client_id, client_secret, redirect),
            servers,
        }
    }

    /// Base URL of the Disk API, without a slash at the end.
    #[must_use]
    pub fn api_url(&self) -> &str {
        &self.disk.urls.api
    }

    /// Base URL of the OAuth host.
    #[must_use]
    pub fn oauth_url(&self) -> &str {
        &self.disk.urls.oauth
    }

    /// Base URL of the upload storage.
    #[must_use]
    pub fn upload_url(&self) -> &str {
        &self.disk.urls.upload
    }

    /// Base URL of the download storage.
    #[must_use]
    pub fn download_url(&self) -> &str {
        &self.disk.urls.download
    }

    /// Base URL of the host that downloads may be redirected to.
    #[must_use]
    pub fn mirror_url(&self) -> &str {
        &self.disk.urls.mirror
    }
}

impl fmt::Debug for YandexDisk {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("YandexDisk")
            .field("api_url", &self.api_url())
            .field("oauth_url", &self.oauth_url())
            .finish_non_exhaustive()
    }
}
