//! Operations: each schema is sent or received by one, and there are some of every kind.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::draw::Draw;
use super::schemas::reference;

impl Draw {
    pub(super) fn paths(&mut self, schemas: &mut Map<String, Value>) -> Value {
        let mut paths = Map::new();
        let mut taken = HashSet::new();
        let names: Vec<String> = self.named.iter().map(|(name, _)| name.clone()).collect();
        self.current = 0;
        for (index, name) in names.iter().enumerate() {
            let both = self.one_in(3);
            let is_sent = both || self.one_in(2);
            let method = if is_sent {
                self.choice(&["post", "put", "patch"])
            } else {
                "get"
            };
            let mut operation = self.operation(&mut taken, index);
            if is_sent {
                operation["requestBody"] = self.json_body(name);
            }
            if !is_sent || both {
                operation["responses"] = self.answer_of(name);
            }
            paths.insert(
                format!("/things/{index}/{{item}}"),
                json!({ method: operation }),
            );
        }
        for index in 0..3 + self.below(4) {
            let mut operation = self.operation(&mut taken, index);
            let method = self.choice(&["post", "put", "delete", "patch"]);
            match self.below(5) {
                0 => operation["requestBody"] = self.form(),
                1 => operation["requestBody"] = self.multipart(),
                2 => {
                    operation["requestBody"] = json!({ "required": self.one_in(2), "content": { "application/octet-stream": { "schema": { "type": "string", "format": "binary" } } } })
                }
                3 => {
                    operation["requestBody"] = json!({ "content": { "application/merge-patch+json": { "schema": self.object(2) } } })
                }
                _ => {}
            }
            operation["responses"] = self.answers();
            if method == "delete" {
                operation.as_object_mut().unwrap().remove("requestBody");
            }
            paths.insert(
                format!("/calls/{index}/{{item}}"),
                json!({ method: operation }),
            );
        }
        if self.one_in(2) {
            let (path, item) = self.listing(&mut taken, schemas);
            paths.insert(path, item);
        }
        if self.one_in(3) {
            for (path, item) in self.polled(&mut taken) {
                paths.insert(path, item);
            }
        }
        // No server is left unused.
        let (group, id) = self.call(&mut taken);
        paths.insert("/other".to_owned(), json!({ "head": { "tags": [group], "operationId": format!("{group}.{id}"), "summary": "Looks.", "servers": [{ "url": "https://other.example.com", "description": "The other.", "x-sdk-server": "other" }], "responses": { "204": { "description": "There." } } } }));
        Value::Object(paths)
    }

    fn operation(&mut self, taken: &mut HashSet<String>, index: usize) -> Value {
        let (group, id) = self.call(taken);
        let mut names = HashSet::from(["item".to_owned(), "body".to_owned()]);
        let schema = match self.below(5) {
            0 => json!({ "type": "integer", "minimum": 0 }),
            1 => json!({ "type": "string", "format": "uuid" }),
            2 => json!({ "type": "string", "x-sdk-id": self.id() }),
            3 => json!({ "type": "string", "enum": ["a", "b"] }),
            _ => json!({ "type": "string", "minLength": 1 }),
        };
        let mut parameters =
            vec![json!({ "name": "item", "in": "path", "required": true, "schema": schema })];
        let count = self.below(4);
        // Arguments that every call has are not free.
        names.extend(
            [
                "clone",
                "send",
                "poller",
                "send_raw",
                "unchecked",
                "with_options",
            ]
            .map(str::to_owned),
        );
        for wire in self.wires(count, &mut names) {
            parameters.push(self.parameter(&wire));
        }
        let mut operation = json!({
            "tags": [group],
            "operationId": format!("{group}.{id}"),
            "summary": format!("Does `{index}`."),
            "description": "More of it: <x> [y] */ \"z\".",
            "parameters": parameters,
            "responses": { "204": { "description": "Done." } },
        });
        if self.one_in(8) {
            operation["deprecated"] = json!(true);
        }
        if self.one_in(8) {
            operation["security"] = json!([]);
        }
        if self.one_in(8) {
            operation["security"] = json!([{ "token": [] }, {}]);
        }
        if self.one_in(8) {
            operation["x-sdk-idempotent"] = json!(self.one_in(2));
        }
        if self.one_in(8) {
            operation["x-sdk-rate-limit"] =
                json!({ "calls": 10, "per": "minute", "scope": "account" });
        }
        if self.one_in(8) {
            operation["x-sdk-retry"] = json!({ "unclear": [{ "status": 429 }], "final": [{ "code": null, "status": 500 }] });
        }
        operation
    }

