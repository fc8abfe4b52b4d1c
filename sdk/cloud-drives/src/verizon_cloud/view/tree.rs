//! Files and empty folders by path.

use std::collections::{BTreeMap, HashSet};
use std::ops::Bound;

use ::verizon_cloud::types::{CloudFile, CloudFolder};

/// Files and empty folders by path.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tree {
    pub(super) files: BTreeMap<String, CloudFile>,
    pub(super) empty_folders: BTreeMap<String, CloudFolder>,
}

impl Tree {
    /// Adds files and empty folders, replacing those at the same paths.
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

    /// Removes paths with everything below them. A folder that loses its last item stays as an empty folder.
    pub(super) fn remove_all(&mut self, paths: &[String]) {
        // A path begins with a slash.
        let paths: HashSet<&str> = paths
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
            // Virtual folders are not listed, empty or not.
            if self::parent(parent).is_some()
                && !is_at_or_below_one_of(&paths, parent)
                && !self.contains(parent)
            {
                // Its parent may be one of those that count as empty.
                self.fill_above(parent);
                self.empty_folders.insert(parent.to_owned(), folder(parent));
            }
        }
    }

    /// Returns whether a file or folder exists at a path.
    pub(super) fn contains(&self, path: &str) -> bool {
        self.files.contains_key(path)
            || self.empty_folders.contains_key(path)
            || below(&self.files, path).next().is_some()
            || below(&self.empty_folders, path).next().is_some()
    }

    /// Returns the files below a path.
    pub(super) fn files_below(&self, path: &str) -> impl Iterator<Item = &CloudFile> {
        below(&self.files, path.trim_end_matches('/')).map(|(_, file)| file)
    }

    /// Returns the new and changed paths, and the removed ones.
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

    /// Removes the empty folders and files above a path: with it they are non-empty folders.
    fn fill_above(&mut self, path: &str) {
        let mut above = parent(path);
        while let Some(folder) = above {
            self.empty_folders.remove(folder);
            self.files.remove(folder);
            above = parent(folder);
        }
    }
}

/// Returns the parent folder of a path; `None` for virtual folders.
fn parent(path: &str) -> Option<&str> {
    let (parent, _) = path.rsplit_once('/')?;
    (!parent.is_empty()).then_some(parent)
}

/// Returns whether a path or one of its parents is among the others; the empty path is the root.
fn is_at_or_below_one_of(others: &HashSet<&str>, path: &str) -> bool {
    let mut above = std::iter::successors(Some(path), |path| parent(path));
    above.any(|path| others.contains(path)) || others.contains("")
}

/// Returns everything below a path. A slash sorts before every other character of a name, so it is one range.
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

/// Returns a folder with only a path.
fn folder(path: &str) -> CloudFolder {
    let mut folder = CloudFolder::default();
    if let Some((parent, name)) = path.rsplit_once('/') {
        parent.clone_into(&mut folder.parent_path);
        name.clone_into(&mut folder.name);
    }
    folder
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn is_at_or_below(path: &str, folder: &str) -> bool {
        path.strip_prefix(folder)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// A minimal model of the service: paths of files and of folders.
    #[derive(Clone, Debug, Default)]
    struct Model {
        files: BTreeSet<String>,
        folders: BTreeSet<String>,
    }

    impl Model {
        fn is_live(&self, path: &str) -> bool {
            self.files.contains(path) || self.folders.contains(path)
        }

        fn add(&mut self, path: &str, is_file: bool) {
            let above: Vec<&str> =
                std::iter::successors(parent(path), |path| parent(path)).collect();
            let in_the_way = above.iter().any(|folder| self.files.contains(*folder));
            if in_the_way || self.is_live(path) {
                return;
            }
            self.folders
                .extend(above.iter().map(|folder| (*folder).to_owned()));
            let list = if is_file {
                &mut self.files
            } else {
                &mut self.folders
            };
            list.insert(path.to_owned());
        }

        fn delete(&mut self, path: &str) {
            self.files.retain(|found| !is_at_or_below(found, path));
            self.folders.retain(|found| !is_at_or_below(found, path));
        }

        fn empty_folders(&self) -> BTreeSet<String> {
            let all = || self.files.iter().chain(&self.folders);
            let is_empty =
                |folder: &&String| !all().any(|path| parent(path) == Some(folder.as_str()));
            // Virtual folders are not listed.
            let inner = self
                .folders
                .iter()
                .filter(|folder| parent(folder).is_some());
            inner.filter(is_empty).cloned().collect()
        }

        /// Returns the removed paths of `before`: all, or only the topmost.
        fn gone_since(&self, before: &Self, topmost: bool) -> Vec<String> {
            let gone = before.files.iter().chain(&before.folders);
            let gone: Vec<String> = gone.filter(|path| !self.is_live(path)).cloned().collect();
            let is_covered = |path: &String| {
                gone.iter()
                    .any(|other| other != path && is_at_or_below(path, other))
            };
            gone.iter()
                .filter(|path| !(topmost && is_covered(path)))
                .cloned()
                .collect()
        }
    }

    fn file(path: &str) -> CloudFile {
        let mut file = CloudFile::default();
        let like = folder(path);
        (file.name, file.parent_path) = (like.name, like.parent_path);
        file
    }

    #[test]
    fn a_folder_in_which_an_empty_one_is_left_is_not_empty() {
        let mut tree = Tree::default();
        tree.put(vec![file("/V/a/a"), file("/V/a/b/a")], Vec::new());
        tree.remove_all(&["/V/a/a".to_owned(), "/V/a/b/a".to_owned()]);
        assert_eq!(tree.empty_folders.keys().collect::<Vec<_>>(), ["/V/a/b"]);
    }

    proptest! {
        #[test]
        fn a_view_that_was_brought_up_to_date_is_as_a_fresh_one(
            rounds in prop::collection::vec(
                (
                    prop::collection::vec((0..4u8, "/V(/[ab]){1,4}"), 0..6),
                    any::<bool>(),
                    any::<bool>(),
                ),
                1..8,
            ),
        ) {
            let (mut model, mut tree) = (Model::default(), Tree::default());
            for (operations, topmost, names_emptied) in rounds {
                let before = model.clone();
                for (operation, path) in &operations {
                    match operation {
                        0 | 1 => model.add(path, true),
                        2 => model.add(path, false),
                        _ => model.delete(path),
                    }
                }
                // It is not known whether the service lists a folder that has become empty.
                let was_there = |path: &&String| !names_emptied && before.folders.contains(*path);
                let empty_folders = model.empty_folders();
                let told = empty_folders.iter().filter(|path| !was_there(path));
                tree.remove_all(&model.gone_since(&before, topmost));
                let new = model.files.difference(&before.files).map(|path| file(path));
                tree.put(new.collect(), told.map(|path| folder(path)).collect());
                let files: BTreeSet<String> = tree.files.keys().cloned().collect();
                let folders: BTreeSet<String> = tree.empty_folders.keys().cloned().collect();
                prop_assert_eq!(&files, &model.files);
                prop_assert_eq!(&folders, &empty_folders);
                for path in model.files.iter().chain(&model.folders).filter(|path| parent(path).is_some()) {
                    prop_assert!(tree.contains(path), "{}", path);
                }
            }
        }
    }
}
