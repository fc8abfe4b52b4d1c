//! The page where a user lets an application in. Here the user agrees at once, unless told to refuse.

use chrono::{DateTime, Utc};
use http::{StatusCode, header};
use url::form_urlencoded::Serializer;

use super::{Challenge, Grant, OAuth, OAuthError, PageErrors, Pkce};
use crate::answer::Answer;
use crate::request::Head;

/// The answer to an application: how it is attached to the address, and its parameters.
type Agreed = (char, Vec<(&'static str, String)>);

/// Returns a parameter that is not empty.
fn text<'a>(head: &'a Head, name: &str) -> Option<&'a str> {
    head.query(name).filter(|value| !value.is_empty())
}

impl OAuth {
    /// Answers the browser.
    pub(crate) fn authorize(&mut self, head: &Head, now: DateTime<Utc>) -> Answer {
        let page_errors = self.policy.page_errors;
        let back = match self.way_back(head) {
            Ok(back) => back,
            Err(error) => return page_errors.answer(&error),
        };
        match self.agree(head, &back.redirect, now) {
            Ok((mark, result)) => back.to(mark, &result),
            Err(error) if matches!(page_errors, PageErrors::PageThenBack(_)) => back.error(&error),
            Err(error) if error.error == DENIED => back.error(&error),
            Err(error) => page_errors.answer(&error),
        }
    }

    /// Returns the redirect address of an application's users; without it no answer can be given.
    fn way_back<'a>(&self, head: &'a Head) -> Result<Back<'a>, OAuthError> {
        let missing = || OAuthError::invalid("client_id is missing");
        let client_id = text(head, "client_id").ok_or_else(missing)?;
        let known = &self.app(client_id)?.redirect;
        match text(head, "redirect_uri") {
            Some(sent) if sent == known => {}
            None if !self.policy.needs_redirect => {}
            _ => {
                let what = "redirect_uri is not the registered one";
                return Err(OAuthError::invalid(what));
            }
        }
        Ok(Back {
            redirect: known.clone(),
            state: text(head, "state"),
        })
    }

    /// Returns what the application is given.
    fn agree(
        &mut self,
        head: &Head,
        redirect: &str,
        now: DateTime<Utc>,
    ) -> Result<Agreed, OAuthError> {
        let client_id = text(head, "client_id").unwrap_or_default();
        let app = self.app(client_id)?;
        let implicit = match text(head, "response_type") {
            Some("code") => false,
            Some("token") if self.policy.implicit => true,
            _ => {
                let what = "response_type is not known";
                return Err(OAuthError::new(self.policy.bad_response_type, what));
            }
        };
        let echoed = text(head, "state").unwrap_or_default();
        if echoed.chars().count() > self.policy.longest_state {
            return Err(OAuthError::invalid("state is too long"));
        }
        let device = text(head, "device_id");
        if device.is_some_and(|id| !(self.policy.is_device)(id)) {
            return Err(OAuthError::invalid("device_id is ill-formed"));
        }
        let challenge = self.challenge(head)?;
        if app.secret.is_none() && challenge.is_none() {
            let what = "a public client needs a code_challenge";
            return Err(OAuthError::invalid(what));
        }
        let scopes = (self.policy.scopes)(app, &|name| text(head, name).map(str::to_owned))?;
        if std::mem::take(&mut self.denies) {
            return Err(OAuthError::new(DENIED, self.policy.denial));
        }
        let grant = Grant {
            client_id: client_id.to_owned(),
            user_id: self.user_id.clone(),
            scopes,
            device: device.map(str::to_owned),
        };
        let scope = grant.scopes.list.join(" ");
        let (mark, mut result) = if implicit {
            let token = self.issue_access(&grant, self.lifetime, now);
            let seconds = self.lifetime.num_seconds().to_string();
            let result = vec![
                ("access_token", token),
                ("expires_in", seconds),
                ("token_type", self.policy.token_type.to_owned()),
            ];
            ('#', result)
        } else {
            let code = self.code(grant, redirect, challenge, now);
            ('?', vec![("code", code)])
        };
        if self.policy.page_tells_scope {
            result.push(("scope", scope));
        }
        Ok((mark, result))
    }

    fn challenge(&self, head: &Head) -> Result<Option<Challenge>, OAuthError> {
        let value = text(head, "code_challenge");
        let hashed = match (self.policy.pkce, text(head, "code_challenge_method")) {
            (Pkce::None, _) => return Ok(None),
            (Pkce::Any | Pkce::Hashed, Some("S256")) => true,
            (Pkce::Any, None | Some("plain")) => false,
            (Pkce::Hashed, _) if value.is_none() => return Ok(None),
            _ => return Err(OAuthError::invalid("code_challenge_method is not known")),
        };
        Ok(value.map(|value| Challenge {
            value: value.to_owned(),
            hashed,
        }))
    }
}

/// The error that a browser brings back wherever other errors go.
const DENIED: &str = "access_denied";

impl PageErrors {
    fn answer(self, error: &OAuthError) -> Answer {
        match self {
            Self::Json => error.answer(),
            Self::Page(status) | Self::PageThenBack(status) => {
                let what = &error.description;
                let body = format!("<html><body><h1>Sorry</h1><p>{what}</p></body></html>");
                Answer::with(status, "text/html", body)
            }
        }
    }
}

/// The way back to the application.
struct Back<'a> {
    redirect: String,
    state: Option<&'a str>,
}

impl Back<'_> {
    fn error(&self, error: &OAuthError) -> Answer {
        let mut result = vec![("error", error.error.to_owned())];
        if !error.description.is_empty() {
            result.push(("error_description", error.description.clone()));
        }
        self.to('?', &result)
    }

    fn to(&self, mark: char, result: &[(&str, String)]) -> Answer {
        let mut query = Serializer::new(String::new());
        query.extend_pairs(result);
        if let Some(state) = self.state {
            query.append_pair("state", state);
        }
        let has_query = mark == '?' && self.redirect.contains('?');
        let mark = if has_query { '&' } else { mark };
        let location = format!("{}{mark}{}", self.redirect, query.finish());
        Answer::empty(StatusCode::FOUND).header(header::LOCATION, &location)
    }
}
