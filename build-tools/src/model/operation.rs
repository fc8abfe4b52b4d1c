//! Operations: parameters, bodies, authorization; the answers are in [`super::response`].

use super::media::{Media, media_kind};
use super::response::{self, PendingPoll};
use super::retry;
use super::schema::{Schemas, described};
use super::{
    Auth, Bounds, KeyPlace, Operation, Parameter, Part, PartContent, PathPart, Place, QueryStyle,
    RateLimit, RequestBody, RequestContent, SchemaKind, Type,
};
use crate::load::yaml::Node;
use crate::load::{
    At, Document, Provider, chosen_media, method_of, server_name, server_of, split_word,
};
use crate::names;
use crate::oauth::is_oauth2;

const METHODS: &[&str] = &["get", "put", "post", "delete", "patch", "head", "options"];

/// Gathers the operations of all documents.
#[derive(Default)]
pub(super) struct Operations<'a> {
    pub(super) built: Vec<Operation>,
    pending: Vec<PendingPoll<'a>>,
}

impl<'a> Operations<'a> {
    pub(super) fn read(
        &mut self,
        provider: &'a Provider,
        index: usize,
        document: &'a Document,
        schemas: &mut Schemas<'a>,
    ) {
        let paths = document
            .root
            .get("paths")
            .into_iter()
            .flat_map(Node::members);
        for path in paths {
            let item = At {
                document,
                node: &path.value,
            };
            for method in METHODS {
                if let Some(at) = item.get(method) {
                    let reader = OperationReader {
                        provider,
                        document: index,
                        item,
                        at,
                        method,
                        path: split_word(&path.key).0,
                    };
                    let position = self.built.len();
                    let made = reader.operation(schemas, position, &mut self.pending);
                    self.built.push(made);
                }
            }
        }
    }

    /// Ties the polls to the operations that they name, which may come later in the documents.
    pub(super) fn link(&mut self, schemas: &mut Schemas<'a>) {
        for pending in std::mem::take(&mut self.pending) {
            let Some(poll) = response::link_poll(&pending, &self.built, schemas) else {
                continue;
            };
            let outcomes = self
                .built
                .get_mut(pending.operation)
                .map(|operation| &mut operation.answer.outcomes);
            if let Some(outcome) = outcomes.and_then(|all| all.get_mut(pending.outcome)) {
                outcome.poll = Some(poll);
            }
        }
    }
}

struct OperationReader<'a, 'r> {
    provider: &'a Provider,
    document: usize,
    item: At<'a>,
    at: At<'a>,
    method: &'r str,
    path: &'r str,
}

