//! Answers: what `send()`, `.await`, `items()` and `poller()` give.

use std::collections::BTreeSet;

use super::Comparison;
use crate::diff::Class;
use crate::diff::places::Element;
use crate::diff::surface::{Operation, Outcome};

impl Comparison<'_> {
    pub(super) fn answer(&mut self, old: &Operation, new: &Operation, element: &Element) {
        let call = new.call();
        let before = self.pairs.renamed(&old.returns);
        match (old.is_outcome, new.is_outcome) {
            (true, true) => self.outcome_enum(old, new, element),
            (false, false) if before == new.returns => self.statuses(old, new, element),
            (was_outcome, _) => {
                let mut notice = format!(
                    "`{call}.send()` returns `{}` instead of `{before}`",
                    new.returns
                );
                if !was_outcome && new.is_outcome {
                    let known =
                        |status: u16| old.outcomes.iter().any(|known| known.status == status);
                    let added = new.outcomes.iter().filter(|outcome| !known(outcome.status));
                    let added: Vec<String> = added.map(|one| one.status.to_string()).collect();
                    if !added.is_empty() {
                        let and = added.join(" and ");
                        notice.push_str(&format!(", since {and} is a success too"));
                    }
                }
                self.push(Class::Breaking, element, notice);
            }
        }
        self.awaiting(old, new, element);
        self.listing(old, new, element);
        for outcome in &new.outcomes {
            let same = old
                .outcomes
                .iter()
                .find(|known| known.status == outcome.status);
            if let Some(same) = same {
                let element = element.within("outcome").within(&outcome.variant);
                self.headers(same, outcome, &element, &call);
                let what = format!("status {} of `{call}`", outcome.status);
                self.words(&same.words, &outcome.words, &element, &what);
            }
        }
    }

    fn outcome_enum(&mut self, old: &Operation, new: &Operation, element: &Element) {
        let name = &new.returns;
        let before = self.pairs.renamed(&old.returns);
        // The enum goes by the name of the operation, whose new name is told already.
        if before != *name && old.call() == new.call() {
            self.push_name(element, format!("`{before}` is now `{name}`"));
        }
        for outcome in &old.outcomes {
            let status = outcome.status;
            let same_status = new.outcomes.iter().find(|other| other.status == status);
            let same_variant = |other: &&Outcome| other.variant == outcome.variant;
            let within = |variant: &str| element.within("outcome").within(variant);
            match (same_status, new.outcomes.iter().find(same_variant)) {
                (Some(same), _) if same.variant != outcome.variant => {
                    let notice = format!(
                        "`{name}::{}` is now `{name}::{}`",
                        outcome.variant, same.variant
                    );
                    self.push(Class::Breaking, &within(&same.variant), notice);
                }
                (None, None) => {
                    let notice = format!(
                        "`{name}::{}` was removed; status {status} is an error",
                        outcome.variant
                    );
                    self.push_gone(Class::Breaking, &within(&outcome.variant), notice);
                }
                (None, Some(same)) => {
                    let notice = format!(
                        "`{name}::{}` is status {} instead of {status}",
                        same.variant, same.status
                    );
                    self.push(Class::Behaviour, &within(&same.variant), notice);
                }
                _ => {}
            }
            let same = same_status.or_else(|| new.outcomes.iter().find(same_variant));
            if let Some(same) = same {
                let before = self.pairs.renamed(&outcome.body);
                if before != same.body {
                    let notice = format!(
                        "`{name}::{}` holds `{}` instead of `{before}`",
                        same.variant, same.body
                    );
                    self.push(Class::Breaking, &within(&same.variant), notice);
                }
            }
        }
        for outcome in &new.outcomes {
            let is_known = |known: &&Outcome| {
                known.status == outcome.status || known.variant == outcome.variant
            };
            if old.outcomes.iter().find(is_known).is_none() {
                let notice = format!(
                    "`{name}::{}`: status {} is a success, no longer an error",
                    outcome.variant, outcome.status
                );
                let element = element.within("outcome").within(&outcome.variant);
                self.push(Class::Addition, &element, notice);
            }
        }
        self.accessor(old, new, element);
    }

    fn accessor(&mut self, old: &Operation, new: &Operation, element: &Element) {
        let name = &new.returns;
        match (&old.accessor, &new.accessor) {
            (Some(before), Some(after)) if before.name != after.name => {
                // An accessor goes by its type, whose new name is told already.
                let notice = format!(
                    "`{name}::{}()` is now `{name}::{}()`",
                    before.name, after.name
                );
                self.push(Class::Breaking, element, notice);
            }
            (Some(before), Some(after)) if before.always != after.always => {
                let notice = match after.always {
                    true => format!(
                        "`{name}::{0}()` and `into_{0}()` return the value itself, no longer an `Option`",
                        after.name
                    ),
                    false => format!(
                        "`{name}::{0}()` and `into_{0}()` return an `Option`, since a variant has no body",
                        after.name
                    ),
                };
                self.push(Class::Breaking, element, notice);
            }
            (Some(before), None) => {
                let notice = format!(
                    "`{name}::{0}()` and `into_{0}()` were removed, since the variants hold different types",
                    before.name
                );
                self.push_gone(Class::Breaking, element, notice);
            }
            (None, Some(after)) => {
                let notice = format!("`{name}::{0}()` and `into_{0}()`", after.name);
                self.push(Class::Addition, element, notice);
            }
            _ => {}
        }
    }

    /// Tells of statuses where all successes carry the same body.
    fn statuses(&mut self, old: &Operation, new: &Operation, element: &Element) {
        let call = new.call();
        let statuses = |operation: &Operation| -> BTreeSet<u16> {
            operation
                .outcomes
                .iter()
                .map(|outcome| outcome.status)
                .collect()
        };
        let (before, after) = (statuses(old), statuses(new));
        for status in after.difference(&before) {
            let variant = new
                .outcomes
                .iter()
                .find(|outcome| outcome.status == *status);
            let variant = variant
                .map(|outcome| outcome.variant.as_str())
                .unwrap_or_default();
            let notice = format!(
                "`{call}` treats status {status} as a success; `send()` still returns `{}`",
                new.returns
            );
            let element = element.within("outcome").within(variant);
            self.push(Class::Behaviour, &element, notice);
        }
        for status in before.difference(&after) {
            let notice =
                format!("`{call}` treats status {status} as an error, no longer as a success");
            self.push(Class::Behaviour, element, notice);
        }
    }

    fn awaiting(&mut self, old: &Operation, new: &Operation, element: &Element) {
        let call = new.call();
        let follows = |awaited: &Option<String>| awaited.as_deref() == Some("Completed<_>");
        let (class, notice) = match (&old.awaited, &new.awaited) {
            (before, after) if before == after => match (old.poller, new.poller) {
                (false, true) => (
                    Class::Addition,
                    format!("`{call}.poller()` follows an operation that another call started"),
                ),
                (true, false) => (Class::Breaking, format!("`{call}.poller()` was removed")),
                _ => return,
            },
            (Some(_), None) => (
                Class::Breaking,
                format!(
                    "`{call}` can't be awaited any more; it is listed with `items()` or `pages()`"
                ),
            ),
            (None, Some(_)) if !follows(&new.awaited) => {
                (Class::Addition, format!("`{call}` can be awaited"))
            }
            _ if follows(&new.awaited) => (
                Class::Breaking,
                format!(
                    "awaiting `{call}` waits until the server is done and returns `Completed<{}>`; `poller()` follows it",
                    new.returns
                ),
            ),
            _ => (
                Class::Breaking,
                format!(
                    "awaiting `{call}` sends one request and returns `{}`; `poller()` was removed",
                    new.returns
                ),
            ),
        };
        self.push(class, element, notice);
    }

    fn listing(&mut self, old: &Operation, new: &Operation, operation: &Element) {
        let call = new.call();
        let element = &operation.within("pages");
        match (old.items.is_empty(), new.items.is_empty()) {
            (true, true) => return,
            (true, false) => {
                let notice = format!("`{call}` has `items()` and `pages()`");
                return self.push(Class::Addition, element, notice);
            }
            (false, true) => {
                let notice = format!("`{call}` has no `items()` and `pages()` any more");
                return self.push_gone(Class::Breaking, element, notice);
            }
            (false, false) => {}
        }
        let one_list = |operation: &Operation| operation.items.contains_key("");
        if one_list(old) != one_list(new) {
            let notice = match one_list(new) {
                true => format!(
                    "`{call}.items()` returns items of one list, no longer an enum of several"
                ),
                false => {
                    format!("`{call}.items()` returns an enum, since its pages hold several lists")
                }
            };
            return self.push(Class::Breaking, element, notice);
        }
        for (variant, item) in &old.items {
            let before = self.pairs.renamed(item);
            let of = match variant.is_empty() {
                true => String::new(),
                false => format!(" in `{variant}`"),
            };
            match new.items.get(variant) {
                Some(after) if *after == before => {}
                Some(after) => {
                    let notice =
                        format!("`{call}.items()` returns `{after}` instead of `{before}`{of}");
                    self.push(Class::Breaking, element, notice);
                }
                None => {
                    let notice =
                        format!("the items of `{call}` have no variant `{variant}` any more");
                    self.push(Class::Breaking, element, notice);
                }
            }
        }
        for variant in new
            .items
            .keys()
            .filter(|name| !old.items.contains_key(*name))
        {
            let notice = format!("the items of `{call}` have a variant `{variant}`");
            self.push(Class::Addition, element, notice);
        }
    }

    fn headers(&mut self, old: &Outcome, new: &Outcome, element: &Element, call: &str) {
        let (before, after) = match (&old.headers_type, &new.headers_type) {
            (None, None) => return,
            (None, Some(after)) => {
                let notice = format!("`{call}` has typed response headers, `{after}`");
                return self.push(Class::Addition, element, notice);
            }
            (Some(before), None) => {
                let notice = format!("`{before}` of `{call}` was removed");
                return self.push_gone(Class::Breaking, element, notice);
            }
            (Some(before), Some(after)) => (before, after),
        };
        if before != after {
            let notice = format!("`{before}` of `{call}` is now `{after}`");
            self.push(Class::Breaking, element, notice);
        }
        for header in &old.headers {
            let element = element.within(&header.wire);
            let Some(same) = new.headers.iter().find(|other| other.wire == header.wire) else {
                let notice = format!("`{after}::{}` of `{call}` was removed", header.name);
                self.push_gone(Class::Breaking, &element, notice);
                continue;
            };
            let before = self.pairs.renamed(&header.r#type);
            if (&header.name, &before) != (&same.name, &same.r#type) {
                let notice = format!(
                    "`{after}::{}` of `{call}` is now `{}: {}` instead of `{before}`",
                    header.name, same.name, same.r#type
                );
                self.push(Class::Breaking, &element, notice);
            }
            let what = format!("`{after}::{}` of `{call}`", same.name);
            self.words(&header.words, &same.words, &element, &what);
        }
        for header in &new.headers {
            if !old.headers.iter().any(|other| other.wire == header.wire) {
                let notice = format!("`{after}::{}` of `{call}`", header.name);
                self.push(Class::Addition, &element.within(&header.wire), notice);
            }
        }
        let has_default = |outcome: &Outcome| {
            let mut headers = outcome.headers.iter();
            headers.all(|header| header.r#type.starts_with("Option<"))
        };
        if has_default(old) && !has_default(new) {
            let notice = format!("`{after}` of `{call}` no longer implements `Default`");
            self.push(Class::Breaking, element, notice);
        }
    }
}
