//! Named types: those that came and went, enums, unions.

use super::Comparison;
use crate::diff::Class;
use crate::diff::places::Element;
use crate::diff::surface::{EnumValue, NamedType, TypeShape, Variant};

impl Comparison<'_> {
    pub(super) fn types(&mut self) {
        for name in self.old.types.keys() {
            if !self.pairs.types.contains_key(name.as_str()) && !self.told.contains(name.as_str()) {
                let element = Element::named_type(name);
                self.push_gone(Class::Breaking, &element, format!("`{name}` was removed"));
            }
        }
        for name in self.new.types.keys() {
            let is_known = self.pairs.types.values().any(|known| known == name);
            if !is_known && !self.told.contains(name.as_str()) {
                let element = Element::named_type(name);
                self.push(Class::Addition, &element, format!("`{name}`"));
            }
        }
        let pairs: Vec<(&str, &str)> = self
            .pairs
            .types
            .iter()
            .map(|(one, two)| (*one, *two))
            .collect();
        for (before, after) in pairs {
            let element = Element::named_type(after);
            if before != after && !self.told.contains(before) {
                self.push_name(&element, format!("`{before}` is now `{after}`"));
            }
            if let (Some(old), Some(new)) = (self.old.types.get(before), self.new.types.get(after))
            {
                self.named_type(after, old, new, &element);
            }
        }
    }

    fn named_type(&mut self, name: &str, old: &NamedType, new: &NamedType, element: &Element) {
        self.words(&old.words, &new.words, element, &format!("`{name}`"));
        match (&old.shape, &new.shape) {
            (TypeShape::Struct(before), TypeShape::Struct(after)) => {
                match (old.sent, new.sent) {
                    (true, false) => {
                        let notice = format!(
                            "`{name}` is no longer sent: `{name}::new` and its setters were removed"
                        );
                        self.push(Class::Breaking, element, notice);
                    }
                    (false, true) => {
                        let notice = format!("`{name}` is sent too: `{name}::new` and setters");
                        self.push(Class::Addition, element, notice);
                    }
                    _ => {}
                }
                self.structs(name, (old, new), (before, after), element);
            }
            (TypeShape::Enum { values: before }, TypeShape::Enum { values: after }) => {
                self.enum_values(name, new, before, after, element);
            }
            (TypeShape::Id, TypeShape::Id) => {}
            (
                TypeShape::Union {
                    tag: old_tag,
                    other: old_other,
                    variants: before,
                },
                TypeShape::Union {
                    tag: new_tag,
                    other: new_other,
                    variants: after,
                },
            ) => {
                if old_tag != new_tag {
                    let how = |tag: &Option<String>| match tag {
                        Some(tag) => format!("tagged by `{tag}`"),
                        None => "tried in order".to_owned(),
                    };
                    let notice = format!(
                        "the variants of `{name}` are {} instead of {}",
                        how(new_tag),
                        how(old_tag)
                    );
                    self.push(Class::Behaviour, element, notice);
                }
                if old_other != new_other {
                    match (old_other, new_other) {
                        (Some(other), _) => {
                            let notice = format!("`{name}::{other}` was removed");
                            self.push(Class::Breaking, element, notice);
                        }
                        (None, Some(other)) => {
                            let notice = format!("`{name}::{other}`");
                            self.push(Class::Addition, element, notice);
                        }
                        (None, None) => {}
                    }
                }
                self.variants(name, before, after, element);
                if new_tag.is_none() {
                    self.order_of_variants(name, before, after, element);
                }
            }
            (before, after) => {
                let notice = format!("`{name}` is {} instead of {}", kind(after), kind(before));
                self.push(Class::Breaking, element, notice);
            }
        }
    }

    fn enum_values(
        &mut self,
        name: &str,
        of: &NamedType,
        old: &[EnumValue],
        new: &[EnumValue],
        element: &Element,
    ) {
        let element = element.within("value");
        for value in old {
            match new.iter().find(|other| other.wire == value.wire) {
                None => {
                    let mut notice = format!("`{name}::{}` was removed", value.variant);
                    let then = match of.received {
                        true => format!("; `{}` comes as `{name}::Unknown`", value.wire),
                        false => format!("; `{name}::from(\"{}\")` still sends it", value.wire),
                    };
                    notice.push_str(&then);
                    self.push_gone(Class::Breaking, &element.within(&value.variant), notice);
                }
                Some(same) if same.variant != value.variant => {
                    let notice = format!(
                        "`{name}::{}` is now `{name}::{}`",
                        value.variant, same.variant
                    );
                    self.push(Class::Breaking, &element.within(&same.variant), notice);
                }
                Some(_) => {}
            }
        }
        for value in new {
            if !old.iter().any(|other| other.wire == value.wire) {
                let mut notice = format!("`{name}::{}`", value.variant);
                if of.received {
                    notice.push_str(&format!(
                        "; `{}` came as `{name}::Unknown` before",
                        value.wire
                    ));
                }
                self.push(Class::Addition, &element.within(&value.variant), notice);
            }
        }
    }

    fn variants(&mut self, name: &str, old: &[Variant], new: &[Variant], element: &Element) {
        let element = element.within("variant");
        let is_same = |one: &Variant, other: &Variant| match one.tag.is_empty() {
            true => one.name == other.name,
            false => one.tag == other.tag,
        };
        for variant in old {
            let Some(same) = new.iter().find(|other| is_same(variant, other)) else {
                let notice = format!("`{name}::{}` was removed", variant.name);
                self.push_gone(Class::Breaking, &element.within(&variant.name), notice);
                continue;
            };
            let element = element.within(&same.name);
            if variant.name != same.name {
                let notice = format!("`{name}::{}` is now `{name}::{}`", variant.name, same.name);
                self.push(Class::Breaking, &element, notice);
            }
            let before = self.pairs.renamed(&variant.r#type);
            if before != same.r#type {
                let notice = format!(
                    "`{name}::{}` holds `{}` instead of `{before}`",
                    same.name, same.r#type
                );
                self.push(Class::Breaking, &element, notice);
            }
        }
        for variant in new {
            if old.iter().any(|other| is_same(other, variant)) {
                continue;
            }
            let notice = format!("`{name}::{}({})`", variant.name, variant.r#type);
            self.push(Class::Addition, &element.within(&variant.name), notice);
            // `From` is there for types of one variant alone.
            let rivals = old
                .iter()
                .filter(|other| self.pairs.renamed(&other.r#type) == variant.r#type);
            if rivals.count() == 1 {
                let notice = format!(
                    "`{name}` no longer implements `From<{}>`, which two variants hold",
                    variant.r#type
                );
                self.push(Class::Breaking, &element.within(&variant.name), notice);
            }
        }
    }

    /// Variants without a tag are tried one after the other.
    fn order_of_variants(
        &mut self,
        name: &str,
        old: &[Variant],
        new: &[Variant],
        element: &Element,
    ) {
        let both = |one: &[Variant], other: &[Variant]| -> Vec<String> {
            one.iter()
                .filter(|variant| other.iter().any(|known| known.name == variant.name))
                .map(|variant| variant.name.clone())
                .collect()
        };
        let (before, after) = (both(old, new), both(new, old));
        if before != after {
            let notice = format!(
                "the variants of `{name}` are tried in another order: {} instead of {}",
                after.join(", "),
                before.join(", ")
            );
            self.push(Class::Behaviour, element, notice);
        }
    }
}

fn kind(shape: &TypeShape) -> &'static str {
    match shape {
        TypeShape::Struct(_) => "a struct",
        TypeShape::Enum { .. } => "an enum of values",
        TypeShape::Id => "an id",
        TypeShape::Union { .. } => "an enum of types",
    }
}
