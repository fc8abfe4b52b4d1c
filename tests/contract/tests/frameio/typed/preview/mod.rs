//! Tests of the vendor's preview: its 26 operations, and additional members of the stable ones (`wire.md` §12).

mod accounts;
mod files;
mod groups;
mod restore;
mod watermarks;

use super::Studio;

impl Studio {
    /// The header by which the last call asked for the preview.
    fn asked_for(&self) -> Option<String> {
        self.last().header("api-version").map(str::to_owned)
    }
}
