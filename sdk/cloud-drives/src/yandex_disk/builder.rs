//! The settings of a [`YandexDisk`].

use std::time::Duration;

use ::yandex_disk::{Client, OAUTH};
use cloud_drives_core::Error;
use cloud_drives_runtime::{Configure, Defaults, Provider, Settings};

use super::YandexDisk;

/// Default idle timeout of an upload.
pub(super) const STORAGE_IDLE_TIMEOUT: Duration = Duration::from_secs(300);

/// The description of Yandex Disk for the runtime.
///
/// The token is only sent to the API: the sign-in host takes it in the body.
static PROVIDER: Provider = Provider::new("YandexDisk")
    .with_oauth(&OAUTH)
    .with_defaults(Defaults {
        idle_timeout: Duration::from_secs(15),
        storage_idle_timeout: Some(STORAGE_IDLE_TIMEOUT),
        ..Defaults::COMMON
    });

impl YandexDisk {
    /// Returns a builder with the defaults of the service.
    pub fn builder() -> YandexDiskBuilder {
        YandexDiskBuilder::new()
    }
}

/// Builds a [`YandexDisk`]. [`YandexDiskBuilder::build`] reports invalid settings.
///
/// [`Configure`] has the setters that all providers share. Servers for [`Configure::base_url`]: `api`, `oauth`. Defaults:
///
/// - Timeouts: 10 s to connect; 15 s without a byte on a call, 5 minutes on an upload, since the service answers late after the last
///   byte of a large file (`wire.md §6.1`).
/// - 4 attempts.
/// - Tokens are renewed 5 minutes before they expire.
/// - No rate limits, since the service publishes none (`wire.md §10`).
/// - Background operations are polled every second.
///
/// ```
/// use cloud_drives::YandexDisk;
/// use cloud_drives::prelude::*;
/// use cloud_drives::retry::RetryPolicy;
///
/// let disk = YandexDisk::builder()
///     .token("y0_EXAMPLE")
///     .retry_policy(RetryPolicy::new().attempts(6))
///     .build()?;
/// # let _ = disk;
/// # Ok::<(), cloud_drives::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until build() is called"]
pub struct YandexDiskBuilder {
    settings: Settings,
    spoof_user_agent: bool,
}

impl Configure for YandexDiskBuilder {
    fn settings(&mut self) -> &mut Settings {
        &mut self.settings
    }
}

impl YandexDiskBuilder {
    pub(super) fn new() -> Self {
        Self {
            settings: Settings::new(&PROVIDER),
            spoof_user_agent: false,
        }
    }

    /// Sets whether upload links are requested with the `User-Agent` of Yandex's own program. Default: false.
    ///
    /// The service slows uploads of archives, videos and unknown files down to about 128 KiB/s unless its own program requested the link
    /// (`wire.md §6.3`). The Python client pretends to be that program by default; here the caller decides.
    pub fn spoof_user_agent(mut self, spoof: bool) -> Self {
        self.spoof_user_agent = spoof;
        self
    }

    /// Builds the client. Sends nothing yet.
    ///
    /// # Errors
    ///
    /// [`ErrorClass::InvalidInput`](cloud_drives_core::ErrorClass::InvalidInput) with the name of the invalid setting.
    pub fn build(self) -> Result<YandexDisk, Error> {
        Ok(YandexDisk {
            handle: self.settings.connect(Client::builder())?,
            spoof_user_agent: self.spoof_user_agent,
        })
    }
}
