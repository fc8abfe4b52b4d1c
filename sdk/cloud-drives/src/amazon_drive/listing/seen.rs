//! The memory of a listing for a restart.

use std::collections::HashSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use ::amazon_drive::types::{Node, NodeId};

/// How often a listing is restarted before the failure is returned.
const RESTARTS: u32 = 10;
/// Separates the number of a restart from a token, which has no line ends.
const NEW_START: char = '\n';

/// The memory of a listing for a restart.
#[derive(Default)]
pub(super) struct Seen {
    ids: HashSet<NodeId>,
    restarts: u32,
}

impl Seen {
    pub(super) fn may_restart(&mut self) -> bool {
        self.restarts += 1;
        self.restarts <= RESTARTS
    }

    pub(super) fn has_restarted(&self) -> bool {
        self.restarts > 0
    }

    /// Returns the nodes of a page that were not returned before a restart.
    pub(super) fn unseen(&mut self, mut nodes: Vec<Node>) -> Vec<Node> {
        let restarted = self.has_restarted();
        // Before that, what the service gives twice is its own affair.
        nodes.retain(|node| self.ids.insert(node.id.clone()) || !restarted);
        nodes
    }

    /// Returns a place in the listing.
    ///
    /// After a restart a service may use its tokens again, and that is not the same place as before.
    pub(super) fn place(&self, token: &str) -> String {
        match self.restarts {
            0 => token.to_owned(),
            restarts => format!("{restarts}{NEW_START}{token}"),
        }
    }
}

/// Returns the token of a place in the listing.
pub(super) fn token_of(place: &str) -> &str {
    place
        .split_once(NEW_START)
        .map_or(place, |(_, token)| token)
}

pub(super) fn lock(seen: &Mutex<Seen>) -> MutexGuard<'_, Seen> {
    seen.lock().unwrap_or_else(PoisonError::into_inner)
}
