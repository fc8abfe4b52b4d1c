//! One request to the API while it is being answered.

use chrono::{DateTime, SecondsFormat, Utc};
use http::StatusCode;
use serde_json::{Map, Value, json};

use super::errors::{ApiError, JSON, Problem};
use super::operation::{Body, Ids, Includes, Operation, asks_for_preview};
use super::settings::{Settings, Urls};
use super::shape::is_id;
use super::state::State;
use crate::answer::Answer;
use crate::request::Head;

pub(crate) struct Call<'a> {
    pub(crate) state: &'a mut State,
    pub(crate) settings: &'a Settings,
    pub(crate) urls: &'a Urls,
    pub(crate) now: DateTime<Utc>,
    pub(crate) head: &'a Head,
    pub(crate) operation: &'static Operation,
    pub(crate) ids: Ids,
    /// Id of the user whose token it is.
    pub(crate) user: String,
    /// The value in the body: its `data`, or all of it without such an envelope.
    pub(crate) data: Map<String, Value>,
}

impl Call<'_> {
    /// Returns an id of the path.
    pub(crate) fn id(&self, name: &str) -> &str {
        let found = self.ids.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, id)| id.as_str())
    }

    /// Returns the account in the path, by its own id.
    pub(crate) fn account_id(&self) -> String {
        let named = self.id("account_id");
        self.state.account_named(named).unwrap_or_default()
    }

    /// Returns a query parameter that is true; the forms were checked before.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.head.query(name) == Some("true")
    }

    /// Returns whether the call asks for the preview.
    pub(crate) fn is_preview(&self) -> bool {
        asks_for_preview(self.head)
    }

    /// Returns whether `include` asks for something.
    pub(crate) fn includes(&self, name: &str) -> bool {
        let list = self.head.query("include").unwrap_or_default();
        list.split(',').any(|wanted| wanted == name)
    }

    /// Returns a member of the body that is a text.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.data.get(name)?.as_str()
    }

    /// Returns a member of the body that is a text; empty if it is missing.
    pub(crate) fn owned(&self, name: &str) -> String {
        self.text(name).unwrap_or_default().to_owned()
    }

    /// Returns the texts of a list in the body.
    pub(crate) fn texts(&self, name: &str) -> Vec<String> {
        texts(self.data.get(name))
    }

    /// Ids in the body that have to be different from each other.
    pub(crate) fn distinct(&self, name: &str) -> Result<Vec<String>, ApiError> {
        let ids = self.texts(name);
        let mut sorted = ids.clone();
        sorted.sort();
        sorted.dedup();
        if sorted.len() < ids.len() {
            let pointer = format!("/data/{name}");
            return Err(ApiError::invalid(&pointer, "The ids must be distinct"));
        }
        Ok(ids)
    }

    /// Returns a success with a value under `data`.
    pub(crate) fn data(status: u16, value: Value) -> Answer {
        Self::json(status, &json!({ "data": value }))
    }

    pub(crate) fn json(status: u16, value: &Value) -> Answer {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
        Answer::with(status, JSON, value.to_string())
    }

    pub(crate) fn no_content() -> Answer {
        Answer::empty(StatusCode::NO_CONTENT)
    }

    /// Errors when ids or query parameters don't have the form of this operation's.
    pub(crate) fn check_parameters(&self) -> Result<(), ApiError> {
        for (name, id) in &self.ids {
            if !is_id(id) {
                return Err(ApiError::bad_parameter(name, "Expected: id"));
            }
        }
        for (name, value) in &self.head.query {
            if self.operation.takes(name, self.head) {
                self.check_parameter(name, value)?;
            }
        }
        Ok(())
    }

    /// Returns whether an include is known to the preview only.
    fn is_previewed(&self, value: &str) -> bool {
        self.is_preview() && self.operation.previewed.includes.contains(&value)
    }

    fn check_parameter(&self, name: &str, value: &str) -> Result<(), ApiError> {
        let pointer = format!("/{name}");
        let one_of = |known: &[&str], value: &str| {
            if known.contains(&value) {
                return Ok(());
            }
            let detail = format!("Expected one of: {}", known.join(", "));
            Err(ApiError::invalid(&pointer, detail))
        };
        match name {
            "include" => match self.operation.includes {
                Includes::Of(known) => value
                    .split(',')
                    .filter(|value| !self.is_previewed(value))
                    .try_for_each(|value| one_of(known, value)),
                Includes::None if self.is_preview() => value
                    .split(',')
                    .try_for_each(|value| one_of(self.operation.previewed.includes, value)),
                Includes::None | Includes::Any => Ok(()),
            },
            "sort" => one_of(self.operation.sorts, value),
            "page_size" => {
                let Ok(size) = value.parse::<u64>() else {
                    return Err(ApiError::bad_parameter(name, "Expected: integer"));
                };
                let largest = self.operation.page.unwrap_or(u64::MAX);
                if (1..=largest).contains(&size) {
                    return Ok(());
                }
                let detail = format!("Expected: integer from 1 to {largest}");
                Err(ApiError::invalid(&pointer, detail))
            }
            "after" => Ok(()),
            _ if self.operation.flags.contains(&name) || name == "include_total_count" => {
                match value {
                    "true" | "false" => Ok(()),
                    _ => Err(ApiError::bad_parameter(name, "Expected: boolean")),
                }
            }
            _ => {
                let choices = self.operation.choices.iter();
                let known = choices.clone().find(|(known, _)| *known == name);
                known.map_or(Ok(()), |(_, values)| one_of(values, value))
            }
        }
    }
}

