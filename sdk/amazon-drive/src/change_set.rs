//! The lines of a stream of changes, as sets of nodes (`wire.md §4.2`).

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use cloud_drives_core::reexport::futures_core::Stream;
use cloud_drives_core::reexport::http::StatusCode;
use cloud_drives_core::{Error, ErrorClass, JsonLines};
use serde::Serialize;

use crate::types::{ChangesLine, Node, NodeId, NodeStatus};

/// Name of the operation in errors.
const OPERATION: &str = "changes.list";

/// A set of changes: one line of the stream.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ChangeSet {
    /// New and changed nodes, in their current state. Some may have been returned before.
    pub nodes: Vec<Node>,
    /// Ids of permanently deleted nodes.
    pub purged_nodes: Vec<NodeId>,
    /// The checkpoint after this set. Save it once the set is processed.
    pub checkpoint: Option<String>,
    /// Whether all known nodes of the account must be discarded: the service sends all nodes again, beginning with this set.
    pub reset: bool,
}

impl ChangeSet {
    /// Returns whether the set has no changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty() && self.purged_nodes.is_empty() && !self.reset
    }
}

/// A stream of changes, read line by line as they arrive.
///
/// ```no_run
/// use amazon_drive::Changes;
/// use amazon_drive::types::ChangesRequest;
///
/// # async fn example(drive: amazon_drive::Client) -> Result<(), amazon_drive::Error> {
/// let answer = drive.changes().list(ChangesRequest::new()).send().await?;
/// let mut changes = Changes::new(answer.into_body());
/// while let Some(set) = changes.try_next().await? {
///     println!("{} changed, {} gone", set.nodes.len(), set.purged_nodes.len());
/// }
/// # Ok(()) }
/// ```
///
/// # Cancel safety
///
/// Dropping the future of [`Changes::try_next`] loses nothing.
#[derive(Debug)]
#[must_use = "changes are read only by try_next()"]
pub struct Changes {
    lines: JsonLines<ChangesLine>,
    ended: bool,
}

impl Changes {
    /// Reads the answer of `changes().list(…)`.
    pub fn new(lines: JsonLines<ChangesLine>) -> Self {
        Self {
            lines,
            ended: false,
        }
    }

    /// Returns the next set, or `None` after the line that ends the stream.
    ///
    /// # Errors
    ///
    /// [`is_decode`](Error::is_decode) for a line that is not JSON;
    /// [`is_operation_failed`](Error::is_operation_failed), with the status, for a line that reports a failure of the
    /// service; [`is_transport`](Error::is_transport) or [`is_protocol`](Error::is_protocol) for an interrupted stream, or
    /// one without its last line. The sets returned before stay valid: continue from their last checkpoint. The stream ends
    /// after an error.
    pub async fn try_next(&mut self) -> Result<Option<ChangeSet>, Error> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx))
            .await
            .transpose()
    }
}

impl Stream for Changes {
    type Item = Result<ChangeSet, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.ended {
            return Poll::Ready(None);
        }
        let set = match ready!(Pin::new(&mut self.lines).poll_next(cx)) {
            Some(Ok(line)) if line.end => None,
            Some(Ok(line)) => Some(understand(line)),
            None => Some(Err(no_end())),
            Some(Err(error)) => Some(Err(error)),
        };
        self.ended = !matches!(set, Some(Ok(_)));
        Poll::Ready(set)
    }
}

fn understand(line: ChangesLine) -> Result<ChangeSet, Error> {
    if let Some(status) = line.status_code.filter(|status| *status != 200) {
        return Err(failed(status));
    }
    let mut set = ChangeSet {
        checkpoint: line.checkpoint.filter(|checkpoint| !checkpoint.is_empty()),
        reset: line.reset,
        ..ChangeSet::default()
    };
    for node in line.nodes {
        match node.status {
            NodeStatus::Purged => set.purged_nodes.push(node.id),
            _ => set.nodes.push(node),
        }
    }
    Ok(set)
}

fn failed(status: i32) -> Error {
    let message = format!(
        "the stream of changes failed with status {status}; continue from the last checkpoint"
    );
    let error = Error::new(ErrorClass::OperationFailed, message).with_operation_name(OPERATION);
    let status = u16::try_from(status).ok();
    match status.and_then(|status| StatusCode::from_u16(status).ok()) {
        Some(status) => error.with_status(status),
        None => error,
    }
}

fn no_end() -> Error {
    let message =
        "the stream of changes ended without its last line; continue from the last checkpoint";
    Error::new(ErrorClass::Protocol, message).with_operation_name(OPERATION)
}
