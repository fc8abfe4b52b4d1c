// Made by `cargo sdk generate` out of specs/lagoon-drive. Change the specs, not this file.

#![allow(clippy::large_enum_variant, clippy::too_many_arguments)]

/// Requests and outcomes of the calls behind [`Client::items`].
pub mod items;
/// Requests and outcomes of the calls behind [`Client::operations`].
pub mod operations;
/// Requests and outcomes of the calls behind [`Client::uploads`].
pub mod uploads;
/// Requests and outcomes of the calls behind [`Client::oauth`].
pub mod oauth;
mod errors;
/// Types of what is sent and received.
pub mod types;
pub use errors::ErrorKind;

static PROVIDER: cloud_drives_core::ProviderInfo = cloud_drives_core::ProviderInfo {
    name: "lagoon-drive",
    version: env!("CARGO_PKG_VERSION"),
    servers: &[
        cloud_drives_core::ServerInfo {
            name: "api",
            url: "https://api.lagoon-drive.example/v1",
        },
        cloud_drives_core::ServerInfo {
            name: "login",
            url: "https://login.lagoon-drive.example",
        },
    ],
};

/// Puts a [`Client`] together.
pub type ClientBuilder = cloud_drives_core::ClientBuilder<Client>;

/// A client of Lagoon Drive: typed calls, one attempt each.
///
/// Cheap to clone; clones share their connections.
#[derive(Clone, Debug)]
pub struct Client {
    core: cloud_drives_core::ClientCore,
}

impl Client {
    /// Starts a client.
    ///
    /// Servers that [`base_url`](cloud_drives_core::ClientBuilder::base_url) can move: `api` (<https://api.lagoon-drive.example/v1>), `login` (<https://login.lagoon-drive.example>).
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&PROVIDER)
    }

    /// The state that this client shares with its clones.
    #[must_use]
    pub fn core(&self) -> &cloud_drives_core::ClientCore {
        &self.core
    }

    /// Files and folders.
    pub fn items(&self) -> items::ItemsApi {
        items::ItemsApi::new(self.core.clone())
    }

    /// Work in the background.
    pub fn operations(&self) -> operations::OperationsApi {
        operations::OperationsApi::new(self.core.clone())
    }

    /// Upload sessions.
    pub fn uploads(&self) -> uploads::UploadsApi {
        uploads::UploadsApi::new(self.core.clone())
    }

    /// Getting and renewing tokens.
    pub fn oauth(&self) -> oauth::OauthApi {
        oauth::OauthApi::new(self.core.clone())
    }
}

impl From<cloud_drives_core::ClientCore> for Client {
    fn from(core: cloud_drives_core::ClientCore) -> Self {
        Self { core }
    }
}
