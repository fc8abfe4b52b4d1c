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
use std::io;
use std::sync::Arc;

pub use builder::YandexDiskBuilder;
pub use seeding::{Entry, SeedError, UploadLink};
pub use signing_in::{App, SignedIn};

use crate::clock::Clock;
use crate::engine::Engine;
use crate::faults::Faults;
use crate::record::{Complaint, RecordedRequest};
use crate::server::Servers;
use crate::service::Service;

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

impl YandexDisk {
    /// Starts one with default settings on free ports of 127.0.0.1.
    ///
    /// # Errors
    ///
    /// When no port can be listened on.
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    /// Makes one with default settings and no sockets; see [`YandexDiskBuilder::in_process`].
    #[must_use]
    pub fn in_process() -> Self {
        Self::builder().in_process()
    }

    /// Sets one up.
    pub fn builder() -> YandexDiskBuilder {
        YandexDiskBuilder::default()
    }

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

    /// Whether it listens on sockets.
    #[must_use]
    pub fn has_sockets(&self) -> bool {
        self.servers.is_some()
    }

    /// Calls it without a socket: same state, records and faults.
    #[must_use]
    pub fn service(&self) -> Service {
        Service(Arc::clone(&self.engine))
    }

    /// Its clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.engine.clock
    }

    /// Its faults.
    #[must_use]
    pub fn faults(&self) -> &Faults {
        &self.engine.faults
    }

    /// Every request so far, in the order of arrival.
    #[must_use]
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.engine.records.requests()
    }

    /// What the client did wrong so far.
    #[must_use]
    pub fn complaints(&self) -> Vec<Complaint> {
        self.engine.records.complaints()
    }

    /// Forgets the requests and complaints so far.
    pub fn clear_records(&self) {
        self.engine.records.clear();
    }

    /// Whether each request is printed to standard output when it is answered.
    pub fn print_requests(&self, print: bool) {
        self.engine.records.print(print);
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
