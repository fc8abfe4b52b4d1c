//! Files and folders that tests put on a drive, without requests.

use serde_json::Value;

use super::AmazonDrive;
use super::looking::names;
use super::media;
use super::node::{File, Kind, Node, Status};
use super::nodes::Draft;
use super::state::State;
use super::thumbnails;
use crate::content::Content;
pub use crate::seed_error::SeedError;
use crate::seed_error::sure;

impl State {
    fn seeded(&self, place: &str) -> Result<&Node, SeedError> {
        let node = self.nodes.place(place);
        node.ok_or_else(|| SeedError(format!("nothing exists at \"{place}\"")))
    }

    fn seeded_id(&self, place: &str) -> Result<String, SeedError> {
        self.seeded(place).map(|node| node.id.clone())
    }
}

impl AmazonDrive {
    /// Returns the id of the root folder.
    #[must_use]
    pub fn root_id(&self) -> String {
        self.backend.state().nodes.root().to_owned()
    }

    /// Puts a file, and the folders above it, at a path such as `/a/b.txt`; a file that is there gets the new content.
    ///
    /// Returns the node's id.
    ///
    /// # Errors
    ///
    /// If the path leads through a file or to a folder.
    pub fn try_put_file(
        &self,
        path: &str,
        content: impl Into<Content>,
    ) -> Result<String, SeedError> {
        let mut names = names(path);
        let Some(name) = names.pop() else {
            return Err(SeedError(format!("\"{path}\" is not a file path")));
        };
        let folder = self.seed_folder(path, &names)?;
        self.seed_file(&folder, name, content.into())
    }

    /// Puts a file, and the folders above it, at a path; returns the node's id.
    ///
    /// # Panics
    ///
    /// Where [`try_put_file`](AmazonDrive::try_put_file) has an error.
    #[track_caller]
    pub fn put_file(&self, path: &str, content: impl Into<Content>) -> String {
        sure(self.try_put_file(path, content))
    }

    /// Puts a file of this size that is made of the [`pattern`](crate::pattern::bytes) and takes no memory.
    ///
    /// # Panics
    ///
    /// Where [`try_put_file`](AmazonDrive::try_put_file) has an error.
    #[track_caller]
    pub fn put_pattern(&self, path: &str, size: u64) -> String {
        sure(self.try_put_file(path, Content::pattern(size)))
    }

    /// Puts a file into a folder, given by its path or id, under a name that may have slashes in it; returns its id.
    ///
    /// # Panics
    ///
    /// When there is no such folder, or a folder of this name in it.
    #[track_caller]
    pub fn put_file_in(&self, folder: &str, name: &str, content: impl Into<Content>) -> String {
        let folder = self.backend.state().seeded_id(folder);
        sure(folder.and_then(|folder| self.seed_file(&folder, name, content.into())))
    }

    fn seed_file(&self, folder: &str, name: &str, content: Content) -> Result<String, SeedError> {
        let now = self.clock().now();
        let created_by = self.owner_id();
        let mut state = self.backend.state();
        let there = state.nodes.occupant(folder, name, None);
        let there = there.map(|node| (node.id.clone(), node.file.clone()));
        let mut file = File {
            found: thumbnails::found(&content),
            content,
            content_type: media::content_type(name).to_owned(),
            version: 1,
        };
        match there {
            None => {
                let mut draft = Draft::new(Kind::File, name, folder, &created_by);
                draft.file = Some(file);
                Ok(state.nodes.add(draft, now))
            }
            Some((id, Some(old))) => {
                file.version = old.version + 1;
                state.nodes.replace(&id, file);
                state.nodes.touch(&id, now);
                Ok(id)
            }
            Some(_) => Err(SeedError(format!("\"{name}\" is a folder"))),
        }
    }

    /// Puts a folder, and those above it, at a path; returns its id.
    ///
    /// # Errors
    ///
    /// If the path leads through a file.
    pub fn try_put_folder(&self, path: &str) -> Result<String, SeedError> {
        self.seed_folder(path, &names(path))
    }

    /// Puts a folder, and those above it, at a path; returns its id.
    ///
    /// # Panics
    ///
    /// Where [`try_put_folder`](AmazonDrive::try_put_folder) has an error.
    #[track_caller]
    pub fn put_folder(&self, path: &str) -> String {
        sure(self.try_put_folder(path))
    }

    fn seed_folder(&self, path: &str, names: &[&str]) -> Result<String, SeedError> {
        let now = self.clock().now();
        let created_by = self.owner_id();
        let mut state = self.backend.state();
        let mut id = state.nodes.root().to_owned();
        for name in names {
            let there = state.nodes.occupant(&id, name, None);
            id = match there {
                Some(node) if node.is_folder() => node.id.clone(),
                Some(_) => {
                    let what = format!("\"{path}\" leads through the file \"{name}\"");
                    return Err(SeedError(what));
                }
                None => {
                    let draft = Draft::new(Kind::Folder, name, &id, &created_by);
                    state.nodes.add(draft, now)
                }
            };
        }
        Ok(id)
    }

