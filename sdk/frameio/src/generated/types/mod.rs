// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

#[cfg(feature = "account-permissions")]
mod account_permissions;
#[cfg(feature = "account-permissions")]
pub use self::account_permissions::*;

#[cfg(feature = "accounts")]
mod accounts;
#[cfg(feature = "accounts")]
pub use self::accounts::*;

#[cfg(feature = "collections")]
mod collections;
#[cfg(feature = "collections")]
pub use self::collections::*;

#[cfg(feature = "comments")]
mod comments;
#[cfg(feature = "comments")]
pub use self::comments::*;

#[cfg(feature = "custom-actions")]
mod custom_actions;
#[cfg(feature = "custom-actions")]
pub use self::custom_actions::*;

#[cfg(feature = "files")]
mod files;
#[cfg(feature = "files")]
pub use self::files::*;

#[cfg(feature = "folder-permissions")]
mod folder_permissions;
#[cfg(feature = "folder-permissions")]
pub use self::folder_permissions::*;

#[cfg(feature = "folders")]
mod folders;
#[cfg(feature = "folders")]
pub use self::folders::*;

#[cfg(feature = "groups")]
mod groups;
#[cfg(feature = "groups")]
pub use self::groups::*;

#[cfg(feature = "metadata")]
mod metadata;
#[cfg(feature = "metadata")]
pub use self::metadata::*;

#[cfg(feature = "metadata-fields")]
mod metadata_fields;
#[cfg(feature = "metadata-fields")]
pub use self::metadata_fields::*;

#[cfg(feature = "oauth")]
mod oauth;
#[cfg(feature = "oauth")]
pub use self::oauth::*;

#[cfg(feature = "project-permissions")]
mod project_permissions;
#[cfg(feature = "project-permissions")]
pub use self::project_permissions::*;

#[cfg(feature = "projects")]
mod projects;
#[cfg(feature = "projects")]
pub use self::projects::*;

#[cfg(feature = "search")]
mod search;
#[cfg(feature = "search")]
pub use self::search::*;

#[cfg(
    any(
        feature = "accounts",
        feature = "collections",
        feature = "comments",
        feature = "custom-actions",
        feature = "files",
        feature = "folder-permissions",
        feature = "folders",
        feature = "groups",
        feature = "metadata",
        feature = "metadata-fields",
        feature = "project-permissions",
        feature = "projects",
        feature = "search",
        feature = "shares",
        feature = "users",
        feature = "version-stacks",
        feature = "webhooks",
        feature = "workspace-permissions",
        feature = "workspaces"
    )
)]
mod shared;
#[cfg(
    any(
        feature = "accounts",
        feature = "collections",
        feature = "comments",
        feature = "custom-actions",
        feature = "files",
        feature = "folder-permissions",
        feature = "folders",
        feature = "groups",
        feature = "metadata",
        feature = "metadata-fields",
        feature = "project-permissions",
        feature = "projects",
        feature = "search",
        feature = "shares",
        feature = "users",
        feature = "version-stacks",
        feature = "webhooks",
        feature = "workspace-permissions",
        feature = "workspaces"
    )
)]
pub use self::shared::*;

#[cfg(feature = "shares")]
mod shares;
#[cfg(feature = "shares")]
pub use self::shares::*;

#[cfg(feature = "users")]
mod users;
#[cfg(feature = "users")]
pub use self::users::*;

#[cfg(feature = "version-stacks")]
mod version_stacks;
#[cfg(feature = "version-stacks")]
pub use self::version_stacks::*;

#[cfg(feature = "webhooks")]
mod webhooks;
#[cfg(feature = "webhooks")]
pub use self::webhooks::*;

#[cfg(feature = "workspace-permissions")]
mod workspace_permissions;
#[cfg(feature = "workspace-permissions")]
pub use self::workspace_permissions::*;

#[cfg(feature = "workspaces")]
mod workspaces;
#[cfg(feature = "workspaces")]
pub use self::workspaces::*;
