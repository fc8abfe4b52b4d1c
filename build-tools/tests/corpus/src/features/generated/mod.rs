// Made by `cargo sdk generate` out of specs/features. Change the specs, not this file.

#![allow(clippy::large_enum_variant, clippy::too_many_arguments)]

/// Requests and outcomes of the calls behind [`Client::entries`].
#[cfg(feature = "entries")]
pub mod entries;
/// Requests and outcomes of the calls behind [`Client::jobs`].
#[cfg(feature = "jobs")]
pub mod jobs;
/// Requests and outcomes of the calls behind [`Client::version_stacks`].
#[cfg(feature = "version-stacks")]
pub mod version_stacks;
/// Requests and outcomes of the calls behind [`Client::sign_in`].
#[cfg(feature = "sign-in")]
pub mod sign_in;
mod errors;
/// Types of what is sent and received.
pub mod types;
pub use errors::ErrorKind;

static PROVIDER: cloud_drives_core::ProviderInfo = cloud_drives_core::ProviderInfo {
    name: "features",
    version: env!("CARGO_PKG_VERSION"),
    servers: &[
        cloud_drives_core::ServerInfo {
            name: "api",
            url: "https://api.example.com/v1",
        },
    ],
};

/// How users sign in at Features, for the sign-in of `cloud-drives-runtime`.
#[cfg(feature = "sign-in")]
pub static OAUTH: cloud_drives_core::OAuthFlow = cloud_drives_core::OAuthFlow {
    authorize: Some(cloud_drives_core::AuthorizePage::Path {
        server: "api",
        path: "/authorize",
    }),
    token: cloud_drives_core::OAuthEndpoint {
        operation: &sign_in::TOKEN,
        path: "/token",
        authentication: cloud_drives_core::ClientAuthentication::Form,
    },
    grants: &[
        cloud_drives_core::OAuthGrant {
            kind: cloud_drives_core::GrantKind::AuthorizationCode,
            grant_type: "authorization_code",
            form: cloud_drives_core::OAuthForm {
                required: &["code"],
                optional: &["client_id"],
            },
        },
    ],
    device: None,
    revoke: None,
    scopes: &[],
    client_scopes: &[],
    pkce: true,
    implicit: false,
    rotates: true,
    lifetime: None,
    refresh_ahead: None,
    space: cloud_drives_core::QuerySpace::Plus,
    max_state: None,
};

/// Puts a [`Client`] together.
pub type ClientBuilder = cloud_drives_core::ClientBuilder<Client>;

/// A client of Features: typed calls, one attempt each.
///
/// Cheap to clone; clones share their connections.
#[derive(Clone, Debug)]
pub struct Client {
    core: cloud_drives_core::ClientCore,
}

impl Client {
    /// Starts a client.
    ///
    /// Servers that [`base_url`](cloud_drives_core::ClientBuilder::base_url) can move: `api` (<https://api.example.com/v1>).
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&PROVIDER)
    }

    /// The state that this client shares with its clones.
    #[must_use]
    pub fn core(&self) -> &cloud_drives_core::ClientCore {
        &self.core
    }

    /// Files and folders.
    ///
    /// Needs the feature `entries`.
    #[cfg(feature = "entries")]
    pub fn entries(&self) -> entries::EntriesApi {
        entries::EntriesApi::new(self.core.clone())
    }

    /// The calls of the group `jobs`.
    ///
    /// Needs the feature `jobs`.
    #[cfg(feature = "jobs")]
    pub fn jobs(&self) -> jobs::JobsApi {
        jobs::JobsApi::new(self.core.clone())
    }

    /// The calls of the group `version_stacks`.
    ///
    /// Needs the feature `version-stacks`.
    #[cfg(feature = "version-stacks")]
    pub fn version_stacks(&self) -> version_stacks::VersionStacksApi {
        version_stacks::VersionStacksApi::new(self.core.clone())
    }

    /// The calls of the group `sign_in`.
    ///
    /// Needs the feature `sign-in`.
    #[cfg(feature = "sign-in")]
    pub fn sign_in(&self) -> sign_in::SignInApi {
        sign_in::SignInApi::new(self.core.clone())
    }
}

impl From<cloud_drives_core::ClientCore> for Client {
    fn from(core: cloud_drives_core::ClientCore) -> Self {
        Self { core }
    }
}
