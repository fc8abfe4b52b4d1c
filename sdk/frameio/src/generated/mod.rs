// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

#![allow(clippy::large_enum_variant, clippy::too_many_arguments)]

/// Requests and outcomes of the calls behind [`Client::accounts`].
#[cfg(feature = "accounts")]
pub mod accounts;
/// Requests and outcomes of the calls behind [`Client::users`].
#[cfg(feature = "users")]
pub mod users;
/// Requests and outcomes of the calls behind [`Client::account_permissions`].
#[cfg(feature = "account-permissions")]
pub mod account_permissions;
/// Requests and outcomes of the calls behind [`Client::workspace_permissions`].
#[cfg(feature = "workspace-permissions")]
pub mod workspace_permissions;
/// Requests and outcomes of the calls behind [`Client::project_permissions`].
#[cfg(feature = "project-permissions")]
pub mod project_permissions;
/// Requests and outcomes of the calls behind [`Client::folder_permissions`].
#[cfg(feature = "folder-permissions")]
pub mod folder_permissions;
/// Requests and outcomes of the calls behind [`Client::workspaces`].
#[cfg(feature = "workspaces")]
pub mod workspaces;
/// Requests and outcomes of the calls behind [`Client::projects`].
#[cfg(feature = "projects")]
pub mod projects;
/// Requests and outcomes of the calls behind [`Client::folders`].
#[cfg(feature = "folders")]
pub mod folders;
/// Requests and outcomes of the calls behind [`Client::files`].
#[cfg(feature = "files")]
pub mod files;
/// Requests and outcomes of the calls behind [`Client::version_stacks`].
#[cfg(feature = "version-stacks")]
pub mod version_stacks;
/// Requests and outcomes of the calls behind [`Client::comments`].
#[cfg(feature = "comments")]
pub mod comments;
/// Requests and outcomes of the calls behind [`Client::metadata`].
#[cfg(feature = "metadata")]
pub mod metadata;
/// Requests and outcomes of the calls behind [`Client::metadata_fields`].
#[cfg(feature = "metadata-fields")]
pub mod metadata_fields;
/// Requests and outcomes of the calls behind [`Client::webhooks`].
#[cfg(feature = "webhooks")]
pub mod webhooks;
/// Requests and outcomes of the calls behind [`Client::shares`].
#[cfg(feature = "shares")]
pub mod shares;
/// Requests and outcomes of the calls behind [`Client::collections`].
#[cfg(feature = "collections")]
pub mod collections;
/// Requests and outcomes of the calls behind [`Client::custom_actions`].
#[cfg(feature = "custom-actions")]
pub mod custom_actions;
/// Requests and outcomes of the calls behind [`Client::groups`].
#[cfg(feature = "groups")]
pub mod groups;
/// Requests and outcomes of the calls behind [`Client::search`].
#[cfg(feature = "search")]
pub mod search;
/// Requests and outcomes of the calls behind [`Client::oauth`].
#[cfg(feature = "oauth")]
pub mod oauth;
mod errors;
/// Types of what is sent and received.
pub mod types;
pub use errors::ErrorKind;

static PROVIDER: cloud_drives_core::ProviderInfo = cloud_drives_core::ProviderInfo {
    name: "frameio",
    version: env!("CARGO_PKG_VERSION"),
    servers: &[
        cloud_drives_core::ServerInfo {
            name: "api",
            url: "https://api.frame.io",
        },
        cloud_drives_core::ServerInfo {
            name: "oauth",
            url: "https://ims-na1.adobelogin.com",
        },
    ],
};

