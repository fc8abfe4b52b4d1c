//! `allOf` and `oneOf`: objects that are put together, and alternatives.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::Importer;
use super::output::{Map, OutputNode};
use super::schema::{Role, any, union_of, values_of};
use crate::load::Node;

/// How many schemas one object may be put together from.
pub(super) const MOST_PARTS: usize = 500;

/// Everything that an object's parts describe.
#[derive(Default)]
pub(super) struct FlatObject<'a> {
    pub(super) members: Vec<FlatMember<'a>>,
    pub(super) required: BTreeSet<String>,
    pub(super) keeps_extra: bool,
    /// Whether some of the members are those of alternatives.
    pub(super) has_alternatives: bool,
    /// Whether a part is something other than an object.
    is_mixed: bool,
    /// Whether a member is described by two parts.
    is_overlapping: bool,
    /// Whether it has more parts than are looked at.
    pub(super) is_cut: bool,
    seen: HashSet<*const Node>,
    /// Where each member is among them.
    places: HashMap<String, usize>,
}

pub(super) struct FlatMember<'a> {
    pub(super) name: String,
    pub(super) node: &'a Node,
    /// Whether alternatives describe it in different ways.
    pub(super) is_disputed: bool,
}

/// Keys that say something about a value.
const STRUCTURE: &[&str] = &[
    "$ref",
    "type",
    "properties",
    "items",
    "enum",
    "const",
    "allOf",
    "oneOf",
    "anyOf",
    "additionalProperties",
    "format",
];

impl<'a> Importer<'a> {
    /// Returns the members of an allOf that say something about the value.
    pub(super) fn parts_of_all(&self, node: &'a Node) -> Vec<&'a Node> {
        let parts = node.get("allOf").map(Node::as_sequence).unwrap_or_default();
        parts
            .iter()
            .filter(|part| STRUCTURE.iter().any(|key| part.get(key).is_some()))
            .collect()
    }

    /// Returns the members of a oneOf or anyOf that are values of their own, without null.
    pub(super) fn members_of_union(&self, node: &'a Node) -> Vec<&'a Node> {
        let members = ["oneOf", "anyOf"].iter().filter_map(|key| node.get(key));
        let is_null = |member: &&Node| {
            let kind = member.get("type").and_then(Node::as_str);
            kind == Some("null")
        };
        members
            .flat_map(Node::as_sequence)
            .filter(|member| STRUCTURE.iter().any(|key| member.get(key).is_some()))
            .filter(|member| !is_null(member))
            .collect()
    }

    pub(super) fn all_of(&mut self, node: &'a Node, role: Role) -> OutputNode {
        let parts = self.parts_of_all(node);
        let own = ["properties", "oneOf", "anyOf"].iter().any(|key| {
            node.get(key)
                .is_some_and(|own| own.members().len() > 0 || !own.as_sequence().is_empty())
        });
        if let ([only], false) = (parts.as_slice(), own) {
            return self.only_part(node, only, role);
        }
        let mut flat = FlatObject::default();
        self.gather(node, &mut flat, true);
        if flat.is_mixed {
            return self.mixed(node, &parts);
        }
        if flat.has_alternatives {
            return self.flattened(node);
        }
        let is_nested = |part: &&'a Node| {
            let target = self.source.target(part);
            let values = target.get("additionalProperties");
            let is_map = target.get("properties").is_none()
                && values.is_some_and(|values| values.as_mapping().is_some());
            is_map || (part.get("$ref").is_none() && part.get("allOf").is_some())
        };
        let has_nested = parts.iter().any(is_nested);
        if flat.is_overlapping || has_nested {
            self.changed(node, "allOf", "an allOf whose parts overlap is one object");
            return self.object_of(flat, node);
        }
        let mut outs: Vec<OutputNode> = Vec::new();
        for part in &parts {
            let out = self.schema(part, Role::Bare);
            if !outs.contains(&out) {
                outs.push(out);
            }
        }
        let mut map = Map::default();
        if node.get("properties").is_some() {
            let mut own = FlatObject::default();
            self.gather_own(node, &mut own, true);
            if let OutputNode::Map(own) = self.object_of(own, node) {
                outs.push(own.into());
            }
        }
        map.set("allOf", outs);
        let described: HashSet<&str> = flat
            .members
            .iter()
            .filter(|member| !self.is_only_read(member.node, node))
            .map(|member| member.name.as_str())
            .collect();
        let required: Vec<OutputNode> = flat
            .required
            .iter()
            .filter(|name| described.contains(name.as_str()))
            .map(|name| name.as_str().into())
            .collect();
        if !required.is_empty() {
            map.set("required", required);
        }
        map.into()
    }

    /// Converts an allOf around one schema to that schema; below a name an object becomes a struct of its own.
    fn only_part(&mut self, node: &'a Node, part: &'a Node, role: Role) -> OutputNode {
        let mut flat = FlatObject::default();
        self.gather(node, &mut flat, true);
        let has_more = node.get("required").is_some();
        let is_union = flat.has_alternatives && !has_more;
        if flat.is_mixed || flat.members.is_empty() || is_union {
            return self.schema(
                part,
                if role == Role::Component {
                    Role::Bare
                } else {
                    role
                },
            );
        }
        if has_more || role == Role::Component {
            return self.object_of(flat, node);
        }
        self.schema(part, Role::Bare)
    }

    /// Converts an allOf whose parts are not objects: the last part that has a type counts.
    fn mixed(&mut self, node: &'a Node, parts: &[&'a Node]) -> OutputNode {
        let kinds: HashSet<Vec<&str>> = parts
            .iter()
            .map(|part| self.kinds(self.source.target(part)))
            .filter(|kinds| !kinds.is_empty())
            .collect();
        match (kinds.len(), parts.last()) {
            (1, Some(last)) => {
                self.changed(
                    node,
                    "allOf",
                    "of an allOf of single values the last one is kept",
                );
                self.schema(last, Role::Bare)
            }
            _ => {
                self.decide(
                    node,
                    "allOf",
                    "an allOf of objects and other values is any JSON value",
                );
                any()
            }
        }
    }

