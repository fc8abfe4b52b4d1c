//! The settings of a [`VerizonCloud`].

use std::time::Duration;

use ::verizon_cloud::{Client, OAUTH};
use cloud_drives_core::Error;
use cloud_drives_runtime::{Configure, Defaults, Provider, Settings};
use url::Origin;

use super::{VerizonCloud, sign_in};

/// Default idle timeout of an upload.
pub(super) const STORAGE_IDLE_TIMEOUT: Duration = Duration::from_secs(300);

/// The description of Verizon's cloud for the runtime. A 401 is final for its token (`wire.md §7`).
static PROVIDER: Provider = Provider::new("VerizonCloud")
    .with_oauth(&OAUTH)
    .with_token_errors(sign_in::as_unauthorized)
    .with_final_unauthorized()
    .with_defaults(Defaults {
        connect_timeout: Duration::from_secs(30),
        storage_idle_timeout: Some(STORAGE_IDLE_TIMEOUT),
        ..Defaults::COMMON
    });

impl VerizonCloud {
    /// Returns a builder.
    pub fn builder() -> VerizonCloudBuilder {
        VerizonCloudBuilder::new()
    }
}

/// Builds a [`VerizonCloud`]. [`VerizonCloudBuilder::build`] reports invalid settings.
///
/// [`Configure`] has the setters that all providers share. The only server for [`Configure::base_url`] is `api`.
///
/// Sign-in and renewal require the application and its callback URL, exactly as registered: [`Configure::application`] and
/// [`Configure::redirect_uri`]. A token expires after 9 hours (`wire.md §1.3`). A refresh token works only once, and each renewal
/// returns the next one: save it with [`Configure::on_refreshed`], or in a file with [`Configure::token_file`].
///
/// Defaults:
///
/// - Timeouts: 30 s to connect; 60 s without a byte on a call, 5 minutes on an upload.
/// - 4 attempts.
/// - Tokens are renewed 5 minutes before they expire.
/// - No rate limits: the service has some, but has never published them (`wire.md §8`).
///
/// ```
/// use cloud_drives::VerizonCloud;
/// use cloud_drives::prelude::*;
///
/// let cloud = VerizonCloud::builder()
///     .base_url("api", "http://127.0.0.1:8081/cloud/1")
///     .application("client-key", "client-secret")
///     .redirect_uri("https://app.example/callback")
///     .token("QX7_EXAMPLE")
///     .refresh_token("RT9_EXAMPLE")
///     .on_refreshed(|tokens| async move {
///         // Save tokens.access_token and tokens.refresh_token: the old ones are invalid.
///         drop(tokens);
///     })
///     .build()?;
/// # let _ = cloud;
/// # Ok::<(), cloud_drives::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until build() is called"]
pub struct VerizonCloudBuilder {
    settings: Settings,
    upload_origins: Vec<String>,
}

impl Configure for VerizonCloudBuilder {
    fn settings(&mut self) -> &mut Settings {
        &mut self.settings
    }
}

impl VerizonCloudBuilder {
    pub(super) fn new() -> Self {
        Self {
            settings: Settings::new(&PROVIDER),
            upload_origins: Vec::new(),
        }
    }

    /// Adds an origin for uploads, to which the token may be sent: `https://host`, or `http` on the local machine.
    ///
    /// The service returns the URL of each upload, possibly on another host, and requires the token there too
    /// (`wire.md §6.2`). The token is only sent to the origin of the API and to the added ones; an upload to another origin
    /// fails before anything is sent.
    pub fn upload_origin(mut self, url: impl Into<String>) -> Self {
        self.upload_origins.push(url.into());
        self
    }

    /// Builds the client. Sends nothing yet.
    ///
    /// # Errors
    ///
    /// [`ErrorClass::InvalidInput`](cloud_drives_core::ErrorClass::InvalidInput) with the name of the invalid setting.
    pub fn build(self) -> Result<VerizonCloud, Error> {
        let plain_http = self.settings.plain_http()?;
        let origins = self.upload_origins.iter();
        let origins: Result<Vec<Origin>, Error> = origins
            .map(|url| Ok(plain_http.check_base_url(url, "upload_origin")?.origin()))
            .collect();
        let origins = origins?;
        let handle = self.settings.connect(Client::builder())?;
        Ok(VerizonCloud::over(handle, origins.into()))
    }
}
