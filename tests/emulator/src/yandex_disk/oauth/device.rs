//! Codes for devices without a browser, and the end of tokens (`wire.md` §2.3, §2.4).

use chrono::{DateTime, TimeDelta, Utc};
use http::StatusCode;
use serde_json::json;

use super::token::Form;
use super::{Device, Grant, Oauth, OauthError};
use crate::answer::Answer;
use crate::request::Request;
use crate::yandex_disk::settings::Settings;
use crate::yandex_disk::state::State;

/// How long a device code lives and how often it may be asked about, in seconds.
const LIFETIME: i64 = 300;
const INTERVAL: i64 = 5;

pub(crate) fn device_code(
    state: &mut State,
    request: &Request,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Result<Answer, OauthError> {
    let form = Form::read(request)?;
    let client_id = form
        .required("client_id", "client_id not passed")?
        .to_owned();
    let app = state.oauth.app(&client_id)?;
    let (scopes, fewer) = Oauth::granted(app, form.text("scope"), form.text("optional_scope"))?;
    let device = Device {
        user_code: (0..8)
            .map(|_| state.random.alphanumeric().to_ascii_lowercase())
            .collect(),
        grant: Grant {
            client_id,
            scopes,
            fewer,
            device_id: form.device_id()?,
        },
        expires: now + TimeDelta::seconds(LIFETIME),
        approved: settings.approve_devices,
    };
    let device_code = state.hex(32);
    let body = json!({
        "device_code": device_code,
        "user_code": device.user_code,
        "verification_url": "https://ya.ru/device",
        "interval": INTERVAL,
        "expires_in": LIFETIME,
    });
    state.oauth.devices.insert(device_code, device);
    Ok(Answer::with(
        StatusCode::OK,
        "application/json",
        body.to_string(),
    ))
}

impl Oauth {
    /// The user types a code; whether it was one that is waited for.
    pub(crate) fn approve(&mut self, user_code: &str, now: DateTime<Utc>) -> bool {
        let mut devices = self.devices.values_mut();
        let device = devices.find(|device| device.user_code == user_code && now < device.expires);
        device.map(|device| device.approved = true).is_some()
    }
}

/// A token that was revoked before, or that nobody knows any more, is revoked too.
pub(crate) fn revoke_token(state: &mut State, request: &Request) -> Result<Answer, OauthError> {
    let form = Form::read(request)?;
    let client_id = form.client(state, true)?;
    let token = form.required("access_token", "access_token not passed")?;
    if let Some(known) = state.oauth.tokens.get_mut(token) {
        if known.client_id != client_id {
            return Err(OauthError(
                "invalid_grant",
                "Token doesn't belong to client",
            ));
        }
        if known.device_id.is_none() {
            let what = "Token has no device_id";
            return Err(OauthError("unsupported_token_type", what));
        }
        known.revoked = true;
    }
    let body = json!({"status": "ok"});
    Ok(Answer::with(
        StatusCode::OK,
        "application/json",
        body.to_string(),
    ))
}
