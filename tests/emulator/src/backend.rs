//! The shared parts of the emulated services: state behind a lock, settings, addresses and a clock.

use std::fmt::Debug;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::task::JoinHandle;

use crate::builder::Origins;
use crate::clock::Clock;
use crate::content::Storage;
use crate::latest;
use crate::oauth::{App, OAuth};
use crate::provider::AnyProvider;

/// One of the services, by what can be chosen about it.
///
/// It is implemented here alone; what an emulator of it can do is in the methods of its [`Emulator`](crate::Emulator).
pub trait Emulated: Clone + Debug + Default + Send + Sync + 'static {
    /// The type name of its emulator.
    const NAME: &'static str;
    /// The origins of the service, in the order of their ports.
    const ORIGINS: &'static [&'static str];
    /// What the names of the origins end with where nobody listens.
    const DOMAIN: &'static str;
    /// Everything that the service remembers.
    type State: Send + 'static;
    /// The addresses of its origins.
    type Urls: Send + Sync + 'static;
    /// The secret of its applications.
    type Secret: Send + Sync + 'static;
    /// The users that it knows from the start besides an application.
    type Known: Send + Sync + 'static;

    /// Returns the settings of every service.
    fn shared(&mut self) -> &mut Shared;

    /// Returns the URLs of the origins.
    fn urls(origins: &Origins) -> Self::Urls;

    /// Returns the initial state.
    fn state(&self, now: DateTime<Utc>, seed: u64) -> Self::State;

    /// Returns the service as the engine sees it.
    fn provider(backend: &Arc<Backend<Self>>) -> AnyProvider;

    /// Returns the server that signs users in.
    fn oauth(state: &mut Self::State) -> &mut OAuth;

    /// Returns how many entries of each kind are remembered that are not files; tokens are left out.
    fn history(state: &Self::State) -> Vec<(&'static str, usize)>;

    /// Registers the first application, and whom else the service knows from the start.
    fn open(backend: &Backend<Self>) -> (App<Self::Secret>, Self::Known);

    /// Starts a task beside the servers; `None` if there is none.
    fn background(_: &Arc<Backend<Self>>) -> Option<JoinHandle<()>> {
        None
    }
}

/// Choices about every service.
#[derive(Clone, Debug)]
pub struct Shared {
    pub(crate) storage: Storage,
    pub(crate) token_lifetime: Duration,
    pub(crate) refresh_keeps_access_token: bool,
    /// Number of remembered entries of each kind that are not files.
    pub(crate) history_limit: usize,
}

impl Shared {
    pub(crate) fn with_tokens_for(seconds: u64) -> Self {
        Self {
            storage: Storage::new(true),
            token_lifetime: Duration::from_secs(seconds),
            refresh_keeps_access_token: false,
            history_limit: latest::USUAL,
        }
    }
}

/// An emulated service behind the engine.
pub struct Backend<S: Emulated> {
    state: Mutex<S::State>,
    pub(crate) settings: S,
    pub(crate) urls: S::Urls,
    pub(crate) clock: Clock,
}

impl<S: Emulated> Backend<S> {
    pub(crate) fn new(settings: S, origins: &Origins, clock: Clock, seed: u64) -> Self {
        Self {
            state: Mutex::new(settings.state(clock.now(), seed)),
            settings,
            urls: S::urls(origins),
            clock,
        }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, S::State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
