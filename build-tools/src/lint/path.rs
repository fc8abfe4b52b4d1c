//! `paths`: the templates, the methods below them, and the parameters that both have to agree on.

use std::collections::HashMap;

use super::Linter;
use super::operation::{METHODS, Operation};
use crate::load::{At, Entry, split_word};
use crate::rules;

impl<'a> Linter<'a, '_> {
    pub(super) fn paths(&mut self, paths: At<'a>) {
        if !self.mapping(paths.node, "`paths`") {
            return;
        }
        // The same template with other names for its parameters is the same path.
        let mut templates: HashMap<String, &Entry> = HashMap::new();
        for entry in paths.node.members() {
            let at = paths.to(&entry.value);
            let sound = self.template(entry);
            if at.is_reference() {
                self.report(
                    &entry.value.span,
                    rules::PATH_FORM,
                    format!("the path `{}` is a $ref", entry.key),
                    "write its operations here; parameters and bodies may be $refs",
                );
                continue;
            }
            let mut allowed = METHODS.to_vec();
            allowed.push("parameters");
            if !self.keys(&entry.value, &allowed, "a path") {
                continue;
            }
            if sound && let Some(first) = templates.insert(without_names(&entry.key), entry) {
                self.report(
                    &entry.key_span,
                    rules::PATH_FORM,
                    format!("`{}` is the same path as `{}`", entry.key, first.key),
                    "move their operations to one of them",
                );
            }
            let operations: Vec<Operation<'a>> = Operation::of_path(at, entry).collect();
            if operations.is_empty() {
                self.report(
                    &entry.key_span,
                    rules::PATH_FORM,
                    format!("the path `{}` has no operation", entry.key),
                    "add one, or remove the path",
                );
            }
            self.parameter_list(at);
            for operation in operations {
                self.operation(&operation);
                if sound {
                    self.path_parameters(&operation);
                }
            }
        }
    }

    /// Returns whether a path template can be read.
    fn template(&mut self, entry: &'a Entry) -> bool {
        let (path, word) = split_word(&entry.key);
        let is_word = |word: &str| {
            !word.is_empty()
                && word
                    .chars()
                    .all(|letter| letter.is_ascii_alphanumeric() || "_-.".contains(letter))
        };
        let problem = if !path.starts_with('/') {
            Some((
                "does not begin with a slash",
                "begin it with `/`; the server's URL comes before it",
            ))
        } else if path.contains('?') {
            Some(("has a query", "declare query parameters under `parameters`"))
        } else if word.is_some_and(|word| !is_word(word)) {
            Some((
                "has a fragment that is not a single word",
                "write one word; it distinguishes operations of the same path and is not sent",
            ))
        } else if path.contains("//") {
            Some(("has an empty segment", "write one slash"))
        } else if !path.chars().all(is_path_character) {
            Some((
                "has a character that is invalid in a URL",
                "percent-encode it",
            ))
        } else if template_names(path).is_none() {
            Some(("has unbalanced braces", "write parameters as `{name}`"))
        } else {
            None
        };
        if let Some((what, how)) = problem {
            self.report(
                &entry.key_span,
                rules::PATH_FORM,
                format!("the path `{}` {what}", entry.key),
                how,
            );
            return false;
        }
        let names = template_names(path).unwrap_or_default();
        let twice = names
            .iter()
            .enumerate()
            .find(|(index, name)| names.iter().take(*index).any(|other| other == *name));
        if let Some((_, name)) = twice {
            self.report(
                &entry.key_span,
                rules::PATH_FORM,
                format!("the path `{path}` has `{{{name}}}` twice"),
                "give each its own name",
            );
        }
        twice.is_none()
    }

    fn path_parameters(&mut self, operation: &Operation<'a>) {
        let names = template_names(&operation.path.key).unwrap_or_default();
        let declared = self.parameters(operation);
        for name in &names {
            let found = declared.iter().any(|parameter| {
                parameter.at.text("in") == Some("path") && parameter.at.text("name") == Some(name)
            });
            if !found && declared.iter().all(|parameter| parameter.is_sound()) {
                self.report(
                    &operation.entry.key_span,
                    rules::PATH_PARAMETER,
                    format!("`{}` in the path is not declared", name),
                    format!("add a parameter `{name}` with `in: path` and `required: true`"),
                );
            }
        }
        for parameter in declared {
            let name = parameter.at.text("name").unwrap_or_default();
            if parameter.at.text("in") == Some("path") && !names.contains(&name) {
                self.report(
                    &parameter.used.node.span,
                    rules::PATH_PARAMETER,
                    format!("the path `{}` has no `{{{name}}}`", operation.path.key),
                    "add it to the path, or remove the parameter",
                );
            }
        }
    }
}

/// Returns the parameters in a template; `None` if the braces do not match.
fn template_names(path: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    let mut rest = path;
    while let Some(open) = rest.find(['{', '}']) {
        let inner = rest.get(open..)?.strip_prefix('{')?;
        let (name, after) = inner.split_once('}')?;
        if name.is_empty() || name.contains(['{', '/']) {
            return None;
        }
        names.push(name);
        rest = after;
    }
    Some(names)
}

fn without_names(path: &str) -> String {
    let names = template_names(path).unwrap_or_default();
    names.iter().fold(path.to_owned(), |path, name| {
        path.replace(&format!("{{{name}}}"), "{}")
    })
}

fn is_path_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || "/{}-._~!$&'()*+,;=:@%".contains(character)
}
