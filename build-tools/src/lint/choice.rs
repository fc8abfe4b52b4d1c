//! `x-sdk-choice`: members of an object that only go together in some ways.

use std::collections::{HashMap, HashSet};

use super::Linter;
use super::identifiers::{is_camel, is_snake, rust_name};
use super::operation::span_of;
use super::shape::Shape;
use crate::diagnostic::{Span, closest};
use crate::load::{At, Entry, Node, Value};
use crate::names;
use crate::rules;

/// Says which members go together.
pub(super) const CHOICE: &str = "x-sdk-choice";

impl<'a> Linter<'a, '_> {
    pub(super) fn choice(&mut self, object: At<'a>) {
        let Some(choice) = object.get(CHOICE) else {
            return;
        };
        let owner = format!("`{CHOICE}`");
        if !self.keys(
            choice.node,
            &["name", "type", "description", "values"],
            &owner,
        ) {
            return;
        }
        self.needs(
            choice.node,
            &choice.node.span,
            &["name", "type", "values"],
            &owner,
        );
        self.text(choice.node, "description");
        self.choice_names(choice);
        let values = self.list(choice.node, "values");
        if values.len() < 2 && choice.node.get("values").is_some() {
            self.refuse_choice(
                span_of(choice.node, "values"),
                "the choice has fewer than two values",
                "list at least two values",
            );
        }
        let mut seen = HashSet::new();
        for value in values {
            self.choice_value(object, choice.to(value), &mut seen);
        }
        if self.keeps_extra(object) {
            self.refuse_choice(
                span_of(object.node, "additionalProperties"),
                "members of the choice would also be additional members",
                "remove `additionalProperties`, and describe the members",
            );
        }
        self.choice_sets_what_is_required(object, values);
        self.choice_name_is_free(object, choice, values);
    }

    /// Refuses a choice on the schema of a body that is not JSON: nothing would write it.
    pub(super) fn no_choice(&mut self, schema: At<'a>, what: &str) {
        let choice = self
            .follow(schema)
            .and_then(|object| object.node.entry(CHOICE));
        if let Some(entry) = choice {
            self.refuse_choice(
                &entry.key_span,
                format!("{what} has a choice"),
                "describe the members as properties; only an object in JSON has choices",
            );
        }
    }

    fn choice_names(&mut self, choice: At<'a>) {
        if let Some(name) = self.text(choice.node, "name")
            && (!is_snake(name) || names::snake(name) != name || name == "new")
        {
            self.refuse_choice(
                span_of(choice.node, "name"),
                format!("`{name}` cannot be the name of a field"),
                format!("write it in snake_case, such as `{}`", names::snake(name)),
            );
        }
        if let Some(name) = self.text(choice.node, "type")
            && (!is_camel(name) || !names::is_free_type_name(name))
        {
            self.refuse_choice(
                span_of(choice.node, "type"),
                format!("`{name}` cannot be the name of a type"),
                "write it in UpperCamelCase, different from the names that generated code uses",
            );
        }
    }

    fn choice_value(&mut self, object: At<'a>, value: At<'a>, seen: &mut HashSet<String>) {
        let owner = "a value of the choice";
        if !self.keys(value.node, &["name", "description", "members"], owner) {
            return;
        }
        self.needs(value.node, &value.node.span, &["name", "members"], owner);
        self.text(value.node, "description");
        if let Some(name) = self.text(value.node, "name") {
            let span = span_of(value.node, "name");
            if !is_camel(name) || name == "Self" {
                self.refuse_choice(
                    span,
                    format!("`{name}` cannot be the name of a value"),
                    "write it in UpperCamelCase",
                );
            } else if !seen.insert(name.to_owned()) {
                self.refuse_choice(
                    span,
                    format!("`{name}` is declared twice"),
                    "give the values different names",
                );
            }
        }
        let Some(members) = value.node.get("members") else {
            return;
        };
        if !self.mapping(members, "`members`") {
            return;
        }
        let sent = format!("members {}", members.to_json());
        if !seen.insert(sent) {
            self.refuse_choice(
                &members.span,
                "another value sends the same members",
                "remove one of them",
            );
        }
        for entry in members.members() {
            self.choice_member(object, entry);
        }
    }

    /// Checks that a member of a choice is a property of the object, and is set to a value of it.
    fn choice_member(&mut self, object: At<'a>, entry: &'a Entry) {
        let properties = object.get("properties");
        let described = properties.and_then(|all| all.get(&entry.key));
        let Some(property) = described else {
            let own = properties.into_iter().flat_map(|all| all.node.members());
            let how = match closest(&entry.key, own.map(|known| known.key.as_str())) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "describe it under `properties`".to_owned(),
            };
            self.refuse_choice(
                &entry.key_span,
                format!("the object has no property `{}`", entry.key),
                how,
            );
            return;
        };
        let fits = match (self.shape(property), &entry.value.value) {
            (Shape::Boolean, Value::Bool(_)) => true,
            (Shape::Integer, Value::Integer(_)) => true,
            (Shape::Text(format), Value::String(_)) => format.is_none(),
            (Shape::Enumeration(at), Value::String(text)) => at
                .items("enum")
                .any(|known| known.node.as_str() == Some(text)),
            (Shape::Broken, _) => true,
            _ => false,
        };
        if !fits {
            self.refuse_choice(
                &entry.value.span,
                format!("this is not a value of `{}`", entry.key),
                "write a boolean, an integer or a string, as the property requires",
            );
        }
    }

    /// Checks that a required member is set by all values, since it would be missing with the others.
    fn choice_sets_what_is_required(&mut self, object: At<'a>, values: &'a [Node]) {
        let sets = |value: &Node, name: &str| {
            let members = value.get("members");
            members.is_some_and(|members| members.get(name).is_some())
        };
        for required in object.items("required") {
            let Some(name) = required.node.as_str() else {
                continue;
            };
            let some = values.iter().any(|value| sets(value, name));
            if some && !values.iter().all(|value| sets(value, name)) {
                self.refuse_choice(
                    &required.node.span,
                    format!("`{name}` is required, and not every value of the choice sets it"),
                    "set it in all of them, or remove it from the list",
                );
            }
        }
    }

    fn choice_name_is_free(&mut self, object: At<'a>, choice: At<'a>, values: &'a [Node]) {
        let Some(name) = choice.text("name") else {
            return;
        };
        let is_set = |wire: &str| {
            let mut members = values.iter().filter_map(|value| value.get("members"));
            members.any(|members| members.get(wire).is_some())
        };
        let object = self.object_at(object);
        let taken = object.members.iter().find(|member| {
            let wire = &member.entry.key;
            !is_set(wire) && rust_name(member.at, wire) == name
        });
        if let Some(member) = taken {
            self.refuse_choice(
                span_of(choice.node, "name"),
                format!(
                    "`{}` and the choice are both `{name}` in Rust",
                    member.entry.key
                ),
                "give the choice another name",
            );
        }
    }

    /// Checks that no schema has the name of the choice's enum.
    pub(super) fn choice_type_is_free(
        &mut self,
        object: At<'a>,
        types: &mut HashMap<String, (&'a str, &'a Span)>,
    ) {
        let choice = object.get(CHOICE);
        let Some((choice, name)) = choice.and_then(|at| Some((at, at.text("type")?))) else {
            return;
        };
        let span = span_of(choice.node, "type");
        if let Some((other, first)) = types.insert(name.to_owned(), (name, span)) {
            self.refuse_choice(
                span,
                format!("the choice and `{other}` ({first}) are both `{name}` in Rust"),
                "give the choice another type",
            );
        }
    }

    fn refuse_choice(&mut self, span: &Span, what: impl Into<String>, how: impl Into<String>) {
        self.report(span, rules::SDK_CHOICE, what, how);
    }
}
