//! Drawing names and values, and the document that they make.

use std::collections::HashSet;

use build_tools::names;
use serde_json::{Map, Value, json};

/// Names on the wire: plain ones, and what Rust or generated code has already.
const WIRES: &[&str] = &[
    "name",
    "id",
    "size",
    "type",
    "self",
    "Self",
    "crate",
    "super",
    "async",
    "match",
    "a-b",
    "x.y",
    "1st",
    "größe",
    "@odata.type",
    "$skip",
    "files[]",
    "Option",
    "some",
    "none",
    "ok",
    "value",
    "error",
    "clone",
    "default",
    "new",
    "builder",
    "client",
    "send",
    "items",
    "pages",
    "options",
    "body",
    "core",
    "std",
    "from",
    "into",
    "unknown",
    "extra",
    "isNull",
    "as_str",
    "kind",
    "status",
    "data",
    "next",
    "limit",
    "serialize",
    "fmt",
    "Vec",
    "string",
    "bool",
    "i32",
    "created at",
    "CamelCase",
    "HTTPServer",
    "len",
    "to_string",
    "try",
    "dyn",
    "macro_rules",
    "union",
    "static",
    "gen",
    "yield",
    "日本",
    "box",
    "fn",
    "hash",
    "eq",
    "cmp",
    "drop",
    "borrow",
    "result",
    "response",
    "request",
    "path",
    "query",
    "header",
    "answer",
    "page",
    "item",
    "key",
    "map",
    "list",
    "raw",
    "json",
    "text",
    "bytes",
    "token",
    "url",
    "method",
    "operation",
    "transport",
    "unchecked",
    "into_request",
    "poller",
    "args",
    "this",
    "it",
    "n",
    "T",
];

/// Names of schemas, of which those that Rust or generated code has already are left out where they are drawn.
const SCHEMAS: &[&str] = &[
    "Drive",
    "Envelope",
    "Item",
    "Entry",
    "Node",
    "Leaf",
    "file",
    "file_entry",
    "File-Link",
    "a.b",
    "X1",
    "Operation",
    "Transport",
    "List",
    "Page",
    "Pager",
    "Poller",
    "Field",
    "Secret",
    "DateTime",
    "Uuid",
    "Body",
    "Bytes",
    "HashMap",
    "BTreeMap",
    "From",
    "Into",
    "Display",
    "Unknown",
    "Extra",
    "Error",
    "Errors",
    "ErrorKind",
    "Option",
    "Result",
    "Vec",
    "String",
    "Box",
    "Client",
    "Builder",
    "Request",
    "Response",
    "Value",
    "Map",
    "Type",
    "Ok",
    "Some",
    "None",
    "Default",
    "Clone",
    "Debug",
    "Send",
    "Sync",
    "Iterator",
    "Future",
    "T",
    "E",
    "S",
    "D",
    "Visitor",
    "Files",
    "FilesShow",
    "FilesShowResponse",
    "DriveName",
    "EnvelopeData",
    "Auth",
    "Method",
    "Header",
    "Query",
    "Path",
    "Fn",
    "Str",
    "Bool",
    "Usize",
    "Pin",
    "Arc",
    "Cow",
    "Deserialize",
    "Serialize",
    "Deserializer",
    "Serializer",
    "Number",
    "Date",
    "NaiveDate",
    "Utc",
    "Self",
    "Crate",
    "Item2",
    "IntoFuture",
    "Stream",
    "Retry",
    "Bounds",
];

pub(super) const GROUPS: &[&str] = &[
    "files", "drives", "async", "type", "r", "items", "shared", "serde", "http", "option",
    "result", "send", "page", "list_all", "chrono", "uuid", "path", "string", "self",
];

const IDS: &[&str] = &[
    "show", "list", "create", "delete", "update", "type", "self", "async", "send", "into", "from",
    "default", "get", "items", "pages", "move", "match", "rename", "drop", "list_all", "show2",
    "fmt", "as_ref", "borrow", "client", "request", "builder", "await", "box", "loop",
];

/// What a schema with a name is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Object,
    Whole,
    Enum,
    Tagged,
    Union,
    Alias,
}

