//! Checks of the URIs of files and folders, for favorites and tags (`wire.md §1.4`).

use ::verizon_cloud::ItemUri;

use super::call::filled;

/// Returns the text, and the reason if it is invalid; `what` names the argument.
pub(super) fn checked(uri: impl Into<ItemUri>, what: &str) -> (String, Result<(), String>) {
    match uri.into().text() {
        Ok(uri) => {
            let check = filled(&uri, what);
            (uri, check)
        }
        Err(missing) => (String::new(), Err(missing.message().to_owned())),
    }
}

/// Returns the texts, and the reason why the first invalid one is.
pub(super) fn all_checked(
    uris: impl IntoIterator<Item = impl Into<ItemUri>>,
) -> (Vec<String>, Result<(), String>) {
    let checked = uris.into_iter().map(|uri| checked(uri, "uris"));
    let (uris, checks): (Vec<String>, Vec<_>) = checked.unzip();
    (uris, checks.into_iter().collect())
}
