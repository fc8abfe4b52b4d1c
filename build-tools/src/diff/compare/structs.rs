//! Structs: fields, `new`, setters, `Default`.

use super::Comparison;
use crate::diff::Class;
use crate::diff::places::Element;
use crate::diff::surface::{Choice, Field, NamedType, Struct};

impl Comparison<'_> {
    pub(super) fn structs(
        &mut self,
        name: &str,
        types: (&NamedType, &NamedType),
        structs: (&Struct, &Struct),
        element: &Element,
    ) {
        let (old, new) = structs;
        let is_sent = types.1.sent;
        // Without `new` before or now there is nothing to be told of its arguments.
        let is_made = types.0.sent && is_sent;
        let pairs = self.paired_fields(old, new);
        for field in &old.fields {
            if !pairs.iter().any(|(before, _)| before.wire == field.wire) {
                let element = &element.within("field").within(&field.name);
                let notice = match (is_made, field.required) {
                    (true, true) => format!(
                        "`{name}::{}` was removed, and `{name}::new` takes one argument less",
                        field.name
                    ),
                    (true, false) => {
                        format!("`{name}::{}` and its setter were removed", field.name)
                    }
                    (false, _) => format!("`{name}::{}` was removed", field.name),
                };
                self.push_gone(Class::Breaking, element, notice);
            }
        }
        for field in &new.fields {
            if !pairs.iter().any(|(_, after)| after.wire == field.wire) {
                self.new_field(name, types.1, is_made, field, element);
            }
        }
        for (before, after) in &pairs {
            self.field(name, types, before, after, element);
        }
        if is_made {
            self.order_of_new(name, new, &pairs, element);
        }
        match (old.has_default, new.has_default) {
            (true, false) => {
                let notice = format!("`{name}` no longer implements `Default`");
                self.push(Class::Breaking, element, notice);
            }
            (false, true) => {
                let notice = format!("`{name}` implements `Default`");
                self.push(Class::Addition, element, notice);
            }
            _ => {}
        }
        self.choice(name, old.choice.as_ref(), new.choice.as_ref(), element);
        self.extra(name, old, new, element);
    }

    fn new_field(
        &mut self,
        name: &str,
        of: &NamedType,
        is_made: bool,
        field: &Field,
        element: &Element,
    ) {
        let element = &element.within("field").within(&field.name);
        let what = format!("`{name}::{}: {}`", field.name, field.r#type);
        let (class, notice) = match (is_made, field.required) {
            (true, true) => (
                Class::Breaking,
                format!("{what} is required: `{name}::new` takes another argument"),
            ),
            (true, false) => (Class::Addition, format!("{what}, with a setter")),
            (false, true) if of.received => (
                Class::Addition,
                format!("{what}; an answer without it is an error"),
            ),
            (false, _) => (Class::Addition, what),
        };
        self.push(class, element, notice);
    }

    fn field(
        &mut self,
        name: &str,
        types: (&NamedType, &NamedType),
        old: &Field,
        new: &Field,
        element: &Element,
    ) {
        let element = &element.within("field").within(&new.name);
        let is_made = types.0.sent && types.1.sent;
        let what = format!("`{name}::{}`", new.name);
        if old.name != new.name {
            let mut notice = format!("`{name}::{}` is now {what}", old.name);
            if old.wire != new.wire {
                notice.push_str(&format!(", `{}` on the wire", new.wire));
            }
            self.push(Class::Breaking, element, notice);
        } else if old.wire != new.wire {
            let notice = format!(
                "{what} is `{}` on the wire instead of `{}`",
                new.wire, old.wire
            );
            self.push(Class::Behaviour, element, notice);
        }
        let before = self.pairs.renamed(&old.r#type);
        if before != new.r#type {
            let mut notice = format!("{what} is `{}` instead of `{before}`", new.r#type);
            if is_made {
                match (old.required, new.required) {
                    (false, true) => {
                        notice.push_str(&format!(", and an argument of `{name}::new`"))
                    }
                    (true, false) => {
                        notice.push_str(&format!(", and no longer an argument of `{name}::new`"));
                    }
                    _ => {}
                }
            }
            self.push(Class::Breaking, element, notice);
        } else {
            match (old.required, new.required) {
                (false, true) if is_made => {
                    let notice =
                        format!("{what} is required: `{name}::new` takes another argument");
                    self.push(Class::Breaking, element, notice);
                }
                (true, false) if is_made => {
                    let notice = format!("{what} is no longer an argument of `{name}::new`");
                    self.push(Class::Breaking, element, notice);
                }
                (false, true) if types.1.received => {
                    let notice = format!("{what}: an answer without it is an error");
                    self.push(Class::Behaviour, element, notice);
                }
                (true, false) if types.1.received => {
                    let notice = format!("{what}: an answer without it is no longer an error");
                    self.push(Class::Behaviour, element, notice);
                }
                _ => {}
            }
            if types.1.sent {
                self.bounds(&old.bounds, &new.bounds, element, &what);
            }
        }
        self.own_facts(&old.facts, &new.facts, element, &what);
        self.words(&old.words, &new.words, element, &what);
    }

    /// Fields of the same name on the wire; then one that went and one that came with its type, which is a new name for it.
    fn paired_fields<'s>(&self, old: &'s Struct, new: &'s Struct) -> Vec<(&'s Field, &'s Field)> {
        let same = |field: &Field, others: &'s [Field]| {
            others.iter().find(|other| other.wire == field.wire)
        };
        let mut pairs: Vec<(&Field, &Field)> = Vec::new();
        for field in &old.fields {
            pairs.extend(same(field, &new.fields).map(|found| (field, found)));
        }
        let gone = old
            .fields
            .iter()
            .filter(|field| same(field, &new.fields).is_none());
        let gone: Vec<&Field> = gone.collect();
        let came: Vec<&Field> = new
            .fields
            .iter()
            .filter(|field| !old.fields.iter().any(|other| other.wire == field.wire))
            .collect();
        for field in &gone {
            let is_like = |one: &Field, other: &Field| {
                self.pairs.renamed(&one.r#type) == other.r#type && one.required == other.required
            };
            let same_name = came.iter().find(|other| other.name == field.name);
            let mut like = came.iter().filter(|other| is_like(field, other));
            let rivals = gone
                .iter()
                .filter(|other| other.r#type == field.r#type)
                .count();
            let only = match (like.next(), like.next()) {
                (Some(only), None) if rivals == 1 => Some(only),
                _ => None,
            };
            let found = same_name.or(only);
            let is_free =
                |other: &&&Field| !pairs.iter().any(|(_, taken)| taken.wire == other.wire);
            if let Some(found) = found.filter(is_free) {
                pairs.push((*field, *found));
            }
        }
        pairs
    }

    fn order_of_new(
        &mut self,
        name: &str,
        new: &Struct,
        pairs: &[(&Field, &Field)],
        element: &Element,
    ) {
        let mut stay: Vec<&(&Field, &Field)> = pairs
            .iter()
            .filter(|(before, after)| before.required && after.required)
            .collect();
        let Some((_, old)) = self.old_struct(name) else {
            return;
        };
        stay.sort_by_key(|(before, _)| {
            old.fields
                .iter()
                .position(|field| field.wire == before.wire)
        });
        let before: Vec<&str> = stay.iter().map(|(_, after)| after.name.as_str()).collect();
        let all = new.fields.iter().map(|field| field.name.as_str());
        let after: Vec<&str> = all.filter(|name| before.contains(name)).collect();
        if before != after {
            let notice = format!(
                "`{name}::new` takes its arguments in another order: `{}` instead of `{}`",
                after.join(", "),
                before.join(", ")
            );
            self.push(Class::Breaking, element, notice);
        }
    }

    /// Returns the former state of the struct that has this name now.
    fn old_struct(&self, name: &str) -> Option<(&NamedType, &Struct)> {
        let (before, _) = self.pairs.types.iter().find(|(_, after)| **after == name)?;
        let found = self.old.types.get(*before)?;
        match &found.shape {
            crate::diff::surface::TypeShape::Struct(made) => Some((found, made)),
            _ => None,
        }
    }

    fn choice(
        &mut self,
        name: &str,
        old: Option<&Choice>,
        new: Option<&Choice>,
        element: &Element,
    ) {
        let element = &element.within("choice");
        let (old, new) = match (old, new) {
            (None, None) => return,
            (None, Some(new)) => {
                let notice = format!("`{name}::{}: {}`, with a setter", new.name, new.r#type);
                return self.push(Class::Addition, element, notice);
            }
            (Some(old), None) => {
                let notice = format!("`{name}::{}` and `{}` were removed", old.name, old.r#type);
                return self.push_gone(Class::Breaking, element, notice);
            }
            (Some(old), Some(new)) => (old, new),
        };
        if old.name != new.name {
            let notice = format!("`{name}::{}` is now `{name}::{}`", old.name, new.name);
            self.push(Class::Breaking, element, notice);
        }
        if old.r#type != new.r#type {
            let notice = format!("`{}` is now `{}`", old.r#type, new.r#type);
            self.push(Class::Breaking, element, notice);
        }
        let choice = &new.r#type;
        for value in &old.values {
            match new
                .values
                .iter()
                .find(|other| other.variant == value.variant)
            {
                None => {
                    let notice = format!("`{choice}::{}` was removed", value.variant);
                    self.push_gone(Class::Breaking, element, notice);
                }
                Some(same) if same.sends != value.sends => {
                    let notice = format!(
                        "`{choice}::{}` sends `{}` instead of `{}`",
                        value.variant, same.sends, value.sends
                    );
                    self.push(Class::Behaviour, element, notice);
                }
                Some(_) => {}
            }
        }
        for value in &new.values {
            if !old
                .values
                .iter()
                .any(|other| other.variant == value.variant)
            {
                let notice = format!("`{choice}::{}`", value.variant);
                self.push(Class::Addition, element, notice);
            }
        }
        if let (Some(before), Some(after)) = (old.values.first(), new.values.first())
            && before.variant != after.variant
        {
            let notice = format!(
                "the default is `{choice}::{}` instead of `{choice}::{}`",
                after.variant, before.variant
            );
            self.push(Class::Behaviour, element, notice);
        }
    }

    fn extra(&mut self, name: &str, old: &Struct, new: &Struct, element: &Element) {
        let before = old.extra.as_ref().map(|extra| self.pairs.renamed(extra));
        match (before, &new.extra) {
            (None, Some(_)) => {
                let notice = format!("`{name}::extra` keeps the members that are not described");
                self.push(Class::Addition, element, notice);
            }
            (Some(_), None) => {
                let notice = format!(
                    "`{name}::extra` was removed; members that are not described are dropped"
                );
                self.push(Class::Breaking, element, notice);
            }
            (Some(before), Some(after)) if before != *after => {
                let notice = format!("`{name}::extra` holds `{after}` instead of `{before}`");
                self.push(Class::Breaking, element, notice);
            }
            _ => {}
        }
    }
}
