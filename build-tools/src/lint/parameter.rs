//! Parameters: where they go, how they are written, and that there is one of each.

use super::Linter;
use super::identifiers::NameTarget;
use super::operation::{Operation, span_of};
use super::schema::Role;
use super::shape::Shape;
use crate::diagnostic::{Span, closest, one_of};
use crate::load::At;
use crate::rules;

/// Headers that the client writes itself.
const OWN_HEADERS: &[(&str, &str)] = &[
    (
        "authorization",
        "remove it, and declare the scheme with `security`",
    ),
    ("connection", "remove it; the transport sets it"),
    (
        "content-length",
        "remove it; it follows from the size of the body",
    ),
    (
        "content-type",
        "remove it; it follows from the media type of the request body",
    ),
    ("host", "remove it; it follows from the URL of the server"),
    ("transfer-encoding", "remove it; the transport sets it"),
];

/// A parameter as an operation uses it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parameter<'a> {
    /// The entry in the list, perhaps a `$ref`.
    pub(super) used: At<'a>,
    /// The parameter itself.
    pub(super) at: At<'a>,
}

impl<'a> Parameter<'a> {
    pub(super) fn name(&self) -> &'a str {
        self.at.text("name").unwrap_or_default()
    }

    pub(super) fn place(&self) -> &'a str {
        self.at.text("in").unwrap_or_default()
    }

    /// Returns whether it says enough to be recognised.
    pub(super) fn is_sound(&self) -> bool {
        !self.name().is_empty() && !self.place().is_empty()
    }

    fn is_same(&self, other: &Parameter<'_>) -> bool {
        self.place() == other.place()
            && match self.place() {
                "header" => self.name().eq_ignore_ascii_case(other.name()),
                _ => self.name() == other.name(),
            }
    }
}