/// Reads a body and checks it against what the operation takes.
pub(crate) fn read_body(
    operation: &Operation,
    head: &Head,
    bytes: &[u8],
) -> Result<Map<String, Value>, ApiError> {
    let (shape, wrapped, optional) = match operation.body_of(head) {
        Body::None => return Ok(Map::new()),
        Body::Data(shape) => (shape, true, false),
        Body::OptionalData(shape) => (shape, true, true),
        Body::Bare(shape) => (shape, false, false),
    };
    if bytes.is_empty() {
        if optional {
            return Ok(Map::new());
        }
        return Err(ApiError::bad_request("The body is missing"));
    }
    if head.content_type().as_deref() != Some("application/json") {
        let detail = "The body must be application/json";
        return Err(ApiError::bad_request(detail));
    }
    let Ok(Value::Object(mut body)) = serde_json::from_slice(bytes) else {
        return Err(ApiError::bad_request("The body is not a JSON object"));
    };
    let mut problems = Vec::new();
    if !wrapped {
        let body = Value::Object(body);
        shape.check(&body, "", &mut problems);
        return finish(body, problems);
    }
    let data = body.remove("data");
    for name in body.keys() {
        problems.push(Problem::unexpected("", name));
    }
    let data = match data {
        Some(data) => data,
        None if optional => json!({}),
        None => {
            problems.push(Problem::missing("", "data"));
            return Err(ApiError::all_invalid(problems));
        }
    };
    shape.check(&data, "/data", &mut problems);
    finish(data, problems)
}

fn finish(value: Value, problems: Vec<Problem>) -> Result<Map<String, Value>, ApiError> {
    match value {
        Value::Object(object) if problems.is_empty() => Ok(object),
        _ => Err(ApiError::all_invalid(problems)),
    }
}

pub(crate) fn texts(list: Option<&Value>) -> Vec<String> {
    let items = list.and_then(Value::as_array).into_iter().flatten();
    items.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Writes date and time as the API does: microseconds, `Z`.
pub(crate) fn date(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// Writes a date that may not have come yet.
pub(crate) fn maybe_date(at: Option<DateTime<Utc>>) -> Value {
    at.map_or(Value::Null, |at| date(at).into())
}