impl<'a> OperationReader<'a, '_> {
    fn operation(
        &self,
        schemas: &mut Schemas<'a>,
        position: usize,
        pending: &mut Vec<PendingPoll<'a>>,
    ) -> Operation {
        let whole = self.at.text("operationId").unwrap_or_default();
        let tag = self.at.items("tags").next();
        let group = tag
            .and_then(|tag| tag.node.as_str())
            .unwrap_or_default()
            .to_owned();
        let id = method_of(whole, &group).to_owned();
        let rust_name = match self.at.text("x-sdk-name") {
            Some(name) => name.to_owned(),
            None => names::snake(&id),
        };
        let base = names::camel(&format!("{group}_{id}"));
        let parameters = self.parameters(schemas, &base);
        let path = path_parts(self.path, &parameters);
        let body = self
            .at
            .get("requestBody")
            .and_then(|body| self.body(schemas, body, &base));
        let answer = response::answer(schemas, self.at, &base, position, pending);
        let pages = self
            .at
            .get("x-sdk-pages")
            .and_then(|pages| response::pages(schemas, pages, &answer, &parameters));
        Operation {
            description: self.description(),
            preview: self.at.text("x-sdk-preview").map(str::to_owned),
            deprecated: self.at.flag("deprecated"),
            method: self.method.to_ascii_uppercase(),
            path_template: self.path.to_owned(),
            server: self.server(),
            idempotent: match self.at.get("x-sdk-idempotent").map(|at| at.node.as_bool()) {
                Some(Some(said)) => said,
                Some(None) => true,
                None => matches!(self.method, "get" | "head" | "put" | "delete" | "options"),
            },
            gone_is_done: self.at.text("x-sdk-idempotent") == Some("gone-is-done"),
            retry: retry::of_operation(self.provider, self.at),
            rate_limit: self.at.get("x-sdk-rate-limit").map(rate_limit),
            auth: self.auth(),
            errors: Node::strings(self.at.node.get("x-sdk-errors"))
                .iter()
                .map(|kind| names::camel(kind))
                .collect(),
            document: self.document,
            group,
            id,
            rust_name,
            path,
            parameters,
            body,
            answer,
            pages,
        }
    }

    fn description(&self) -> String {
        let summary = self.at.text("summary").unwrap_or_default().trim();
        let description = self.at.description();
        match (summary.is_empty(), description.is_empty()) {
            (true, _) => description,
            (false, true) => summary.to_owned(),
            (false, false) => format!("{summary}\n\n{description}"),
        }
    }

    fn server(&self) -> String {
        let entry = server_of(self.at.document, self.at.node);
        server_name(&self.provider.config, entry).to_owned()
    }

    fn auth(&self) -> Auth {
        let root = At {
            document: self.at.document,
            node: &self.at.document.root,
        };
        let Some(security) = self.at.get("security").or_else(|| root.get("security")) else {
            return Auth::None;
        };
        let requirements = security.node.as_sequence();
        let optional = requirements
            .iter()
            .any(|requirement| requirement.members().next().is_none());
        let named = requirements
            .iter()
            .flat_map(Node::members)
            .map(|entry| entry.key.as_str());
        // A scheme of type oauth2 is documentation where one of type http is beside it.
        let is_documentation = |name: &&str| is_oauth2(root.node, name);
        let named = named
            .clone()
            .find(|name| !is_documentation(name))
            .or_else(|| named.clone().next());
        let Some(named) = named else {
            return Auth::None;
        };
        let declared = root.node.pointer(&["components", "securitySchemes", named]);
        let text = |key: &str| declared.and_then(|declared| declared.get(key)?.as_str());
        if let (Some("apiKey"), Some(name)) = (text("type"), text("name")) {
            let name = name.to_owned();
            return Auth::Key {
                place: match text("in") {
                    Some("query") => KeyPlace::Query(name),
                    _ => KeyPlace::Header(name.to_ascii_lowercase()),
                },
                optional,
            };
        }
        let scheme = text("scheme").unwrap_or("bearer");
        match scheme.to_ascii_lowercase().as_str() {
            "basic" => Auth::Basic { optional },
            "bearer" => Auth::Token {
                scheme: "Bearer".to_owned(),
                optional,
            },
            _ => Auth::Token {
                scheme: scheme.to_owned(),
                optional,
            },
        }
    }

    /// Returns those of the path item first, replaced by the operation's own of the same name and place.
    fn parameters(&self, schemas: &mut Schemas<'a>, base: &str) -> Vec<Parameter> {
        let mut made: Vec<Parameter> = Vec::new();
        let shared = self.item.items("parameters");
        for at in shared.chain(self.at.items("parameters")) {
            let parameter = parameter(schemas, at, base);
            let same = made.iter_mut().find(|known| {
                known.wire == parameter.wire
                    && std::mem::discriminant(&known.place)
                        == std::mem::discriminant(&parameter.place)
            });
            match same {
                Some(known) => *known = parameter,
                None => made.push(parameter),
            }
        }
        made
    }

    fn body(&self, schemas: &mut Schemas<'a>, at: At<'a>, base: &str) -> Option<RequestBody> {
        let (target, _) = schemas.follow(at);
        let entry = chosen_media(target)?;
        let media = At {
            document: target.document,
            node: &entry.value,
        };
        let schema = media.get("schema")?;
        let wrap: Vec<String> = target
            .text("x-sdk-unwrap")
            .map(|path| path.split('.').map(str::to_owned).collect())
            .unwrap_or_default();
        let schema = schemas.member(schema, &wrap)?;
        let suggested = format!("{base}Body");
        let bounds = schemas.bounds(schema);
        let content = match media_kind(&entry.key) {
            Media::Json => RequestContent::Json(schemas.type_of(schema, &suggested)),
            Media::Form => RequestContent::Form(schemas.type_of(schema, &suggested)),
            Media::Multipart => RequestContent::Multipart(parts(schemas, schema, &suggested)),
            Media::Text | Media::Other => RequestContent::Binary {
                content_type: entry.key.clone(),
            },
        };
        Some(RequestBody {
            rust_name: match target.text("x-sdk-name").or_else(|| at.text("x-sdk-name")) {
                Some(name) => name.to_owned(),
                None => match wrap.last() {
                    Some(member) => names::snake(member),
                    None => "body".to_owned(),
                },
            },
            wrap,
            bounds,
            content_type: matches!(media_kind(&entry.key), Media::Json | Media::Multipart)
                .then(|| entry.key.clone())
                .filter(|media| media != "application/json" && media != "multipart/form-data"),
            required: target.flag("required"),
            description: described(at, target),
            content,
        })
    }
}

