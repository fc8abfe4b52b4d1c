//! Tokens for codes and refresh tokens, and what is known about a token.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use url::form_urlencoded;

use super::{Challenge, Grant, LoginError, invalid_token, ok};
use crate::amazon_drive::settings::Settings;
use crate::amazon_drive::state::State;
use crate::answer::Answer;
use crate::request::{Head, Request};

/// A form.
pub(crate) struct Form(Vec<(String, String)>);

impl Form {
    pub(crate) fn read(request: &Request) -> Result<Self, LoginError> {
        if request.head.content_type().as_deref() != Some("application/x-www-form-urlencoded") {
            let what = "The body has to be application/x-www-form-urlencoded";
            return Err(LoginError::bad_request(what));
        }
        let fields = form_urlencoded::parse(request.small());
        Ok(Self(fields.into_owned().collect()))
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    fn required(&self, name: &str, what: &'static str) -> Result<&str, LoginError> {
        self.text(name).ok_or(LoginError::bad_request(what))
    }

    /// The client's id, its secret checked. A verifier of PKCE stands for an absent secret.
    fn client(&self, state: &State) -> Result<&str, LoginError> {
        let id = self.required("client_id", "client_id is missing")?;
        let app = state.login.app(id)?;
        match self.text("client_secret") {
            Some(secret) if secret == app.secret => Ok(id),
            None if self.text("code_verifier").is_some() => Ok(id),
            _ => Err(LoginError::new(
                "invalid_client",
                "Client authentication failed",
            )),
        }
    }
}

pub(crate) fn token(
    state: &mut State,
    request: &Request,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Result<Answer, LoginError> {
    let form = Form::read(request)?;
    match form.required("grant_type", "grant_type is missing")? {
        "authorization_code" => {
            let grant = by_code(state, &form, now)?;
            let issued = state.issue(&grant, lifetime(settings), now);
            let tokens = (
                issued.access_token.as_str(),
                Some(issued.refresh_token.as_str()),
            );
            Ok(ok(&response(tokens, settings)))
        }
        "refresh_token" => {
            let client_id = form.client(state)?.to_owned();
            refresh(state, &form, Some(&client_id), settings, now)
        }
        _ => Err(LoginError::new(
            "unsupported_grant_type",
            "grant_type has to be authorization_code or refresh_token",
        )),
    }
}

pub(crate) fn lifetime(settings: &Settings) -> TimeDelta {
    TimeDelta::from_std(settings.token_lifetime).unwrap_or(TimeDelta::MAX)
}

pub(crate) fn response(tokens: (&str, Option<&str>), settings: &Settings) -> Value {
    let (access_token, refresh_token) = tokens;
    let mut body = json!({
        "access_token": access_token,
        "token_type": "bearer",
        "expires_in": lifetime(settings).num_seconds(),
    });
    if let Some(refresh_token) = refresh_token {
        body["refresh_token"] = json!(refresh_token);
    }
    body
}

fn by_code(state: &mut State, form: &Form, now: DateTime<Utc>) -> Result<Grant, LoginError> {
    let client_id = form.client(state)?;
    let code = form.required("code", "code is missing")?;
    let redirect = form.required("redirect_uri", "redirect_uri is missing")?;
    let invalid = |what| LoginError::new("invalid_grant", what);
    let known = state
        .login
        .codes
        .get(code)
        .filter(|known| now < known.expires);
    let known = known.ok_or(invalid("The code is unknown, used or expired"))?;
    if known.grant.client_id != client_id {
        return Err(invalid("The code was issued to another client"));
    }
    if known.redirect != redirect {
        return Err(invalid("redirect_uri is not the one of the authorization"));
    }
    if !verified(known.challenge.as_ref(), form.text("code_verifier")) {
        return Err(invalid("code_verifier does not fit code_challenge"));
    }
    let known = state.login.codes.remove(code);
    known
        .map(|known| known.grant)
        .ok_or(invalid("The code is unknown, used or expired"))
}

/// Whether the verifier is the one that the challenge was made from.
fn verified(challenge: Option<&Challenge>, verifier: Option<&str>) -> bool {
    match (challenge, verifier) {
        (None, None) => true,
        (Some(challenge), Some(verifier)) if challenge.hashed => {
            URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes())) == challenge.value
        }
        (Some(challenge), Some(verifier)) => challenge.value == verifier,
        _ => false,
    }
}

/// A new access token; the refresh token stays and is sent again, unless the emulator is set to leave it out.
pub(crate) fn refresh(
    state: &mut State,
    form: &Form,
    client_id: Option<&str>,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Result<Answer, LoginError> {
    let refresh_token = form.required("refresh_token", "refresh_token is missing")?;
    let invalid = |what| LoginError::new("invalid_grant", what);
    let grant = state.login.refresh.get(refresh_token).cloned();
    let grant = grant.ok_or(invalid("The refresh token is unknown or revoked"))?;
    if client_id.is_some_and(|client_id| client_id != grant.client_id) {
        return Err(invalid("The refresh token was issued to another client"));
    }
    let access_token = state.issue_access(&grant, lifetime(settings), now);
    let again = (!settings.refresh_omits_refresh_token).then_some(refresh_token);
    Ok(ok(&response((&access_token, again), settings)))
}

/// What is known about a token; its times are seconds from now, not dates (`wire.md` §11.13).
pub(crate) fn info(state: &State, head: &Head, now: DateTime<Utc>) -> Result<Answer, LoginError> {
    let token = head.query("access_token").unwrap_or_default();
    let token = state.login.live(token, now).ok_or(invalid_token())?;
    let app = state.login.app(&token.client_id)?;
    let body = json!({
        "aud": token.client_id,
        "user_id": state.login.user_id,
        "iss": "https://www.amazon.com",
        "app_id": app.app_id,
        "exp": (token.expires - now).num_seconds(),
        "iat": (now - token.issued).num_seconds(),
    });
    Ok(ok(&body))
}
