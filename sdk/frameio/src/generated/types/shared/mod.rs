// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

#[cfg(any(feature = "accounts", feature = "users"))]
mod account_role;
#[cfg(any(feature = "accounts", feature = "users"))]
pub use self::account_role::*;

#[cfg(
    any(
        feature = "files",
        feature = "folders",
        feature = "search",
        feature = "shares",
        feature = "version-stacks"
    )
)]
mod asset_type;
#[cfg(
    any(
        feature = "files",
        feature = "folders",
        feature = "search",
        feature = "shares",
        feature = "version-stacks"
    )
)]
pub use self::asset_type::*;

#[cfg(any(feature = "files", feature = "folders"))]
mod copy_comments;
#[cfg(any(feature = "files", feature = "folders"))]
pub use self::copy_comments::*;

#[cfg(any(feature = "files", feature = "search", feature = "version-stacks"))]
mod file;
#[cfg(any(feature = "files", feature = "search", feature = "version-stacks"))]
pub use self::file::*;

#[cfg(
    any(
        feature = "files",
        feature = "folders",
        feature = "projects",
        feature = "search",
        feature = "shares",
        feature = "version-stacks"
    )
)]
mod file_status;
#[cfg(
    any(
        feature = "files",
        feature = "folders",
        feature = "projects",
        feature = "search",
        feature = "shares",
        feature = "version-stacks"
    )
)]
pub use self::file_status::*;

#[cfg(any(feature = "folders", feature = "search"))]
mod folder;
#[cfg(any(feature = "folders", feature = "search"))]
pub use self::folder::*;

#[cfg(any(feature = "folders", feature = "shares"))]
mod folder_sort;
#[cfg(any(feature = "folders", feature = "shares"))]
pub use self::folder_sort::*;

#[cfg(
    any(
        feature = "files",
        feature = "folders",
        feature = "shares",
        feature = "version-stacks"
    )
)]
mod folder_with_includes;
#[cfg(
    any(
        feature = "files",
        feature = "folders",
        feature = "shares",
        feature = "version-stacks"
    )
)]
pub use self::folder_with_includes::*;

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
mod links;
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
pub use self::links::*;

#[cfg(
    any(
        feature = "files",
        feature = "folders",
        feature = "metadata",
        feature = "metadata-fields",
        feature = "shares",
        feature = "version-stacks"
    )
)]
mod member_type;
#[cfg(
    any(
        feature = "files",
        feature = "folders",
        feature = "metadata",
        feature = "metadata-fields",
        feature = "shares",
        feature = "version-stacks"
    )
)]
pub use self::member_type::*;

#[cfg(
    any(
        feature = "files",
        feature = "folders",
        feature = "metadata",
        feature = "shares",
        feature = "version-stacks"
    )
)]
mod metadata_field;
#[cfg(
    any(
        feature = "files",
        feature = "folders",
        feature = "metadata",
        feature = "shares",
        feature = "version-stacks"
    )
)]
pub use self::metadata_field::*;

#[cfg(
    any(
        feature = "collections",
        feature = "files",
        feature = "folders",
        feature = "projects",
        feature = "search",
        feature = "shares",
        feature = "version-stacks"
    )
)]
mod project_status;
#[cfg(
    any(
        feature = "collections",
        feature = "files",
        feature = "folders",
        feature = "projects",
        feature = "search",
        feature = "shares",
        feature = "version-stacks"
    )
)]
pub use self::project_status::*;

#[cfg(any(feature = "collections", feature = "search"))]
mod project_with_description;
#[cfg(any(feature = "collections", feature = "search"))]
pub use self::project_with_description::*;

#[cfg(
    any(
        feature = "files",
        feature = "folders",
        feature = "projects",
        feature = "shares",
        feature = "version-stacks"
    )
)]
mod project_with_includes;
#[cfg(
    any(
        feature = "files",
        feature = "folders",
        feature = "projects",
        feature = "shares",
        feature = "version-stacks"
    )
)]
pub use self::project_with_includes::*;

#[cfg(any(feature = "collections", feature = "shares"))]
mod share_access;
#[cfg(any(feature = "collections", feature = "shares"))]
pub use self::share_access::*;

#[cfg(any(feature = "folder-permissions", feature = "project-permissions"))]
mod update_user_roles_params_data;
#[cfg(any(feature = "folder-permissions", feature = "project-permissions"))]
pub use self::update_user_roles_params_data::*;

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
        feature = "metadata-fields",
        feature = "project-permissions",
        feature = "projects",
        feature = "shares",
        feature = "users",
        feature = "version-stacks",
        feature = "webhooks",
        feature = "workspace-permissions",
        feature = "workspaces"
    )
)]
mod user;
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
        feature = "metadata-fields",
        feature = "project-permissions",
        feature = "projects",
        feature = "shares",
        feature = "users",
        feature = "version-stacks",
        feature = "webhooks",
        feature = "workspace-permissions",
        feature = "workspaces"
    )
)]
pub use self::user::*;

#[cfg(
    any(
        feature = "folder-permissions",
        feature = "project-permissions",
        feature = "workspace-permissions"
    )
)]
mod user_role_role;
#[cfg(
    any(
        feature = "folder-permissions",
        feature = "project-permissions",
        feature = "workspace-permissions"
    )
)]
pub use self::user_role_role::*;

#[cfg(
    any(
        feature = "project-permissions",
        feature = "users",
        feature = "workspace-permissions"
    )
)]
mod user_role_sort;
#[cfg(
    any(
        feature = "project-permissions",
        feature = "users",
        feature = "workspace-permissions"
    )
)]
pub use self::user_role_sort::*;

#[cfg(any(feature = "search", feature = "version-stacks"))]
mod version_stack;
#[cfg(any(feature = "search", feature = "version-stacks"))]
pub use self::version_stack::*;
