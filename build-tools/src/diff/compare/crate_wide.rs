//! Changes of the crate as a whole: its name, features, servers, groups, errors, sign-in.

use super::Comparison;
use crate::diff::Class;
use crate::diff::places::Element;

impl Comparison<'_> {
    pub(super) fn crate_wide(&mut self) {
        let (old, new) = (self.old, self.new);
        let whole = Element::whole();
        if old.crate_name != new.crate_name {
            let notice = format!("the crate `{}` is now `{}`", old.crate_name, new.crate_name);
            self.push(Class::Breaking, &whole, notice);
        }
        self.words(&old.words, &new.words, &whole, "the crate");
        self.features();
        self.servers();
        for (name, words) in &new.groups {
            if let Some(before) = old.groups.get(name) {
                let element = Element::group(name);
                self.words(before, words, &element, &format!("`{name}()`"));
            }
        }
        self.errors();
        self.oauth();
    }

    fn features(&mut self) {
        let (old, new) = (&self.old.features, &self.new.features);
        let whole = Element::whole();
        match (old.is_empty(), new.is_empty()) {
            (false, true) => {
                return self.push(Class::Breaking, &whole, "the Cargo features were removed");
            }
            (true, false) => {
                let notice = "each group of calls is behind a Cargo feature; with \
                     `default-features = false`, name those in use";
                return self.push(Class::Breaking, &whole, notice);
            }
            _ => {}
        }
        for name in old.iter().filter(|name| !new.contains(name)) {
            let notice = format!("the Cargo feature `{name}` was removed");
            self.push(Class::Breaking, &whole, notice);
        }
        for name in new.iter().filter(|name| !old.contains(name)) {
            let notice = format!("the Cargo feature `{name}`");
            self.push(Class::Addition, &whole, notice);
        }
    }

    fn servers(&mut self) {
        let (old, new) = (&self.old.servers, &self.new.servers);
        for server in old {
            let name = &server.name;
            let element = Element::server(name);
            let Some(same) = new.iter().find(|other| other.name == *name) else {
                let notice = format!(
                    "the server `{name}` was removed; `base_url(\"{name}\", …)` is an error"
                );
                self.push_gone(Class::Breaking, &element, notice);
                continue;
            };
            if same.url != server.url {
                let notice = format!("the server `{name}`: {} → {}", server.url, same.url);
                self.push(Class::Behaviour, &element, notice);
            }
            self.words(
                &server.words,
                &same.words,
                &element,
                &format!("the server `{name}`"),
            );
        }
        for server in new {
            if !old.iter().any(|other| other.name == server.name) {
                let notice = format!("the server `{}` ({})", server.name, server.url);
                self.push(Class::Addition, &Element::server(&server.name), notice);
            }
        }
    }

    fn errors(&mut self) {
        let (old, new) = (&self.old.errors, &self.new.errors);
        for (name, kind) in old {
            let element = Element::error(name);
            let Some(same) = new.get(name) else {
                let notice = format!("`ErrorKind::{name}` was removed ({})", kind.answers);
                self.push_gone(Class::Breaking, &element, notice);
                continue;
            };
            if same.answers != kind.answers {
                let notice = format!(
                    "`ErrorKind::{name}` is for {} instead of {}",
                    same.answers, kind.answers
                );
                self.push(Class::Behaviour, &element, notice);
            }
            if same.parent != kind.parent {
                let family = |parent: &Option<String>| match parent {
                    Some(parent) => format!("`ErrorKind::{parent}`"),
                    None => "no family".to_owned(),
                };
                let notice = format!(
                    "`ErrorKind::{name}` belongs to {} instead of {}",
                    family(&same.parent),
                    family(&kind.parent)
                );
                self.push(Class::Behaviour, &element, notice);
            }
            self.words(
                &kind.words,
                &same.words,
                &element,
                &format!("`ErrorKind::{name}`"),
            );
        }
        for (name, kind) in new {
            if !old.contains_key(name) {
                let notice = format!(
                    "`ErrorKind::{name}` for {}, which had another kind before",
                    kind.answers
                );
                self.push(Class::Addition, &Element::error(name), notice);
            }
        }
    }

    fn oauth(&mut self) {
        let element = Element::oauth();
        match (&self.old.oauth, &self.new.oauth) {
            (None, None) => {}
            (None, Some(_)) => {
                self.push(Class::Addition, &element, "`OAUTH`: how users sign in");
            }
            (Some(_), None) => self.push_gone(Class::Breaking, &element, "`OAUTH` was removed"),
            (Some(old), Some(new)) => self.own_facts(old, new, &element, "`OAUTH`"),
        }
    }
}
