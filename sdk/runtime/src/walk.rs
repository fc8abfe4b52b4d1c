//! A walk through a folder and its subfolders, for any provider.

use std::collections::HashSet;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use cloud_drives_core::{BoxFuture, CallOptions, Result};
use futures_core::Stream;
use serde::Serialize;

use crate::tree::{Listing, RemoteEntry, Tree};

/// A walk through everything below a folder: each folder comes before its entries, depth first.
///
/// The folder itself is not returned.
///
/// It is a stream of entries, and [`try_next`](Walk::try_next) returns them one by one. Pages are fetched on demand. It keeps in memory a
/// page for each level and the ids of the folders on the current path; if folders can have several parents, also the ids of all folders
/// that were entered.
///
/// ```
/// use cloud_drives_runtime::tree::Tree;
/// use futures_util::TryStreamExt as _;
///
/// # async fn example(tree: impl Tree) -> Result<(), cloud_drives_core::Error> {
/// let paths = tree.walk("photos").map_ok(|entry| entry.path());
/// let paths: Vec<String> = paths.try_collect().await?;
/// # drop(paths);
/// # Ok(()) }
/// ```
///
/// # Errors
///
/// Returns the service's errors. After an error, the next [`try_next`](Walk::try_next) continues with the listing that failed; as a stream,
/// the walk ends.
///
/// # Cancel safety
///
/// Dropping the future of [`try_next`](Walk::try_next) loses nothing.
#[must_use = "a walk does nothing until it is asked for its next entry"]
pub struct Walk<T: Tree> {
    tree: Arc<T>,
    options: CallOptions,
    /// The folder in which to start, until its id is known.
    start: Option<String>,
    /// The request for that id.
    resolving: Option<BoxFuture<'static, Result<String>>>,
    levels: Vec<Level<T::Item>>,
    max_depth: Option<usize>,
    /// The folders that were entered, if folders can have several parents.
    entered: HashSet<String>,
    has_failed: bool,
}

/// A folder that is being listed.
struct Level<I> {
    id: String,
    /// The names on the path to it.
    names: Vec<String>,
    listing: Listing<I>,
}

/// A file or folder of a [`Walk`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Entry<I> {
    /// The names on the path from the start of the walk to the entry, including its own. A name can be any text, including slashes or `..`.
    pub names: Vec<String>,
    /// The entry itself.
    pub remote: RemoteEntry<I>,
    /// Whether it is a folder that the walk has already entered. It is not entered again.
    pub is_repeated: bool,
}

impl<I> Entry<I> {
    /// Returns the names joined with slashes, for display. Don't use it as a local path: names are chosen by other users.
    #[must_use]
    pub fn path(&self) -> String {
        self.names.join("/")
    }

    /// Returns the depth below the start of the walk: 1 for entries directly in that folder.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.names.len()
    }
}

impl<T: Tree> Walk<T> {
    pub(crate) fn new(tree: T, folder: String) -> Self {
        Self {
            tree: Arc::new(tree),
            options: CallOptions::new(),
            start: Some(folder),
            resolving: None,
            levels: Vec::new(),
            max_depth: None,
            entered: HashSet::new(),
            has_failed: false,
        }
    }

    /// Sets how many levels to list: 1 is the folder itself. Default: all.
    pub fn max_depth(mut self, levels: usize) -> Self {
        self.max_depth = Some(levels);
        self
    }

    /// Adds options for each of the requests: headers, time limits, a retry policy. They take precedence over those set so far.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self.resolving = None;
        // The tree is shared only while the first id is being requested.
        if let Some(tree) = Arc::get_mut(&mut self.tree) {
            tree.set_options(self.options.clone());
        }
        self
    }

    /// Returns the next entry, or `None` at the end.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Walk`].
    pub async fn try_next(&mut self) -> Result<Option<Entry<T::Item>>> {
        poll_fn(|cx| self.poll_entry(cx)).await
    }

    fn poll_entry(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<Entry<T::Item>>>> {
        let entry = ready!(self.poll_below(cx));
        self.has_failed = entry.is_err();
        Poll::Ready(entry)
    }

    fn poll_below(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<Entry<T::Item>>>> {
        if let Some(start) = &self.start {
            let resolving = self.resolving.get_or_insert_with(|| {
                let (tree, start) = (Arc::clone(&self.tree), start.clone());
                Box::pin(async move { tree.resolve(&start).await })
            });
            let resolved = ready!(resolving.as_mut().poll(cx));
            self.resolving = None;
            let id = resolved?;
            self.start = None;
            if self.max_depth != Some(0) {
                let listing = self.tree.list(&id);
                self.push(id, Vec::new(), listing);
            }
        }
        while let Some(level) = self.levels.last_mut() {
            let Some(remote) = ready!(level.listing.poll_entry(cx))? else {
                self.levels.pop();
                continue;
            };
            let mut names = level.names.clone();
            names.push(remote.name.clone());
            let is_repeated = self.enter(&remote, &names);
            return Poll::Ready(Ok(Some(Entry {
                names,
                remote,
                is_repeated,
            })));
        }
        Poll::Ready(Ok(None))
    }

    /// Enters a folder; returns whether it was already entered.
    fn enter(&mut self, remote: &RemoteEntry<T::Item>, names: &[String]) -> bool {
        let above = self.levels.iter().any(|level| level.id == remote.id);
        if above || self.entered.contains(&remote.id) {
            return true;
        }
        if self.max_depth.is_none_or(|most| self.levels.len() < most)
            && let Some(listing) = self.tree.enter(remote)
        {
            self.push(remote.id.clone(), names.to_vec(), listing);
        }
        false
    }

    fn push(&mut self, id: String, names: Vec<String>, listing: Listing<T::Item>) {
        if self.tree.folders_are_shared() {
            self.entered.insert(id.clone());
        }
        self.levels.push(Level { id, names, listing });
    }
}

impl<T: Tree> Stream for Walk<T> {
    type Item = Result<Entry<T::Item>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.has_failed {
            return Poll::Ready(None);
        }
        self.poll_entry(cx).map(Result::transpose)
    }
}

