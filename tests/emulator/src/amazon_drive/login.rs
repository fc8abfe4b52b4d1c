//! Amazon's own parts of the sign-in (`wire.md` §1.3).

use std::time::Duration;

use chrono::{DateTime, Utc};
use http::StatusCode;
use serde_json::json;

use super::USER;
use super::media::Category;
use super::state::State;
use crate::answer::Answer;
use crate::oauth::{
    Authorization, Form, Grant, OAuth, OAuthError, PageErrors, Pkce, Policy, Renewal, Scopes,
    Token, alphanumeric, ok,
};
use crate::request::{Head, Request};

pub(crate) const AUTHORIZE: &str = "/ap/oa";
pub(crate) const TOKEN: &str = "/auth/o2/token";
pub(crate) const TOKEN_INFO: &str = "/auth/o2/tokeninfo";
pub(crate) const PROFILE: &str = "/user/profile";
/// The third-party helper of the seed, which is no part of Amazon.
pub(crate) const RELAY: &str = "/relay/";

/// Everything that an application may ask for.
pub(crate) const SCOPES: [&str; 10] = [
    READ_ALL,
    "clouddrive:read",
    "clouddrive:read_image",
    "clouddrive:read_video",
    "clouddrive:read_document",
    "clouddrive:read_other",
    WRITE,
    "profile",
    "profile:user_id",
    "postal_code",
];
pub(crate) const READ_ALL: &str = "clouddrive:read_all";
pub(crate) const WRITE: &str = "clouddrive:write";

/// The word before the token of a request.
pub(crate) const SCHEME: &str = "Bearer";

pub(crate) static POLICY: Policy = Policy {
    new_access_token: |random, _| format!("Atza|{}", alphanumeric(random, 120)),
    new_refresh_token: |random, _| format!("Atzr|{}", alphanumeric(random, 120)),
    new_code: |random| alphanumeric(random, 20),
    code_minutes: 5,
    page_errors: PageErrors::PageThenBack(StatusCode::BAD_REQUEST),
    denial: "The user denied the request",
    pkce: Pkce::Any,
    implicit: true,
    needs_redirect: true,
    refresh_needs_redirect: false,
    bad_response_type: "unsupported_response_type",
    longest_state: usize::MAX,
    page_tells_scope: true,
    scopes: |_, text| {
        let scopes = Scopes::listed(&text("scope").unwrap_or_default());
        let known = |scope: &String| SCOPES.contains(&scope.as_str());
        if scopes.list.is_empty() || !scopes.list.iter().all(known) {
            let what = "An unknown scope was requested";
            return Err(OAuthError::new("invalid_scope", what));
        }
        Ok(scopes)
    },
    is_device: |_| true,
    basic: false,
    more_grants: &[],
    is_code: |_| true,
    renewal: Renewal::Same,
    refresh_scope: None,
    refresh_lifetime: Duration::MAX,
    bad_refresh_status: StatusCode::BAD_REQUEST,
    bad_client_status: StatusCode::UNAUTHORIZED,
    token_type: "bearer",
    new_id_token: None,
    device_tokens: None,
};

impl Token {
    /// Returns whether the scopes allow reading.
    ///
    /// All that do show everything; they differ in what can be downloaded (`wire.md` §1.3).
    pub(crate) fn reads(&self) -> bool {
        let mut scopes = self.grant.scopes.list.iter();
        scopes.any(|scope| scope.starts_with("clouddrive:read"))
    }

    pub(crate) fn writes(&self) -> bool {
        self.grant.has(WRITE)
    }

    pub(crate) fn downloads(&self, category: Category) -> bool {
        let scope = match category {
            Category::Image => "clouddrive:read_image",
            Category::Video => "clouddrive:read_video",
            Category::Document => "clouddrive:read_document",
            Category::Other => "clouddrive:read_other",
        };
        [READ_ALL, "clouddrive:read", scope]
            .iter()
            .any(|scope| self.grant.has(scope))
    }
}

/// Returns the security profile of an application.
pub(crate) fn profile<'a>(oauth: &'a OAuth, client_id: &str) -> &'a str {
    let app = oauth.apps.get(client_id);
    app.map_or("unknown", |app| app.name.as_str())
}

/// Returns the mark of the nodes that the user creates with an application.
pub(crate) fn created_by(oauth: &OAuth, client_id: &str) -> String {
    format!("{}-{USER}", profile(oauth, client_id))
}

impl State {
    /// Answers a request to the login host.
    pub(crate) fn login_answer(&mut self, request: &Request, now: DateTime<Utc>) -> Answer {
        let head = &request.head;
        let answer = match (head.method.as_str(), head.path.as_str()) {
            ("GET", AUTHORIZE) => return self.oauth.authorize(head, now),
            ("POST", TOKEN) => self.oauth.token(request, now),
            ("GET", TOKEN_INFO) => self.token_info(head, now),
            ("GET", PROFILE) => self.user_profile(head, now),
            ("GET", RELAY) => self.relayed(now),
            // A refresh without client id and secret: the relay has its own.
            ("POST", RELAY) => {
                Form::read(request).and_then(|form| self.oauth.renew(&form, None, now))
            }
            _ => return Answer::empty(StatusCode::NOT_FOUND),
        };
        answer.unwrap_or_else(|error| error.answer())
    }

    /// Answers with tokens to be saved by hand, which a third party gives to programs without an application
    /// of their own.
    fn relayed(&mut self, now: DateTime<Utc>) -> Result<Answer, OAuthError> {
        let own = self.oauth.apps.keys().next().cloned();
        let none = || OAuthError::invalid("No application is registered");
        let grant = Grant {
            client_id: own.ok_or_else(none)?,
            scopes: Scopes::of(&[READ_ALL, WRITE]),
            ..Grant::default()
        };
        let issued = self.oauth.issue(&grant, now);
        Ok(self.oauth.tokens_answer(&grant, issued, now))
    }

    /// Answers with the facts about a token; its times are seconds from now, not dates (`wire.md` §11.13).
    fn token_info(&self, head: &Head, now: DateTime<Utc>) -> Result<Answer, OAuthError> {
        let token = head.query("access_token").unwrap_or_default();
        let token = self.oauth.live(token, now).ok_or_else(invalid_token)?;
        let client_id = &token.grant.client_id;
        Ok(ok(&json!({
            "aud": client_id,
            "user_id": self.oauth.user_id,
            "iss": "https://www.amazon.com",
            "app_id": client_id.replace("application-oa2-client", "application"),
            "exp": (token.expires - now).num_seconds(),
            "iat": (now - token.issued).num_seconds(),
        })))
    }

    /// Answers with the user's profile, each member only for the scope that shows it.
    fn user_profile(&self, head: &Head, now: DateTime<Utc>) -> Result<Answer, OAuthError> {
        let token = match Authorization::read(head, SCHEME) {
            Authorization::Token(token) => self.oauth.live(token, now),
            Authorization::Absent | Authorization::IllFormed => None,
        };
        let grant = &token.ok_or_else(invalid_token)?.grant;
        let mut body = json!({});
        if grant.has("profile") || grant.has("profile:user_id") {
            body["user_id"] = json!(self.oauth.user_id);
        }
        if grant.has("profile") {
            body["name"] = json!(USER);
            body["email"] = json!(format!("{USER}@example.com"));
        }
        if grant.has("postal_code") {
            body["postal_code"] = json!("98052");
        }
        Ok(ok(&body))
    }
}

fn invalid_token() -> OAuthError {
    let description = "The access token is unknown, expired or revoked";
    OAuthError::new("invalid_token", description)
}
