//! How an emulated Disk is set up.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::YandexDisk;
use super::service::Disk;
use super::settings::{Settings, Urls};
use super::state::State;
use crate::common::{Common, Origins, common_settings};
use crate::engine::Engine;
use crate::provider::Provider;
use crate::server::Servers;

/// The origins of the service, in the order of their ports.
const ORIGINS: [&str; 5] = ["api", "oauth", "upload", "download", "mirror"];

/// Sets up a [`YandexDisk`]; made by [`YandexDisk::builder`].
#[derive(Clone, Debug)]
#[must_use = "nothing is started before start or in_process is called"]
pub struct YandexDiskBuilder {
    settings: Settings,
    common: Common,
    total_space: u64,
}

impl Default for YandexDiskBuilder {
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            common: Common::default(),
            total_space: 10 << 30,
        }
    }
}

common_settings!(
    YandexDiskBuilder,
    "The port of the API; the four other origins take the ports after it."
);

impl YandexDiskBuilder {
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

    /// Whether settings in the body of a publish request count (the default) or are passed over, as some saw it.
    pub fn publish_takes_settings(mut self, takes: bool) -> Self {
        self.settings.publish_takes_settings = takes;
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

    /// Whether previews need the owner's token (the default, `wire.md` §5.3).
    pub fn previews_need_token(mut self, need: bool) -> Self {
        self.settings.previews_need_token = need;
        self
    }

    /// Whether device codes are approved as soon as they are handed out; by default they wait for
    /// [`YandexDisk::approve_device`].
    pub fn approve_devices(mut self, approve: bool) -> Self {
        self.settings.approve_devices = approve;
        self
    }

    /// How long an upload link lives; 30 minutes by default.
    pub fn upload_link_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings.upload_link_lifetime = lifetime;
        self
    }

    /// How long a download link lives; an hour by default.
    pub fn download_link_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings.download_link_lifetime = lifetime;
        self
    }

    /// How long an access token lives; a year by default.
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings.token_lifetime = lifetime;
        self
    }

    /// Bytes on the Disk; 10 GiB by default.
    pub fn total_space(mut self, bytes: u64) -> Self {
        self.total_space = bytes;
        self
    }

    /// The largest file of an account that does not pay, in bytes; 1 GiB by default.
    pub fn max_file_size(mut self, bytes: u64) -> Self {
        self.settings.max_file_size = bytes;
        self
    }

    /// The largest file of an account that pays, in bytes; 50 GiB by default.
    pub fn paid_max_file_size(mut self, bytes: u64) -> Self {
        self.settings.paid_max_file_size = bytes;
        self
    }

    /// Whether the account pays; by default it does not.
    pub fn is_paid(mut self, paid: bool) -> Self {
        self.settings.is_paid = paid;
        self
    }

    /// The owner's login and name.
    pub fn login(mut self, login: impl Into<String>) -> Self {
        self.settings.login = login.into();
        self
    }

    /// Starts the servers on 127.0.0.1, in the Tokio runtime that this is called in.
    ///
    /// # Errors
    ///
    /// When a port can't be listened on.
    pub async fn start(self) -> io::Result<YandexDisk> {
        let (listeners, origins) = self.common.listen(&ORIGINS)?;
        let (disk, engine) = self.assemble(origins);
        let servers = Servers::start(&engine, listeners)?;
        Ok(YandexDisk::new(disk, engine, Some(servers)))
    }

    /// Makes a Disk without sockets, called through [`YandexDisk::service`].
    ///
    /// Its origins are `https://api.yandex.emulator`, `https://oauth.…`, `https://upload.…`, `https://download.…` and
    /// `https://mirror.…`.
    #[must_use]
    pub fn in_process(self) -> YandexDisk {
        let origins = Origins::in_process(&ORIGINS, "yandex.emulator");
        let (disk, engine) = self.assemble(origins);
        YandexDisk::new(disk, engine, None)
    }

    fn assemble(self, origins: Origins) -> (Arc<Disk>, Arc<Engine>) {
        let urls = Urls {
            api: origins.url("api"),
            oauth: origins.url("oauth"),
            upload: origins.url("upload"),
            download: origins.url("download"),
            mirror: origins.url("mirror"),
        };
        let mut state = State::new(self.common.clock.now(), self.common.seed);
        state.conditions.total_space = self.total_space;
        let disk = Arc::new(Disk {
            state: Mutex::new(state),
            settings: self.settings,
            urls,
            clock: self.common.clock.clone(),
        });
        let provider = Arc::clone(&disk) as Arc<dyn Provider>;
        let engine = self.common.engine(provider, origins);
        (disk, engine)
    }
}
