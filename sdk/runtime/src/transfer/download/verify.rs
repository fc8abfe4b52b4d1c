//! Compares contents with their known size and checksums.

use cloud_drives_core::{Error, ErrorClass};

use super::protocol::Known;
use crate::transfer::Fingerprint;

/// Returns an error if contents differ from the known facts.
pub(super) fn difference(known: &Known, print: &Fingerprint) -> Option<Error> {
    let sums = [
        ("SHA-256", known.sha256.as_deref(), &print.sha256),
        ("MD5", known.md5.as_deref(), &print.md5),
    ];
    for (name, expected, found) in sums {
        if let Some(expected) = expected
            && !expected.eq_ignore_ascii_case(found)
        {
            let (size, expected) = (print.size, shown(expected));
            return Some(integrity(&format!(
                "received {size} bytes with {name} {found}, expected {expected}"
            )));
        }
    }
    match known.size {
        Some(size) if size != print.size => Some(integrity(&format!(
            "received {} bytes, expected {size}",
            print.size
        ))),
        _ => None,
    }
}

/// Creates an error for unexpected contents.
pub(super) fn integrity(message: &str) -> Error {
    Error::new(ErrorClass::Integrity, message)
}

/// Returns a server's checksum in a form that is safe to show.
fn shown(sum: &str) -> String {
    sum.chars()
        .filter(char::is_ascii_alphanumeric)
        .take(64)
        .collect()
}
