//! Verizon ThingSpace Personal Cloud.

mod account;
mod body;
mod builder;
mod call;
mod clash;
mod conditions;
mod endpoints;
mod errors;
mod failure;
mod favorites;
mod files;
mod fops;
mod fullview;
mod inspect;
mod item;
mod journal;
mod listing;
mod looking;
mod media;
mod metadata;
mod oauth;
mod path;
mod query;
mod represent;
mod search;
mod seeding;
mod service;
mod settings;
mod signing_in;
mod state;
mod tags;
mod thumbnails;
mod trash;
mod tree;
mod uploads;
mod virtual_folders;

use std::fmt;
use std::io;
use std::sync::Arc;

pub use builder::VerizonCloudBuilder;
pub use failure::Failure;
pub use seeding::SeedError;
pub use settings::Envelopes;
pub use signing_in::{App, SignedIn};

use crate::clock::Clock;
use crate::engine::Engine;
use crate::faults::Faults;
use crate::record::{Complaint, RecordedRequest};
use crate::server::Servers;
use crate::service::Service;

/// The virtual folder that is meant when none is named.
const DEFAULT_FOLDER: &str = "VZMOBILE";

/// An emulated Personal Cloud with one account, its API, and the origins that its upload URLs and public links lead to.
///
/// The real service has ended; this one is made from what is known of it.
///
/// ```
/// # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
/// let verizon = cloud_drives_emulator::VerizonCloud::start().await?;
/// let token = verizon.sign_in();
/// verizon.put_file("/VZMOBILE/notes/first.txt", "hello");
/// assert_eq!(verizon.paths(), ["/VZMOBILE/notes", "/VZMOBILE/notes/first.txt"]);
/// println!("{} takes {} characters of token", verizon.api_url(), token.len());
/// # Ok::<(), std::io::Error>(())
/// # })?;
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// Dropping it closes its listeners and connections.
pub struct VerizonCloud {
    cloud: Arc<service::Cloud>,
    engine: Arc<Engine>,
    app: App,
    servers: Option<Servers>,
}

impl VerizonCloud {
    /// Starts one with default settings on free ports of 127.0.0.1.
    ///
    /// # Errors
    ///
    /// When no port can be listened on.
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    /// Makes one with default settings and no sockets; see [`VerizonCloudBuilder::in_process`].
    #[must_use]
    pub fn in_process() -> Self {
        Self::builder().in_process()
    }

    /// Sets one up.
    pub fn builder() -> VerizonCloudBuilder {
        VerizonCloudBuilder::default()
    }

    fn new(cloud: Arc<service::Cloud>, engine: Arc<Engine>, servers: Option<Servers>) -> Self {
        let redirect_uri = "https://app.example/callback";
        let (client_id, client_secret) = cloud.state().register_app(redirect_uri);
        Self {
            cloud,
            engine,
            app: App {
                client_id,
                client_secret,
                redirect_uri: redirect_uri.to_owned(),
            },
            servers,
        }
    }

    /// Base URL of the API, `…/cloud/1` without a slash at the end.
    #[must_use]
    pub fn api_url(&self) -> String {
        self.cloud.urls.api_url()
    }

    /// Below which the upload and commit URLs are that the service hands out: a second origin unless the builder says
    /// otherwise.
    #[must_use]
    pub fn upload_url(&self) -> String {
        self.cloud.urls.upload_url(&self.cloud.settings)
    }

    /// The origin that public links of shares lead to.
    #[must_use]
    pub fn share_url(&self) -> &str {
        &self.cloud.urls.share
    }

    /// Where a browser is sent to sign in.
    #[must_use]
    pub fn authorize_url(&self) -> String {
        format!("{}{}", self.api_url(), oauth::AUTHORIZE)
    }

    /// Where codes and refresh tokens are exchanged.
    #[must_use]
    pub fn token_url(&self) -> String {
        format!("{}{}", self.api_url(), oauth::TOKEN)
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

    /// Its faults; [`Failure`] makes some in the service's own words.
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

impl fmt::Debug for VerizonCloud {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("VerizonCloud")
            .field("api_url", &self.api_url())
            .field("upload_url", &self.upload_url())
            .finish_non_exhaustive()
    }
}
