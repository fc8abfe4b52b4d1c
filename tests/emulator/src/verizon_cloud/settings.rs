//! The settings of an emulated Personal Cloud.

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
    pub(crate) quota: u64,
    pub(crate) alias: Option<String>,
    /// Token answers have nothing but the two tokens.
    pub(crate) bare_tokens: bool,
    /// Upload and commit URLs lead to the API's own origin.
    pub(crate) uploads_at_api: bool,
    /// `uploadurl` carries the checksum of the intent.
    pub(crate) checksum_in_upload_url: bool,
    /// The largest chunk, and the largest upload in one piece.
    pub(crate) chunk_limit: u64,
    pub(crate) uploads_create_folders: bool,
    pub(crate) files_per_folder: usize,
    /// The number of changes after which the state of a full view is out of sync.
    pub(crate) fullview_history: u64,
    /// Deltas name everything that went with a folder, not the folder alone.
    pub(crate) every_deleted_path: bool,
    pub(crate) ranges: bool,
    pub(crate) envelopes: Option<Envelopes>,
    pub(crate) created_status: u16,
    pub(crate) bodiless_status: Option<u16>,
    pub(crate) single_as_object: bool,
    pub(crate) hyphenated_attributes: bool,
    pub(crate) attributes_as_text: bool,
    pub(crate) empty_root_parent: bool,
    /// Number of API calls, and the window for them.
    pub(crate) rate_limit: Option<(u32, Duration)>,
}

/// Whether the answers whose envelope nobody has seen have one (`wire.md` §3.9, §3.11, §3.14, §3.17).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Envelopes {
    /// `{"share": {…}}`, `{"playlistDefinition": {…}}`, `{"folder": {…}}`, `{"favorites": {…}}`.
    Wrapped,
    /// The object alone.
    Bare,
}

impl Default for Settings {
    fn default() -> Self {
        const HOUR: u64 = 3600;
        Self {
            shared: Shared::with_tokens_for(9 * HOUR),
            quota: 5 << 30,
            alias: None,
            bare_tokens: false,
            uploads_at_api: false,
            checksum_in_upload_url: false,
            chunk_limit: 100 << 20,
            uploads_create_folders: false,
            files_per_folder: 10_000,
            fullview_history: 10_000,
            every_deleted_path: false,
            ranges: false,
            envelopes: None,
            created_status: 201,
            bodiless_status: None,
            single_as_object: false,
            hyphenated_attributes: true,
            attributes_as_text: false,
            empty_root_parent: false,
            rate_limit: None,
        }
    }
}

impl Emulated for Settings {
    const NAME: &'static str = "VerizonCloud";
    const ORIGINS: &'static [&'static str] = &["api", "upload", "share"];
    const DOMAIN: &'static str = "verizon.emulator";
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
            upload: origins.url("upload"),
            share: origins.url("share"),
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
        vec![("begun uploads", state.uploads.len())]
    }

    fn open(backend: &Backend<Self>) -> (App, ()) {
        (super::signing_in::open(backend), ())
    }
}

impl Builder<Settings> {
    /// Sets the account's quota in bytes. Default: 5 GiB.
    pub fn quota(self, bytes: u64) -> Self {
        self.with(|settings| settings.quota = bytes)
    }

    /// Sets the phone number of the account. Default: none, as for accounts that belong to no phone.
    pub fn alias(self, number: impl Into<String>) -> Self {
        self.with(|settings| settings.alias = Some(number.into()))
    }

    /// Answers token requests with the two tokens alone instead of with `expires_in` and `token_type` too.
    pub fn bare_tokens(self, bare: bool) -> Self {
        self.with(|settings| settings.bare_tokens = bare)
    }

    /// Lets upload and commit URLs lead to the API's own origin instead of to a second one.
    pub fn uploads_at_api(self, at_api: bool) -> Self {
        self.with(|settings| settings.uploads_at_api = at_api)
    }

    /// Puts the checksum of the intent into `uploadurl` instead of leaving it to the client.
    pub fn checksum_in_upload_url(self, there: bool) -> Self {
        self.with(|settings| settings.checksum_in_upload_url = there)
    }

