//! `oneOf` and `anyOf`, whether a discriminator tells its members apart or not.

use std::collections::HashSet;

use super::Linter;
use super::operation::span_of;
use super::schema::Role;
use crate::load::{At, Value};
use crate::rules;

impl<'a> Linter<'a, '_> {
    pub(super) fn one_of(&mut self, at: At<'a>) {
        let key = at.node.union_key().unwrap_or("oneOf");
        let allowed = [
            key,
            "discriminator",
            "description",
            "nullable",
            "example",
            "x-sdk-name",
        ];
        self.keys(at.node, &allowed, "a oneOf");
        let members = self.list(at.node, key);
        let place = span_of(at.node, key);
        // A tag makes room for members that are yet to come.
        let is_open_to_more = members.len() == 1 && at.node.get("discriminator").is_some();
        if let Some(Value::Sequence(_)) = at.node.get(key).map(|node| &node.value)
            && members.len() < 2
            && !is_open_to_more
        {
            self.report(
                place,
                rules::ONE_OF,
                match members.first() {
                    Some(_) => "the oneOf has a single member",
                    None => "the oneOf is empty",
                },
                "list at least two schemas, or write `allOf: [{ $ref: … }]` for one",
            );
        }
        let mut seen = HashSet::new();
        for member in members {
            let member = at.to(member);
            self.schema(member, Role::Plain);
            self.not_nullable(member, "a member of a oneOf");
            let Some(reference) = member.text("$ref") else {
                continue;
            };
            if !seen.insert(reference) {
                self.report(
                    &member.node.span,
                    rules::ONE_OF,
                    format!("`{reference}` is in the oneOf twice"),
                    "list it once",
                );
            }
        }
        if let Some(discriminator) = at.get("discriminator") {
            self.discriminator(at, discriminator);
        }
    }
}