impl<'a> Linter<'a, '_> {
    /// Returns the parameters of an operation: those of its path, replaced by its own, then its own.
    pub(super) fn parameters(&self, operation: &Operation<'a>) -> Vec<Parameter<'a>> {
        let mut parameters: Vec<Parameter<'a>> = Vec::new();
        let shared = operation.item.items("parameters");
        for used in shared.chain(operation.at.items("parameters")) {
            let Some(at) = self.follow(used) else {
                continue;
            };
            let parameter = Parameter { used, at };
            match parameters
                .iter_mut()
                .find(|known| known.is_same(&parameter))
            {
                Some(known) => *known = parameter,
                None => parameters.push(parameter),
            }
        }
        parameters
    }

    /// Checks the list of an operation or of a path.
    pub(super) fn parameter_list(&mut self, owner: At<'a>) {
        let mut seen: Vec<Parameter<'a>> = Vec::new();
        for node in self.list(owner.node, "parameters") {
            let used = owner.to(node);
            let at = if used.is_reference() {
                let Some(at) = self.reference(used, "parameters") else {
                    continue;
                };
                at
            } else {
                self.parameter(used);
                used
            };
            let parameter = Parameter { used, at };
            if parameter.is_sound() && seen.iter().any(|known| known.is_same(&parameter)) {
                self.report(
                    &node.span,
                    rules::PARAMETER_DUPLICATE,
                    format!(
                        "the {} parameter `{}` is declared twice",
                        parameter.place(),
                        parameter.name()
                    ),
                    "keep one",
                );
            }
            seen.push(parameter);
        }
    }

    pub(super) fn parameter(&mut self, at: At<'a>) {
        if at.is_reference() {
            self.reference(at, "parameters");
            return;
        }
        let node = at.node;
        let mut allowed = vec![
            "name",
            "in",
            "description",
            "required",
            "schema",
            "style",
            "explode",
            "example",
            "examples",
            "x-sdk-name",
        ];
        match at.text("in") {
            Some("path") => allowed.push("x-sdk-slashes"),
            _ => allowed.push("x-sdk-preview"),
        }
        if !self.keys(node, &allowed, "this parameter") {
            return;
        }
        self.needs(node, &node.span, &["name", "in", "schema"], "the parameter");
        self.text(node, "description");
        self.truth(node, "required");
        self.sdk_name(node, NameTarget::Value);
        self.preview_parameter(at);
        if let Some(schema) = at.get("schema") {
            self.schema(schema, Role::Plain);
            self.fit_for_json(schema);
        }
        let (Some(name), Some(place)) = (self.text(node, "name"), self.text(node, "in")) else {
            return;
        };
        match place {
            "path" => self.path_parameter(at, name),
            "query" => self.query_parameter(at, name),
            "header" => self.header_parameter(at, name),
            other => self.unknown_place(at, other),
        }
    }

    fn unknown_place(&mut self, at: At<'a>, place: &str) {
        let how = match place {
            "cookie" => "remove it; clients keep no cookies".to_owned(),
            "body" | "formData" => "describe it as a `requestBody`".to_owned(),
            _ => match closest(place, ["path", "query", "header"]) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("write {}", one_of(["path", "query", "header"])),
            },
        };
        self.report(
            span_of(at.node, "in"),
            rules::PARAMETER_PLACE,
            format!("a parameter in `{place}` is not supported"),
            how,
        );
    }

    fn path_parameter(&mut self, at: At<'a>, name: &str) {
        if !at.flag("required") {
            self.report(
                span_of(at.node, "required"),
                rules::PATH_PARAMETER,
                format!("the path parameter `{name}` is not required"),
                "add `required: true`",
            );
        }
        self.style(at, &["simple"]);
        self.no_explode(at);
        self.truth(at.node, "x-sdk-slashes");
        let Some(schema) = at.get("schema") else {
            return;
        };
        self.single_value(schema, &format!("the path parameter `{name}`"));
        let shape = self.shape(schema);
        if at.flag("x-sdk-slashes") && !matches!(shape, Shape::Text(_) | Shape::Broken) {
            self.report(
                span_of(at.node, "x-sdk-slashes"),
                rules::SDK_SLASHES,
                format!("`{name}` is {}, which has no slashes", shape.name()),
                "remove x-sdk-slashes, or make it a string",
            );
        }
    }

    fn header_parameter(&mut self, at: At<'a>, name: &str) {
        self.style(at, &["simple"]);
        self.no_explode(at);
        self.header_name(span_of(at.node, "name"), name);
        let own = OWN_HEADERS
            .iter()
            .find(|(header, _)| header.eq_ignore_ascii_case(name));
        if let Some((_, how)) = own {
            self.report(
                span_of(at.node, "name"),
                rules::HEADER_NAME,
                format!("the client sets the header `{name}` itself"),
                *how,
            );
        }
        let Some(schema) = at.get("schema") else {
            return;
        };
        self.single_value(schema, &format!("the header `{name}`"));
        // What is read does not depend on what the caller asks for.
        let is_constant = match self.shape(schema) {
            Shape::Enumeration(values) => at.flag("required") && values.items("enum").count() == 1,
            shape => matches!(shape, Shape::Broken),
        };
        if name.eq_ignore_ascii_case("accept") && !is_constant {
            self.report(
                span_of(at.node, "name"),
                rules::HEADER_NAME,
                "callers could request a media type that is not decoded",
                "write `required: true` and an enum with that media type, or remove it",
            );
        }
    }

    pub(super) fn header_name(&mut self, span: &Span, name: &str) {
        if !is_header_name(name) {
            self.report(
                span,
                rules::HEADER_NAME,
                format!("`{name}` is not a valid header name"),
                "use letters, digits and hyphens",
            );
        }
    }

    fn query_parameter(&mut self, at: At<'a>, name: &str) {
        let style = self.style(at, &["form", "deepObject"]).unwrap_or("form");
        let explode = self.truth(at.node, "explode");
        let Some(schema) = at.get("schema") else {
            return;
        };
        let shape = self.shape(schema);
        let what = format!("the query parameter `{name}`");
        if style == "deepObject" {
            if explode == Some(false) {
                self.report(
                    span_of(at.node, "explode"),
                    rules::PARAMETER_STYLE,
                    "a deepObject is always exploded",
                    "remove `explode`",
                );
            }
            self.deep_object(at, schema, name);
            return;
        }
        match shape {
            Shape::List(items) => {
                self.not_nullable(schema, &what);
                if let Some(items) = items {
                    self.single_value(items, &format!("an item of {what}"));
                }
                return;
            }
            Shape::Object(_) | Shape::Map(_) => self.report(
                &schema.node.span,
                rules::PARAMETER_STYLE,
                format!("{what} is {} without a style for it", shape.name()),
                "add `style: deepObject`, which gives `name[key]=value`",
            ),
            _ => self.single_value(schema, &what),
        }
        self.no_explode(at);
    }

    fn deep_object(&mut self, at: At<'a>, schema: At<'a>, name: &str) {
        self.not_nullable(schema, &format!("the query parameter `{name}`"));
        match self.shape(schema) {
            Shape::Object(object) => {
                for member in &self.object_at(object).members {
                    self.single_value(member.at, &format!("`{name}[{}]`", member.entry.key));
                }
            }
            Shape::Map(Some(values)) => self.single_value(values, &format!("a value of `{name}`")),
            Shape::Broken => {}
            shape => self.report(
                span_of(at.node, "style"),
                rules::PARAMETER_STYLE,
                format!("`{name}` has the style deepObject and is {}", shape.name()),
                "describe its keys as the properties of an object, or remove the style",
            ),
        }
    }

    /// Asks for something that one piece of text can hold, and that is never null.
    pub(super) fn single_value(&mut self, schema: At<'a>, what: &str) {
        self.not_nullable(schema, what);
        let shape = self.shape(schema);
        if !shape.is_scalar() {
            self.report(
                &schema.node.span,
                rules::NOT_SCALAR,
                format!("{what} is {}", shape.name()),
                "make it a string, an integer, a number, a boolean or an enum",
            );
        }
    }

    fn style(&mut self, at: At<'a>, known: &[&'static str]) -> Option<&'static str> {
        let style = self.text(at.node, "style")?;
        let found = known.iter().copied().find(|known| *known == style);
        if found.is_none() {
            self.report(
                span_of(at.node, "style"),
                rules::PARAMETER_STYLE,
                format!("the style `{style}` is not supported here"),
                format!("write {}, or leave it out", one_of(known.iter().copied())),
            );
        }
        found
    }

    fn no_explode(&mut self, at: At<'a>) {
        if at.node.get("explode").is_some() {
            self.report(
                span_of(at.node, "explode"),
                rules::PARAMETER_STYLE,
                "`explode` has no effect on this parameter",
                "remove it; it is for arrays in the query",
            );
        }
    }
}

/// Returns whether a text can be the name of a header.
pub(crate) fn is_header_name(name: &str) -> bool {
    let is_sign = |letter: char| "!#$%&'*+-.^_`|~".contains(letter);
    let is_token = |letter: char| letter.is_ascii_alphanumeric() || is_sign(letter);
    !name.is_empty() && name.chars().all(is_token)
}
