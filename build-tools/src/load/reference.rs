//! Follows `$ref`.

use super::provider::{Document, Provider};
use super::yaml::Node;
use crate::diagnostic::{Diagnostic, closest, one_of};
use crate::rules;

/// The parts of `components` that a `$ref` can lead to.
pub const SECTIONS: &[&str] = &[
    "schemas",
    "responses",
    "parameters",
    "requestBodies",
    "headers",
];

/// How many `$ref` may lead to one another.
const LONGEST: usize = 64;

/// A node after all `$ref`s have been followed.
#[derive(Clone, Copy, Debug)]
pub struct Resolved<'a> {
    /// The document that holds the node.
    pub document: &'a Document,
    /// The node itself, which is not a `$ref`.
    pub node: &'a Node,
    /// The component's name if the way led through a `$ref`.
    pub name: Option<&'a str>,
}

/// The target of a `$ref`.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The document that holds the component.
    pub document: &'a Document,
    /// The part of `components`, such as `schemas`.
    pub section: &'a str,
    /// The component's name.
    pub name: &'a str,
    /// The component, which may be a `$ref` again.
    pub node: &'a Node,
}

/// Returns the component that a `$ref` points at; `None` if the node is not a `$ref`.
///
/// # Errors
///
/// If the `$ref` is not of the form that is understood, or leads nowhere.
pub fn target<'a>(
    provider: &'a Provider,
    from: &'a Document,
    node: &'a Node,
) -> Result<Option<Target<'a>>, Diagnostic> {
    let Some(reference) = node.get("$ref") else {
        return Ok(None);
    };
    let problem = |rule, what: String, how: String| Diagnostic {
        span: reference.span.clone(),
        rule,
        what,
        how,
    };
    let form = || {
        problem(
            rules::REF_FORM,
            match reference.as_str() {
                Some(text) => format!("`{text}` is not a supported $ref"),
                None => format!("a $ref is {}", reference.kind_name()),
            },
            "write `#/components/schemas/Name`, or `other.yaml#/components/schemas/Name` for a document in this folder"
                .to_owned(),
        )
    };
    let text = reference.as_str().ok_or_else(form)?;
    let (file, pointer) = text.split_once('#').ok_or_else(form)?;
    let (section, name) = pointer
        .strip_prefix("/components/")
        .and_then(|rest| rest.split_once('/'))
        .ok_or_else(form)?;
    if name.is_empty() || name.contains('/') || file.contains('/') || !SECTIONS.contains(&section) {
        return Err(form());
    }
    let document = match file {
        "" => from,
        file => provider.document(file).ok_or_else(|| {
            let listed = provider
                .documents
                .iter()
                .map(|document| document.file.as_str());
            problem(
                rules::REF_UNKNOWN,
                format!("unknown document `{file}`"),
                match closest(file, listed.clone()) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("provider.toml lists {}", one_of(listed)),
                },
            )
        })?,
    };
    let components = document.root.pointer(&["components", section]);
    let node = components
        .and_then(|components| components.get(name))
        .ok_or_else(|| {
            let names = components
                .into_iter()
                .flat_map(Node::members)
                .map(|entry| entry.key.as_str());
            problem(
                rules::REF_UNKNOWN,
                format!("`{text}` does not exist"),
                match closest(name, names) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!(
                        "add `{name}` to components/{section} of `{}`",
                        document.file
                    ),
                },
            )
        })?;
    Ok(Some(Target {
        document,
        section,
        name,
        node,
    }))
}

/// Follows `$ref` until something is there that is none.
///
/// # Errors
///
/// If a `$ref` cannot be followed, or a chain of them comes back to where it was.
pub fn resolve<'a>(
    provider: &'a Provider,
    from: &'a Document,
    node: &'a Node,
) -> Result<Resolved<'a>, Diagnostic> {
    let mut resolved = Resolved {
        document: from,
        node,
        name: None,
    };
    let mut seen: Vec<(&str, &str, &str)> = Vec::new();
    while let Some(next) = target(provider, resolved.document, resolved.node)? {
        let step = (next.document.file.as_str(), next.section, next.name);
        let problem = |what, how: &str| Diagnostic {
            span: node.span.clone(),
            rule: rules::REF_CYCLE,
            what,
            how: how.to_owned(),
        };
        if seen.contains(&step) {
            return Err(problem(
                format!("`{}` refers to itself", next.name),
                "replace one of the components in the cycle with something other than a $ref",
            ));
        }
        if seen.len() == LONGEST {
            return Err(problem(
                format!("more than {LONGEST} $refs in a chain"),
                "refer directly to the component at the end of the chain",
            ));
        }
        seen.push(step);
        resolved = Resolved {
            document: next.document,
            node: next.node,
            name: Some(next.name),
        };
    }
    Ok(resolved)
}
