//! How an emulated Frame.io is set up.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::service::Frame;
use super::settings::{Settings, Urls};
use super::state::State;
use super::{FrameIo, deliverer};
use crate::clock::Clock;
use crate::engine::{Engine, Origin};
use crate::faults::Faults;
use crate::provider::Provider;
use crate::record::Records;
use crate::server::{self, Servers};

/// The origins of the service, in the order of their ports.
const ORIGINS: [&str; 4] = ["api", "ims", "upload", "media"];

/// Sets up a [`FrameIo`]; made by [`FrameIo::builder`].
#[derive(Clone, Debug)]
#[must_use = "nothing is started before start or in_process is called"]
pub struct FrameIoBuilder {
    settings: Settings,
    clock: Clock,
    strict: bool,
    port: u16,
    record_limit: usize,
}

impl Default for FrameIoBuilder {
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            clock: Clock::fixed(),
            strict: false,
            port: 0,
            record_limit: 100_000,
        }
    }
}

impl FrameIoBuilder {
    /// The clock by which everything expires and rate limits fill up again; one that stands still by default.
    ///
    /// [`Clock::tokio`] fits a client that waits for a rate limit on Tokio's paused clock.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// Answers 400 to a request that there is a complaint about, instead of only recording it.
    ///
    /// Members that a body does not have are answered with 422 in any case, as the real service does.
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Whether rate limits are enforced with 429 (the default), or only told by the `x-ratelimit-…` headers.
    ///
    /// On a clock that stands still a bucket never empties: a test that calls one operation more often than its limit
    /// (the least is 3) has to move the clock, or to turn this off.
    pub fn rate_limits(mut self, enforced: bool) -> Self {
        self.settings.rate_limits = enforced;
        self
    }

    /// Whether the bytes of uploaded files are kept (the default), or only size and checksums.
    ///
    /// Without bytes a file is served as the [`pattern`](crate::pattern::bytes), which is right when that was uploaded.
    pub fn keep_contents(mut self, keep: bool) -> Self {
        self.settings.keep_contents = keep;
        self
    }

    /// The size of parts, 16 MiB by default: a file gets as many parts as whole ones of this size fit into it, at
    /// least one, all of the same size but the last.
    pub fn part_size(mut self, bytes: u64) -> Self {
        self.settings.part_size = bytes.max(1);
        self
    }

    /// Whether a file may have no bytes at all; by default it may not (422). The sheet does not settle it.
    pub fn empty_files(mut self, allowed: bool) -> Self {
        self.settings.empty_files = allowed;
        self
    }

    /// How many polls find the upload of a file whose parts are all there not complete yet; 1 by default.
    pub fn upload_polls(mut self, polls: u32) -> Self {
        self.settings.upload_polls = polls;
        self
    }

    /// How many looks at a file find it `uploaded` before it is `transcoded`; 1 by default.
    pub fn transcode_polls(mut self, polls: u32) -> Self {
        self.settings.transcode_polls = polls;
        self
    }

    /// After how much time on the emulator's clock each of these steps is done when nobody polls; a minute by default.
    pub fn processing_time(mut self, time: Duration) -> Self {
        self.settings.processing_time = time;
        self
    }

    /// How long the URL of a part lives; a day by default.
    pub fn upload_url_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings.upload_url_lifetime = lifetime;
        self
    }

    /// How long a media link lives; an hour by default.
    pub fn media_url_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings.media_url_lifetime = lifetime;
        self
    }

    /// How long an access token lives; a day by default.
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings.token_lifetime = lifetime;
        self
    }

    /// How long a refresh token lives; two weeks by default.
    pub fn refresh_token_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings.refresh_token_lifetime = lifetime;
        self
    }

    /// Puts an empty page with a next link before every page; off by default.
    pub fn empty_pages(mut self, empty: bool) -> Self {
        self.settings.empty_pages = empty;
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

    /// The port of the API; the three other origins take the ports after it. 0, the default, takes free ones.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Starts the servers on 127.0.0.1, in the Tokio runtime that this is called in; webhooks are delivered.
    ///
    /// # Errors
    ///
    /// When a port can't be listened on.
    pub async fn start(self) -> io::Result<FrameIo> {
        let mut listeners = Vec::new();
        let mut origins = Vec::new();
        for (place, name) in (0_u16..).zip(ORIGINS) {
            let port = match self.port {
                0 => 0,
                first => first.checked_add(place).ok_or_else(|| {
                    let what =
                        format!("port {first} leaves no room for four; choose one below 65533");
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
        let (frame, engine) = self.assemble("http", origins);
        let servers = Servers::start(&engine, listeners)?;
        let deliverer = tokio::spawn(deliverer::run(Arc::clone(&frame)));
        Ok(FrameIo::new(frame, engine, Some((servers, deliverer))))
    }

    /// Makes a Frame.io without sockets, called through [`FrameIo::service`]; webhooks stay in
    /// [`FrameIo::deliveries`].
    ///
    /// Its origins are `https://api.frameio.emulator`, `https://ims.…`, `https://upload.…` and `https://media.…`.
    #[must_use]
    pub fn in_process(self) -> FrameIo {
        let origins = ORIGINS.map(|name| Origin {
            name,
            authority: format!("{name}.frameio.emulator"),
        });
        let (frame, engine) = self.assemble("https", origins.to_vec());
        FrameIo::new(frame, engine, None)
    }

    fn assemble(self, scheme: &str, origins: Vec<Origin>) -> (Arc<Frame>, Arc<Engine>) {
        let url = |wanted: &str| {
            let origin = origins.iter().find(|origin| origin.name == wanted);
            origin.map_or_else(String::new, |origin| {
                format!("{scheme}://{}", origin.authority)
            })
        };
        let urls = Urls {
            api: url("api"),
            ims: url("ims"),
            upload: url("upload"),
            media: url("media"),
        };
        let faults = Faults::new(self.settings.seed);
        let frame = Arc::new(Frame {
            state: Mutex::new(State::new(self.settings.seed)),
            settings: self.settings,
            urls,
            clock: self.clock.clone(),
        });
        let engine = Arc::new(Engine {
            provider: Arc::clone(&frame) as Arc<dyn Provider>,
            origins,
            clock: self.clock,
            faults,
            records: Records::new(self.record_limit),
            strict: self.strict,
        });
        (frame, engine)
    }
}
