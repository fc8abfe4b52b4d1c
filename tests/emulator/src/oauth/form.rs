//! Forms, and the applications that send them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header;
use url::form_urlencoded;

use super::{OAuth, OAuthError, Pkce};
use crate::request::{Head, Request};

/// The fields of a form.
pub(crate) struct Form(Vec<(String, String)>);

impl Form {
    pub(crate) fn read(request: &Request) -> Result<Self, OAuthError> {
        if request.head.content_type().as_deref() != Some("application/x-www-form-urlencoded") {
            let what = "the body must be application/x-www-form-urlencoded";
            return Err(OAuthError::invalid(what));
        }
        let fields = form_urlencoded::parse(request.small());
        Ok(Self(fields.into_owned().collect()))
    }

    /// Reads a form; a Basic header stands for `client_id` and `client_secret`.
    pub(crate) fn with_basic(request: &Request) -> Result<Self, OAuthError> {
        let mut form = Self::read(request)?;
        if let Some((id, secret)) = basic(&request.head)? {
            form.0.push(("client_id".to_owned(), id));
            form.0.push(("client_secret".to_owned(), secret));
        }
        Ok(form)
    }

    /// Adds a field that came elsewhere.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.0.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Returns a field that is not empty.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name);
        let value = found.map(|(_, value)| value.as_str());
        value.filter(|value| !value.is_empty())
    }

    pub(crate) fn required(&self, name: &str) -> Result<&str, OAuthError> {
        let value = self.text(name);
        value.ok_or_else(|| OAuthError::invalid(format!("{name} is missing")))
    }
}

/// Returns id and secret of the Authorization header.
fn basic(head: &Head) -> Result<Option<(String, String)>, OAuthError> {
    let Some(value) = head.headers.get(header::AUTHORIZATION) else {
        return Ok(None);
    };
    let malformed = || OAuthError::new("Malformed Authorization header", "Malformed header");
    let value = value.to_str().map_err(|_| malformed())?;
    let Some(pair) = value.strip_prefix("Basic ") else {
        return Err(OAuthError::new(
            "Basic auth required",
            "Basic auth required",
        ));
    };
    let pair = STANDARD.decode(pair.trim()).map_err(|_| malformed())?;
    let pair = String::from_utf8(pair).map_err(|_| malformed())?;
    let (id, secret) = pair.split_once(':').ok_or_else(malformed)?;
    Ok(Some((id.to_owned(), secret.to_owned())))
}

impl OAuth {
    /// Returns the form of a request to the token endpoint.
    pub(super) fn form(&self, request: &Request) -> Result<Form, OAuthError> {
        if self.policy.basic {
            Form::with_basic(request)
        } else {
            Form::read(request)
        }
    }

    /// Returns the application that sends a form, after a check of its secret.
    pub(crate) fn client<'a>(&self, form: &'a Form) -> Result<&'a str, OAuthError> {
        let id = form.required("client_id")?;
        if self.app(id)?.secret.as_deref() != form.text("client_secret") {
            let wrong = OAuthError::new("invalid_client", "Wrong client secret");
            return Err(wrong.with_status(self.policy.bad_client_status));
        }
        Ok(id)
    }

    /// Returns the application that exchanges a code; if a challenge may be anything, a verifier replaces an
    /// absent secret.
    pub(super) fn exchanging<'a>(&self, form: &'a Form) -> Result<&'a str, OAuthError> {
        let verifies = self.policy.pkce == Pkce::Any && form.text("code_verifier").is_some();
        if verifies && form.text("client_secret").is_none() {
            let id = form.required("client_id")?;
            return self.app(id).map(|_| id);
        }
        self.client(form)
    }
}
