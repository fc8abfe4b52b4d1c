//! The emulated service behind the engine: which origin a request came to decides who answers it.

use super::call::Call;
use super::endpoints::{Access, Route, find};
use super::errors::{ApiError, page};
use super::inspect;
use super::oauth::{APP_FOLDER, SCHEME};
use super::settings::Settings;
use super::state::State;
use crate::answer::Answer;
use crate::backend::Backend;
use crate::content::ContentWriter;
use crate::oauth::{Authorization, OAuthError};
use crate::provider::{Provider, Receive};
use crate::record::Complaint;
use crate::request::{Head, Received, Request};

/// The largest body that is not a file's.
const SMALL: u64 = 1 << 20;

/// The service behind the engine.
pub(crate) type Disk = Backend<Settings>;

impl Disk {
    fn api(&self, state: &mut State, request: &Request) -> Result<Answer, ApiError> {
        let head = &request.head;
        let (endpoint, operation) = match find(head.method.as_str(), &head.path) {
            Route::Endpoint(endpoint, operation) => (endpoint, operation),
            Route::WrongMethod => return Err(ApiError::method_not_allowed()),
            Route::Nothing => return Err(ApiError::no_such_endpoint()),
        };
        let now = self.clock.now();
        let token = match Authorization::read(head, SCHEME) {
            Authorization::Absent if endpoint.access == Access::Anybody => None,
            Authorization::Token(token) => {
                let known = state.oauth.live(token, now).cloned();
                Some(known.ok_or_else(ApiError::unauthorized)?)
            }
            Authorization::Absent | Authorization::IllFormed => {
                return Err(ApiError::unauthorized());
            }
        };
        let has = |scope| token.as_ref().is_some_and(|token| token.grant.has(scope));
        let app_folder_only = match endpoint.access {
            Access::Anybody | Access::AnyToken => false,
            Access::Scope(scope) | Access::Paths(scope) if has(scope) => false,
            Access::Paths(_) if has(APP_FOLDER) => true,
            Access::Scope(_) | Access::Paths(_) => return Err(ApiError::forbidden()),
        };
        if matches!(request.body, Received::TooLarge) {
            return Err(ApiError::too_large());
        }
        let mut call = Call {
            state,
            settings: &self.settings,
            urls: &self.urls,
            now,
            head,
            body: request.small(),
            token,
            app_folder_only,
            operation,
        };
        (endpoint.run)(&mut call)
    }
}

impl Provider for Disk {
    fn receive(&self, head: &Head) -> Receive {
        if head.origin != "upload" {
            return Receive::Small { limit: SMALL };
        }
        self.state().receive(head, &self.settings, self.clock.now())
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
            "api" => ApiError::bad_body(&texts.join("; ")).answer(),
            "oauth" => {
                OAuthError::invalid("rejected by the strict emulator; see its complaints").answer()
            }
            _ => page(400),
        }
    }

    fn answer(&self, request: &Request) -> Answer {
        let now = self.clock.now();
        let mut state = self.state();
        state.settle(now, false);
        match request.head.origin {
            "api" => {
                let answer = self.api(&mut state, request);
                answer.unwrap_or_else(|error| error.answer())
            }
            "oauth" => state.oauth_answer(request, now),
            "upload" => state.store(&request.head, &request.body, &self.settings, now),
            _ => state.serve(&request.head, &self.settings, &self.urls, now),
        }
    }

    fn interrupted(&self, head: &Head, received: ContentWriter) {
        self.state().keep_partial(head, received, self.clock.now());
    }
}
