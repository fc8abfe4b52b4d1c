//! One OAuth server for all services: applications, grants, codes and tokens. What differs is a [`Policy`].

mod authorize;
mod bearer;
mod device;
mod form;
mod policy;
mod signing_in;
mod token;

use std::collections::{BTreeMap, HashSet};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use fastrand::Rng;
use http::StatusCode;
use serde_json::{Value, json};

pub(crate) use bearer::Authorization;
pub(crate) use form::Form;
pub(crate) use policy::{PageErrors, Parameter, Pkce, Policy, Renewal};
pub use signing_in::App;

use crate::answer::Answer;
use crate::backend::Shared;
use crate::latest::Latest;

/// The claims of a token, if it has any.
pub(crate) struct Claims<'a> {
    pub(crate) grant: &'a Grant,
    pub(crate) now: DateTime<Utc>,
    pub(crate) lifetime: TimeDelta,
}

/// A registered application.
#[derive(Clone, Debug, Default)]
pub(crate) struct Registered {
    /// None of a public application.
    pub(crate) secret: Option<String>,
    /// The redirect address of its users.
    pub(crate) redirect: String,
    /// Its title, or its security profile.
    pub(crate) name: String,
    /// Everything that it may ask for.
    pub(crate) scopes: Vec<String>,
}

/// The grant of a user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Grant {
    pub(crate) client_id: String,
    pub(crate) user_id: String,
    pub(crate) scopes: Scopes,
    pub(crate) device: Option<String>,
}

impl Grant {
    pub(crate) fn has(&self, scope: &str) -> bool {
        self.scopes.list.iter().any(|known| known == scope)
    }
}

/// Scopes that were granted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scopes {
    pub(crate) list: Vec<String>,
    /// Whether these are fewer than were asked for.
    pub(crate) fewer: bool,
}

impl Scopes {
    pub(crate) fn of(list: &[&str]) -> Self {
        let list = list.iter().map(|scope| (*scope).to_owned()).collect();
        Self { list, fewer: false }
    }

    /// Creates the scopes of a list, which is separated by spaces or commas.
    pub(crate) fn listed(list: &str) -> Self {
        let list = list.split([' ', ',']).filter(|scope| !scope.is_empty());
        Self::of(&list.collect::<Vec<_>>())
    }
}

#[derive(Clone, Debug)]
struct Code {
    grant: Grant,
    redirect: String,
    challenge: Option<Challenge>,
    expires: DateTime<Utc>,
}

/// The challenge that a verifier has to match.
#[derive(Clone, Debug)]
pub(crate) struct Challenge {
    pub(crate) value: String,
    pub(crate) hashed: bool,
}

impl Challenge {
    /// Creates a challenge by S256.
    pub(crate) fn hashed(value: &str) -> Self {
        Self {
            value: value.to_owned(),
            hashed: true,
        }
    }
}

/// An access token.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) grant: Grant,
    pub(crate) issued: DateTime<Utc>,
    pub(crate) expires: DateTime<Utc>,
    order: usize,
    revoked: bool,
}

#[derive(Clone, Debug)]
struct Refresh {
    grant: Grant,
    /// The access token that it came with, the latest one if there are several.
    access_token: String,
    expires: DateTime<Utc>,
}

/// Fresh tokens.
pub(crate) struct Issued {
    pub(crate) access_token: String,
    pub(crate) refresh_token: Option<String>,
}

/// An error as all services word it.
#[derive(Clone, Debug)]
pub(crate) struct OAuthError {
    status: StatusCode,
    error: &'static str,
    description: String,
}

impl OAuthError {
    pub(crate) fn new(error: &'static str, description: impl Into<String>) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            error,
            description: description.into(),
        }
    }

    pub(crate) fn invalid(description: impl Into<String>) -> Self {
        Self::new("invalid_request", description)
    }

    fn grant(description: &str) -> Self {
        Self::new("invalid_grant", description)
    }

    pub(crate) fn with_status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    pub(crate) fn answer(&self) -> Answer {
        let body = json!({"error": self.error, "error_description": self.description});
        Answer::with(self.status, "application/json", body.to_string())
    }
}

/// Answers with JSON.
pub(crate) fn ok(body: &Value) -> Answer {
    Answer::with(StatusCode::OK, "application/json", body.to_string())
}

