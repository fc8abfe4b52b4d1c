// Made by `cargo sdk generate` out of specs/yandex-disk. Change the specs, not this file.

use chrono::{DateTime, Utc};
use cloud_drives_core::Secret;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// What a list of resources is ordered by; a leading minus means descending.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ResourceSort {
    /// `name` on the wire.
    Name,
    /// `path` on the wire.
    Path,
    /// `created` on the wire.
    Created,
    /// `modified` on the wire.
    Modified,
    /// `size` on the wire.
    Size,
    /// `-name` on the wire.
    MinusName,
    /// `-path` on the wire.
    MinusPath,
    /// `-created` on the wire.
    MinusCreated,
    /// `-modified` on the wire.
    MinusModified,
    /// `-size` on the wire.
    MinusSize,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ResourceSort {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Name => "name",
            Self::Path => "path",
            Self::Created => "created",
            Self::Modified => "modified",
            Self::Size => "size",
            Self::MinusName => "-name",
            Self::MinusPath => "-path",
            Self::MinusCreated => "-created",
            Self::MinusModified => "-modified",
            Self::MinusSize => "-size",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ResourceSort {
    fn from(value: String) -> Self {
        match value.as_str() {
            "name" => Self::Name,
            "path" => Self::Path,
            "created" => Self::Created,
            "modified" => Self::Modified,
            "size" => Self::Size,
            "-name" => Self::MinusName,
            "-path" => Self::MinusPath,
            "-created" => Self::MinusCreated,
            "-modified" => Self::MinusModified,
            "-size" => Self::MinusSize,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ResourceSort);

/// Whether a resource is a file or a folder.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ResourceType {
    /// `file` on the wire.
    File,
    /// `dir` on the wire.
    Dir,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ResourceType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::File => "file",
            Self::Dir => "dir",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ResourceType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "file" => Self::File,
            "dir" => Self::Dir,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ResourceType);

/// Where comments on a resource are kept. Both were always seen equal to `resource_id`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CommentIds {
    /// Where the owner's comments are kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub private_resource: Option<String>,
    /// Where comments made through the public link are kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_resource: Option<String>,
}

/// What the camera noted in a picture; nearly always empty.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Exif {
    /// When the picture was taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_time: Option<DateTime<Utc>>,
    /// Where it was taken, latitude in degrees. The reference leaves the type open (`wire.md §5.7`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gps_latitude: Option<f64>,
    /// Where it was taken, longitude in degrees. The reference leaves the type open (`wire.md §5.7`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gps_longitude: Option<f64>,
    /// Members that the specification does not describe.
    #[serde(flatten)]
    pub extra: BTreeMap<String, Value>,
}

/// What sort of file it is, as the service guesses it; Markdown files, for one, count as `compressed`. The list is the
/// reference's, and others may come (`wire.md §5.3`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum MediaType {
    /// `audio` on the wire.
    Audio,
    /// `backup` on the wire.
    Backup,
    /// `book` on the wire.
    Book,
    /// `compressed` on the wire.
    Compressed,
    /// `data` on the wire.
    Data,
    /// `development` on the wire.
    Development,
    /// `diskimage` on the wire.
    Diskimage,
    /// `document` on the wire.
    Document,
    /// `encoded` on the wire.
    Encoded,
    /// `executable` on the wire.
    Executable,
    /// `flash` on the wire.
    Flash,
    /// `font` on the wire.
    Font,
    /// `image` on the wire.
    Image,
    /// `settings` on the wire.
    Settings,
    /// `spreadsheet` on the wire.
    Spreadsheet,
    /// `text` on the wire.
    Text,
    /// `unknown` on the wire.
    UnknownLower,
    /// `video` on the wire.
    Video,
    /// `web` on the wire.
    Web,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl MediaType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Audio => "audio",
            Self::Backup => "backup",
            Self::Book => "book",
            Self::Compressed => "compressed",
            Self::Data => "data",
            Self::Development => "development",
            Self::Diskimage => "diskimage",
            Self::Document => "document",
            Self::Encoded => "encoded",
            Self::Executable => "executable",
            Self::Flash => "flash",
            Self::Font => "font",
            Self::Image => "image",
            Self::Settings => "settings",
            Self::Spreadsheet => "spreadsheet",
            Self::Text => "text",
            Self::UnknownLower => "unknown",
            Self::Video => "video",
            Self::Web => "web",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for MediaType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "audio" => Self::Audio,
            "backup" => Self::Backup,
            "book" => Self::Book,
            "compressed" => Self::Compressed,
            "data" => Self::Data,
            "development" => Self::Development,
            "diskimage" => Self::Diskimage,
            "document" => Self::Document,
            "encoded" => Self::Encoded,
            "executable" => Self::Executable,
            "flash" => Self::Flash,
            "font" => Self::Font,
            "image" => Self::Image,
            "settings" => Self::Settings,
            "spreadsheet" => Self::Spreadsheet,
            "text" => Self::Text,
            "unknown" => Self::UnknownLower,
            "video" => Self::Video,
            "web" => Self::Web,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(MediaType);

