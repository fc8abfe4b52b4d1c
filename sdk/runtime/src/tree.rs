//! The folders of a provider: the trait that walks and folder transfers build on.

use std::fmt;
use std::future::poll_fn;
use std::path::PathBuf;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};
use std::time::SystemTime;

use cloud_drives_core::{BoxFuture, CallOptions, Error, ErrorClass, Items, Result};
use futures_core::Stream;
use serde::Serialize;

use crate::transfer::Downloaded;
use crate::transfer::folder::{DownloadFolder, FileDownload, FileUpload, UploadFolder};
use crate::walk::Walk;

/// A provider's folders, for listing. Folders and files are addressed by text: an id or a path.
///
/// Implementations should do their own retries.
///
/// ```
/// use std::task::{Context, Poll};
///
/// use cloud_drives_core::{CallOptions, Result};
/// use cloud_drives_runtime::tree::{EntryKind, EntrySource, Listing, RemoteEntry, Tree};
///
/// /// Nested folders with numbers as ids.
/// struct Nested(u32);
///
/// struct One(Option<u32>);
///
/// impl EntrySource<()> for One {
///     fn poll_entry(&mut self, _: &mut Context<'_>) -> Poll<Result<Option<RemoteEntry<()>>>> {
///         let entry = self.0.take().map(|id| RemoteEntry {
///             name: format!("folder {id}"),
///             id: id.to_string(),
///             kind: EntryKind::Folder,
///             item: (),
///         });
///         Poll::Ready(Ok(entry))
///     }
/// }
///
/// impl Tree for Nested {
///     type Item = ();
///
///     fn set_options(&mut self, _: CallOptions) {}
///
///     fn list(&self, folder: &str) -> Listing<()> {
///         let next = folder.parse::<u32>().ok().map(|id| id + 1);
///         Listing::new(One(next.filter(|id| *id <= self.0)))
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<()> {
/// let mut walk = Nested(2).walk("0");
/// let deepest = [walk.try_next().await?, walk.try_next().await?];
/// assert_eq!(deepest[1].as_ref().map(|entry| entry.path()), Some("folder 1/folder 2".to_owned()));
/// assert!(walk.try_next().await?.is_none());
/// # Ok(()) }
/// ```
pub trait Tree: Send + Sync + Sized + 'static {
    /// The provider's description of a file or folder.
    type Item: Send + Sync + 'static;

    /// Sets the options of all calls.
    fn set_options(&mut self, options: CallOptions);

    /// Finds the folder in which a walk starts, and returns its id. Default: the id given by the caller.
    fn resolve<'a>(&'a self, folder: &'a str) -> BoxFuture<'a, Result<String>> {
        Box::pin(async move { Ok(folder.to_owned()) })
    }

    /// Lists a folder. Nothing is sent before the first entry is requested.
    fn list(&self, folder: &str) -> Listing<Self::Item>;

    /// Lists the contents of an entry, if a walk should enter it. Default: folders.
    fn enter(&self, entry: &RemoteEntry<Self::Item>) -> Option<Listing<Self::Item>> {
        (entry.kind == EntryKind::Folder).then(|| self.list(&entry.id))
    }

    /// Returns whether a folder can have several parents.
    ///
    /// If true, a walk remembers the ids of all folders that it has entered, and enters none of them twice. Default: false.
    fn folders_are_shared(&self) -> bool {
        false
    }

    /// Returns when the contents of a file last changed, if the service reports it. Default: `None`.
    fn modified(&self, entry: &RemoteEntry<Self::Item>) -> Option<SystemTime> {
        let _ = entry;
        None
    }

    /// Walks through everything below a folder; see [`Walk`].
    fn walk(self, folder: impl Into<String>) -> Walk<Self> {
        Walk::new(self, folder.into())
    }
}

/// A provider's folders, as the target of uploads.
pub trait FolderTarget: Tree {
    /// Returns a key for a name: names with the same key are equal for the service. Default: the name itself.
    fn key(&self, name: &str) -> String {
        name.to_owned()
    }

    /// Returns whether a folder can hold only one entry of a name. Default: true.
    fn names_are_unique(&self) -> bool {
        true
    }

    /// Prepares the target folder of an upload, for example by creating it, and returns its id.
    ///
    /// Default: [`resolve`](Tree::resolve).
    fn prepare<'a>(&'a self, folder: &'a str) -> BoxFuture<'a, Result<String>> {
        self.resolve(folder)
    }

    /// Creates a folder, or finds one that was created meanwhile.
    fn create_folder<'a>(
        &'a self,
        parent: &'a str,
        name: &'a str,
    ) -> BoxFuture<'a, Result<CreatedFolder>>;

    /// Returns whether resumable uploads are possible. Default: false.
    ///
    /// This includes uploads that replace an entry. See [`resumable`](crate::transfer::UploadOptions::resumable).
    fn uploads_are_resumable(&self) -> bool {
        false
    }

    /// Uploads a file under its name into a folder, or replaces an entry, with [`FileUpload::start`]. Returns its id.
    fn upload<'a>(
        &'a self,
        parent: &'a str,
        file: FileUpload<'a>,
        replaces: Option<&'a RemoteEntry<Self::Item>>,
    ) -> BoxFuture<'a, Result<String>>;

    /// Deletes an entry of a folder; for a folder, including its contents. Moves it to the trash if there is one.
    fn delete<'a>(
        &'a self,
        parent: &'a str,
        entry: &'a RemoteEntry<Self::Item>,
    ) -> BoxFuture<'a, Result<()>>;

    /// Uploads a local folder; see [`UploadFolder`].
    fn upload_folder(
        self,
        local: impl Into<PathBuf>,
        folder: impl Into<String>,
    ) -> UploadFolder<Self> {
        UploadFolder::new(self, local.into(), folder.into())
    }
}

