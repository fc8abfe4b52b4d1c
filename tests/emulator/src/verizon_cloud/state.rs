//! Everything that an emulated Personal Cloud remembers.

use std::collections::VecDeque;

use chrono::{DateTime, TimeDelta, Utc};

use super::contacts::Contact;
use super::errors::ApiError;
use super::item::{File, Item, Key, ROOT};
use super::oauth::POLICY;
use super::path::ItemPath;
use super::playlists::Playlist;
use super::settings::Settings;
use super::shares::Share;
use super::tree::Tree;
use super::uploads::Upload;
use crate::content::{Content, hex};
use crate::latest::Latest;
use crate::oauth::OAuth;

/// The state of one account and of its service.
#[derive(Debug)]
pub struct State {
    pub(crate) tree: Tree,
    pub(crate) uploads: Latest<Upload>,
    pub(crate) playlists: Vec<Playlist>,
    pub(crate) shares: Vec<Share>,
    pub(crate) shares_made: u64,
    pub(crate) contacts: Vec<Contact>,
    pub(crate) oauth: OAuth,
    pub(crate) quota: u64,
    /// Names the account in every URI.
    pub(crate) repository: String,
    pub(crate) account_id: String,
    /// Tells the states of this account from those of others.
    pub(crate) generation: String,
    /// The times of the latest API calls.
    recent: VecDeque<DateTime<Utc>>,
    pub(crate) random: fastrand::Rng,
}

impl State {
    pub(crate) fn new(settings: &Settings, now: DateTime<Utc>, seed: u64) -> Self {
        let mut oauth = OAuth::new(&POLICY, &settings.shared, seed);
        oauth.bare = settings.bare_tokens;
        let mut state = Self {
            tree: Tree::new(now),
            uploads: Latest::new(settings.shared.history_limit),
            playlists: Vec::new(),
            shares: Vec::new(),
            shares_made: 0,
            contacts: Vec::new(),
            oauth,
            quota: settings.quota,
            repository: String::new(),
            account_id: String::new(),
            generation: String::new(),
            recent: VecDeque::new(),
            random: fastrand::Rng::with_seed(seed),
        };
        state.repository = state.digits(16);
        state.account_id = state.digits(20);
        state.generation = state.digits(4);
        state
    }

    /// Lets everything happen whose time has come.
    pub(crate) fn settle(&mut self, settings: &Settings, now: DateTime<Utc>) {
        self.end_shares(now);
        self.tree.journal.forget(settings.fullview_history);
    }

    /// Counts one more call; when it is one too many, errs with how long to wait.
    pub(crate) fn count_call(
        &mut self,
        settings: &Settings,
        now: DateTime<Utc>,
    ) -> Result<(), ApiError> {
        let Some((calls, per)) = settings.rate_limit else {
            return Ok(());
        };
        let per = TimeDelta::from_std(per).unwrap_or(TimeDelta::MAX);
        let age = |at: &DateTime<Utc>| now.signed_duration_since(*at);
        while self.recent.front().is_some_and(|at| age(at) >= per) {
            self.recent.pop_front();
        }
        if self.recent.len() < usize::try_from(calls).unwrap_or(usize::MAX) {
            self.recent.push_back(now);
            return Ok(());
        }
        let oldest = self.recent.front().map_or(TimeDelta::zero(), age);
        Err(ApiError::too_many((per - oldest).num_seconds()))
    }

    /// Returns random hex digits, two for each byte.
    pub(crate) fn digits(&mut self, bytes: usize) -> String {
        let mut random = vec![0; bytes];
        self.random.fill(&mut random);
        hex(&random)
    }

    /// Creates a file with this content. Its token has characters in it that a URL has to encode.
    pub(crate) fn file(&mut self, content: Content) -> File {
        let (begin, end) = (self.digits(12), self.digits(12));
        File::new(content, format!("{begin}+{end}/="))
    }

    /// Returns the uri of an item.
    pub(crate) fn uri(&self, item: &Item) -> String {
        let kind = if item.is_folder() { "folder" } else { "file" };
        let path = self.tree.path(item.key).to_string();
        let path = path.trim_start_matches('/');
        format!("dv-{kind}://{}:{path}", self.repository)
    }

    /// Returns the item of a uri, unless it is in the trash.
    pub(crate) fn by_uri(&self, uri: &str) -> Option<&Item> {
        let (kind, rest) = uri.strip_prefix("dv-")?.split_once("://")?;
        let path = rest.strip_prefix(&self.repository)?.strip_prefix(':')?;
        let item = self
            .tree
            .live(&ItemPath::parse(&format!("/{path}")).ok()?)?;
        let fits = match kind {
            "file" => !item.is_folder(),
            "folder" => item.is_folder(),
            _ => false,
        };
        fits.then_some(item)
    }

    /// Returns the key of a folder, which is created with its parents if missing; trashed folders are
    /// restored.
    pub(crate) fn make_folders(
        &mut self,
        path: &ItemPath,
        now: DateTime<Utc>,
    ) -> Result<Key, ApiError> {
        let mut folder = ROOT;
        for name in &path.0 {
            let there = self.tree.child(folder, name);
            let there = there.map(|item| (item.key, item.is_folder(), item.is_live()));
            folder = match there {
                Some((key, true, true)) => key,
                Some((key, true, false)) => {
                    self.tree.new_version(key, None, now);
                    key
                }
                Some((key, false, false)) => {
                    self.tree.purge(key);
                    self.tree.add(folder, name, None, now)
                }
                Some((_, false, true)) => {
                    return Err(ApiError::bad(format!("{path} leads through a file")));
                }
                None if folder == ROOT => {
                    return Err(ApiError::not_found(format!("the virtual folder {name}")));
                }
                None => self.tree.add(folder, name, None, now),
            };
        }
        Ok(folder)
    }
}
