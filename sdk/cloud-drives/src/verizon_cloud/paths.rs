//! Paths (`wire.md §1.4`).

use std::hash::{Hash, Hasher};

use ::verizon_cloud::types::{CloudFile, CloudFolder};

use super::CloudItem;

/// The default virtual folder, with the uploads of phones.
pub const VZMOBILE: &str = "VZMOBILE";

/// The path of a file or folder, converted from text or from an item of the service.
///
/// A path begins with a slash, and its first segment is a virtual folder: `/VZMOBILE/photos/sea.jpg`. Names may contain
/// any other character. Trailing slashes are removed; the target of a copy, move or rename must not have one.
///
/// ```
/// use cloud_drives::verizon_cloud::ItemPath;
///
/// let path = ItemPath::from("/VZMOBILE/photos/");
/// assert_eq!(path.as_str(), "/VZMOBILE/photos");
/// assert_eq!(path.parent(), Some("/VZMOBILE"));
/// assert_eq!(path.name(), "photos");
/// assert!(ItemPath::from("/VZMOBILE").is_virtual_folder());
/// ```
#[derive(Clone, Debug)]
pub struct ItemPath {
    path: String,
    /// Whether trailing slashes were removed.
    ended_in_slash: bool,
}

impl ItemPath {
    /// Returns the path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.path
    }

    /// Returns the parent folder; `None` for virtual folders and the root.
    #[must_use]
    pub fn parent(&self) -> Option<&str> {
        let (parent, _) = self.path.rsplit_once('/')?;
        (!parent.is_empty()).then_some(parent)
    }

    /// Returns the last segment.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path
            .rsplit_once('/')
            .map_or(&self.path, |(_, name)| name)
    }

    /// Returns whether it is a virtual folder itself, which file operations do not accept.
    #[must_use]
    pub fn is_virtual_folder(&self) -> bool {
        !self.is_root() && self.parent().is_none()
    }

    /// Returns whether it is the root, the parent of the virtual folders.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.path == "/"
    }

    pub(super) fn all(paths: impl IntoIterator<Item = impl Into<Self>>) -> Vec<Self> {
        paths.into_iter().map(Into::into).collect()
    }

    /// Returns the paths of files and folders as text, and the reason why the first invalid one is.
    pub(super) fn all_checked(
        paths: impl IntoIterator<Item = impl Into<Self>>,
    ) -> (Vec<String>, Result<(), String>) {
        let paths = Self::all(paths);
        let check = paths.iter().try_for_each(|path| path.check_item("paths"));
        (paths.into_iter().map(|path| path.path).collect(), check)
    }

    /// Fails for an invalid path; `what` names the argument.
    pub(super) fn check(&self, what: &str) -> Result<(), String> {
        let path = &self.path;
        let Some(names) = path.strip_prefix('/') else {
            return Err(format!(
                "{what}: {path:?} must begin with a slash and a virtual folder, as in /VZMOBILE/photos"
            ));
        };
        if self.is_root() {
            return Ok(());
        }
        for name in names.split('/') {
            match name {
                "" => {
                    return Err(format!(
                        "{what}: {path:?} has an empty name between two slashes"
                    ));
                }
                "." | ".." => {
                    return Err(format!(
                        "{what}: {path:?} must not contain the name {name:?}"
                    ));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Fails for a path that file operations do not accept; `what` names the argument.
    pub(super) fn check_item(&self, what: &str) -> Result<(), String> {
        self.check(what)?;
        if self.is_root() {
            return Err(format!("{what}: expected a file or folder, not the root"));
        }
        if self.is_virtual_folder() {
            return Err(format!(
                "{what}: {} is a virtual folder; expected a file or folder in it, or use create_virtualfolder, rename_virtualfolder or delete_virtualfolder",
                self.path
            ));
        }
        Ok(())
    }

    /// Fails for a path that is not a valid target.
    ///
    /// A trailing slash means that the new name was left out; without the slash the target would be the folder itself, which
    /// would be overwritten.
    pub(super) fn check_target(&self) -> Result<(), String> {
        self.check_item("target")?;
        if self.ended_in_slash {
            return Err(format!(
                "target: {0}/ ends in a slash; expected a path that ends in the new name, as in {0}/a.jpg",
                self.path
            ));
        }
        Ok(())
    }
}

impl PartialEq for ItemPath {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path
    }
}

impl Eq for ItemPath {}

impl Hash for ItemPath {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.path.hash(state);
    }
}

impl From<String> for ItemPath {
    fn from(mut path: String) -> Self {
        let (kept, all) = (path.trim_end_matches('/').len(), path.len());
        // A path of slashes alone is the root.
        let kept = if kept == 0 { all.min(1) } else { kept };
        path.truncate(kept);
        Self {
            path,
            ended_in_slash: kept < all,
        }
    }
}

impl From<&str> for ItemPath {
    fn from(path: &str) -> Self {
        Self::from(path.to_owned())
    }
}

impl From<&String> for ItemPath {
    fn from(path: &String) -> Self {
        Self::from(path.clone())
    }
}

impl From<&ItemPath> for ItemPath {
    fn from(path: &ItemPath) -> Self {
        path.clone()
    }
}

impl From<&CloudFile> for ItemPath {
    fn from(item: &CloudFile) -> Self {
        Self::from(item.path())
    }
}

impl From<CloudFile> for ItemPath {
    fn from(item: CloudFile) -> Self {
        Self::from(&item)
    }
}

impl From<&CloudFolder> for ItemPath {
    fn from(item: &CloudFolder) -> Self {
        Self::from(item.path())
    }
}

impl From<CloudFolder> for ItemPath {
    fn from(item: CloudFolder) -> Self {
        Self::from(&item)
    }
}

impl From<&CloudItem> for ItemPath {
    fn from(item: &CloudItem) -> Self {
        Self::from(item.path())
    }
}

impl From<CloudItem> for ItemPath {
    fn from(item: CloudItem) -> Self {
        Self::from(&item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invalid_paths_are_refused_with_a_reason() {
        for (path, reason) in [
            ("", "begin with a slash"),
            ("VZMOBILE/a", "begin with a slash"),
            ("/VZMOBILE//a", "empty name"),
            ("//VZMOBILE", "empty name"),
            ("/VZMOBILE/../a", "must not contain the name"),
            ("/VZMOBILE/.", "must not contain the name"),
        ] {
            let refusal = ItemPath::from(path).check("src").unwrap_err();
            assert!(
                refusal.starts_with("src: ") && refusal.contains(reason),
                "{refusal}"
            );
        }
        for path in [
            "/",
            "///",
            "/VZMOBILE",
            "/VZMOBILE/a&b+c#d%e .jpg/",
            "/VZMOBILE/...",
        ] {
            ItemPath::from(path).check("src").unwrap();
        }
    }

    #[test]
    fn virtual_folders_and_the_root_are_not_for_file_operations() {
        for path in ["/", "/VZMOBILE", "/VZMOBILE/"] {
            ItemPath::from(path).check_item("target").unwrap_err();
        }
        ItemPath::from("/VZMOBILE/a").check_item("target").unwrap();
        ItemPath::from("/VZMOBILE/a/").check_item("src").unwrap();
    }

    #[test]
    fn a_target_ends_in_a_name() {
        ItemPath::from("/VZMOBILE/a").check_target().unwrap();
        let refusal = ItemPath::from("/VZMOBILE/a/").check_target().unwrap_err();
        assert!(refusal.contains("/VZMOBILE/a/a.jpg"), "{refusal}");
        assert_eq!(
            ItemPath::from("/VZMOBILE/a/"),
            ItemPath::from("/VZMOBILE/a")
        );
    }
}
