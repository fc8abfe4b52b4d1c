//! What can be chosen about an emulated Amazon Drive.

use std::time::Duration;

/// Choices that are fixed at the start.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) keep_contents: bool,
    pub(crate) user: String,
    pub(crate) token_lifetime: Duration,
    pub(crate) refresh_omits_refresh_token: bool,
    pub(crate) temp_link_lifetime: Duration,
    pub(crate) page_token_lifetime: Duration,
    /// Downloads of files from this size on lead to the S3-like host.
    pub(crate) redirect_from: Option<u64>,
    pub(crate) whole_download_limit: u64,
    pub(crate) max_file_size: u64,
    /// Uploads from this size on lose their answer and show later.
    pub(crate) late_from: Option<u64>,
    pub(crate) late: Lateness,
    pub(crate) pending_polls: u32,
    pub(crate) trashed_in_listings: bool,
    pub(crate) names_match_any_case: bool,
    pub(crate) creation_date: bool,
    pub(crate) empty_files_without_properties: bool,
    pub(crate) child_removal_accepted: bool,
    pub(crate) stale_children: Duration,
    /// So many API calls in so much time.
    pub(crate) rate_limit: Option<(u32, Duration)>,
    pub(crate) compress: bool,
}

/// What becomes of an upload that is stored although its answer says otherwise (`wire.md` §5.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lateness {
    pub(crate) status: u16,
    pub(crate) after: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            keep_contents: true,
            user: "user1".to_owned(),
            token_lifetime: Duration::from_secs(3600),
            refresh_omits_refresh_token: false,
            temp_link_lifetime: Duration::from_secs(3600),
            page_token_lifetime: Duration::from_secs(600),
            redirect_from: None,
            whole_download_limit: 10 << 30,
            max_file_size: 50_000 << 20,
            late_from: None,
            late: Lateness {
                status: 504,
                after: Duration::from_secs(180),
            },
            pending_polls: 0,
            trashed_in_listings: true,
            names_match_any_case: false,
            creation_date: false,
            empty_files_without_properties: false,
            child_removal_accepted: false,
            stale_children: Duration::ZERO,
            rate_limit: None,
            compress: true,
        }
    }
}

/// Where the origins of the emulated service are, without a slash at the end.
#[derive(Clone, Debug)]
pub(crate) struct Urls {
    pub(crate) master: String,
    pub(crate) metadata: String,
    pub(crate) content: String,
    pub(crate) login: String,
    pub(crate) temp: String,
    pub(crate) s3: String,
}

/// Where the paths of the master and of the metadata host begin.
pub(crate) const METADATA_PATH: &str = "/drive/v1/";
/// Where the paths of the content host begin.
pub(crate) const CONTENT_PATH: &str = "/cdproxy/";

impl Urls {
    pub(crate) fn metadata_url(&self) -> String {
        format!("{}{METADATA_PATH}", self.metadata)
    }

    pub(crate) fn content_url(&self) -> String {
        format!("{}{CONTENT_PATH}", self.content)
    }
}
