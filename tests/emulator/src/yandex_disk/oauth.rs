//! Applications, tokens and codes (`wire.md` §2).

pub(crate) mod authorize;
pub(crate) mod device;
pub(crate) mod token;

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, TimeDelta, Utc};
use http::{StatusCode, header};
use serde_json::json;

use super::state::State;
use crate::answer::Answer;
use crate::request::{Head, Request};

/// Every right that an application can have on a Disk.
pub(crate) const SCOPES: [&str; 4] = [READ, WRITE, INFO, APP_FOLDER];
pub(crate) const READ: &str = "cloud_api:disk.read";
pub(crate) const WRITE: &str = "cloud_api:disk.write";
pub(crate) const INFO: &str = "cloud_api:disk.info";
pub(crate) const APP_FOLDER: &str = "cloud_api:disk.app_folder";

/// How many tokens with a device an application may have before the oldest dies.
const DEVICE_TOKENS: usize = 30;
/// How long codes of every kind live.
const CODE_MINUTES: i64 = 10;

/// Everything that the OAuth host remembers.
#[derive(Debug, Default)]
pub(crate) struct Oauth {
    apps: BTreeMap<String, Registered>,
    codes: HashMap<String, Code>,
    devices: HashMap<String, Device>,
    tokens: HashMap<String, Token>,
    refresh: HashMap<String, Refresh>,
    /// The user says no to the next authorisation.
    pub(crate) denies: bool,
}

/// A registered application.
#[derive(Clone, Debug)]
pub(crate) struct Registered {
    pub(crate) secret: String,
    pub(crate) title: String,
    pub(crate) redirects: Vec<String>,
    pub(crate) scopes: Vec<String>,
}

/// What an access token allows.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) client_id: String,
    pub(crate) scopes: Vec<String>,
    device_id: Option<String>,
    issued: DateTime<Utc>,
    order: usize,
    expires: DateTime<Utc>,
    revoked: bool,
}

impl Token {
    pub(crate) fn has(&self, scope: &str) -> bool {
        self.scopes.iter().any(|known| known == scope)
    }
}

#[derive(Clone, Debug)]
struct Refresh {
    access_token: String,
}

/// A confirmation code of the browser flow.
#[derive(Clone, Debug)]
struct Code {
    grant: Grant,
    expires: DateTime<Utc>,
    challenge: Option<Challenge>,
}

/// What the user has agreed to.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    pub(crate) client_id: String,
    pub(crate) scopes: Vec<String>,
    /// Whether these are fewer than were asked for.
    pub(crate) fewer: bool,
    pub(crate) device_id: Option<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Challenge {
    pub(crate) value: String,
    pub(crate) hashed: bool,
}

#[derive(Clone, Debug)]
struct Device {
    user_code: String,
    grant: Grant,
    expires: DateTime<Utc>,
    approved: bool,
}

/// How the Authorization header of a Disk request looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Authorization<'a> {
    Absent,
    Token(&'a str),
    IllFormed,
}

impl<'a> Authorization<'a> {
    /// Reads `OAuth <token>`; an empty header counts as none.
    pub(crate) fn read(head: &'a Head) -> Self {
        let Some(value) = head.headers.get(header::AUTHORIZATION) else {
            return Self::Absent;
        };
        match value.to_str() {
            Ok("") => Self::Absent,
            Ok(value) => match value.strip_prefix("OAuth ") {
                Some(token) if !token.is_empty() && !token.contains(' ') => Self::Token(token),
                _ => Self::IllFormed,
            },
            Err(_) => Self::IllFormed,
        }
    }
}

/// An error of the OAuth host, always with status 400 (`wire.md` §2.5).
#[derive(Clone, Debug)]
pub(crate) struct OauthError(pub(crate) &'static str, pub(crate) &'static str);

impl OauthError {
    pub(crate) fn answer(&self) -> Answer {
        let body = json!({"error": self.0, "error_description": self.1});
        Answer::with(
            StatusCode::BAD_REQUEST,
            "application/json",
            body.to_string(),
        )
    }
}

impl Oauth {
    /// The title of an application, which names its folder.
    pub(crate) fn title(&self, client_id: &str) -> &str {
        self.apps
            .get(client_id)
            .map_or("Application", |app| app.title.as_str())
    }

    pub(crate) fn register(&mut self, client_id: String, app: Registered) {
        self.apps.insert(client_id, app);
    }

    fn app(&self, client_id: &str) -> Result<&Registered, OauthError> {
        let app = self.apps.get(client_id);
        app.ok_or(OauthError("invalid_client", "Client not found"))
    }

    /// The token, when it is known, lives and was not revoked.
    pub(crate) fn live(&self, token: &str, now: DateTime<Utc>) -> Option<&Token> {
        let token = self.tokens.get(token)?;
        (!token.revoked && now < token.expires).then_some(token)
    }

    /// Whether a request carries a live token.
    pub(crate) fn admits(&self, head: &Head, now: DateTime<Utc>) -> bool {
        match Authorization::read(head) {
            Authorization::Token(token) => self.live(token, now).is_some(),
            Authorization::Absent | Authorization::IllFormed => false,
        }
    }

