//! The differences between the services.

use std::time::Duration;

use fastrand::Rng;
use http::StatusCode;

use super::{Claims, OAuthError, Registered, Scopes};

/// The sign-in policy of a service.
#[derive(Debug)]
pub(crate) struct Policy {
    pub(crate) new_access_token: fn(&mut Rng, &Claims<'_>) -> String,
    pub(crate) new_refresh_token: fn(&mut Rng, &Claims<'_>) -> String,
    pub(crate) new_code: fn(&mut Rng) -> String,
    /// How long a code of the browser flow lives.
    pub(crate) code_minutes: i64,
    pub(crate) page_errors: PageErrors,
    /// What the application is told when the user says no, besides `access_denied`.
    pub(crate) denial: &'static str,
    pub(crate) pkce: Pkce,
    /// Whether the page gives tokens to applications without a server.
    pub(crate) implicit: bool,
    /// Whether the page and the exchange of a code need the address to come back to.
    pub(crate) needs_redirect: bool,
    /// Whether a refresh names that address too.
    pub(crate) refresh_needs_redirect: bool,
    /// The error for a `response_type` that is not known.
    pub(crate) bad_response_type: &'static str,
    pub(crate) longest_state: usize,
    /// Whether the page tells which scopes it has granted.
    pub(crate) page_tells_scope: bool,
    /// The scopes that are granted, of those that the parameters ask for.
    pub(crate) scopes: fn(&Registered, &Parameter<'_>) -> Result<Scopes, OAuthError>,
    pub(crate) is_device: fn(&str) -> bool,
    /// Whether id and secret may come in a Basic header.
    pub(crate) basic: bool,
    /// The grants that there are besides those by code and by refresh token.
    pub(crate) more_grants: &'static [&'static str],
    pub(crate) is_code: fn(&str) -> bool,
    pub(crate) renewal: Renewal,
    /// The scope without which there is no refresh token.
    pub(crate) refresh_scope: Option<&'static str>,
    pub(crate) refresh_lifetime: Duration,
    /// The status of a refresh token that is not good any more.
    pub(crate) bad_refresh_status: StatusCode,
    pub(crate) bad_client_status: StatusCode,
    pub(crate) token_type: &'static str,
    pub(crate) new_id_token: Option<fn(&mut Rng, &Claims<'_>) -> String>,
    /// How many tokens with a device an application may have before the oldest dies.
    pub(crate) device_tokens: Option<usize>,
}

/// Tells a parameter that is not empty by its name.
pub(crate) type Parameter<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// How the page in the browser reports errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PageErrors {
    /// By the JSON of every error.
    Json,
    /// By a page with this status.
    Page(StatusCode),
    /// By such a page as long as it is not known where to send the browser, then by an error that it brings back.
    PageThenBack(StatusCode),
}

/// Which proofs of possession there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pkce {
    None,
    /// `S256`, with a verifier as the RFC has it; applications without a secret need it.
    Hashed,
    /// `S256` and `plain`, which is meant when no method is named.
    Any,
}

/// What happens to a refresh token when it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Renewal {
    /// It ends; its access token must not have been revoked.
    Once,
    /// It ends. As long as it was not used, all who sign in for one grant have the same one.
    OnceShared,
    /// It stays good, and another one is given.
    Another,
    /// It stays good and is sent again.
    Same,
}
