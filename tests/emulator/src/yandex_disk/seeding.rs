//! Files and folders that tests put on a Disk, and look-ups of them, without requests.

use bytes::Bytes;
use serde_json::{Map, Value, json};

use super::YandexDisk;
use super::errors::ApiError;
use super::paths::{ResourcePath, Scheme};
use super::publication::Publication;
use super::state::{Hosted, State};
use super::tree::{DISK, NodeId, PHOTOUNLIM, TRASH};
use crate::content::Content;
pub use crate::seed_error::SeedError;
use crate::seed_error::sure;

/// An item on a Disk.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// Its path, such as `disk:/a/b.txt`.
    pub path: String,
    /// Whether it is a directory.
    pub is_dir: bool,
    /// Bytes in it; 0 for a directory.
    pub size: u64,
    /// MD5 of a file.
    pub md5: Option<String>,
    /// SHA-256 of a file.
    pub sha256: Option<String>,
    /// Public link.
    pub public_url: Option<String>,
}

/// An upload link that was handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UploadLink {
    /// The path of the file.
    pub path: String,
    /// Whether the real service would slow the upload down (`wire.md` §6.3).
    pub throttled: bool,
}

fn parse(path: &str) -> Result<ResourcePath, SeedError> {
    let parsed = ResourcePath::parse("path", path, Scheme::Disk);
    match parsed {
        Ok(path) if path.scheme == Scheme::App => Err(SeedError(
            "app:/ is a folder of one application; give its path on disk:/".to_owned(),
        )),
        Ok(path) => Ok(path),
        Err(ApiError { code, .. }) => Err(SeedError(format!(
            "\"{path}\" is no path of a Disk ({code}); write disk:/folder/name"
        ))),
    }
}

impl State {
    fn seeded(&self, path: &str) -> Result<NodeId, SeedError> {
        let found = self.tree.find(&parse(path)?);
        found.ok_or_else(|| SeedError(format!("nothing exists at \"{path}\"")))
    }

    fn entry(&self, id: NodeId) -> Option<Entry> {
        let node = self.tree.get(id)?;
        let content = node.content();
        Some(Entry {
            path: self.tree.path(id).to_string(),
            is_dir: node.is_dir(),
            size: content.map_or(0, Content::size),
            md5: content.map(|content| content.digests().md5.clone()),
            sha256: content.map(|content| content.digests().sha256.clone()),
            public_url: node.publication.as_ref().map(|known| known.url.clone()),
        })
    }
}

impl YandexDisk {
    /// Puts a file, and the directories above it, on the Disk; a file that is there gets the new content.
    ///
    /// # Errors
    ///
    /// If the path is ill-formed or leads through a file.
    pub fn try_put_file(&self, path: &str, content: impl Into<Content>) -> Result<(), SeedError> {
        let parsed = parse(path)?;
        let Some((parent, name)) = parsed.split() else {
            return Err(SeedError(format!(
                "\"{path}\" is a root and can't be a file"
            )));
        };
        let parent = self.seed_dir(path, &parent)?;
        let mut state = self.backend.state();
        let there = state.tree.child(parent, name);
        if there
            .and_then(|id| state.tree.get(id))
            .is_some_and(super::tree::Node::is_dir)
        {
            return Err(SeedError(format!("\"{path}\" is a directory")));
        }
        state
            .tree
            .put_file(parent, name, content.into(), self.clock().now());
        Ok(())
    }

    /// Puts a file, and the directories above it, on the Disk.
    ///
    /// # Panics
    ///
    /// Where [`try_put_file`](YandexDisk::try_put_file) has an error.
    #[track_caller]
    pub fn put_file(&self, path: &str, content: impl Into<Content>) {
        sure(self.try_put_file(path, content));
    }

    /// Puts a file of the given size on the Disk that is made of the [`pattern`](crate::pattern::bytes) and takes no memory.
    ///
    /// # Panics
    ///
    /// Where [`try_put_file`](YandexDisk::try_put_file) has an error.
    #[track_caller]
    pub fn put_pattern(&self, path: &str, size: u64) {
        sure(self.try_put_file(path, Content::pattern(size)));
    }

    /// Puts a directory, and those above it, on the Disk.
    ///
    /// # Errors
    ///
    /// If the path is ill-formed or leads through a file.
    pub fn try_put_dir(&self, path: &str) -> Result<(), SeedError> {
        self.seed_dir(path, &parse(path)?).map(drop)
    }

    /// Puts a directory, and those above it, on the Disk.
    ///
    /// # Panics
    ///
    /// Where [`try_put_dir`](YandexDisk::try_put_dir) has an error.
    #[track_caller]
    pub fn put_dir(&self, path: &str) {
        sure(self.try_put_dir(path));
    }

    fn seed_dir(&self, path: &str, dir: &ResourcePath) -> Result<NodeId, SeedError> {
        let mut state = self.backend.state();
        let mut above = ResourcePath::root(dir.scheme);
        for name in &dir.segments {
            above = above.join(name);
            let there = state.tree.find(&above).and_then(|id| state.tree.get(id));
            if there.is_some_and(|node| !node.is_dir()) {
                return Err(SeedError(format!(
                    "\"{path}\" leads through the file \"{above}\""
                )));
            }
        }
        Ok(state.ensure_dir(dir, self.clock().now()))
    }

    /// Returns the bytes of a file; `None` if there is no file, or when its bytes were not kept.
    #[must_use]
    pub fn file_bytes(&self, path: &str) -> Option<Bytes> {
        let state = self.backend.state();
        let id = state.seeded(path).ok()?;
        state.tree.get(id)?.content()?.to_bytes()
    }