impl<T: Tree> fmt::Debug for Walk<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Walk")
            .field("depth", &self.levels.len())
            .field("max_depth", &self.max_depth)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, VecDeque};
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use cloud_drives_core::{Error, ErrorClass};
    use futures_util::{FutureExt as _, StreamExt as _, TryStreamExt as _};

    use super::*;
    use crate::tree::{EntryKind, EntrySource};

    /// Folders by id, with the ids of their entries. Ids that are not folders are files.
    #[derive(Clone, Default)]
    struct Memory {
        folders: BTreeMap<&'static str, Vec<&'static str>>,
        are_shared: bool,
        /// The folders whose listing fails once, after its first entry.
        breaks: Arc<Mutex<Vec<String>>>,
        listed: Arc<Mutex<Vec<String>>>,
        resolved: Arc<AtomicUsize>,
    }

    impl Tree for Memory {
        type Item = usize;

        fn set_options(&mut self, _: CallOptions) {}

        fn resolve<'a>(&'a self, folder: &'a str) -> BoxFuture<'a, Result<String>> {
            self.resolved.fetch_add(1, Ordering::Relaxed);
            Box::pin(async move {
                tokio::task::yield_now().await;
                Ok(folder.trim_start_matches("the ").to_owned())
            })
        }

        fn list(&self, folder: &str) -> Listing<usize> {
            self.listed.lock().unwrap().push(folder.to_owned());
            let inside = self.folders.get(folder).cloned().unwrap_or_default();
            let entries = inside.into_iter().map(|id| RemoteEntry {
                name: id.to_uppercase(),
                id: id.to_owned(),
                kind: match self.folders.contains_key(id) {
                    true => EntryKind::Folder,
                    false => EntryKind::Other,
                },
                item: id.len(),
            });
            Listing::new(Entries {
                folder: folder.to_owned(),
                entries: entries.collect(),
                given: 0,
                is_ready: false,
                breaks: Arc::clone(&self.breaks),
            })
        }

        fn folders_are_shared(&self) -> bool {
            self.are_shared
        }
    }

    struct Entries {
        folder: String,
        entries: VecDeque<RemoteEntry<usize>>,
        given: usize,
        is_ready: bool,
        breaks: Arc<Mutex<Vec<String>>>,
    }

    impl EntrySource<usize> for Entries {
        fn poll_entry(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<RemoteEntry<usize>>>> {
            // Each entry takes two polls, as if it arrived over a network.
            self.is_ready = !self.is_ready;
            if self.is_ready {
                cx.waker().wake_by_ref();
                return Poll::Pending;
            }
            let mut breaks = self.breaks.lock().unwrap();
            let place = breaks.iter().position(|folder| *folder == self.folder);
            if let (1.., Some(place)) = (self.given, place) {
                breaks.remove(place);
                return Poll::Ready(Err(Error::new(ErrorClass::Transport, "it broke")));
            }
            self.given += 1;
            Poll::Ready(Ok(self.entries.pop_front()))
        }
    }

    fn memory(folders: &[(&'static str, &[&'static str])]) -> Memory {
        let folders = folders.iter().map(|(id, inside)| (*id, inside.to_vec()));
        Memory {
            folders: folders.collect(),
            ..Memory::default()
        }
    }

    async fn paths(mut walk: Walk<Memory>) -> Vec<(String, bool)> {
        let mut paths = Vec::new();
        while let Some(entry) = walk.try_next().await.unwrap() {
            assert_eq!(entry.depth(), entry.names.len());
            assert_eq!(entry.remote.item, entry.remote.id.len());
            paths.push((entry.path(), entry.is_repeated));
        }
        assert!(walk.try_next().await.unwrap().is_none());
        paths
    }

    fn once(paths: &[&str]) -> Vec<(String, bool)> {
        paths
            .iter()
            .map(|path| ((*path).to_owned(), false))
            .collect()
    }

    #[tokio::test]
    async fn folders_come_before_what_is_in_them_and_depth_first() {
        let memory = memory(&[
            ("root", &["a", "x", "b"]),
            ("a", &["c", "y"]),
            ("c", &["z"]),
            ("b", &[]),
        ]);
        let expected = once(&["A", "A/C", "A/C/Z", "A/Y", "X", "B"]);
        assert_eq!(paths(memory.clone().walk("the root")).await, expected);
        assert_eq!(*memory.listed.lock().unwrap(), ["root", "a", "c", "b"]);
        let walk = memory.walk("root").map_ok(|entry| (entry.path(), false));
        assert_eq!(walk.try_collect::<Vec<_>>().await.unwrap(), expected);
    }

    #[tokio::test]
    async fn no_more_levels_are_listed_than_requested() {
        let memory = memory(&[
            ("root", &["a", "x"]),
            ("a", &["b"]),
            ("b", &["c"]),
            ("c", &[]),
        ]);
        for (depth, expected) in [
            (0, once(&[])),
            (1, once(&["A", "X"])),
            (2, once(&["A", "A/B", "X"])),
        ] {
            memory.listed.lock().unwrap().clear();
            let walk = memory.clone().walk("root").max_depth(depth);
            assert_eq!(paths(walk).await, expected);
            assert_eq!(memory.listed.lock().unwrap().len(), depth);
        }
    }

    #[tokio::test]
    async fn a_folder_that_contains_itself_is_not_entered_again() {
        let memory = memory(&[("root", &["a"]), ("a", &["b", "root"]), ("b", &["a"])]);
        let found = paths(memory.walk("root")).await;
        let repeated: Vec<_> = found.iter().filter(|(_, repeated)| *repeated).collect();
        assert_eq!(found.len(), 4);
        assert_eq!(
            repeated,
            [&("A/B/A".to_owned(), true), &("A/ROOT".to_owned(), true)]
        );
    }

    #[tokio::test]
    async fn a_folder_with_two_parents_is_entered_once() {
        let folders: [(&str, &[&str]); 4] = [
            ("root", &["a", "b"]),
            ("a", &["s"]),
            ("b", &["s"]),
            ("s", &["x"]),
        ];
        let own = memory(&folders);
        let expected = once(&["A", "A/S", "A/S/X", "B", "B/S", "B/S/X"]);
        assert_eq!(paths(own.walk("root")).await, expected);

        let shared = Memory {
            are_shared: true,
            ..memory(&folders)
        };
        let mut expected = once(&["A", "A/S", "A/S/X", "B", "B/S"]);
        expected[4].1 = true;
        assert_eq!(paths(shared.walk("root")).await, expected);
    }

    #[tokio::test]
    async fn a_walk_continues_where_a_listing_broke_and_a_stream_ends() {
        let memory = memory(&[("root", &["a", "x"]), ("a", &["b", "c"])]);
        *memory.breaks.lock().unwrap() = vec!["a".to_owned(), "a".to_owned()];
        let mut walk = memory.clone().walk("root");
        let mut found = Vec::new();
        let mut failures = 0;
        loop {
            match walk.try_next().await {
                Ok(Some(entry)) => found.push(entry.path()),
                Ok(None) => break,
                Err(_) => failures += 1,
            }
        }
        assert_eq!((found.join(" "), failures), ("A A/B A/C X".to_owned(), 2));

        *memory.breaks.lock().unwrap() = vec!["root".to_owned()];
        let mut walk = memory.walk("root");
        let mut found: Vec<_> = walk.by_ref().collect().await;
        assert!(found.pop().unwrap().unwrap_err().is_transport());
        assert_eq!(found.len(), 3);
        assert!(walk.next().await.is_none());
        assert_eq!(walk.try_next().await.unwrap().unwrap().path(), "X");
        assert!(walk.next().await.is_none());
    }

    #[tokio::test]
    async fn dropping_a_waiting_future_loses_no_entry() {
        let memory = memory(&[("root", &["a", "x"]), ("a", &["b"])]);
        let resolved = Arc::clone(&memory.resolved);
        let mut walk = memory.walk("the root");
        let mut found = Vec::new();
        loop {
            let Some(next) = walk.try_next().now_or_never() else {
                continue;
            };
            let Some(entry) = next.unwrap() else {
                break;
            };
            found.push(entry.path());
        }
        assert_eq!(found, ["A", "A/B", "X"]);
        assert_eq!(resolved.load(Ordering::Relaxed), 1);
    }
}
