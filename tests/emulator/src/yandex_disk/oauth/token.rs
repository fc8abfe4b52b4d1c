//! Tokens for codes, device codes and refresh tokens (`wire.md` §2.2).

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use http::{StatusCode, header};
use serde_json::json;
use sha2::{Digest, Sha256};
use url::form_urlencoded;

use super::authorize::is_device;
use super::{Challenge, Grant, OauthError};
use crate::answer::Answer;
use crate::request::Request;
use crate::yandex_disk::settings::Settings;
use crate::yandex_disk::state::State;

/// A form, and the client that sends it.
pub(crate) struct Form(Vec<(String, String)>);

impl Form {
    /// Reads the body; a Basic header stands for `client_id` and `client_secret`.
    pub(crate) fn read(request: &Request) -> Result<Self, OauthError> {
        if request.head.content_type().as_deref() != Some("application/x-www-form-urlencoded") {
            let what = "the body must be application/x-www-form-urlencoded";
            return Err(OauthError("invalid_request", what));
        }
        let mut fields: Vec<(String, String)> = form_urlencoded::parse(request.small())
            .into_owned()
            .collect();
        if let Some(value) = request.head.headers.get(header::AUTHORIZATION) {
            let malformed = OauthError("Malformed Authorization header", "Malformed header");
            let value = value.to_str().map_err(|_| malformed.clone())?;
            let Some(basic) = value.strip_prefix("Basic ") else {
                return Err(OauthError("Basic auth required", "Basic auth required"));
            };
            let decoded = STANDARD.decode(basic).map_err(|_| malformed.clone())?;
            let decoded = String::from_utf8(decoded).map_err(|_| malformed.clone())?;
            let (id, secret) = decoded.split_once(':').ok_or(malformed)?;
            fields.push(("client_id".to_owned(), id.to_owned()));
            fields.push(("client_secret".to_owned(), secret.to_owned()));
        }
        Ok(Self(fields))
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    pub(crate) fn required(
        &self,
        name: &'static str,
        what: &'static str,
    ) -> Result<&str, OauthError> {
        self.text(name).ok_or(OauthError("invalid_request", what))
    }

    pub(crate) fn device_id(&self) -> Result<Option<String>, OauthError> {
        match self.text("device_id") {
            Some(id) if !is_device(id) => {
                let what = "device_id must be 6 to 50 printable characters";
                Err(OauthError("invalid_request", what))
            }
            id => Ok(id.map(str::to_owned)),
        }
    }

    /// The client's id, its secret checked; a verifier of PKCE stands for an absent secret.
    pub(crate) fn client(&self, state: &State, secret_needed: bool) -> Result<&str, OauthError> {
        let id = self.required("client_id", "client_id not passed")?;
        let app = state.oauth.app(id)?;
        match self.text("client_secret") {
            Some(secret) if secret == app.secret => Ok(id),
            None if !secret_needed => Ok(id),
            _ => Err(OauthError("invalid_client", "Wrong client secret")),
        }
    }
}

pub(crate) fn token(
    state: &mut State,
    request: &Request,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Result<Answer, OauthError> {
    let form = Form::read(request)?;
    let lifetime = TimeDelta::from_std(settings.token_lifetime).unwrap_or(TimeDelta::MAX);
    let grant = match form.required("grant_type", "grant_type not passed")? {
        "authorization_code" => by_code(state, &form, now)?,
        "device_code" => by_device(state, &form, now)?,
        "refresh_token" => return refresh(state, &form, settings, now),
        _ => return Err(OauthError("unsupported_grant_type", "Unknown grant_type")),
    };
    let issued = state.issue(&grant, lifetime, now);
    let mut body = json!({
        "access_token": issued.access_token,
        "refresh_token": issued.refresh_token,
        "token_type": "bearer",
        "expires_in": lifetime.num_seconds(),
    });
    if grant.fewer {
        body["scope"] = json!(grant.scopes.join(" "));
    }
    Ok(Answer::with(
        StatusCode::OK,
        "application/json",
        body.to_string(),
    ))
}

fn by_code(state: &mut State, form: &Form, now: DateTime<Utc>) -> Result<Grant, OauthError> {
    let code = form.required("code", "code not passed")?;
    if code.len() != 7 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(OauthError("bad_verification_code", "Invalid code"));
    }
    let verifier = form.text("code_verifier");
    let client_id = form.client(state, verifier.is_none())?;
    let device_id = form.device_id()?;
    let expired = OauthError("invalid_grant", "Code has expired");
    let known = state.oauth.codes.get(code).ok_or(expired.clone())?;
    if known.grant.client_id != client_id {
        return Err(OauthError(
            "invalid_grant",
            "Code was issued to another client",
        ));
    }
    if known.expires <= now {
        return Err(expired);
    }
    if !verified(known.challenge.as_ref(), verifier) {
        return Err(OauthError(
            "invalid_grant",
            "code_verifier does not match code_challenge",
        ));
    }
    // A code works once.
    let known = state.oauth.codes.remove(code).ok_or(expired)?;
    let mut grant = known.grant;
    grant.device_id = device_id.or(grant.device_id);
    Ok(grant)
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

fn by_device(state: &mut State, form: &Form, now: DateTime<Utc>) -> Result<Grant, OauthError> {
    let code = form.required("code", "code not passed")?;
    let client_id = form.client(state, true)?;
    let device_id = form.device_id()?;
    let known = state.oauth.devices.get(code);
    let known = known.ok_or(OauthError("bad_verification_code", "Invalid code"))?;
    if known.grant.client_id != client_id {
        return Err(OauthError(
            "invalid_grant",
            "Code was issued to another client",
        ));
    }
    if known.expires <= now {
        return Err(OauthError("invalid_grant", "Code has expired"));
    }
    if !known.approved {
        let what = "User has not yet authorized your application";
        return Err(OauthError("authorization_pending", what));
    }
    let mut grant = known.grant.clone();
    grant.device_id = device_id.or(grant.device_id);
    state.oauth.devices.remove(code);
    Ok(grant)
}

/// A refresh token works once; the access token stays the same only when the emulator is set so.
fn refresh(
    state: &mut State,
    form: &Form,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Result<Answer, OauthError> {
    let client_id = form.client(state, true)?;
    let refresh_token = form.required("refresh_token", "refresh_token not passed")?;
    let invalid = OauthError("invalid_grant", "expired_token");
    let known = state
        .oauth
        .refresh
        .get(refresh_token)
        .ok_or(invalid.clone())?;
    let old = known.access_token.clone();
    let token = state.oauth.tokens.get(&old).ok_or(invalid.clone())?.clone();
    if token.client_id != client_id {
        return Err(OauthError(
            "invalid_grant",
            "Token was issued to another client",
        ));
    }
    if token.revoked {
        return Err(invalid);
    }
    state.oauth.refresh.remove(refresh_token);
    let lifetime = TimeDelta::from_std(settings.token_lifetime).unwrap_or(TimeDelta::MAX);
    let (access_token, refresh_token, left) =
        if settings.refresh_keeps_access_token && now < token.expires {
            let refresh_token = state.renewable(&old);
            (old, refresh_token, token.expires - now)
        } else {
            let grant = Grant {
                client_id: token.client_id,
                scopes: token.scopes,
                fewer: false,
                device_id: token.device_id,
            };
            let issued = state.issue(&grant, lifetime, now);
            (issued.access_token, issued.refresh_token, lifetime)
        };
    let body = json!({
        "access_token": access_token,
        "refresh_token": refresh_token,
        "token_type": "bearer",
        "expires_in": left.num_seconds(),
    });
    Ok(Answer::with(
        StatusCode::OK,
        "application/json",
        body.to_string(),
    ))
}
