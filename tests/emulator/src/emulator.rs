//! A running emulator, whatever it emulates.

use std::fmt;
use std::io;
use std::sync::Arc;

use tokio::task::JoinHandle;

use crate::backend::{Backend, Emulated};
use crate::builder::Builder;
use crate::engine::Engine;
use crate::oauth::App;
use crate::server::Servers;
use crate::{Clock, Complaint, Faults, Forgotten, RecordedRequest, Service};

/// An emulated service: [`YandexDisk`](crate::YandexDisk), [`FrameIo`](crate::FrameIo),
/// [`AmazonDrive`](crate::AmazonDrive) or [`VerizonCloud`](crate::VerizonCloud).
///
/// Dropping it closes its listeners and connections.
pub struct Emulator<S: Emulated> {
    pub(crate) backend: Arc<Backend<S>>,
    pub(crate) app: App<S::Secret>,
    pub(crate) known: S::Known,
    engine: Arc<Engine>,
    servers: Option<Servers>,
    background: Option<JoinHandle<()>>,
}

impl<S: Emulated> Emulator<S> {
    pub(crate) fn new(
        backend: Arc<Backend<S>>,
        engine: Arc<Engine>,
        servers: Option<Servers>,
    ) -> Self {
        let background = servers.as_ref().and_then(|_| S::background(&backend));
        let (app, known) = S::open(&backend);
        Self {
            app,
            known,
            backend,
            engine,
            servers,
            background,
        }
    }

    /// Starts one with default settings on free ports of 127.0.0.1.
    ///
    /// # Errors
    ///
    /// When no port can be listened on.
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    /// Makes one with default settings and no sockets; see [`Builder::in_process`].
    #[must_use]
    pub fn in_process() -> Self {
        Self::builder().in_process()
    }

    /// Sets one up.
    pub fn builder() -> Builder<S> {
        Builder::default()
    }

    /// Whether it listens on sockets.
    #[must_use]
    pub fn has_sockets(&self) -> bool {
        self.servers.is_some()
    }

    /// Calls it without a socket: same state, records and faults.
    #[must_use]
    pub fn service(&self) -> Service {
        Service(Arc::clone(&self.engine))
    }

    /// Its clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.engine.clock
    }

    /// Its faults.
    #[must_use]
    pub fn faults(&self) -> &Faults {
        &self.engine.faults
    }

    /// The requests so far that it remembers, in the order of arrival.
    #[must_use]
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.engine.records.requests()
    }

    /// What the client did wrong so far, as far as it remembers.
    #[must_use]
    pub fn complaints(&self) -> Vec<Complaint> {
        self.engine.records.complaints()
    }

    /// How many requests and complaints it remembers no longer; see [`Builder::record_limit`].
    #[must_use]
    pub fn forgotten(&self) -> Forgotten {
        self.engine.records.forgotten()
    }

    /// How many bytes of uploaded files it holds, deleted ones that can be restored included. What is put into it by calls
    /// does not count.
    #[must_use]
    pub fn kept_bytes(&self) -> u64 {
        self.backend.settings.clone().shared().storage.kept()
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

impl<S: Emulated> Drop for Emulator<S> {
    fn drop(&mut self) {
        if let Some(background) = &self.background {
            background.abort();
        }
    }
}

impl<S: Emulated> fmt::Debug for Emulator<S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct(S::NAME)
            .field("origins", &self.engine.origins)
            .finish_non_exhaustive()
    }
}
