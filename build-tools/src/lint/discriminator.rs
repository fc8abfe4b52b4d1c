//! `discriminator`: the property whose value names the member.

use std::collections::{BTreeMap, HashSet};

use super::Linter;
use super::operation::span_of;
use super::shape::Shape;
use crate::diagnostic::closest;
use crate::load::At;
use crate::rules;

impl<'a> Linter<'a, '_> {
    pub(super) fn discriminator(&mut self, union: At<'a>, at: At<'a>) {
        if !self.keys(at.node, &["propertyName", "mapping"], "a discriminator")
            || !self.needs(
                at.node,
                &at.node.span,
                &["propertyName"],
                "the discriminator",
            )
        {
            return;
        }
        let Some(property) = self.text(at.node, "propertyName") else {
            return;
        };
        let mut references = BTreeMap::new();
        for member in union.alternatives() {
            match member.text("$ref") {
                Some(reference) => {
                    references.entry(reference).or_insert(member);
                    self.tagged_member(member, property);
                }
                None => self.report(
                    &member.node.span,
                    rules::DISCRIMINATOR,
                    "a member without a name stands in a oneOf with a discriminator",
                    "move it to components/schemas and refer to it",
                ),
            }
        }
        if let Some(mapping) = at.get("mapping") {
            self.mapping_of(union, mapping, property, &references);
        }
    }

    fn tagged_member(&mut self, member: At<'a>, property: &str) {
        match self.shape(member) {
            Shape::Object(object) => {
                let object = self.object_at(object);
                let tag = object
                    .members
                    .iter()
                    .find(|member| member.entry.key == property);
                let Some(tag) = tag else {
                    return;
                };
                let shape = self.shape(tag.at);
                if !matches!(
                    shape,
                    Shape::Text(None) | Shape::Enumeration(_) | Shape::Broken
                ) {
                    self.report(
                        &tag.entry.key_span,
                        rules::DISCRIMINATOR,
                        format!("the discriminator `{property}` is {}", shape.name()),
                        "make it a string or an enum",
                    );
                }
            }
            Shape::Broken => {}
            shape => self.report(
                &member.node.span,
                rules::DISCRIMINATOR,
                format!(
                    "a member of a oneOf with a discriminator is {}",
                    shape.name()
                ),
                "make it an object, or remove the discriminator",
            ),
        }
    }

    fn mapping_of(
        &mut self,
        union: At<'a>,
        mapping: At<'a>,
        property: &str,
        references: &BTreeMap<&'a str, At<'a>>,
    ) {
        if !self.mapping(mapping.node, "the discriminator's mapping") {
            return;
        }
        for entry in mapping.node.members() {
            let Some(target) = entry.value.as_str() else {
                self.wrong(&entry.value, "the target of a mapping", "a string");
                continue;
            };
            let Some(member) = references.get(target) else {
                let how = match closest(target, references.keys().copied()) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => "write it as the oneOf does, or add it to the oneOf".to_owned(),
                };
                self.report(
                    &entry.value.span,
                    rules::DISCRIMINATOR,
                    format!("`{target}` is not a member of the oneOf"),
                    how,
                );
                continue;
            };
            self.tag_is_possible(*member, property, &entry.key, &entry.key_span);
        }
        let members = mapping.node.members();
        let mapped: HashSet<&str> = members.filter_map(|entry| entry.value.as_str()).collect();
        for member in union.alternatives() {
            let Some(reference) = member.text("$ref") else {
                continue;
            };
            if !mapped.contains(reference) {
                self.report(
                    span_of(member.node, "$ref"),
                    rules::DISCRIMINATOR,
                    format!("no value of `{property}` maps to `{reference}`"),
                    "add it to the mapping",
                );
            }
        }
    }

    /// Checks that a member which lists the values of its tag lists those that lead to it.
    fn tag_is_possible(
        &mut self,
        member: At<'a>,
        property: &str,
        value: &str,
        span: &crate::diagnostic::Span,
    ) {
        let Shape::Object(object) = self.shape(member) else {
            return;
        };
        let object = self.object_at(object);
        let tag = object
            .members
            .iter()
            .find(|member| member.entry.key == property);
        let Some(Shape::Enumeration(values)) = tag.map(|tag| self.shape(tag.at)) else {
            return;
        };
        let possible = values
            .items("enum")
            .any(|known| known.node.as_str() == Some(value));
        if !possible {
            self.report(
                span,
                rules::DISCRIMINATOR,
                format!("`{value}` is not a value of the member's `{property}`"),
                "add it to the enum of that property, or fix the mapping",
            );
        }
    }
}
