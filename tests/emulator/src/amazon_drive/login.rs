//! Login with Amazon: applications, codes and tokens (`wire.md` §1.3).

mod authorize;
mod relay;
mod token;

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, TimeDelta, Utc};
use http::{StatusCode, header};
use serde_json::{Value, json};

use super::errors::JSON;
use super::media::Category;
use super::settings::Settings;
use super::state::State;
use crate::answer::Answer;
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

/// How long a code of the browser flow lives.
const CODE_MINUTES: i64 = 5;

/// Everything that the login host remembers.
#[derive(Debug, Default)]
pub(crate) struct Login {
    apps: BTreeMap<String, Registered>,
    codes: HashMap<String, Code>,
    tokens: HashMap<String, Token>,
    refresh: HashMap<String, Grant>,
    /// The user says no to the next authorisation.
    pub(crate) denies: bool,
    /// Who signs in.
    user_id: String,
}

/// A registered application.
#[derive(Clone, Debug)]
struct Registered {
    secret: String,
    /// Its security profile.
    profile: String,
    app_id: String,
    redirects: Vec<String>,
}

/// What an access token allows.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) client_id: String,
    scopes: Vec<String>,
    issued: DateTime<Utc>,
    expires: DateTime<Utc>,
    revoked: bool,
}

impl Token {
    fn has(&self, scope: &str) -> bool {
        self.scopes.iter().any(|known| known == scope)
    }

    /// All scopes that read show everything; they differ in what can be downloaded (`wire.md` §1.3).
    pub(crate) fn reads(&self) -> bool {
        let mut scopes = self.scopes.iter();
        scopes.any(|scope| scope.starts_with("clouddrive:read"))
    }

    pub(crate) fn writes(&self) -> bool {
        self.has(WRITE)
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
            .any(|scope| self.has(scope))
    }
}

/// A code of the browser flow.
#[derive(Clone, Debug)]
struct Code {
    grant: Grant,
    redirect: String,
    expires: DateTime<Utc>,
    challenge: Option<Challenge>,
}

/// What the user has agreed to.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    pub(crate) client_id: String,
    pub(crate) scopes: Vec<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Challenge {
    pub(crate) value: String,
    pub(crate) hashed: bool,
}

/// How the Authorization header of a request looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Authorization<'a> {
    Absent,
    Token(&'a str),
    IllFormed,
}

impl<'a> Authorization<'a> {
    /// Reads `Bearer <token>`; an empty header counts as none.
    pub(crate) fn read(head: &'a Head) -> Self {
        let Some(value) = head.headers.get(header::AUTHORIZATION) else {
            return Self::Absent;
        };
        match value.to_str() {
            Ok("") => Self::Absent,
            Ok(value) => match value.strip_prefix("Bearer ") {
                Some(token) if !token.is_empty() && !token.contains(' ') => Self::Token(token),
                _ => Self::IllFormed,
            },
            Err(_) => Self::IllFormed,
        }
    }
}

/// An error of the login host.
#[derive(Clone, Debug)]
pub(crate) struct LoginError {
    status: StatusCode,
    error: &'static str,
    description: &'static str,
}

impl LoginError {
    pub(crate) fn new(error: &'static str, description: &'static str) -> Self {
        let status = match error {
            "invalid_client" => StatusCode::UNAUTHORIZED,
            _ => StatusCode::BAD_REQUEST,
        };
        Self {
            status,
            error,
            description,
        }
    }

    pub(crate) fn bad_request(description: &'static str) -> Self {
        Self::new("invalid_request", description)
    }

    pub(crate) fn answer(&self) -> Answer {
        let body = json!({"error": self.error, "error_description": self.description});
        Answer::with(self.status, JSON, body.to_string())
    }
}

/// A fresh pair of tokens.
pub(crate) struct Issued {
    pub(crate) access_token: String,
    pub(crate) refresh_token: String,
}

impl Login {
    fn app(&self, client_id: &str) -> Result<&Registered, LoginError> {
        let app = self.apps.get(client_id);
        app.ok_or(LoginError::new("invalid_client", "Client not found"))
    }

    /// The security profile of an application.
    pub(crate) fn profile(&self, client_id: &str) -> &str {
        self.apps
            .get(client_id)
            .map_or("unknown", |app| app.profile.as_str())
    }

    /// What nodes are marked with that this user makes with an application.
    pub(crate) fn created_by(&self, client_id: &str, user: &str) -> String {
        format!("{}-{user}", self.profile(client_id))
    }

    /// The token, when it is known, lives and was not revoked.
    pub(crate) fn live(&self, token: &str, now: DateTime<Utc>) -> Option<&Token> {
        let token = self.tokens.get(token)?;
        (!token.revoked && now < token.expires).then_some(token)
    }

