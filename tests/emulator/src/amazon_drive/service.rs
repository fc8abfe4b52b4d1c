//! The emulated service behind the engine: which origin a request came to decides who answers it.

use http::{HeaderName, Method, StatusCode};

use super::call::Call;
use super::compression;
use super::download;
use super::endpoints::{Access, Body, find};
use super::errors::ApiError;
use super::inspect;
use super::login::SCHEME;
use super::settings::Settings;
use super::state::State;
use super::upload;
use crate::answer::Answer;
use crate::backend::Backend;
use crate::content::ContentWriter;
use crate::multipart::MultipartReader;
use crate::oauth::{Authorization, OAuthError};
use crate::provider::{Provider, Receive};
use crate::record::Complaint;
use crate::request::{Head, Received, Request};

/// The largest body that is not an upload.
const SMALL: u64 = 1 << 20;
/// The largest envelope of an upload around its content.
const WRAPPING: u64 = 2 << 20;

/// The service behind the engine.
pub(crate) type Drive = Backend<Settings>;

impl Drive {
    fn api(&self, state: &mut State, request: &Request) -> Result<Answer, ApiError> {
        let head = &request.head;
        let now = self.clock.now();
        if !state.admits_call(&self.settings, now) {
            return Err(ApiError::rate_exceeded());
        }
        let (endpoint, segments) = find(head).ok_or_else(ApiError::unknown_operation)?;
        let token = match Authorization::read(head, SCHEME) {
            Authorization::Absent => return Err(ApiError::unauthorized()),
            Authorization::IllFormed => return Err(ApiError::no_bearer()),
            Authorization::Token(token) => state.oauth.live(token, now).cloned(),
        };
        let token = token.ok_or_else(ApiError::unauthorized)?;
        let may = match endpoint.access {
            Access::Any => token.reads() || token.writes(),
            Access::Read => token.reads(),
            Access::Write => token.writes(),
        };
        if !may {
            return Err(ApiError::forbidden(endpoint.name));
        }
        if matches!(request.body, Received::TooLarge) {
            return Err(ApiError::bad("The request body is too large"));
        }
        let mut call = Call {
            state,
            settings: &self.settings,
            urls: &self.urls,
            now,
            head,
            received: &request.body,
            body: request.small(),
            token,
            operation: endpoint.name,
            segments,
        };
        (endpoint.run)(&mut call)
    }
}

impl Provider for Drive {
    fn receive(&self, head: &Head) -> Receive {
        let uploads = head.origin == "content"
            && find(head).is_some_and(|(endpoint, _)| matches!(endpoint.body, Body::Upload { .. }));
        let storage = &self.settings.shared.storage;
        match uploads.then(|| MultipartReader::new(head, &[upload::CONTENT], storage)) {
            Some(Some(reader)) => Receive::Multipart {
                reader: Box::new(reader),
                limit: self.settings.max_file_size.saturating_add(WRAPPING),
            },
            _ => Receive::Small { limit: SMALL },
        }
    }

    fn inspect(&self, request: &Request) -> Vec<Complaint> {
        inspect::inspect(request)
    }

    fn refuse(&self, request: &Request, complaints: &[Complaint]) -> Answer {
        let texts: Vec<&str> = complaints
            .iter()
            .map(|complaint| complaint.text.as_str())
            .collect();
        match request.head.origin {
            "login" => {
                OAuthError::invalid("rejected by the strict emulator; see its complaints").answer()
            }
            // What leads nowhere is refused anyhow, in the service's own words.
            "master" | "metadata" | "content" if find(&request.head).is_none() => {
                ApiError::unknown_operation().answer("")
            }
            _ => ApiError::bad(texts.join("; ")).answer(&self.state().uuid()),
        }
    }

    fn answer(&self, request: &Request) -> Answer {
        let now = self.clock.now();
        let mut state = self.state();
        state.settle(now);
        let head = &request.head;
        let answer = match head.origin {
            "master" | "metadata" | "content" => match self.api(&mut state, request) {
                Ok(answer) => answer,
                Err(error) => error.answer(&state.uuid()),
            },
            "login" => state.login_answer(request, now),
            _ if head.method != Method::GET => Answer::empty(StatusCode::METHOD_NOT_ALLOWED),
            _ => download::linked(&state, head, now),
        };
        let request_id = HeaderName::from_static("x-amzn-requestid");
        let answer = answer.header(request_id, &state.uuid());
        if compression::accepts(head) {
            return compression::compress(answer);
        }
        answer
    }

    fn interrupted(&self, _: &Head, _: ContentWriter) {}
}
