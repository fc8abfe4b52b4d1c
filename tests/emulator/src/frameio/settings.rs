//! What can be chosen about an emulated Frame.io.

use std::time::Duration;

/// Choices that are fixed at the start.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) keep_contents: bool,
    pub(crate) part_size: u64,
    pub(crate) empty_files: bool,
    pub(crate) upload_polls: u32,
    pub(crate) transcode_polls: u32,
    pub(crate) processing_time: Duration,
    pub(crate) upload_url_lifetime: Duration,
    pub(crate) media_url_lifetime: Duration,
    pub(crate) token_lifetime: Duration,
    pub(crate) refresh_token_lifetime: Duration,
    pub(crate) rate_limits: bool,
    pub(crate) empty_pages: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            keep_contents: true,
            part_size: 16 << 20,
            empty_files: false,
            upload_polls: 1,
            transcode_polls: 1,
            processing_time: Duration::from_secs(60),
            upload_url_lifetime: Duration::from_secs(24 * 60 * 60),
            media_url_lifetime: Duration::from_secs(60 * 60),
            token_lifetime: Duration::from_secs(24 * 60 * 60),
            refresh_token_lifetime: Duration::from_secs(14 * 24 * 60 * 60),
            rate_limits: true,
            empty_pages: false,
        }
    }
}

/// Where the origins of the emulated service are, without a slash at the end.
#[derive(Clone, Debug)]
pub(crate) struct Urls {
    pub(crate) api: String,
    pub(crate) ims: String,
    pub(crate) upload: String,
    pub(crate) media: String,
}
