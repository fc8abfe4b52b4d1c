//! Responses: which of them are successes, and what they bring.

use std::collections::HashSet;

use super::body::{BodyKind, bytes, essence};
use super::operation::VendorOperation;
use super::output::{Map, OutputNode};
use super::{Importer, words};
use crate::load::{Entry, Node};

impl<'a> Importer<'a> {
    /// Converts the responses of an operation.
    pub(super) fn responses(&mut self, operation: &'a Node, method: &str) -> Map {
        let given: Vec<(String, &'a Entry)> = operation
            .get("responses")
            .into_iter()
            .flat_map(Node::members)
            .map(|entry| (entry.key.to_ascii_uppercase(), entry))
            .collect();
        let is_exact = |status: &str| {
            status.len() == 3
                && status
                    .parse::<u16>()
                    .is_ok_and(|status| (200..300).contains(&status))
        };
        let has_exact = given.iter().any(|(status, _)| is_exact(status));
        let mut map = Map::default();
        for (status, entry) in &given {
            if is_exact(status) || (status == "2XX" && !has_exact) {
                map.set(status, self.success(&entry.value, status, method));
            } else if status == "2XX" {
                self.decide(
                    &entry.value,
                    "responses",
                    "`2XX` beside single statuses is not distinguished",
                );
            }
        }
        if map.is_empty() {
            let (status, response) = self.only_success(operation, &given, method);
            map.set(&status, response);
        }
        for (status, entry) in &given {
            let class = status.chars().next();
            let is_error = matches!(class, Some('4' | '5'))
                && status.len() == 3
                && (status.ends_with("XX") || status.parse::<u16>().is_ok());
            if is_error || status == "DEFAULT" {
                let key = if status == "DEFAULT" {
                    "default"
                } else {
                    status
                };
                let node = self.source.target(&entry.value);
                self.error_shape(node, status);
                let words = words::description(node).unwrap_or_else(|| "An error.".to_owned());
                let short = words.lines().next().unwrap_or_default();
                map.set(key, Map::default().with("description", short));
            } else if map.get(status).is_none() && status != "2XX" {
                self.dropped(
                    &entry.value,
                    "responses",
                    format!("`{}` is neither a success nor an error", entry.key),
                );
            }
        }
        map
    }

    /// Returns the header that requests the media type that is read, if the service has others as well or requires the
    /// header.
    pub(super) fn accept(
        &mut self,
        one: &VendorOperation<'a>,
        responses: &Map,
        taken: &mut HashSet<String>,
    ) -> Option<OutputNode> {
        let node = &one.entry.value;
        let lists = [one.item, node].map(|owner| owner.get("parameters"));
        let mut declared = lists.into_iter().flatten().flat_map(Node::as_sequence);
        let declares_it = declared.any(|used| {
            let text = |key: &str| self.source.target(used).get(key).and_then(Node::as_str);
            text("in") == Some("header")
                && text("name").is_some_and(|name| name.eq_ignore_ascii_case("accept"))
        });
        let given = node.get("responses").into_iter().flat_map(Node::members);
        let mut successes = given.filter(|entry| entry.key.starts_with('2'));
        let has_others = successes.any(|entry| {
            let content = self.source.target(&entry.value).get("content");
            content.is_some_and(|content| content.members().len() > 1)
        });
        if !(declares_it || has_others) {
            return None;
        }
        let mut read: Vec<&str> = Vec::new();
        for (_, response) in responses
            .iter()
            .filter(|(status, _)| status.starts_with('2'))
        {
            let OutputNode::Map(response) = response else {
                continue;
            };
            if let Some(OutputNode::Map(content)) = response.get("content") {
                read.extend(content.iter().map(|(media, _)| media));
            }
        }
        read.sort_unstable();
        read.dedup();
        let media = match read.as_slice() {
            [only] if !only.contains('*') => *only,
            _ => {
                let what = "`Accept` is not sent: the answers have no media type, or several";
                self.decide(node, "media types", what);
                return None;
            }
        };
        let schema = super::schema::text().with("enum", vec![OutputNode::from(media)]);
        let mut map = Map::default()
            .with("name", "Accept")
            .with("in", "header")
            .with("required", true)
            .with("schema", schema);
        self.argument("Accept", "header", taken, &mut map);
        let what = format!("`Accept` always asks for `{media}`");
        self.changed(node, "media types", what);
        Some(map.into())
    }

    fn success(&mut self, used: &'a Node, status: &str, method: &str) -> Map {
        let node = match self.source.follow(used) {
            Ok(found) => found.node,
            Err(problem) => {
                self.decide(
                    used,
                    "responses",
                    format!("{problem}; the body of the response is not decoded"),
                );
                return Map::default().with("description", "Success.");
            }
        };
        let description = words::description(node).unwrap_or_else(|| "Success.".to_owned());
        let mut map = Map::default().with("description", description);
        for entry in node.members() {
            match entry.key.as_str() {
                "headers" => self.dropped(
                    &entry.value,
                    "headers of answers",
                    "they can be read from the answer by name",
                ),
                "links" => self.dropped(&entry.value, "links", "links between calls"),
                key if key.starts_with("x-") => self.dropped(
                    &entry.value,
                    "keys of other tools",
                    format!("`{key}` of a response"),
                ),
                _ => {}
            }
        }
        let Some(content) = node
            .get("content")
            .filter(|content| content.members().len() > 0)
        else {
            return map;
        };
        if method == "head" || matches!(status, "204" | "205") {
            self.dropped(
                content,
                "responses",
                format!("the body of an answer that has none ({status})"),
            );
            return map;
        }
        let Some((entry, kind)) = self.choose(content, "the answer's body") else {
            return map;
        };
        if entry
            .value
            .get("example")
            .or(entry.value.get("examples"))
            .is_some()
        {
            self.dropped(&entry.value, "examples", "an example of an answer");
        }
        let schema = entry.value.get("schema");
        let (media, out) = match kind {
            BodyKind::Json => ("application/json".to_owned(), self.json_body(schema)),
            BodyKind::OtherJson => {
                let media = essence(&entry.key);
                let is_open = media.contains('*');
                let media = match is_open {
                    true => "application/json".to_owned(),
                    false => media,
                };
                (media, self.json_body(schema))
            }
            BodyKind::Text => (essence(&entry.key), super::schema::text().into()),
            _ => {
                map.set("x-sdk-stream", "bytes");
                let media = essence(&entry.key);
                let is_media = media.split('/').count() == 2
                    && media.chars().all(|letter| letter.is_ascii_graphic());
                let media = if is_media { media } else { "*/*".to_owned() };
                (media, OutputNode::Map(bytes()))
            }
        };
        let media = if media.contains('*') && kind != BodyKind::Bytes {
            "text/plain".to_owned()
        } else {
            media
        };
        map.set(
            "content",
            Map::default().with(&media, Map::default().with("schema", out)),
        );
        map
    }

    /// Returns the success of an operation that names none with a status of its own.
    fn only_success(
        &mut self,
        operation: &'a Node,
        given: &[(String, &'a Entry)],
        method: &str,
    ) -> (String, Map) {
        let default = given.iter().find(|(status, _)| status == "DEFAULT");
        let redirect = given.iter().find(|(status, _)| {
            status.len() == 3
                && status
                    .parse::<u16>()
                    .is_ok_and(|status| (300..400).contains(&status))
        });
        match (redirect, default) {
            (Some((status, entry)), _) => {
                self.decide(
                    &entry.value,
                    "responses",
                    format!(
                        "`{status}` is the only response that is not an error: an outcome `Redirect`"
                    ),
                );
                let node = self.source.target(&entry.value);
                let description =
                    words::description(node).unwrap_or_else(|| "A redirect.".to_owned());
                let map = Map::default()
                    .with("description", description)
                    .with("x-sdk-outcome", "Redirect");
                (status.clone(), map)
            }
            (None, Some((_, entry))) => {
                self.decide(
                    &entry.value,
                    "responses",
                    "the `default` response is the only one, and is used for success",
                );
                ("200".to_owned(), self.success(&entry.value, "200", method))
            }
            (None, None) => {
                self.decide(
                    operation,
                    "responses",
                    "no response is a success; a 200 without a body is added",
                );
                (
                    "200".to_owned(),
                    Map::default().with("description", "Success."),
                )
            }
        }
    }
}