/// How users sign in at Frame.io, for the sign-in of `cloud-drives-runtime`.
#[cfg(feature = "oauth")]
pub static OAUTH: cloud_drives_core::OAuthFlow = cloud_drives_core::OAuthFlow {
    authorize: Some(cloud_drives_core::AuthorizePage::Path {
        server: "oauth",
        path: "/ims/authorize/v2",
    }),
    token: cloud_drives_core::OAuthEndpoint {
        operation: &oauth::TOKEN,
        path: "/ims/token/v3",
        authentication: cloud_drives_core::ClientAuthentication::Form,
    },
    grants: &[
        cloud_drives_core::OAuthGrant {
            kind: cloud_drives_core::GrantKind::AuthorizationCode,
            grant_type: "authorization_code",
            form: cloud_drives_core::OAuthForm {
                required: &["client_id", "code", "redirect_uri"],
                optional: &["client_secret", "code_verifier"],
            },
        },
        cloud_drives_core::OAuthGrant {
            kind: cloud_drives_core::GrantKind::RefreshToken,
            grant_type: "refresh_token",
            form: cloud_drives_core::OAuthForm {
                required: &["client_id", "refresh_token"],
                optional: &["client_secret"],
            },
        },
        cloud_drives_core::OAuthGrant {
            kind: cloud_drives_core::GrantKind::ClientCredentials,
            grant_type: "client_credentials",
            form: cloud_drives_core::OAuthForm {
                required: &["client_id", "client_secret", "scope"],
                optional: &[],
            },
        },
    ],
    device: None,
    revoke: Some(cloud_drives_core::OAuthCall {
        endpoint: cloud_drives_core::OAuthEndpoint {
            operation: &oauth::REVOKE,
            path: "/ims/revoke",
            authentication: cloud_drives_core::ClientAuthentication::BasicOrQuery,
        },
        form: cloud_drives_core::OAuthForm {
            required: &["token"],
            optional: &[],
        },
    }),
    scopes: &["openid", "email", "profile", "offline_access", "additional_info.roles"],
    client_scopes: &["openid", "AdobeID", "frame.s2s.all"],
    pkce: true,
    implicit: false,
    rotates: false,
    lifetime: Some(std::time::Duration::from_secs(86400)),
    refresh_ahead: Some(std::time::Duration::from_secs(60)),
    space: cloud_drives_core::QuerySpace::Plus,
    max_state: None,
};

/// Puts a [`Client`] together.
pub type ClientBuilder = cloud_drives_core::ClientBuilder<Client>;

/// A client of Frame.io: typed calls, one attempt each.
///
/// Cheap to clone; clones share their connections.
#[derive(Clone, Debug)]
pub struct Client {
    core: cloud_drives_core::ClientCore,
}

