//! Applications, codes and tokens (`wire.md` §1.2, §1.3).

mod authorize;
mod token;

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, TimeDelta, Utc};
use http::{StatusCode, header};

use super::endpoints::Answers;
use super::errors::ApiError;
use super::settings::{BASE_PATH, Settings};
use super::state::State;
use crate::answer::Answer;
use crate::request::{Head, Request};

/// Below the base path.
pub(crate) const AUTHORIZE: &str = "/oauth2/authorize";
pub(crate) const TOKEN: &str = "/oauth2/token";

/// How long a code of the browser flow lives; the sheet does not say.
const CODE_MINUTES: i64 = 10;

/// Everything about applications and their tokens.
#[derive(Debug, Default)]
pub(crate) struct OAuth {
    apps: BTreeMap<String, Registered>,
    codes: HashMap<String, Code>,
    tokens: HashMap<String, Token>,
    refresh: HashMap<Grant, Refresh>,
    /// The user says no to the next authorisation.
    pub(crate) denies: bool,
}

/// A registered application.
#[derive(Clone, Debug)]
struct Registered {
    secret: String,
    redirect: String,
}

/// Whom the user has let in: an application, or one device of it. All instances share what they are given.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Grant {
    pub(crate) client_id: String,
    pub(crate) device: Option<String>,
}

#[derive(Clone, Debug)]
struct Code {
    grant: Grant,
    redirect: String,
    expires: DateTime<Utc>,
}

#[derive(Clone, Debug)]
struct Token {
    expires: DateTime<Utc>,
}

/// The refresh token of a grant, good for one use.
#[derive(Clone, Debug)]
struct Refresh {
    token: String,
    expires: DateTime<Utc>,
}

/// A fresh pair of tokens.
pub(crate) struct Issued {
    pub(crate) access_token: String,
    pub(crate) refresh_token: String,
}

/// Where a request has its access token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Authorization<'a> {
    Absent,
    Token(&'a str),
    IllFormed,
}

impl<'a> Authorization<'a> {
    /// Reads `Bearer <token>`, or `access-token` in the query where that is allowed.
    pub(crate) fn read(head: &'a Head, answers: Answers) -> Self {
        match head.headers.get(header::AUTHORIZATION) {
            Some(value) => Self::bearer(value.to_str().unwrap_or("?")),
            None if answers == Answers::Content => match head.query(IN_QUERY) {
                Some(token) if !token.is_empty() => Self::Token(token),
                _ => Self::Absent,
            },
            None => Self::Absent,
        }
    }

    fn bearer(value: &'a str) -> Self {
        match value.strip_prefix("Bearer ") {
            Some(token) if !token.is_empty() && !token.contains(' ') => Self::Token(token),
            _ if value.is_empty() => Self::Absent,
            _ => Self::IllFormed,
        }
    }
}

/// The parameter that stands for the Authorization header.
pub(crate) const IN_QUERY: &str = "access-token";

impl OAuth {
    /// Whether a token is known and lives.
    pub(crate) fn is_live(&self, token: &str, now: DateTime<Utc>) -> bool {
        self.tokens
            .get(token)
            .is_some_and(|token| now < token.expires)
    }

    /// Ends a token's life at once, of either sort.
    pub(crate) fn revoke(&mut self, token: &str) {
        self.tokens.remove(token);
        self.refresh.retain(|_, refresh| refresh.token != token);
    }

    /// Ends the life of all access tokens.
    pub(crate) fn expire_all(&mut self) {
        self.tokens.clear();
    }
}

fn after(now: DateTime<Utc>, lifetime: std::time::Duration) -> DateTime<Utc> {
    let lifetime = TimeDelta::from_std(lifetime).unwrap_or(TimeDelta::MAX);
    let expires = now.checked_add_signed(lifetime);
    expires.unwrap_or(DateTime::<Utc>::MAX_UTC)
}

impl State {
    /// Random text as tokens are made of it.
    fn token_text(&mut self, length: usize) -> String {
        const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        let letters = (0..length).map(|_| LETTERS[self.random.usize(..LETTERS.len())]);
        letters.map(char::from).collect()
    }

    /// Registers an application; returns its id and secret.
    pub(crate) fn register_app(&mut self, redirect: &str) -> (String, String) {
        let (id, secret) = (self.digits(16), self.digits(16));
        let app = Registered {
            secret: secret.clone(),
            redirect: redirect.to_owned(),
        };
        self.oauth.apps.insert(id.clone(), app);
        (id, secret)
    }

    /// Makes an access token; its refresh token is the one that the grant has already, when that lives.
    pub(crate) fn issue(
        &mut self,
        grant: &Grant,
        settings: &Settings,
        now: DateTime<Utc>,
    ) -> Issued {
        let known = self.oauth.refresh.get(grant);
        let known = known.filter(|refresh| now < refresh.expires);
        let refresh_token = known.map(|refresh| refresh.token.clone());
        let refresh_token = refresh_token.unwrap_or_else(|| self.token_text(64));
        let access_token = self.token_text(160);
        let token = Token {
            expires: after(now, settings.token_lifetime),
        };
        self.oauth.tokens.insert(access_token.clone(), token);
        let refresh = Refresh {
            token: refresh_token.clone(),
            expires: after(now, settings.refresh_lifetime),
        };
        self.oauth.refresh.insert(grant.clone(), refresh);
        Issued {
            access_token,
            refresh_token,
        }
    }

    /// Uses a refresh token of an application up; whose it was.
    fn use_refresh(&mut self, client_id: &str, token: &str, now: DateTime<Utc>) -> Option<Grant> {
        let mut known = self.oauth.refresh.iter();
        let (grant, _) = known.find(|(grant, refresh)| {
            grant.client_id == client_id && refresh.token == token && now < refresh.expires
        })?;
        let grant = grant.clone();
        self.oauth.refresh.remove(&grant);
        Some(grant)
    }

    /// Makes a code of the browser flow.
    pub(crate) fn code(&mut self, grant: Grant, redirect: &str, now: DateTime<Utc>) -> String {
        let code = self.token_text(24);
        let known = Code {
            grant,
            redirect: redirect.to_owned(),
            expires: now + TimeDelta::minutes(CODE_MINUTES),
        };
        self.oauth.codes.insert(code.clone(), known);
        code
    }

    /// Answers a request to one of the two OAuth endpoints.
    pub(crate) fn oauth_answer(
        &mut self,
        request: &Request,
        settings: &Settings,
        now: DateTime<Utc>,
    ) -> Answer {
        match (request.head.method.as_str(), oauth_path(&request.head)) {
            ("GET", Some(AUTHORIZE)) => authorize::authorize(self, &request.head, now),
            ("POST", Some(TOKEN)) => {
                let answer = token::token(self, request, settings, now);
                answer.unwrap_or_else(|error: ApiError| error.answer())
            }
            _ => Answer::empty(StatusCode::METHOD_NOT_ALLOWED),
        }
    }
}

/// Which of the OAuth endpoints a request is for.
pub(crate) fn oauth_path(head: &Head) -> Option<&'static str> {
    let path = head.path.strip_prefix(BASE_PATH)?;
    let found = [AUTHORIZE, TOKEN].into_iter().find(|known| *known == path);
    found.filter(|_| head.origin == "api")
}
