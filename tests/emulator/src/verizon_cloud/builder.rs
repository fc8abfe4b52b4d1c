//! How an emulated Personal Cloud is set up.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::VerizonCloud;
use super::service::Cloud;
use super::settings::{Envelopes, Settings, Urls};
use super::state::State;
use crate::common::{Common, Origins, common_settings};
use crate::engine::Engine;
use crate::provider::Provider;
use crate::server::Servers;

/// The origins of the service, in the order of their ports.
const ORIGINS: [&str; 3] = ["api", "upload", "share"];

/// Sets up a [`VerizonCloud`]; made by [`VerizonCloud::builder`].
///
/// The switches with "instead" in their description are for what nobody knows of the service (`wire.md` §11); the default
/// is the sheet's reading.
#[derive(Clone, Debug)]
#[must_use = "nothing is started before start or in_process is called"]
pub struct VerizonCloudBuilder {
    settings: Settings,
    common: Common,
    quota: u64,
}

impl Default for VerizonCloudBuilder {
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            common: Common::default(),
            quota: 5 << 30,
        }
    }
}

common_settings!(
    VerizonCloudBuilder,
    "The port of the API; the origins of uploads and of public links take the two ports after it."
);

impl VerizonCloudBuilder {
    /// Bytes that the account has room for; 5 GiB by default.
    pub fn quota(mut self, bytes: u64) -> Self {
        self.quota = bytes;
        self
    }

    /// The phone number of the account; none by default, as for accounts that belong to no phone.
    pub fn alias(mut self, number: impl Into<String>) -> Self {
        self.settings.alias = Some(number.into());
        self
    }

    /// How long an access token lives; nine hours by default (`wire.md` §1.3).
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings.token_lifetime = lifetime;
        self
    }

    /// How long a refresh token lives that is not used; fourteen days by default (`wire.md` §1.3).
    pub fn refresh_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings.refresh_lifetime = lifetime;
        self
    }

    /// Answers token requests with the two tokens alone instead of with `expires_in` and `token_type` too.
    pub fn bare_tokens(mut self, bare: bool) -> Self {
        self.settings.bare_tokens = bare;
        self
    }

    /// Lets upload and commit URLs lead to the API's own origin instead of to a second one.
    pub fn uploads_at_api(mut self, at_api: bool) -> Self {
        self.settings.uploads_at_api = at_api;
        self
    }

    /// Puts the checksum of the intent into `uploadurl` instead of leaving it to the client.
    pub fn checksum_in_upload_url(mut self, there: bool) -> Self {
        self.settings.checksum_in_upload_url = there;
        self
    }

    /// The largest chunk, and the largest file in one piece, in bytes; 100 MiB by default (`wire.md` §6.2).
    pub fn chunk_limit(mut self, bytes: u64) -> Self {
        self.settings.chunk_limit = bytes;
        self
    }

    /// Makes the folders that an upload needs instead of answering 400 without them.
    pub fn uploads_create_folders(mut self, create: bool) -> Self {
        self.settings.uploads_create_folders = create;
        self
    }

    /// How many files a folder takes; 10000 by default (`wire.md` §6.2).
    pub fn files_per_folder(mut self, files: usize) -> Self {
        self.settings.files_per_folder = files;
        self
    }

    /// After how many changes the state of a full view is out of sync, which the service tells with 205; 10000 by default.
    ///
    /// Each item that is made, changed, moved, deleted or restored counts, those in a folder too.
    pub fn fullview_history(mut self, changes: u64) -> Self {
        self.settings.fullview_history = changes;
        self
    }

    /// Names in a delta everything that went with a folder instead of the folder alone.
    pub fn every_deleted_path(mut self, every: bool) -> Self {
        self.settings.every_deleted_path = every;
        self
    }

    /// Serves ranges of files with 206 instead of passing over `Range`.
    pub fn ranges(mut self, serve: bool) -> Self {
        self.settings.ranges = serve;
        self
    }

    /// Whether the answers whose envelope is unknown have one: favorites, a share that was made, a playlist that was made or
    /// changed, a virtual folder.
    ///
    /// By default a share comes bare, a playlist and a virtual folder in their envelopes, and favorites in that of a search.
    pub fn envelopes(mut self, envelopes: Envelopes) -> Self {
        self.settings.envelopes = Some(envelopes);
        self
    }

    /// The status (200 or 201) of calls that make something; 201 by default.
    pub fn created_status(mut self, status: u16) -> Self {
        self.settings.created_status = status;
        self
    }

    /// The status (200 or 204) of all calls that have nothing to tell; by default each has the one that the sheet names
    /// first. A 200 says that it is JSON and has no byte.
    pub fn bodiless_status(mut self, status: u16) -> Self {
        self.settings.bodiless_status = Some(status);
        self
    }

    /// Sends a list of one as the object in it, as services do that turn XML into JSON (`wire.md` §9.16).
    pub fn single_as_object(mut self, single: bool) -> Self {
        self.settings.single_as_object = single;
        self
    }

    /// Whether system attributes have hyphens, `Mime-Type`, as by default, or are in one word, `MimeType`.
    pub fn hyphenated_attributes(mut self, hyphens: bool) -> Self {
        self.settings.hyphenated_attributes = hyphens;
        self
    }

    /// Sends numbers and booleans among the system attributes as texts.
    pub fn attributes_as_text(mut self, text: bool) -> Self {
        self.settings.attributes_as_text = text;
        self
    }

    /// Whether the `parentPath` of a virtual folder is empty instead of `/`.
    pub fn empty_root_parent(mut self, empty: bool) -> Self {
        self.settings.empty_root_parent = empty;
        self
    }

    /// Answers 429 to more than so many API calls in so much time on the emulator's clock; no limit by default.
    pub fn rate_limit(mut self, calls: u32, per: Duration) -> Self {
        self.settings.rate_limit = Some((calls, per));
        self
    }

    /// Starts the servers on 127.0.0.1, in the Tokio runtime that this is called in.
    ///
    /// # Errors
    ///
    /// When a port can't be listened on.
    pub async fn start(self) -> io::Result<VerizonCloud> {
        let (listeners, origins) = self.common.listen(&ORIGINS)?;
        let (cloud, engine) = self.assemble(origins);
        let servers = Servers::start(&engine, listeners)?;
        Ok(VerizonCloud::new(cloud, engine, Some(servers)))
    }

    /// Makes a cloud without sockets, called through [`VerizonCloud::service`].
    ///
    /// Its origins are `https://api.verizon.emulator`, `https://upload.verizon.emulator` and
    /// `https://share.verizon.emulator`.
    #[must_use]
    pub fn in_process(self) -> VerizonCloud {
        let origins = Origins::in_process(&ORIGINS, "verizon.emulator");
        let (cloud, engine) = self.assemble(origins);
        VerizonCloud::new(cloud, engine, None)
    }

    fn assemble(self, origins: Origins) -> (Arc<Cloud>, Arc<Engine>) {
        let urls = Urls {
            api: origins.url("api"),
            upload: origins.url("upload"),
            share: origins.url("share"),
        };
        let state = State::new(self.common.clock.now(), self.common.seed, self.quota);
        let cloud = Arc::new(Cloud {
            state: Mutex::new(state),
            settings: self.settings,
            urls,
            clock: self.common.clock.clone(),
        });
        let provider = Arc::clone(&cloud) as Arc<dyn Provider>;
        let engine = self.common.engine(provider, origins);
        (cloud, engine)
    }
}
