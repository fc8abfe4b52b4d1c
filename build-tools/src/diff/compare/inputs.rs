//! Changes of arguments and setters.

use super::{Comparison, previews};
use crate::diff::Class;
use crate::diff::places::Element;
use crate::diff::surface::{Input, InputPlace, Operation};

impl Comparison<'_> {
    pub(super) fn inputs(&mut self, old: &Operation, new: &Operation, operation: &Element) {
        let call = new.call();
        let pairs = pairs(&old.inputs, &new.inputs);
        for input in &old.inputs {
            if !pairs.iter().any(|(before, _)| before.name == input.name) {
                let element = element(operation, input);
                let notice = match input.required {
                    true => format!("`{call}` no longer takes the argument `{}`", input.name),
                    false => format!("`{call}` has no setter `{}` any more", input.name),
                };
                self.push_gone(Class::Breaking, &element, notice);
            }
        }
        for input in &new.inputs {
            if pairs.iter().any(|(_, after)| after.name == input.name) {
                continue;
            }
            let element = element(operation, input);
            let what = format!("`{}: {}`", input.name, input.r#type);
            match input.required {
                true => {
                    let notice = format!("`{call}` takes another argument, {what}");
                    self.push(Class::Breaking, &element, notice);
                }
                false => {
                    let preview = previews::suffix(input.preview.as_deref());
                    let notice = format!("`{call}` has a setter {what}{preview}");
                    self.push(Class::Addition, &element, notice);
                }
            }
        }
        for (before, after) in &pairs {
            self.input(before, after, &element(operation, after), &call);
        }
        self.order(&pairs, operation, &call);
        match (old.unchecked, new.unchecked) {
            (true, false) => {
                let notice = format!("`{call}` has no bounds left and no `unchecked()` any more");
                self.push(Class::Breaking, operation, notice);
            }
            (false, true) => {
                let notice = format!("`{call}` has bounds now, and `unchecked()` to send anyway");
                self.push(Class::Addition, operation, notice);
            }
            _ => {}
        }
    }

    fn input(&mut self, old: &Input, new: &Input, element: &Element, call: &str) {
        let name = &new.name;
        match (old.required, new.required) {
            (false, true) => {
                let notice = format!(
                    "`{call}` takes `{name}` as an argument; the setter `{}` was removed",
                    old.name
                );
                self.push(Class::Breaking, element, notice);
            }
            (true, false) => {
                let notice = format!(
                    "`{call}` no longer takes the argument `{}`; `{name}` is a setter",
                    old.name
                );
                self.push(Class::Breaking, element, notice);
            }
            (false, false) if old.name != *name => {
                let notice = format!("the setter `{}` of `{call}` is now `{name}`", old.name);
                self.push(Class::Breaking, element, notice);
            }
            (true, true) if old.name != *name => {
                let notice = format!("the argument `{}` of `{call}` is called `{name}`", old.name);
                self.push(Class::Words, element, notice);
            }
            _ => {}
        }
        let setter = format!("the setter `{name}` of `{call}`");
        self.preview(
            old.preview.as_deref(),
            new.preview.as_deref(),
            element,
            &setter,
        );
        let before = self.pairs.renamed(&old.r#type);
        let what = format!("`{name}` of `{call}`");
        if before != new.r#type {
            let mut notice = format!("{what} is `{}` instead of `{before}`", new.r#type);
            if self.is_id(&new.r#type) && before.contains("String") {
                notice.push_str("; text is still accepted, other id types are not");
            }
            self.push(Class::Breaking, element, notice);
        } else {
            self.bounds(&old.bounds, &new.bounds, element, &what);
        }
        if (old.place, &old.wire) != (new.place, &new.wire) {
            let notice = format!("{what} is sent {} instead of {}", place(new), place(old));
            self.push(Class::Behaviour, element, notice);
        }
        self.own_facts(&old.facts, &new.facts, element, &what);
        self.words(&old.words, &new.words, element, &what);
    }

    /// Tells of arguments that stay and change places: with the same types, callers would swap them unawares.
    fn order(&mut self, pairs: &[(&Input, &Input)], operation: &Element, call: &str) {
        let stay = |pair: &&(&Input, &Input)| pair.0.required && pair.1.required;
        let before: Vec<&str> = pairs
            .iter()
            .filter(stay)
            .map(|pair| pair.1.name.as_str())
            .collect();
        let Some((_, new)) = self
            .new
            .operations
            .iter()
            .find(|(name, _)| Element::operation(name) == *operation)
        else {
            return;
        };
        let all = new.inputs.iter().map(|input| input.name.as_str());
        let after: Vec<&str> = all.filter(|name| before.contains(name)).collect();
        if before != after {
            let notice = format!(
                "`{call}` takes its arguments in another order: `{}` instead of `{}`",
                after.join(", "),
                before.join(", ")
            );
            self.push(Class::Breaking, operation, notice);
        }
    }

    /// Returns whether a type is an id or a list of ids.
    fn is_id(&self, r#type: &str) -> bool {
        super::pair::names_in(r#type).any(|name| {
            let found = self.new.types.get(name);
            found.is_some_and(|found| found.shape == crate::diff::surface::TypeShape::Id)
        })
    }
}

fn element(operation: &Element, input: &Input) -> Element {
    operation.within("input").within(&input.name)
}

fn place(input: &Input) -> String {
    match input.place {
        InputPlace::Path | InputPlace::Body => input.place.words().to_owned(),
        place => format!("{} as `{}`", place.words(), input.wire)
            .replace("as a header as", "as the header"),
    }
}

/// Inputs that are the same ones: those at the same place of the wire, then those of the same name.
fn pairs<'a>(old: &'a [Input], new: &'a [Input]) -> Vec<(&'a Input, &'a Input)> {
    let mut pairs: Vec<(&Input, &Input)> = Vec::new();
    for input in old {
        let same_wire = |other: &&Input| (other.place, &other.wire) == (input.place, &input.wire);
        let is_free = |other: &&Input| {
            !pairs.iter().any(|(_, taken)| taken.name == other.name)
                && !old.iter().any(|known| same_place(known, other))
        };
        let found = new.iter().find(same_wire);
        let found = found.or_else(|| {
            let same_name = |other: &&Input| other.name == input.name;
            new.iter().find(|other| same_name(other) && is_free(other))
        });
        pairs.extend(found.map(|found| (input, found)));
    }
    pairs
}

fn same_place(one: &Input, other: &Input) -> bool {
    (one.place, &one.wire) == (other.place, &other.wire)
}
