//! Everything that an emulated Disk remembers.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::errors::ApiError;
use super::oauth::POLICY;
use super::operations::Operations;
use super::paths::{ResourcePath, Scheme};
use super::settings::Settings;
use super::tree::{self, DISK, NodeId, PHOTOUNLIM, TRASH, Tree};
use super::upload::UploadTarget;
use crate::content::Content;
use crate::latest::Latest;
use crate::oauth::OAuth;

/// The account's folder for folders of applications, in the account's language.
pub(crate) const APPLICATIONS: &str = "Приложения";
/// The folder for saved public resources.
pub(crate) const DOWNLOADS: &str = "Загрузки";

/// The state of one account and of its service.
#[derive(Debug)]
pub struct State {
    pub(crate) tree: Tree,
    pub(crate) operations: Operations,
    pub(crate) uploads: Latest<UploadTarget>,
    pub(crate) oauth: OAuth,
    /// The contents of foreign URLs, for uploads from a URL.
    pub(crate) hosted: HashMap<String, Hosted>,
    pub(crate) conditions: Conditions,
    pub(crate) random: fastrand::Rng,
    /// Makes links that nobody can build.
    pub(crate) secret: String,
    pub(crate) registered: DateTime<Utc>,
}

/// The contents of a foreign URL.
#[derive(Clone, Debug)]
pub(crate) enum Hosted {
    Content(Content),
    Redirect(String),
}

/// The conditions of the account.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Conditions {
    pub(crate) total_space: u64,
    pub(crate) read_only: bool,
    pub(crate) upload_traffic_exceeded: bool,
}

impl State {
    pub(crate) fn new(settings: &Settings, now: DateTime<Utc>, seed: u64) -> Self {
        let mut oauth = OAuth::new(&POLICY, &settings.shared, seed);
        oauth.approves = settings.approve_devices;
        let mut random = fastrand::Rng::with_seed(seed);
        let secret = tree::hex(&mut random, 64);
        Self {
            tree: Tree::new(now, seed ^ 0x7ee),
            operations: Operations::new(settings.shared.history_limit),
            uploads: Latest::new(settings.shared.history_limit),
            oauth,
            hosted: HashMap::new(),
            conditions: Conditions {
                total_space: settings.total_space,
                read_only: false,
                upload_traffic_exceeded: false,
            },
            random,
            secret,
            registered: now,
        }
    }

    /// Returns the node at a path, or the error that says it is not there.
    pub(crate) fn node(&self, path: &ResourcePath) -> Result<NodeId, ApiError> {
        let found = self.tree.find(path);
        found.ok_or_else(ApiError::not_found)
    }

    /// Returns the place of a new item: the directory and the name in it.
    pub(crate) fn place(&self, path: &ResourcePath) -> Result<(NodeId, String), ApiError> {
        let Some((parent, name)) = path.split() else {
            return Err(ApiError::directory_exists(&path.to_string()));
        };
        let found = self.tree.find(&parent);
        let dir = found.filter(|id| self.tree.get(*id).is_some_and(tree::Node::is_dir));
        match dir {
            Some(dir) => Ok((dir, name.to_owned())),
            None => Err(ApiError::parent_not_found(&path.to_string())),
        }
    }

    /// Errors when the Disk can't be written to, or when the node or something around or in it is locked.
    pub(crate) fn check_unlocked(&self, id: NodeId) -> Result<(), ApiError> {
        self.check_writable()?;
        let around = self.tree.lineage(id).find(|(_, node)| node.locked);
        let locked = around.map(|(id, _)| id).or_else(|| {
            let mut below = self.tree.below(id).into_iter();
            below.find(|id| self.tree.get(*id).is_some_and(|node| node.locked))
        });
        match locked {
            Some(id) => Err(ApiError::locked(&self.tree.path(id).to_string())),
            None => Ok(()),
        }
    }

    /// Errors when something new can't be put into a directory, because it or one around it is locked.
    pub(crate) fn check_open(&self, dir: NodeId) -> Result<(), ApiError> {
        self.check_writable()?;
        match self.tree.lineage(dir).find(|(_, node)| node.locked) {
            Some((id, _)) => Err(ApiError::locked(&self.tree.path(id).to_string())),
            None => Ok(()),
        }
    }

    pub(crate) fn check_writable(&self) -> Result<(), ApiError> {
        if self.conditions.read_only {
            return Err(ApiError::read_only());
        }
        Ok(())
    }

    pub(crate) fn check_upload_traffic(&self) -> Result<(), ApiError> {
        if self.conditions.upload_traffic_exceeded {
            return Err(ApiError::upload_traffic());
        }
        Ok(())
    }

    /// Returns bytes in use, the trash included.
    pub(crate) fn used_space(&self) -> u64 {
        self.tree.used()
    }

    /// Errors when so many more bytes don't fit.
    pub(crate) fn check_space(&self, more: u64) -> Result<(), ApiError> {
        let needed = self.used_space().saturating_add(more);
        if needed > self.conditions.total_space {
            return Err(ApiError::no_space());
        }
        Ok(())
    }

    /// Returns the directory at a path, made with its parents if it is not there yet.
    pub(crate) fn ensure_dir(&mut self, path: &ResourcePath, now: DateTime<Utc>) -> NodeId {
        let root = match path.scheme {
            Scheme::Disk | Scheme::App => DISK,
            Scheme::Trash => TRASH,
            Scheme::Photounlim => PHOTOUNLIM,
        };
        path.segments.iter().fold(root, |dir, name| {
            let known = self.tree.child(dir, name);
            known.unwrap_or_else(|| self.tree.add_dir(dir, name, now))
        })
    }

    pub(crate) fn hex(&mut self, digits: usize) -> String {
        tree::hex(&mut self.random, digits)
    }
}

/// Writes date and time as the API does: seconds, numeric offset.
pub(crate) fn date(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%S+00:00").to_string()
}
