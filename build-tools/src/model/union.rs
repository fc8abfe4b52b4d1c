//! Unions: which members they have, and what their variants are called.

use std::collections::HashSet;

use super::schema::Schemas;
use super::{SchemaKind, Type, Variant};
use crate::load::At;
use crate::names;

impl<'a> Schemas<'a> {
    pub(super) fn union(&mut self, at: At<'a>, owner: &str) -> SchemaKind {
        let members: Vec<_> = at.alternatives().collect();
        let tag = at
            .get("discriminator")
            .and_then(|discriminator| discriminator.text("propertyName"));
        match tag {
            Some(tag) => self.tagged_union(at, owner, tag, &members),
            None => self.untagged_union(owner, &members),
        }
    }

    fn tagged_union(
        &mut self,
        at: At<'a>,
        owner: &str,
        tag: &str,
        members: &[At<'a>],
    ) -> SchemaKind {
        let mapping = at
            .get("discriminator")
            .and_then(|discriminator| discriminator.get("mapping"));
        let mut pairs: Vec<(String, At<'a>)> = Vec::new();
        match mapping {
            Some(mapping) => {
                for entry in mapping.node.members() {
                    let target = entry.value.as_str().unwrap_or_default();
                    let wanted = target.rsplit('/').next().unwrap_or_default();
                    let member = members.iter().find(|member| {
                        member
                            .text("$ref")
                            .and_then(|reference| reference.rsplit('/').next())
                            == Some(wanted)
                    });
                    match member {
                        Some(member) => pairs.push((entry.key.clone(), *member)),
                        None => self.refuse(
                            &entry.value.span,
                            format!("the mapping names {target}, which is not a member of oneOf"),
                            "add it to oneOf, or remove it from the mapping",
                        ),
                    }
                }
            }
            None => {
                for member in members {
                    let name = member
                        .text("$ref")
                        .and_then(|reference| reference.rsplit('/').next())
                        .unwrap_or_default();
                    pairs.push((name.to_owned(), *member));
                }
            }
        }
        let tags: Vec<&str> = pairs.iter().map(|(tag, _)| tag.as_str()).collect();
        let names = names::variants(&tags);
        let mut variants = Vec::new();
        for ((tag, member), name) in pairs.iter().zip(names) {
            variants.push(Variant {
                r#type: self.type_of(*member, &format!("{owner}{name}")),
                bounds: self.bounds(*member),
                name,
                tag: tag.clone(),
            });
        }
        SchemaKind::TaggedUnion {
            tag: tag.to_owned(),
            variants,
        }
    }

    fn untagged_union(&mut self, owner: &str, members: &[At<'a>]) -> SchemaKind {
        let mut variants: Vec<Variant> = Vec::new();
        let mut taken: HashSet<String> = HashSet::new();
        for (index, member) in members.iter().enumerate() {
            let (target, _) = self.follow(*member);
            let given = member
                .text("x-sdk-name")
                .or_else(|| target.text("x-sdk-name"));
            let r#type = self.type_of(*member, &format!("{owner}Variant{}", index + 1));
            let wanted = match given {
                Some(name) => names::camel(name),
                None => variant_name(&r#type),
            };
            let mut name = wanted.clone();
            let mut number = index + 1;
            while !taken.insert(name.clone()) {
                name = format!("{wanted}{number}");
                number += 1;
            }
            variants.push(Variant {
                name,
                tag: String::new(),
                r#type,
                bounds: self.bounds(*member),
            });
        }
        SchemaKind::Union(variants)
    }
}

fn variant_name(r#type: &Type) -> String {
    match r#type {
        Type::String => "Text".to_owned(),
        Type::Secret => "Secret".to_owned(),
        Type::Bool => "Boolean".to_owned(),
        Type::I32 | Type::I64 | Type::U32 | Type::U64 => "Integer".to_owned(),
        Type::F64 => "Number".to_owned(),
        Type::DateTime => "DateTime".to_owned(),
        Type::Date => "Date".to_owned(),
        Type::Uuid => "Uuid".to_owned(),
        Type::Any => "Any".to_owned(),
        Type::Binary => "Binary".to_owned(),
        Type::List(_) => "List".to_owned(),
        Type::Map(_) => "Map".to_owned(),
        Type::Nullable(inner) => variant_name(inner),
        Type::Named(name) | Type::Id(name) => name.clone(),
    }
}