    /// Ends a token's life at once: an access token, or a refresh token with all that it may give.
    pub(crate) fn revoke(&mut self, token: &str) {
        self.refresh.remove(token);
        if let Some(token) = self.tokens.get_mut(token) {
            token.revoked = true;
        }
    }

    /// Ends the life of all access tokens.
    pub(crate) fn expire_all(&mut self) {
        for token in self.tokens.values_mut() {
            token.revoked = true;
        }
    }
}

impl State {
    fn alphanumeric(&mut self, length: usize) -> String {
        (0..length).map(|_| self.random.alphanumeric()).collect()
    }

    fn digits(&mut self, length: usize) -> String {
        (0..length).map(|_| self.random.digit(16)).collect()
    }

    /// Registers an application; returns its id and secret.
    pub(crate) fn register_app(&mut self, profile: &str, redirect: &str) -> (String, String) {
        if self.login.user_id.is_empty() {
            let id = self.alphanumeric(26).to_ascii_uppercase();
            self.login.user_id = format!("amzn1.account.{id}");
        }
        let id = format!("amzn1.application-oa2-client.{}", self.digits(32));
        let secret = self.digits(64);
        let app = Registered {
            secret: secret.clone(),
            profile: profile.to_owned(),
            app_id: format!("amzn1.application.{}", self.digits(32)),
            redirects: vec![redirect.to_owned()],
        };
        self.login.apps.insert(id.clone(), app);
        (id, secret)
    }

    /// Makes an access token and the token that renews it.
    pub(crate) fn issue(
        &mut self,
        grant: &Grant,
        lifetime: TimeDelta,
        now: DateTime<Utc>,
    ) -> Issued {
        let access_token = self.issue_access(grant, lifetime, now);
        let refresh_token = format!("Atzr|{}", self.alphanumeric(120));
        self.login
            .refresh
            .insert(refresh_token.clone(), grant.clone());
        Issued {
            access_token,
            refresh_token,
        }
    }

    fn issue_access(&mut self, grant: &Grant, lifetime: TimeDelta, now: DateTime<Utc>) -> String {
        let access_token = format!("Atza|{}", self.alphanumeric(120));
        let expires = now.checked_add_signed(lifetime);
        let token = Token {
            client_id: grant.client_id.clone(),
            scopes: grant.scopes.clone(),
            issued: now,
            expires: expires.unwrap_or(DateTime::<Utc>::MAX_UTC),
            revoked: false,
        };
        self.login.tokens.insert(access_token.clone(), token);
        access_token
    }

    /// Makes a code of the browser flow.
    pub(crate) fn code(
        &mut self,
        grant: Grant,
        redirect: &str,
        challenge: Option<Challenge>,
        now: DateTime<Utc>,
    ) -> String {
        let code = self.alphanumeric(20);
        let known = Code {
            grant,
            redirect: redirect.to_owned(),
            expires: now + TimeDelta::minutes(CODE_MINUTES),
            challenge,
        };
        self.login.codes.insert(code.clone(), known);
        code
    }

    /// Answers a request to the login host.
    pub(crate) fn login_answer(
        &mut self,
        request: &Request,
        settings: &Settings,
        now: DateTime<Utc>,
    ) -> Answer {
        let head = &request.head;
        let answer = match (head.method.as_str(), head.path.as_str()) {
            ("GET", AUTHORIZE) => return authorize::authorize(self, head, settings, now),
            ("POST", TOKEN) => token::token(self, request, settings, now),
            ("GET", TOKEN_INFO) => token::info(self, head, now),
            ("GET", PROFILE) => self.user_profile(head, settings, now),
            ("GET", RELAY) => relay::sign_in(self, settings, now),
            ("POST", RELAY) => relay::refresh(self, request, settings, now),
            _ => return Answer::empty(StatusCode::NOT_FOUND),
        };
        answer.unwrap_or_else(|error| error.answer())
    }

    /// Each member only for the scope that shows it.
    fn user_profile(
        &self,
        head: &Head,
        settings: &Settings,
        now: DateTime<Utc>,
    ) -> Result<Answer, LoginError> {
        let token = match Authorization::read(head) {
            Authorization::Token(token) => self.login.live(token, now),
            Authorization::Absent | Authorization::IllFormed => None,
        };
        let token = token.ok_or(invalid_token())?;
        let mut body = json!({});
        if token.has("profile") || token.has("profile:user_id") {
            body["user_id"] = json!(self.login.user_id);
        }
        if token.has("profile") {
            body["name"] = json!(settings.user);
            body["email"] = json!(format!("{}@example.com", settings.user));
        }
        if token.has("postal_code") {
            body["postal_code"] = json!("98052");
        }
        Ok(ok(&body))
    }
}

fn invalid_token() -> LoginError {
    let description = "The access token is unknown, expired or revoked";
    LoginError::new("invalid_token", description)
}

fn ok(body: &Value) -> Answer {
    Answer::with(StatusCode::OK, JSON, body.to_string())
}
