//! The emulated service behind the engine: which origin a request came to decides who answers it.

use http::HeaderName;

use super::call::{Call, read_body};
use super::errors::{ApiError, xml};
use super::ims::SCHEME;
use super::inspect::inspect;
use super::operation::{Route, find};
use super::rates::{Count, Rate};
use super::settings::Settings;
use super::state::State;
use crate::answer::Answer;
use crate::backend::Backend;
use crate::content::ContentWriter;
use crate::oauth::{Authorization, OAuthError};
use crate::provider::{Provider, Receive};
use crate::record::Complaint;
use crate::request::{Head, Received, Request};

/// The largest body that is not a part of a file.
const SMALL: u64 = 4 << 20;

const LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-remaining");
const WINDOW: HeaderName = HeaderName::from_static("x-ratelimit-window");

/// The service behind the engine.
pub(crate) type Frame = Backend<Settings>;

impl Frame {
    fn api(&self, state: &mut State, request: &Request) -> Answer {
        let head = &request.head;
        let (operation, ids) = match find(head.method.as_str(), &head.path) {
            Route::Operation(operation, ids) if operation.is_open_to(head) => (operation, ids),
            Route::Operation(..) | Route::WrongMethod | Route::Nothing => {
                return ApiError::not_found("path").answer();
            }
        };
        let now = self.clock.now();
        let rate = operation.rate_of(head);
        let user = match self.user(state, head) {
            Ok(user) => user,
            Err(error) => {
                let count = Count {
                    allowed: true,
                    remaining: rate.calls,
                };
                return limited(error.answer(), rate, count);
            }
        };
        let mut call = Call {
            state,
            settings: &self.settings,
            urls: &self.urls,
            now,
            head,
            operation,
            ids,
            user,
            data: serde_json::Map::new(),
        };
        // Buckets are counted for each user of each account (`wire.md` §8).
        let who = format!("{}/{}", call.account_id(), call.user);
        let count = call.state.rates.count(operation.name, &who, rate, now);
        let answer = if count.allowed || !self.settings.rate_limits {
            run(&mut call, request)
        } else {
            Err(ApiError::too_many_requests())
        };
        let answer = answer.unwrap_or_else(|error| error.answer());
        limited(answer, rate, count)
    }

    /// Returns the user whose token a request carries.
    fn user(&self, state: &State, head: &Head) -> Result<String, ApiError> {
        let token = match Authorization::read(head, SCHEME) {
            Authorization::Token(token) => token,
            Authorization::Absent | Authorization::IllFormed => {
                return Err(ApiError::unauthorized("A bearer token is needed"));
            }
        };
        if token.starts_with("fio-") {
            let detail = "Developer tokens of the old API are not accepted";
            return Err(ApiError::unauthorized(detail));
        }
        let known = state.oauth.live(token, self.clock.now());
        let bad = "The token is not known, has expired or was revoked";
        let known = known.ok_or_else(|| ApiError::unauthorized(bad))?;
        if known.grant.user_id.is_empty() {
            let detail = "The user is not linked to an Adobe ID";
            return Err(ApiError::unauthorized(detail));
        }
        Ok(known.grant.user_id.clone())
    }
}

fn run(call: &mut Call<'_>, request: &Request) -> Result<Answer, ApiError> {
    call.check_parameters()?;
    if matches!(request.body, Received::TooLarge) {
        return Err(ApiError::bad_request("The body is too large"));
    }
    call.data = read_body(call.operation, call.head, request.small())?;
    (call.operation.run)(call)
}

fn limited(answer: Answer, rate: Rate, count: Count) -> Answer {
    answer
        .header(LIMIT, &rate.calls.to_string())
        .header(REMAINING, &count.remaining.to_string())
        .header(WINDOW, &rate.window.to_string())
}

impl Provider for Frame {
    fn receive(&self, head: &Head) -> Receive {
        if head.origin != "upload" {
            return Receive::Small { limit: SMALL };
        }
        self.state().receive(head, &self.settings, self.clock.now())
    }

    fn inspect(&self, request: &Request) -> Vec<Complaint> {
        inspect(&self.state(), request)
    }

    fn refuse(&self, request: &Request, complaints: &[Complaint]) -> Answer {
        let texts: Vec<&str> = complaints
            .iter()
            .map(|complaint| complaint.text.as_str())
            .collect();
        match request.head.origin {
            "api" => ApiError::bad_request(texts.join("; ")).answer(),
            "ims" => {
                let what = "rejected by the strict emulator; see its complaints";
                OAuthError::invalid(what).answer()
            }
            _ => xml(
                400,
                "InvalidRequest",
                "rejected by the strict emulator; see its complaints",
            ),
        }
    }

    fn answer(&self, request: &Request) -> Answer {
        let now = self.clock.now();
        let mut state = self.state();
        state.settle(&self.settings, now);
        match request.head.origin {
            "api" => self.api(&mut state, request),
            "ims" => state.ims_answer(request, now),
            "upload" => state.store(&request.head, &request.body, &self.settings, now),
            _ => state.serve(&request.head, now),
        }
    }

    /// Keeps nothing of a part that breaks off, as S3 does.
    fn interrupted(&self, _: &Head, _: ContentWriter) {}
}
