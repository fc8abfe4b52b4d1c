//! The page where a user lets an application in. Here the user agrees at once, unless told to refuse.

use chrono::{DateTime, Utc};
use http::{StatusCode, header};
use url::form_urlencoded::Serializer;

use super::{Grant, ImsError, USER_SCOPES, scopes};
use crate::answer::Answer;
use crate::frameio::state::State;
use crate::request::Head;

pub(crate) fn authorize(
    state: &mut State,
    head: &Head,
    now: DateTime<Utc>,
) -> Result<Answer, ImsError> {
    let text = |name| head.query(name).filter(|value| !value.is_empty());
    let bad = |what| ImsError("invalid_request", what);
    let client_id = text("client_id").ok_or(bad("client_id is missing"))?;
    let known = state.ims.apps.get(client_id).cloned();
    let app = known.ok_or(ImsError("invalid_client", "client_id is not known"))?;
    let redirect_uri = text("redirect_uri").ok_or(bad("redirect_uri is missing"))?;
    if redirect_uri != app.redirect_uri {
        return Err(bad("redirect_uri is not the registered one"));
    }
    if text("response_type") != Some("code") {
        return Err(ImsError(
            "unsupported_response_type",
            "response_type must be code",
        ));
    }
    let challenge = text("code_challenge");
    if challenge.is_some() && text("code_challenge_method") != Some("S256") {
        return Err(bad("code_challenge_method must be S256"));
    }
    if app.secret.is_none() && challenge.is_none() {
        return Err(bad("a public client needs a code_challenge"));
    }
    let mut back = Serializer::new(String::new());
    if std::mem::take(&mut state.ims.denies) {
        back.append_pair("error", "access_denied");
    } else {
        let grant = Grant {
            client_id: client_id.to_owned(),
            user_id: state.ims.user.clone(),
            scopes: scopes(text("scope").unwrap_or(USER_SCOPES)),
        };
        let challenge = challenge.map(str::to_owned);
        let code = state.code(grant, redirect_uri, challenge, now);
        back.append_pair("code", &code);
    }
    if let Some(echoed) = text("state") {
        back.append_pair("state", echoed);
    }
    let mark = if redirect_uri.contains('?') { '&' } else { '?' };
    let location = format!("{redirect_uri}{mark}{}", back.finish());
    Ok(Answer::empty(StatusCode::FOUND).header(header::LOCATION, &location))
}
