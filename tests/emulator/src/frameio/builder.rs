//! How an emulated Frame.io is set up.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::service::Frame;
use super::settings::{Settings, Urls};
use super::state::State;
use super::{FrameIo, deliverer};
use crate::common::{Common, Origins, common_settings};
use crate::engine::Engine;
use crate::provider::Provider;
use crate::server::Servers;

/// The origins of the service, in the order of their ports.
const ORIGINS: [&str; 4] = ["api", "ims", "upload", "media"];

/// Sets up a [`FrameIo`]; made by [`FrameIo::builder`].
#[derive(Clone, Debug, Default)]
#[must_use = "nothing is started before start or in_process is called"]
pub struct FrameIoBuilder {
    settings: Settings,
    common: Common,
}

common_settings!(
    FrameIoBuilder,
    "The port of the API; the three other origins take the ports after it."
);

impl FrameIoBuilder {
    /// Whether rate limits are enforced with 429 (the default), or only told by the `x-ratelimit-…` headers.
    ///
    /// On a clock that stands still a bucket never empties: a test that calls one operation more often than its limit
    /// (the least is 3) has to move the clock, or to turn this off.
    pub fn rate_limits(mut self, enforced: bool) -> Self {
        self.settings.rate_limits = enforced;
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

    /// Starts the servers on 127.0.0.1, in the Tokio runtime that this is called in; webhooks are delivered.
    ///
    /// # Errors
    ///
    /// When a port can't be listened on.
    pub async fn start(self) -> io::Result<FrameIo> {
        let (listeners, origins) = self.common.listen(&ORIGINS)?;
        let (frame, engine) = self.assemble(origins);
        let servers = Servers::start(&engine, listeners)?;
        let deliverer = tokio::spawn(deliverer::run(Arc::clone(&frame)));
        Ok(FrameIo::new(frame, engine, Some(servers), Some(deliverer)))
    }

    /// Makes a Frame.io without sockets, called through [`FrameIo::service`]; webhooks stay in
    /// [`FrameIo::deliveries`].
    ///
    /// Its origins are `https://api.frameio.emulator`, `https://ims.…`, `https://upload.…` and `https://media.…`.
    #[must_use]
    pub fn in_process(self) -> FrameIo {
        let origins = Origins::in_process(&ORIGINS, "frameio.emulator");
        let (frame, engine) = self.assemble(origins);
        FrameIo::new(frame, engine, None, None)
    }

    fn assemble(self, origins: Origins) -> (Arc<Frame>, Arc<Engine>) {
        let urls = Urls {
            api: origins.url("api"),
            ims: origins.url("ims"),
            upload: origins.url("upload"),
            media: origins.url("media"),
        };
        let frame = Arc::new(Frame {
            state: Mutex::new(State::new(self.common.seed)),
            settings: self.settings,
            urls,
            clock: self.common.clock.clone(),
        });
        let provider = Arc::clone(&frame) as Arc<dyn Provider>;
        let engine = self.common.engine(provider, origins);
        (frame, engine)
    }
}
