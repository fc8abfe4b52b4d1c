// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

#![allow(clippy::large_enum_variant, clippy::too_many_arguments)]

/// Requests and outcomes of the calls behind [`Client::account`].
pub mod account;
/// Requests and outcomes of the calls behind [`Client::contacts`].
pub mod contacts;
/// Requests and outcomes of the calls behind [`Client::favorites`].
pub mod favorites;
/// Requests and outcomes of the calls behind [`Client::files`].
pub mod files;
/// Requests and outcomes of the calls behind [`Client::uploads`].
pub mod uploads;
/// Requests and outcomes of the calls behind [`Client::playlists`].
pub mod playlists;
/// Requests and outcomes of the calls behind [`Client::shares`].
pub mod shares;
/// Requests and outcomes of the calls behind [`Client::tags`].
pub mod tags;
/// Requests and outcomes of the calls behind [`Client::trash`].
pub mod trash;
/// Requests and outcomes of the calls behind [`Client::virtual_folders`].
pub mod virtual_folders;
/// Requests and outcomes of the calls behind [`Client::oauth`].
pub mod oauth;
mod errors;
/// Types of what is sent and received.
pub mod types;
pub use errors::ErrorKind;

static PROVIDER: cloud_drives_core::ProviderInfo = cloud_drives_core::ProviderInfo {
    name: "verizon-cloud",
    version: env!("CARGO_PKG_VERSION"),
    servers: &[
        cloud_drives_core::ServerInfo {
            name: "api",
            url: "https://api.cloudapi.verizon.com/cloud/1",
        },
    ],
};

/// How users sign in at Verizon Cloud, for the sign-in of `cloud-drives-runtime`.
pub static OAUTH: cloud_drives_core::OAuthFlow = cloud_drives_core::OAuthFlow {
    authorize: Some(cloud_drives_core::AuthorizePage::Path {
        server: "api",
        path: "/oauth2/authorize",
    }),
    token: cloud_drives_core::OAuthEndpoint {
        operation: &oauth::TOKEN,
        path: "/oauth2/token",
        authentication: cloud_drives_core::ClientAuthentication::Form,
    },
    grants: &[
        cloud_drives_core::OAuthGrant {
            kind: cloud_drives_core::GrantKind::AuthorizationCode,
            grant_type: "authorization_code",
            form: cloud_drives_core::OAuthForm {
                required: &["code", "redirect_uri"],
                optional: &["client_id", "client_secret"],
            },
        },
        cloud_drives_core::OAuthGrant {
            kind: cloud_drives_core::GrantKind::RefreshToken,
            grant_type: "refresh_token",
            form: cloud_drives_core::OAuthForm {
                required: &["refresh_token", "redirect_uri"],
                optional: &["client_id", "client_secret"],
            },
        },
    ],
    device: None,
    revoke: None,
    scopes: &[],
    client_scopes: &[],
    pkce: false,
    implicit: false,
    rotates: true,
    lifetime: Some(std::time::Duration::from_secs(32400)),
    refresh_ahead: None,
    space: cloud_drives_core::QuerySpace::Plus,
    max_state: None,
};

/// Puts a [`Client`] together.
pub type ClientBuilder = cloud_drives_core::ClientBuilder<Client>;

/// A client of Verizon Cloud: typed calls, one attempt each.
///
/// Cheap to clone; clones share their connections.
#[derive(Clone, Debug)]
pub struct Client {
    core: cloud_drives_core::ClientCore,
}

impl Client {
    /// Starts a client.
    ///
    /// Servers that [`base_url`](cloud_drives_core::ClientBuilder::base_url) can move: `api` (<https://api.cloudapi.verizon.com/cloud/1>).
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&PROVIDER)
    }

    /// The state that this client shares with its clones.
    #[must_use]
    pub fn core(&self) -> &cloud_drives_core::ClientCore {
        &self.core
    }

    /// The account that the token belongs to.
    pub fn account(&self) -> account::AccountApi {
        account::AccountApi::new(self.core.clone())
    }

    /// The address book.
    pub fn contacts(&self) -> contacts::ContactsApi {
        contacts::ContactsApi::new(self.core.clone())
    }

    /// Files and folders that the user has marked.
    pub fn favorites(&self) -> favorites::FavoritesApi {
        favorites::FavoritesApi::new(self.core.clone())
    }

    /// Files and folders: what they are, finding them, copying, moving, renaming, deleting and reading them.
    ///
    /// A path begins with a slash, and its first segment is a virtual folder: `/VZMOBILE/photos/sea.jpg`.
    pub fn files(&self) -> files::FilesApi {
        files::FilesApi::new(self.core.clone())
    }

    /// Uploading: an intent, the content in one or more calls, and a commit if it was more than one.
    ///
    /// The addresses that the intent hands out are to be called as they are. The calls here put them together from an id, which is
    /// good enough where the server is known.
    pub fn uploads(&self) -> uploads::UploadsApi {
        uploads::UploadsApi::new(self.core.clone())
    }

    /// Lists of files to be shown or played one after the other.
    pub fn playlists(&self) -> playlists::PlaylistsApi {
        playlists::PlaylistsApi::new(self.core.clone())
    }

    /// Files, folders and playlists that others may see, for a while or for good.
    pub fn shares(&self) -> shares::SharesApi {
        shares::SharesApi::new(self.core.clone())
    }

    /// Words on files and folders, as one string an item. That a comma separates them is a guess.
    pub fn tags(&self) -> tags::TagsApi {
        tags::TagsApi::new(self.core.clone())
    }

    /// What was deleted, and can be had back; listed and emptied for one virtual folder at a time.
    pub fn trash(&self) -> trash::TrashApi {
        trash::TrashApi::new(self.core.clone())
    }

    /// The folders at the top, which file operations cannot touch.
    ///
    /// Of these calls only the verbs are sure; where the names go is the best reading of an unclear guide (`wire.md §5.11`).
    pub fn virtual_folders(&self) -> virtual_folders::VirtualFoldersApi {
        virtual_folders::VirtualFoldersApi::new(self.core.clone())
    }

    /// Signing in.
    ///
    /// An access token is good for nine hours, a refresh token for fourteen days and for one renewal: each renewal brings the next
    /// one, which has to be kept.
    pub fn oauth(&self) -> oauth::OauthApi {
        oauth::OauthApi::new(self.core.clone())
    }
}

impl From<cloud_drives_core::ClientCore> for Client {
    fn from(core: cloud_drives_core::ClientCore) -> Self {
        Self { core }
    }
}
