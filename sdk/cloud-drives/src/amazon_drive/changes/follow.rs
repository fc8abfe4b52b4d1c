//! Following the changes over several calls.

use std::fmt;
use std::future::poll_fn;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use cloud_drives_core::{BoxFuture, CallOptions, Error, ErrorClass};
use futures_util::Stream;
use tokio::sync::Mutex;

use super::{ChangeSet, Changes, GetChanges};
use crate::amazon_drive::AmazonDrive;
use crate::private_file;
use crate::retry::{Decision, Repeat, Retrier};

const WHAT: &str = "the checkpoint";

impl AmazonDrive {
    /// Follows the changes since a given or saved checkpoint, over several calls if needed.
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
    /// Ends when a call returns nothing new, or never with [`poll_every`](FollowChanges::poll_every).
    ///
    /// # Retries
    ///
    /// An interrupted stream resumes after the last returned set, according to the client's retry policy; each returned
    /// set resets the count.
    pub fn follow_changes(&self) -> FollowChanges {
        FollowChanges {
            following: Arc::new(Mutex::new(Following {
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
            })),
            running: None,
            reached: None,
            has_failed: false,
        }
    }
}

/// Fetches a set, with the checkpoint after it.
type Running = BoxFuture<'static, (Option<String>, Result<Option<ChangeSet>, Error>)>;

/// Changes over several calls; see [`AmazonDrive::follow_changes`].
///
/// As a stream it ends with the first error. [`try_next`](FollowChanges::try_next) continues after an error.
///
/// # Cancel safety
///
/// Dropping the future of [`FollowChanges::try_next`] loses nothing: each set is returned exactly once.
#[must_use = "changes are asked for only by try_next()"]
pub struct FollowChanges {
    following: Arc<Mutex<Following>>,
    /// The next set in flight, with the checkpoint after it.
    running: Option<Running>,
    /// The checkpoint after the last returned set.
    reached: Option<String>,
    has_failed: bool,
}

impl FollowChanges {
    /// Sets [`GetChanges::include_purged`].
    pub fn include_purged(self, include: bool) -> Self {
        self.with_call(|call| call.include_purged(include))
    }

    /// Sets [`GetChanges::chunk_size`].
    pub fn chunk_size(self, chunk_size: u32) -> Self {
        self.with_call(|call| call.chunk_size(chunk_size))
    }

    /// Sets [`GetChanges::max_nodes`].
    pub fn max_nodes(self, max_nodes: u32) -> Self {
        self.with_call(|call| call.max_nodes(max_nodes))
    }

    /// Adds options for each call: headers, time limits, a retry policy.
    pub fn with_options(self, options: CallOptions) -> Self {
        self.with_call(|call| call.with_options(options))
    }

    /// Sets the checkpoint to continue from; an empty one means the beginning.
    ///
    /// A checkpoint in the [`checkpoint_file`](FollowChanges::checkpoint_file) takes precedence.
    pub fn checkpoint(self, checkpoint: impl Into<String>) -> Self {
        let checkpoint: String = checkpoint.into();
        let checkpoint = Some(checkpoint).filter(|checkpoint| !checkpoint.is_empty());
        self.with(|following| following.reached = checkpoint)
    }

    /// Sets a file that saves the checkpoint.
    ///
    /// It is written when the next set is requested, since the previous one counts as processed then, and by
    /// [`save`](FollowChanges::save).
    pub fn checkpoint_file(self, path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        self.with(|following| following.file = Some(path))
    }

    /// Polls for changes forever, with this pause after a call that returned nothing new.
    pub fn poll_every(self, pause: Duration) -> Self {
        self.with(|following| following.poll_every = Some(pause))
    }

    /// Returns the checkpoint after the last returned set. Save it once the set is processed.
    #[must_use]
    pub fn reached(&self) -> Option<&str> {
        self.reached.as_deref()
    }