/// Everything that the server remembers.
#[derive(Debug)]
pub struct OAuth {
    policy: &'static Policy,
    pub(crate) apps: BTreeMap<String, Registered>,
    codes: Latest<Code>,
    devices: Latest<device::Waiting>,
    tokens: Latest<Token>,
    refresh: Latest<Refresh>,
    /// Who signs in.
    pub(crate) user_id: String,
    /// The user says no to the next application.
    pub(crate) denies: bool,
    /// The user approves every device at once.
    pub(crate) approves: bool,
    /// A refresh gives the old access token while it lives.
    pub(crate) keeps_access_token: bool,
    /// The answer to a refresh has no refresh token.
    pub(crate) omits_refresh_token: bool,
    /// Answers have nothing but tokens.
    pub(crate) bare: bool,
    lifetime: TimeDelta,
    /// How many access tokens there have been.
    issued: usize,
    /// With how many of them it is time to forget dead ones.
    crowded: usize,
    random: Rng,
}

/// How many access tokens are remembered at least.
const CROWDED: usize = 4096;

impl OAuth {
    /// Creates a server without applications.
    pub(crate) fn new(policy: &'static Policy, shared: &Shared, seed: u64) -> Self {
        Self {
            policy,
            apps: BTreeMap::new(),
            codes: Latest::new(shared.history_limit),
            devices: Latest::new(shared.history_limit),
            tokens: Latest::new(shared.history_limit),
            refresh: Latest::new(shared.history_limit),
            user_id: String::new(),
            denies: false,
            approves: false,
            keeps_access_token: shared.refresh_keeps_access_token,
            omits_refresh_token: false,
            bare: false,
            lifetime: delta(shared.token_lifetime),
            issued: 0,
            crowded: CROWDED,
            random: Rng::with_seed(seed ^ 0x0a17),
        }
    }