    fn parameter(&mut self, wire: &str) -> Value {
        let is_required = self.one_in(3);
        let schema = self.scalar();
        let is_header = wire
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
        match self.below(6) {
            0 if is_header => {
                json!({ "name": wire, "in": "header", "required": is_required, "schema": schema })
            }
            1 => {
                json!({ "name": wire, "in": "query", "required": is_required, "schema": { "type": "array", "items": schema } })
            }
            2 => {
                json!({ "name": wire, "in": "query", "explode": false, "schema": { "type": "array", "items": schema } })
            }
            3 => {
                json!({ "name": wire, "in": "query", "style": "deepObject", "required": is_required, "schema": { "type": "object", "properties": { "first": schema, "type": { "type": "string" } } } })
            }
            _ => json!({ "name": wire, "in": "query", "required": is_required, "schema": schema }),
        }
    }

    fn json_body(&mut self, name: &str) -> Value {
        json!({ "required": !self.one_in(3), "content": { "application/json": { "schema": reference(name) } } })
    }

    fn answer_of(&mut self, name: &str) -> Value {
        let schema = match self.below(3) {
            0 => json!({ "type": "array", "items": reference(name) }),
            _ => reference(name),
        };
        let mut success = json!({ "description": "It.", "content": { "application/json": { "schema": schema } } });
        if self.one_in(4) {
            success["headers"] = json!({ "X-Count": { "schema": { "type": "integer" } }, "etag": { "required": true, "description": "A sum.", "schema": { "type": "string" } } });
        }
        let mut responses = json!({ "200": success });
        if self.one_in(3) {
            responses["204"] = json!({ "description": "Nothing." });
        }
        if self.one_in(4) {
            responses["304"] = json!({ "description": "As it was.", "x-sdk-outcome": "Unchanged" });
        }
        if self.one_in(3) {
            responses["default"] = json!({ "description": "An error.", "content": { "application/json": { "schema": self.object(1) } } });
        }
        responses
    }

    fn answers(&mut self) -> Value {
        match self.below(7) {
            0 => {
                json!({ "200": { "description": "Text.", "content": { "text/plain": { "schema": { "type": "string" } } } } })
            }
            1 => {
                json!({ "200": { "description": "Bytes.", "x-sdk-stream": "bytes", "content": { "application/octet-stream": { "schema": { "type": "string", "format": "binary" } } } } })
            }
            2 => {
                json!({ "200": { "description": "Lines.", "x-sdk-stream": "json-lines", "content": { "application/json": { "schema": self.object(1) } } } })
            }
            3 => {
                json!({ "2XX": { "description": "Any.", "content": { "application/json": { "schema": self.schema(2) } } } })
            }
            4 => {
                json!({ "200": { "description": "Inner.", "x-sdk-unwrap": "outer.inner", "content": { "application/json": { "schema": { "type": "object", "required": ["outer"], "properties": { "outer": { "type": "object", "properties": { "inner": self.schema(1) } } } } } } } })
            }
            5 => {
                json!({ "201": { "description": "One.", "x-sdk-outcome": "Made", "content": { "application/json": { "schema": self.object(1) } } }, "202": { "description": "Other.", "content": { "application/json": { "schema": self.object(1) } } } })
            }
            _ => json!({ "204": { "description": "Done." } }),
        }
    }

    fn form(&mut self) -> Value {
        let mut properties = Map::new();
        let mut names = HashSet::new();
        let count = 1 + self.below(4);
        for wire in self.wires(count, &mut names) {
            let schema = match self.one_in(4) {
                true => json!({ "type": "array", "items": self.scalar() }),
                false => self.scalar(),
            };
            properties.insert(wire, schema);
        }
        let required: Vec<String> = properties.keys().take(1).cloned().collect();
        json!({ "required": self.one_in(2), "content": { "application/x-www-form-urlencoded": { "schema": { "type": "object", "properties": properties, "required": required } } } })
    }

