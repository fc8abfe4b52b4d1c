//! Yandex's own parts of the sign-in (`wire.md` §2).

use std::time::Duration;

use chrono::{DateTime, Utc};
use http::StatusCode;
use serde_json::json;

use super::state::State;
use crate::answer::Answer;
use crate::oauth::{
    Form, OAuthError, PageErrors, Parameter, Pkce, Policy, Registered, Renewal, Scopes, hex, ok,
};
use crate::request::Request;

/// Every right that an application can have on a Disk.
pub(crate) const SCOPES: [&str; 4] = [READ, WRITE, INFO, APP_FOLDER];
pub(crate) const READ: &str = "cloud_api:disk.read";
pub(crate) const WRITE: &str = "cloud_api:disk.write";
pub(crate) const INFO: &str = "cloud_api:disk.info";
pub(crate) const APP_FOLDER: &str = "cloud_api:disk.app_folder";

/// The word before the token of a request.
pub(crate) const SCHEME: &str = "OAuth";

pub(crate) static POLICY: Policy = Policy {
    new_access_token: |random, _| format!("y0_{}", hex(random, 55)),
    new_refresh_token: |random, _| {
        let parts = [8, 24, 24].map(|digits| hex(random, digits));
        format!("1:{}", parts.join(":"))
    },
    new_code: |random| random.u32(1_000_000..10_000_000).to_string(),
    code_minutes: 10,
    page_errors: PageErrors::Json,
    denial: "User denied your request",
    pkce: Pkce::Any,
    implicit: true,
    needs_redirect: false,
    refresh_needs_redirect: false,
    bad_response_type: "invalid_request",
    longest_state: 1024,
    page_tells_scope: false,
    scopes,
    // 6 to 50 printable ASCII characters.
    is_device: |id| {
        (6..=50).contains(&id.len()) && id.bytes().all(|byte| (b' '..=b'~').contains(&byte))
    },
    basic: true,
    more_grants: &["device_code"],
    is_code: |code| code.len() == 7 && code.bytes().all(|byte| byte.is_ascii_digit()),
    renewal: Renewal::Once,
    refresh_scope: None,
    refresh_lifetime: Duration::MAX,
    bad_refresh_status: StatusCode::BAD_REQUEST,
    bad_client_status: StatusCode::BAD_REQUEST,
    token_type: "bearer",
    new_id_token: None,
    device_tokens: Some(30),
};

/// Returns the scopes that an application is granted; all of them if none are requested.
///
/// The application must have all of `scope`, and gets those of `optional_scope` that it has.
fn scopes(app: &Registered, text: &Parameter<'_>) -> Result<Scopes, OAuthError> {
    let list = |name| Scopes::listed(&text(name).unwrap_or_default()).list;
    let (mut granted, wanted) = (list("scope"), list("optional_scope"));
    if granted.iter().any(|scope| !app.scopes.contains(scope)) {
        let what = "The application lacks a requested scope";
        return Err(OAuthError::new("invalid_scope", what));
    }
    if granted.is_empty() && wanted.is_empty() {
        granted.clone_from(&app.scopes);
    }
    let (allowed, refused): (Vec<String>, Vec<String>) = wanted
        .into_iter()
        .partition(|scope| app.scopes.contains(scope));
    granted.extend(allowed);
    Ok(Scopes {
        list: granted,
        fewer: !refused.is_empty(),
    })
}

impl State {
    /// Answers a request to the OAuth host.
    pub(crate) fn oauth_answer(&mut self, request: &Request, now: DateTime<Utc>) -> Answer {
        let path = request.head.path.trim_end_matches('/');
        let answer = match (request.head.method.as_str(), path) {
            ("GET", "/authorize") => return self.oauth.authorize(&request.head, now),
            ("POST", "/token") => self.oauth.token(request, now),
            ("POST", "/device/code") => {
                self.oauth.device_code(request, "https://ya.ru/device", now)
            }
            ("POST", "/revoke_token") => self.revoke_token(request),
            _ => return super::errors::page(404),
        };
        answer.unwrap_or_else(|error| error.answer())
    }

    /// Revokes a token; one that was revoked before, or is unknown, succeeds too (`wire.md` §2.4).
    fn revoke_token(&mut self, request: &Request) -> Result<Answer, OAuthError> {
        let form = Form::with_basic(request)?;
        let client_id = self.oauth.client(&form)?;
        let token = form.required("access_token")?;
        if let Some(known) = self.oauth.token_mut(token) {
            if known.grant.client_id != client_id {
                let what = "Token doesn't belong to client";
                return Err(OAuthError::new("invalid_grant", what));
            }
            if known.grant.device.is_none() {
                let what = "Token has no device_id";
                return Err(OAuthError::new("unsupported_token_type", what));
            }
            self.oauth.revoke(token);
        }
        Ok(ok(&json!({"status": "ok"})))
    }
}
