//! How an emulated Amazon Drive is set up.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::AmazonDrive;
use super::service::Drive;
use super::settings::{Settings, Urls};
use super::state::State;
use crate::common::{Common, Origins, common_settings};
use crate::engine::Engine;
use crate::provider::Provider;
use crate::server::Servers;

/// The origins of the service, in the order of their ports.
const ORIGINS: [&str; 6] = ["master", "metadata", "content", "login", "temp", "s3"];

/// Sets up an [`AmazonDrive`]; made by [`AmazonDrive::builder`].
#[derive(Clone, Debug)]
#[must_use = "nothing is started before start or in_process is called"]
pub struct AmazonDriveBuilder {
    settings: Settings,
    common: Common,
    quota: u64,
}

impl Default for AmazonDriveBuilder {
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            common: Common::default(),
            quota: 5 << 30,
        }
    }
}

common_settings!(
    AmazonDriveBuilder,
    "The port of the master host; the five other origins take the ports after it."
);

impl AmazonDriveBuilder {
    /// Bytes that the account has room for; 5 GiB by default.
    pub fn quota(mut self, bytes: u64) -> Self {
        self.quota = bytes;
        self
    }

    /// The largest file, in bytes; 50000 MiB by default (`wire.md` §5.6).
    pub fn max_file_size(mut self, bytes: u64) -> Self {
        self.settings.max_file_size = bytes;
        self
    }

    /// How long an access token lives; an hour by default.
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings.token_lifetime = lifetime;
        self
    }

    /// Whether the answer to a refresh leaves out the refresh token; by default it is sent again, unchanged.
    pub fn refresh_omits_refresh_token(mut self, omits: bool) -> Self {
        self.settings.refresh_omits_refresh_token = omits;
        self
    }

    /// How long a `nextToken` lives; ten minutes by default (`wire.md` §4.1).
    pub fn page_token_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings.page_token_lifetime = lifetime;
        self
    }

    /// How long a `tempLink`, or a redirect to the S3-like host, works; an hour by default.
    pub fn temp_link_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings.temp_link_lifetime = lifetime;
        self
    }

    /// Redirects downloads of files of at least this many bytes to the S3-like host, which refuses requests with an
    /// Authorization header (`wire.md` §5.7). By default nothing is redirected.
    pub fn redirect_downloads_from(mut self, bytes: u64) -> Self {
        self.settings.redirect_from = Some(bytes);
        self
    }

    /// Up to which size a file can be downloaded without a range; 10 GiB by default, beyond it the answer is 504.
    pub fn whole_download_limit(mut self, bytes: u64) -> Self {
        self.settings.whole_download_limit = bytes;
        self
    }

    /// Stores uploads of at least this many bytes, answers 504 and shows them three minutes later, as the service does
    /// with large files (`wire.md` §5.6); see [`late_upload`](AmazonDriveBuilder::late_upload) for other times. By default every
    /// upload is answered.
    pub fn late_uploads_from(mut self, bytes: u64) -> Self {
        self.settings.late_from = Some(bytes);
        self
    }

    /// Which status (408, 500 or 504) stands for the lost answer of a large upload, and after how long it shows.
    pub fn late_upload(mut self, status: u16, after: Duration) -> Self {
        self.settings.late.status = status;
        self.settings.late.after = after;
        self
    }

    /// How many looks at a node that was just uploaded see it `PENDING` and without `contentProperties`; none by default.
    pub fn pending_polls(mut self, polls: u32) -> Self {
        self.settings.pending_polls = polls;
        self
    }

    /// Whether listings without a filter on `status` have trashed nodes in them. They do by default, the harder case for
    /// a client (`wire.md` §11.10).
    pub fn trashed_in_listings(mut self, shown: bool) -> Self {
        self.settings.trashed_in_listings = shown;
        self
    }

    /// Whether filters on `name` pass over case; by default they don't, although folders do.
    pub fn names_match_any_case(mut self, any: bool) -> Self {
        self.settings.names_match_any_case = any;
        self
    }

    /// For how long a folder still lists what has left it; not at all by default (`wire.md` §2.9).
    pub fn stale_children(mut self, time: Duration) -> Self {
        self.settings.stale_children = time;
        self
    }

    /// Calls the date of creation `creationDate`, as the vendor's samples do, instead of `createdDate`.
    pub fn creation_date(mut self, vendor: bool) -> Self {
        self.settings.creation_date = vendor;
        self
    }

    /// Leaves out the `contentProperties` of empty files, as was seen on some.
    pub fn empty_files_without_properties(mut self, without: bool) -> Self {
        self.settings.empty_files_without_properties = without;
        self
    }

    /// Answers 202 without a body when a node is taken out of a folder, as was documented, instead of 200 with the node.
    pub fn child_removal_accepted(mut self, accepted: bool) -> Self {
        self.settings.child_removal_accepted = accepted;
        self
    }

    /// Answers 429 to more than so many API calls in so much time on the emulator's clock; no limit by default.
    pub fn rate_limit(mut self, calls: u32, per: Duration) -> Self {
        self.settings.rate_limit = Some((calls, per));
        self
    }

    /// Whether JSON is compressed for clients that accept gzip; it is by default.
    pub fn compress(mut self, compress: bool) -> Self {
        self.settings.compress = compress;
        self
    }

    /// The user's name, which ends every `createdBy`.
    pub fn user(mut self, user: impl Into<String>) -> Self {
        self.settings.user = user.into();
        self
    }

    /// Starts the servers on 127.0.0.1, in the Tokio runtime that this is called in.
    ///
    /// # Errors
    ///
    /// When a port can't be listened on.
    pub async fn start(self) -> io::Result<AmazonDrive> {
        let (listeners, origins) = self.common.listen(&ORIGINS)?;
        let (drive, engine) = self.assemble(origins);
        let servers = Servers::start(&engine, listeners)?;
        Ok(AmazonDrive::new(drive, engine, Some(servers)))
    }

    /// Makes a drive without sockets, called through [`AmazonDrive::service`].
    ///
    /// Its origins are `https://master.amazon.emulator`, `https://metadata.…`, `https://content.…`, `https://login.…`,
    /// `https://temp.…` and `https://s3.…`.
    #[must_use]
    pub fn in_process(self) -> AmazonDrive {
        let origins = Origins::in_process(&ORIGINS, "amazon.emulator");
        let (drive, engine) = self.assemble(origins);
        AmazonDrive::new(drive, engine, None)
    }

    fn assemble(self, origins: Origins) -> (Arc<Drive>, Arc<Engine>) {
        let urls = Urls {
            master: origins.url("master"),
            metadata: origins.url("metadata"),
            content: origins.url("content"),
            login: origins.url("login"),
            temp: origins.url("temp"),
            s3: origins.url("s3"),
        };
        let mut state = State::new(self.common.clock.now(), self.common.seed);
        state.conditions.quota = self.quota;
        let drive = Arc::new(Drive {
            state: Mutex::new(state),
            settings: self.settings,
            urls,
            clock: self.common.clock.clone(),
        });
        let provider = Arc::clone(&drive) as Arc<dyn Provider>;
        let engine = self.common.engine(provider, origins);
        (drive, engine)
    }
}
