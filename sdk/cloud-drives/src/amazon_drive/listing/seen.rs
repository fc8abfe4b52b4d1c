//! The memory of a listing for a restart.

use std::collections::HashSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use ::amazon_drive::types::{Node, NodeId};

/// Maximum number of restarts of a listing.
const RESTARTS: u32 = 10;
/// Separates the number of a restart from the token. Tokens contain no line breaks.
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
        // Before a restart, nodes that the service repeats are returned as they are.
        nodes.retain(|node| self.ids.insert(node.id.clone()) || !restarted);
        nodes
    }

    /// Returns a position in the listing.
    ///
    /// After a restart the service may use its tokens again, for different positions.
    pub(super) fn place(&self, token: &str) -> String {
        match self.restarts {
            0 => token.to_owned(),
            restarts => format!("{restarts}{NEW_START}{token}"),
        }
    }
}

/// Returns the page token of a position in the listing.
pub(super) fn token_of(place: &str) -> &str {
    place
        .split_once(NEW_START)
        .map_or(place, |(_, token)| token)
}

pub(super) fn lock(seen: &Mutex<Seen>) -> MutexGuard<'_, Seen> {
    seen.lock().unwrap_or_else(PoisonError::into_inner)
}
