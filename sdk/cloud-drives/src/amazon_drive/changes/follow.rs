//! Changes over as many calls as it takes.

use std::path::PathBuf;
use std::time::Duration;

use cloud_drives_core::{CallOptions, Error, ErrorClass};

use super::{ChangeSet, Changes, GetChanges};
use crate::amazon_drive::AmazonDrive;
use crate::private_file;
use crate::retry::{Decision, Repeat, Retrier};

const WHAT: &str = "the checkpoint";

impl AmazonDrive {
    /// Follows the changes since a checkpoint, given or stored, over as many calls as it takes.
    ///
    /// ```no_run
    /// # async fn example(drive: cloud_drives::AmazonDrive) -> Result<(), cloud_drives::Error> {
    /// let mut changes = drive.follow_changes().checkpoint_file("checkpoint").include_purged(true);
    /// while let Some(set) = changes.try_next().await? {
    ///     if set.reset {
    ///         println!("everything comes anew");
    ///     }
    ///     println!("{} changed, {} gone", set.nodes.len(), set.purged_nodes.len());
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// It ends when a call brings nothing new, or continues without end with [`poll_every`](FollowChanges::poll_every).
    ///
    /// # Retries
    ///
    /// A stream that is cut is taken up behind the last set that was given, as often as the client's policy says; a set that was
    /// given starts the count anew.
    pub fn follow_changes(&self) -> FollowChanges {
        FollowChanges {
            call: self.get_changes(),
            file: None,
            poll_every: None,
            loaded: false,
            stream: None,
            begun_at: None,
            found: false,
            reached: None,
            stored: None,
            retrier: None,
        }
    }
}

/// Changes over as many calls as it takes; see [`AmazonDrive::follow_changes`].
///
/// # Cancel safety
///
/// Dropping the future of [`FollowChanges::try_next`] loses nothing: a set that was given is not given again, and one that was not is
/// asked for again.
#[derive(Debug)]
#[must_use = "changes are asked for only by try_next()"]
pub struct FollowChanges {
    call: GetChanges,
    file: Option<PathBuf>,
    poll_every: Option<Duration>,
    loaded: bool,
    stream: Option<Changes>,
    /// The checkpoint that the stream was asked for with.
    begun_at: Option<String>,
    /// Whether the stream has brought anything.
    found: bool,
    /// The checkpoint behind the last set that was given.
    reached: Option<String>,
    /// The checkpoint that the file holds.
    stored: Option<String>,
    /// Counts what failed since the last set.
    retrier: Option<Retrier>,
}

impl FollowChanges {
    /// See [`GetChanges::include_purged`].
    pub fn include_purged(mut self, include: bool) -> Self {
        self.call = self.call.include_purged(include);
        self
    }

    /// See [`GetChanges::chunk_size`].
    pub fn chunk_size(mut self, chunk_size: u32) -> Self {
        self.call = self.call.chunk_size(chunk_size);
        self
    }

    /// See [`GetChanges::max_nodes`].
    pub fn max_nodes(mut self, max_nodes: u32) -> Self {
        self.call = self.call.max_nodes(max_nodes);
        self
    }