    /// Sets the size of the largest chunk, and of the largest file in one piece, in bytes. Default: 100 MiB
    /// (`wire.md` §6.2).
    pub fn chunk_limit(self, bytes: u64) -> Self {
        self.with(|settings| settings.chunk_limit = bytes)
    }

    /// Creates the folders that an upload needs instead of answering 400 without them.
    pub fn uploads_create_folders(self, create: bool) -> Self {
        self.with(|settings| settings.uploads_create_folders = create)
    }

    /// Sets how many files a folder takes. Default: 10000 (`wire.md` §6.2).
    pub fn files_per_folder(self, files: usize) -> Self {
        self.with(|settings| settings.files_per_folder = files)
    }

    /// Sets after how many changes the state of a full view is out of sync, which the service tells with 205.
    /// Default: 10000.
    ///
    /// Each item that is made, changed, moved, deleted or restored counts, those in a folder too.
    pub fn fullview_history(self, changes: u64) -> Self {
        self.with(|settings| settings.fullview_history = changes)
    }

    /// Makes a delta name everything that went with a folder instead of the folder alone.
    pub fn every_deleted_path(self, every: bool) -> Self {
        self.with(|settings| settings.every_deleted_path = every)
    }

    /// Serves ranges of files with 206 instead of passing over `Range`.
    pub fn ranges(self, serve: bool) -> Self {
        self.with(|settings| settings.ranges = serve)
    }

    /// Sets whether the answers whose envelope is unknown have one.
    ///
    /// They are favorites, a share that was made, a playlist that was made or changed, and a virtual folder.
    ///
    /// By default a share comes bare, a playlist and a virtual folder in their envelopes, and favorites in that of a search.
    pub fn envelopes(self, envelopes: Envelopes) -> Self {
        self.with(|settings| settings.envelopes = Some(envelopes))
    }

    /// Sets the status (200 or 201) of calls that create something. Default: 201.
    pub fn created_status(self, status: u16) -> Self {
        self.with(|settings| settings.created_status = status)
    }

    /// Sets the status (200 or 204) of all calls without an answer body.
    ///
    /// By default each has the one that `wire.md` names first. A 200 says that it is JSON and has no byte.
    pub fn bodiless_status(self, status: u16) -> Self {
        self.with(|settings| settings.bodiless_status = Some(status))
    }

    /// Sends a list of one as the object in it, as services do that turn XML into JSON (`wire.md` §9.16).
    pub fn single_as_object(self, single: bool) -> Self {
        self.with(|settings| settings.single_as_object = single)
    }

    /// Sets whether system attributes have hyphens, `Mime-Type`, or are in one word, `MimeType`. Default:
    /// hyphens.
    pub fn hyphenated_attributes(self, hyphens: bool) -> Self {
        self.with(|settings| settings.hyphenated_attributes = hyphens)
    }

    /// Sends numbers and booleans among the system attributes as texts.
    pub fn attributes_as_text(self, text: bool) -> Self {
        self.with(|settings| settings.attributes_as_text = text)
    }

    /// Sets whether the `parentPath` of a virtual folder is empty instead of `/`.
    pub fn empty_root_parent(self, empty: bool) -> Self {
        self.with(|settings| settings.empty_root_parent = empty)
    }

    /// Answers 429 to more than so many API calls in so much time on the emulator's clock; no limit by default.
    pub fn rate_limit(self, calls: u32, per: Duration) -> Self {
        self.with(|settings| settings.rate_limit = Some((calls, per)))
    }
}

/// The origins of the emulated service, without a slash at the end.
#[derive(Clone, Debug)]
pub struct Urls {
    pub(crate) api: String,
    pub(crate) upload: String,
    pub(crate) share: String,
}

/// Where the paths of the API begin, without a slash at the end.
pub(crate) const BASE_PATH: &str = "/cloud/1";

impl Urls {
    pub(crate) fn api_url(&self) -> String {
        format!("{}{BASE_PATH}", self.api)
    }

    /// Sets the address of uploads.
    pub(crate) fn upload_url(&self, settings: &Settings) -> String {
        let origin = if settings.uploads_at_api {
            &self.api
        } else {
            &self.upload
        };
        format!("{origin}{BASE_PATH}")
    }
}