    fn multipart(&mut self) -> Value {
        let related = self.one_in(3);
        let media = if related {
            "multipart/related"
        } else {
            "multipart/form-data"
        };
        let mut properties = Map::new();
        properties.insert("meta".to_owned(), self.object(1));
        properties.insert(
            "the file".to_owned(),
            json!({ "type": "string", "format": "binary" }),
        );
        if !related {
            properties.insert(
                "more[]".to_owned(),
                json!({ "type": "array", "items": { "type": "string", "format": "binary" } }),
            );
            properties.insert("count".to_owned(), self.scalar());
        }
        json!({ "required": true, "content": { media: { "schema": { "type": "object", "properties": properties, "required": ["meta"] } } } })
    }

    fn listing(
        &mut self,
        taken: &mut HashSet<String>,
        schemas: &mut Map<String, Value>,
    ) -> (String, Value) {
        let (group, id) = self.call(taken);
        let item = match self.below(3) {
            0 => self.scalar(),
            1 => self.object(1),
            _ => reference("LastThing"),
        };
        let text = || json!({ "type": "string" });
        let whole = || json!({ "type": "integer" });
        let mut properties = json!({ "entries": { "type": "array", "items": item }, "total": whole(), "next": text() });
        if self.one_in(3) {
            properties["entries"]["nullable"] = json!(true);
        }
        schemas.insert(
            "PageOfThings".to_owned(),
            json!({ "type": "object", "properties": properties }),
        );
        let query =
            |name: &str, schema: Value| json!({ "name": name, "in": "query", "schema": schema });
        let (pages, mut parameters) = match self.below(4) {
            0 => (
                json!({ "style": "offset", "offset": "offset", "limit": "limit", "total": "total", "page-size": 50 }),
                vec![query("offset", whole())],
            ),
            1 => (
                json!({ "style": "page", "page": "page", "limit": "limit", "first": 0, "limit-default": 20 }),
                vec![query("page", whole())],
            ),
            2 => (
                json!({ "style": "token", "next": "next", "parameter": "marker", "limit": "limit" }),
                vec![query("marker", text())],
            ),
            _ => (
                json!({ "style": "cursor", "next": "next", "query": "cursor", "parameter": "marker", "limit": "limit" }),
                vec![query("marker", text())],
            ),
        };
        let mut pages = pages;
        pages["items"] = json!("entries");
        if self.one_in(3) {
            pages["single"] = json!(true);
        }
        parameters.push(query("limit", whole()));
        let operation = json!({
            "tags": [group],
            "operationId": format!("{group}.{id}"),
            "summary": "Lists.",
            "x-sdk-pages": pages,
            "parameters": parameters,
            "responses": { "200": { "description": "A page.", "content": { "application/json": { "schema": reference("PageOfThings") } } } },
        });
        ("/listing".to_owned(), json!({ "get": operation }))
    }

    fn polled(&mut self, taken: &mut HashSet<String>) -> Vec<(String, Value)> {
        let (group, id) = self.call(taken);
        let (start_group, start_id) = self.call(taken);
        let state = json!({
            "tags": [group],
            "operationId": format!("{group}.{id}"),
            "summary": "Tells the state.",
            "parameters": [{ "name": "job", "in": "path", "required": true, "schema": { "type": "string" } }],
            "responses": { "200": { "description": "It.", "content": { "application/json": { "schema": { "type": "object", "required": ["state"], "properties": { "state": { "type": "string" }, "error": self.object(1) } } } } } },
        });
        let start = json!({
            "tags": [start_group],
            "operationId": format!("{start_group}.{start_id}"),
            "summary": "Starts.",
            "responses": {
                "201": { "description": "Done.", "content": { "application/json": { "schema": reference("OtherThing") } } },
                "202": {
                    "description": "Runs.",
                    "x-sdk-poll": { "operation": format!("{group}.{id}"), "parameter": "job", "id": "job", "state": "state", "pending": ["runs"], "done": ["done"], "failed": ["failed"] },
                    "content": { "application/json": { "schema": { "type": "object", "required": ["job"], "properties": { "job": { "type": "string" } } } } },
                },
            },
        });
        vec![
            ("/jobs/{job}".to_owned(), json!({ "get": state })),
            ("/jobs".to_owned(), json!({ "post": start })),
        ]
    }
}
