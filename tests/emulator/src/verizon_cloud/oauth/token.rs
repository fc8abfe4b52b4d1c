//! Tokens for codes and refresh tokens.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use http::{StatusCode, header};
use serde_json::json;
use url::form_urlencoded;

use super::{Grant, Issued};
use crate::answer::Answer;
use crate::request::{Head, Request};
use crate::verizon_cloud::call::json as answer;
use crate::verizon_cloud::errors::ApiError;
use crate::verizon_cloud::settings::Settings;
use crate::verizon_cloud::state::State;

/// A form.
struct Form(Vec<(String, String)>);

impl Form {
    fn read(request: &Request) -> Result<Self, ApiError> {
        if request.head.content_type().as_deref() != Some("application/x-www-form-urlencoded") {
            let what = "the body has to be application/x-www-form-urlencoded";
            return Err(ApiError::bad(what));
        }
        let fields = form_urlencoded::parse(request.small());
        Ok(Self(fields.into_owned().collect()))
    }

    fn text(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name);
        let found = found.map(|(_, value)| value.as_str());
        found.filter(|value| !value.is_empty())
    }

    fn required(&self, name: &str) -> Result<&str, ApiError> {
        let value = self.text(name);
        value.ok_or_else(|| ApiError::bad(format!("{name} is missing")))
    }
}

/// Id and secret of the Authorization header.
fn basic(head: &Head) -> Option<(String, String)> {
    let value = head.header(header::AUTHORIZATION)?.strip_prefix("Basic ")?;
    let pair = String::from_utf8(STANDARD.decode(value.trim()).ok()?).ok()?;
    let (id, secret) = pair.split_once(':')?;
    Some((id.to_owned(), secret.to_owned()))
}

/// The application that asks, its secret and its address checked.
fn client(state: &State, request: &Request, form: &Form) -> Result<String, ApiError> {
    let (id, secret) = match basic(&request.head) {
        Some(pair) => pair,
        None => (
            form.required("client_id")?.to_owned(),
            form.required("client_secret")?.to_owned(),
        ),
    };
    let app = state.oauth.apps.get(&id);
    let app = app.filter(|app| app.secret == secret);
    let app = app.ok_or_else(|| {
        let what = "client_id or client_secret is wrong";
        ApiError::new(401, "invalid_client", what)
    })?;
    if form.required("redirect_uri")? != app.redirect {
        return Err(invalid(400, "redirect_uri is not the registered one"));
    }
    Ok(id)
}

fn invalid(status: u16, what: &str) -> ApiError {
    ApiError::new(status, "invalid_grant", what)
}

pub(crate) fn token(
    state: &mut State,
    request: &Request,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Result<Answer, ApiError> {
    let form = Form::read(request)?;
    let client_id = client(state, request, &form)?;
    let grant = match form.required("grant_type")? {
        "authorization_code" => by_code(state, &form, &client_id, now)?,
        "refresh_token" => {
            let sent = form.required("refresh_token")?;
            let grant = state.use_refresh(&client_id, sent, now);
            // A token that was used, or is too old, means that the user has to agree again.
            grant.ok_or_else(|| invalid(401, "the refresh token is unknown, used or expired"))?
        }
        _ => {
            let what = "grant_type has to be authorization_code or refresh_token";
            return Err(ApiError::new(400, "unsupported_grant_type", what));
        }
    };
    let issued = state.issue(&grant, settings, now);
    Ok(response(&issued, settings))
}

fn by_code(
    state: &mut State,
    form: &Form,
    client_id: &str,
    now: DateTime<Utc>,
) -> Result<Grant, ApiError> {
    let code = form.required("code")?;
    let redirect = form.required("redirect_uri")?;
    let known = state.oauth.codes.get(code);
    let known = known.filter(|known| {
        now < known.expires && known.grant.client_id == client_id && known.redirect == redirect
    });
    let grant = known.map(|known| known.grant.clone());
    let grant = grant.ok_or_else(|| invalid(400, "the code is unknown, used or expired"))?;
    state.oauth.codes.remove(code);
    Ok(grant)
}

fn response(issued: &Issued, settings: &Settings) -> Answer {
    let mut body = json!({
        "access_token": issued.access_token,
        "refresh_token": issued.refresh_token,
    });
    if !settings.bare_tokens {
        body["expires_in"] = json!(settings.token_lifetime.as_secs());
        body["token_type"] = json!("Bearer");
    }
    answer(StatusCode::OK, &body)
}
