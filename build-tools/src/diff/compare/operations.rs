//! Operations: those that came and went, and how a call is made.

use std::collections::BTreeSet;

use super::pair::{reach, without_names};
use super::previews;
use super::{Comparison, FactChange, fact_changes, listed};
use crate::diff::Class;
use crate::diff::places::Element;
use crate::diff::surface::{Facts, Operation};

/// Calls that are named when many of them change in the same way.
const NAMED: usize = 3;

impl<'a> Comparison<'a> {
    pub(super) fn operations(&mut self) {
        let pairs = self.pairs.operations.clone();
        self.gone(&pairs);
        self.new_ones(&pairs);
        for (before, after) in pairs {
            let (Some(old), Some(new)) = (
                self.old.operations.get(before),
                self.new.operations.get(after),
            ) else {
                continue;
            };
            let element = Element::operation(after);
            self.names(old, new, &element);
            let call = format!("`{}`", new.call());
            self.preview(
                old.preview.as_deref(),
                new.preview.as_deref(),
                &element,
                &call,
            );
            self.inputs(old, new, &element);
            self.answer(old, new, &element);
            self.call_facts(old, new, &element);
            self.words(&old.words, &new.words, &element, &call);
        }
    }

    fn gone(&mut self, pairs: &[(&'a str, &'a str)]) {
        let (surface, types) = (self.old, &self.pairs.types);
        let stays = |name: &str| pairs.iter().any(|(before, _)| *before == name);
        let still_used: BTreeSet<&str> = surface
            .operations
            .iter()
            .filter(|(name, _)| stays(name))
            .flat_map(|(_, operation)| reach(surface, operation))
            .collect();
        let mut lines = Vec::new();
        for (name, operation) in surface.operations.iter().filter(|(name, _)| !stays(name)) {
            let with_it: Vec<&str> = reach(surface, operation)
                .into_iter()
                .filter(|name| !types.contains_key(name) && !still_used.contains(name))
                .filter(|name| self.told.insert(name))
                .collect();
            let mut notice = format!("`{}` was removed", operation.call());
            if !with_it.is_empty() {
                notice.push_str(&format!(", and with it {}", listed(&with_it)));
            }
            lines.push((Element::operation(name), notice));
        }
        for (element, notice) in lines {
            self.push_gone(Class::Breaking, &element, notice);
        }
    }

    fn new_ones(&mut self, pairs: &[(&'a str, &'a str)]) {
        let surface = self.new;
        let known: BTreeSet<&str> = self.pairs.types.values().copied().collect();
        let mut lines = Vec::new();
        for (name, operation) in &surface.operations {
            if pairs.iter().any(|(_, after)| after == name) {
                continue;
            }
            let with_it: Vec<&str> = reach(surface, operation)
                .into_iter()
                .filter(|name| !known.contains(name))
                .filter(|name| self.told.insert(name))
                .collect();
            let mut notice = format!("`{}`", operation.call());
            if !with_it.is_empty() {
                notice.push_str(&format!(", with {}", listed(&with_it)));
            }
            notice.push_str(&previews::suffix(operation.preview.as_deref()));
            lines.push((Element::operation(name), notice));
        }
        for (element, notice) in lines {
            self.push(Class::Addition, &element, notice);
        }
    }

    fn names(&mut self, old: &'a Operation, new: &'a Operation, element: &Element) {
        if old.call() != new.call() {
            let mut notice = format!("`{}` is now `{}`", old.call(), new.call());
            let renames = self.own_renames(old);
            if !renames.is_empty() {
                notice.push_str(&format!(", and with it {}", renames.join(", ")));
            }
            if !old.items.is_empty() {
                notice.push_str("; stored continuations of it are rejected");
            }
            self.push_name(element, notice);
        } else if old.request != new.request {
            let notice = format!(
                "the request of `{}` is now `{}` instead of `{}`",
                new.call(),
                new.request,
                old.request
            );
            self.push_name(element, notice);
        }
        if old.deprecated != new.deprecated {
            let notice = match new.deprecated {
                true => format!("`{}` is deprecated; the compiler warns of it", new.call()),
                false => format!("`{}` is no longer deprecated", new.call()),
            };
            self.push(Class::Behaviour, &element.within("deprecated"), notice);
        }
    }

