//! Codes for devices without a browser.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

use super::{Grant, OAuth, OAuthError, alphanumeric, hex, ok};
use crate::answer::Answer;
use crate::request::Request;

/// How long a device code lives and how often it may be asked about, in seconds.
const LIFETIME: i64 = 300;
const INTERVAL: i64 = 5;

/// A device that waits for its user.
#[derive(Clone, Debug)]
pub(super) struct Waiting {
    user_code: String,
    pub(super) grant: Grant,
    pub(super) expires: DateTime<Utc>,
    pub(super) approved: bool,
}

impl OAuth {
    /// Gives a device its code.
    pub(crate) fn device_code(
        &mut self,
        request: &Request,
        verification_url: &str,
        now: DateTime<Utc>,
    ) -> Result<Answer, OAuthError> {
        let form = self.form(request)?;
        let client_id = form.required("client_id")?;
        let app = self.app(client_id)?;
        let scopes = (self.policy.scopes)(app, &|name| form.text(name).map(str::to_owned))?;
        let waiting = Waiting {
            user_code: alphanumeric(&mut self.random, 8).to_ascii_lowercase(),
            grant: Grant {
                client_id: client_id.to_owned(),
                user_id: self.user_id.clone(),
                scopes,
                device: self.device(&form)?,
            },
            expires: now + TimeDelta::seconds(LIFETIME),
            approved: self.approves,
        };
        let device_code = hex(&mut self.random, 32);
        let answer = ok(&json!({
            "device_code": device_code,
            "user_code": waiting.user_code,
            "verification_url": verification_url,
            "interval": INTERVAL,
            "expires_in": LIFETIME,
        }));
        self.devices.insert(device_code, waiting);
        Ok(answer)
    }

    /// Confirms a code as a user would, and returns whether it was waited for.
    pub(crate) fn approve(&mut self, user_code: &str, now: DateTime<Utc>) -> bool {
        let mut devices = self.devices.values_mut();
        let device = devices.find(|device| device.user_code == user_code && now < device.expires);
        device.map(|device| device.approved = true).is_some()
    }
}
