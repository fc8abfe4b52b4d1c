//! `security`: the schemes, and which operation uses which.

use super::Linter;
use super::operation::span_of;
use crate::diagnostic::{closest, one_of};
use crate::load::{At, Node, Value};
use crate::oauth::is_oauth2;
use crate::rules;

impl<'a> Linter<'a, '_> {
    pub(super) fn security_scheme(&mut self, at: At<'a>, name: &str) {
        let node = at.node;
        if !self.mapping(node, "a security scheme") {
            return;
        }
        let kind = self.text(node, "type");
        let how = match kind {
            Some("http") => None,
            // How one signs in is said by x-sdk-oauth: the flows are for readers of the document.
            Some("oauth2") => return,
            Some("openIdConnect") => Some(
                "write `type: http` and `scheme: bearer`; signing in is described by x-sdk-oauth",
            ),
            Some("apiKey") => {
                self.api_key(at, name);
                return;
            }
            Some(_) => Some("write `type: http` or `type: apiKey`"),
            None => {
                self.needs(node, &node.span, &["type"], "the security scheme");
                return;
            }
        };
        if let (Some(kind), Some(how)) = (kind, how) {
            self.report(
                span_of(node, "type"),
                rules::SECURITY_SCHEME,
                format!("the security scheme `{name}` is of type `{kind}`"),
                how,
            );
            return;
        }
        let allowed = ["type", "scheme", "description"];
        self.keys(node, &allowed, "a security scheme");
        self.needs(node, &node.span, &["scheme"], "the security scheme");
        let Some(scheme) = self.text(node, "scheme") else {
            return;
        };
        let is_word = scheme
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(letter));
        if !is_word || scheme.eq_ignore_ascii_case("digest") {
            self.report(
                span_of(node, "scheme"),
                rules::SECURITY_SCHEME,
                format!("the scheme `{scheme}` is not supported"),
                "write `bearer`, `basic`, or the one word that stands before the token",
            );
        }
        self.scheme_is_used(at, name);
    }

    fn scheme_is_used(&mut self, at: At<'a>, name: &str) {
        if self.provider.is_complete() && !is_used(&at.document.root, name) {
            self.report(
                &at.node.span,
                rules::UNUSED_COMPONENT,
                format!("nothing in this document uses the security scheme `{name}`"),
                "remove it, or name it under `security`",
            );
        }
    }

    /// Checks an API key that is sent without a word before it, in a header or in the query.
    fn api_key(&mut self, at: At<'a>, scheme: &str) {
        self.keys(
            at.node,
            &["type", "in", "name", "description"],
            "a security scheme",
        );
        self.needs(
            at.node,
            &at.node.span,
            &["in", "name"],
            "the security scheme",
        );
        self.text(at.node, "description");
        let (Some(place), Some(name)) = (self.text(at.node, "in"), self.text(at.node, "name"))
        else {
            return;
        };
        match place {
            "header" => self.header_name(span_of(at.node, "name"), name),
            "query" => {}
            other => {
                self.report(
                    span_of(at.node, "in"),
                    rules::SECURITY_SCHEME,
                    format!("the key of `{scheme}` is in `{other}`"),
                    "write `header` or `query`; clients keep no cookies",
                );
                return;
            }
        }
        self.scheme_is_used(at, scheme);
    }

    /// Checks the list below `security`, of a document or an operation.
    pub(super) fn requirements(&mut self, security: At<'a>) {
        if !matches!(security.node.value, Value::Sequence(_)) {
            self.wrong(security.node, "`security`", "a list");
            return;
        }
        let mut first: Option<&str> = None;
        let mut is_documented = false;
        for requirement in security.node.as_sequence() {
            if !self.mapping(requirement, "a security requirement") {
                continue;
            }
            for entry in requirement.members() {
                let name = entry.key.as_str();
                self.declared(security, name, &entry.key_span);
                if is_oauth2(&security.document.root, name) {
                    is_documented = true;
                    continue;
                }
                if !entry.value.as_sequence().is_empty()
                    || !matches!(entry.value.value, Value::Sequence(_))
                {
                    self.report(
                        &entry.value.span,
                        rules::SECURITY,
                        format!("`{name}` lists scopes"),
                        "write `[]`, and name the scopes in the operation's description",
                    );
                }
                if first.is_some_and(|first| first != name) {
                    self.report(
                        &entry.key_span,
                        rules::SECURITY,
                        format!("`{name}` is a second scheme for the same call"),
                        "keep one; `{}` beside it makes it optional",
                    );
                }
                first.get_or_insert(name);
            }
        }
        if first.is_none() && !is_documented && !security.node.as_sequence().is_empty() {
            self.report(
                &security.node.span,
                rules::SECURITY,
                "the empty requirement makes nothing optional",
                "write `security: []` for a call without authorization",
            );
        }
    }

    fn declared(&mut self, security: At<'a>, name: &str, span: &crate::diagnostic::Span) {
        let schemes = security
            .document
            .root
            .pointer(&["components", "securitySchemes"]);
        let names: Vec<&str> = schemes
            .into_iter()
            .flat_map(Node::members)
            .map(|entry| entry.key.as_str())
            .collect();
        if names.contains(&name) {
            return;
        }
        let how = match closest(name, names.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if names.is_empty() => {
                "add it to components/securitySchemes of this document".to_owned()
            }
            None => format!("this document declares {}", one_of(names.iter().copied())),
        };
        self.report(
            span,
            rules::SECURITY,
            format!("unknown security scheme `{name}`"),
            how,
        );
    }
}

/// Returns whether a document or one of its operations names the scheme.
fn is_used(root: &Node, name: &str) -> bool {
    let names = |owner: &Node| {
        let requirements = owner.get("security").map(Node::as_sequence);
        requirements
            .unwrap_or_default()
            .iter()
            .any(|requirement| requirement.get(name).is_some())
    };
    let paths = root.get("paths").into_iter().flat_map(Node::members);
    names(root)
        || paths
            .flat_map(|path| path.value.members())
            .any(|entry| names(&entry.value))
}
