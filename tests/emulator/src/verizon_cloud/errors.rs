//! Errors as the service words them (`wire.md` §3.18, §7).
//!
//! No list of its codes is known; those here are this emulator's own, the one for a conflict excepted.

use http::{StatusCode, header};
use serde_json::json;

use crate::answer::Answer;

/// Media type of every JSON body.
pub(crate) const JSON: &str = "application/json";

/// An error of the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ApiError {
    pub(crate) status: u16,
    code: &'static str,
    description: String,
    /// Seconds to wait.
    retry_after: Option<i64>,
}

impl ApiError {
    pub(crate) fn new(status: u16, code: &'static str, description: impl Into<String>) -> Self {
        Self {
            status,
            code,
            description: description.into(),
            retry_after: None,
        }
    }

    pub(crate) fn too_many(seconds: i64) -> Self {
        let mut error = Self::new(429, "too_many_requests", "too many requests");
        error.retry_after = Some(seconds.max(1));
        error
    }

    pub(crate) fn bad(description: impl Into<String>) -> Self {
        Self::new(400, "invalid_request", description)
    }

    pub(crate) fn unauthorized() -> Self {
        let description = "the access token is missing, unknown or expired";
        Self::new(401, "invalid_token", description)
    }

    pub(crate) fn not_found(what: impl std::fmt::Display) -> Self {
        Self::new(404, "not_found", format!("{what} does not exist"))
    }

    pub(crate) fn conflict(description: impl Into<String>) -> Self {
        Self::new(409, "conflict", description)
    }

    pub(crate) fn answer(&self) -> Answer {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = json!({"error": self.code, "error_description": self.description});
        let answer = Answer::with(status, JSON, body.to_string());
        match self.retry_after {
            Some(seconds) => answer.header(header::RETRY_AFTER, &seconds.to_string()),
            None => answer,
        }
    }
}