fn parameter<'a>(schemas: &mut Schemas<'a>, at: At<'a>, base: &str) -> Parameter {
    let (target, _) = schemas.follow(at);
    let wire = target.text("name").unwrap_or_default().to_owned();
    let suggested = format!("{base}{}", names::camel(&wire));
    let constant = constant(target);
    let r#type = match target.get("schema") {
        Some(_) if constant.is_some() => Type::String,
        Some(schema) => schemas.type_of(schema, &suggested),
        None => Type::String,
    };
    let bounds = match target.get("schema") {
        Some(schema) => schemas.bounds(schema),
        None => Bounds::default(),
    };
    let place = match target.text("in") {
        Some("path") => Place::Path {
            slashes: target.flag("x-sdk-slashes"),
        },
        Some("header") => Place::Header,
        _ => Place::Query(query_style(target, &r#type)),
    };
    Parameter {
        rust_name: match target.text("x-sdk-name") {
            Some(name) => name.to_owned(),
            None => names::snake(&wire),
        },
        required: target.flag("required") || matches!(place, Place::Path { .. }),
        preview: target.text("x-sdk-preview").map(str::to_owned),
        description: described(at, target),
        example: example(target),
        wire,
        place,
        r#type,
        bounds,
        constant,
    }
}

/// Returns the text that a parameter or its schema gives as an example.
fn example(at: At<'_>) -> Option<String> {
    let own = at.text("example").map(str::to_owned);
    own.or_else(|| Some(at.get("schema")?.text("example")?.to_owned()))
}

/// Returns the value of a required header or query parameter that has only one.
fn constant(at: At<'_>) -> Option<String> {
    if !matches!(at.text("in"), Some("header" | "query")) || !at.flag("required") {
        return None;
    }
    let mut values = at.get("schema")?.items("enum");
    let only = values.next()?.node.as_str()?.to_owned();
    values.next().is_none().then_some(only)
}

fn query_style(at: At<'_>, r#type: &Type) -> QueryStyle {
    if at.text("style") == Some("deepObject") {
        return QueryStyle::DeepObject;
    }
    match r#type {
        Type::List(_) if at.node.get("explode").and_then(Node::as_bool) == Some(false) => {
            QueryStyle::Comma
        }
        Type::List(_) => QueryStyle::Repeated,
        _ => QueryStyle::Single,
    }
}

fn path_parts(path: &str, parameters: &[Parameter]) -> Vec<PathPart> {
    let mut parts = Vec::new();
    let mut rest = path;
    while let Some((literal, after)) = rest.split_once('{') {
        if !literal.is_empty() {
            parts.push(PathPart::Literal(literal.to_owned()));
        }
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let found = parameters.iter().position(|parameter| {
            parameter.wire == name && matches!(parameter.place, Place::Path { .. })
        });
        if let Some(index) = found {
            parts.push(PathPart::Parameter(index));
        }
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(PathPart::Literal(rest.to_owned()));
    }
    parts
}

fn parts<'a>(schemas: &mut Schemas<'a>, at: At<'a>, base: &str) -> Vec<Part> {
    let (target, _) = schemas.follow(at);
    let required: Vec<_> = target
        .items("required")
        .filter_map(|name| name.node.as_str())
        .collect();
    let Some(properties) = target.get("properties") else {
        return Vec::new();
    };
    let mut made = Vec::new();
    for entry in properties.node.members() {
        let place = At {
            document: target.document,
            node: &entry.value,
        };
        let suggested = format!("{base}{}", names::camel(&entry.key));
        let r#type = schemas.type_of(place, &suggested);
        let (inner, _) = schemas.follow(place);
        made.push(Part {
            rust_name: match place.text("x-sdk-name") {
                Some(name) => name.to_owned(),
                None => names::snake(&entry.key),
            },
            required: required.contains(&entry.key.as_str()),
            description: described(place, inner),
            bounds: schemas.bounds(place),
            content: part_content(schemas, r#type),
            wire: entry.key.clone(),
        });
    }
    made
}

/// Returns whether a value is written as one piece of text.
fn is_text(schemas: &Schemas<'_>, r#type: &Type) -> bool {
    match r#type {
        Type::List(_) | Type::Map(_) | Type::Any | Type::Binary | Type::Nullable(_) => false,
        Type::Named(name) => {
            let schema = schemas.get(name);
            schema.is_some_and(|schema| matches!(schema.kind, SchemaKind::Enum(_)))
        }
        _ => true,
    }
}

fn part_content(schemas: &Schemas<'_>, r#type: Type) -> PartContent {
    match &r#type {
        Type::Binary => PartContent::File,
        Type::List(item) if **item == Type::Binary => PartContent::Files,
        Type::List(item) if is_text(schemas, item) => PartContent::Text(r#type),
        other if is_text(schemas, other) => PartContent::Text(r#type),
        _ => PartContent::Json(r#type),
    }
}

fn rate_limit(at: At<'_>) -> RateLimit {
    let per = at.get("per");
    let seconds = match per.and_then(|per| per.node.as_i64()) {
        Some(seconds) => u64::try_from(seconds).unwrap_or(1),
        None => match per.and_then(|per| per.node.as_str()) {
            Some("minute") => 60,
            Some("hour") => 3600,
            _ => 1,
        },
    };
    let calls = at.get("calls").and_then(|calls| calls.node.as_i64());
    RateLimit {
        calls: calls
            .and_then(|calls| u32::try_from(calls).ok())
            .unwrap_or(1),
        seconds: seconds.max(1),
        scope: at.text("scope").unwrap_or("client").to_owned(),
    }
}
