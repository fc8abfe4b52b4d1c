//! Errors of the API and of its storage (`wire.md` §7).

use chrono::{DateTime, SecondsFormat, Utc};
use http::StatusCode;
use serde_json::{Value, json};

use crate::answer::{Answer, storage_error};

/// Media type of every JSON answer.
pub(crate) const JSON: &str = "application/json; charset=utf-8";

/// An error that the API answers with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ApiError {
    pub(crate) status: u16,
    problems: Vec<Problem>,
}

/// One entry of an error's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) detail: String,
    /// The place in the body, or the parameter.
    pub(crate) pointer: Option<String>,
}

impl Problem {
    pub(crate) fn new(pointer: &str, detail: impl Into<String>) -> Self {
        Self {
            detail: detail.into(),
            pointer: Some(pointer.to_owned()),
        }
    }

    pub(crate) fn unexpected(pointer: &str, name: &str) -> Self {
        let detail = format!("Unexpected field: {name}");
        Self::new(&format!("{pointer}/{name}"), detail)
    }

    pub(crate) fn missing(pointer: &str, name: &str) -> Self {
        let detail = format!("Missing field: {name}");
        Self::new(&format!("{pointer}/{name}"), detail)
    }
}

impl ApiError {
    fn of(status: u16, detail: impl Into<String>) -> Self {
        let detail = detail.into();
        let pointer = None;
        Self {
            status,
            problems: vec![Problem { detail, pointer }],
        }
    }

    pub(crate) fn bad_request(detail: impl Into<String>) -> Self {
        Self::of(400, detail)
    }

    /// Creates the error for a parameter of a wrong form.
    pub(crate) fn bad_parameter(name: &str, detail: impl Into<String>) -> Self {
        Self {
            status: 400,
            problems: vec![Problem::new(&format!("/{name}"), detail)],
        }
    }

    pub(crate) fn unauthorized(detail: impl Into<String>) -> Self {
        Self::of(401, detail)
    }

    pub(crate) fn forbidden(detail: impl Into<String>) -> Self {
        Self::of(403, detail)
    }

    /// Creates the error for something that does not exist, or that this user can't see.
    pub(crate) fn not_found(what: &str) -> Self {
        Self::of(404, format!("The {what} was not found"))
    }

    pub(crate) fn conflict(detail: impl Into<String>) -> Self {
        Self::of(409, detail)
    }

    /// Creates the error for a body that is well-formed, but not valid at this place.
    pub(crate) fn invalid(pointer: &str, detail: impl Into<String>) -> Self {
        Self::all_invalid(vec![Problem::new(pointer, detail)])
    }

    pub(crate) fn all_invalid(problems: Vec<Problem>) -> Self {
        Self {
            status: 422,
            problems,
        }
    }

    pub(crate) fn too_many_requests() -> Self {
        Self::of(429, "Rate limit exceeded for this operation")
    }

    pub(crate) fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Returns the kind of problem in words.
    pub(crate) fn title(&self) -> &'static str {
        match self.status {
            400 => "Bad request",
            401 => "Unauthorized",
            403 => "Forbidden",
            404 => "Not found",
            409 => "Conflict",
            422 => "Invalid value",
            _ => "Too many requests",
        }
    }

    pub(crate) fn answer(&self) -> Answer {
        let title = self.title();
        let errors = self.problems.iter().map(|problem| {
            let mut entry = json!({"title": title, "detail": problem.detail});
            if let Some(pointer) = &problem.pointer {
                entry["source"] = json!({ "pointer": pointer });
            }
            entry
        });
        let body = json!({ "errors": errors.collect::<Value>() });
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::BAD_REQUEST);
        Answer::with(status, JSON, body.to_string())
    }
}

/// Returns an error of the storage hosts: XML, as S3 has it.
pub(crate) fn xml(status: u16, code: &str, message: &str) -> Answer {
    let (kind, body) = storage_error(code, message);
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::FORBIDDEN);
    Answer::with(status, kind, body)
}

/// Returns the storage's answer after an address has expired (`wire.md §7`).
pub(crate) fn expired(expires: DateTime<Utc>, now: DateTime<Utc>) -> Answer {
    let (kind, body) = storage_error("AccessDenied", "Request has expired");
    let time = |time: DateTime<Utc>| time.to_rfc3339_opts(SecondsFormat::Secs, true);
    let times = format!(
        "<Expires>{}</Expires><ServerTime>{}</ServerTime><RequestId>",
        time(expires.min(now)),
        time(now)
    );
    Answer::with(
        StatusCode::FORBIDDEN,
        kind,
        body.replace("<RequestId>", &times),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Piece;

    #[test]
    fn the_body_is_the_documented_one() {
        let error = ApiError::all_invalid(vec![Problem::unexpected("/data", "foo")]);
        let answer = error.answer();
        assert_eq!(answer.status, 422);
        let Some(Piece::Bytes(body)) = answer.pieces.front() else {
            panic!("no body");
        };
        let told = json!({"errors": [{
            "title": "Invalid value",
            "detail": "Unexpected field: foo",
            "source": {"pointer": "/data/foo"},
        }]});
        assert_eq!(serde_json::from_slice::<Value>(body).ok(), Some(told));
    }
}
