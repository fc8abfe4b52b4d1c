// Made by `cargo sdk generate` out of specs/amazon-drive. Change the specs, not this file.

#![allow(clippy::large_enum_variant, clippy::too_many_arguments)]

/// Requests and outcomes of the calls behind [`Client::account`].
pub mod account;
/// Requests and outcomes of the calls behind [`Client::nodes`].
pub mod nodes;
/// Requests and outcomes of the calls behind [`Client::children`].
pub mod children;
/// Requests and outcomes of the calls behind [`Client::properties`].
pub mod properties;
/// Requests and outcomes of the calls behind [`Client::trash`].
pub mod trash;
/// Requests and outcomes of the calls behind [`Client::changes`].
pub mod changes;
/// Requests and outcomes of the calls behind [`Client::content`].
pub mod content;
/// Requests and outcomes of the calls behind [`Client::oauth`].
pub mod oauth;
mod errors;
/// Types of what is sent and received.
pub mod types;
pub use errors::ErrorKind;

static PROVIDER: cloud_drives_core::ProviderInfo = cloud_drives_core::ProviderInfo {
    name: "amazon-drive",
    version: env!("CARGO_PKG_VERSION"),
    servers: &[
        cloud_drives_core::ServerInfo {
            name: "metadata",
            url: "https://drive.amazonaws.com/drive/v1",
        },
        cloud_drives_core::ServerInfo {
            name: "master",
            url: "https://drive.amazonaws.com/drive/v1",
        },
        cloud_drives_core::ServerInfo {
            name: "content",
            url: "https://content-na.drive.amazonaws.com/cdproxy",
        },
        cloud_drives_core::ServerInfo {
            name: "oauth",
            url: "https://api.amazon.com",
        },
        cloud_drives_core::ServerInfo {
            name: "relay",
            url: "https://tensile-runway-92512.appspot.com",
        },
    ],
};

/// How users sign in at Amazon Drive, for the sign-in of `cloud-drives-runtime`.
pub static OAUTH: cloud_drives_core::OAuthFlow = cloud_drives_core::OAuthFlow {
    authorize: Some(
        cloud_drives_core::AuthorizePage::Url("https://www.amazon.com/ap/oa"),
    ),
    token: cloud_drives_core::OAuthEndpoint {
        operation: &oauth::TOKEN,
        path: "/auth/o2/token",
        authentication: cloud_drives_core::ClientAuthentication::Form,
    },
    grants: &[
        cloud_drives_core::OAuthGrant {
            kind: cloud_drives_core::GrantKind::AuthorizationCode,
            grant_type: "authorization_code",
            form: cloud_drives_core::OAuthForm {
                required: &["code", "client_id", "client_secret", "redirect_uri"],
                optional: &["code_verifier"],
            },
        },
        cloud_drives_core::OAuthGrant {
            kind: cloud_drives_core::GrantKind::RefreshToken,
            grant_type: "refresh_token",
            form: cloud_drives_core::OAuthForm {
                required: &["refresh_token", "client_id", "client_secret"],
                optional: &["redirect_uri"],
            },
        },
    ],
    device: None,
    revoke: None,
    scopes: &["clouddrive:read_all", "clouddrive:write"],
    client_scopes: &[],
    pkce: true,
    implicit: true,
    rotates: true,
    lifetime: None,
    refresh_ahead: None,
    space: cloud_drives_core::QuerySpace::Percent20,
    max_state: None,
};

/// Puts a [`Client`] together.
pub type ClientBuilder = cloud_drives_core::ClientBuilder<Client>;

/// A client of Amazon Drive: typed calls, one attempt each.
///
/// Cheap to clone; clones share their connections.
#[derive(Clone, Debug)]
pub struct Client {
    core: cloud_drives_core::ClientCore,
}

impl Client {
    /// Starts a client.
    ///
    /// Servers that [`base_url`](cloud_drives_core::ClientBuilder::base_url) can move: `metadata` (<https://drive.amazonaws.com/drive/v1>), `master` (<https://drive.amazonaws.com/drive/v1>), `content` (<https://content-na.drive.amazonaws.com/cdproxy>), `oauth` (<https://api.amazon.com>), `relay` (<https://tensile-runway-92512.appspot.com>).
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&PROVIDER)
    }

    /// The state that this client shares with its clones.
    #[must_use]
    pub fn core(&self) -> &cloud_drives_core::ClientCore {
        &self.core
    }

    /// The account, its hosts, its quota and what uses it up.
    pub fn account(&self) -> account::AccountApi {
        account::AccountApi::new(self.core.clone())
    }

    /// Files, folders and assets, found by a filter or by their id.
    pub fn nodes(&self) -> nodes::NodesApi {
        nodes::NodesApi::new(self.core.clone())
    }

    /// What is in a folder, and what goes in and out.
    pub fn children(&self) -> children::ChildrenApi {
        children::ChildrenApi::new(self.core.clone())
    }

    /// Words that an application attaches to a node, by key.
    pub fn properties(&self) -> properties::PropertiesApi {
        properties::PropertiesApi::new(self.core.clone())
    }

    /// What was thrown away and can be brought back.
    pub fn trash(&self) -> trash::TrashApi {
        trash::TrashApi::new(self.core.clone())
    }

    /// What has happened since a checkpoint.
    pub fn changes(&self) -> changes::ChangesApi {
        changes::ChangesApi::new(self.core.clone())
    }

    /// The bytes of files, up and down, and thumbnails.
    pub fn content(&self) -> content::ContentApi {
        content::ContentApi::new(self.core.clone())
    }

    /// Tokens, and the user behind them.
    pub fn oauth(&self) -> oauth::OauthApi {
        oauth::OauthApi::new(self.core.clone())
    }
}

impl From<cloud_drives_core::ClientCore> for Client {
    fn from(core: cloud_drives_core::ClientCore) -> Self {
        Self { core }
    }
}
