//! Everything that an emulated Amazon Drive remembers.

use std::collections::VecDeque;

use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};

use super::changes::ChangesTrouble;
use super::login::POLICY;
use super::node::{File, Status};
use super::nodes::Nodes;
use super::pages::Pages;
use super::settings::{Lateness, Settings};
use crate::content::hex;
use crate::latest::Latest;
use crate::oauth::OAuth;

/// The state of one account and of its service.
#[derive(Debug)]
pub struct State {
    pub(crate) nodes: Nodes,
    /// Ids that clients chose, and the nodes that they made with them.
    pub(crate) local_ids: Latest<String>,
    pub(crate) pages: Pages,
    pub(crate) oauth: OAuth,
    pub(crate) conditions: Conditions,
    /// Items that are stored and show later.
    pub(crate) late: Vec<LateUpload>,
    /// The times of the latest API calls.
    recent: VecDeque<DateTime<Utc>>,
    pub(crate) random: fastrand::Rng,
    /// Makes links that nobody can build.
    secret: String,
}

/// The conditions of the account and the service.
#[derive(Debug)]
pub(crate) struct Conditions {
    pub(crate) quota: u64,
    pub(crate) customer_exists: bool,
    pub(crate) usage_empty: bool,
    /// Checkpoints of an earlier generation mean nothing any more.
    pub(crate) generation: u32,
    /// Faults of the next answers of the feed of changes.
    pub(crate) changes: VecDeque<ChangesTrouble>,
    /// How the next uploads lose their answer.
    pub(crate) late: VecDeque<Lateness>,
}

/// An item that is stored and shows later.
#[derive(Debug)]
pub(crate) struct LateUpload {
    at: DateTime<Utc>,
    id: String,
    /// The content of an overwrite; none for a new file.
    file: Option<File>,
}

impl State {
    pub(crate) fn new(settings: &Settings, now: DateTime<Utc>, seed: u64) -> Self {
        let mut oauth = OAuth::new(&POLICY, &settings.shared, seed);
        oauth.omits_refresh_token = settings.refresh_omits_refresh_token;
        let mut random = fastrand::Rng::with_seed(seed);
        let mut secret = [0; 32];
        random.fill(&mut secret);
        Self {
            nodes: Nodes::new(now, settings.shared.history_limit, seed ^ 0xacd),
            local_ids: Latest::new(settings.shared.history_limit),
            pages: Pages::new(settings.shared.history_limit),
            oauth,
            conditions: Conditions {
                quota: settings.quota,
                customer_exists: true,
                usage_empty: false,
                generation: 0,
                changes: VecDeque::new(),
                late: VecDeque::new(),
            },
            late: Vec::new(),
            recent: VecDeque::new(),
            random,
            secret: hex(&secret),
        }
    }

    /// Lets everything happen whose time has come.
    pub(crate) fn settle(&mut self, now: DateTime<Utc>) {
        self.pages.forget(now);
        let mut due: Vec<LateUpload> = Vec::new();
        self.late.retain_mut(|late| {
            let is_due = late.at <= now;
            if is_due {
                due.push(LateUpload {
                    at: late.at,
                    id: std::mem::take(&mut late.id),
                    file: late.file.take(),
                });
            }
            !is_due
        });
        due.sort_by_key(|late| late.at);
        for late in due {
            match (late.file, self.nodes.get_mut(&late.id)) {
                (_, None) => continue,
                (Some(_), Some(node)) if node.status == Status::Purged => continue,
                (Some(file), Some(_)) => self.nodes.replace(&late.id, file),
                (None, Some(node)) => {
                    node.hidden = false;
                    // It was made when it was sent; showing is no change of its own.
                    node.version = node.version.saturating_sub(1);
                }
            }
            self.nodes.touch(&late.id, late.at);
        }
    }

    /// Stores something that shows after a while.
    pub(crate) fn show_later(
        &mut self,
        id: &str,
        file: Option<File>,
        lateness: Lateness,
        now: DateTime<Utc>,
    ) {
        let after = TimeDelta::from_std(lateness.after).unwrap_or(TimeDelta::MAX);
        let at = now.checked_add_signed(after);
        self.late.push(LateUpload {
            at: at.unwrap_or(DateTime::<Utc>::MAX_UTC),
            id: id.to_owned(),
            file,
        });
    }

    /// Counts a call if it is within the limit, and returns whether it is.
    pub(crate) fn admits_call(&mut self, settings: &Settings, now: DateTime<Utc>) -> bool {
        let Some((calls, per)) = settings.rate_limit else {
            return true;
        };
        let per = TimeDelta::from_std(per).unwrap_or(TimeDelta::MAX);
        let long_ago = |at: &DateTime<Utc>| now.signed_duration_since(*at) >= per;
        while self.recent.front().is_some_and(long_ago) {
            self.recent.pop_front();
        }
        let admitted = self.recent.len() < usize::try_from(calls).unwrap_or(usize::MAX);
        if admitted {
            self.recent.push_back(now);
        }
        admitted
    }

    /// Returns a path with a signature that nobody else can make.
    pub(crate) fn signed(&self, kind: &str, id: &str, expires: i64) -> String {
        let tag = self.tag(kind, id, expires);
        format!("/{kind}/{tag}/{expires:x}/{id}")
    }

    /// Returns the id in a link and its expiry.
    pub(crate) fn read_link<'a>(&self, kind: &str, path: &'a str) -> Option<(&'a str, i64)> {
        let mut parts = path.strip_prefix('/')?.split('/');
        let (known, tag) = (parts.next()?, parts.next()?);
        let expires = i64::from_str_radix(parts.next()?, 16).ok()?;
        let id = parts.next()?;
        let genuine = known == kind && parts.next().is_none() && tag == self.tag(kind, id, expires);
        genuine.then_some((id, expires))
    }

    fn tag(&self, kind: &str, id: &str, expires: i64) -> String {
        let signed = format!("{}/{kind}/{id}/{expires}", self.secret);
        hex(&Sha256::digest(signed.as_bytes()))
    }

    /// Returns a fresh id in the form of a UUID.
    pub(crate) fn uuid(&mut self) -> String {
        let mut bytes = [0; 16];
        self.random.fill(&mut bytes);
        let digits = hex(&bytes);
        let parts = [
            &digits[..8],
            &digits[8..12],
            &digits[12..16],
            &digits[16..20],
        ];
        format!("{}-{}", parts.join("-"), &digits[20..])
    }
}
