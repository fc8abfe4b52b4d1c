//! Setting up and starting emulators.

use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use crate::backend::{Backend, Emulated};
use crate::clock::Clock;
use crate::content::Storage;
use crate::emulator::Emulator;
use crate::engine::{Engine, Origin};
use crate::faults::Faults;
use crate::record::Records;
use crate::server::{self, Servers};

/// Sets up an [`Emulator`]; made by [`Emulator::builder`].
///
/// What can be chosen about one service alone is among the methods for its settings.
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until start or in_process is called"]
pub struct Builder<S> {
    pub(crate) settings: S,
    clock: Clock,
    strict: bool,
    host: String,
    bind: Option<String>,
    port: u16,
    record_limit: usize,
    seed: u64,
}

impl<S: Default> Default for Builder<S> {
    fn default() -> Self {
        Self {
            settings: S::default(),
            clock: Clock::default(),
            strict: false,
            host: "127.0.0.1".to_owned(),
            bind: None,
            port: 0,
            record_limit: 10_000,
            seed: 1,
        }
    }
}

impl<S: Emulated> Builder<S> {
    /// Sets the clock by which everything expires. Default: one that stands still at the instant at which the
    /// builder is made.
    ///
    /// [`Clock::tokio`] fits a client that waits on Tokio's paused clock.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// Answers 400 to a request that there is a complaint about, instead of only recording it.
    ///
    /// Where the real service refuses a request in words of its own, so does its emulator, strict or not.
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Sets whether the bytes of uploaded files are kept, or only size and checksums. Default: true.
    ///
    /// Without bytes a file is served as the [`pattern`](crate::pattern::bytes), which is right when that was
    /// uploaded.
    pub fn keep_contents(self, keep: bool) -> Self {
        self.with(|settings| settings.shared().storage = Storage::new(keep))
    }

    /// Sets the lifetime of access tokens.
    ///
    /// Default: the service's own, which is a year for Yandex, a day for Frame.io, an hour for Amazon, nine hours for
    /// Verizon.
    pub fn token_lifetime(self, lifetime: Duration) -> Self {
        self.with(|settings| settings.shared().token_lifetime = lifetime)
    }

    /// Sets whether a refresh hands out the same access token again until it expires. Default: false, it
    /// makes a new one.
    pub fn refresh_keeps_access_token(self, keeps: bool) -> Self {
        self.with(|settings| settings.shared().refresh_keeps_access_token = keeps)
    }

    /// Chooses something about the service.
    pub(crate) fn with(mut self, choose: impl FnOnce(&mut S)) -> Self {
        choose(&mut self.settings);
        self
    }

    /// Sets the seed of random ids, tokens and faults; the same seed gives the same run.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Sets how many of the latest requests and complaints are remembered. Default: 10000.
    ///
    /// Of the requests' bodies 16 MiB are remembered at most; [`Emulator::forgotten`] tells how much is not.
    pub fn record_limit(mut self, requests: usize) -> Self {
        self.record_limit = requests;
        self
    }

    /// Sets how many entries of each kind are remembered besides clients' files, the latest ones. Default:
    /// 10000.
    ///
    /// The kinds: access tokens, refresh tokens, codes of browsers and of devices; uploads that were begun and not finished;
    /// Yandex's operations, those in progress included, which finish early then; Frame.io's audit log, webhook deliveries
    /// and deleted assets; Amazon's ids of clients, tokens of pages, and what the feed of changes
    /// tells of purged nodes. Contents go with the entry that they belong to.
    pub fn history_limit(self, entries: usize) -> Self {
        self.with(|settings| settings.shared().history_limit = entries)
    }

    /// Sets the name or address to listen on, which is the host of all URLs. Default: `127.0.0.1`.
    ///
    /// Another one lets other machines in; there is neither encryption nor a limit on what they may do.
    pub fn host(mut self, host: impl Into<String>) -> Self {
        self.host = host.into();
        self
    }

    /// Sets the address to listen on if it is not the host. Default: the host.
    ///
    /// In a container it is `0.0.0.0`, with the host by which clients reach the container.
    pub fn bind(mut self, address: impl Into<String>) -> Self {
        self.bind = Some(address.into());
        self
    }

    /// Sets the port of the first origin; the others take the ports after it. Default: 0, which takes free
    /// ones.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Starts the servers, in the Tokio runtime that this is called in.
    ///
    /// # Errors
    ///
    /// If a port can't be listened on, or the host stands for every address and so can't be in a URL.
    pub async fn start(self) -> io::Result<Emulator<S>> {
        let (listeners, origins) = self.listen()?;
        let (backend, engine) = self.assemble(origins);
        let servers = Servers::start(&engine, listeners)?;
        Ok(Emulator::new(backend, engine, Some(servers)))
    }

    /// Creates an emulator without sockets, called through [`Emulator::service`].
    ///
    /// Its origins are `https://ORIGIN.SERVICE.emulator`, `https://api.yandex.emulator` for example.
    #[must_use]
    pub fn in_process(self) -> Emulator<S> {
        let origin = |name: &&'static str| Origin {
            name,
            authority: format!("{name}.{}", S::DOMAIN),
        };
        let origins = Origins {
            scheme: "https",
            list: S::ORIGINS.iter().map(origin).collect(),
        };
        let (backend, engine) = self.assemble(origins);
        Emulator::new(backend, engine, None)
    }

    fn assemble(self, origins: Origins) -> (Arc<Backend<S>>, Arc<Engine>) {
        let clock = self.clock.clone();
        // Clones of a builder make emulators that count for themselves.
        let mut settings = self.settings;
        settings.shared().storage = settings.shared().storage.anew();
        let backend = Arc::new(Backend::new(settings, &origins, clock, self.seed));
        let engine = Arc::new(Engine {
            provider: S::provider(&backend).0,
            origins: origins.list,
            clock: self.clock,
            faults: Faults::new(self.seed),
            records: Records::new(self.record_limit),
            strict: self.strict,
        });
        (backend, engine)
    }

    /// Opens a listener for each origin: on the port and those after it, or on free ones.
    fn listen(&self) -> io::Result<(Vec<TcpListener>, Origins)> {
        let mut listeners = Vec::new();
        let mut list = Vec::new();
        for (place, name) in (0_u16..).zip(S::ORIGINS) {
            let port = match self.port {
                0 => 0,
                first => first.checked_add(place).ok_or_else(|| {
                    let all = S::ORIGINS.len();
                    let what = format!(
                        "{all} ports from {first} on do not fit; choose a port below {}",
                        usize::from(u16::MAX) + 2 - all
                    );
                    io::Error::new(io::ErrorKind::InvalidInput, what)
                })?,
            };
            let (listener, authority) = server::bind(&self.host, self.bind.as_deref(), port)?;
            listeners.push(listener);
            list.push(Origin { name, authority });
        }
        let scheme = "http";
        Ok((listeners, Origins { scheme, list }))
    }
}

/// The addresses of an emulator.
pub struct Origins {
    scheme: &'static str,
    list: Vec<Origin>,
}

impl Origins {
    /// Returns the base URL of an origin, without a slash at the end.
    pub(crate) fn url(&self, name: &str) -> String {
        let origin = self.list.iter().find(|origin| origin.name == name);
        origin.map_or_else(String::new, |origin| {
            format!("{}://{}", self.scheme, origin.authority)
        })
    }
}
