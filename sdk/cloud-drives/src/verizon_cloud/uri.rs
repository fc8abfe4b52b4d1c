//! What favorites and tags call files and folders (`wire.md §1.4`), checked before anything is sent.

use ::verizon_cloud::ItemUri;

use super::call::filled;

/// The text, and what is wrong with it; `what` names the argument.
pub(super) fn checked(uri: impl Into<ItemUri>, what: &str) -> (String, Result<(), String>) {
    match uri.into().text() {
        Ok(uri) => {
            let check = filled(&uri, what);
            (uri, check)
        }
        Err(missing) => (String::new(), Err(missing.message().to_owned())),
    }
}

/// The texts, and what is wrong with the first that can't be used.
pub(super) fn all_checked(
    uris: impl IntoIterator<Item = impl Into<ItemUri>>,
) -> (Vec<String>, Result<(), String>) {
    let checked = uris.into_iter().map(|uri| checked(uri, "uris"));
    let (uris, checks): (Vec<String>, Vec<_>) = checked.unzip();
    (uris, checks.into_iter().collect())
}