/// A preview in one size.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PreviewLink {
    /// Which size: `DEFAULT`, `XXXS`, `XXS`, `XS`, `S`, `M`, `L`, `XL`, `XXL`, `XXXL` and `C` were seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The link to the picture, good for a limited time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// How a folder is shared. Never seen in an answer, so there may be more to it (`wire.md §13`).
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ShareInfo {
    /// Whether this is the shared folder itself, not one inside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_root: Option<bool>,
    /// Whether the folder belongs to this account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_owned: Option<bool>,
    /// What this account may do in it. The values are not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rights: Option<String>,
    /// Members that the specification does not describe.
    #[serde(flatten)]
    pub extra: BTreeMap<String, Value>,
}

/// A link to a resource, an operation or a file's bytes; the request tells which.
///
/// In a link to a resource the path is form-encoded, with `+` for a space (`wire.md §5.1`). With `fields`, `href` has to
/// be among them.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Link {
    /// The address. A link to an operation was seen with `http` now and then: call it over `https` all the same. The
    /// download link of a public file may be empty if the owner forbids downloading.
    pub href: String,
    /// The HTTP method to use, `GET` or, for an upload, `PUT`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Whether `href` is a template of RFC 6570; only false was ever seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub templated: Option<bool>,
}

/// Settings of a public link, as they are sent. What is not set stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PublicSettingsInput {
    /// When the link expires, or that it no longer does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available_until: Option<AvailableUntil>,
    /// The expiry in its longer form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available_until_verbose: Option<AvailableUntilVerbose>,
    /// Whether visitors may only look, not change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_only: Option<bool>,
    /// The password to open the link with, or that there is none any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<PasswordSetting>,
    /// The password in its longer form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_verbose: Option<PasswordVerbose>,
    /// The organisation whose members may open the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_organization_id: Option<String>,
    /// The organisation in its longer form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_organization_id_verbose: Option<ExternalOrganizationIdVerbose>,
    /// Who may do what. Only with `allow_address_access`, for accounts of organisations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accesses: Option<Vec<PublicAccessInput>>,
}

impl PublicSettingsInput {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            available_until: None,
            available_until_verbose: None,
            read_only: None,
            password: None,
            password_verbose: None,
            external_organization_id: None,
            external_organization_id_verbose: None,
            accesses: None,
        }
    }

    /// When the link expires, or that it no longer does.
    #[must_use]
    pub fn available_until(
        mut self,
        available_until: impl Into<AvailableUntil>,
    ) -> Self {
        self.available_until = Some(available_until.into());
        self
    }

    /// The expiry in its longer form.
    #[must_use]
    pub fn available_until_verbose(
        mut self,
        available_until_verbose: impl Into<AvailableUntilVerbose>,
    ) -> Self {
        self.available_until_verbose = Some(available_until_verbose.into());
        self
    }

    /// Whether visitors may only look, not change.
    #[must_use]
    pub fn read_only(mut self, read_only: bool) -> Self {
        self.read_only = Some(read_only);
        self
    }

    /// The password to open the link with, or that there is none any more.
    #[must_use]
    pub fn password(mut self, password: impl Into<PasswordSetting>) -> Self {
        self.password = Some(password.into());
        self
    }

    /// The password in its longer form.
    #[must_use]
    pub fn password_verbose(
        mut self,
        password_verbose: impl Into<PasswordVerbose>,
    ) -> Self {
        self.password_verbose = Some(password_verbose.into());
        self
    }

    /// The organisation whose members may open the link.
    #[must_use]
    pub fn external_organization_id(
        mut self,
        external_organization_id: impl Into<String>,
    ) -> Self {
        self.external_organization_id = Some(external_organization_id.into());
        self
    }

    /// The organisation in its longer form.
    #[must_use]
    pub fn external_organization_id_verbose(
        mut self,
        external_organization_id_verbose: impl Into<ExternalOrganizationIdVerbose>,
    ) -> Self {
        self.external_organization_id_verbose = Some(
            external_organization_id_verbose.into(),
        );
        self
    }

    /// Who may do what. Only with `allow_address_access`, for accounts of organisations.
    #[must_use]
    pub fn accesses(
        mut self,
        accesses: impl IntoIterator<Item = impl Into<PublicAccessInput>>,
    ) -> Self {
        self.accesses = Some(accesses.into_iter().map(Into::into).collect());
        self
    }
}

