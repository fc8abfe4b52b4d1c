//! Look-ups of tests, without requests.

use bytes::Bytes;
use serde_json::Value;

use super::VerizonCloud;
use super::contacts::Contact;
use super::item::{Item, ROOT};
use super::path::ItemPath;
use super::represent::Lens;
use super::tree::Tree;

impl Tree {
    /// Paths of these items, sorted, the root and the virtual folders left out.
    fn paths_of(&self, items: &[&Item]) -> Vec<String> {
        let items = items.iter();
        let inner = items.filter(|item| item.key != ROOT && !item.is_virtual_folder());
        let mut paths: Vec<String> = inner.map(|item| self.path(item.key).to_string()).collect();
        paths.sort();
        paths
    }
}

impl VerizonCloud {
    /// Paths of everything that is not in the trash, sorted; virtual folders are left out.
    #[must_use]
    pub fn paths(&self) -> Vec<String> {
        let state = self.backend.state();
        state.tree.paths_of(&state.tree.live_below(ROOT))
    }

    /// Paths of what is in the trash, sorted: all of it, not only the topmost.
    #[must_use]
    pub fn trash_paths(&self) -> Vec<String> {
        let state = self.backend.state();
        state.tree.paths_of(&state.tree.trashed(ROOT, true))
    }

    /// Returns names of the virtual folders, sorted.
    #[must_use]
    pub fn virtual_folders(&self) -> Vec<String> {
        let state = self.backend.state();
        let folders = state.tree.live_children(ROOT).into_iter();
        folders.map(|folder| folder.name.clone()).collect()
    }

    /// Returns the bytes of a file; `None` if there is no file, or when its bytes were not kept.
    #[must_use]
    pub fn file_bytes(&self, path: &str) -> Option<Bytes> {
        let state = self.backend.state();
        let item = state.tree.live(&ItemPath::parse(path).ok()?)?;
        item.file.as_ref()?.content.to_bytes()
    }

    /// Returns a file or folder in the service's own JSON, without its envelope; one in the trash too.
    #[must_use]
    pub fn item(&self, path: &str) -> Option<Value> {
        let state = self.backend.state();
        let item = state.tree.find(&ItemPath::parse(path).ok()?)?;
        let lens = Lens {
            state: &state,
            settings: &self.backend.settings,
        };
        Some(lens.item(item))
    }

    /// Returns the uri of a file or folder: `dv-file://…`.
    #[must_use]
    pub fn uri(&self, path: &str) -> Option<String> {
        let item = self.item(path)?;
        Some(item["uri"].as_str()?.to_owned())
    }

    /// Returns the bytes in use, including those in the trash.
    #[must_use]
    pub fn used_space(&self) -> u64 {
        self.backend.state().tree.used()
    }

    /// Returns how many uploads were announced and are not finished.
    #[must_use]
    pub fn open_uploads(&self) -> usize {
        self.backend.state().uploads.len()
    }

    /// Returns all contacts in the service's own JSON.
    #[must_use]
    pub fn contacts(&self) -> Vec<Value> {
        let state = self.backend.state();
        state.contacts.iter().map(Contact::show).collect()
    }
}
