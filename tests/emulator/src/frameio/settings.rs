//! The settings of an emulated Frame.io.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use tokio::task::JoinHandle;

use super::deliverer;
use super::signing_in::{App, Known};
use super::state::State;
use crate::backend::{Backend, Emulated, Shared};
use crate::builder::{Builder, Origins};
use crate::oauth::OAuth;
use crate::provider::AnyProvider;

/// Choices that are fixed at the start.
#[derive(Clone, Debug)]
pub struct Settings {
    pub(crate) shared: Shared,
    pub(crate) part_size: u64,
    pub(crate) upload_polls: u32,
    pub(crate) transcode_polls: u32,
    pub(crate) rate_limits: bool,
    pub(crate) empty_pages: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            shared: Shared::with_tokens_for(24 * 60 * 60),
            part_size: 16 << 20,
            upload_polls: 1,
            transcode_polls: 1,
            rate_limits: true,
            empty_pages: false,
        }
    }
}

impl Emulated for Settings {
    const NAME: &'static str = "FrameIo";
    const ORIGINS: &'static [&'static str] = &["api", "ims", "upload", "media"];
    const DOMAIN: &'static str = "frameio.emulator";
    type State = State;
    type Urls = Urls;
    type Secret = Option<String>;
    type Known = Known;

    fn shared(&mut self) -> &mut Shared {
        &mut self.shared
    }

    fn urls(origins: &Origins) -> Urls {
        Urls {
            api: origins.url("api"),
            ims: origins.url("ims"),
            upload: origins.url("upload"),
            media: origins.url("media"),
        }
    }

    fn state(&self, _: DateTime<Utc>, seed: u64) -> State {
        State::new(self, seed)
    }

    fn provider(backend: &Arc<Backend<Self>>) -> AnyProvider {
        AnyProvider(Arc::clone(backend) as _)
    }

    fn oauth(state: &mut State) -> &mut OAuth {
        &mut state.oauth
    }

    fn history(state: &State) -> Vec<(&'static str, usize)> {
        vec![
            ("audit log", state.audit.len()),
            ("deliveries", state.deliveries.all.len()),
            ("deleted assets", state.assets.deleted()),
        ]
    }

    fn open(backend: &Backend<Self>) -> (App, Known) {
        super::signing_in::open(backend)
    }

    /// Delivers webhooks.
    fn background(backend: &Arc<Backend<Self>>) -> Option<JoinHandle<()>> {
        Some(tokio::spawn(deliverer::run(Arc::clone(backend))))
    }
}

impl Builder<Settings> {
    /// Sets whether rate limits are enforced with 429, or only told by the `x-ratelimit-…` headers. Default:
    /// enforced.
    ///
    /// On a clock that stands still a bucket never empties: a test that calls one operation more often than its limit
    /// (the least is 3) has to move the clock, or to turn this off.
    pub fn rate_limits(self, enforced: bool) -> Self {
        self.with(|settings| settings.rate_limits = enforced)
    }

    /// Sets the size of parts. Default: 16 MiB.
    ///
    /// A file gets as many parts as whole ones of this size fit into it, at least one, all of the same size but the
    /// last.
    pub fn part_size(self, bytes: u64) -> Self {
        self.with(|settings| settings.part_size = bytes.max(1))
    }

    /// Sets how many polls see the upload of a file whose parts have all arrived as not complete yet.
    /// Default: 1.
    pub fn upload_polls(self, polls: u32) -> Self {
        self.with(|settings| settings.upload_polls = polls)
    }

    /// Sets how many looks at a file find it `uploaded` before it is `transcoded`. Default: 1.
    pub fn transcode_polls(self, polls: u32) -> Self {
        self.with(|settings| settings.transcode_polls = polls)
    }

    /// Puts an empty page with a next link before every page; off by default.
    pub fn empty_pages(self, empty: bool) -> Self {
        self.with(|settings| settings.empty_pages = empty)
    }
}

/// The origins of the emulated service, without a slash at the end.
#[derive(Clone, Debug)]
pub struct Urls {
    pub(crate) api: String,
    pub(crate) ims: String,
    pub(crate) upload: String,
    pub(crate) media: String,
}