    /// Returns the types that are named after a renamed operation and renamed with it.
    fn own_renames(&mut self, old: &'a Operation) -> Vec<String> {
        let mut renames = Vec::new();
        for name in reach(self.old, old) {
            if let Some(after) = self.pairs.types.get(name)
                && *after != name
                && self.told.insert(name)
            {
                renames.push(format!("`{name}` → `{after}`"));
            }
        }
        renames
    }

    /// Gathers what is different about how a call behaves.
    fn call_facts(&mut self, old: &Operation, new: &Operation, element: &Element) {
        // Whether a call is listed or followed at all is told with its answer.
        let is_told = |key: &str| {
            (key.starts_with("pages.") && old.items.is_empty() != new.items.is_empty())
                || (key.starts_with("poll.") && old.awaited != new.awaited)
        };
        let strip = |facts: &Facts| -> Facts {
            let kept = facts.iter().filter(|(key, _)| !is_told(key));
            kept.map(|(key, value)| match key.as_str() {
                "path" => (key.clone(), without_names(value)),
                _ => (key.clone(), value.clone()),
            })
            .collect()
        };
        for mut change in fact_changes(&strip(&old.facts), &strip(&new.facts)) {
            if change.key == "path" {
                change.old = old.facts.get("path").cloned();
                change.new = new.facts.get("path").cloned();
            }
            let steps = change.key.split('.');
            let place = steps.fold(element.clone(), |above, step| above.within(step));
            self.facts
                .entry(change)
                .or_default()
                .push((place, new.call()));
        }
    }

    /// Tells of each change in the behaviour of calls once.
    pub(super) fn tell_facts(&mut self) {
        for (change, calls) in std::mem::take(&mut self.facts) {
            let names: Vec<&String> = calls.iter().map(|(_, call)| call).collect();
            let who = match names.get(..NAMED) {
                Some(first) if names.len() > NAMED + 1 => {
                    let first: Vec<String> = first.iter().map(|call| format!("`{call}`")).collect();
                    format!(
                        "{} and {} more calls",
                        first.join(", "),
                        names.len() - NAMED
                    )
                }
                _ => listed(&names),
            };
            if let Some((element, _)) = calls.first() {
                self.push(
                    Class::Behaviour,
                    element,
                    format!("{who}: {}", sentence(&change)),
                );
            }
        }
    }
}

/// Describes the difference in the behaviour of a call.
fn sentence(change: &FactChange) -> String {
    let subject = match change.key.as_str() {
        "verb" => "verb",
        "path" => "path",
        "server" => "server",
        "repeat" => "where the outcome is unknown",
        "limit" => "rate limit",
        "authorization" => "authorization",
        "retry" => "the retry rules",
        "retry.reset" => "header that says when to come back",
        "retry.rate" => "headers of the rate limit",
        "errors.code" => "where an error's code is",
        "errors.message" => "where an error's message is",
        "errors.request-id" => "where the request's id is",
        "pages.style" => "page style",
        "pages.by" => "how the next page is requested",
        "pages.items" => "where a page's items are",
        "pages.total" => "where the total is",
        "pages.applied-limit" => "where the page size that was applied is",
        "pages.limit" => "parameter of the page size",
        "pages.limit-default" => "page size of the server",
        "pages.page-size" => "page size that is sent",
        "pages.most" => "largest page size",
        "pages.missing" => "when a page may lack its list",
        other => match other.strip_prefix("poll.") {
            Some(variant) => return change.words(&format!("how `{variant}` is followed")),
            None => other,
        },
    };
    let mut sentence = change.words(subject);
    if matches!(change.key.as_str(), "pages.style" | "pages.by") {
        sentence.push_str("; stored continuations of the version before may not fit");
    }
    sentence
}
