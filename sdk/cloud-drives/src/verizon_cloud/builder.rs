//! The settings of a [`VerizonCloud`].

use std::time::Duration;

use ::verizon_cloud::{Client, OAUTH};
use cloud_drives_core::Error;
use cloud_drives_runtime::{Configure, Defaults, Provider, Settings};
use url::Origin;

use super::{VerizonCloud, sign_in};

/// The longest time without a byte moving on an upload, by default.
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
/// The setters that all providers have are those of [`Configure`]. Sign-in and renewal need the application with its callback URL,
/// exactly as it is registered: [`Configure::application`] and [`Configure::redirect_uri`]. A token lasts 9 hours
/// (`wire.md §1.3`). A refresh token works once and brings the next one: keep that with [`Configure::on_refreshed`], or in a file with
/// [`Configure::token_file`].
///
/// Defaults: 30 s to connect, 60 s without a byte, 5 minutes on an upload; 4 attempts; tokens renewed 5 minutes ahead. No rate limits:
/// the service has some and has never published them (`wire.md §8`). The one server for [`Configure::base_url`] is `api`.
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
///         // Keep tokens.access_token and tokens.refresh_token: the ones before are void.
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

    /// Adds an origin that uploads may lead to, and to which the token is sent then: `https://host`, or `http` on this
    /// machine.
    ///
    /// The service names the address of each upload, possibly on another host, and requires the token there as well
    /// (`wire.md §6.2`). A token is sent to the origin of the API and to those named here; an upload that leads
    /// elsewhere is refused before anything is sent.
    pub fn upload_origin(mut self, url: impl Into<String>) -> Self {
        self.upload_origins.push(url.into());
        self
    }

    /// Builds the client. Nothing is sent yet.
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
