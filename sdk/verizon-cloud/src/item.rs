//! Methods for the generated types of files, folders and listings.

use cloud_drives_core::Error;

use crate::types::{
    CloudFile, CloudFolder, Favorites, FileOrFolder, Found, FullView, Playlist, ShareFile,
    ShareFolder, SharePlaylist, ShareRequest,
};

impl CloudFile {
    /// Returns the whole path, as the calls take it.
    #[must_use]
    pub fn path(&self) -> String {
        join(&self.parent_path, &self.name)
    }

    /// Creates a share of the file; another name or type can be set.
    ///
    /// # Errors
    ///
    /// If the service has not told its URI.
    pub fn to_share(&self) -> Result<ShareRequest, Error> {
        let uri = uri(self.uri.as_deref(), &self.path())?;
        Ok(ShareFile::new(uri, self.size).name(&self.name).into())
    }
}

impl CloudFolder {
    /// Returns the full path, as the calls expect it; `/` and the name for a virtual folder.
    #[must_use]
    pub fn path(&self) -> String {
        join(&self.parent_path, &self.name)
    }

    /// Creates a share of the folder; another name or type can be set.
    ///
    /// # Errors
    ///
    /// If the service has not told its URI.
    pub fn to_share(&self) -> Result<ShareRequest, Error> {
        let uri = uri(self.uri.as_deref(), &self.path())?;
        Ok(ShareFolder::new(uri).name(&self.name).into())
    }
}

impl Playlist {
    /// Creates a share of the playlist; another name or type can be set.
    ///
    /// # Errors
    ///
    /// If the service has not told its URI.
    pub fn to_share(&self) -> Result<ShareRequest, Error> {
        let uri = uri(self.uri.as_deref(), &self.name)?;
        Ok(SharePlaylist::new(uri).name(&self.name).into())
    }
}

impl FileOrFolder {
    /// Returns the full path of the item.
    #[must_use]
    pub fn path(&self) -> Option<String> {
        match (&self.file, &self.folder) {
            (Some(file), _) => Some(file.path()),
            (None, Some(folder)) => Some(folder.path()),
            (None, None) => None,
        }
    }
}

impl FullView {
    /// Returns the paths deleted since the given state; none in an answer without a state.
    #[must_use]
    pub fn deleted_paths(&self) -> &[String] {
        self.deleted
            .as_ref()
            .map_or(&[], |deleted| deleted.paths.as_slice())
    }
}

impl Favorites {
    /// Returns the lists from any of the envelopes.
    #[must_use]
    pub fn into_found(self) -> Found {
        let bare = Found {
            count: self.count,
            files: self.files,
            folders: self.folders,
        };
        self.search_results.or(self.favorites).unwrap_or(bare)
    }
}

fn uri<'a>(uri: Option<&'a str>, what: &str) -> Result<&'a str, Error> {
    uri.ok_or_else(|| {
        Error::invalid_input(format!(
            "{what}: URI unknown, which a share requires; read the item from the service first"
        ))
    })
}

fn join(parent: &str, name: &str) -> String {
    format!("{}/{name}", parent.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeOwned;
    use serde_json::{Value, json};

    use super::*;

    fn read<T: DeserializeOwned>(body: Value) -> T {
        serde_json::from_value(body).unwrap()
    }

    #[test]
    fn a_path_is_the_folder_and_the_name() {
        let file: CloudFile =
            read(json!({ "name": "a b.jpg", "parentPath": "/VZMOBILE/Trip", "size": 1 }));
        assert_eq!(file.path(), "/VZMOBILE/Trip/a b.jpg");
        for parent in [json!("/"), json!(""), json!(null)] {
            let folder: CloudFolder = read(json!({ "name": "VZMOBILE", "parentPath": parent }));
            assert_eq!(folder.path(), "/VZMOBILE");
        }
        let folder: FileOrFolder = read(json!({ "folder": { "name": "VZWEB" } }));
        assert_eq!(folder.path().as_deref(), Some("/VZWEB"));
        assert_eq!(read::<FileOrFolder>(json!({})).path(), None);
    }

    #[test]
    fn favorites_are_found_in_every_envelope() {
        let lists =
            json!({ "count": 1, "file": { "name": "a", "parentPath": "/VZMOBILE", "size": 1 } });
        for body in [
            json!({ "searchResults": lists }),
            json!({ "favorites": lists }),
            lists.clone(),
        ] {
            let found = read::<Favorites>(body.clone()).into_found();
            assert_eq!(
                (found.count, found.files.len(), found.folders.len()),
                (Some(1), 1, 0),
                "{body}"
            );
        }
        assert_eq!(read::<Favorites>(json!({})).into_found(), Found::default());
    }

    #[test]
    fn a_view_without_a_list_of_what_is_gone_has_nothing_gone() {
        let delta: FullView = read(json!({ "deleted": { "path": ["/VZMOBILE/old.txt"] } }));
        assert_eq!(delta.deleted_paths(), ["/VZMOBILE/old.txt"]);
        assert!(delta.files.is_empty() && delta.empty_folders.is_empty());
        for body in [
            json!({}),
            json!({ "deleted": {} }),
            json!({ "deleted": { "path": null } }),
        ] {
            assert!(read::<FullView>(body).deleted_paths().is_empty());
        }
    }
}
