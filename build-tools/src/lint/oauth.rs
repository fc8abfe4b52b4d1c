//! `x-sdk-oauth`: how users sign in, and the operations that a sign-in is made of.

use super::Linter;
use super::operation::{Operation, span_of};
use super::shape::Shape;
use crate::diagnostic::{closest, one_of};
use crate::load::{At, Value};
use crate::oauth::grant_kind;
use crate::rules;

const KEYS: &[&str] = &[
    "authorize",
    "token",
    "device",
    "revoke",
    "scopes",
    "client-scopes",
    "pkce",
    "implicit",
    "rotates",
    "lifetime",
    "refresh-ahead",
    "space",
    "max-state",
];

const FORM: &str = "application/x-www-form-urlencoded";

impl<'a> Linter<'a, '_> {
    pub(super) fn oauth(&mut self, at: At<'a>) {
        if !self.keys(at.node, KEYS, "x-sdk-oauth") {
            return;
        }
        self.only_one_oauth(at);
        self.needs(at.node, &at.node.span, &["token"], "x-sdk-oauth");
        for flag in ["pkce", "implicit", "rotates"] {
            self.truth(at.node, flag);
        }
        for number in ["lifetime", "refresh-ahead", "max-state"] {
            self.oauth_number(at, number);
        }
        for list in ["scopes", "client-scopes"] {
            self.oauth_scopes(at, list);
        }
        if let Some(space) = self.text(at.node, "space")
            && !matches!(space, "+" | "%20")
        {
            self.report(
                span_of(at.node, "space"),
                rules::SDK_OAUTH,
                format!("a space cannot be written as `{space}`"),
                "write `'+'` or `'%20'`",
            );
        }
        self.authorize_page(at);
        let token = self.oauth_operation(at, "token");
        let kinds = token.and_then(|token| self.grants(at, &token));
        if let Some(device) = self.oauth_operation(at, "device") {
            self.oauth_form(at, "device", &device, &[]);
        }
        if let Some(revoke) = self.oauth_operation(at, "revoke") {
            self.oauth_form(at, "revoke", &revoke, &["token", "access_token"]);
        }
        if let Some(kinds) = kinds {
            self.ways_fit(at, &kinds);
        }
    }

    fn only_one_oauth(&mut self, at: At<'a>) {
        let mut documents = self.provider.documents.iter();
        let first = documents.find_map(|document| At::root(document).get("x-sdk-oauth"));
        if let Some(first) = first
            && !first.is(at)
        {
            self.report(
                &at.node.span,
                rules::SDK_OAUTH,
                format!("x-sdk-oauth is already in {}", first.node.span),
                "describe the sign-in once, in the document with the token call",
            );
        }
    }

    fn oauth_number(&mut self, at: At<'a>, key: &str) {
        let Some(number) = at.node.get(key) else {
            return;
        };
        if number
            .as_i64()
            .is_none_or(|number| !(1..=i64::from(u32::MAX)).contains(&number))
        {
            let unit = match key {
                "max-state" => "characters",
                _ => "seconds",
            };
            self.report(
                &number.span,
                rules::SDK_OAUTH,
                format!("`{key}` is not a positive integer"),
                format!("write a number of {unit}"),
            );
        }
    }

    fn oauth_scopes(&mut self, at: At<'a>, key: &str) {
        for (scope, span) in self.texts(at.node, key) {
            if scope.chars().any(char::is_whitespace) {
                self.report(
                    span,
                    rules::SDK_OAUTH,
                    format!("the scope `{scope}` contains white space"),
                    "list each scope separately",
                );
            }
        }
    }

    fn authorize_page(&mut self, at: At<'a>) {
        let Some(page) = at.get("authorize") else {
            return;
        };
        if let Value::String(address) = &page.node.value {
            if !address.starts_with("https://") || address.contains(['?', '#']) {
                self.report(
                    &page.node.span,
                    rules::SDK_OAUTH,
                    format!("`{address}` is not the URL of a page"),
                    "write an https URL without a query, or `{ server: …, path: … }`",
                );
            }
            return;
        }
        if !self.keys(page.node, &["server", "path"], "`authorize`") {
            return;
        }
        self.needs(
            page.node,
            &page.node.span,
            &["server", "path"],
            "`authorize`",
        );
        if let Some(path) = self.text(page.node, "path")
            && (!path.starts_with('/') || path.contains(['?', '#', '{']))
        {
            self.report(
                span_of(page.node, "path"),
                rules::SDK_OAUTH,
                format!("`{path}` is not the path of a page"),
                "begin it with a slash, without query and parameters",
            );
        }
        if let Some(name) = self.text(page.node, "server") {
            let servers = &self.provider.config.servers;
            let known = || servers.iter().map(|server| server.name.as_str());
            if !known().any(|server| server == name) {
                let how = match closest(name, known()) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("provider.toml names {}", one_of(known())),
                };
                self.report(
                    span_of(page.node, "server"),
                    rules::SDK_OAUTH,
                    format!("unknown server `{name}`"),
                    how,
                );
            }
        }
    }

    /// Returns the operation below a key, if it is one that a sign-in can send.
    fn oauth_operation(&mut self, at: At<'a>, key: &str) -> Option<Operation<'a>> {
        let name = self.text(at.node, key)?;
        let span = span_of(at.node, key);
        let operations = self.operations();
        let found = operations
            .iter()
            .find(|operation| operation.full_name().as_deref() == Some(name));
        let Some(operation) = found.copied() else {
            if self.provider.is_complete() {
                let names: Vec<String> = operations
                    .iter()
                    .filter_map(|operation| operation.full_name())
                    .collect();
                let how = match closest(name, names.iter().map(String::as_str)) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => "write the tag and the operationId, with a dot between".to_owned(),
                };
                self.report(
                    span,
                    rules::SDK_OAUTH,
                    format!("unknown operation `{name}`"),
                    how,
                );
            }
            return None;
        };
        if operation.method() != "post" {
            self.report(
                span,
                rules::SDK_OAUTH,
                format!("`{name}` is a {}", operation.method().to_uppercase()),
                "name an operation that is a POST",
            );
            return None;
        }
        let wanted = self
            .parameters(&operation)
            .into_iter()
            .find(|parameter| parameter.at.flag("required"));
        if let Some(parameter) = wanted {
            self.report(
                span,
                rules::SDK_OAUTH,
                format!("`{name}` needs the parameter `{}`", parameter.name()),
                "name an operation that takes a form and nothing else",
            );
            return None;
        }
        Some(operation)
    }

    /// Returns the schema of an operation's form.
    fn form_of(&self, operation: &Operation<'a>) -> Option<At<'a>> {
        let body = self.follow(operation.at.get("requestBody")?)?;
        body.get("content")?.get(FORM)?.get("schema")
    }

    /// Returns the grants that the token call takes; none and reported if there is none that is known.
    fn grants(&mut self, at: At<'a>, token: &Operation<'a>) -> Option<Vec<&'static str>> {
        let span = span_of(at.node, "token");
        let shape = self.form_of(token).map(|schema| self.shape(schema));
        let forms: Vec<(&'a str, At<'a>)> = match shape {
            Some(Shape::Union(union)) => {
                let mapping = union
                    .get("discriminator")
                    .filter(|at| at.text("propertyName") == Some("grant_type"))
                    .and_then(|at| at.get("mapping"));
                let entries = mapping.into_iter().flat_map(|at| at.node.members());
                entries
                    .filter_map(|entry| {
                        let reference = entry.value.as_str()?;
                        let member = union
                            .alternatives()
                            .find(|member| member.text("$ref") == Some(reference))?;
                        Some((entry.key.as_str(), member))
                    })
                    .collect()
            }
            Some(Shape::Object(object)) => self.grants_of_object(object),
            _ => {
                self.report(
                    span,
                    rules::SDK_OAUTH,
                    "the token call takes no form",
                    format!("name an operation whose body is {FORM}"),
                );
                return None;
            }
        };
        let mut kinds: Vec<&'static str> = Vec::new();
        for (grant_type, form) in forms {
            let Some(kind) = grant_kind(grant_type) else {
                continue;
            };
            kinds.push(kind);
            let needed: &[&str] = match kind {
                "authorization_code" => &["code"],
                "refresh_token" => &["refresh_token"],
                "device_code" => &["device_code", "code"],
                _ => &[],
            };
            self.has_one_of(at, "token", form, needed);
            self.says_who(at, "token", token, form);
        }
        if kinds.is_empty() {
            self.report(
                span,
                rules::SDK_OAUTH,
                "the token call's form has no known `grant_type`",
                "write a oneOf with the discriminator `grant_type`, or an enum of that name",
            );
            return None;
        }
        Some(kinds)
    }

    /// Returns the grants of one object for all grants: those that its enum `grant_type` lists.
    fn grants_of_object(&self, object: At<'a>) -> Vec<(&'a str, At<'a>)> {
        let whole = self.object_at(object);
        let grant_type = whole
            .members
            .iter()
            .find(|member| member.entry.key == "grant_type");
        match grant_type.map(|member| self.shape(member.at)) {
            Some(Shape::Enumeration(values)) => values
                .items("enum")
                .filter_map(|value| value.node.as_str())
                .map(|value| (value, object))
                .collect(),
            _ => Vec::new(),
        }
    }

    fn oauth_form(&mut self, at: At<'a>, key: &str, operation: &Operation<'a>, needed: &[&str]) {
        let form = self.form_of(operation);
        let Some(Shape::Object(object)) = form.map(|schema| self.shape(schema)) else {
            self.report(
                span_of(at.node, key),
                rules::SDK_OAUTH,
                format!("the call below `{key}` takes no form"),
                format!("name an operation whose body is {FORM} with an object"),
            );
            return;
        };
        self.has_one_of(at, key, object, needed);
        self.says_who(at, key, operation, object);
    }

    fn has_one_of(&mut self, at: At<'a>, key: &str, form: At<'a>, names: &[&str]) {
        let members = &self.object_at(form).members;
        let found = |name: &&str| members.iter().any(|member| member.entry.key == **name);
        if names.is_empty() || names.iter().any(found) {
            return;
        }
        self.report(
            span_of(at.node, key),
            rules::SDK_OAUTH,
            format!(
                "a form of the call below `{key}` has no field {}",
                one_of(names.iter().copied())
            ),
            "describe the field where the call's form is",
        );
    }

    /// Checks that a call has a place for the application's id: in the form, in a header, or in the query.
    fn says_who(&mut self, at: At<'a>, key: &str, operation: &Operation<'a>, form: At<'a>) {
        let in_form = self
            .object_at(form)
            .members
            .iter()
            .any(|member| member.entry.key == "client_id");
        if in_form || self.is_basic(operation) {
            return;
        }
        self.report(
            span_of(at.node, key),
            rules::SDK_OAUTH,
            format!("the call below `{key}` cannot send the client id"),
            "add `client_id` to its form, or a security scheme `basic` to the operation",
        );
    }

    fn is_basic(&self, operation: &Operation<'a>) -> bool {
        let root = At::root(operation.at.document);
        let security = operation
            .at
            .get("security")
            .or_else(|| root.get("security"));
        let requirements = security.map(|at| at.node.as_sequence()).unwrap_or_default();
        requirements
            .iter()
            .flat_map(|requirement| requirement.members())
            .any(|entry| {
                let scheme = ["components", "securitySchemes", &entry.key, "scheme"];
                root.node
                    .pointer(&scheme)
                    .and_then(|scheme| scheme.as_str())
                    .is_some_and(|scheme| scheme.eq_ignore_ascii_case("basic"))
            })
    }

    /// Checks that each way of signing in has both its first call and its grant.
    fn ways_fit(&mut self, at: At<'a>, kinds: &[&str]) {
        let pairs = [
            ("authorize", "authorization_code"),
            ("device", "device_code"),
        ];
        for (key, kind) in pairs {
            let implicit = key == "authorize" && at.flag("implicit");
            if at.node.get(key).is_some() && !kinds.contains(&kind) && !implicit {
                self.report(
                    span_of(at.node, key),
                    rules::SDK_OAUTH,
                    format!("the token call takes no grant `{kind}`"),
                    format!("describe the grant, or remove `{key}`"),
                );
            }
        }
        if at.flag("implicit") && at.node.get("authorize").is_none() {
            self.report(
                span_of(at.node, "implicit"),
                rules::SDK_OAUTH,
                "`implicit` needs a page",
                "add `authorize`, or remove `implicit`",
            );
        }
    }
}
