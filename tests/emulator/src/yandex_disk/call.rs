//! One request to the Disk API while it is being answered.

use chrono::{DateTime, Utc};
use http::StatusCode;
use serde_json::{Map, Value, json};
use url::form_urlencoded;

use super::changes::Change;
use super::errors::ApiError;
use super::fields::Fields;
use super::paths::{ResourcePath, Scheme};
use super::represent::Previews;
use super::settings::{Settings, Urls};
use super::state::{APPLICATIONS, State};
use super::tree::NodeId;
use crate::answer::Answer;
use crate::oauth::Token;
use crate::request::Head;

/// Media type of every success of the API, empty ones included.
pub(crate) const JSON: &str = "application/json; charset=utf-8";

pub(crate) struct Call<'a> {
    pub(crate) state: &'a mut State,
    pub(crate) settings: &'a Settings,
    pub(crate) urls: &'a Urls,
    pub(crate) now: DateTime<Utc>,
    pub(crate) head: &'a Head,
    pub(crate) body: &'a [u8],
    pub(crate) token: Option<Token>,
    /// Whether the token reaches no further than the application's folder.
    pub(crate) app_folder_only: bool,
    /// The id in the path of endpoint 25.
    pub(crate) operation: String,
}

impl Call<'_> {
    /// Returns a parameter that has a value.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.head.query(name).filter(|value| !value.is_empty())
    }

    pub(crate) fn required(&self, name: &str) -> Result<&str, ApiError> {
        self.text(name).ok_or_else(|| ApiError::missing_field(name))
    }

    pub(crate) fn flag(&self, name: &str) -> Result<bool, ApiError> {
        match self.text(name) {
            None => Ok(false),
            Some(value) => boolean(value).ok_or_else(|| {
                ApiError::bad_field(name, "нужно true или false", "true or false is needed")
            }),
        }
    }

    pub(crate) fn number(&self, name: &str, default: u64) -> Result<u64, ApiError> {
        match self.text(name) {
            None => Ok(default),
            Some(value) => int32(value).ok_or_else(|| {
                let english = "a whole number from 0 to 2147483647 is needed";
                ApiError::bad_field(name, "нужно целое неотрицательное число", english)
            }),
        }
    }

    /// Returns a required path, its `app:/` resolved and the token's reach checked.
    pub(crate) fn path(&mut self, name: &str, default: Scheme) -> Result<ResourcePath, ApiError> {
        let value = self.required(name)?;
        let path = ResourcePath::parse(name, value, default)?;
        self.resolve(path)
    }

    /// Turns an `app:/` path into the place on the Disk; the application's folder is made when it is first used.
    pub(crate) fn resolve(&mut self, path: ResourcePath) -> Result<ResourcePath, ApiError> {
        let folder = self.app_folder();
        if path.scheme == Scheme::App {
            let folder = folder.ok_or_else(ApiError::forbidden)?;
            self.state.ensure_dir(&folder, self.now);
            let mut resolved = folder;
            resolved.segments.extend(path.segments);
            return Ok(resolved);
        }
        if self.app_folder_only && !folder.is_some_and(|folder| path.starts_with(&folder)) {
            return Err(ApiError::forbidden());
        }
        Ok(path)
    }

    fn app_folder(&self) -> Option<ResourcePath> {
        let token = self.token.as_ref()?;
        let app = self.state.oauth.apps.get(&token.grant.client_id)?;
        Some(
            ResourcePath::root(Scheme::Disk)
                .join(APPLICATIONS)
                .join(&app.name),
        )
    }

    pub(crate) fn previews(&self) -> Result<Previews, ApiError> {
        Previews::parse(self.text("preview_size"), self.flag("preview_crop")?)
    }

    /// Returns the body as a JSON object; an absent one is empty when that is allowed.
    pub(crate) fn object(&self, optional: bool) -> Result<Map<String, Value>, ApiError> {
        if self.body.is_empty() && optional {
            return Ok(Map::new());
        }
        if self.head.content_type().as_deref() != Some("application/json") {
            return Err(ApiError::unsupported_media());
        }
        match serde_json::from_slice(self.body) {
            Ok(Value::Object(object)) => Ok(object),
            Ok(_) => Err(ApiError::bad_body("it must be a JSON object")),
            Err(_) => Err(ApiError::bad_body("it is no JSON")),
        }
    }

    /// Returns a success with a body, projected.
    pub(crate) fn json(&self, status: u16, value: Value) -> Answer {
        let fields = self.text("fields").and_then(Fields::parse);
        let value = match fields {
            Some(fields) => fields.project(value),
            None => value,
        };
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
        Answer::with(status, JSON, value.to_string())
    }

    /// Returns a success without a body; it still says JSON.
    pub(crate) fn empty(status: StatusCode) -> Answer {
        Answer::empty(status).header(http::header::CONTENT_TYPE, JSON)
    }

    /// Returns a link to a resource.
    pub(crate) fn resource_link(&self, status: u16, path: &ResourcePath) -> Answer {
        let path: String = form_urlencoded::byte_serialize(path.to_string().as_bytes()).collect();
        let href = format!("{}/v1/disk/resources?path={path}", self.urls.api);
        self.json(
            status,
            json!({"href": href, "method": "GET", "templated": false}),
        )
    }

    /// Returns a link to an operation that has been started.
    pub(crate) fn operation_link(&self, id: &str) -> Answer {
        let href = format!("{}/v1/disk/operations/{id}", self.urls.api);
        self.json(
            202,
            json!({"href": href, "method": "GET", "templated": false}),
        )
    }

    /// Makes a change at once and answers with a link to its result, or starts an operation.
    pub(crate) fn change(&mut self, change: Change, takes_time: bool) -> Result<Answer, ApiError> {
        self.state.check(&change)?;
        if takes_time || self.flag("force_async")? {
            let id = self.state.start(change, self.settings, self.now);
            return Ok(self.operation_link(&id));
        }
        Ok(match self.state.apply(change, self.now)? {
            Some(node) => {
                let path = self.state.tree.path(node);
                self.resource_link(201, &path)
            }
            None => Self::empty(StatusCode::NO_CONTENT),
        })
    }

    /// Returns whether an item is large enough for an operation: a directory that is not empty.
    pub(crate) fn takes_time(&self, node: NodeId) -> bool {
        !self.state.tree.children(node).is_empty()
    }
}

/// Reads `true` or `false`, lower-case.
pub(crate) fn boolean(value: &str) -> Option<bool> {
    value.parse().ok()
}

/// Returns a non-negative 32-bit number.
pub(crate) fn int32(value: &str) -> Option<u64> {
    let number: i32 = value.parse().ok()?;
    u64::try_from(number).ok()
}