    /// Gives a file, by its path or id, an asset such as a rendition of a film; returns the asset's id.
    ///
    /// # Panics
    ///
    /// When there is no such file.
    #[track_caller]
    pub fn put_asset(&self, file: &str, name: &str, content: impl Into<Content>) -> String {
        let content = content.into();
        let (now, created_by) = (self.clock().now(), self.owner_id());
        self.change(file, |state, id| {
            let mut draft = Draft::new(Kind::Asset, name, id, &created_by);
            draft.file = Some(File {
                found: thumbnails::found(&content),
                content,
                content_type: media::content_type(name).to_owned(),
                version: 1,
            });
            state.nodes.add(draft, now)
        })
    }

    /// Does something to the node at a path or with an id.
    #[track_caller]
    fn change<T>(&self, place: &str, change: impl FnOnce(&mut State, &str) -> T) -> T {
        let mut state = self.backend.state();
        let id = sure(state.seeded_id(place));
        change(&mut state, &id)
    }

    /// Does something to a node that the root folder is spared.
    #[track_caller]
    fn change_below(&self, place: &str, change: impl FnOnce(&mut State, &str)) {
        let mut state = self.backend.state();
        let id = sure(state.seeded_id(place));
        if id == state.nodes.root() {
            sure::<()>(Err(SeedError(
                "the root folder cannot be removed".to_owned(),
            )));
        }
        change(&mut state, &id);
    }

    /// Adds what the service found in a file (`image`, `video`, `document`, `contentDate`) to its `contentProperties`.
    ///
    /// # Panics
    ///
    /// When there is nothing at the path or id, or `found` is no JSON object.
    #[track_caller]
    pub fn set_content_properties(&self, place: &str, found: Value) {
        let Value::Object(found) = found else {
            panic!("content properties must be a JSON object");
        };
        self.edit(place, |node| {
            if let Some(file) = &mut node.file {
                file.found.extend(found);
            }
        });
    }

    /// Sets the labels of a node.
    ///
    /// # Panics
    ///
    /// When there is nothing at the path or id.
    #[track_caller]
    pub fn set_labels(&self, place: &str, labels: &[&str]) {
        let labels = labels.iter().map(|label| (*label).to_owned()).collect();
        self.edit(place, |node| node.labels = labels);
    }

    /// Sets a property of a node, whoever its owner is.
    ///
    /// # Panics
    ///
    /// When there is nothing at the path or id.
    #[track_caller]
    pub fn set_property(&self, place: &str, owner: &str, key: &str, value: &str) {
        self.edit(place, |node| {
            let keys = node.properties.entry(owner.to_owned()).or_default();
            keys.insert(key.to_owned(), value.to_owned());
        });
    }

    /// Makes a file `PENDING` for so many more looks at it.
    ///
    /// # Panics
    ///
    /// When there is nothing at the path or id.
    #[track_caller]
    pub fn set_pending(&self, place: &str, polls: u32) {
        self.edit(place, |node| {
            node.status = Status::Pending;
            node.pending = polls;
        });
    }

    /// Notes a change of a node that changes nothing: a new version in the feed.
    ///
    /// # Panics
    ///
    /// When there is nothing at the path or id.
    #[track_caller]
    pub fn touch(&self, place: &str) {
        self.edit(place, |_| {});
    }

    #[track_caller]
    fn edit(&self, place: &str, edit: impl FnOnce(&mut Node)) {
        let now = self.clock().now();
        self.change(place, |state, id| {
            if let Some(node) = state.nodes.get_mut(id) {
                edit(node);
            }
            state.nodes.touch(id, now);
        });
    }

    /// Puts a node into one more folder.
    ///
    /// # Panics
    ///
    /// When there is nothing at one of the paths or ids.
    #[track_caller]
    pub fn link(&self, place: &str, folder: &str) {
        let now = self.clock().now();
        let folder = sure(self.backend.state().seeded_id(folder));
        self.change(place, |state, id| {
            state.nodes.hang(id, &folder);
            state.nodes.touch(id, now);
        });
    }

    /// Puts a node into the trash.
    ///
    /// # Panics
    ///
    /// When there is nothing at the path or id, or the root folder.
    #[track_caller]
    pub fn trash(&self, place: &str) {
        let now = self.clock().now();
        self.change_below(place, |state, id| state.nodes.trash(id, now));
    }

    /// Removes a node for good, as its user can do on the web site; the feed of changes tells of it.
    ///
    /// # Panics
    ///
    /// When there is nothing at the path or id, or the root folder.
    #[track_caller]
    pub fn purge(&self, place: &str) {
        let now = self.clock().now();
        self.change_below(place, |state, id| state.nodes.purge(id, now));
    }

    /// Removes everything in the trash for good.
    pub fn empty_trash(&self) {
        let now = self.clock().now();
        let mut state = self.backend.state();
        let trashed = state.nodes.all().into_iter();
        let trashed = trashed.filter(|node| node.status == Status::Trash);
        let ids: Vec<String> = trashed.map(|node| node.id.clone()).collect();
        for id in ids {
            state.nodes.purge(&id, now);
        }
    }
}