/// When a public link expires.
///
/// The reference calls the number a lifetime in seconds, but the service takes it as a moment (`wire.md §5.8`).
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum AvailableUntil {
    /// As unixseconds.
    UnixSeconds(i64),
    /// As clear.
    Clear(String),
}

impl From<i64> for AvailableUntil {
    fn from(value: i64) -> Self {
        Self::UnixSeconds(value)
    }
}

impl From<String> for AvailableUntil {
    fn from(value: String) -> Self {
        Self::Clear(value)
    }
}

impl From<&str> for AvailableUntil {
    fn from(value: &str) -> Self {
        Self::Clear(value.to_owned())
    }
}

/// An expiry that can be switched on and off.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AvailableUntilVerbose {
    /// Whether the link expires.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// When it expires, in seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<i64>,
}

impl AvailableUntilVerbose {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { enabled: None, value: None }
    }

    /// Whether the link expires.
    #[must_use]
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = Some(enabled);
        self
    }

    /// When it expires, in seconds since 1970.
    #[must_use]
    pub fn value(mut self, value: i64) -> Self {
        self.value = Some(value);
        self
    }
}

/// The password of a public link.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum PasswordSetting {
    /// As set.
    Set(Secret),
    /// As remove.
    Remove(bool),
}

impl From<Secret> for PasswordSetting {
    fn from(value: Secret) -> Self {
        Self::Set(value)
    }
}

impl From<bool> for PasswordSetting {
    fn from(value: bool) -> Self {
        Self::Remove(value)
    }
}

/// A password that can be switched on and off.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PasswordVerbose {
    /// Whether a password is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// The password.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Secret>,
}

impl PasswordVerbose {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { enabled: None, value: None }
    }

    /// Whether a password is asked for.
    #[must_use]
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = Some(enabled);
        self
    }

    /// The password.
    #[must_use]
    pub fn value(mut self, value: impl Into<Secret>) -> Self {
        self.value = Some(value.into());
        self
    }
}

/// An organisation that can be switched on and off.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ExternalOrganizationIdVerbose {
    /// Whether the link is for that organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// The organisation's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

impl ExternalOrganizationIdVerbose {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { enabled: None, value: None }
    }

    /// Whether the link is for that organisation.
    #[must_use]
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = Some(enabled);
        self
    }

    /// The organisation's id.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }
}

/// Who may do what with a public link.
///
/// Two forms are known and it is uncertain which the service wants (`wire.md §5.8`): `type` and `id`, or one of the lists
/// `macros`, `user_ids`, `group_ids` and `department_ids`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PublicAccessInput {
    /// What sort of visitor `id` names.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<AccessType>,
    /// Who it is, together with `type`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<AccessId>,
    /// A group by its meaning; exactly one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub macros: Option<Vec<AccessMacro>>,
    /// The organisation's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub org_id: Option<i64>,
    /// Users by their ids.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_ids: Option<Vec<String>>,
    /// Groups of the organisation by their ids.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_ids: Option<Vec<i64>>,
    /// Departments of the organisation by their ids.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department_ids: Option<Vec<i64>>,
    /// What they may do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rights: Option<Vec<AccessRight>>,
}

