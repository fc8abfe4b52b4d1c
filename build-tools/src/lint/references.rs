//! `$ref`: its form, where it leads, what stands beside it, and what nothing leads to.

use std::collections::HashSet;

use super::Linter;
use crate::diagnostic::Diagnostic;
use crate::load::{At, Node, resolve, server_name, server_of, target};
use crate::rules;

impl<'a> Linter<'a, '_> {
    /// Checks a `$ref` and follows it; `None` if there is nothing to go on with.
    ///
    /// A component is checked where it stands, so that callers only look at how it is used.
    pub(super) fn reference(&mut self, at: At<'a>, section: &str) -> Option<At<'a>> {
        for entry in at.node.members() {
            if entry.key != "$ref" {
                let how = if section == "schemas" {
                    "write `allOf: [{ $ref: … }]` beside it instead"
                } else {
                    "put it where the $ref leads to"
                };
                self.report(
                    &entry.key_span,
                    rules::REF_SIBLING,
                    format!("OpenAPI ignores `{}` beside a $ref", entry.key),
                    how,
                );
            }
        }
        match target(self.provider, at.document, at.node) {
            Ok(Some(found)) if found.section != section => {
                let span = at.node.get("$ref").map_or(&at.node.span, |node| &node.span);
                self.report(
                    span,
                    rules::REF_KIND,
                    format!("`{}` is one of the {}", found.name, found.section),
                    format!("refer to something in components/{section}"),
                );
                return None;
            }
            Ok(Some(_)) => {}
            Ok(None) => return Some(at),
            Err(problem) => {
                self.refuse(at, problem);
                return None;
            }
        }
        match resolve(self.provider, at.document, at.node) {
            Ok(resolved) => Some(At {
                document: resolved.document,
                node: resolved.node,
            }),
            // A longer way that breaks off is reported where it breaks off, a circle at each of its members.
            Err(problem) if problem.rule == rules::REF_CYCLE => {
                self.refuse(at, problem);
                None
            }
            Err(_) => None,
        }
    }

    fn refuse(&mut self, at: At<'a>, problem: Diagnostic) {
        let unread = at
            .text("$ref")
            .and_then(|text| text.split_once('#'))
            .is_some_and(|(file, _)| {
                self.provider.document(file).is_none()
                    && self
                        .provider
                        .config
                        .documents
                        .iter()
                        .any(|listed| listed == file)
            });
        if !unread {
            self.diagnostics.add(problem);
        }
    }

    /// Follows a `$ref` without a word; what is wrong with it is reported elsewhere.
    pub(super) fn follow(&self, at: At<'a>) -> Option<At<'a>> {
        let resolved = resolve(self.provider, at.document, at.node).ok()?;
        Some(At {
            document: resolved.document,
            node: resolved.node,
        })
    }

    /// Returns the name of the component that a `$ref` ends at.
    pub(super) fn component_name(&self, at: At<'a>) -> Option<&'a str> {
        resolve(self.provider, at.document, at.node).ok()?.name
    }

    /// Reports components, security schemes and servers that no operation leads to.
    pub(super) fn unused(&mut self) {
        let mut reach = Reach::default();
        for document in &self.provider.documents {
            if let Some(paths) = document.root.get("paths") {
                reach.add(
                    self,
                    At {
                        document,
                        node: paths,
                    },
                );
            }
        }
        for document in &self.provider.documents {
            let components = document.root.get("components");
            for section in components.into_iter().flat_map(Node::members) {
                if !crate::load::SECTIONS.contains(&section.key.as_str()) {
                    continue;
                }
                for component in section.value.members() {
                    if !reach.seen.contains(&std::ptr::from_ref(&component.value)) {
                        self.report(
                            &component.key_span,
                            rules::UNUSED_COMPONENT,
                            format!("no operation uses `{}`", component.key),
                            "remove it, or refer to it",
                        );
                    }
                }
            }
        }
        self.unused_servers();
    }

    fn unused_servers(&mut self) {
        let mut used: HashSet<&str> = HashSet::new();
        let operations = self.operations();
        if operations.is_empty() {
            return;
        }
        for operation in operations {
            let entry = server_of(operation.at.document, operation.at.node);
            used.insert(server_name(&self.provider.config, entry));
        }
        for server in &self.provider.config.servers {
            if !used.contains(server.name.as_str()) {
                self.report(
                    &server.span,
                    rules::UNUSED_SERVER,
                    format!("no operation uses the server `{}`", server.name),
                    "remove it, or name it with x-sdk-server under `servers`",
                );
            }
        }
    }
}

/// The components that can be reached.
#[derive(Default)]
struct Reach {
    seen: HashSet<*const Node>,
}

impl Reach {
    fn add<'a>(&mut self, linter: &Linter<'a, '_>, at: At<'a>) {
        let mut waiting = vec![at];
        while let Some(at) = waiting.pop() {
            if let Ok(Some(found)) = target(linter.provider, at.document, at.node)
                && self.seen.insert(std::ptr::from_ref(found.node))
            {
                waiting.push(At {
                    document: found.document,
                    node: found.node,
                });
            }
            waiting.extend(at.node.members().map(|entry| at.to(&entry.value)));
            waiting.extend(at.node.as_sequence().iter().map(|item| at.to(item)));
        }
    }
}
