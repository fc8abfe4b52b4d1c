//! A third party that signs users in for programs without an application of their own (`wire.md` §1.3).

use chrono::{DateTime, Utc};

use super::token::{Form, lifetime, refresh as refresh_token, response};
use super::{Grant, LoginError, READ_ALL, WRITE, ok};
use crate::amazon_drive::settings::Settings;
use crate::amazon_drive::state::State;
use crate::answer::Answer;
use crate::request::Request;

/// What the user's browser shows after signing in: tokens to be saved by hand.
pub(crate) fn sign_in(
    state: &mut State,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Result<Answer, LoginError> {
    let own = state.login.apps.keys().next().cloned();
    let grant = Grant {
        client_id: own.ok_or(LoginError::bad_request("No application is registered"))?,
        scopes: [READ_ALL, WRITE].map(str::to_owned).to_vec(),
    };
    let issued = state.issue(&grant, lifetime(settings), now);
    let tokens = (
        issued.access_token.as_str(),
        Some(issued.refresh_token.as_str()),
    );
    Ok(ok(&response(tokens, settings)))
}

/// A refresh without client id and secret: the relay has its own.
pub(crate) fn refresh(
    state: &mut State,
    request: &Request,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Result<Answer, LoginError> {
    let form = Form::read(request)?;
    refresh_token(state, &form, None, settings, now)
}
