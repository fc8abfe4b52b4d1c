//! `servers` of documents and operations: one entry each, and one URL wherever a name stands.

use super::Linter;
use super::operation::span_of;
use crate::diagnostic::{closest, one_of};
use crate::load::{At, SERVER_NAME, check_url, server_name};
use crate::rules;

impl<'a> Linter<'a, '_> {
    /// Checks the `servers` of a document or an operation, if it has some.
    pub(super) fn servers(&mut self, owner: At<'a>) {
        let entries = self.list(owner.node, "servers");
        for other in entries.iter().skip(1) {
            self.report(
                &other.span,
                rules::SERVERS,
                "there is a second server",
                "keep one; callers can set another with `base_url`",
            );
        }
        let Some(entry) = entries.first() else {
            if let Some(list) = owner.get("servers")
                && list.node.kind_name() == "a list"
            {
                self.report(
                    &list.node.span,
                    rules::SERVERS,
                    "`servers` is empty",
                    "add the `url` that calls go to",
                );
            }
            return;
        };
        if !self.keys(entry, &["url", "description", SERVER_NAME], "a server") {
            return;
        }
        self.needs(entry, &entry.span, &["url"], "the server");
        let description = self.text(entry, "description");
        if let Some(name) = self.text(entry, SERVER_NAME)
            && !self.is_server(name)
        {
            self.unknown_server(owner.to(entry), name);
            return;
        }
        let Some(url) = self.text(entry, "url").map(str::trim) else {
            return;
        };
        let name = server_name(&self.provider.config, Some(entry));
        if let Err((what, how)) = check_url(url) {
            // The URL itself is not repeated: it may hold a password.
            let what = format!("the URL of `{name}` {what}");
            self.report(span_of(entry, "url"), rules::SERVER_URL, what, how);
            return;
        }
        let servers = &self.provider.config.servers;
        let Some(first) = servers.iter().find(|server| server.name == name) else {
            return;
        };
        if first.url != url {
            self.report(
                span_of(entry, "url"),
                rules::SERVERS,
                format!("the server `{name}` has another URL in {}", first.place),
                "write the same one, or give the server another name with x-sdk-server",
            );
        }
        if description.is_some_and(|text| text.trim() != first.description) {
            self.report(
                span_of(entry, "description"),
                rules::SERVERS,
                format!("the server `{name}` is described differently elsewhere"),
                "describe it once, or the same everywhere",
            );
        }
        if first.description.is_empty() {
            self.report(
                &entry.span,
                rules::SERVERS,
                format!("the server `{name}` has no `description`"),
                "add what it is for",
            );
        }
    }

    fn is_server(&self, name: &str) -> bool {
        let mut servers = self.provider.config.servers.iter();
        servers.any(|server| server.name == name)
    }

    fn unknown_server(&mut self, entry: At<'a>, name: &str) {
        let servers = &self.provider.config.servers;
        let known = servers.iter().map(|server| server.name.as_str());
        let how = match closest(name, known.clone()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("provider.toml names {}", one_of(known)),
        };
        self.report(
            span_of(entry.node, SERVER_NAME),
            rules::SDK_SERVER,
            format!("unknown server `{name}`"),
            how,
        );
    }
}
