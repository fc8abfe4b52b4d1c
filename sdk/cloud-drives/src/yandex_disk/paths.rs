//! Paths in the form that the service expects (`wire.md §1.6`).

use cloud_drives_core::{Error, Result};

/// The areas of a Disk, which paths begin with.
const SCHEMES: [&str; 4] = ["disk:", "trash:", "app:", "photounlim:"];

/// Returns a path on the Disk; prepends `disk:` unless the path names its area. The root is `/` or `disk:/`.
///
/// ```
/// use cloud_drives::yandex_disk::disk_path;
///
/// assert_eq!(disk_path("photos/2024")?, "disk:/photos/2024");
/// assert_eq!(disk_path("/photos")?, "disk:/photos");
/// assert_eq!(disk_path("app:/notes.txt")?, "app:/notes.txt");
/// // A name may contain a colon, and even look like an area.
/// assert_eq!(disk_path("a:b")?, "disk:/a:b");
/// assert_eq!(disk_path("disk:")?, "disk:/disk:");
/// // An empty path is not the root.
/// assert!(disk_path("").is_err());
/// # Ok::<(), cloud_drives::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorClass::InvalidInput`](cloud_drives_core::ErrorClass::InvalidInput) if the path is empty.
pub fn disk_path(path: &str) -> Result<String> {
    with_scheme(path, "disk")
}

/// Returns a path in the trash; prepends `trash:` unless the path names its area. The whole trash is `/` or `trash:/`.
///
/// # Errors
///
/// As [`disk_path`].
pub fn trash_path(path: &str) -> Result<String> {
    with_scheme(path, "trash")
}

/// Returns the path for a typed request.
///
/// An empty path stays empty, and the bounds of the request reject it.
pub(super) fn on_disk(path: impl AsRef<str>) -> String {
    disk_path(path.as_ref()).unwrap_or_default()
}

/// Returns the path for a typed request, as [`on_disk`].
pub(super) fn in_trash(path: impl AsRef<str>) -> String {
    trash_path(path.as_ref()).unwrap_or_default()
}

fn with_scheme(path: &str, default: &str) -> Result<String> {
    if path.is_empty() {
        let message = format!("path: must not be empty; the root is {default}:/");
        return Err(Error::invalid_input(message));
    }
    if path.starts_with('/') {
        return Ok(format!("{default}:{path}"));
    }
    let names_area = SCHEMES.iter().any(|scheme| {
        path.strip_prefix(scheme)
            .is_some_and(|rest| rest.starts_with('/'))
    });
    Ok(match names_area {
        true => path.to_owned(),
        false => format!("{default}:/{path}"),
    })
}

/// Returns the parent folder of a path; `None` for the root of an area. Trailing slashes are ignored.
pub(super) fn parent(path: &str) -> Option<String> {
    let (scheme, rest) = path.split_once(":/")?;
    let rest = rest.trim_end_matches('/');
    if rest.trim_start_matches('/').is_empty() {
        return None;
    }
    let above = rest.rsplit_once('/').map_or("", |(above, _)| above);
    Some(format!("{scheme}:/{}", above.trim_end_matches('/')))
}

/// Returns the path of an item in a folder.
pub(super) fn below(folder: &str, name: &str) -> String {
    format!("{}/{name}", folder.trim_end_matches('/'))
}

/// Returns the path with another name in the same folder.
pub(super) fn renamed(path: &str, new_name: &str) -> Result<String> {
    let name = new_name.trim_end_matches('/');
    if name.is_empty() || name == "." || name == ".." || name.contains('/') {
        return Err(Error::invalid_input(format!(
            "new_name: {new_name:?} is not a valid file or folder name; use move_ to move to another folder"
        )));
    }
    let Some(parent) = parent(path) else {
        return Err(Error::invalid_input(format!(
            "rename: {path} is a root, which cannot be renamed"
        )));
    };
    Ok(below(&parent, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scheme_is_added_as_in_the_python_client() {
        for (path, expected) in [
            ("/", "disk:/"),
            ("a", "disk:/a"),
            ("/ü ä#?%25.txt", "disk:/ü ä#?%25.txt"),
            ("disk:/a/", "disk:/a/"),
            ("app:/", "app:/"),
            ("trash:/x", "trash:/x"),
            ("photounlim:/x", "photounlim:/x"),
            ("app:", "disk:/app:"),
            ("disk:a", "disk:/disk:a"),
            ("other:/a", "disk:/other:/a"),
        ] {
            assert_eq!(disk_path(path).unwrap(), expected, "{path:?}");
        }
        assert_eq!(trash_path("trash:").unwrap(), "trash:/trash:");
        assert_eq!(trash_path("/a").unwrap(), "trash:/a");
        assert_eq!(trash_path("disk:/a").unwrap(), "disk:/a");
    }

    #[test]
    fn no_path_is_not_the_root() {
        for error in [disk_path("").unwrap_err(), trash_path("").unwrap_err()] {
            assert!(error.is_invalid_input(), "{error}");
            assert!(error.message().contains("must not be empty"), "{error}");
        }
        assert_eq!((on_disk(""), in_trash("")), (String::new(), String::new()));
    }

    #[test]
    fn the_parent_of_a_path_keeps_its_area() {
        for (path, expected) in [
            ("disk:/a/b", Some("disk:/a")),
            ("disk:/a/b/", Some("disk:/a")),
            ("disk:/a//b", Some("disk:/a")),
            ("disk:/a", Some("disk:/")),
            ("disk://a", Some("disk:/")),
            ("app:/a:/b", Some("app:/a:")),
            ("disk:/", None),
            ("disk://", None),
        ] {
            assert_eq!(parent(path).as_deref(), expected, "{path:?}");
        }
    }

    #[test]
    fn a_new_name_stays_in_the_folder() {
        assert_eq!(renamed("disk:/a/b", "c").unwrap(), "disk:/a/c");
        assert_eq!(renamed("disk:/b", "c/").unwrap(), "disk:/c");
        assert_eq!(renamed("app:/ü ä", "#?%25").unwrap(), "app:/#?%25");
        for name in ["", "/", ".", "..", "a/b", "../c"] {
            let error = renamed("disk:/a", name).unwrap_err();
            assert!(
                error.is_invalid_input() && error.message().contains("new_name"),
                "{name:?}"
            );
        }
        assert!(
            renamed("disk:/", "c")
                .unwrap_err()
                .message()
                .contains("root")
        );
    }

    proptest::proptest! {
        #[test]
        fn no_path_makes_it_panic(path in "\\PC*", name in "\\PC*") {
            let path = on_disk(&path);
            if let Some(parent) = parent(&path) {
                proptest::prop_assert!(parent.len() < path.len());
            }
            let _ = renamed(&path, &name);
        }
    }
}