impl Client {
    /// Starts a client.
    ///
    /// Servers that [`base_url`](cloud_drives_core::ClientBuilder::base_url) can move: `api` (<https://api.frame.io>), `oauth` (<https://ims-na1.adobelogin.com>).
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&PROVIDER)
    }

    /// The state that this client shares with its clones.
    #[must_use]
    pub fn core(&self) -> &cloud_drives_core::ClientCore {
        &self.core
    }

    /// The accounts of the user, and their audit logs.
    ///
    /// Needs the feature `accounts`.
    #[cfg(feature = "accounts")]
    pub fn accounts(&self) -> accounts::AccountsApi {
        accounts::AccountsApi::new(self.core.clone())
    }

    /// The user, and the members of an account.
    ///
    /// Needs the feature `users`.
    #[cfg(feature = "users")]
    pub fn users(&self) -> users::UsersApi {
        users::UsersApi::new(self.core.clone())
    }

    /// Roles in an account.
    ///
    /// Needs the feature `account-permissions`.
    #[cfg(feature = "account-permissions")]
    pub fn account_permissions(&self) -> account_permissions::AccountPermissionsApi {
        account_permissions::AccountPermissionsApi::new(self.core.clone())
    }

    /// Members of a workspace and their roles.
    ///
    /// Needs the feature `workspace-permissions`.
    #[cfg(feature = "workspace-permissions")]
    pub fn workspace_permissions(
        &self,
    ) -> workspace_permissions::WorkspacePermissionsApi {
        workspace_permissions::WorkspacePermissionsApi::new(self.core.clone())
    }

    /// Members of a project and their roles.
    ///
    /// Needs the feature `project-permissions`.
    #[cfg(feature = "project-permissions")]
    pub fn project_permissions(&self) -> project_permissions::ProjectPermissionsApi {
        project_permissions::ProjectPermissionsApi::new(self.core.clone())
    }

    /// Members of a folder and their roles.
    ///
    /// Needs the feature `folder-permissions`.
    #[cfg(feature = "folder-permissions")]
    pub fn folder_permissions(&self) -> folder_permissions::FolderPermissionsApi {
        folder_permissions::FolderPermissionsApi::new(self.core.clone())
    }

    /// Workspaces of an account.
    ///
    /// Needs the feature `workspaces`.
    #[cfg(feature = "workspaces")]
    pub fn workspaces(&self) -> workspaces::WorkspacesApi {
        workspaces::WorkspacesApi::new(self.core.clone())
    }

    /// Projects of a workspace.
    ///
    /// Needs the feature `projects`.
    #[cfg(feature = "projects")]
    pub fn projects(&self) -> projects::ProjectsApi {
        projects::ProjectsApi::new(self.core.clone())
    }

    /// Folders and what is in them.
    ///
    /// Needs the feature `folders`.
    #[cfg(feature = "folders")]
    pub fn folders(&self) -> folders::FoldersApi {
        folders::FoldersApi::new(self.core.clone())
    }

    /// Files, uploads and links to media.
    ///
    /// Needs the feature `files`.
    #[cfg(feature = "files")]
    pub fn files(&self) -> files::FilesApi {
        files::FilesApi::new(self.core.clone())
    }

    /// Files that are versions of one thing.
    ///
    /// Needs the feature `version-stacks`.
    #[cfg(feature = "version-stacks")]
    pub fn version_stacks(&self) -> version_stacks::VersionStacksApi {
        version_stacks::VersionStacksApi::new(self.core.clone())
    }

    /// Comments on files.
    ///
    /// Needs the feature `comments`.
    #[cfg(feature = "comments")]
    pub fn comments(&self) -> comments::CommentsApi {
        comments::CommentsApi::new(self.core.clone())
    }

    /// The values of metadata fields.
    ///
    /// Needs the feature `metadata`.
    #[cfg(feature = "metadata")]
    pub fn metadata(&self) -> metadata::MetadataApi {
        metadata::MetadataApi::new(self.core.clone())
    }

    /// The metadata fields of an account.
    ///
    /// Needs the feature `metadata-fields`.
    #[cfg(feature = "metadata-fields")]
    pub fn metadata_fields(&self) -> metadata_fields::MetadataFieldsApi {
        metadata_fields::MetadataFieldsApi::new(self.core.clone())
    }

    /// Addresses that hear of what happens in a workspace.
    ///
    /// Needs the feature `webhooks`.
    #[cfg(feature = "webhooks")]
    pub fn webhooks(&self) -> webhooks::WebhooksApi {
        webhooks::WebhooksApi::new(self.core.clone())
    }

    /// Things of a project that are shown to others.
    ///
    /// Needs the feature `shares`.
    #[cfg(feature = "shares")]
    pub fn shares(&self) -> shares::SharesApi {
        shares::SharesApi::new(self.core.clone())
    }

    /// Collections of things in a project.
    ///
    /// Needs the feature `collections`.
    #[cfg(feature = "collections")]
    pub fn collections(&self) -> collections::CollectionsApi {
        collections::CollectionsApi::new(self.core.clone())
    }

    /// Entries in the menus of a workspace that call an address.
    ///
    /// Needs the feature `custom-actions`.
    #[cfg(feature = "custom-actions")]
    pub fn custom_actions(&self) -> custom_actions::CustomActionsApi {
        custom_actions::CustomActionsApi::new(self.core.clone())
    }

    /// Groups of members of an account.
    ///
    /// Needs the feature `groups`.
    #[cfg(feature = "groups")]
    pub fn groups(&self) -> groups::GroupsApi {
        groups::GroupsApi::new(self.core.clone())
    }

    /// Looking for things in an account.
    ///
    /// Needs the feature `search`.
    #[cfg(feature = "search")]
    pub fn search(&self) -> search::SearchApi {
        search::SearchApi::new(self.core.clone())
    }

    /// Getting, renewing and revoking tokens.
    ///
    /// Needs the feature `oauth`.
    #[cfg(feature = "oauth")]
    pub fn oauth(&self) -> oauth::OauthApi {
        oauth::OauthApi::new(self.core.clone())
    }
}

impl From<cloud_drives_core::ClientCore> for Client {
    fn from(core: cloud_drives_core::ClientCore) -> Self {
        Self { core }
    }
}