/// A provider's folders, as the source of downloads.
pub trait FolderSource: Tree {
    /// Downloads a file to the path in [`FileDownload`], with [`FileDownload::start`].
    fn download<'a>(
        &'a self,
        entry: &'a RemoteEntry<Self::Item>,
        file: FileDownload,
    ) -> BoxFuture<'a, Result<Downloaded>>;

    /// Downloads a folder to a local folder; see [`DownloadFolder`].
    fn download_folder(
        self,
        folder: impl Into<String>,
        local: impl Into<PathBuf>,
    ) -> DownloadFolder<Self> {
        DownloadFolder::new(self, local.into(), folder.into())
    }
}

/// A remote file or folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RemoteEntry<I = ()> {
    /// Its name.
    pub name: String,
    /// Its id, or its path if the service has no ids.
    pub id: String,
    /// Its kind.
    pub kind: EntryKind,
    /// The provider's description of it.
    pub item: I,
}

/// The kind of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// A folder.
    Folder,
    /// A file.
    File {
        /// Size in bytes, if the service reports it.
        size: Option<u64>,
        /// MD5 in hexadecimal, if the service reports it.
        md5: Option<String>,
        /// SHA-256 in hexadecimal, if the service reports it.
        sha256: Option<String>,
    },
    /// Something else, or an incomplete file; ignored by transfers.
    Other,
}

impl EntryKind {
    /// Returns the size in bytes of a file, if the service reports it.
    #[must_use]
    pub fn size(&self) -> Option<u64> {
        match self {
            Self::File { size, .. } => *size,
            Self::Folder | Self::Other => None,
        }
    }
}

/// A created folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CreatedFolder {
    /// Its id, or its path if the service has no ids.
    pub id: String,
    /// Whether it existed before.
    pub existed: bool,
}

/// The source of a listing's entries.
pub trait EntrySource<I>: Send {
    /// Polls for the next entry, which is `None` at the end. After an error, the next call continues where the listing was.
    fn poll_entry(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<RemoteEntry<I>>>>;

    /// Returns how many entries were omitted so far because they could not be decoded. Default: none.
    fn left_out(&self) -> usize {
        0
    }
}

/// The entries of one folder, fetched on demand.
///
/// # Errors
///
/// Returns the service's errors. After an error, the next [`try_next`](Listing::try_next) continues where the listing was; as a stream, the
/// listing ends.
///
/// # Cancel safety
///
/// Dropping the future of [`try_next`](Listing::try_next) loses nothing.
#[must_use = "a listing does nothing until it is asked for its next entry"]
pub struct Listing<I> {
    source: Box<dyn EntrySource<I>>,
    has_failed: bool,
}

impl<I: 'static> Listing<I> {
    /// Creates a listing.
    pub fn new(source: impl EntrySource<I> + 'static) -> Self {
        Self {
            source: Box::new(source),
            has_failed: false,
        }
    }

    /// Creates a listing from one of a typed client. Items for which `entry` returns `None` are omitted.
    pub fn of_items<T: Send + 'static>(
        items: Items<T>,
        entry: impl FnMut(T) -> Option<RemoteEntry<I>> + Send + 'static,
    ) -> Self {
        let left_out = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&left_out);
        let items = items.on_undecoded(move |_| {
            count.fetch_add(1, Ordering::Relaxed);
        });
        Self::new(OfItems {
            items,
            entry,
            left_out,
        })
    }
}

impl<I> Listing<I> {
    /// Returns the next entry, or `None` at the end.
    ///
    /// # Errors
    ///
    /// See [`Listing`].
    pub async fn try_next(&mut self) -> Result<Option<RemoteEntry<I>>> {
        poll_fn(|cx| self.poll_entry(cx)).await
    }

    /// Returns how many entries were omitted so far because they could not be decoded.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.source.left_out()
    }

    pub(crate) fn poll_entry(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Result<Option<RemoteEntry<I>>>> {
        let entry = ready!(self.source.poll_entry(cx));
        self.has_failed = entry.is_err();
        Poll::Ready(entry)
    }

    /// Fails if entries were omitted so far: an entry that is not listed may then exist nevertheless.
    pub(crate) fn check_complete(&self) -> Result<()> {
        match self.left_out() {
            0 => Ok(()),
            count => Err(Error::new(
                ErrorClass::Protocol,
                format!(
                    "some entries of the folder can't be decoded, so it is incomplete: {count}"
                ),
            )),
        }
    }
}

impl<I> Stream for Listing<I> {
    type Item = Result<RemoteEntry<I>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.has_failed {
            return Poll::Ready(None);
        }
        self.poll_entry(cx).map(Result::transpose)
    }
}

impl<I> fmt::Debug for Listing<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Listing")
    }
}

struct OfItems<T, F> {
    items: Items<T>,
    entry: F,
    left_out: Arc<AtomicUsize>,
}

impl<T, I, F> EntrySource<I> for OfItems<T, F>
where
    T: Send + 'static,
    I: 'static,
    F: FnMut(T) -> Option<RemoteEntry<I>> + Send,
{
    fn poll_entry(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<RemoteEntry<I>>>> {
        loop {
            // Dropping the future loses nothing.
            let item = ready!(pin!(self.items.try_next()).poll(cx))?;
            let Some(item) = item else {
                return Poll::Ready(Ok(None));
            };
            if let Some(entry) = (self.entry)(item) {
                return Poll::Ready(Ok(Some(entry)));
            }
        }
    }

    fn left_out(&self) -> usize {
        self.left_out.load(Ordering::Relaxed)
    }
}