    /// Adds what a schema and all its parts describe.
    pub(super) fn gather(&self, node: &'a Node, flat: &mut FlatObject<'a>, is_certain: bool) {
        let target = self.source.target(node);
        let key = std::ptr::from_ref(target);
        if flat.seen.len() >= MOST_PARTS {
            flat.is_cut |= !flat.seen.contains(&key);
            return;
        }
        if !flat.seen.insert(key) {
            return;
        }
        let kinds = self.kinds(target);
        let has_parts = !self.parts_of_all(target).is_empty();
        let is_object = kinds == ["object"] || (kinds.is_empty() && values_of(target).is_empty());
        if !is_object {
            flat.is_mixed = true;
            return;
        }
        if has_parts {
            for part in self.parts_of_all(target) {
                self.gather(part, flat, is_certain);
            }
        }
        let members = self.members_of_union(target);
        if !members.is_empty() {
            flat.has_alternatives = true;
            flat.keeps_extra = true;
            for member in members {
                self.gather(member, flat, false);
            }
        }
        self.gather_own(target, flat, is_certain);
    }

    /// Adds what stands on the schema itself.
    fn gather_own(&self, target: &'a Node, flat: &mut FlatObject<'a>, is_certain: bool) {
        for entry in target.get("properties").into_iter().flat_map(Node::members) {
            let place = flat.places.get(&entry.key).copied();
            let Some(known) = place.and_then(|place| flat.members.get_mut(place)) else {
                flat.places.insert(entry.key.clone(), flat.members.len());
                flat.members.push(FlatMember {
                    name: entry.key.clone(),
                    node: &entry.value,
                    is_disputed: false,
                });
                continue;
            };
            flat.is_overlapping = true;
            match is_certain {
                true => known.node = &entry.value,
                false => known.is_disputed |= !is_alike(known.node, &entry.value),
            }
        }
        let extra = target.get("additionalProperties");
        flat.keeps_extra |= extra
            .is_some_and(|extra| extra.as_bool() == Some(true) || extra.as_mapping().is_some());
        if is_certain {
            let required = target
                .get("required")
                .map(Node::as_sequence)
                .unwrap_or_default();
            let required = required.iter().filter_map(Node::as_str);
            flat.required.extend(required.map(str::to_owned));
        }
    }

