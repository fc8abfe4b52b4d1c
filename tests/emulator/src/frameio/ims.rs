//! Adobe's own parts of the sign-in (`wire.md` §1, "OAuth endpoints").

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use fastrand::Rng;
use http::{StatusCode, header};
use serde_json::{Value, json};

use super::state::State;
use crate::answer::Answer;
use crate::oauth::{Form, OAuthError, PageErrors, Pkce, Policy, Renewal, Scopes, hex};
use crate::request::Request;

/// The scopes that a user grants by default.
pub(crate) const USER_SCOPES: &str = "openid email profile offline_access additional_info.roles";

/// The word before the token of a request.
pub(crate) const SCHEME: &str = "Bearer";

const WEEK: u64 = 7 * 24 * 60 * 60;

pub(crate) static POLICY: Policy = Policy {
    new_access_token: |random, claims| {
        let id = hex(random, 16);
        let claims = json!({
            "id": id,
            "type": "access_token",
            "client_id": claims.grant.client_id,
            "user_id": claims.grant.user_id,
            "scope": claims.grant.scopes.list.join(","),
            "created_at": claims.now.timestamp_millis().to_string(),
            "expires_in": claims.lifetime.num_milliseconds().to_string(),
        });
        jwt(random, &claims)
    },
    new_refresh_token: |random, claims| {
        let (id, user) = (hex(random, 16), &claims.grant.user_id);
        jwt(
            random,
            &json!({"id": id, "type": "refresh_token", "user_id": user}),
        )
    },
    new_code: |random| hex(random, 40),
    code_minutes: 10,
    page_errors: PageErrors::Json,
    denial: "",
    pkce: Pkce::Hashed,
    implicit: false,
    needs_redirect: true,
    refresh_needs_redirect: false,
    bad_response_type: "unsupported_response_type",
    longest_state: usize::MAX,
    page_tells_scope: false,
    scopes: |_, text| {
        let asked = text("scope");
        Ok(Scopes::listed(asked.as_deref().unwrap_or(USER_SCOPES)))
    },
    is_device: |_| true,
    basic: false,
    more_grants: &["client_credentials"],
    is_code: |_| true,
    renewal: Renewal::Another,
    refresh_scope: Some("offline_access"),
    refresh_lifetime: Duration::from_secs(2 * WEEK),
    bad_refresh_status: StatusCode::BAD_REQUEST,
    bad_client_status: StatusCode::UNAUTHORIZED,
    token_type: "bearer",
    new_id_token: Some(|random, claims| {
        let grant = claims.grant;
        jwt(
            random,
            &json!({"sub": grant.user_id, "aud": grant.client_id}),
        )
    }),
    device_tokens: None,
};

/// Returns a text in the form of a JWT; the signature is random.
fn jwt(random: &mut Rng, claims: &Value) -> String {
    let head = json!({"alg": "RS256", "x5u": "ims_na1-key-at-1.cer", "kid": "ims", "itt": "at"});
    let parts = [head.to_string(), claims.to_string(), hex(random, 64)];
    parts.map(|part| URL_SAFE_NO_PAD.encode(part)).join(".")
}

impl State {
    /// Answers a request to the identity service.
    pub(crate) fn ims_answer(&mut self, request: &Request, now: DateTime<Utc>) -> Answer {
        let head = &request.head;
        let answer = match (head.method.as_str(), head.path.as_str()) {
            ("GET", "/ims/authorize/v2") => return self.oauth.authorize(head, now),
            ("POST", "/ims/token/v3") => self.oauth.token(request, now),
            ("POST", "/ims/revoke") => self.revoke(request),
            _ => return Answer::empty(StatusCode::NOT_FOUND),
        };
        answer.unwrap_or_else(|error| error.answer())
    }

    /// Ends a token, whichever kind it is; one that is not known is as good as ended. A public client is named in the query.
    fn revoke(&mut self, request: &Request) -> Result<Answer, OAuthError> {
        let has_basic = request.head.headers.contains_key(header::AUTHORIZATION);
        let form = match request.head.query("client_id") {
            Some(id) if !has_basic => Form::read(request)?.with("client_id", id),
            _ => Form::with_basic(request).map_err(|_| {
                let what = "Authorization is not that of a client";
                OAuthError::new("invalid_client", what).with_status(StatusCode::UNAUTHORIZED)
            })?,
        };
        let token = form.required("token")?;
        self.oauth.client(&form)?;
        self.oauth.revoke(token);
        Ok(Answer::empty(StatusCode::OK))
    }
}
