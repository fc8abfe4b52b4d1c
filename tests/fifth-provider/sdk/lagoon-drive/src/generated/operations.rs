// Made by `cargo sdk generate` out of specs/lagoon-drive. Change the specs, not this file.

use cloud_drives_core::{
    CallOptions, ClientCore, Error, OperationInfo, PathBuilder, PollState, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// Work in the background.
///
/// Made by [`Client::operations`](super::Client::operations); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct OperationsApi {
    core: ClientCore,
}

impl OperationsApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Returns how far an operation is.
    ///
    /// # Arguments
    ///
    /// - `operation_id`: The operation's id.
    pub fn show(&self, operation_id: impl Into<String>) -> ShowRequest {
        ShowRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            operation_id: operation_id.into(),
        }
    }
}

static SHOW: OperationInfo = OperationInfo::new("operations.show", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`OperationsApi::show`], `GET /operations/{operation_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ShowRequest {
    core: ClientCore,
    options: CallOptions,
    operation_id: String,
}

impl ShowRequest {
    /// Sets what holds for this call only: headers, time limits, what a facade adds.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    /// Sends the call once.
    ///
    /// # Retries
    ///
    /// Idempotent: a layer that retries may send it again.
    ///
    /// # Errors
    ///
    /// Every status that is not described as a success, with its
    /// [`ErrorKind`](super::ErrorKind); what the transport reports; an answer of another shape.
    pub async fn send(self) -> Result<Response<types::Operation>, Error> {
        self.send_raw().await?.into_json()
    }

    /// Sends the call once and hands over the answer as it came, whatever its status.
    ///
    /// # Errors
    ///
    /// Only what kept an answer from coming.
    pub async fn send_raw(self) -> Result<RawResponse, Error> {
        let core = self.core.clone();
        core.execute(self.into_request()?).await
    }

    fn into_request(self) -> Result<Request, Error> {
        let mut path = PathBuilder::new("/operations/");
        path.push_segment("operation_id", &self.operation_id)?;
        let query = Query::new();
        self.core.request(&SHOW, Method::GET, path, query, self.options)
    }
}

impl cloud_drives_core::Progress for types::Operation {
    fn poll_state(&self) -> PollState {
        match self.status.as_str() {
            "waiting" | "running" => PollState::Pending,
            "completed" => PollState::Succeeded,
            "failed" => PollState::Failed,
            other => PollState::Unknown(other.to_owned()),
        }
    }
}
