//! Conversion between locations of objects and paths on the Disk.

use std::fmt;

use ::object_store::Error as StoreError;
use ::object_store::path::Path;
use cloud_drives_core::{Error, Result};

use super::super::paths::{below, disk_path};
use super::answers::STORE;

/// The folder that locations are relative to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Root(String);

impl Root {
    pub(super) fn new(path: &str) -> Result<Self> {
        let path = disk_path(path)?;
        if path.starts_with("trash:/") {
            return Err(Error::invalid_input(
                "root: the trash cannot hold objects; use a folder of disk:/ or app:/",
            ));
        }
        Ok(Self(path))
    }

    /// Returns the path of a location; the empty location is the folder itself.
    pub(super) fn path_of(&self, location: &Path) -> String {
        match location.as_ref() {
            "" => self.0.clone(),
            location => below(&self.0, location),
        }
    }

    /// Returns the path for writing an object. Fails for the empty location.
    pub(super) fn file_path(&self, location: &Path) -> Result<String, StoreError> {
        match location.as_ref() {
            "" => Err(StoreError::Generic {
                store: STORE,
                source: "the location must not be empty; the empty location is the store's folder"
                    .into(),
            }),
            location => Ok(below(&self.0, location)),
        }
    }
}

impl fmt::Display for Root {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_location_is_the_path_below_the_root_as_it_is() {
        for (root, location, expected) in [
            ("disk:/", "a/b", "disk:/a/b"),
            ("/", "a", "disk:/a"),
            ("data", "a", "disk:/data/a"),
            ("disk:/data/", "ü ä/😀.txt", "disk:/data/ü ä/😀.txt"),
            ("app:/", "a%2Fb/#?.txt", "app:/a%2Fb/#?.txt"),
            ("app:/x", "disk:/y", "app:/x/disk:/y"),
        ] {
            let (root, location) = (Root::new(root).unwrap(), Path::parse(location).unwrap());
            assert_eq!(root.path_of(&location), expected);
            assert_eq!(root.file_path(&location).unwrap(), expected);
        }
    }

    #[test]
    fn the_empty_location_is_the_root_and_can_not_be_written() {
        let root = Root::new("disk:/data").unwrap();
        assert_eq!(root.path_of(&Path::default()), "disk:/data");
        let error = root.file_path(&Path::default()).unwrap_err();
        assert!(error.to_string().contains("must not be empty"), "{error}");
    }

    #[test]
    fn neither_no_path_nor_the_trash_is_a_root() {
        for root in ["", "trash:/", "trash:/a"] {
            assert!(Root::new(root).unwrap_err().is_invalid_input(), "{root:?}");
        }
    }
}