impl PublicAccessInput {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            type_: None,
            id: None,
            macros: None,
            org_id: None,
            user_ids: None,
            group_ids: None,
            department_ids: None,
            rights: None,
        }
    }

    /// What sort of visitor `id` names.
    #[must_use]
    pub fn type_(mut self, type_: impl Into<AccessType>) -> Self {
        self.type_ = Some(type_.into());
        self
    }

    /// Who it is, together with `type`.
    #[must_use]
    pub fn id(mut self, id: impl Into<AccessId>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// A group by its meaning; exactly one.
    #[must_use]
    pub fn macros(
        mut self,
        macros: impl IntoIterator<Item = impl Into<AccessMacro>>,
    ) -> Self {
        self.macros = Some(macros.into_iter().map(Into::into).collect());
        self
    }

    /// The organisation's id.
    #[must_use]
    pub fn org_id(mut self, org_id: i64) -> Self {
        self.org_id = Some(org_id);
        self
    }

    /// Users by their ids.
    #[must_use]
    pub fn user_ids(
        mut self,
        user_ids: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.user_ids = Some(user_ids.into_iter().map(Into::into).collect());
        self
    }

    /// Groups of the organisation by their ids.
    #[must_use]
    pub fn group_ids(mut self, group_ids: impl IntoIterator<Item = i64>) -> Self {
        self.group_ids = Some(group_ids.into_iter().collect());
        self
    }

    /// Departments of the organisation by their ids.
    #[must_use]
    pub fn department_ids(
        mut self,
        department_ids: impl IntoIterator<Item = i64>,
    ) -> Self {
        self.department_ids = Some(department_ids.into_iter().collect());
        self
    }

    /// What they may do.
    #[must_use]
    pub fn rights(
        mut self,
        rights: impl IntoIterator<Item = impl Into<AccessRight>>,
    ) -> Self {
        self.rights = Some(rights.into_iter().map(Into::into).collect());
        self
    }
}

/// What sort of visitor an access entry is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum AccessType {
    /// `macro` on the wire.
    Macro,
    /// `user` on the wire.
    User,
    /// `group` on the wire.
    Group,
    /// `department` on the wire.
    Department,
    /// `outer_user` on the wire.
    OuterUser,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl AccessType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Macro => "macro",
            Self::User => "user",
            Self::Group => "group",
            Self::Department => "department",
            Self::OuterUser => "outer_user",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for AccessType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "macro" => Self::Macro,
            "user" => Self::User,
            "group" => Self::Group,
            "department" => Self::Department,
            "outer_user" => Self::OuterUser,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(AccessType);

/// An id in an access entry; the reference has a number, older clients a string (`wire.md §5.9`).
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum AccessId {
    /// As number.
    Number(i64),
    /// As text.
    Text(String),
    /// Anything else, as the server sent it.
    Other(Value),
}

impl From<i64> for AccessId {
    fn from(value: i64) -> Self {
        Self::Number(value)
    }
}

impl From<String> for AccessId {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<&str> for AccessId {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

/// A group of visitors by its meaning, everyone or the people of the organisation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum AccessMacro {
    /// `all` on the wire.
    All,
    /// `employees` on the wire.
    Employees,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl AccessMacro {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::All => "all",
            Self::Employees => "employees",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for AccessMacro {
    fn from(value: String) -> Self {
        match value.as_str() {
            "all" => Self::All,
            "employees" => Self::Employees,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(AccessMacro);

/// What visitors of a public link may do.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum AccessRight {
    /// `read` on the wire.
    Read,
    /// `write` on the wire.
    Write,
    /// `read_without_download` on the wire.
    ReadWithoutDownload,
    /// `read_with_password` on the wire.
    ReadWithPassword,
    /// `read_with_password_without_download` on the wire.
    ReadWithPasswordWithoutDownload,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl AccessRight {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::ReadWithoutDownload => "read_without_download",
            Self::ReadWithPassword => "read_with_password",
            Self::ReadWithPasswordWithoutDownload => {
                "read_with_password_without_download"
            }
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for AccessRight {
    fn from(value: String) -> Self {
        match value.as_str() {
            "read" => Self::Read,
            "write" => Self::Write,
            "read_without_download" => Self::ReadWithoutDownload,
            "read_with_password" => Self::ReadWithPassword,
            "read_with_password_without_download" => {
                Self::ReadWithPasswordWithoutDownload
            }
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(AccessRight);
