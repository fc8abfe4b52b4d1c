//! Methods for the generated types of nodes.

use cloud_drives_core::reexport::chrono::{DateTime, Utc};

use crate::types::{NewFolder, Node, NodeKind};

/// Returns whether a text has the format of a node's id: 22 letters, digits, `-` and `_`.
///
/// Ids in other formats have been seen in samples (`wire.md §1.5`), so calls do not require it.
///
/// ```
/// use amazon_drive::is_valid_id;
///
/// assert!(is_valid_id("-oldAAAAAAAAAAAAAAAA_9"));
/// assert!(!is_valid_id("a.txt"));
/// ```
#[must_use]
pub fn is_valid_id(id: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    id.len() == 22 && id.bytes().all(allowed)
}

impl Node {
    /// Returns whether it is a folder.
    #[must_use]
    pub fn is_folder(&self) -> bool {
        self.kind == Some(NodeKind::Folder)
    }

    /// Returns whether it is a file.
    #[must_use]
    pub fn is_file(&self) -> bool {
        self.kind == Some(NodeKind::File)
    }

    /// Returns the creation time, from either spelling of the member (`wire.md §9`).
    #[must_use]
    pub fn created(&self) -> Option<DateTime<Utc>> {
        self.created_date.or(self.creation_date)
    }
}

/// Creates a folder of this name in the root folder.
impl From<&str> for NewFolder {
    fn from(name: &str) -> Self {
        Self::new(name)
    }
}

/// Creates a folder of this name in the root folder.
impl From<String> for NewFolder {
    fn from(name: String) -> Self {
        Self::new(name)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::types::{CreateNode, NewFile, UploadMetadata};

    fn node(body: Value) -> Node {
        serde_json::from_value(body).unwrap()
    }

    #[test]
    fn the_date_of_making_is_read_in_either_spelling() {
        for spelling in ["createdDate", "creationDate"] {
            let node = node(json!({
                "id": "a", "status": "AVAILABLE", spelling: "2015-01-01T00:00:00.00Z"
            }));
            let created = node.created().unwrap();
            assert_eq!(created.timestamp(), 1_420_070_400);
        }
    }

    #[test]
    fn a_purged_node_is_neither_file_nor_folder_if_it_does_not_say() {
        let purged = node(json!({ "id": "a", "status": "PURGED" }));
        assert!(!purged.is_file() && !purged.is_folder());
        assert!(node(json!({ "id": "a", "status": "TRASH", "kind": "FOLDER" })).is_folder());
        assert!(node(json!({ "id": "a", "status": "TRASH", "kind": "FILE" })).is_file());
    }

    #[test]
    fn what_is_made_says_its_kind() {
        let folder = CreateNode::from(NewFolder::new("Reports"));
        assert_eq!(
            serde_json::to_value(folder).unwrap(),
            json!({ "kind": "FOLDER", "name": "Reports" })
        );
        assert_eq!(NewFolder::from("Reports"), NewFolder::new("Reports"));
        assert_eq!(
            NewFolder::from("Reports".to_owned()),
            NewFolder::new("Reports")
        );
        let file = UploadMetadata::from(NewFile::new("a.txt").parents(["RootAAAAAAAAAAAAAAAAA0"]));
        assert_eq!(
            serde_json::to_value(file).unwrap(),
            json!({ "kind": "FILE", "name": "a.txt", "parents": ["RootAAAAAAAAAAAAAAAAA0"] })
        );
    }

    #[test]
    fn undescribed_members_and_null_are_ignored() {
        let root = node(json!({
            "id": "RootAAAAAAAAAAAAAAAAA0", "kind": "VISUAL_COLLECTION", "status": "Available",
            "isRoot": true, "name": null, "parents": null, "assets": null, "isShared": null,
            "contentProperties": null, "ownerId": "x", "settings": {}
        }));
        assert!(root.is_root && root.parents.is_empty() && root.name.is_none());
        assert_eq!(root.status.as_str(), "Available");
    }
}
