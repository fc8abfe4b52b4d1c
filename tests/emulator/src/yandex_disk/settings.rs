//! What can be chosen about an emulated Disk.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::state::State;
use crate::backend::{Backend, Emulated, Shared};
use crate::builder::{Builder, Origins};
use crate::oauth::{App, OAuth};
use crate::provider::AnyProvider;

/// Choices that are fixed at the start.
#[derive(Clone, Debug)]
pub struct Settings {
    pub(crate) shared: Shared,
    pub(crate) total_space: u64,
    /// How many polls see an operation in progress.
    pub(crate) operation_polls: u32,
    /// After this much time an operation is done without any poll.
    pub(crate) operation_time: Duration,
    pub(crate) accept_uploads: bool,
    pub(crate) refresh_keeps_access_token: bool,
    pub(crate) redirect_downloads: bool,
    pub(crate) approve_devices: bool,
    pub(crate) max_file_size: u64,
    pub(crate) login: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            shared: Shared::with_tokens_for(31_536_000),
            total_space: 10 << 30,
            operation_polls: 1,
            operation_time: Duration::from_secs(60),
            accept_uploads: false,
            refresh_keeps_access_token: false,
            redirect_downloads: false,
            approve_devices: false,
            max_file_size: 1 << 30,
            login: "emulated".to_owned(),
        }
    }
}

impl Emulated for Settings {
    const NAME: &'static str = "YandexDisk";
    const ORIGINS: &'static [&'static str] = &["api", "oauth", "upload", "download", "mirror"];
    const DOMAIN: &'static str = "yandex.emulator";
    type State = State;
    type Urls = Urls;
    type Secret = String;
    type Known = ();

    fn shared(&mut self) -> &mut Shared {
        &mut self.shared
    }

    fn urls(origins: &Origins) -> Urls {
        Urls {
            api: origins.url("api"),
            oauth: origins.url("oauth"),
            upload: origins.url("upload"),
            download: origins.url("download"),
            mirror: origins.url("mirror"),
        }
    }

    fn state(&self, now: DateTime<Utc>, seed: u64) -> State {
        State::new(self, now, seed)
    }

    fn provider(backend: &Arc<Backend<Self>>) -> AnyProvider {
        AnyProvider(Arc::clone(backend) as _)
    }

    fn oauth(state: &mut State) -> &mut OAuth {
        &mut state.oauth
    }

    fn open(backend: &Backend<Self>) -> (App, ()) {
        (super::signing_in::open(backend), ())
    }
}

impl Builder<Settings> {
    /// How many polls see an operation in progress before the one that sees it done; 1 by default.
    pub fn operation_polls(mut self, polls: u32) -> Self {
        self.settings.operation_polls = polls;
        self
    }

    /// After how much time on the emulator's clock an operation is done that nobody polls; a minute by default.
    pub fn operation_time(mut self, time: Duration) -> Self {
        self.settings.operation_time = time;
        self
    }

    /// Answers uploads with 202 and stores the file when the link's operation is done, instead of 201.
    pub fn accept_uploads(mut self, accept: bool) -> Self {
        self.settings.accept_uploads = accept;
        self
    }

    /// Whether a refresh hands out the same access token again while it lives; by default it makes a new one.
    pub fn refresh_keeps_access_token(mut self, keeps: bool) -> Self {
        self.settings.refresh_keeps_access_token = keeps;
        self
    }

    /// Redirects downloads to another host, as the service sometimes does.
    pub fn redirect_downloads(mut self, redirect: bool) -> Self {
        self.settings.redirect_downloads = redirect;
        self
    }

    /// Whether device codes are approved as soon as they are handed out; by default they wait for
    /// [`YandexDisk::approve_device`](crate::YandexDisk::approve_device).
    pub fn approve_devices(mut self, approve: bool) -> Self {
        self.settings.approve_devices = approve;
        self
    }

    /// Bytes on the Disk; 10 GiB by default.
    pub fn total_space(mut self, bytes: u64) -> Self {
        self.settings.total_space = bytes;
        self
    }

    /// The largest file in bytes; 1 GiB by default.
    pub fn max_file_size(mut self, bytes: u64) -> Self {
        self.settings.max_file_size = bytes;
        self
    }

    /// The owner's login and name.
    pub fn login(mut self, login: impl Into<String>) -> Self {
        self.settings.login = login.into();
        self
    }
}

/// Where the origins of the emulated service are, without a slash at the end.
#[derive(Clone, Debug)]
pub struct Urls {
    pub(crate) api: String,
    pub(crate) oauth: String,
    pub(crate) upload: String,
    pub(crate) download: String,
    pub(crate) mirror: String,
}
