//! What can be chosen about an emulated Disk.

use std::time::Duration;

/// Choices that are fixed at the start.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) keep_contents: bool,
    /// How many polls see an operation in progress.
    pub(crate) operation_polls: u32,
    /// After this much time an operation is done without any poll.
    pub(crate) operation_time: Duration,
    pub(crate) accept_uploads: bool,
    pub(crate) publish_takes_settings: bool,
    pub(crate) refresh_keeps_access_token: bool,
    pub(crate) redirect_downloads: bool,
    pub(crate) previews_need_token: bool,
    pub(crate) approve_devices: bool,
    pub(crate) upload_link_lifetime: Duration,
    pub(crate) download_link_lifetime: Duration,
    pub(crate) token_lifetime: Duration,
    pub(crate) is_paid: bool,
    pub(crate) max_file_size: u64,
    pub(crate) paid_max_file_size: u64,
    pub(crate) login: String,
}

impl Settings {
    /// The largest file that the account's plan takes.
    pub(crate) fn file_limit(&self) -> u64 {
        if self.is_paid {
            self.paid_max_file_size
        } else {
            self.max_file_size
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            keep_contents: true,
            operation_polls: 1,
            operation_time: Duration::from_secs(60),
            accept_uploads: false,
            publish_takes_settings: true,
            refresh_keeps_access_token: false,
            redirect_downloads: false,
            previews_need_token: true,
            approve_devices: false,
            upload_link_lifetime: Duration::from_secs(30 * 60),
            download_link_lifetime: Duration::from_secs(60 * 60),
            token_lifetime: Duration::from_secs(31_536_000),
            is_paid: false,
            max_file_size: 1 << 30,
            paid_max_file_size: 50 << 30,
            login: "emulated".to_owned(),
        }
    }
}

/// Where the origins of the emulated service are, without a slash at the end.
#[derive(Clone, Debug)]
pub(crate) struct Urls {
    pub(crate) api: String,
    pub(crate) oauth: String,
    pub(crate) upload: String,
    pub(crate) download: String,
    pub(crate) mirror: String,
}
