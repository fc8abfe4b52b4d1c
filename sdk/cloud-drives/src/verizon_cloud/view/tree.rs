//! Files and empty folders by path.

use std::collections::BTreeMap;
use std::ops::Bound;

use ::verizon_cloud::types::{CloudFile, CloudFolder};

/// Files and empty folders by path.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tree {
    pub(super) files: BTreeMap<String, CloudFile>,
    pub(super) empty_folders: BTreeMap<String, CloudFolder>,
}

impl Tree {
    /// Adds files and empty folders, or puts them in the place of what is at their paths.
    pub(super) fn put(&mut self, files: Vec<CloudFile>, empty_folders: Vec<CloudFolder>) {
        for file in files {
            let path = file.path();
            self.fill_above(&path);
            self.empty_folders.remove(&path);
            self.files.insert(path, file);
        }
        for folder in empty_folders {
            let path = folder.path();
            self.fill_above(&path);
            self.files.remove(&path);
            self.empty_folders.insert(path, folder);
        }
    }

    /// Takes away paths with whatever is below them. A folder that has lost the last of what was in it is there still, empty.
    pub(super) fn remove_all(&mut self, paths: &[String]) {
        // What does not begin with a slash is no path.
        let paths: Vec<&str> = paths
            .iter()
            .filter(|path| path.starts_with('/'))
            .map(|path| path.trim_end_matches('/'))
            .collect();
        for path in &paths {
            take_below(&mut self.files, path);
            take_below(&mut self.empty_folders, path);
            self.files.remove(*path);
            self.empty_folders.remove(*path);
        }
        for path in &paths {
            let Some(parent) = parent(path) else {
                continue;
            };
            let is_gone = paths.iter().any(|gone| is_at_or_below(parent, gone));
            // Virtual folders are not listed, empty or not.
            if !is_gone && self::parent(parent).is_some() && !self.contains(parent) {
                self.empty_folders.insert(parent.to_owned(), folder(parent));
            }
        }
    }

    /// Whether there is a file or folder at a path.
    pub(super) fn contains(&self, path: &str) -> bool {
        self.files.contains_key(path)
            || self.empty_folders.contains_key(path)
            || below(&self.files, path).next().is_some()
            || below(&self.empty_folders, path).next().is_some()
    }

    /// The files below a path.
    pub(super) fn files_below(&self, path: &str) -> impl Iterator<Item = &CloudFile> {
        below(&self.files, path.trim_end_matches('/')).map(|(_, file)| file)
    }

    /// The paths that are new or other than before, and those that were there before and are gone.
    pub(super) fn other_than(&self, before: &Self) -> (Vec<String>, Vec<String>) {
        let files = self
            .files
            .iter()
            .filter(|(path, file)| before.files.get(*path) != Some(*file))
            .map(|(path, _)| path.clone());
        let folders = self
            .empty_folders
            .iter()
            .filter(|(path, folder)| before.empty_folders.get(*path) != Some(*folder))
            .map(|(path, _)| path.clone());
        let gone = before.files.keys().chain(before.empty_folders.keys());
        let gone = gone.filter(|path| !self.contains(path)).cloned();
        (files.chain(folders).collect(), gone.collect())
    }

    /// The folders above something are not empty any more, and are no files.
    fn fill_above(&mut self, path: &str) {
        let mut above = parent(path);
        while let Some(folder) = above {
            self.empty_folders.remove(folder);
            self.files.remove(folder);
            above = parent(folder);
        }
    }
}

/// The folder that a path is in; none for virtual folders.
fn parent(path: &str) -> Option<&str> {
    let (parent, _) = path.rsplit_once('/')?;
    (!parent.is_empty()).then_some(parent)
}

fn is_at_or_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What is below a path. A slash sorts before everything that may follow a name, so that it is in one piece.
fn below<'a, T>(
    map: &'a BTreeMap<String, T>,
    path: &str,
) -> impl Iterator<Item = (&'a String, &'a T)> + use<'a, T> {
    let first = format!("{path}/");
    let prefix = first.clone();
    map.range((Bound::Included(first), Bound::Unbounded))
        .take_while(move |(found, _)| found.starts_with(&prefix))
}

fn take_below<T>(map: &mut BTreeMap<String, T>, path: &str) {
    let paths: Vec<String> = below(map, path).map(|(path, _)| path.clone()).collect();
    for path in paths {
        map.remove(&path);
    }
}

/// A folder of which the path is known.
fn folder(path: &str) -> CloudFolder {
    let mut folder = CloudFolder::default();
    if let Some((parent, name)) = path.rsplit_once('/') {
        parent.clone_into(&mut folder.parent_path);
        name.clone_into(&mut folder.name);
    }
    folder
}
