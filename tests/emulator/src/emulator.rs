//! A running emulator, whatever it emulates.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyDataStream, BodyExt, Full};
use tokio::task::JoinHandle;

use crate::backend::{Backend, Emulated};
use crate::builder::Builder;
use crate::engine::Engine;
use crate::oauth::App;
use crate::server::Servers;
use crate::{AnswerBody, Broken, Clock, Complaint, Faults, Forgotten, RecordedRequest, Service};

/// The answer of [`Emulator::transport`], once it is ready.
pub type Answering =
    Pin<Box<dyn Future<Output = Result<Response<BodyDataStream<AnswerBody>>, Broken>> + Send>>;

/// An emulated service.
///
/// It is [`YandexDisk`](crate::YandexDisk), [`FrameIo`](crate::FrameIo), [`AmazonDrive`](crate::AmazonDrive) or
/// [`VerizonCloud`](crate::VerizonCloud).
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
    /// If no port can be listened on.
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    /// Creates one with default settings and no sockets; see [`Builder::in_process`].
    #[must_use]
    pub fn in_process() -> Self {
        Self::builder().in_process()
    }

    /// Sets one up.
    pub fn builder() -> Builder<S> {
        Builder::default()
    }

    /// Returns whether it listens on sockets.
    #[must_use]
    pub fn has_sockets(&self) -> bool {
        self.servers.is_some()
    }

    /// Returns the service for calls without a socket, with the same state, records and faults.
    #[must_use]
    pub fn service(&self) -> Service {
        Service(Arc::clone(&self.engine))
    }

    /// Returns [`service`](Self::service) as a function over the types of `http`, both ways.
    ///
    /// A client's transport is made from it in a test inside the process. Bodies of answers are streamed, so that a cut
    /// shows after the bytes before it.
    ///
    /// ```
    /// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
    /// let emulator = cloud_drives_emulator::VerizonCloud::in_process();
    /// let send = emulator.transport();
    /// let request = http::Request::get(format!("{}/account", emulator.api_url()));
    /// let answer = send(request.body(bytes::Bytes::new())?).await?;
    /// assert_eq!(answer.status(), 401);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn transport(&self) -> impl Fn(Request<Bytes>) -> Answering + Clone + Send + Sync + use<S> {
        let service = self.service();
        move |request| {
            let service = service.clone();
            Box::pin(async move {
                let answer = service.stream(request.map(Full::new)).await?;
                Ok(answer.map(BodyExt::into_data_stream))
            })
        }
    }

    /// Returns the clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.engine.clock
    }

    /// Returns the faults.
    #[must_use]
    pub fn faults(&self) -> &Faults {
        &self.engine.faults
    }

    /// Returns the latest requests, in the order of arrival.
    #[must_use]
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.engine.records.requests()
    }

    /// Returns the latest complaints about the client.
    #[must_use]
    pub fn complaints(&self) -> Vec<Complaint> {
        self.engine.records.complaints()
    }

    /// Returns how many requests and complaints were forgotten; see [`Builder::record_limit`].
    #[must_use]
    pub fn forgotten(&self) -> Forgotten {
        self.engine.records.forgotten()
    }

    /// Returns how many entries of each kind are remembered besides clients' files; none is above
    /// [`Builder::history_limit`].
    #[must_use]
    pub fn remembered(&self) -> BTreeMap<&'static str, usize> {
        let mut state = self.backend.state();
        let tokens = S::oauth(&mut state).history();
        tokens.into_iter().chain(S::history(&state)).collect()
    }

    /// Returns how many bytes of uploaded files are held.
    ///
    /// Deleted files that can be restored count; files that calls of this type put in do not.
    #[must_use]
    pub fn kept_bytes(&self) -> u64 {
        self.backend.settings.clone().shared().storage.kept()
    }

    /// Forgets the requests and complaints so far.
    pub fn clear_records(&self) {
        self.engine.records.clear();
    }

    /// Sets whether each request is printed to standard output when it is answered.
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
