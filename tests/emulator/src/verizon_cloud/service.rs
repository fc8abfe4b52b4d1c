//! The emulated service behind the engine.

use http::header;

use super::call::Call;
use super::endpoints::{Answers, find, is_known};
use super::errors::ApiError;
use super::inspect;
use super::oauth::{authorization, oauth_path};
use super::settings::Settings;
use super::state::State;
use crate::answer::Answer;
use crate::backend::Backend;
use crate::content::ContentWriter;
use crate::oauth::Authorization;
use crate::provider::{Provider, Receive};
use crate::record::Complaint;
use crate::request::{Head, Received, Request};

/// The largest body that is not an upload.
const SMALL: u64 = 1 << 20;

/// The service behind the engine.
pub(crate) type Cloud = Backend<Settings>;

impl Cloud {
    fn api(&self, state: &mut State, request: &Request) -> Result<Answer, ApiError> {
        let head = &request.head;
        let now = self.clock.now();
        state.count_call(&self.settings, now)?;
        let Some((endpoint, segments)) = find(head, &self.settings) else {
            if is_known(head, &self.settings) {
                let what = format!("{} is not allowed", head.method);
                return Err(ApiError::new(405, "method_not_allowed", what));
            }
            return Err(ApiError::not_found(&head.path));
        };
        let Authorization::Token(token) = authorization(head, endpoint.answers) else {
            return Err(ApiError::unauthorized());
        };
        if state.oauth.live(token, now).is_none() {
            return Err(ApiError::unauthorized());
        }
        if endpoint.answers == Answers::Json && !accepts_json(head) {
            let what = "the service answers application/json only";
            return Err(ApiError::new(406, "not_acceptable", what));
        }
        let is_upload = endpoint.body == super::endpoints::Body::Bytes;
        if matches!(request.body, Received::TooLarge) && !is_upload {
            return Err(ApiError::bad("the body is too large"));
        }
        let mut call = Call {
            state,
            settings: &self.settings,
            urls: &self.urls,
            now,
            head,
            received: &request.body,
            body: request.small(),
            segments,
        };
        (endpoint.run)(&mut call)
    }
}

/// Returns whether a client takes JSON; one that says nothing takes everything.
fn accepts_json(head: &Head) -> bool {
    let Some(accepted) = head.header(header::ACCEPT) else {
        return true;
    };
    let mut kinds = accepted
        .split(',')
        .map(|kind| kind.split(';').next().unwrap_or_default().trim());
    kinds.any(|kind| matches!(kind, "" | "*/*" | "application/*" | "application/json"))
}

impl Provider for Cloud {
    fn receive(&self, head: &Head) -> Receive {
        match self.state().writer(head, &self.settings) {
            None => Receive::Small { limit: SMALL },
            Some(writer) => Receive::Content {
                writer,
                limit: self.settings.chunk_limit,
            },
        }
    }

    fn inspect(&self, request: &Request) -> Vec<Complaint> {
        inspect::inspect(request, &self.settings)
    }

    fn refuse(&self, request: &Request, complaints: &[Complaint]) -> Answer {
        let head = &request.head;
        // What leads nowhere, or has no token, is refused anyhow, as the service does it.
        let unknown = find(head, &self.settings).is_none_or(|(endpoint, _)| {
            !matches!(
                authorization(head, endpoint.answers),
                Authorization::Token(_)
            )
        });
        if unknown && oauth_path(head).is_none() {
            return self.answer(request);
        }
        let texts: Vec<&str> = complaints
            .iter()
            .map(|complaint| complaint.text.as_str())
            .collect();
        ApiError::bad(texts.join("; ")).answer()
    }

    fn answer(&self, request: &Request) -> Answer {
        let now = self.clock.now();
        let mut state = self.state();
        state.settle(&self.settings, now);
        if oauth_path(&request.head).is_some() {
            return state.oauth_answer(request, now);
        }
        match request.head.origin {
            "share" => state.public_page(&request.head),
            _ => {
                let answer = self.api(&mut state, request);
                answer.unwrap_or_else(|error| error.answer())
            }
        }
    }

    fn interrupted(&self, _: &Head, _: ContentWriter) {}
}