    /// Sets what holds for each call: headers, time limits, a retry policy.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.call.options = options.with_defaults(&self.call.options);
        self
    }

    /// Sets the checkpoint to continue from; an empty one means the beginning. One that [`checkpoint_file`](FollowChanges::checkpoint_file)
    /// holds goes before.
    pub fn checkpoint(mut self, checkpoint: impl Into<String>) -> Self {
        let checkpoint: String = checkpoint.into();
        self.reached = Some(checkpoint).filter(|checkpoint| !checkpoint.is_empty());
        self
    }

    /// Sets a file that keeps the checkpoint. It is written when the next set is asked for, since the one before was dealt with then, and by
    /// [`save`](FollowChanges::save).
    pub fn checkpoint_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.file = Some(path.into());
        self
    }

    /// Polls without end: asks again this long after a call that brought nothing new.
    pub fn poll_every(mut self, pause: Duration) -> Self {
        self.poll_every = Some(pause);
        self
    }

    /// Returns the checkpoint after the last set that was given, to continue from once the set has been processed.
    #[must_use]
    pub fn reached(&self) -> Option<&str> {
        self.reached.as_deref()
    }

    /// Saves the checkpoint after the last set, once that has been processed.
    ///
    /// # Errors
    ///
    /// When the file can't be written.
    pub async fn save(&mut self) -> Result<(), Error> {
        if let (Some(file), Some(reached)) = (&self.file, &self.reached)
            && self.stored.as_ref() != Some(reached)
        {
            private_file::replace(file, reached.clone().into_bytes(), WHAT).await?;
            self.stored = Some(reached.clone());
        }
        Ok(())
    }

    /// Returns the next set, or `None` when there is nothing new.
    ///
    /// Sets that say nothing are left out. After `None` and after an error it may be asked again, and goes on behind the last set.
    ///
    /// # Errors
    ///
    /// As [`Changes::try_next`], when further calls did not help; when the file of the checkpoint can't be read or written.
    pub async fn try_next(&mut self) -> Result<Option<ChangeSet>, Error> {
        self.load().await?;
        self.save().await?;
        loop {
            match self.read().await {
                Ok(Some(set)) => {
                    if set.checkpoint.is_some() {
                        self.reached.clone_from(&set.checkpoint);
                    }
                    self.retrier = None;
                    if set.is_empty() {
                        continue;
                    }
                    self.found = true;
                    return Ok(Some(set));
                }
                Ok(None) => {
                    self.stream = None;
                    // Old nodes may be repeated endlessly, so only a new checkpoint means that there is news.
                    if self.found && self.reached != self.begun_at {
                        continue;
                    }
                    self.save().await?;
                    match self.poll_every {
                        Some(pause) => tokio::time::sleep(pause).await,
                        None => return Ok(None),
                    }
                }
                Err(error) => {
                    self.stream = None;
                    self.wait_after(error).await?;
                }
            }
        }
    }

    /// The next line of the stream, which is opened if there is none.
    async fn read(&mut self) -> Result<Option<ChangeSet>, Error> {
        let stream = match &mut self.stream {
            Some(stream) => stream,
            None => {
                let mut call = self.call.clone();
                call.request.checkpoint.clone_from(&self.reached);
                let stream = call.await?;
                self.begun_at.clone_from(&self.reached);
                self.found = false;
                self.stream.insert(stream)
            }
        };
        stream.try_next().await
    }

    /// Waits before the stream is taken up again, if that may help.
    async fn wait_after(&mut self, error: Error) -> Result<(), Error> {
        // The layer below has tried often enough to get a stream.
        if !may_be_taken_up(&error) || error.attempts() > 1 {
            self.retrier = None;
            return Err(error);
        }
        let drive = &self.call.drive;
        let retrier = self
            .retrier
            .get_or_insert_with(|| drive.handle.retrier(&self.call.options));
        // The policy says how often and when; that it helps is known here.
        let cut = Error::new(ErrorClass::Transport, error.message().to_owned())
            .with_operation_name("changes.list");
        match retrier.decide(&cut, Repeat::Always) {
            Decision::Retry(delay) => {
                retrier.wait(&error, delay).await;
                Ok(())
            }
            Decision::GiveUp => {
                let error = retrier.finish(error);
                self.retrier = None;
                Err(error)
            }
        }
    }

    async fn load(&mut self) -> Result<(), Error> {
        let Some(file) = self.file.as_ref().filter(|_| !self.loaded) else {
            return Ok(());
        };
        if let Some(bytes) = private_file::read(file, WHAT).await? {
            let text = String::from_utf8(bytes).map_err(|_| {
                let message = format!("{}: {WHAT} in it is not text", file.display());
                Error::new(ErrorClass::Io, message)
            })?;
            let text = text.trim();
            if !text.is_empty() {
                self.reached = Some(text.to_owned());
                self.stored.clone_from(&self.reached);
            }
        }
        self.loaded = true;
        Ok(())
    }
}

/// Whether a stream that ended like this may go on behind the last checkpoint.
fn may_be_taken_up(error: &Error) -> bool {
    error.is_transport()
        || error.is_timeout()
        || error.is_protocol()
        || error.is_operation_failed()
        // A line that was cut in the middle.
        || error.is_decode()
}
