//! The page where a user lets an application in. Here the user agrees at once, unless told to refuse.

use chrono::{DateTime, Utc};
use http::{StatusCode, header};
use url::form_urlencoded::Serializer;

use super::Grant;
use crate::answer::Answer;
use crate::request::Head;
use crate::verizon_cloud::state::State;

/// Sends the browser back; 200, with a page, is the failure of this endpoint (`wire.md` §1.3).
pub(crate) fn authorize(state: &mut State, head: &Head, now: DateTime<Utc>) -> Answer {
    let text = |name| head.query(name).filter(|value| !value.is_empty());
    let app = text("client_id").and_then(|id| Some((id, state.oauth.apps.get(id)?)));
    let Some((client_id, app)) = app else {
        return page("client_id is unknown");
    };
    let redirect = text("redirect_uri").filter(|uri| *uri == app.redirect);
    let Some(redirect) = redirect else {
        return page("redirect_uri is not the registered one");
    };
    if text("response_type") != Some("code") {
        return page("response_type has to be code");
    }
    let denied = std::mem::take(&mut state.oauth.denies);
    let mut query = Serializer::new(String::new());
    if denied {
        query.append_pair("error", "access_denied");
    } else {
        let grant = Grant {
            client_id: client_id.to_owned(),
            device: text("device_id").map(str::to_owned),
        };
        query.append_pair("code", &state.code(grant, redirect, now));
    }
    if let Some(state) = text("state") {
        query.append_pair("state", state);
    }
    let mark = if redirect.contains('?') { '&' } else { '?' };
    let location = format!("{redirect}{mark}{}", query.finish());
    Answer::empty(StatusCode::FOUND).header(header::LOCATION, &location)
}

fn page(what: &str) -> Answer {
    let body = format!("<html><body><h1>Something went wrong</h1><p>{what}</p></body></html>");
    Answer::with(StatusCode::OK, "text/html", body)
}