pub(super) struct Draw {
    rng: fastrand::Rng,
    /// The schemas with names; those further on may be required by those before.
    pub(super) named: Vec<(String, Kind)>,
    /// The one that is being drawn.
    pub(super) current: usize,
}

impl Draw {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            rng: fastrand::Rng::with_seed(seed),
            named: Vec::new(),
            current: 0,
        }
    }

    /// True in one of `of` cases.
    pub(super) fn one_in(&mut self, of: usize) -> bool {
        self.rng.usize(0..of) == 0
    }

    pub(super) fn below(&mut self, end: usize) -> usize {
        self.rng.usize(0..end.max(1))
    }

    pub(super) fn choice<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.rng.usize(0..of.len())]
    }

    /// Names that are different in Rust, too.
    pub(super) fn wires(&mut self, count: usize, taken: &mut HashSet<String>) -> Vec<String> {
        let mut found = Vec::new();
        for _ in 0..count * 3 {
            let wire = self.choice(WIRES);
            let rust = names::snake(wire);
            if found.len() < count && taken.insert(rust.clone()) {
                taken.insert(format!("clear_{rust}"));
                found.push(wire.to_owned());
            }
        }
        found
    }

    /// A newtype's name that no schema has.
    pub(super) fn id(&mut self) -> String {
        self.choice(&["FileId", "DriveId", "KeyId"]).to_owned()
    }

    fn draw_names(&mut self) {
        let mut taken = HashSet::new();
        for _ in 0..4 + self.below(8) {
            let name = self.choice(SCHEMAS);
            let rust = names::camel(name);
            if names::is_free_type_name(&rust) && taken.insert(rust) {
                let kinds = [
                    Kind::Object,
                    Kind::Object,
                    Kind::Object,
                    Kind::Whole,
                    Kind::Whole,
                    Kind::Enum,
                    Kind::Tagged,
                    Kind::Union,
                    Kind::Alias,
                ];
                let kind = self.choice(&kinds);
                self.named.push((name.to_owned(), kind));
            }
        }
        // Unions and wholes need objects behind them.
        for name in ["LastThing", "OtherThing", "PlainThing"] {
            self.named.push((name.to_owned(), Kind::Object));
        }
    }

    /// An OpenAPI document of the vocabulary.
    pub(super) fn document(mut self) -> Value {
        self.draw_names();
        let mut schemas = Map::new();
        for index in 0..self.named.len() {
            self.current = index;
            let name = self.named[index].0.clone();
            let schema = self.named_schema(index);
            schemas.insert(name, schema);
        }
        let paths = self.paths(&mut schemas);
        let mut document = json!({
            "openapi": "3.0.3",
            "info": { "title": "Random", "version": "1" },
            "servers": [{ "url": "https://api.example.com", "description": "The API.", "x-sdk-server": "api" }],
            "security": [{ "token": [] }],
            "paths": paths,
            "components": {
                "schemas": schemas,
                "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
            },
        });
        if self.one_in(2) {
            document["x-sdk-errors"] = json!({
                "code": ["error"],
                "message": ["message", "description"],
                "kinds": { "NotFound": { "status": 404, "description": "Gone." }, "None": { "status": 409, "code": "X", "description": "Other." } },
            });
        }
        if self.one_in(3) {
            document["x-sdk-retry"] = json!({
                "refused": [{ "status": 423, "code": "Locked" }],
                "reset": { "header": "x-reset", "as": "milliseconds" },
            });
        }
        if self.one_in(4) {
            document["x-sdk-check"] = json!(false);
        }
        document
    }

    /// A group and a method that are not taken.
    pub(super) fn call(&mut self, taken: &mut HashSet<String>) -> (String, String) {
        loop {
            let (group, id) = (self.choice(GROUPS), self.choice(IDS));
            let number = self.below(40);
            let id = match number {
                0..30 => id.to_owned(),
                number => format!("{id}_{number}"),
            };
            if taken.insert(format!("{group}.{}", names::camel(&id))) {
                return (group.to_owned(), id);
            }
        }
    }
}
