//! The settings of a [`YandexDisk`].

use std::time::Duration;

use ::yandex_disk::{Client, OAUTH};
use cloud_drives_core::Error;
use cloud_drives_runtime::{Configure, Defaults, Provider, Settings};

use super::YandexDisk;

/// The longest time without a byte moving on an upload, by default.
pub(super) const STORAGE_IDLE_TIMEOUT: Duration = Duration::from_secs(300);

/// The description of Yandex Disk for the runtime.
///
/// The token is sent to the API only: the sign-in host takes it in the body.
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
/// The setters that all providers have are those of [`Configure`]. Defaults: 10 s to connect, 15 s without a byte on a call, 5 minutes
/// without a byte on an upload, since the service takes its time after the last byte of a large file (`wire.md §6.1`); 4 attempts;
/// tokens renewed 5 minutes ahead; no rate limits, since the service publishes none (`wire.md §10`); a question a second while the
/// service works in the background. Servers for [`Configure::base_url`]: `api`, `oauth`.
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

    /// Sets whether upload links are asked for under the name of Yandex's own program. Default: false.
    ///
    /// The service slows uploads of archives, videos and unknown files down to about 128 KiB/s unless the link was asked for by its own
    /// program (`wire.md §6.3`). The Python client pretends to be that program by default; here it is the caller's decision.
    pub fn spoof_user_agent(mut self, spoof: bool) -> Self {
        self.spoof_user_agent = spoof;
        self
    }

    /// Builds the client. No connection is made yet.
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