    /// Returns how much is remembered of each kind.
    pub(crate) fn history(&self) -> [(&'static str, usize); 4] {
        [
            ("codes", self.codes.len()),
            ("device codes", self.devices.len()),
            ("access tokens", self.tokens.len()),
            ("refresh tokens", self.refresh.len()),
        ]
    }

    pub(crate) fn app(&self, client_id: &str) -> Result<&Registered, OAuthError> {
        let unknown = OAuthError::new("invalid_client", "Client not found");
        let app = self.apps.get(client_id);
        app.ok_or_else(|| unknown.with_status(self.policy.bad_client_status))
    }

    /// Returns the token if it is known, valid and not revoked.
    pub(crate) fn live(&self, token: &str, now: DateTime<Utc>) -> Option<&Token> {
        let token = self.tokens.get(token)?;
        (!token.revoked && now < token.expires).then_some(token)
    }

    /// Returns the token in any state.
    pub(crate) fn token_mut(&mut self, token: &str) -> Option<&mut Token> {
        self.tokens.get_mut(token)
    }

    /// Ends the life of a token at once, of either sort.
    pub(crate) fn revoke(&mut self, token: &str) {
        self.refresh.remove(token);
        if let Some(token) = self.tokens.get_mut(token) {
            token.revoked = true;
        }
    }

    /// Ends the life of all access tokens; refresh tokens stay.
    pub(crate) fn expire_all(&mut self) {
        for token in self.tokens.values_mut() {
            token.expires = token.issued;
        }
    }

    /// Creates tokens for what somebody has agreed to.
    pub(crate) fn issue(&mut self, grant: &Grant, now: DateTime<Utc>) -> Issued {
        self.issue_for(grant, self.lifetime, now)
    }

    /// Creates tokens, the access token with this lifetime.
    pub(crate) fn issue_for(
        &mut self,
        grant: &Grant,
        lifetime: TimeDelta,
        now: DateTime<Utc>,
    ) -> Issued {
        let access_token = self.issue_access(grant, lifetime, now);
        let refresh_token = self.renewable(grant, &access_token, now);
        Issued {
            access_token,
            refresh_token,
        }
    }

    fn issue_access(&mut self, grant: &Grant, lifetime: TimeDelta, now: DateTime<Utc>) -> String {
        if self.tokens.len() >= self.crowded {
            self.forget_dead(now);
        }
        let claims = Claims {
            grant,
            now,
            lifetime,
        };
        let access_token = (self.policy.new_access_token)(&mut self.random, &claims);
        let token = Token {
            grant: grant.clone(),
            issued: now,
            expires: after(now, lifetime),
            order: self.issued,
            revoked: false,
        };
        self.issued += 1;
        self.tokens.insert(access_token.clone(), token);
        if grant.device.is_some() {
            self.end_oldest(&grant.client_id, now);
        }
        access_token
    }

    /// Creates a refresh token for an access token, if its grant allows one; it replaces an earlier one.
    fn renewable(
        &mut self,
        grant: &Grant,
        access_token: &str,
        now: DateTime<Utc>,
    ) -> Option<String> {
        let scope = self.policy.refresh_scope;
        if scope.is_some_and(|scope| !grant.has(scope)) {
            return None;
        }
        self.refresh
            .retain(|_, known| known.access_token != access_token);
        let shares = self.policy.renewal == Renewal::OnceShared;
        let shared = self
            .refresh
            .iter()
            .find(|(_, known)| shares && known.grant == *grant && now < known.expires)
            .map(|(token, _)| token.clone());
        let claims = Claims {
            grant,
            now,
            lifetime: delta(self.policy.refresh_lifetime),
        };
        let refresh = Refresh {
            grant: grant.clone(),
            access_token: access_token.to_owned(),
            expires: after(now, claims.lifetime),
        };
        let random = &mut self.random;
        let token = shared.unwrap_or_else(|| (self.policy.new_refresh_token)(random, &claims));
        self.refresh.insert(token.clone(), refresh);
        Some(token)
    }

    /// Forgets tokens that are of no use to anybody any more.
    fn forget_dead(&mut self, now: DateTime<Utc>) {
        self.refresh.retain(|_, refresh| now < refresh.expires);
        let renewable = self
            .refresh
            .values()
            .map(|refresh| refresh.access_token.as_str());
        let renewable: HashSet<&str> = renewable.collect();
        self.tokens.retain(|name, token| {
            let lives = !token.revoked && now < token.expires;
            lives || renewable.contains(name.as_str())
        });
        self.codes.retain(|_, code| now < code.expires);
        self.devices.retain(|_, device| now < device.expires);
        self.crowded = (2 * self.tokens.len()).max(CROWDED);
    }

    fn end_oldest(&mut self, client_id: &str, now: DateTime<Utc>) {
        let Some(most) = self.policy.device_tokens else {
            return;
        };
        let tokens = self.tokens.values_mut();
        let mut live: Vec<&mut Token> = tokens
            .filter(|token| {
                let lives = !token.revoked && now < token.expires;
                lives && token.grant.client_id == client_id && token.grant.device.is_some()
            })
            .collect();
        live.sort_by_key(|token| (token.issued, token.order));
        let excess = live.len().saturating_sub(most);
        for token in live.into_iter().take(excess) {
            token.revoked = true;
        }
    }

    /// Creates a code that a browser brings back.
    pub(crate) fn code(
        &mut self,
        grant: Grant,
        redirect: &str,
        challenge: Option<Challenge>,
        now: DateTime<Utc>,
    ) -> String {
        let code = (self.policy.new_code)(&mut self.random);
        let known = Code {
            grant,
            redirect: redirect.to_owned(),
            challenge,
            expires: now + TimeDelta::minutes(self.policy.code_minutes),
        };
        self.codes.insert(code.clone(), known);
        code
    }
}

fn delta(time: Duration) -> TimeDelta {
    TimeDelta::from_std(time).unwrap_or(TimeDelta::MAX)
}

fn after(now: DateTime<Utc>, lifetime: TimeDelta) -> DateTime<Utc> {
    let expires = now.checked_add_signed(lifetime);
    expires.unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// Returns random hexadecimal digits.
pub(crate) fn hex(random: &mut Rng, digits: usize) -> String {
    (0..digits).map(|_| random.digit(16)).collect()
}

/// Returns random letters and digits.
pub(crate) fn alphanumeric(random: &mut Rng, length: usize) -> String {
    (0..length).map(|_| random.alphanumeric()).collect()
}
