//! `x-sdk-poll`: an answer that is an operation in progress.

use super::Linter;
use super::operation::{Operation, span_of};
use super::shape::Shape;
use crate::diagnostic::{Span, closest};
use crate::load::{At, Node};
use crate::rules;

impl<'a> Linter<'a, '_> {
    pub(super) fn poll(&mut self, response: At<'a>, poll: At<'a>) {
        let allowed = [
            "operation",
            "parameter",
            "id",
            "state",
            "pending",
            "done",
            "failed",
        ];
        if !self.keys(poll.node, &allowed, "x-sdk-poll") {
            return;
        }
        let needed = ["operation", "parameter", "id", "state", "pending", "done"];
        self.needs(poll.node, &poll.node.span, &needed, "x-sdk-poll");
        self.poll_id(response, poll);
        let states = self.poll_states(poll);
        let Some(name) = self.text(poll.node, "operation") else {
            return;
        };
        let operations = self.operations();
        let found = operations
            .iter()
            .find(|operation| operation.full_name().as_deref() == Some(name));
        let Some(operation) = found else {
            if self.provider.is_complete() {
                self.unknown_operation(poll, name, &operations);
            }
            return;
        };
        self.poll_agrees(poll, operation, name);
        self.poll_parameter(poll, operation, name);
        self.poll_state(poll, operation, name, &states);
    }

    fn unknown_operation(&mut self, poll: At<'a>, name: &str, operations: &[Operation<'a>]) {
        let names: Vec<String> = operations
            .iter()
            .filter_map(|operation| operation.full_name())
            .collect();
        let how = match closest(name, names.iter().map(String::as_str)) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "write the tag and the operationId of the call that returns the state, with a dot between".to_owned(),
        };
        self.report(
            span_of(poll.node, "operation"),
            rules::SDK_POLL,
            format!("unknown operation `{name}`"),
            how,
        );
    }

    fn poll_id(&mut self, response: At<'a>, poll: At<'a>) {
        let Some(path) = self.text(poll.node, "id") else {
            return;
        };
        let span = span_of(poll.node, "id");
        let Some(body) = self.json_body(response) else {
            self.report(
                span,
                rules::SDK_POLL,
                "there is no JSON body that could hold the id",
                "describe the body as application/json, or remove x-sdk-poll",
            );
            return;
        };
        let Some(at) = self.walk(body, path, span, rules::SDK_POLL) else {
            return;
        };
        let shape = self.shape(at);
        if !shape.is_plain_text() {
            self.report(
                span,
                rules::SDK_POLL,
                format!("`{path}` is {}, not an id", shape.name()),
                "name a member that is a string without a format",
            );
        }
    }

    fn poll_states(&mut self, poll: At<'a>) -> Vec<(&'a str, &'a Span)> {
        let mut states = Vec::new();
        for key in ["pending", "done", "failed"] {
            let named = self.texts(poll.node, key);
            if named.is_empty()
                && key != "failed"
                && poll
                    .node
                    .get(key)
                    .is_some_and(|list| list.kind_name() == "a list")
            {
                self.report(
                    span_of(poll.node, key),
                    rules::SDK_POLL,
                    format!("`{key}` names no state"),
                    "list the states as the service spells them",
                );
            }
            for (state, span) in named {
                if states.iter().any(|(known, _)| *known == state) {
                    self.report(
                        span,
                        rules::SDK_POLL,
                        format!("the state `{state}` is listed twice"),
                        "list it once, under its meaning",
                    );
                }
                states.push((state, span));
            }
        }
        states
    }

    /// Checks that the answers of an operation are described in the same way by all who poll it.
    fn poll_agrees(&mut self, poll: At<'a>, operation: &Operation<'a>, name: &str) {
        let meaning = |poll: At<'a>| {
            ["state", "pending", "done", "failed"].map(|key| poll.node.get(key).map(Node::to_json))
        };
        let first = self.polls().into_iter().find(|other| {
            self.polled(*other)
                .is_some_and(|other| other.at.is(operation.at))
        });
        if let Some(first) = first
            && !first.is(poll)
            && meaning(first) != meaning(poll)
        {
            self.report(
                &poll.node.span,
                rules::SDK_POLL,
                format!(
                    "the states of `{name}` are read differently in {}",
                    first.node.span
                ),
                "write the same `state`, `pending`, `done` and `failed` in both",
            );
        }
    }

    fn polled(&self, poll: At<'a>) -> Option<Operation<'a>> {
        let name = poll.text("operation")?;
        self.operations()
            .into_iter()
            .find(|operation| operation.full_name().as_deref() == Some(name))
    }

    /// Returns every `x-sdk-poll`, in the order of the documents.
    pub(super) fn polls(&self) -> Vec<At<'a>> {
        let mut polls = Vec::new();
        let mut responses: Vec<At<'a>> = Vec::new();
        for document in &self.provider.documents {
            let shared = At::root(document)
                .get("components")
                .and_then(|components| components.get("responses"));
            responses.extend(shared);
        }
        responses.extend(
            self.operations()
                .iter()
                .filter_map(|operation| operation.at.get("responses")),
        );
        for responses in responses {
            for entry in responses.node.members() {
                polls.extend(responses.to(&entry.value).get("x-sdk-poll"));
            }
        }
        polls
    }

    fn poll_parameter(&mut self, poll: At<'a>, operation: &Operation<'a>, name: &str) {
        let Some(parameter) = self.text(poll.node, "parameter") else {
            return;
        };
        let span = span_of(poll.node, "parameter");
        let parameters = self.parameters(operation);
        let Some(found) = parameters.iter().find(|known| known.name() == parameter) else {
            let how = match closest(parameter, parameters.iter().map(|known| known.name())) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "name the parameter that takes the id".to_owned(),
            };
            self.report(
                span,
                rules::SDK_POLL,
                format!("`{name}` has no parameter `{parameter}`"),
                how,
            );
            return;
        };
        let shape = match found.at.get("schema") {
            Some(schema) => self.shape(schema),
            None => Shape::Broken,
        };
        if !matches!(shape, Shape::Text(None) | Shape::Broken) {
            self.report(
                span,
                rules::SDK_POLL,
                format!("the parameter `{parameter}` is {}", shape.name()),
                "make it a string without a format",
            );
        }
        let more = parameters
            .iter()
            .find(|known| known.name() != parameter && known.at.flag("required"));
        if let Some(more) = more {
            self.report(
                span_of(poll.node, "operation"),
                rules::SDK_POLL,
                format!(
                    "`{name}` also needs `{}`, which the response does not contain",
                    more.name()
                ),
                "name an operation that needs the id only",
            );
        }
        if operation.at.node.get("requestBody").is_some() {
            self.report(
                span_of(poll.node, "operation"),
                rules::SDK_POLL,
                format!("`{name}` takes a body"),
                "name an operation that needs the id only",
            );
        }
    }

    fn poll_state(
        &mut self,
        poll: At<'a>,
        operation: &Operation<'a>,
        name: &str,
        states: &[(&'a str, &'a Span)],
    ) {
        let Some(path) = self.text(poll.node, "state") else {
            return;
        };
        let successes = self.successes(operation);
        let body = match successes.as_slice() {
            [only] => self.json_body(*only),
            _ => None,
        };
        let Some(body) = body else {
            self.report(
                span_of(poll.node, "operation"),
                rules::SDK_POLL,
                format!("`{name}` does not have exactly one success response with a JSON body"),
                "name an operation whose response contains the state",
            );
            return;
        };
        let span = span_of(poll.node, "state");
        let Some(at) = self.walk(body, path, span, rules::SDK_POLL) else {
            return;
        };
        match self.shape(at) {
            shape if shape.is_plain_text() => {}
            Shape::Enumeration(values) => {
                let known: Vec<&str> = values
                    .items("enum")
                    .filter_map(|value| value.node.as_str())
                    .collect();
                for (state, span) in states {
                    if !known.contains(state) {
                        let how = match closest(state, known.iter().copied()) {
                            Some(meant) => format!("did you mean `{meant}`?"),
                            None => "add it to the enum, or remove it from the list".to_owned(),
                        };
                        self.report(
                            span,
                            rules::SDK_POLL,
                            format!("`{state}` is not a value of `{path}`"),
                            how,
                        );
                    }
                }
            }
            shape => self.report(
                span,
                rules::SDK_POLL,
                format!("`{path}` is {}, not a state", shape.name()),
                "name a member that is an enum, or a string without a format",
            ),
        }
    }
}