    /// Returns the item at a path.
    #[must_use]
    pub fn entry(&self, path: &str) -> Option<Entry> {
        let state = self.backend.state();
        let id = state.seeded(path).ok()?;
        state.entry(id)
    }

    /// Returns everything on the Disk, in the trash and in the photo area, roots left out, in the order of
    /// names.
    #[must_use]
    pub fn snapshot(&self) -> Vec<Entry> {
        let state = self.backend.state();
        [DISK, TRASH, PHOTOUNLIM]
            .into_iter()
            .flat_map(|root| state.tree.below(root).into_iter().skip(1))
            .filter_map(|id| state.entry(id))
            .collect()
    }

    /// Returns the paths of everything on the Disk.
    #[must_use]
    pub fn paths(&self) -> Vec<String> {
        self.below(DISK)
    }

    /// Returns the paths of everything in the trash.
    #[must_use]
    pub fn trash_paths(&self) -> Vec<String> {
        self.below(TRASH)
    }

    fn below(&self, root: NodeId) -> Vec<String> {
        let state = self.backend.state();
        let below = state.tree.below(root).into_iter().skip(1);
        below.map(|id| state.tree.path(id).to_string()).collect()
    }

    /// Locks what is at a path: whoever changes it, something in it or something around it gets 423.
    ///
    /// # Panics
    ///
    /// When nothing is there.
    #[track_caller]
    pub fn lock(&self, path: &str) {
        self.set(path, |node| node.locked = true);
    }

    /// Takes a lock away.
    ///
    /// # Panics
    ///
    /// When nothing is there.
    #[track_caller]
    pub fn unlock(&self, path: &str) {
        self.set(path, |node| node.locked = false);
    }

    /// Sets whether downloads of the item at a path are over their limit (429).
    ///
    /// # Panics
    ///
    /// When nothing is there.
    #[track_caller]
    pub fn limit_downloads(&self, path: &str, limited: bool) {
        self.set(path, |node| node.download_limited = limited);
    }

    /// Gives a picture the data of a camera: when and where it was taken.
    ///
    /// # Panics
    ///
    /// When nothing is there.
    #[track_caller]
    pub fn set_exif(&self, path: &str, date_time: &str, latitude: f64, longitude: f64) {
        let exif = json!({
            "date_time": date_time,
            "gps_latitude": latitude,
            "gps_longitude": longitude,
        });
        let exif: Map<String, Value> = exif.as_object().cloned().unwrap_or_default();
        self.set(path, |node| node.exif = exif);
    }

    #[track_caller]
    fn set(&self, path: &str, change: impl FnOnce(&mut super::tree::Node)) {
        let mut state = self.backend.state();
        let id = sure(state.seeded(path));
        if let Some(node) = state.tree.get_mut(id) {
            change(node);
        }
    }

    /// Publishes what is at a path; returns its public key and link.
    ///
    /// # Panics
    ///
    /// When nothing is there.
    #[track_caller]
    pub fn publish(&self, path: &str) -> (String, String) {
        let mut state = self.backend.state();
        let id = sure(state.seeded(path));
        state.publish(id);
        let known = state
            .tree
            .get(id)
            .and_then(|node| node.publication.as_ref());
        let pair = |known: &Publication| (known.key.clone(), known.url.clone());
        known.map(pair).unwrap_or_default()
    }

    /// Puts a content behind a foreign URL, for uploads from a URL.
    ///
    /// Other URLs lead nowhere, but for this Disk's own download links.
    pub fn host_url(&self, url: &str, content: impl Into<Content>) {
        let content = Hosted::Content(content.into());
        self.backend.state().hosted.insert(url.to_owned(), content);
    }

    /// Makes a foreign URL lead to another one.
    pub fn host_redirect(&self, url: &str, to: &str) {
        let redirect = Hosted::Redirect(to.to_owned());
        self.backend.state().hosted.insert(url.to_owned(), redirect);
    }

    /// Completes every operation that is in progress.
    pub fn finish_operations(&self) {
        self.backend.state().settle(self.clock().now(), true);
    }

    /// Makes the next operations fail when they complete, without any effect.
    pub fn fail_operations(&self, count: u32) {
        self.backend.state().operations.failing = count;
    }

    /// Ids of the operations in progress, in the order of their start.
    #[must_use]
    pub fn running_operations(&self) -> Vec<String> {
        self.backend.state().running()
    }

    /// Returns the upload links that were handed out, in no particular order.
    #[must_use]
    pub fn upload_links(&self) -> Vec<UploadLink> {
        let state = self.backend.state();
        let targets = state.uploads.values();
        let links = targets.map(|target| UploadLink {
            path: target.path.to_string(),
            throttled: target.throttled,
        });
        links.collect()
    }

    /// Changes how many bytes there are on the Disk.
    pub fn set_total_space(&self, bytes: u64) {
        self.backend.state().conditions.total_space = bytes;
    }

    /// Sets whether the Disk can only be read because of technical work (423).
    pub fn set_read_only(&self, read_only: bool) {
        self.backend.state().conditions.read_only = read_only;
    }

    /// Sets whether the account has uploaded too much (423 `DiskUploadTrafficLimitExceeded`).
    pub fn set_upload_traffic_exceeded(&self, exceeded: bool) {
        self.backend.state().conditions.upload_traffic_exceeded = exceeded;
    }
}
