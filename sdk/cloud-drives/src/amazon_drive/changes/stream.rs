//! The lines of one call.

use ::amazon_drive::types::{ChangesLine, NodeStatus};
use cloud_drives_core::{Error, ErrorClass, JsonLines};
use http::StatusCode;

use super::ChangeSet;

/// What the errors name as the call that failed.
const OPERATION: &str = "changes.list";

/// Changes as they come, one line of the stream after the other.
///
/// # Cancel safety
///
/// Dropping the future of [`Changes::try_next`] loses nothing.
#[derive(Debug)]
#[must_use = "changes are read only when they are asked for"]
pub struct Changes {
    lines: JsonLines<ChangesLine>,
    ended: bool,
}

impl Changes {
    pub(super) fn new(lines: JsonLines<ChangesLine>) -> Self {
        Self {
            lines,
            ended: false,
        }
    }

    /// Returns the next set, or `None` after the line that ends the stream.
    ///
    /// # Errors
    ///
    /// [`is_decode`](Error::is_decode) for a line that is not JSON; [`is_operation_failed`](Error::is_operation_failed), with the status,
    /// for a line that says that the service failed; [`is_transport`](Error::is_transport) or
    /// [`is_protocol`](Error::is_protocol) for a stream that breaks, or ends without the line that ends it. What came before stays good:
    /// go on from its last checkpoint. After an error there is nothing more to come.
    pub async fn try_next(&mut self) -> Result<Option<ChangeSet>, Error> {
        if self.ended {
            return Ok(None);
        }
        let set = match self.lines.try_next().await {
            Ok(Some(line)) if line.end => Ok(None),
            Ok(Some(line)) => understand(line).map(Some),
            Ok(None) => Err(no_end()),
            Err(error) => Err(error),
        };
        self.ended = !matches!(set, Ok(Some(_)));
        set
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
        "the service failed in the middle of the changes, with status {status}; go on from the last checkpoint"
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
        "the changes ended without the line that ends them; go on from the last checkpoint";
    Error::new(ErrorClass::Protocol, message).with_operation_name(OPERATION)
}
