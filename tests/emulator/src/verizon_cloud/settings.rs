//! What can be chosen about an emulated Personal Cloud.

use std::time::Duration;

/// Choices that are fixed at the start.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) keep_contents: bool,
    pub(crate) alias: Option<String>,
    pub(crate) token_lifetime: Duration,
    pub(crate) refresh_lifetime: Duration,
    /// Token answers have nothing but the two tokens.
    pub(crate) bare_tokens: bool,
    /// Upload and commit URLs lead to the API's own origin.
    pub(crate) uploads_at_api: bool,
    /// `uploadurl` carries the checksum of the intent.
    pub(crate) checksum_in_upload_url: bool,
    /// The largest chunk, and the largest upload in one piece.
    pub(crate) chunk_limit: u64,
    pub(crate) uploads_create_folders: bool,
    pub(crate) files_per_folder: usize,
    /// After how many changes the state of a full view is out of sync.
    pub(crate) fullview_history: u64,
    /// Deltas name everything that went with a folder, not the folder alone.
    pub(crate) every_deleted_path: bool,
    pub(crate) ranges: bool,
    pub(crate) envelopes: Option<Envelopes>,
    pub(crate) created_status: u16,
    pub(crate) bodiless_status: Option<u16>,
    pub(crate) single_as_object: bool,
    pub(crate) hyphenated_attributes: bool,
    pub(crate) attributes_as_text: bool,
    pub(crate) empty_root_parent: bool,
    /// So many API calls in so much time.
    pub(crate) rate_limit: Option<(u32, Duration)>,
}

/// Whether the answers whose envelope nobody has seen have one (`wire.md` §3.9, §3.11, §3.14, §3.17).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Envelopes {
    /// `{"share": {…}}`, `{"playlistDefinition": {…}}`, `{"folder": {…}}`, `{"favorites": {…}}`.
    Wrapped,
    /// The object alone.
    Bare,
}

impl Default for Settings {
    fn default() -> Self {
        const HOUR: u64 = 3600;
        Self {
            keep_contents: true,
            alias: None,
            token_lifetime: Duration::from_secs(9 * HOUR),
            refresh_lifetime: Duration::from_secs(14 * 24 * HOUR),
            bare_tokens: false,
            uploads_at_api: false,
            checksum_in_upload_url: false,
            chunk_limit: 100 << 20,
            uploads_create_folders: false,
            files_per_folder: 10_000,
            fullview_history: 10_000,
            every_deleted_path: false,
            ranges: false,
            envelopes: None,
            created_status: 201,
            bodiless_status: None,
            single_as_object: false,
            hyphenated_attributes: true,
            attributes_as_text: false,
            empty_root_parent: false,
            rate_limit: None,
        }
    }
}

/// Where the origins of the emulated service are, without a slash at the end.
#[derive(Clone, Debug)]
pub(crate) struct Urls {
    pub(crate) api: String,
    pub(crate) upload: String,
    pub(crate) share: String,
}

/// Where the paths of the API begin, without a slash at the end.
pub(crate) const BASE_PATH: &str = "/cloud/1";

impl Urls {
    pub(crate) fn api_url(&self) -> String {
        format!("{}{BASE_PATH}", self.api)
    }

    /// Where uploads are sent.
    pub(crate) fn upload_url(&self, settings: &Settings) -> String {
        let origin = if settings.uploads_at_api {
            &self.api
        } else {
            &self.upload
        };
        format!("{origin}{BASE_PATH}")
    }
}
