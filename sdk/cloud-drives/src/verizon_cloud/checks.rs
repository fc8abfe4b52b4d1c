//! What the service would refuse, told before anything is sent (`wire.md §8`).

/// The most items on a page of files and folders, playlists and what is in them (`wire.md §4.1`).
pub(super) const LARGEST_PAGE: u32 = 100;
/// The most items on a page of contacts or shares (`wire.md §4.1`, `§4.2`).
pub(super) const LARGEST_LONG_PAGE: u32 = 200;

/// Pages are counted from 1.
pub(super) fn page(page: u32) -> Result<(), String> {
    match page {
        0 => Err("page: pages are counted from 1".to_owned()),
        _ => Ok(()),
    }
}

/// A page has at least one item, and not too many.
pub(super) fn count(count: u32, most: u32) -> Result<(), String> {
    match count {
        0 => Err(format!("count: has to be 1 to {most}, not 0")),
        count if count > most => Err(format!("count: has to be 1 to {most}, not {count}")),
        _ => Ok(()),
    }
}

/// Text that has to be there; `what` names the argument.
pub(super) fn filled(text: &str, what: &str) -> Result<(), String> {
    if text.trim().is_empty() {
        return Err(format!("{what}: is empty"));
    }
    Ok(())
}
