// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use chrono::{DateTime, Utc};
use cloud_drives_core::{Secret, UnknownVariant, union};
use serde::{Deserialize, Serialize};

/// Where a listing goes on.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Links {
    /// The way to the next page, null on the last one. A path without a host, with `after` as its only query
    /// parameter: the other parameters of the call are not in it (`wire.md §4`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// What somebody may do in an account as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum AccountRole {
    /// `owner` on the wire.
    Owner,
    /// `admin` on the wire.
    Admin,
    /// `member` on the wire.
    Member,
    /// `reviewer` on the wire.
    Reviewer,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl AccountRole {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Owner => "owner",
            Self::Admin => "admin",
            Self::Member => "member",
            Self::Reviewer => "reviewer",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for AccountRole {
    fn from(value: String) -> Self {
        match value.as_str() {
            "owner" => Self::Owner,
            "admin" => Self::Admin,
            "member" => Self::Member,
            "reviewer" => Self::Reviewer,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(AccountRole);

/// What a list of members is ordered by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum UserRoleSort {
    /// `role_asc` on the wire.
    RoleAsc,
    /// `role_desc` on the wire.
    RoleDesc,
    /// `name_asc` on the wire.
    NameAsc,
    /// `name_desc` on the wire.
    NameDesc,
    /// `email_asc` on the wire.
    EmailAsc,
    /// `email_desc` on the wire.
    EmailDesc,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl UserRoleSort {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::RoleAsc => "role_asc",
            Self::RoleDesc => "role_desc",
            Self::NameAsc => "name_asc",
            Self::NameDesc => "name_desc",
            Self::EmailAsc => "email_asc",
            Self::EmailDesc => "email_desc",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for UserRoleSort {
    fn from(value: String) -> Self {
        match value.as_str() {
            "role_asc" => Self::RoleAsc,
            "role_desc" => Self::RoleDesc,
            "name_asc" => Self::NameAsc,
            "name_desc" => Self::NameDesc,
            "email_asc" => Self::EmailAsc,
            "email_desc" => Self::EmailDesc,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(UserRoleSort);

/// A person, as accounts, comments and permissions name one.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct User {
    /// The user's id. Null for someone who was invited and has no account yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The user's id at Adobe.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_user_id: Option<String>,
    /// The name to show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The e-mail address.
    pub email: String,
    /// Where the picture is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avatar_url: Option<String>,
    /// Whether the user can work with the account, or has been deactivated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
}

/// What a member may do.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum UserRoleRole {
    /// `workspace_admin` on the wire.
    WorkspaceAdmin,
    /// `full_access` on the wire.
    FullAccess,
    /// `editor` on the wire.
    Editor,
    /// `edit_only` on the wire.
    EditOnly,
    /// `commenter` on the wire.
    Commenter,
    /// `viewer` on the wire.
    Viewer,
    /// `admin` on the wire.
    Admin,
    /// `owner` on the wire.
    Owner,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl UserRoleRole {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::WorkspaceAdmin => "workspace_admin",
            Self::FullAccess => "full_access",
            Self::Editor => "editor",
            Self::EditOnly => "edit_only",
            Self::Commenter => "commenter",
            Self::Viewer => "viewer",
            Self::Admin => "admin",
            Self::Owner => "owner",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for UserRoleRole {
    fn from(value: String) -> Self {
        match value.as_str() {
            "workspace_admin" => Self::WorkspaceAdmin,
            "full_access" => Self::FullAccess,
            "editor" => Self::Editor,
            "edit_only" => Self::EditOnly,
            "commenter" => Self::Commenter,
            "viewer" => Self::Viewer,
            "admin" => Self::Admin,
            "owner" => Self::Owner,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(UserRoleRole);

/// The role to give in a project or folder.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateUserRolesParamsData {
    /// The role.
    pub role: AssignableRole,
}

impl UpdateUserRolesParamsData {
    /// One with what it cannot do without: `role`.
    #[must_use]
    pub fn new(role: impl Into<AssignableRole>) -> Self {
        Self { role: role.into() }
    }
}

/// The roles that can be given in a project or folder.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum AssignableRole {
    /// `full_access` on the wire.
    FullAccess,
    /// `editor` on the wire.
    Editor,
    /// `edit_only` on the wire.
    EditOnly,
    /// `commenter` on the wire.
    Commenter,
    /// `viewer` on the wire.
    Viewer,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl AssignableRole {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::FullAccess => "full_access",
            Self::Editor => "editor",
            Self::EditOnly => "edit_only",
            Self::Commenter => "commenter",
            Self::Viewer => "viewer",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for AssignableRole {
    fn from(value: String) -> Self {
        match value.as_str() {
            "full_access" => Self::FullAccess,
            "editor" => Self::Editor,
            "edit_only" => Self::EditOnly,
            "commenter" => Self::Commenter,
            "viewer" => Self::Viewer,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(AssignableRole);

/// The role that a member of a project or folder now has, in an envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateUserRolesResponse {
    /// The role.
    pub data: UpdateUserRolesResponseData,
}

/// The role that a member of a project or folder now has.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateUserRolesResponseData {
    /// The role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<AssignableRole>,
}

/// A member of a project or a restricted folder.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UserRole {
    /// What the member may do there.
    pub role: UserRoleRole,
    /// The member.
    pub user: User,
}

/// A project with what the call asked to bring along.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ProjectWithIncludes {
    /// The project's id, a UUID or `adobe:` and an asset.
    pub id: String,
    /// The project's id at Adobe. Only in Adobe storage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_id: Option<String>,
    /// The workspace that it belongs to.
    pub workspace_id: String,
    /// The folder at the top of the tree, which uploads and folders go into.
    pub root_folder_id: String,
    /// The name.
    pub name: String,
    /// Where the project's picture is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// Whether only its own members see it, rather than all of the workspace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restricted: Option<bool>,
    /// Whether it can be worked with.
    pub status: ProjectStatus,
    /// Bytes that it holds.
    pub storage: u64,
    /// Its page in the web application.
    pub view_url: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// What the project is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Who owns it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<User>,
}

/// Whether a project can be worked with.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ProjectStatus {
    /// `active` on the wire.
    Active,
    /// `inactive` on the wire.
    Inactive,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ProjectStatus {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Active => "active",
            Self::Inactive => "inactive",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ProjectStatus {
    fn from(value: String) -> Self {
        match value.as_str() {
            "active" => Self::Active,
            "inactive" => Self::Inactive,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ProjectStatus);

/// How far a file has come: known by name only, bytes there, renditions there. There is no value for a failure.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FileStatus {
    /// `created` on the wire.
    Created,
    /// `uploaded` on the wire.
    Uploaded,
    /// `transcoded` on the wire.
    Transcoded,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl FileStatus {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Created => "created",
            Self::Uploaded => "uploaded",
            Self::Transcoded => "transcoded",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for FileStatus {
    fn from(value: String) -> Self {
        match value.as_str() {
            "created" => Self::Created,
            "uploaded" => Self::Uploaded,
            "transcoded" => Self::Transcoded,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(FileStatus);

/// Which comments go along with a copy.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum CopyComments {
    /// `none` on the wire.
    None,
    /// `internal` on the wire.
    Internal,
    /// `public` on the wire.
    Public,
    /// `all` on the wire.
    All,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl CopyComments {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::None => "none",
            Self::Internal => "internal",
            Self::Public => "public",
            Self::All => "all",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for CopyComments {
    fn from(value: String) -> Self {
        match value.as_str() {
            "none" => Self::None,
            "internal" => Self::Internal,
            "public" => Self::Public,
            "all" => Self::All,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(CopyComments);

/// A folder.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Folder {
    /// The id, a UUID, or for what is in Adobe storage `adobe:` and the asset.
    pub id: String,
    /// The id at Adobe. Only in Adobe storage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_id: Option<String>,
    /// Whether it is a file, a folder or a version stack.
    #[serde(rename = "type")]
    pub type_: AssetType,
    /// The name.
    pub name: String,
    /// The folder or version stack that it is in; null for the folder at the top of a project.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
    /// The project that it belongs to.
    pub project_id: String,
    /// Its page in the web application.
    pub view_url: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// The file whose picture stands for the folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cover_file_id: Option<String>,
    /// Whether only its own members see it, rather than all of the project.
    pub restricted: bool,
}

/// The sorts of things that a folder holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum AssetType {
    /// `file` on the wire.
    File,
    /// `folder` on the wire.
    Folder,
    /// `version_stack` on the wire.
    VersionStack,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl AssetType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::File => "file",
            Self::Folder => "folder",
            Self::VersionStack => "version_stack",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for AssetType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "file" => Self::File,
            "folder" => Self::Folder,
            "version_stack" => Self::VersionStack,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(AssetType);

/// A folder with what the call asked to bring along.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FolderWithIncludes {
    /// The id, a UUID, or for what is in Adobe storage `adobe:` and the asset.
    pub id: String,
    /// The id at Adobe. Only in Adobe storage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_id: Option<String>,
    /// Whether it is a file, a folder or a version stack.
    #[serde(rename = "type")]
    pub type_: AssetType,
    /// The name.
    pub name: String,
    /// The folder or version stack that it is in; null for the folder at the top of a project.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
    /// The project that it belongs to.
    pub project_id: String,
    /// Its page in the web application.
    pub view_url: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Who made it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<User>,
    /// The project. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectWithIncludes>,
    /// The values of its metadata fields. Only if the call asked for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Vec<MetadataField>>,
    /// The file whose picture stands for the folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cover_file_id: Option<String>,
    /// Whether only its own members see it, rather than all of the project.
    pub restricted: bool,
}

/// A field and its value. `users` is an old word for `user_multi`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum MetadataField {
    /// `field_type` is `date`.
    Date(DateValue),
    /// `field_type` is `long_text`.
    LongText(LongTextValue),
    /// `field_type` is `number`.
    Number(NumberValue),
    /// `field_type` is `rating`.
    Rating(IntegerValue),
    /// `field_type` is `select`.
    Select(SelectValue),
    /// `field_type` is `select_multi`.
    SelectMulti(MultiSelectValue),
    /// `field_type` is `text`.
    Text(TextValue),
    /// `field_type` is `toggle`.
    Toggle(BooleanValue),
    /// `field_type` is `user_multi`.
    UserMulti(MultiUserValue),
    /// `field_type` is `user_single`.
    UserSingle(SingleUserValue),
    /// `field_type` is `users`.
    Users(MultiUserValue),
    /// Another `field_type`, which the specification does not describe, with the whole object.
    Unknown(UnknownVariant),
}

impl Serialize for MetadataField {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Date(value) => {
                union::serialize_tagged(serializer, "field_type", "date", value)
            }
            Self::LongText(value) => {
                union::serialize_tagged(serializer, "field_type", "long_text", value)
            }
            Self::Number(value) => {
                union::serialize_tagged(serializer, "field_type", "number", value)
            }
            Self::Rating(value) => {
                union::serialize_tagged(serializer, "field_type", "rating", value)
            }
            Self::Select(value) => {
                union::serialize_tagged(serializer, "field_type", "select", value)
            }
            Self::SelectMulti(value) => {
                union::serialize_tagged(serializer, "field_type", "select_multi", value)
            }
            Self::Text(value) => {
                union::serialize_tagged(serializer, "field_type", "text", value)
            }
            Self::Toggle(value) => {
                union::serialize_tagged(serializer, "field_type", "toggle", value)
            }
            Self::UserMulti(value) => {
                union::serialize_tagged(serializer, "field_type", "user_multi", value)
            }
            Self::UserSingle(value) => {
                union::serialize_tagged(serializer, "field_type", "user_single", value)
            }
            Self::Users(value) => {
                union::serialize_tagged(serializer, "field_type", "users", value)
            }
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for MetadataField {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        let value = union::Tagged::read(deserializer, "field_type")?;
        match value.tag() {
            "date" => value.into_variant().map(Self::Date),
            "long_text" => value.into_variant().map(Self::LongText),
            "number" => value.into_variant().map(Self::Number),
            "rating" => value.into_variant().map(Self::Rating),
            "select" => value.into_variant().map(Self::Select),
            "select_multi" => value.into_variant().map(Self::SelectMulti),
            "text" => value.into_variant().map(Self::Text),
            "toggle" => value.into_variant().map(Self::Toggle),
            "user_multi" => value.into_variant().map(Self::UserMulti),
            "user_single" => value.into_variant().map(Self::UserSingle),
            "users" => value.into_variant().map(Self::Users),
            _ => Ok(Self::Unknown(value.into_unknown())),
        }
    }
}

cloud_drives_core::union_schema!(MetadataField);

impl From<DateValue> for MetadataField {
    fn from(value: DateValue) -> Self {
        Self::Date(value)
    }
}

impl From<LongTextValue> for MetadataField {
    fn from(value: LongTextValue) -> Self {
        Self::LongText(value)
    }
}

impl From<NumberValue> for MetadataField {
    fn from(value: NumberValue) -> Self {
        Self::Number(value)
    }
}

impl From<IntegerValue> for MetadataField {
    fn from(value: IntegerValue) -> Self {
        Self::Rating(value)
    }
}

impl From<SelectValue> for MetadataField {
    fn from(value: SelectValue) -> Self {
        Self::Select(value)
    }
}

impl From<MultiSelectValue> for MetadataField {
    fn from(value: MultiSelectValue) -> Self {
        Self::SelectMulti(value)
    }
}

impl From<TextValue> for MetadataField {
    fn from(value: TextValue) -> Self {
        Self::Text(value)
    }
}

impl From<BooleanValue> for MetadataField {
    fn from(value: BooleanValue) -> Self {
        Self::Toggle(value)
    }
}

impl From<SingleUserValue> for MetadataField {
    fn from(value: SingleUserValue) -> Self {
        Self::UserSingle(value)
    }
}

/// The value of a date.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DateValue {
    /// The field.
    pub field_definition_id: String,
    /// The field's name.
    pub field_definition_name: String,
    /// Whether the value can be changed.
    pub mutable: bool,
    /// The date, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// The value of a longer text.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LongTextValue {
    /// The field.
    pub field_definition_id: String,
    /// The field's name.
    pub field_definition_name: String,
    /// Whether the value can be changed.
    pub mutable: bool,
    /// The text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// The value of a number.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NumberValue {
    /// The field.
    pub field_definition_id: String,
    /// The field's name.
    pub field_definition_name: String,
    /// Whether the value can be changed.
    pub mutable: bool,
    /// The number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
}

/// The value of a rating.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct IntegerValue {
    /// The field.
    pub field_definition_id: String,
    /// The field's name.
    pub field_definition_name: String,
    /// Whether the value can be changed.
    pub mutable: bool,
    /// The rating, up to the field's maximum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<i64>,
}

/// The value of a field with options, of which one is chosen.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SelectValue {
    /// The field.
    pub field_definition_id: String,
    /// The field's name.
    pub field_definition_name: String,
    /// Whether the value can be changed.
    pub mutable: bool,
    /// What is chosen: nothing, or one option.
    pub value: Vec<SelectOption>,
    /// What could be chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_options: Option<Vec<SelectOption>>,
}

/// Something that can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SelectOption {
    /// The option's id.
    pub id: String,
    /// The name to show.
    pub display_name: String,
}

/// The value of a field with options, of which several are chosen.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MultiSelectValue {
    /// The field.
    pub field_definition_id: String,
    /// The field's name.
    pub field_definition_name: String,
    /// Whether the value can be changed.
    pub mutable: bool,
    /// What is chosen.
    pub value: Vec<SelectOption>,
    /// What could be chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_options: Option<Vec<SelectOption>>,
}

/// The value of a line of text.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TextValue {
    /// The field.
    pub field_definition_id: String,
    /// The field's name.
    pub field_definition_name: String,
    /// Whether the value can be changed.
    pub mutable: bool,
    /// The text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// The value of a switch.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BooleanValue {
    /// The field.
    pub field_definition_id: String,
    /// The field's name.
    pub field_definition_name: String,
    /// Whether the value can be changed.
    pub mutable: bool,
    /// Whether it is on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<bool>,
}

/// The value of a field for several users.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MultiUserValue {
    /// The field.
    pub field_definition_id: String,
    /// The field's name.
    pub field_definition_name: String,
    /// Whether the value can be changed.
    pub mutable: bool,
    /// Who is chosen.
    pub value: Vec<UserValue>,
    /// Who could be chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_options_type: Option<MemberOptionsType>,
    /// Who could be chosen, where that is a list of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_members: Option<Vec<UserValue>>,
}

/// A user or a group that was chosen.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UserValue {
    /// The user's or group's id.
    pub id: String,
    /// Which of the two it is.
    #[serde(rename = "type")]
    pub type_: MemberType,
}

/// What can be chosen in a field for users.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum MemberType {
    /// `user` on the wire.
    User,
    /// `account_user_group` on the wire.
    AccountUserGroup,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl MemberType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::User => "user",
            Self::AccountUserGroup => "account_user_group",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for MemberType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "user" => Self::User,
            "account_user_group" => Self::AccountUserGroup,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(MemberType);

/// Who can be chosen in a field for users: a list of its own, or everyone in the project.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum MemberOptionsType {
    /// `custom` on the wire.
    Custom,
    /// `all_project_members` on the wire.
    AllProjectMembers,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl MemberOptionsType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Custom => "custom",
            Self::AllProjectMembers => "all_project_members",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for MemberOptionsType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "custom" => Self::Custom,
            "all_project_members" => Self::AllProjectMembers,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(MemberOptionsType);

/// The value of a field for one user.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SingleUserValue {
    /// The field.
    pub field_definition_id: String,
    /// The field's name.
    pub field_definition_name: String,
    /// Whether the value can be changed.
    pub mutable: bool,
    /// Who is chosen: nobody, or one.
    pub value: Vec<UserValue>,
    /// Who could be chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_options_type: Option<MemberOptionsType>,
    /// Who could be chosen, where that is a list of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_members: Option<Vec<UserValue>>,
}

/// What files, and lists that have files in them, can bring along.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FileWithMediaLinksInclude {
    /// `media_links.original` on the wire.
    MediaLinksOriginal,
    /// `media_links.thumbnail` on the wire.
    MediaLinksThumbnail,
    /// `media_links.thumbnail_high_quality` on the wire.
    MediaLinksThumbnailHighQuality,
    /// `media_links.video_h264_180` on the wire.
    MediaLinksVideoH264180,
    /// `media_links.high_quality` on the wire.
    MediaLinksHighQuality,
    /// `media_links.efficient` on the wire.
    MediaLinksEfficient,
    /// `media_links.scrub_sheet` on the wire.
    MediaLinksScrubSheet,
    /// `creator` on the wire.
    Creator,
    /// `project` on the wire.
    Project,
    /// `metadata` on the wire.
    Metadata,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl FileWithMediaLinksInclude {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::MediaLinksOriginal => "media_links.original",
            Self::MediaLinksThumbnail => "media_links.thumbnail",
            Self::MediaLinksThumbnailHighQuality => "media_links.thumbnail_high_quality",
            Self::MediaLinksVideoH264180 => "media_links.video_h264_180",
            Self::MediaLinksHighQuality => "media_links.high_quality",
            Self::MediaLinksEfficient => "media_links.efficient",
            Self::MediaLinksScrubSheet => "media_links.scrub_sheet",
            Self::Creator => "creator",
            Self::Project => "project",
            Self::Metadata => "metadata",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for FileWithMediaLinksInclude {
    fn from(value: String) -> Self {
        match value.as_str() {
            "media_links.original" => Self::MediaLinksOriginal,
            "media_links.thumbnail" => Self::MediaLinksThumbnail,
            "media_links.thumbnail_high_quality" => Self::MediaLinksThumbnailHighQuality,
            "media_links.video_h264_180" => Self::MediaLinksVideoH264180,
            "media_links.high_quality" => Self::MediaLinksHighQuality,
            "media_links.efficient" => Self::MediaLinksEfficient,
            "media_links.scrub_sheet" => Self::MediaLinksScrubSheet,
            "creator" => Self::Creator,
            "project" => Self::Project,
            "metadata" => Self::Metadata,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(FileWithMediaLinksInclude);

/// What a list of folders, or of all that is in a folder, is ordered by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FolderSort {
    /// `name_asc` on the wire.
    NameAsc,
    /// `created_at_asc` on the wire.
    CreatedAtAsc,
    /// `updated_at_asc` on the wire.
    UpdatedAtAsc,
    /// `name_desc` on the wire.
    NameDesc,
    /// `created_at_desc` on the wire.
    CreatedAtDesc,
    /// `updated_at_desc` on the wire.
    UpdatedAtDesc,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl FolderSort {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::NameAsc => "name_asc",
            Self::CreatedAtAsc => "created_at_asc",
            Self::UpdatedAtAsc => "updated_at_asc",
            Self::NameDesc => "name_desc",
            Self::CreatedAtDesc => "created_at_desc",
            Self::UpdatedAtDesc => "updated_at_desc",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for FolderSort {
    fn from(value: String) -> Self {
        match value.as_str() {
            "name_asc" => Self::NameAsc,
            "created_at_asc" => Self::CreatedAtAsc,
            "updated_at_asc" => Self::UpdatedAtAsc,
            "name_desc" => Self::NameDesc,
            "created_at_desc" => Self::CreatedAtDesc,
            "updated_at_desc" => Self::UpdatedAtDesc,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(FolderSort);

/// A file, folder or version stack. Lists of files are made of this too.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum AssetWithIncludes {
    /// `type` is `file`.
    File(FileWithIncludes),
    /// `type` is `folder`.
    Folder(FolderWithIncludes),
    /// `type` is `version_stack`.
    VersionStack(VersionStackWithIncludes),
    /// Another `type`, which the specification does not describe, with the whole object.
    Unknown(UnknownVariant),
}

impl Serialize for AssetWithIncludes {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::File(value) => {
                union::serialize_tagged(serializer, "type", "file", value)
            }
            Self::Folder(value) => {
                union::serialize_tagged(serializer, "type", "folder", value)
            }
            Self::VersionStack(value) => {
                union::serialize_tagged(serializer, "type", "version_stack", value)
            }
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for AssetWithIncludes {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        let value = union::Tagged::read(deserializer, "type")?;
        match value.tag() {
            "file" => value.into_variant().map(Self::File),
            "folder" => value.into_variant().map(Self::Folder),
            "version_stack" => value.into_variant().map(Self::VersionStack),
            _ => Ok(Self::Unknown(value.into_unknown())),
        }
    }
}

cloud_drives_core::union_schema!(AssetWithIncludes);

impl From<FileWithIncludes> for AssetWithIncludes {
    fn from(value: FileWithIncludes) -> Self {
        Self::File(value)
    }
}

impl From<FolderWithIncludes> for AssetWithIncludes {
    fn from(value: FolderWithIncludes) -> Self {
        Self::Folder(value)
    }
}

impl From<VersionStackWithIncludes> for AssetWithIncludes {
    fn from(value: VersionStackWithIncludes) -> Self {
        Self::VersionStack(value)
    }
}

/// A file with what the call asked to bring along.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileWithIncludes {
    /// The id, a UUID, or for what is in Adobe storage `adobe:` and the asset.
    pub id: String,
    /// The id at Adobe. Only in Adobe storage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_id: Option<String>,
    /// Whether it is a file, a folder or a version stack.
    #[serde(rename = "type")]
    pub type_: AssetType,
    /// The name.
    pub name: String,
    /// The folder or version stack that it is in; null for the folder at the top of a project.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
    /// The project that it belongs to.
    pub project_id: String,
    /// Its page in the web application.
    pub view_url: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Who made it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<User>,
    /// The project. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectWithIncludes>,
    /// The values of its metadata fields. Only if the call asked for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Vec<MetadataField>>,
    /// The version's id at Adobe: opaque, although it looks like a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_version_id: Option<String>,
    /// Bytes.
    pub file_size: u64,
    /// The media type, such as `video/mp4`. Null until the upload is finished and the type is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// How far the file has come.
    pub status: FileStatus,
    /// Links to the file's bytes and renditions. Only those that the call asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_links: Option<MediaLinksCollection>,
}

/// Links to a file's bytes and renditions. A link that was asked for is null while there is nothing that it could
/// lead to.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MediaLinksCollection {
    /// The bytes as they were uploaded. Asking for it without the right to download is refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original: Option<OriginalMediaLink>,
    /// A still, in PNG.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thumbnail: Option<RenditionMediaLink>,
    /// A larger still.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thumbnail_high_quality: Option<RenditionMediaLink>,
    /// A video of 180 lines, in H.264.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video_h264_180: Option<RenditionMediaLink>,
    /// The best rendition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high_quality: Option<TranscodeMediaLink>,
    /// The smallest rendition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub efficient: Option<TranscodeMediaLink>,
    /// A sheet of stills for scrubbing, in WebP.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scrub_sheet: Option<RenditionMediaLink>,
}

/// A link to the bytes as they were uploaded.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OriginalMediaLink {
    /// Sends the bytes as an attachment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_url: Option<String>,
    /// Sends the bytes for display.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inline_url: Option<String>,
}

/// A link to a rendition.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RenditionMediaLink {
    /// Sends the bytes as an attachment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_url: Option<String>,
    /// Sends the bytes and says nothing about their use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A link to a playable rendition.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TranscodeMediaLink {
    /// Sends the bytes as an attachment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_url: Option<String>,
    /// Sends the bytes and says nothing about their use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A version stack with what the call asked to bring along.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VersionStackWithIncludes {
    /// The id, a UUID, or for what is in Adobe storage `adobe:` and the asset.
    pub id: String,
    /// The id at Adobe. Only in Adobe storage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_id: Option<String>,
    /// Whether it is a file, a folder or a version stack.
    #[serde(rename = "type")]
    pub type_: AssetType,
    /// The name.
    pub name: String,
    /// The folder or version stack that it is in; null for the folder at the top of a project.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
    /// The project that it belongs to.
    pub project_id: String,
    /// Its page in the web application.
    pub view_url: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Who made it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<User>,
    /// The project. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectWithIncludes>,
    /// The values of its metadata fields. Only if the call asked for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Vec<MetadataField>>,
    /// The newest version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_version: Option<FileWithIncludes>,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct File {
    /// The id, a UUID, or for what is in Adobe storage `adobe:` and the asset.
    pub id: String,
    /// The id at Adobe. Only in Adobe storage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_id: Option<String>,
    /// Whether it is a file, a folder or a version stack.
    #[serde(rename = "type")]
    pub type_: AssetType,
    /// The name.
    pub name: String,
    /// The folder or version stack that it is in; null for the folder at the top of a project.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
    /// The project that it belongs to.
    pub project_id: String,
    /// Its page in the web application.
    pub view_url: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// The version's id at Adobe: opaque, although it looks like a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_version_id: Option<String>,
    /// Bytes.
    pub file_size: u64,
    /// The media type, such as `video/mp4`. Null until the upload is finished and the type is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// How far the file has come.
    pub status: FileStatus,
}

/// A version stack: files that are versions of one thing.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VersionStack {
    /// The id, a UUID, or for what is in Adobe storage `adobe:` and the asset.
    pub id: String,
    /// The id at Adobe. Only in Adobe storage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_id: Option<String>,
    /// Whether it is a file, a folder or a version stack.
    #[serde(rename = "type")]
    pub type_: AssetType,
    /// The name.
    pub name: String,
    /// The folder or version stack that it is in; null for the folder at the top of a project.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
    /// The project that it belongs to.
    pub project_id: String,
    /// Its page in the web application.
    pub view_url: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// The newest version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_version: Option<File>,
}

/// Who may open a share: everyone who has the address, or only its reviewers.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ShareAccess {
    /// `public` on the wire.
    Public,
    /// `secure` on the wire.
    Secure,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ShareAccess {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Public => "public",
            Self::Secure => "secure",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ShareAccess {
    fn from(value: String) -> Self {
        match value.as_str() {
            "public" => Self::Public,
            "secure" => Self::Secure,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ShareAccess);

/// How the things in a share are laid out.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ShareLayout {
    /// `grid` on the wire.
    Grid,
    /// `list` on the wire.
    List,
    /// `reel` on the wire.
    Reel,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ShareLayout {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Grid => "grid",
            Self::List => "list",
            Self::Reel => "reel",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ShareLayout {
    fn from(value: String) -> Self {
        match value.as_str() {
            "grid" => Self::Grid,
            "list" => Self::List,
            "reel" => Self::Reel,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ShareLayout);

/// The background of a share.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ShareTheme {
    /// `dark` on the wire.
    Dark,
    /// `light` on the wire.
    Light,
    /// `neutral` on the wire.
    Neutral,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ShareTheme {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Neutral => "neutral",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ShareTheme {
    fn from(value: String) -> Self {
        match value.as_str() {
            "dark" => Self::Dark,
            "light" => Self::Light,
            "neutral" => Self::Neutral,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ShareTheme);

/// What the things in a share are ordered by.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ShareSortBy {
    /// The metadata field.
    pub field_definition_id: String,
    /// Which way round.
    pub direction: ShareSortByDirection,
}

impl ShareSortBy {
    /// One with what it cannot do without: `field_definition_id`, `direction`.
    #[must_use]
    pub fn new(
        field_definition_id: impl Into<String>,
        direction: impl Into<ShareSortByDirection>,
    ) -> Self {
        Self {
            field_definition_id: field_definition_id.into(),
            direction: direction.into(),
        }
    }
}

/// Which way round things are ordered.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ShareSortByDirection {
    /// `asc` on the wire.
    Asc,
    /// `desc` on the wire.
    Desc,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ShareSortByDirection {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Asc => "asc",
            Self::Desc => "desc",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ShareSortByDirection {
    fn from(value: String) -> Self {
        match value.as_str() {
            "asc" => Self::Asc,
            "desc" => Self::Desc,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ShareSortByDirection);

/// The form of the cards in a share.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ShareCardAspectRatio {
    /// `horizontal` on the wire.
    Horizontal,
    /// `square` on the wire.
    Square,
    /// `vertical` on the wire.
    Vertical,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ShareCardAspectRatio {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Horizontal => "horizontal",
            Self::Square => "square",
            Self::Vertical => "vertical",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ShareCardAspectRatio {
    fn from(value: String) -> Self {
        match value.as_str() {
            "horizontal" => Self::Horizontal,
            "square" => Self::Square,
            "vertical" => Self::Vertical,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ShareCardAspectRatio);

/// The size of the cards in a share.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ShareCardSize {
    /// `small` on the wire.
    Small,
    /// `medium` on the wire.
    Medium,
    /// `large` on the wire.
    Large,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ShareCardSize {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ShareCardSize {
    fn from(value: String) -> Self {
        match value.as_str() {
            "small" => Self::Small,
            "medium" => Self::Medium,
            "large" => Self::Large,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ShareCardSize);

/// How pictures are fitted into the cards of a share.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ShareThumbnailScale {
    /// `fit` on the wire.
    Fit,
    /// `fill` on the wire.
    Fill,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ShareThumbnailScale {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Fit => "fit",
            Self::Fill => "fill",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ShareThumbnailScale {
    fn from(value: String) -> Self {
        match value.as_str() {
            "fit" => Self::Fit,
            "fill" => Self::Fill,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ShareThumbnailScale);

/// The height of the rows in a share.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ShareListRowSize {
    /// `small` on the wire.
    Small,
    /// `medium` on the wire.
    Medium,
    /// `large` on the wire.
    Large,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ShareListRowSize {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ShareListRowSize {
    fn from(value: String) -> Self {
        match value.as_str() {
            "small" => Self::Small,
            "medium" => Self::Medium,
            "large" => Self::Large,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ShareListRowSize);

/// A share: things of a project, shown to people inside or outside the account.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Share {
    /// The share's id.
    pub id: String,
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it says about itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The address to hand out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short_url: Option<String>,
    /// The collection of what it shows.
    pub collection_id: String,
    /// Who may open it.
    pub access: ShareAccess,
    /// Whether it can be opened.
    pub enabled: bool,
    /// When it closes by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration: Option<DateTime<Utc>>,
    /// What visitors have to type in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passphrase: Option<Secret>,
    /// When it was last opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_viewed_at: Option<DateTime<Utc>>,
    /// Whether visitors may comment.
    pub commenting_enabled: bool,
    /// Whether visitors may download.
    pub downloading_enabled: bool,
    /// Whether pictures carry a watermark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub watermark_enabled: Option<bool>,
    /// Whether pictures carry a watermark that cannot be seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forensic_watermark_enabled: Option<bool>,
    /// Whether playback is protected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drm_enabled: Option<bool>,
    /// Whether captions are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub captions_enabled: Option<bool>,
    /// Whether transcripts are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transcripts_enabled: Option<bool>,
    /// Whether visitors may change metadata.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub editable_fields_enabled: Option<bool>,
    /// Whether older versions are shown too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub show_all_asset_versions: Option<bool>,
    /// Whether things open in the viewer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open_in_viewer_enabled: Option<bool>,
    /// How things are laid out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layout: Option<ShareLayout>,
    /// The background.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<ShareTheme>,
    /// The colour of buttons and links.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent_color: Option<String>,
    /// What things are ordered by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<ShareSortBy>,
    /// The metadata fields that are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visible_field_definition_ids: Option<Vec<String>>,
    /// The metadata field that is shown first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub featured_field_definition_id: Option<String>,
    /// The form of the cards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_aspect_ratio: Option<ShareCardAspectRatio>,
    /// The size of the cards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_size: Option<ShareCardSize>,
    /// Whether cards carry text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_info_enabled: Option<bool>,
    /// How pictures are fitted into cards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thumbnail_scale: Option<ShareThumbnailScale>,
    /// Lines that a title may take.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title_line_count: Option<u64>,
    /// The height of the rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list_row_size: Option<ShareListRowSize>,
    /// Whether rows carry icons.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icons_visible_on_list: Option<bool>,
    /// The width of the names' column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_column_width: Option<u64>,
    /// The form of the cards in a reel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reel_card_aspect_ratio: Option<ShareCardAspectRatio>,
    /// Whether pictures fill the cards of a reel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reel_card_fit_image: Option<bool>,
    /// Whether names are shown in a reel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub show_asset_name_in_reel_layout: Option<bool>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// A project with its description.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ProjectWithDescription {
    /// The project's id, a UUID or `adobe:` and an asset.
    pub id: String,
    /// The project's id at Adobe. Only in Adobe storage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_id: Option<String>,
    /// The workspace that it belongs to.
    pub workspace_id: String,
    /// The folder at the top of the tree, which uploads and folders go into.
    pub root_folder_id: String,
    /// The name.
    pub name: String,
    /// Where the project's picture is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// Whether only its own members see it, rather than all of the workspace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restricted: Option<bool>,
    /// Whether it can be worked with.
    pub status: ProjectStatus,
    /// Bytes that it holds.
    pub storage: u64,
    /// Its page in the web application.
    pub view_url: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// What the project is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}
