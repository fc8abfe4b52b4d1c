//! How an emulated Disk is set up.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::YandexDisk;
use super::service::Disk;
use super::settings::{Settings, Urls};
use super::state::State;
use crate::clock::Clock;
use crate::engine::{Engine, Origin};
use crate::faults::Faults;
use crate::provider::Provider;
use crate::record::Records;
use crate::server::{self, Servers};

/// The origins of the service, in the order of their ports.
const ORIGINS: [&str; 5] = ["api", "oauth", "upload", "download", "mirror"];

/// Sets up a [`YandexDisk`]; made by [`YandexDisk::builder`].
#[derive(Clone, Debug)]
#[must_use = "nothing is started before start or in_process is called"]
pub struct YandexDiskBuilder {
    settings: Settings,
    clock: Clock,
    strict: bool,
    port: u16,
    total_space: u64,
    record_limit: usize,
}

impl Default for YandexDiskBuilder {
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            clock: Clock::fixed(),
            strict: false,
            port: 0,
            total_space: 10 << 30,
            record_limit: 100_000,
        }
    }
}

impl YandexDiskBuilder {
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

    /// The port of the API; the four other origins take the ports after it. 0, the default, takes free ones.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Starts the servers on 127.0.0.1, in the Tokio runtime that this is called in.
    ///
    /// # Errors
    ///
    /// When a port can't be listened on.
    pub async fn start(self) -> io::Result<YandexDisk> {
        let mut listeners = Vec::new();
        let mut origins = Vec::new();
        for (place, name) in (0_u16..).zip(ORIGINS) {
            let port = match self.port {
                0 => 0,
                first => first.checked_add(place).ok_or_else(|| {
                    let what =
                        format!("port {first} leaves no room for five; choose one below 65532");
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
        let (disk, engine) = self.assemble("http", origins);
        let servers = Servers::start(&engine, listeners)?;
        Ok(YandexDisk::new(disk, engine, Some(servers)))
    }

    /// Makes a Disk without sockets, called through [`YandexDisk::service`].
    ///
    /// Its origins are `https://api.yandex.emulator`, `https://oauth.…`, `https://upload.…`, `https://download.…` and
    /// `https://mirror.…`.
    #[must_use]
    pub fn in_process(self) -> YandexDisk {
        let origins = ORIGINS.map(|name| Origin {
            name,
            authority: format!("{name}.yandex.emulator"),
        });
        let (disk, engine) = self.assemble("https", origins.to_vec());
        YandexDisk::new(disk, engine, None)
    }

    fn assemble(self, scheme: &str, origins: Vec<Origin>) -> (Arc<Disk>, Arc<Engine>) {
        let url = |wanted: &str| {
            let origin = origins.iter().find(|origin| origin.name == wanted);
            origin.map_or_else(String::new, |origin| {
                format!("{scheme}://{}", origin.authority)
            })
        };
        let urls = Urls {
            api: url("api"),
            oauth: url("oauth"),
            upload: url("upload"),
            download: url("download"),
            mirror: url("mirror"),
        };
        let mut state = State::new(self.clock.now(), self.settings.seed);
        state.conditions.total_space = self.total_space;
        let faults = Faults::new(self.settings.seed);
        let disk = Arc::new(Disk {
            state: Mutex::new(state),
            settings: self.settings,
            urls,
            clock: self.clock.clone(),
        });
        let engine = Arc::new(Engine {
            provider: Arc::clone(&disk) as Arc<dyn Provider>,
            origins,
            clock: self.clock,
            faults,
            records: Records::new(self.record_limit),
            strict: self.strict,
        });
        (disk, engine)
    }
}
