// Made by `cargo sdk generate` out of specs/oauth. Change the specs, not this file.

#![allow(clippy::large_enum_variant, clippy::too_many_arguments)]

/// Requests and outcomes of the calls behind [`Client::files`].
pub mod files;
/// Requests and outcomes of the calls behind [`Client::sign_in`].
pub mod sign_in;
mod errors;
/// Types of what is sent and received.
pub mod types;
pub use errors::ErrorKind;

static PROVIDER: cloud_drives_core::ProviderInfo = cloud_drives_core::ProviderInfo {
    name: "oauth",
    version: env!("CARGO_PKG_VERSION"),
    servers: &[
        cloud_drives_core::ServerInfo {
            name: "api",
            url: "https://api.example.com",
        },
        cloud_drives_core::ServerInfo {
            name: "login",
            url: "https://login.example.com/v1",
        },
    ],
};

/// How users sign in at Signing in, for the sign-in of `cloud-drives-runtime`.
pub static OAUTH: cloud_drives_core::OAuthFlow = cloud_drives_core::OAuthFlow {
    authorize: Some(
        cloud_drives_core::AuthorizePage::Url("https://www.example.com/sign-in"),
    ),
    token: cloud_drives_core::OAuthEndpoint {
        operation: &sign_in::TOKEN,
        path: "/token",
        authentication: cloud_drives_core::ClientAuthentication::Basic,
    },
    grants: &[
        cloud_drives_core::OAuthGrant {
            kind: cloud_drives_core::GrantKind::AuthorizationCode,
            grant_type: "authorization_code",
            form: cloud_drives_core::OAuthForm {
                required: &[],
                optional: &[
                    "code",
                    "refresh_token",
                    "device_code",
                    "redirect_uri",
                    "scope",
                ],
            },
        },
        cloud_drives_core::OAuthGrant {
            kind: cloud_drives_core::GrantKind::RefreshToken,
            grant_type: "refresh_token",
            form: cloud_drives_core::OAuthForm {
                required: &[],
                optional: &[
                    "code",
                    "refresh_token",
                    "device_code",
                    "redirect_uri",
                    "scope",
                ],
            },
        },
        cloud_drives_core::OAuthGrant {
            kind: cloud_drives_core::GrantKind::ClientCredentials,
            grant_type: "client_credentials",
            form: cloud_drives_core::OAuthForm {
                required: &[],
                optional: &[
                    "code",
                    "refresh_token",
                    "device_code",
                    "redirect_uri",
                    "scope",
                ],
            },
        },
        cloud_drives_core::OAuthGrant {
            kind: cloud_drives_core::GrantKind::DeviceCode,
            grant_type: "urn:ietf:params:oauth:grant-type:device_code",
            form: cloud_drives_core::OAuthForm {
                required: &[],
                optional: &[
                    "code",
                    "refresh_token",
                    "device_code",
                    "redirect_uri",
                    "scope",
                ],
            },
        },
    ],
    device: Some(cloud_drives_core::OAuthCall {
        endpoint: cloud_drives_core::OAuthEndpoint {
            operation: &sign_in::DEVICE,
            path: "/device",
            authentication: cloud_drives_core::ClientAuthentication::Form,
        },
        form: cloud_drives_core::OAuthForm {
            required: &["client_id"],
            optional: &["scope"],
        },
    }),
    revoke: Some(cloud_drives_core::OAuthCall {
        endpoint: cloud_drives_core::OAuthEndpoint {
            operation: &sign_in::REVOKE,
            path: "/revoke",
            authentication: cloud_drives_core::ClientAuthentication::BasicOrQuery,
        },
        form: cloud_drives_core::OAuthForm {
            required: &["token"],
            optional: &[],
        },
    }),
    scopes: &["files:read", "files:write"],
    client_scopes: &["files:read"],
    pkce: false,
    implicit: true,
    rotates: false,
    lifetime: Some(std::time::Duration::from_secs(3600)),
    refresh_ahead: Some(std::time::Duration::from_secs(60)),
    space: cloud_drives_core::QuerySpace::Percent20,
    max_state: Some(512),
};

/// Puts a [`Client`] together.
pub type ClientBuilder = cloud_drives_core::ClientBuilder<Client>;

/// A client of Signing in: typed calls, one attempt each.
///
/// Cheap to clone; clones share their connections.
#[derive(Clone, Debug)]
pub struct Client {
    core: cloud_drives_core::ClientCore,
}

impl Client {
    /// Starts a client.
    ///
    /// Servers that [`base_url`](cloud_drives_core::ClientBuilder::base_url) can move: `api` (<https://api.example.com>), `login` (<https://login.example.com/v1>).
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&PROVIDER)
    }

    /// The state that this client shares with its clones.
    #[must_use]
    pub fn core(&self) -> &cloud_drives_core::ClientCore {
        &self.core
    }

    /// The calls of the group `files`.
    pub fn files(&self) -> files::FilesApi {
        files::FilesApi::new(self.core.clone())
    }

    /// The calls of the group `sign_in`.
    pub fn sign_in(&self) -> sign_in::SignInApi {
        sign_in::SignInApi::new(self.core.clone())
    }
}

impl From<cloud_drives_core::ClientCore> for Client {
    fn from(core: cloud_drives_core::ClientCore) -> Self {
        Self { core }
    }
}
