// Made by `cargo sdk generate` out of specs/yandex-disk. Change the specs, not this file.

#![allow(clippy::large_enum_variant, clippy::too_many_arguments)]

/// Requests and outcomes of the calls behind [`Client::disk`].
pub mod disk;
/// Requests and outcomes of the calls behind [`Client::operations`].
pub mod operations;
/// Requests and outcomes of the calls behind [`Client::resources`].
pub mod resources;
/// Requests and outcomes of the calls behind [`Client::public`].
pub mod public;
/// Requests and outcomes of the calls behind [`Client::oauth`].
pub mod oauth;
mod errors;
/// Types of what is sent and received.
pub mod types;
pub use errors::ErrorKind;

static PROVIDER: cloud_drives_core::ProviderInfo = cloud_drives_core::ProviderInfo {
    name: "yandex-disk",
    version: env!("CARGO_PKG_VERSION"),
    servers: &[
        cloud_drives_core::ServerInfo {
            name: "api",
            url: "https://cloud-api.yandex.net",
        },
        cloud_drives_core::ServerInfo {
            name: "oauth",
            url: "https://oauth.yandex.ru",
        },
    ],
};

/// How users sign in at Yandex Disk, for the sign-in of `cloud-drives-runtime`.
pub static OAUTH: cloud_drives_core::OAuthFlow = cloud_drives_core::OAuthFlow {
    authorize: Some(cloud_drives_core::AuthorizePage::Path {
        server: "oauth",
        path: "/authorize",
    }),
    token: cloud_drives_core::OAuthEndpoint {
        operation: &oauth::TOKEN,
        path: "/token",
        authentication: cloud_drives_core::ClientAuthentication::Form,
    },
    grants: &[
        cloud_drives_core::OAuthGrant {
            kind: cloud_drives_core::GrantKind::AuthorizationCode,
            grant_type: "authorization_code",
            form: cloud_drives_core::OAuthForm {
                required: &["code", "client_id"],
                optional: &["client_secret", "device_id", "device_name", "code_verifier"],
            },
        },
        cloud_drives_core::OAuthGrant {
            kind: cloud_drives_core::GrantKind::DeviceCode,
            grant_type: "device_code",
            form: cloud_drives_core::OAuthForm {
                required: &["code", "client_id"],
                optional: &["client_secret", "device_id", "device_name", "code_verifier"],
            },
        },
        cloud_drives_core::OAuthGrant {
            kind: cloud_drives_core::GrantKind::RefreshToken,
            grant_type: "refresh_token",
            form: cloud_drives_core::OAuthForm {
                required: &["refresh_token", "client_id", "client_secret"],
                optional: &[],
            },
        },
    ],
    device: Some(cloud_drives_core::OAuthCall {
        endpoint: cloud_drives_core::OAuthEndpoint {
            operation: &oauth::DEVICE_CODE,
            path: "/device/code",
            authentication: cloud_drives_core::ClientAuthentication::Form,
        },
        form: cloud_drives_core::OAuthForm {
            required: &["client_id"],
            optional: &["device_id", "device_name", "scope", "optional_scope"],
        },
    }),
    revoke: Some(cloud_drives_core::OAuthCall {
        endpoint: cloud_drives_core::OAuthEndpoint {
            operation: &oauth::REVOKE,
            path: "/revoke_token",
            authentication: cloud_drives_core::ClientAuthentication::Form,
        },
        form: cloud_drives_core::OAuthForm {
            required: &["access_token", "client_id", "client_secret"],
            optional: &[],
        },
    }),
    scopes: &[],
    client_scopes: &[],
    pkce: true,
    implicit: true,
    rotates: true,
    lifetime: None,
    refresh_ahead: None,
    space: cloud_drives_core::QuerySpace::Plus,
    max_state: Some(1024),
};

/// Puts a [`Client`] together.
pub type ClientBuilder = cloud_drives_core::ClientBuilder<Client>;

/// A client of Yandex Disk: typed calls, one attempt each.
///
/// Cheap to clone; clones share their connections.
#[derive(Clone, Debug)]
pub struct Client {
    core: cloud_drives_core::ClientCore,
}

impl Client {
    /// Starts a client.
    ///
    /// Servers that [`base_url`](cloud_drives_core::ClientBuilder::base_url) can move: `api` (<https://cloud-api.yandex.net>), `oauth` (<https://oauth.yandex.ru>).
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&PROVIDER)
    }

    /// The state that this client shares with its clones.
    #[must_use]
    pub fn core(&self) -> &cloud_drives_core::ClientCore {
        &self.core
    }

    /// The account, its space, limits and system folders.
    pub fn disk(&self) -> disk::DiskApi {
        disk::DiskApi::new(self.core.clone())
    }

    /// What the service does in the background.
    pub fn operations(&self) -> operations::OperationsApi {
        operations::OperationsApi::new(self.core.clone())
    }

    /// Files and folders on the Disk and in the trash.
    pub fn resources(&self) -> resources::ResourcesApi {
        resources::ResourcesApi::new(self.core.clone())
    }

    /// What is behind public links, and the settings of one's own.
    pub fn public(&self) -> public::PublicApi {
        public::PublicApi::new(self.core.clone())
    }

    /// Getting, renewing and revoking tokens.
    pub fn oauth(&self) -> oauth::OauthApi {
        oauth::OauthApi::new(self.core.clone())
    }
}

impl From<cloud_drives_core::ClientCore> for Client {
    fn from(core: cloud_drives_core::ClientCore) -> Self {
        Self { core }
    }
}
