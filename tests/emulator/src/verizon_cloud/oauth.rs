//! Verizon's own parts of the sign-in (`wire.md` §1.2, §1.3).

use std::time::Duration;

use chrono::{DateTime, Utc};
use fastrand::Rng;
use http::{StatusCode, header};

use super::endpoints::Answers;
use super::settings::BASE_PATH;
use super::state::State;
use crate::answer::Answer;
use crate::oauth::{Authorization, PageErrors, Pkce, Policy, Renewal, Scopes};
use crate::request::{Head, Request};

/// Below the base path.
pub(crate) const AUTHORIZE: &str = "/oauth2/authorize";
pub(crate) const TOKEN: &str = "/oauth2/token";

/// The parameter that stands for the Authorization header.
pub(crate) const IN_QUERY: &str = "access-token";

const DAY: u64 = 24 * 60 * 60;

pub(crate) static POLICY: Policy = Policy {
    new_access_token: |random, _| letters(random, 160),
    new_refresh_token: |random, _| letters(random, 64),
    new_code: |random| letters(random, 24),
    // `wire.md` does not say.
    code_minutes: 10,
    // A page with 200 is the failure of this endpoint.
    page_errors: PageErrors::Page(StatusCode::OK),
    denial: "",
    pkce: Pkce::None,
    implicit: false,
    needs_redirect: true,
    refresh_needs_redirect: true,
    bad_response_type: "unsupported_response_type",
    longest_state: usize::MAX,
    page_tells_scope: false,
    scopes: |_, _| Ok(Scopes::default()),
    is_device: |_| true,
    basic: true,
    more_grants: &[],
    is_code: |_| true,
    renewal: Renewal::OnceShared,
    refresh_scope: None,
    refresh_lifetime: Duration::from_secs(14 * DAY),
    // The user has to agree again.
    bad_refresh_status: StatusCode::UNAUTHORIZED,
    bad_client_status: StatusCode::UNAUTHORIZED,
    token_type: "Bearer",
    new_id_token: None,
    device_tokens: None,
};

/// Returns random text in the form of tokens.
fn letters(random: &mut Rng, length: usize) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let letters = (0..length).map(|_| LETTERS[random.usize(..LETTERS.len())]);
    letters.map(char::from).collect()
}

/// Returns the access token of a request: `Bearer <token>`, or `access-token` in the query where that is
/// allowed.
pub(crate) fn authorization(head: &Head, answers: Answers) -> Authorization<'_> {
    if answers != Answers::Content || head.headers.contains_key(header::AUTHORIZATION) {
        return Authorization::read(head, "Bearer");
    }
    match head.query(IN_QUERY) {
        Some(token) if !token.is_empty() => Authorization::Token(token),
        _ => Authorization::Absent,
    }
}

impl State {
    /// Answers a request to one of the two OAuth endpoints.
    pub(crate) fn oauth_answer(&mut self, request: &Request, now: DateTime<Utc>) -> Answer {
        match (request.head.method.as_str(), oauth_path(&request.head)) {
            ("GET", Some(AUTHORIZE)) => self.oauth.authorize(&request.head, now),
            ("POST", Some(TOKEN)) => {
                let answer = self.oauth.token(request, now);
                answer.unwrap_or_else(|error| error.answer())
            }
            _ => Answer::empty(StatusCode::METHOD_NOT_ALLOWED),
        }
    }
}

/// Returns which of the OAuth endpoints a request is for.
pub(crate) fn oauth_path(head: &Head) -> Option<&'static str> {
    let path = head.path.strip_prefix(BASE_PATH)?;
    let found = [AUTHORIZE, TOKEN].into_iter().find(|known| *known == path);
    found.filter(|_| head.origin == "api")
}
