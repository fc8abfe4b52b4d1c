//! The file with an application's id and secret, in the format of the Python client (`wire.md §1.3`).

use std::path::Path;

use cloud_drives_core::{Error, ErrorClass, Result, Secret};
use serde::Deserialize;

/// The Python client's file with the application.
pub const CLIENT_DATA_FILE: &str = "client_data";

#[derive(Deserialize)]
struct ClientData {
    #[serde(rename = "CLIENT_ID", default)]
    id: String,
    #[serde(rename = "CLIENT_SECRET", default)]
    secret: Secret,
}

/// Reads the file: id and secret.
pub(super) fn load_client_data(path: &Path) -> Result<(String, Secret)> {
    let refuse = |what: &str| Error::invalid_input(format!("{}: {what}", path.display()));
    let json = std::fs::read(path).map_err(|error| {
        let message = format!("{}: cannot read the application", path.display());
        Error::new(ErrorClass::Io, message).with_source(error)
    })?;
    let data: ClientData = serde_json::from_slice(&json)
        .map_err(|_| refuse("is not JSON with CLIENT_ID and CLIENT_SECRET as text"))?;
    if data.id.is_empty() {
        return Err(refuse("has no CLIENT_ID"));
    }
    if data.secret.is_empty() {
        return Err(refuse("has no CLIENT_SECRET"));
    }
    Ok((data.id, data.secret))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_application_is_read_and_a_missing_half_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(CLIENT_DATA_FILE);
        let load = |json: &str| {
            std::fs::write(&path, json).unwrap();
            load_client_data(&path)
        };
        let (id, secret) = load(r#"{"CLIENT_ID":"id","CLIENT_SECRET":"CANARY"}"#).unwrap();
        assert_eq!(id, "id");
        assert!(!format!("{secret:?}").contains("CANARY"));
        for (json, what) in [
            (r#"{"CLIENT_ID":"id"}"#, "CLIENT_SECRET"),
            (r#"{"CLIENT_ID":"","CLIENT_SECRET":"CANARY"}"#, "CLIENT_ID"),
            ("CANARY", "is not JSON"),
        ] {
            let error = load(json).unwrap_err();
            assert!(error.message().contains(what), "{error}");
            assert!(!format!("{error:?}").contains("CANARY"), "{error:?}");
        }
        let error = load_client_data(&folder.path().join("none")).unwrap_err();
        assert!(error.is_io(), "{error}");
    }
}
