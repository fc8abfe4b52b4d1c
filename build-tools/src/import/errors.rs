//! Errors, guessed from the names of members and from statuses.

use std::collections::{BTreeSet, HashMap};

use super::Importer;
use super::flat::FlatObject;
use super::output::{Map, OutputNode};
use super::text_form::TextForm;
use crate::load::Node;

const CODES: &[&str] = &[
    "error.code",
    "error.type",
    "code",
    "error_code",
    "errorCode",
    "error",
    "error_name",
    "error.error_name",
    "errors.0.code",
    "errors.0.reason",
    "type",
];
const MESSAGES: &[&str] = &[
    "error.message",
    "message",
    "error_description",
    "error.error_msg",
    "error_msg",
    "errorMessage",
    "detail",
    "description",
    "errors.0.message",
    "msg",
    "title",
    "ocs.meta.message",
];
const REQUEST_IDS: &[&str] = &["request_id", "requestId", "error.request_id"];

/// Statuses with the names of their kinds.
const KINDS: &[(&str, &str, &str)] = &[
    (
        "400",
        "BadRequest",
        "The request is malformed or has an invalid value.",
    ),
    (
        "401",
        "Unauthorized",
        "The credentials are missing, expired or wrong.",
    ),
    (
        "402",
        "PaymentRequired",
        "A payment is due, or the plan does not include this.",
    ),
    ("403", "Forbidden", "The user is not allowed to do this."),
    ("404", "NotFound", "The item does not exist."),
    (
        "405",
        "MethodNotAllowed",
        "The item does not support this method.",
    ),
    (
        "406",
        "NotAcceptable",
        "The requested format is not available.",
    ),
    (
        "408",
        "RequestTimeout",
        "The server timed out waiting for the request.",
    ),
    (
        "409",
        "Conflict",
        "The request conflicts with the current state.",
    ),
    ("410", "Gone", "The item no longer exists."),
    (
        "411",
        "LengthRequired",
        "The length of the body is missing.",
    ),
    (
        "412",
        "PreconditionFailed",
        "A condition of the request is not met.",
    ),
    ("413", "PayloadTooLarge", "The body is too large."),
    (
        "415",
        "UnsupportedMediaType",
        "The media type of the body is not supported.",
    ),
    (
        "416",
        "RangeNotSatisfiable",
        "The requested range is not available.",
    ),
    (
        "422",
        "UnprocessableEntity",
        "A value is well-formed but invalid.",
    ),
    ("423", "Locked", "The item is locked."),
    (
        "424",
        "FailedDependency",
        "A request that this one depends on failed.",
    ),
    (
        "428",
        "PreconditionRequired",
        "The request must be conditional.",
    ),
    ("429", "TooManyRequests", "Too many requests."),
    ("500", "InternalServerError", "The service failed."),
    (
        "501",
        "NotImplemented",
        "The service does not support this.",
    ),
    (
        "502",
        "BadGateway",
        "A gateway received an invalid response.",
    ),
    (
        "503",
        "ServiceUnavailable",
        "The service is temporarily unavailable.",
    ),
    (
        "504",
        "GatewayTimeout",
        "A gateway timed out waiting for the service.",
    ),
    ("507", "InsufficientStorage", "No storage space is left."),
];

/// The bodies and statuses of errors, as they are met.
#[derive(Default)]
pub(super) struct ErrorShapes<'a> {
    bodies: HashMap<*const Node, (&'a Node, usize)>,
    statuses: BTreeSet<String>,
}

impl<'a> Importer<'a> {
    /// Remembers what the answer of an error looks like.
    pub(super) fn error_shape(&mut self, response: &'a Node, status: &str) {
        self.errors.statuses.insert(status.to_owned());
        let content = response.get("content").into_iter().flat_map(Node::members);
        let mut json = content.filter(|entry| entry.key.contains("json") || entry.key == "*/*");
        if let Some(schema) = json.find_map(|entry| entry.value.get("schema")) {
            let target = self.source.target(schema);
            let known = self.errors.bodies.entry(std::ptr::from_ref(target));
            known.or_insert((target, 0)).1 += 1;
        }
    }

    /// Finds where most error bodies describe the error, and the kinds by status.
    pub(super) fn errors(&mut self) -> (Map, Map) {
        let mut bodies: Vec<(&Node, usize)> = self.errors.bodies.values().copied().collect();
        bodies.sort_by_key(|(node, count)| (std::cmp::Reverse(*count), node.span.clone()));
        let mut rules = Map::default();
        for (key, candidates) in [("code", CODES), ("message", MESSAGES)] {
            let mut paths: Vec<OutputNode> = Vec::new();
            for (body, _) in bodies.iter().take(3) {
                let found = candidates
                    .iter()
                    .find(|path| self.is_text_at(body, path, key == "message"));
                if let Some(path) = found
                    && !paths.contains(&OutputNode::from(*path))
                {
                    paths.push((*path).into());
                }
            }
            if !paths.is_empty() {
                rules.set(key, paths);
            }
        }
        let first = bodies.first().copied();
        if let Some((body, _)) = first {
            let id = REQUEST_IDS
                .iter()
                .find(|path| self.is_text_at(body, path, true));
            if let Some(id) = id {
                rules.set("request-id", Map::default().with("body", *id));
            }
            self.decide(
                body,
                "errors",
                "the fields of the error body are guessed: check `x-sdk-errors`",
            );
        }
        let mut kinds = Map::default();
        for (status, name, description) in KINDS {
            if self.errors.statuses.contains(*status) {
                let status: i64 = status.parse().unwrap_or_default();
                let kind = Map::default()
                    .with("status", status)
                    .with("description", *description);
                kinds.set(name, kind);
            }
        }
        (rules, kinds)
    }

    /// Returns whether a path leads to a text, or to a whole number where that can be a code.
    fn is_text_at(&self, body: &'a Node, path: &str, only_text: bool) -> bool {
        let mut node = body;
        for step in path.split('.') {
            let target = self.source.target(node);
            if step == "0" {
                let TextForm::List(Some(items)) = self.text_form(target, 16) else {
                    return false;
                };
                node = items;
                continue;
            }
            let mut flat = FlatObject::default();
            self.gather(target, &mut flat, true);
            let Some(member) = flat.members.iter().find(|member| member.name == step) else {
                return false;
            };
            node = member.node;
        }
        let target = self.source.target(node);
        let kinds = self.kinds(target);
        kinds == ["string"] || (!only_text && kinds == ["integer"] && path.contains("error"))
    }
}
