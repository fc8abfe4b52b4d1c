//! Conversion of the service's answers to the types of `object_store`.

use ::object_store::path::Path;
use ::object_store::{Attribute, Attributes, Error as StoreError, ObjectMeta};
use ::yandex_disk::types::Resource;
use cloud_drives_core::Error;

use super::super::ErrorKind;

/// The name of the store in errors.
pub(super) const STORE: &str = "YandexDisk";

/// Converts the error of a call about a location.
pub(super) fn failure(location: &Path, error: Error) -> StoreError {
    let (path, kind) = (location.to_string(), ErrorKind::of(&error));
    let is_path = !kind.is(ErrorKind::OperationNotFound);
    let is = |class: bool| class && is_path;
    match () {
        () if kind.is(ErrorKind::PathExists) => StoreError::AlreadyExists {
            path,
            source: error.into(),
        },
        () if is(error.is_not_found()) => StoreError::NotFound {
            path,
            source: error.into(),
        },
        () if kind == ErrorKind::Md5Differ || error.is_precondition_failed() => {
            StoreError::Precondition {
                path,
                source: error.into(),
            }
        }
        () if error.is_forbidden() => StoreError::PermissionDenied {
            path,
            source: error.into(),
        },
        () if error.is_unauthorized() => StoreError::Unauthenticated {
            path,
            source: error.into(),
        },
        () => StoreError::Generic {
            store: STORE,
            source: error.into(),
        },
    }
}

/// Returns the error for a folder where an object is expected.
pub(super) fn is_folder(location: &Path) -> StoreError {
    StoreError::NotFound {
        path: location.to_string(),
        source: "a folder exists there, which is not an object".into(),
    }
}

/// Returns the error for a condition that the service does not support.
pub(super) fn unsupported(option: &str) -> StoreError {
    let why = match option {
        "version" => "the service only has the newest version",
        _ => "the service supports no conditions; compare the e_tag of the result",
    };
    StoreError::NotSupported {
        source: format!("{option}: {why}").into(),
    }
}

/// Fails for attributes, which the service does not store.
pub(super) fn refuse_attributes(
    operation: &str,
    attributes: &Attributes,
) -> Result<(), StoreError> {
    match attributes.is_empty() {
        true => Ok(()),
        false => Err(StoreError::NotImplemented {
            operation: format!("{operation} with attributes"),
            implementer: STORE.to_owned(),
        }),
    }
}

/// Describes a file.
pub(super) fn meta(location: Path, file: &Resource) -> Result<ObjectMeta, StoreError> {
    let (Some(size), Some(last_modified)) = (file.size, file.modified) else {
        let message = format!("{location}: the answer has no size or modification time");
        return Err(StoreError::Generic {
            store: STORE,
            source: message.into(),
        });
    };
    Ok(ObjectMeta {
        location,
        last_modified,
        size,
        e_tag: file.md5.clone(),
        version: None,
    })
}

/// Returns the attributes of a file: its media type.
pub(super) fn attributes(file: &Resource) -> Attributes {
    let media_type = file.mime_type.clone();
    let attributes = media_type.map(|media_type| (Attribute::ContentType, media_type));
    attributes.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use cloud_drives_core::ErrorClass;
    use http::StatusCode;

    use super::*;

    fn name(status: u16, code: &str) -> &'static str {
        let error = Error::new(ErrorClass::Status, "refused")
            .with_status(StatusCode::from_u16(status).unwrap())
            .with_code(code);
        let failure = failure(&Path::from("a/b"), error);
        let source = std::error::Error::source(&failure).unwrap();
        assert!(source.downcast_ref::<Error>().is_some(), "{failure:?}");
        match failure {
            StoreError::NotFound { path, .. } if path == "a/b" => "NotFound",
            StoreError::AlreadyExists { path, .. } if path == "a/b" => "AlreadyExists",
            StoreError::Precondition { path, .. } if path == "a/b" => "Precondition",
            StoreError::PermissionDenied { path, .. } if path == "a/b" => "PermissionDenied",
            StoreError::Unauthenticated { path, .. } if path == "a/b" => "Unauthenticated",
            StoreError::Generic { store: STORE, .. } => "Generic",
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn errors_keep_their_source_and_are_sorted_by_what_they_mean() {
        for (status, code, expected) in [
            (404, "DiskNotFoundError", "NotFound"),
            (410, "", "NotFound"),
            (404, "DiskOperationNotFoundError", "Generic"),
            (409, "DiskResourceAlreadyExistsError", "AlreadyExists"),
            (
                409,
                "DiskPathPointsToExistentDirectoryError",
                "AlreadyExists",
            ),
            (409, "MD5DifferError", "Precondition"),
            (409, "DiskPathDoesntExistsError", "Generic"),
            (412, "", "Precondition"),
            (403, "ForbiddenError", "PermissionDenied"),
            (401, "UnauthorizedError", "Unauthenticated"),
            (423, "DiskResourceLockedError", "Generic"),
            (507, "", "Generic"),
        ] {
            assert_eq!(name(status, code), expected, "{status} {code}");
        }
    }
}
