//! Adobe's identity service: applications, tokens and codes (`wire.md` §1, "OAuth endpoints").

pub(crate) mod authorize;
pub(crate) mod token;

use std::collections::{BTreeMap, HashMap};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use http::{StatusCode, header};
use serde_json::json;

use super::settings::Settings;
use super::state::State;
use crate::answer::Answer;
use crate::request::{Head, Request};

/// What a user lets an application do when nothing else is said.
pub(crate) const USER_SCOPES: &str = "openid email profile offline_access additional_info.roles";
/// How long codes live.
const CODE_MINUTES: i64 = 10;

/// Everything that the identity service remembers.
#[derive(Debug, Default)]
pub(crate) struct Ims {
    pub(crate) apps: BTreeMap<String, Registered>,
    pub(crate) codes: HashMap<String, Code>,
    pub(crate) tokens: HashMap<String, Token>,
    pub(crate) refresh: HashMap<String, Refresh>,
    /// Whose pages the browser shows; the user who agrees at `/ims/authorize/v2`.
    pub(crate) user: String,
    /// The user says no to the next authorisation.
    pub(crate) denies: bool,
}

/// A registered application; one without a secret is public.
#[derive(Clone, Debug)]
pub(crate) struct Registered {
    pub(crate) secret: Option<String>,
    pub(crate) redirect_uri: String,
}

/// What somebody has agreed to.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    pub(crate) client_id: String,
    pub(crate) user_id: String,
    pub(crate) scopes: Vec<String>,
}

impl Grant {
    fn has(&self, scope: &str) -> bool {
        self.scopes.iter().any(|known| known == scope)
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Code {
    pub(crate) grant: Grant,
    pub(crate) redirect_uri: String,
    /// A PKCE challenge by S256.
    pub(crate) challenge: Option<String>,
    pub(crate) expires: DateTime<Utc>,
}

#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) user_id: String,
    /// Whether the user of Frame.io is linked to this Adobe ID.
    pub(crate) linked: bool,
    pub(crate) expires: DateTime<Utc>,
    pub(crate) revoked: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Refresh {
    pub(crate) grant: Grant,
    pub(crate) expires: DateTime<Utc>,
}

/// An error of the identity service.
#[derive(Clone, Debug)]
pub(crate) struct ImsError(pub(crate) &'static str, pub(crate) &'static str);

impl ImsError {
    pub(crate) fn answer(&self) -> Answer {
        let status = match self.0 {
            "invalid_client" => StatusCode::UNAUTHORIZED,
            _ => StatusCode::BAD_REQUEST,
        };
        let body = json!({"error": self.0, "error_description": self.1});
        Answer::with(status, "application/json", body.to_string())
    }
}

/// How the Authorization header of an API request looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Authorization<'a> {
    Absent,
    Bearer(&'a str),
    IllFormed,
}

impl<'a> Authorization<'a> {
    pub(crate) fn read(head: &'a Head) -> Self {
        let Some(value) = head.headers.get(header::AUTHORIZATION) else {
            return Self::Absent;
        };
        let token = value
            .to_str()
            .ok()
            .and_then(|value| value.strip_prefix("Bearer "));
        match token {
            Some(token) if !token.is_empty() && !token.contains(' ') => Self::Bearer(token),
            _ => Self::IllFormed,
        }
    }
}

/// An access token and, where it was asked for, the token that renews it.
pub(crate) struct Issued {
    pub(crate) access_token: String,
    pub(crate) refresh_token: Option<String>,
    pub(crate) id_token: Option<String>,
}

/// The scopes of a list, which is separated by spaces or commas.
pub(crate) fn scopes(list: &str) -> Vec<String> {
    let scopes = list.split([' ', ',']).filter(|scope| !scope.is_empty());
    scopes.map(str::to_owned).collect()
}

impl State {
    /// The token, when it is known, lives and was not revoked.
    pub(crate) fn live_token(&self, token: &str, now: DateTime<Utc>) -> Option<&Token> {
        let token = self.ims.tokens.get(token)?;
        (!token.revoked && now < token.expires).then_some(token)
    }

    /// Something that looks as a JWT does; the signature is random.
    fn jwt(&mut self, claims: &serde_json::Value) -> String {
        let head =
            json!({"alg": "RS256", "x5u": "ims_na1-key-at-1.cer", "kid": "ims", "itt": "at"});
        let parts = [head.to_string(), claims.to_string(), self.hex(64)];
        parts.map(|part| URL_SAFE_NO_PAD.encode(part)).join(".")
    }

    /// Makes tokens for what somebody has agreed to.
    pub(crate) fn issue(
        &mut self,
        grant: &Grant,
        lifetime: TimeDelta,
        refresh_lifetime: TimeDelta,
        now: DateTime<Utc>,
    ) -> Issued {
        let after = |lifetime| {
            now.checked_add_signed(lifetime)
                .unwrap_or(DateTime::<Utc>::MAX_UTC)
        };
        let id = self.hex(16);
        let access_token = self.jwt(&json!({
            "id": id,
            "type": "access_token",
            "client_id": grant.client_id,
            "user_id": grant.user_id,
            "scope": grant.scopes.join(","),
            "created_at": now.timestamp_millis().to_string(),
            "expires_in": lifetime.num_milliseconds().to_string(),
        }));
        let token = Token {
            user_id: grant.user_id.clone(),
            linked: true,
            expires: after(lifetime),
            revoked: false,
        };
        self.ims.tokens.insert(access_token.clone(), token);
        let refresh_token = grant.has("offline_access").then(|| {
            let id = self.hex(16);
            let claims = json!({"id": id, "type": "refresh_token", "user_id": grant.user_id});
            let refresh_token = self.jwt(&claims);
            let refresh = Refresh {
                grant: grant.clone(),
                expires: after(refresh_lifetime),
            };
            self.ims.refresh.insert(refresh_token.clone(), refresh);
            refresh_token
        });
        let id_token = grant.has("openid").then(|| {
            let claims = json!({"sub": grant.user_id, "aud": grant.client_id});
            self.jwt(&claims)
        });
        Issued {
            access_token,
            refresh_token,
            id_token,
        }
    }

    /// Makes a code that a browser brings back.
    pub(crate) fn code(
        &mut self,
        grant: Grant,
        redirect_uri: &str,
        challenge: Option<String>,
        now: DateTime<Utc>,
    ) -> String {
        let code = self.hex(40);
        let known = Code {
            grant,
            redirect_uri: redirect_uri.to_owned(),
            challenge,
            expires: now + TimeDelta::minutes(CODE_MINUTES),
        };
        self.ims.codes.insert(code.clone(), known);
        code
    }

    /// Answers a request to the identity service.
    pub(crate) fn ims_answer(
        &mut self,
        request: &Request,
        settings: &Settings,
        now: DateTime<Utc>,
    ) -> Answer {
        let head = &request.head;
        let answer = match (head.method.as_str(), head.path.as_str()) {
            ("GET", "/ims/authorize/v2") => authorize::authorize(self, head, now),
            ("POST", "/ims/token/v3") => token::token(self, request, settings, now),
            ("POST", "/ims/revoke") => token::revoke(self, request),
            _ => return Answer::empty(StatusCode::NOT_FOUND),
        };
        answer.unwrap_or_else(|error| error.answer())
    }
}
