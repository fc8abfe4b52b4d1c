//! Errors as the service words them (`wire.md` §3, §7): JSON, XML, HTML, plain text or nothing.

use http::StatusCode;
use serde_json::json;

use crate::answer::{self, Answer};

/// Media type of every JSON body.
pub(crate) const JSON: &str = "application/json";

/// An error of the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ApiError {
    pub(crate) status: u16,
    pub(crate) body: ErrorBody,
}

/// The body of an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ErrorBody {
    /// From the service itself.
    Full {
        message: String,
        code: Option<&'static str>,
        node: Option<String>,
    },
    /// From the gateway before it: only a message.
    Message(String),
    Xml(&'static str),
    Html(&'static str),
    Text(&'static str),
    Empty,
}

/// The answer of AWS's own signature check to a header that is not a bearer token.
pub(crate) const SIGNATURE: &str = "Authorization header requires 'Credential' parameter. Authorization header \
     requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter.";
pub(crate) const UNKNOWN_OPERATION: &str = "<UnknownOperationException/>";
pub(crate) const RATE_EXCEEDED: &str = "Rate exceeded";

impl ApiError {
    fn full(status: u16, message: impl Into<String>) -> Self {
        Self {
            status,
            body: ErrorBody::Full {
                message: message.into(),
                code: None,
                node: None,
            },
        }
    }

    fn conflict(message: impl Into<String>, code: &'static str, node: &str) -> Self {
        Self {
            status: 409,
            body: ErrorBody::Full {
                message: message.into(),
                code: Some(code),
                node: Some(node.to_owned()),
            },
        }
    }

    pub(crate) fn bad(message: impl Into<String>) -> Self {
        Self::full(400, message)
    }

    pub(crate) fn forbidden(operation: &str) -> Self {
        let message = format!("Insufficient permissions granted for operation: {operation}");
        Self {
            status: 403,
            body: ErrorBody::Message(message),
        }
    }

    pub(crate) fn refused(message: impl Into<String>) -> Self {
        Self::full(403, message)
    }

    pub(crate) fn unauthorized() -> Self {
        Self {
            status: 401,
            body: ErrorBody::Message("Token has expired".to_owned()),
        }
    }

    pub(crate) fn no_bearer() -> Self {
        Self {
            status: 403,
            body: ErrorBody::Text(SIGNATURE),
        }
    }

    pub(crate) fn unknown_operation() -> Self {
        Self {
            status: 404,
            body: ErrorBody::Xml(UNKNOWN_OPERATION),
        }
    }

    pub(crate) fn no_node(id: &str) -> Self {
        Self::full(404, format!("Node not found: {id}"))
    }

    pub(crate) fn not_found(message: impl Into<String>) -> Self {
        Self::full(404, message)
    }

    pub(crate) fn rate_exceeded() -> Self {
        Self {
            status: 429,
            body: ErrorBody::Message(RATE_EXCEEDED.to_owned()),
        }
    }

    pub(crate) fn name_taken(name: &str, parent: &str, node: &str) -> Self {
        let message = format!(
            "Node with the name {} already exists under parentId {parent} conflicting NodeId: {node}",
            name.to_lowercase()
        );
        Self::conflict(message, "NAME_ALREADY_EXISTS", node)
    }

    /// Creates the error for contents that exist already. Its code is not settled (`wire.md` §5.4).
    pub(crate) fn same_content(md5: &str, node: &str) -> Self {
        let message = format!("Node with the MD5 {md5} already exists conflicting NodeId: {node}");
        Self::conflict(message, "MD5_DUPLICATE", node)
    }

    /// Creates the error for a used local id. Its code is this emulator's own: `wire.md` leaves it open.
    pub(crate) fn local_id_used(local_id: &str, node: &str) -> Self {
        let message = format!("localId {local_id} already used conflicting NodeId: {node}");
        Self::conflict(message, "LOCAL_ID_ALREADY_EXISTS", node)
    }

    pub(crate) fn gateway(status: u16) -> Self {
        let body = match status {
            408 | 500 | 503 => ErrorBody::Empty,
            _ => ErrorBody::Html(gateway_page(status)),
        };
        Self { status, body }
    }

    /// Writes the error; `logref` is a fresh id for the body.
    pub(crate) fn answer(&self, logref: &str) -> Answer {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        match &self.body {
            ErrorBody::Full {
                message,
                code,
                node,
            } => {
                let mut body = json!({"logref": logref, "message": message});
                if let Some(code) = code {
                    body["code"] = json!(code);
                }
                if let Some(node) = node {
                    body["info"] = json!({ "nodeId": node });
                }
                Answer::with(status, JSON, body.to_string())
            }
            ErrorBody::Message(message) => {
                Answer::with(status, JSON, json!({ "message": message }).to_string())
            }
            ErrorBody::Xml(body) => Answer::with(status, "application/xml", *body),
            ErrorBody::Html(body) => Answer::with(status, "text/html", *body),
            ErrorBody::Text(body) => Answer::with(status, "text/plain", *body),
            ErrorBody::Empty => Answer::empty(status),
        }
    }
}

/// Returns the page that a proxy shows instead of the service's answer.
pub(crate) fn gateway_page(status: u16) -> &'static str {
    match status {
        502 => {
            "<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>"
        }
        504 => {
            "<html><head><title>504 Gateway Time-out</title></head><body><h1>Gateway Time-out</h1></body></html>"
        }
        _ => "<html><head><title>Error</title></head><body><h1>Error</h1></body></html>",
    }
}

/// Returns an XML error of the storage behind links.
pub(crate) fn storage_error(status: StatusCode, code: &str, message: &str) -> Answer {
    let (kind, body) = answer::storage_error(code, message);
    Answer::with(status, kind, body)
}
