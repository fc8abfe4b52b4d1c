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
        "The request is malformed, or a value in it is refused.",
    ),
    (
        "401",
        "Unauthorized",
        "The credentials are missing, expired or wrong.",
    ),
    (
        "402",
        "PaymentRequired",
        "The plan does not include this, or a payment is due.",
    ),
    ("403", "Forbidden", "The user may not do this."),
    ("404", "NotFound", "There is nothing of that name or id."),
    (
        "405",
        "MethodNotAllowed",
        "The item does not take this method.",
    ),
    (
        "406",
        "NotAcceptable",
        "The answer can't be given in the form that was asked for.",
    ),
    (
        "408",
        "RequestTimeout",
        "The request took too long to arrive.",
    ),
    ("409", "Conflict", "Something is in the way."),
    ("410", "Gone", "It was there and no longer is."),
    (
        "411",
        "LengthRequired",
        "The length of the body is missing.",
    ),
    (
        "412",
        "PreconditionFailed",
        "The state is not the one that the request asks for.",
    ),
    ("413", "PayloadTooLarge", "The body is too large."),
    (
        "415",
        "UnsupportedMediaType",
        "The body is of a type that is not taken.",
    ),
    (
        "416",
        "RangeNotSatisfiable",
        "The contents have no such range.",
    ),
    (
        "422",
        "UnprocessableEntity",
        "A value is well-formed and refused all the same.",
    ),
    ("423", "Locked", "The item is locked."),
    (
        "424",
        "FailedDependency",
        "Something that this depends on failed.",
    ),
    (
        "428",
        "PreconditionRequired",
        "The request has to name the state that it changes.",
    ),
    ("429", "TooManyRequests", "Too many calls in a time."),
    ("500", "InternalServerError", "The service failed."),
    ("501", "NotImplemented", "The service does not do this."),
    (
        "502",
        "BadGateway",
        "A gateway got no answer that it understands.",
    ),
    (
        "503",
        "ServiceUnavailable",
        "The service is not there at the moment.",
    ),
    ("504", "GatewayTimeout", "A gateway got no answer in time."),
    ("507", "InsufficientStorage", "There is no room left."),
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
                "where an error's body says what happened is a guess: look at `x-sdk-errors`",
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
