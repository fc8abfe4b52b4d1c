//! The page where a user lets an application in. Here the user agrees at once, unless told to refuse.

use chrono::{DateTime, TimeDelta, Utc};
use http::{StatusCode, header};
use url::form_urlencoded::Serializer;

use super::{Challenge, Grant, SCOPES};
use crate::amazon_drive::settings::Settings;
use crate::amazon_drive::state::State;
use crate::answer::Answer;
use crate::request::Head;

pub(crate) fn authorize(
    state: &mut State,
    head: &Head,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Answer {
    let text = |name| head.query(name).filter(|value| !value.is_empty());
    // Without a client and an address of its own there is nobody to send back to.
    let app = text("client_id").and_then(|id| Some((id, state.login.apps.get(id)?)));
    let Some((client_id, app)) = app else {
        return page("An unknown client was specified");
    };
    let redirect =
        text("redirect_uri").filter(|uri| app.redirects.iter().any(|known| known == uri));
    let Some(redirect) = redirect else {
        return page("The redirect URI you provided has not been whitelisted for your application");
    };
    let grant = Grant {
        client_id: client_id.to_owned(),
        scopes: text("scope")
            .unwrap_or_default()
            .split_whitespace()
            .map(str::to_owned)
            .collect(),
    };
    let back = Back {
        redirect,
        state: text("state"),
    };
    let implicit = match text("response_type") {
        Some("code") => false,
        Some("token") => true,
        _ => {
            let what = "response_type must be code or token";
            return back.error("unsupported_response_type", what);
        }
    };
    let known = |scope: &String| SCOPES.contains(&scope.as_str());
    if grant.scopes.is_empty() || !grant.scopes.iter().all(known) {
        return back.error("invalid_scope", "An unknown scope was requested");
    }
    let hashed = match text("code_challenge_method") {
        None | Some("plain") => false,
        Some("S256") => true,
        Some(_) => {
            let what = "code_challenge_method must be plain or S256";
            return back.error("invalid_request", what);
        }
    };
    let challenge = text("code_challenge").map(|value| Challenge {
        value: value.to_owned(),
        hashed,
    });
    if std::mem::take(&mut state.login.denies) {
        return back.error("access_denied", "The user denied the request");
    }
    let scopes = grant.scopes.join(" ");
    if implicit {
        let lifetime = TimeDelta::from_std(settings.token_lifetime).unwrap_or(TimeDelta::MAX);
        let token = state.issue_access(&grant, lifetime, now);
        let seconds = lifetime.num_seconds().to_string();
        return back.to(
            '#',
            &[
                ("access_token", &token),
                ("token_type", "bearer"),
                ("expires_in", &seconds),
                ("scope", &scopes),
            ],
        );
    }
    let code = state.code(grant, redirect, challenge, now);
    back.to('?', &[("code", &code), ("scope", &scopes)])
}

/// The way back to the application.
struct Back<'a> {
    redirect: &'a str,
    state: Option<&'a str>,
}

impl Back<'_> {
    fn error(&self, error: &str, description: &str) -> Answer {
        self.to('?', &[("error", error), ("error_description", description)])
    }

    fn to(&self, mark: char, result: &[(&str, &str)]) -> Answer {
        let mut query = Serializer::new(String::new());
        query.extend_pairs(result);
        if let Some(state) = self.state {
            query.append_pair("state", state);
        }
        let mark = if mark == '?' && self.redirect.contains('?') {
            '&'
        } else {
            mark
        };
        let location = format!("{}{mark}{}", self.redirect, query.finish());
        Answer::empty(StatusCode::FOUND).header(header::LOCATION, &location)
    }
}

fn page(what: &str) -> Answer {
    let body = format!("<html><body><h1>We're sorry!</h1><p>{what}</p></body></html>");
    Answer::with(StatusCode::BAD_REQUEST, "text/html", body)
}