    /// Ends a token's life at once, as its user can do in the account's settings.
    pub(crate) fn revoke(&mut self, token: &str) {
        if let Some(token) = self.tokens.get_mut(token) {
            token.revoked = true;
        }
    }

    /// Which scopes of a list an application has; an error names one that it lacks unless that is optional.
    fn granted(
        app: &Registered,
        scope: Option<&str>,
        optional: Option<&str>,
    ) -> Result<(Vec<String>, bool), OauthError> {
        let list = |scopes: Option<&str>| -> Vec<String> {
            let scopes = scopes.unwrap_or_default();
            scopes.split_whitespace().map(str::to_owned).collect()
        };
        let (needed, wanted) = (list(scope), list(optional));
        if needed.iter().any(|scope| !app.scopes.contains(scope)) {
            return Err(OauthError(
                "invalid_scope",
                "The application lacks a requested scope",
            ));
        }
        if needed.is_empty() && wanted.is_empty() {
            return Ok((app.scopes.clone(), false));
        }
        let mut granted = needed;
        let (allowed, refused): (Vec<String>, Vec<String>) = wanted
            .into_iter()
            .partition(|scope| app.scopes.contains(scope));
        granted.extend(allowed);
        Ok((granted, !refused.is_empty()))
    }
}

/// An access token and the token that renews it.
pub(crate) struct Issued {
    pub(crate) access_token: String,
    pub(crate) refresh_token: String,
}

impl State {
    /// Makes tokens for what the user has agreed to.
    pub(crate) fn issue(
        &mut self,
        grant: &Grant,
        lifetime: TimeDelta,
        now: DateTime<Utc>,
    ) -> Issued {
        let access_token = format!("y0_{}", self.hex(55));
        let token = Token {
            client_id: grant.client_id.clone(),
            scopes: grant.scopes.clone(),
            device_id: grant.device_id.clone(),
            issued: now,
            order: self.oauth.tokens.len(),
            expires: now
                .checked_add_signed(lifetime)
                .unwrap_or(DateTime::<Utc>::MAX_UTC),
            revoked: false,
        };
        self.oauth.tokens.insert(access_token.clone(), token);
        if grant.device_id.is_some() {
            self.end_oldest(&grant.client_id, now);
        }
        let refresh_token = self.renewable(&access_token);
        Issued {
            access_token,
            refresh_token,
        }
    }

    /// Makes a refresh token for an access token; it takes the place of earlier ones.
    fn renewable(&mut self, access_token: &str) -> String {
        let parts = [self.hex(8), self.hex(24), self.hex(24)];
        let refresh_token = format!("1:{}", parts.join(":"));
        self.oauth
            .refresh
            .retain(|_, known| known.access_token != access_token);
        let refresh = Refresh {
            access_token: access_token.to_owned(),
        };
        self.oauth.refresh.insert(refresh_token.clone(), refresh);
        refresh_token
    }

    fn end_oldest(&mut self, client_id: &str, now: DateTime<Utc>) {
        let mut live: Vec<&mut Token> = self
            .oauth
            .tokens
            .values_mut()
            .filter(|token| {
                let lives = !token.revoked && now < token.expires;
                lives && token.client_id == client_id && token.device_id.is_some()
            })
            .collect();
        live.sort_by_key(|token| (token.issued, token.order));
        let excess = live.len().saturating_sub(DEVICE_TOKENS);
        for token in live.into_iter().take(excess) {
            token.revoked = true;
        }
    }

    /// Makes a confirmation code of seven digits.
    pub(crate) fn code(
        &mut self,
        grant: Grant,
        challenge: Option<Challenge>,
        now: DateTime<Utc>,
    ) -> String {
        let code = self.random.u32(1_000_000..10_000_000).to_string();
        let known = Code {
            grant,
            expires: now + TimeDelta::minutes(CODE_MINUTES),
            challenge,
        };
        self.oauth.codes.insert(code.clone(), known);
        code
    }

    /// Registers an application with all rights; returns its id and secret.
    pub(crate) fn register_app(&mut self, title: &str, redirect: &str) -> (String, String) {
        let (id, secret) = (self.hex(32), self.hex(32));
        let app = Registered {
            secret: secret.clone(),
            title: title.to_owned(),
            redirects: vec![redirect.to_owned()],
            scopes: SCOPES.map(str::to_owned).to_vec(),
        };
        self.oauth.register(id.clone(), app);
        (id, secret)
    }

    /// Answers a request to the OAuth host.
    pub(crate) fn oauth_answer(
        &mut self,
        request: &Request,
        settings: &super::settings::Settings,
        urls: &super::settings::Urls,
        now: DateTime<Utc>,
    ) -> Answer {
        let path = request.head.path.trim_end_matches('/');
        let answer = match (request.head.method.as_str(), path) {
            ("GET", "/authorize") => authorize::authorize(self, &request.head, settings, urls, now),
            ("POST", "/token") => token::token(self, request, settings, now),
            ("POST", "/device/code") => device::device_code(self, request, settings, now),
            ("POST", "/revoke_token") => device::revoke_token(self, request),
            _ => return super::errors::page(404),
        };
        answer.unwrap_or_else(|error| error.answer())
    }
}
