//! Files and folders that tests put into an account, without requests.

use serde_json::Value;

use super::VerizonCloud;
use super::item::{Key, ROOT};
use super::path::ItemPath;
use super::state::State;
use crate::content::Content;
pub use crate::seed_error::SeedError;
use crate::seed_error::sure;

fn parse(path: &str) -> Result<ItemPath, SeedError> {
    ItemPath::parse(path).map_err(|_| SeedError(format!("{path:?} is not a path")))
}

impl State {
    fn seeded(&self, path: &str) -> Result<Key, SeedError> {
        let item = self.tree.live(&parse(path)?);
        let item = item.ok_or_else(|| SeedError(format!("nothing exists at {path:?}")))?;
        Ok(item.key)
    }

    fn seeded_below(&self, path: &str) -> Result<Key, SeedError> {
        let key = self.seeded(path)?;
        let item = self.tree.get(key);
        if item.is_none_or(|item| item.key == ROOT || item.is_virtual_folder()) {
            return Err(SeedError("virtual folders cannot be removed".to_owned()));
        }
        Ok(key)
    }
}

impl VerizonCloud {
    /// Puts a file, and the folders above it, at a path such as `/VZMOBILE/a/b.txt`; a file that is there gets a new
    /// version.
    ///
    /// # Errors
    ///
    /// If the path leads through a file, to a folder or to no virtual folder's inside.
    pub fn try_put_file(&self, path: &str, content: impl Into<Content>) -> Result<(), SeedError> {
        let place = parse(path)?;
        let inner = place.split().filter(|_| place.0.len() > 1);
        let (folder, name) =
            inner.ok_or_else(|| SeedError(format!("{path:?} is not a file path")))?;
        let folder = self.seed_folder(&folder)?;
        let now = self.clock().now();
        let mut state = self.backend.state();
        let file = Some(state.file(content.into()));
        let there = state.tree.child(folder, name);
        let there = there.map(|item| (item.key, item.is_folder(), item.is_live()));
        match there {
            Some((_, true, true)) => return Err(SeedError(format!("{path:?} is a folder"))),
            Some((key, false, true)) => state.tree.new_version(key, file, now),
            Some((key, _, false)) => {
                state.tree.purge(key);
                state.tree.add(folder, name, file, now);
            }
            None => {
                state.tree.add(folder, name, file, now);
            }
        }
        Ok(())
    }

    /// Puts a file, and the folders above it, at a path.
    ///
    /// # Panics
    ///
    /// Where [`try_put_file`](VerizonCloud::try_put_file) has an error.
    #[track_caller]
    pub fn put_file(&self, path: &str, content: impl Into<Content>) {
        sure(self.try_put_file(path, content));
    }

    /// Puts a file of this size that is made of the [`pattern`](crate::pattern::bytes) and takes no memory.
    ///
    /// # Panics
    ///
    /// Where [`try_put_file`](VerizonCloud::try_put_file) has an error.
    #[track_caller]
    pub fn put_pattern(&self, path: &str, size: u64) {
        sure(self.try_put_file(path, Content::pattern(size)));
    }

    /// Puts a folder, and those above it, at a path; a first name that is no virtual folder becomes one.
    ///
    /// # Errors
    ///
    /// If the path leads through a file.
    pub fn try_put_folder(&self, path: &str) -> Result<(), SeedError> {
        self.seed_folder(&parse(path)?).map(|_| ())
    }

    /// Puts a folder, and those above it, at a path.
    ///
    /// # Panics
    ///
    /// Where [`try_put_folder`](VerizonCloud::try_put_folder) has an error.
    #[track_caller]
    pub fn put_folder(&self, path: &str) {
        sure(self.try_put_folder(path));
    }

    fn seed_folder(&self, path: &ItemPath) -> Result<Key, SeedError> {
        let now = self.clock().now();
        let mut state = self.backend.state();
        if let Some(name) = path.0.first()
            && state.tree.virtual_folder(name).is_none()
        {
            state.tree.add(ROOT, name, None, now);
        }
        let made = state.make_folders(path, now);
        made.map_err(|_| SeedError(format!("{path} leads through a file")))
    }

    /// Puts a file or folder into the trash.
    ///
    /// # Panics
    ///
    /// When there is nothing at the path, or a virtual folder.
    #[track_caller]
    pub fn trash(&self, path: &str) {
        let mut state = self.backend.state();
        let key = sure(state.seeded_below(path));
        state.tree.trash(key);
    }

    /// Removes a file or folder for good.
    ///
    /// # Panics
    ///
    /// When there is nothing at the path, or a virtual folder.
    #[track_caller]
    pub fn purge(&self, path: &str) {
        let mut state = self.backend.state();
        let key = sure(state.seeded_below(path));
        state.tree.purge(key);
    }

    /// Removes everything in the trash for good.
    pub fn empty_trash(&self) {
        let mut state = self.backend.state();
        let trashed = state.tree.trashed(ROOT, false);
        let keys: Vec<Key> = trashed.iter().map(|item| item.key).collect();
        for key in keys {
            state.tree.purge(key);
        }
    }

    /// Says what the service found in a file, by search fields such as `artist` or `captureDate` (`wire.md` §3.4).
    ///
    /// # Panics
    ///
    /// When there is no file at the path, or `found` is no JSON object.
    #[track_caller]
    pub fn set_attributes(&self, path: &str, found: Value) {
        let Value::Object(found) = found else {
            panic!("attributes must be a JSON object");
        };
        let mut state = self.backend.state();
        let key = sure(state.seeded(path));
        if let Some(file) = state.tree.get_mut(key).and_then(|item| item.file.as_mut()) {
            file.found.extend(found);
        }
        state.tree.touch(key);
    }

    /// Adds a contact with these fields; returns its id.
    ///
    /// # Panics
    ///
    /// When `fields` is no JSON object.
    #[track_caller]
    pub fn add_contact(&self, fields: Value) -> String {
        let Value::Object(fields) = fields else {
            panic!("a contact must be a JSON object");
        };
        self.backend.state().add_contact(fields).id
    }
}
