//! `allOf`: one flat struct out of several, or a word about a `$ref`.

use std::collections::{HashMap, HashSet};

use super::Linter;
use super::operation::span_of;
use super::schema::Role;
use super::shape::{Shape, wrapped};
use crate::load::{At, Value};
use crate::rules;

impl<'a> Linter<'a, '_> {
    pub(super) fn all_of(&mut self, at: At<'a>, role: Role) {
        let parts = self.list(at.node, "allOf");
        if parts.is_empty() {
            if matches!(
                at.node.get("allOf").map(|node| &node.value),
                Some(Value::Sequence(_))
            ) {
                self.report(
                    span_of(at.node, "allOf"),
                    rules::ALL_OF,
                    "the allOf is empty",
                    "list the schemas whose properties belong together",
                );
            }
            return;
        }
        // A single member below a name is a struct of its own; elsewhere it is the member itself.
        if role != Role::Component
            && let Some(inner) = wrapped(at)
        {
            let allowed = [
                "allOf",
                "type",
                "description",
                "nullable",
                "default",
                "example",
                "x-sdk-name",
            ];
            self.keys(at.node, &allowed, "an allOf around one schema");
            self.schema(inner, Role::Plain);
            self.type_of_wrapped(at, inner);
            self.default_value(at);
            return;
        }
        let allowed = [
            "allOf",
            "type",
            "properties",
            "required",
            "additionalProperties",
            "description",
            "nullable",
            "example",
            "x-sdk-name",
        ];
        self.keys(at.node, &allowed, "an allOf");
        self.own_part(at);
        for part in parts {
            let part = at.to(part);
            self.schema(part, Role::Part);
            self.no_choice(part, "a member of the allOf");
            let shape = self.shape(part);
            if !matches!(shape, Shape::Object(_) | Shape::Map(None) | Shape::Broken) {
                self.report(
                    &part.node.span,
                    rules::ALL_OF,
                    format!("a member of the allOf is {}", shape.name()),
                    "only objects can be put together; use a property for anything else",
                );
            }
        }
        if self.has_too_many_parts(at) {
            self.report(
                span_of(at.node, "allOf"),
                rules::ALL_OF,
                "the allOf unfolds to more than a thousand schemas",
                "name common parts once, near the top",
            );
            return;
        }
        if role != Role::Part {
            self.whole_object(at);
        }
    }

    /// Checks the `type` beside the `allOf`.
    ///
    /// `nullable` has a meaning only beside a `type`, so the type of the wrapped schema may be repeated.
    fn type_of_wrapped(&mut self, at: At<'a>, inner: At<'a>) {
        let Some(kind) = self.text(at.node, "type") else {
            return;
        };
        let (how, is_it) = match self.shape(inner).type_name() {
            Some(known) => (format!("write `type: {known}`"), known == kind),
            None => ("remove it".to_owned(), false),
        };
        if !is_it && !matches!(self.shape(inner), Shape::Broken) {
            self.report(
                span_of(at.node, "type"),
                rules::ALL_OF,
                format!("the schema in the allOf is not of type {kind}"),
                how,
            );
        }
    }

    /// Checks the keys beside the `allOf` itself.
    fn own_part(&mut self, at: At<'a>) {
        if let Some(kind) = at.node.get("type")
            && kind.as_str() != Some("object")
        {
            self.report(
                &kind.span,
                rules::ALL_OF,
                "an allOf is always an object",
                "write `type: object`, or remove the type",
            );
        }
        if let Some(extra) = at.node.get("additionalProperties")
            && extra.as_bool() != Some(true)
        {
            self.report(
                &extra.span,
                rules::ALL_OF,
                "an allOf can only say `additionalProperties: true`",
                "write that, or remove the key",
            );
        }
        self.properties(at);
        self.required(at);
    }

    fn whole_object(&mut self, at: At<'a>) {
        let names = self.member_names(at);
        self.required_are_known(at, &names);
        for part in at.items("allOf") {
            self.required_of_parts(part, &names);
        }
        self.property_names(at);
        self.types_agree(at);
    }

    /// Checks the required members of a part that is written inline.
    ///
    /// Another part may describe them; a `$ref` is checked by itself.
    fn required_of_parts(&mut self, part: At<'a>, names: &HashSet<&'a str>) {
        if part.is_reference() {
            return;
        }
        self.required_are_known(part, names);
        for inner in part.items("allOf") {
            self.required_of_parts(inner, names);
        }
    }

    fn types_agree(&mut self, at: At<'a>) {
        let mut known: HashMap<&str, (String, Shape<'a>)> = HashMap::new();
        let parts: Vec<At<'a>> = at.items("allOf").collect();
        let own = at.get("properties").into_iter().flat_map(|properties| {
            properties
                .node
                .members()
                .map(move |entry| (entry, properties.to(&entry.value)))
        });
        let parts: Vec<_> = parts.iter().map(|part| self.object_at(*part)).collect();
        let inherited = parts.iter().flat_map(|part| &part.members);
        let members: Vec<_> = inherited
            .map(|member| (member.entry, member.at))
            .chain(own)
            .collect();
        for (entry, member) in members {
            let signature = self.signature(member, 8);
            let shape = self.shape(member);
            if let Some((other, other_shape)) = known.get(entry.key.as_str()) {
                if *other != signature {
                    let what = format!(
                        "the property `{}` is {} here and {} in another member of the allOf",
                        entry.key,
                        shape.name(),
                        other_shape.name()
                    );
                    self.report(
                        &entry.key_span,
                        rules::ALL_OF,
                        what,
                        "give it the same schema in both, or describe it once",
                    );
                }
            } else {
                known.insert(&entry.key, (signature, shape));
            }
        }
    }

    /// Returns a signature of a schema: two schemas with the same one are the same type in Rust.
    fn signature(&self, at: At<'a>, left: usize) -> String {
        let Some(left) = left.checked_sub(1) else {
            return String::new();
        };
        let Some(target) = self.follow(at) else {
            return String::new();
        };
        if let Some(inner) = wrapped(target)
            && !at.is_reference()
        {
            return self.signature(inner, left);
        }
        let inner = |items: Option<At<'a>>| {
            items
                .map(|items| self.signature(items, left))
                .unwrap_or_default()
        };
        match (self.shape(at), self.component_name(at)) {
            (Shape::Object(_) | Shape::Enumeration(_) | Shape::Union(_), Some(name)) => {
                format!("named {name}")
            }
            (Shape::Enumeration(values), None) => {
                let values: Vec<_> = values
                    .items("enum")
                    .filter_map(|value| value.node.as_str())
                    .collect();
                format!("enum {values:?}")
            }
            (Shape::Object(object) | Shape::Union(object), None) => {
                format!("inline {:p}", object.node)
            }
            (Shape::Text(format), _) => {
                format!("text {format:?} {:?}", target.text("x-sdk-id"))
            }
            (Shape::Integer, _) => {
                let unsigned =
                    target.node.get("minimum").and_then(|bound| bound.as_i64()) >= Some(0);
                format!("integer {:?} {unsigned}", target.text("format"))
            }
            (Shape::List(items), _) => format!("list of {}", inner(items)),
            (Shape::Map(values), _) => format!("map of {}", inner(values)),
            (shape, _) => shape.name().to_owned(),
        }
    }
}
