//! What all emulators have in common: how they are set up, started and looked at.

use std::io;
use std::net::TcpListener;
use std::sync::Arc;

use crate::clock::Clock;
use crate::engine::{Engine, Origin};
use crate::faults::Faults;
use crate::provider::Provider;
use crate::record::Records;
use crate::server;

/// How an emulator runs, whatever it emulates.
#[derive(Clone, Debug)]
pub(crate) struct Common {
    pub(crate) clock: Clock,
    pub(crate) strict: bool,
    pub(crate) port: u16,
    pub(crate) record_limit: usize,
    /// What random ids, tokens and faults grow from.
    pub(crate) seed: u64,
}

impl Default for Common {
    fn default() -> Self {
        Self {
            clock: Clock::fixed(),
            strict: false,
            port: 0,
            record_limit: 100_000,
            seed: 1,
        }
    }
}

impl Common {
    /// Opens a listener for each origin: on the port and those after it, or on free ones.
    pub(crate) fn listen(&self, names: &[&'static str]) -> io::Result<(Vec<TcpListener>, Origins)> {
        let mut listeners = Vec::new();
        let mut list = Vec::new();
        for (place, name) in (0_u16..).zip(names) {
            let port = match self.port {
                0 => 0,
                first => first.checked_add(place).ok_or_else(|| {
                    let all = names.len();
                    let what = format!(
                        "port {first} leaves no room for the {all} that are needed; choose one below {}",
                        usize::from(u16::MAX) + 2 - all
                    );
                    io::Error::new(io::ErrorKind::InvalidInput, what)
                })?,
            };
            let (listener, address) = server::bind(port)?;
            listeners.push(listener);
            list.push(Origin {
                name,
                authority: address.to_string(),
            });
        }
        Ok((
            listeners,
            Origins {
                scheme: "http",
                list,
            },
        ))
    }

    /// Puts everything around a provider.
    pub(crate) fn engine(self, provider: Arc<dyn Provider>, origins: Origins) -> Arc<Engine> {
        Arc::new(Engine {
            provider,
            origins: origins.list,
            clock: self.clock,
            faults: Faults::new(self.seed),
            records: Records::new(self.record_limit),
            strict: self.strict,
        })
    }
}

/// The addresses of an emulator.
pub(crate) struct Origins {
    scheme: &'static str,
    list: Vec<Origin>,
}

impl Origins {
    /// Origins that nobody listens at, `https://NAME.DOMAIN`.
    pub(crate) fn in_process(names: &[&'static str], domain: &str) -> Self {
        let origin = |name: &&'static str| Origin {
            name,
            authority: format!("{name}.{domain}"),
        };
        Self {
            scheme: "https",
            list: names.iter().map(origin).collect(),
        }
    }

    /// The base URL of an origin, without a slash at the end.
    pub(crate) fn url(&self, name: &str) -> String {
        let origin = self.list.iter().find(|origin| origin.name == name);
        origin.map_or_else(String::new, |origin| {
            format!("{}://{}", self.scheme, origin.authority)
        })
    }
}

/// The settings that every builder has; it keeps them in its field `common`. The text says where its ports are.
macro_rules! common_settings {
    ($builder:ident, $ports:literal) => {
        impl $builder {
            /// The clock by which everything expires; one that stands still by default.
            ///
            /// [`Clock::tokio`](crate::Clock::tokio) fits a client that waits on Tokio's paused clock.
            pub fn clock(mut self, clock: crate::Clock) -> Self {
                self.common.clock = clock;
                self
            }

            /// Answers 400 to a request that there is a complaint about, instead of only recording it.
            ///
            /// Where the real service refuses a request in words of its own, so does its emulator, strict or not.
            pub fn strict(mut self, strict: bool) -> Self {
                self.common.strict = strict;
                self
            }

            /// Whether the bytes of uploaded files are kept (the default), or only size and checksums.
            ///
            /// Without bytes a file is served as the [`pattern`](crate::pattern::bytes), which is right when that was
            /// uploaded.
            pub fn keep_contents(mut self, keep: bool) -> Self {
                self.settings.keep_contents = keep;
                self
            }

            /// What random ids, tokens and faults grow from; the same seed gives the same run.
            pub fn seed(mut self, seed: u64) -> Self {
                self.common.seed = seed;
                self
            }

            /// How many requests are remembered, the latest ones; 100000 by default.
            pub fn record_limit(mut self, requests: usize) -> Self {
                self.common.record_limit = requests;
                self
            }

            #[doc = $ports]
            /// 0, the default, takes free ones.
            pub fn port(mut self, port: u16) -> Self {
                self.common.port = port;
                self
            }
        }
    };
}
pub(crate) use common_settings;

/// The ways to start and to look at every emulator; it has an `engine`, and `servers` where it listens on sockets.
macro_rules! common_access {
    ($emulator:ident, $builder:ident) => {
        impl $emulator {
            /// Starts one with default settings on free ports of 127.0.0.1.
            ///
            /// # Errors
            ///
            /// When no port can be listened on.
            pub async fn start() -> std::io::Result<Self> {
                Self::builder().start().await
            }

            /// Makes one with default settings and no sockets; see the method of that name of its builder.
            #[must_use]
            pub fn in_process() -> Self {
                Self::builder().in_process()
            }

            /// Sets one up.
            pub fn builder() -> $builder {
                $builder::default()
            }

            /// Whether it listens on sockets.
            #[must_use]
            pub fn has_sockets(&self) -> bool {
                self.servers.is_some()
            }

            /// Calls it without a socket: same state, records and faults.
            #[must_use]
            pub fn service(&self) -> crate::Service {
                crate::Service(std::sync::Arc::clone(&self.engine))
            }

            /// Its clock.
            #[must_use]
            pub fn clock(&self) -> &crate::Clock {
                &self.engine.clock
            }

            /// Its faults.
            #[must_use]
            pub fn faults(&self) -> &crate::Faults {
                &self.engine.faults
            }

            /// Every request so far, in the order of arrival.
            #[must_use]
            pub fn requests(&self) -> Vec<crate::RecordedRequest> {
                self.engine.records.requests()
            }

            /// What the client did wrong so far.
            #[must_use]
            pub fn complaints(&self) -> Vec<crate::Complaint> {
                self.engine.records.complaints()
            }

            /// Forgets the requests and complaints so far.
            pub fn clear_records(&self) {
                self.engine.records.clear();
            }

            /// Whether each request is printed to standard output when it is answered.
            pub fn print_requests(&self, print: bool) {
                self.engine.records.print(print);
            }
        }
    };
}
pub(crate) use common_access;
