//! The settings of an emulated Disk.

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
    /// The number of polls that see an operation in progress.
    pub(crate) operation_polls: u32,
    /// If more than those, a random number from those to these.
    pub(crate) most_operation_polls: u32,
    /// After this much time an operation is done without any poll.
    pub(crate) operation_time: Duration,
    pub(crate) accept_uploads: bool,
    pub(crate) redirect_downloads: bool,
    pub(crate) expired_link_status: u16,
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
            most_operation_polls: 0,
            operation_time: Duration::from_secs(60),
            accept_uploads: false,
            redirect_downloads: false,
            expired_link_status: 410,
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

    fn history(state: &State) -> Vec<(&'static str, usize)> {
        vec![
            ("operations", state.operations.len()),
            ("begun uploads", state.uploads.len()),
        ]
    }

    fn open(backend: &Backend<Self>) -> (App, ()) {
        (super::signing_in::open(backend), ())
    }
}

impl Builder<Settings> {
    /// Sets how many polls see an operation in progress before the one that sees it done. Default: 1.
    pub fn operation_polls(self, polls: u32) -> Self {
        self.with(|settings| settings.operation_polls = polls)
    }

    /// Lets each operation take a random number of polls. Default: all take the same.
    ///
    /// It is from [`operation_polls`](crate::YandexDiskBuilder::operation_polls) to this.
    pub fn operation_polls_up_to(self, most: u32) -> Self {
        self.with(|settings| settings.most_operation_polls = most)
    }

    /// Sets the status that expired download links are answered with: 410, or sometimes 500 (`wire.md` §6.2).
    /// Default: 410.
    pub fn expired_link_status(self, status: u16) -> Self {
        self.with(|settings| settings.expired_link_status = status)
    }

    /// Sets after how much time on the emulator's clock an operation is done that is not polled. Default: a
    /// minute.
    pub fn operation_time(self, time: Duration) -> Self {
        self.with(|settings| settings.operation_time = time)
    }

    /// Answers uploads with 202 and stores the file when the link's operation is done, instead of 201.
    pub fn accept_uploads(self, accept: bool) -> Self {
        self.with(|settings| settings.accept_uploads = accept)
    }

    /// Redirects downloads to another host, as the service sometimes does.
    pub fn redirect_downloads(self, redirect: bool) -> Self {
        self.with(|settings| settings.redirect_downloads = redirect)
    }

    /// Sets whether device codes are approved as soon as they are issued. Default: false.
    ///
    /// Otherwise they wait for [`YandexDisk::approve_device`](crate::YandexDisk::approve_device).
    pub fn approve_devices(self, approve: bool) -> Self {
        self.with(|settings| settings.approve_devices = approve)
    }

    /// Sets bytes on the Disk. Default: 10 GiB.
    pub fn total_space(self, bytes: u64) -> Self {
        self.with(|settings| settings.total_space = bytes)
    }

    /// Sets the largest file in bytes. Default: 1 GiB.
    pub fn max_file_size(self, bytes: u64) -> Self {
        self.with(|settings| settings.max_file_size = bytes)
    }

    /// Sets the owner's login and name.
    pub fn login(self, login: impl Into<String>) -> Self {
        self.with(|settings| settings.login = login.into())
    }
}

/// The origins of the emulated service, without a slash at the end.
#[derive(Clone, Debug)]
pub struct Urls {
    pub(crate) api: String,
    pub(crate) oauth: String,
    pub(crate) upload: String,
    pub(crate) download: String,
    pub(crate) mirror: String,
}