    /// Returns a oneOf or anyOf without members of its own.
    pub(super) fn union(&mut self, node: &'a Node, members: &[&'a Node], role: Role) -> OutputNode {
        if node.get("anyOf").is_some() && node.get("oneOf").is_none() {
            self.changed(
                node,
                "anyOf",
                "an anyOf is a oneOf, whose members are tried in order",
            );
        }
        let inner = match members {
            [_] => role,
            _ => Role::Bare,
        };
        let outs: Vec<OutputNode> = members
            .iter()
            .map(|member| self.schema(member, inner))
            .collect();
        if outs.contains(&any()) {
            self.decide(
                node,
                "alternatives",
                "one of the alternatives is any JSON value, so all of it is",
            );
            return any();
        }
        let mut out = match union_of(outs) {
            OutputNode::Map(map) => map,
            out => return out,
        };
        if out.get("oneOf").is_some()
            && let Some(discriminator) = node.get("discriminator")
            && let Some(said) = self.discriminator(discriminator, members)
        {
            out.set("discriminator", said);
        }
        out.into()
    }

    /// Returns the discriminator of a union of objects with names; `None` and a note if it can't be one.
    fn discriminator(&mut self, node: &'a Node, members: &[&'a Node]) -> Option<Map> {
        let property = node.get("propertyName").and_then(Node::as_str)?;
        let mut mapping: Vec<(String, String)> = Vec::new();
        for member in members {
            let refused = "a discriminator is left out: a member has no name, is not an object, or can't have its tag";
            let found = self.source.follow(member).ok();
            let Some((pointer, target)) =
                found.and_then(|found| Some((found.pointer?, found.node)))
            else {
                self.decide(node, "discriminators", refused);
                return None;
            };
            let mut flat = FlatObject::default();
            self.gather(target, &mut flat, true);
            let tag = flat.members.iter().find(|known| known.name == property);
            let tag = tag.map(|tag| self.source.target(tag.node));
            let values = tag.map(values_of).unwrap_or_default();
            let values: Vec<&str> = values.iter().filter_map(Node::as_str).collect();
            let is_text = tag.is_none_or(|tag| {
                let kinds = self.kinds(tag);
                let is_string = kinds == ["string"] || kinds.is_empty() && !values.is_empty();
                is_string && tag.get("format").is_none()
            });
            let tail = pointer.rsplit('/').next().unwrap_or_default();
            let leads_here = |target: &str| {
                target == pointer || target == tail || target.rsplit('/').next() == Some(tail)
            };
            let given = node.get("mapping").into_iter().flat_map(Node::members);
            let mut tags: Vec<String> = given
                .filter(|entry| entry.value.as_str().is_some_and(leads_here))
                .map(|entry| entry.key.clone())
                .collect();
            // A member whose tag has one value says it better than its name.
            if let ([], [only]) = (tags.as_slice(), values.as_slice()) {
                tags.push((*only).to_owned());
            }
            if tags.is_empty() {
                tags.push(super::source::unescaped(tail));
            }
            let is_possible =
                values.is_empty() || tags.iter().all(|tag| values.contains(&tag.as_str()));
            if flat.is_mixed
                || flat.has_alternatives
                || flat.members.is_empty()
                || !is_text
                || !is_possible
            {
                self.decide(node, "discriminators", refused);
                return None;
            }
            let name = self.component(&pointer, target);
            mapping.extend(tags.into_iter().map(|tag| (tag, name.clone())));
        }
        let mut map = Map::default();
        for (tag, name) in mapping {
            if map.get(&tag).is_some() {
                self.decide(
                    node,
                    "discriminators",
                    format!("a discriminator is left out: `{tag}` leads to two members"),
                );
                return None;
            }
            map.set(&tag, OutputNode::SchemaPath(name));
        }
        Some(
            Map::default()
                .with("propertyName", property)
                .with("mapping", map),
        )
    }
}

/// Returns whether two schemas of a member describe the same.
fn is_alike(one: &Node, other: &Node) -> bool {
    let structure = |node: &Node| -> Vec<(String, String)> {
        node.members()
            .filter(|entry| STRUCTURE.contains(&entry.key.as_str()))
            .map(|entry| (entry.key.clone(), entry.value.to_json().to_string()))
            .collect()
    };
    structure(one) == structure(other)
}
