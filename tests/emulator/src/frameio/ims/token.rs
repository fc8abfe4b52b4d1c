//! Tokens for codes, for refresh tokens and for servers, and the end of tokens.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use http::{StatusCode, header};
use serde_json::json;
use sha2::{Digest, Sha256};
use url::form_urlencoded;

use super::{Grant, ImsError, Registered, scopes};
use crate::answer::Answer;
use crate::frameio::settings::Settings;
use crate::frameio::state::State;
use crate::request::Request;

/// A form.
struct Form(Vec<(String, String)>);

impl Form {
    fn read(request: &Request) -> Result<Self, ImsError> {
        if request.head.content_type().as_deref() != Some("application/x-www-form-urlencoded") {
            let what = "the body must be application/x-www-form-urlencoded";
            return Err(ImsError("invalid_request", what));
        }
        let fields = form_urlencoded::parse(request.small());
        Ok(Self(fields.into_owned().collect()))
    }

    fn text(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    fn required(&self, name: &str, what: &'static str) -> Result<&str, ImsError> {
        self.text(name).ok_or(ImsError("invalid_request", what))
    }

    /// The application that sends the form; one that has a secret has to know it.
    fn client<'a>(&self, state: &'a State) -> Result<(String, &'a Registered), ImsError> {
        let id = self.required("client_id", "client_id is missing")?;
        let app = state.ims.apps.get(id);
        let app = app.ok_or(ImsError("invalid_client", "client_id is not known"))?;
        if app.secret.as_deref() != self.text("client_secret") {
            return Err(ImsError(
                "invalid_client",
                "client_secret is not that of the client",
            ));
        }
        Ok((id.to_owned(), app))
    }
}

pub(crate) fn token(
    state: &mut State,
    request: &Request,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Result<Answer, ImsError> {
    let form = Form::read(request)?;
    let grant = match form.required("grant_type", "grant_type is missing")? {
        "authorization_code" => by_code(state, &form, now)?,
        "refresh_token" => by_refresh_token(state, &form, now)?,
        "client_credentials" => for_a_server(state, &form)?,
        _ => {
            return Err(ImsError(
                "unsupported_grant_type",
                "grant_type is not known",
            ));
        }
    };
    let delta = |time| TimeDelta::from_std(time).unwrap_or(TimeDelta::MAX);
    let lifetime = delta(settings.token_lifetime);
    let refresh_lifetime = delta(settings.refresh_token_lifetime);
    let issued = state.issue(&grant, lifetime, refresh_lifetime, now);
    let mut body = json!({
        "access_token": issued.access_token,
        "token_type": "bearer",
        "expires_in": lifetime.num_seconds(),
    });
    for (name, token) in [
        ("refresh_token", issued.refresh_token),
        ("id_token", issued.id_token),
    ] {
        if let Some(token) = token {
            body[name] = json!(token);
        }
    }
    Ok(Answer::with(
        StatusCode::OK,
        "application/json",
        body.to_string(),
    ))
}

fn by_code(state: &mut State, form: &Form, now: DateTime<Utc>) -> Result<Grant, ImsError> {
    let invalid = |what| ImsError("invalid_grant", what);
    let code = form.required("code", "code is missing")?;
    let redirect_uri = form.required("redirect_uri", "redirect_uri is missing")?;
    let (client_id, app) = form.client(state)?;
    let public = app.secret.is_none();
    let known = state
        .ims
        .codes
        .get(code)
        .ok_or(invalid("code is not known"))?;
    if known.grant.client_id != client_id || known.redirect_uri != redirect_uri {
        return Err(invalid("code was issued to another client or redirect_uri"));
    }
    if known.expires <= now {
        return Err(invalid("code has expired"));
    }
    let verifier = form.text("code_verifier");
    let hashed = verifier.map(|verifier| URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)));
    let proven = known.challenge == hashed && (!public || hashed.is_some());
    if !proven || !verifier.is_none_or(is_verifier) {
        return Err(invalid("code_verifier does not fit the code_challenge"));
    }
    // A code works once.
    let known = state.ims.codes.remove(code);
    known
        .map(|known| known.grant)
        .ok_or(invalid("code is not known"))
}

/// 43 to 128 characters of those that need no encoding.
fn is_verifier(verifier: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    (43..=128).contains(&verifier.len()) && verifier.bytes().all(allowed)
}

/// The old refresh token stays good: an answer that gets lost locks nobody out.
fn by_refresh_token(state: &State, form: &Form, now: DateTime<Utc>) -> Result<Grant, ImsError> {
    let (client_id, _) = form.client(state)?;
    let token = form.required("refresh_token", "refresh_token is missing")?;
    let known = state.ims.refresh.get(token);
    let known = known.ok_or(ImsError("invalid_grant", "refresh_token is not known"))?;
    if known.grant.client_id != client_id {
        return Err(ImsError(
            "invalid_grant",
            "refresh_token was issued to another client",
        ));
    }
    if known.expires <= now {
        return Err(ImsError("invalid_grant", "refresh_token has expired"));
    }
    Ok(known.grant.clone())
}

/// Never with a refresh token.
fn for_a_server(state: &State, form: &Form) -> Result<Grant, ImsError> {
    let (client_id, app) = form.client(state)?;
    if app.secret.is_none() {
        return Err(ImsError(
            "unauthorized_client",
            "a public client is no server",
        ));
    }
    let mut scopes = scopes(form.required("scope", "scope is missing")?);
    scopes.retain(|scope| scope != "offline_access");
    Ok(Grant {
        client_id,
        user_id: state.ims.user.clone(),
        scopes,
    })
}

/// Ends a token, whichever kind it is; one that is not known is as good as ended.
pub(crate) fn revoke(state: &mut State, request: &Request) -> Result<Answer, ImsError> {
    let form = Form::read(request)?;
    let token = form.required("token", "token is missing")?.to_owned();
    let malformed = ImsError("invalid_client", "Authorization is not that of a client");
    let basic = request.head.header(header::AUTHORIZATION);
    let (client_id, secret) = match basic {
        None => (request.head.query("client_id").map(str::to_owned), None),
        Some(value) => {
            let encoded = value.strip_prefix("Basic ").ok_or(malformed.clone())?;
            let decoded = STANDARD.decode(encoded).map_err(|_| malformed.clone())?;
            let decoded = String::from_utf8(decoded).map_err(|_| malformed.clone())?;
            let (id, secret) = decoded.split_once(':').ok_or(malformed.clone())?;
            (Some(id.to_owned()), Some(secret.to_owned()))
        }
    };
    let client_id = client_id.ok_or(ImsError("invalid_request", "client_id is missing"))?;
    let app = state.ims.apps.get(&client_id).ok_or(malformed.clone())?;
    if app.secret != secret {
        return Err(malformed);
    }
    state.ims.refresh.remove(&token);
    if let Some(token) = state.ims.tokens.get_mut(&token) {
        token.revoked = true;
    }
    Ok(Answer::empty(StatusCode::OK))
}