    /// Saves the checkpoint after the last returned set. Call it once the set is processed.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub async fn save(&mut self) -> Result<(), Error> {
        // A set in flight is requested again.
        self.running = None;
        self.following.lock().await.save().await
    }

    /// Returns the next set, or `None` if there is nothing new.
    ///
    /// Skips empty sets. After `None` and after an error, the next call continues after the last returned set.
    ///
    /// # Errors
    ///
    /// As [`Changes::try_next`] once retries are exhausted; [`is_io`](Error::is_io) if the checkpoint file cannot be read or written.
    pub async fn try_next(&mut self) -> Result<Option<ChangeSet>, Error> {
        poll_fn(|cx| self.poll_set(cx)).await
    }

    fn poll_set(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<ChangeSet>, Error>> {
        let following = &self.following;
        let running = self.running.get_or_insert_with(|| {
            let following = Arc::clone(following);
            Box::pin(async move {
                let mut following = following.lock_owned().await;
                let set = following.next().await;
                (following.reached.clone(), set)
            })
        });
        let (reached, set) = ready!(running.as_mut().poll(cx));
        self.running = None;
        self.reached = reached;
        self.has_failed = set.is_err();
        Poll::Ready(set)
    }

    fn with_call(self, change: impl FnOnce(GetChanges) -> GetChanges) -> Self {
        self.with(|following| following.call = change(following.call.clone()))
    }

    fn with(mut self, change: impl FnOnce(&mut Following)) -> Self {
        // A set in flight is requested again. Nothing else holds the lock.
        self.running = None;
        if let Ok(mut following) = self.following.try_lock() {
            change(&mut following);
            self.reached.clone_from(&following.reached);
        }
        self
    }
}

impl Stream for FollowChanges {
    type Item = Result<ChangeSet, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.has_failed {
            return Poll::Ready(None);
        }
        self.poll_set(cx).map(Result::transpose)
    }
}

impl fmt::Debug for FollowChanges {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FollowChanges")
            .field("following", &self.following)
            .field("reached", &self.reached)
            .finish_non_exhaustive()
    }
}

/// The position in the changes.
#[derive(Debug)]
struct Following {
    call: GetChanges,
    file: Option<PathBuf>,
    poll_every: Option<Duration>,
    loaded: bool,
    stream: Option<Changes>,
    /// The checkpoint with which the stream was opened.
    begun_at: Option<String>,
    /// Whether the stream has returned a set.
    found: bool,
    /// The checkpoint after the last returned set.
    reached: Option<String>,
    /// The checkpoint in the file.
    stored: Option<String>,
    /// Counts failures since the last set.
    retrier: Option<Retrier>,
}

impl Following {
    async fn save(&mut self) -> Result<(), Error> {
        if let (Some(file), Some(reached)) = (&self.file, &self.reached)
            && self.stored.as_ref() != Some(reached)
        {
            private_file::replace(file, reached.clone().into_bytes(), WHAT).await?;
            self.stored = Some(reached.clone());
        }
        Ok(())
    }

    async fn next(&mut self) -> Result<Option<ChangeSet>, Error> {
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
                    // The service may repeat old nodes endlessly, so only a new checkpoint means that there is something new.
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

    /// Returns the next line of the stream; opens a stream if there is none.
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

    /// Waits before the stream is resumed, or returns the error if that cannot help.
    async fn wait_after(&mut self, error: Error) -> Result<(), Error> {
        // The retry layer has already exhausted its attempts to open a stream.
        if !may_be_taken_up(&error) || error.attempts() > 1 {
            self.retrier = None;
            return Err(error);
        }
        let drive = &self.call.drive;
        let retrier = self
            .retrier
            .get_or_insert_with(|| drive.handle.retrier(&self.call.options));
        // The policy decides how often and when; whether resuming helps is decided here.
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
                let message = format!("{}: {WHAT} in the file is not text", file.display());
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

/// Returns whether a stream that failed with this error can be resumed after the last checkpoint.
fn may_be_taken_up(error: &Error) -> bool {
    error.is_transport()
        || error.is_timeout()
        || error.is_protocol()
        || error.is_operation_failed()
        // A truncated line.
        || error.is_decode()
}
