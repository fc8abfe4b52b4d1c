//! Changes since a checkpoint (`wire.md §2.15`, `§4.2`).

mod follow;

use ::amazon_drive::types::{BooleanText, ChangesRequest};
pub use ::amazon_drive::{ChangeSet, Changes};
use cloud_drives_core::{BoxFuture, CallOptions, Error};

pub use follow::FollowChanges;

use super::AmazonDrive;
use crate::Drive;

impl AmazonDrive {
    /// Streams the nodes changed since a checkpoint, or all nodes without one, with a single call.
    ///
    /// ```no_run
    /// # async fn example(drive: cloud_drives::AmazonDrive, mut checkpoint: String) -> Result<(), cloud_drives::Error> {
    /// let mut changes = drive.get_changes().checkpoint(&checkpoint).include_purged(true).await?;
    /// while let Some(set) = changes.try_next().await? {
    ///     println!("{} changed, {} gone", set.nodes.len(), set.purged_nodes.len());
    ///     if let Some(reached) = set.checkpoint {
    ///         checkpoint = reached; // keep it, now that the set was dealt with
    ///     }
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// [`AmazonDrive::follow_changes`] saves the checkpoint, and resumes an interrupted stream.
    ///
    /// # Errors
    ///
    /// Those of [`Changes::try_next`], and [`BadRequest`](super::ErrorKind::BadRequest).
    ///
    /// # Retries
    ///
    /// Idempotent; retried only until the answer begins.
    pub fn get_changes(&self) -> GetChanges {
        GetChanges {
            drive: self.clone(),
            request: ChangesRequest::new(),
            options: CallOptions::new(),
        }
    }
}

/// A call of [`AmazonDrive::get_changes`]. Await it for the stream.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct GetChanges {
    drive: AmazonDrive,
    request: ChangesRequest,
    options: CallOptions,
}

impl GetChanges {
    /// Adds options for this call only: headers, time limits, a retry policy.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    /// Sets whether to include purged nodes. Default: false.
    pub fn include_purged(mut self, include: bool) -> Self {
        // As in the Python client, the member is only sent if it is true.
        self.request.include_purged = include.then_some(BooleanText::True);
        self
    }

    /// Sets the number of nodes in a set. Default: chosen by the service.
    pub fn chunk_size(mut self, chunk_size: u32) -> Self {
        self.request.chunk_size = Some(chunk_size);
        self
    }

    /// Sets the approximate number of nodes of a call: the stream ends once it exceeds this number.
    pub fn max_nodes(mut self, max_nodes: u32) -> Self {
        self.request.max_nodes = Some(max_nodes);
        self
    }

    /// Sets the checkpoint to continue from; an empty one means the beginning.
    pub fn checkpoint(mut self, checkpoint: impl Into<String>) -> Self {
        let checkpoint: String = checkpoint.into();
        self.request.checkpoint = Some(checkpoint).filter(|checkpoint| !checkpoint.is_empty());
        self
    }
}

impl IntoFuture for GetChanges {
    type Output = Result<Changes, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let request = self.drive.api().changes().list(self.request);
        let request = request.with_options(self.options);
        Box::pin(async { Ok(Changes::new(request.send().await?.into_body())) })
    }
}
