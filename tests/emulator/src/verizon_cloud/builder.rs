//! How an emulated Personal Cloud is set up.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::VerizonCloud;
use super::service::Cloud;
use super::settings::{Envelopes, Settings, Urls};
use super::state::State;
use crate::clock::Clock;
use crate::engine::{Engine, Origin};
use crate::faults::Faults;
use crate::provider::Provider;
use crate::record::Records;
use crate::server::{self, Servers};

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
    clock: Clock,
    strict: bool,
    port: u16,
    quota: u64,
    record_limit: usize,
}

impl Default for VerizonCloudBuilder {
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            clock: Clock::fixed(),
            strict: false,
            port: 0,
            quota: 5 << 30,
            record_limit: 100_000,
        }
    }
}

impl VerizonCloudBuilder {
    /// The clock by which everything expires; one that stands still by default.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// Answers 400 to a request that there is a complaint about, instead of only recording it.
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Whether the bytes of uploaded files are kept (the default), or only size and checksums.
    ///
    /// Without bytes a file is served as the [`pattern`](crate::pattern::bytes), which is right when that was uploaded.
    pub fn keep_contents(mut self, keep: bool) -> Self {
        self.settings.keep_contents = keep;
        self
    }

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

    /// What random ids, tokens and faults grow from; the same seed gives the same run.
    pub fn seed(mut self, seed: u64) -> Self {
        self.settings.seed = seed;
        self
    }

    /// How many requests are remembered, the latest ones; 100000 by default.
    pub fn record_limit(mut self, requests: usize) -> Self {
        self.record_limit = requests;
        self
    }

    /// The port of the API; the origins of uploads and of public links take the two ports after it. 0, the default, takes
    /// free ones.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Starts the servers on 127.0.0.1, in the Tokio runtime that this is called in.
    ///
    /// # Errors
    ///
    /// When a port can't be listened on.
    pub async fn start(self) -> io::Result<VerizonCloud> {
        let mut listeners = Vec::new();
        let mut origins = Vec::new();
        for (place, name) in (0_u16..).zip(ORIGINS) {
            let port = match self.port {
                0 => 0,
                first => first.checked_add(place).ok_or_else(|| {
                    let what =
                        format!("port {first} leaves no room for three; choose one below 65534");
                    io::Error::new(io::ErrorKind::InvalidInput, what)
                })?,
            };
            let (listener, address) = server::bind(port)?;
            listeners.push(listener);
            origins.push(Origin {
                name,
                authority: address.to_string(),
            });
        }
        let (cloud, engine) = self.assemble("http", origins);
        let servers = Servers::start(&engine, listeners)?;
        Ok(VerizonCloud::new(cloud, engine, Some(servers)))
    }

    /// Makes a cloud without sockets, called through [`VerizonCloud::service`].
    ///
    /// Its origins are `https://api.verizon.emulator`, `https://upload.verizon.emulator` and
    /// `https://share.verizon.emulator`.
    #[must_use]
    pub fn in_process(self) -> VerizonCloud {
        let origins = ORIGINS.map(|name| Origin {
            name,
            authority: format!("{name}.verizon.emulator"),
        });
        let (cloud, engine) = self.assemble("https", origins.to_vec());
        VerizonCloud::new(cloud, engine, None)
    }

    fn assemble(self, scheme: &str, origins: Vec<Origin>) -> (Arc<Cloud>, Arc<Engine>) {
        let url = |wanted: &str| {
            let origin = origins.iter().find(|origin| origin.name == wanted);
            origin.map_or_else(String::new, |origin| {
                format!("{scheme}://{}", origin.authority)
            })
        };
        let urls = Urls {
            api: url("api"),
            upload: url("upload"),
            share: url("share"),
        };
        let state = State::new(self.clock.now(), self.settings.seed, self.quota);
        let faults = Faults::new(self.settings.seed);
        let cloud = Arc::new(Cloud {
            state: Mutex::new(state),
            settings: self.settings,
            urls,
            clock: self.clock.clone(),
        });
        let engine = Arc::new(Engine {
            provider: Arc::clone(&cloud) as Arc<dyn Provider>,
            origins,
            clock: self.clock,
            faults,
            records: Records::new(self.record_limit),
            strict: self.strict,
        });
        (cloud, engine)
    }
}
