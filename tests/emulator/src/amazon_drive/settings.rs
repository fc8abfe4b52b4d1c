//! The settings of an emulated Amazon Drive.

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
    pub(crate) refresh_omits_refresh_token: bool,
    /// Downloads of files from this size on lead to the S3-like host.
    pub(crate) redirect_from: Option<u64>,
    pub(crate) whole_download_limit: u64,
    pub(crate) max_file_size: u64,
    /// Uploads from this size on lose their answer and show later.
    pub(crate) late_from: Option<u64>,
    pub(crate) late: Lateness,
    pub(crate) pending_polls: u32,
    pub(crate) trashed_in_listings: bool,
    pub(crate) creation_date: bool,
    pub(crate) empty_files_without_properties: bool,
    pub(crate) child_removal_accepted: bool,
    pub(crate) stale_children: Duration,
    /// Number of API calls, and the window for them.
    pub(crate) rate_limit: Option<(u32, Duration)>,
}

/// Uploads that are stored although their answer says otherwise (`wire.md` §5.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lateness {
    pub(crate) status: u16,
    pub(crate) after: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            shared: Shared::with_tokens_for(3600),
            quota: 5 << 30,
            refresh_omits_refresh_token: false,
            redirect_from: None,
            whole_download_limit: 10 << 30,
            max_file_size: 50_000 << 20,
            late_from: None,
            late: Lateness {
                status: 504,
                after: Duration::from_secs(180),
            },
            pending_polls: 0,
            trashed_in_listings: true,
            creation_date: false,
            empty_files_without_properties: false,
            child_removal_accepted: false,
            stale_children: Duration::ZERO,
            rate_limit: None,
        }
    }
}

impl Emulated for Settings {
    const NAME: &'static str = "AmazonDrive";
    const ORIGINS: &'static [&'static str] =
        &["master", "metadata", "content", "login", "temp", "s3"];
    const DOMAIN: &'static str = "amazon.emulator";
    type State = State;
    type Urls = Urls;
    type Secret = String;
    type Known = ();

    fn shared(&mut self) -> &mut Shared {
        &mut self.shared
    }

    fn urls(origins: &Origins) -> Urls {
        Urls {
            master: origins.url("master"),
            metadata: origins.url("metadata"),
            content: origins.url("content"),
            login: origins.url("login"),
            temp: origins.url("temp"),
            s3: origins.url("s3"),
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
            ("ids of clients", state.local_ids.len()),
            ("page tokens", state.pages.len()),
            ("purged nodes", state.nodes.purged()),
        ]
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

    /// Sets the largest file, in bytes. Default: 50000 MiB (`wire.md` §5.6).
    pub fn max_file_size(self, bytes: u64) -> Self {
        self.with(|settings| settings.max_file_size = bytes)
    }

    /// Sets whether the answer to a refresh leaves out the refresh token. Default: it is sent again,
    /// unchanged.
    pub fn refresh_omits_refresh_token(self, omits: bool) -> Self {
        self.with(|settings| settings.refresh_omits_refresh_token = omits)
    }

    /// Redirects downloads of files of at least this many bytes to the S3-like host.
    ///
    /// That host refuses requests with an Authorization header (`wire.md` §5.7). Default: nothing is redirected.
    pub fn redirect_downloads_from(self, bytes: u64) -> Self {
        self.with(|settings| settings.redirect_from = Some(bytes))
    }

    /// Sets the size up to which a file can be downloaded without a range; beyond it the answer is 504.
    /// Default: 10 GiB.
    pub fn whole_download_limit(self, bytes: u64) -> Self {
        self.with(|settings| settings.whole_download_limit = bytes)
    }

    /// Stores uploads of at least this many bytes, answers 504 and shows them three minutes later.
    ///
    /// The service does so with large files (`wire.md` §5.6); see
    /// [`late_upload`](crate::AmazonDriveBuilder::late_upload) for other times. Default: every upload is answered.
    pub fn late_uploads_from(self, bytes: u64) -> Self {
        self.with(|settings| settings.late_from = Some(bytes))
    }

    /// Sets the status (408, 500 or 504) in place of the lost answer of a large upload.
    ///
    /// Also sets the time after which the upload shows.
    pub fn late_upload(self, status: u16, after: Duration) -> Self {
        self.with(|settings| settings.late = Lateness { status, after })
    }

    /// Sets how many looks at a node that was just uploaded see it `PENDING` and without `contentProperties`.
    /// Default: none.
    pub fn pending_polls(self, polls: u32) -> Self {
        self.with(|settings| settings.pending_polls = polls)
    }

    /// Sets whether listings without a filter on `status` have trashed nodes in them.
    ///
    /// Default: true, the harder case for a client (`wire.md` §11.10).
    pub fn trashed_in_listings(self, shown: bool) -> Self {
        self.with(|settings| settings.trashed_in_listings = shown)
    }

    /// Sets for how long a folder still lists nodes that have left it. Default: not at all (`wire.md` §2.9).
    pub fn stale_children(self, time: Duration) -> Self {
        self.with(|settings| settings.stale_children = time)
    }

    /// Calls the date of creation `creationDate`, as the vendor's samples do, instead of `createdDate`.
    pub fn creation_date(self, vendor: bool) -> Self {
        self.with(|settings| settings.creation_date = vendor)
    }

    /// Leaves out the `contentProperties` of empty files, as was seen on some.
    pub fn empty_files_without_properties(self, without: bool) -> Self {
        self.with(|settings| settings.empty_files_without_properties = without)
    }

    /// Answers 202 without a body when a node is taken out of a folder, as was documented, instead of 200 with the node.
    pub fn child_removal_accepted(self, accepted: bool) -> Self {
        self.with(|settings| settings.child_removal_accepted = accepted)
    }

    /// Answers 429 to more than so many API calls in so much time on the emulator's clock; no limit by default.
    pub fn rate_limit(self, calls: u32, per: Duration) -> Self {
        self.with(|settings| settings.rate_limit = Some((calls, per)))
    }
}

/// The origins of the emulated service, without a slash at the end.
#[derive(Clone, Debug)]
pub struct Urls {
    pub(crate) master: String,
    pub(crate) metadata: String,
    pub(crate) content: String,
    pub(crate) login: String,
    pub(crate) temp: String,
    pub(crate) s3: String,
}

/// Where the paths of the master and of the metadata host begin.
pub(crate) const METADATA_PATH: &str = "/drive/v1/";
/// Where the paths of the content host begin.
pub(crate) const CONTENT_PATH: &str = "/cdproxy/";

impl Urls {
    pub(crate) fn metadata_url(&self) -> String {
        format!("{}{METADATA_PATH}", self.metadata)
    }

    pub(crate) fn content_url(&self) -> String {
        format!("{}{CONTENT_PATH}", self.content)
    }
}
