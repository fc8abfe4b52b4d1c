// Made by `cargo sdk generate` out of specs/yandex-disk. Change the specs, not this file.

use cloud_drives_core::{
    BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, PollState,
    Poller, Query, RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// What the service does in the background.
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

    /// Tells whether a running operation is finished.
    ///
    /// The answer holds the state and nothing else: no progress, no reason of a failure, no result. Read the target
    /// once the state is `success`. Any valid token will do, no scope is needed (`wire.md §1.2`), which makes an unknown
    /// id such as `0000` a cheap check of a token: 404 says that the token is good, 401 that it is not.
    ///
    /// # Arguments
    ///
    /// - `operation_id`: The operation's id, the last segment of the link in a 202 answer. 64 hexadecimal digits,
    ///   opaque.
    pub fn status(&self, operation_id: impl Into<String>) -> StatusRequest {
        StatusRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            operation_id: operation_id.into(),
            fields: None,
        }
    }
}

static STATUS: OperationInfo = OperationInfo::new("operations.status", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`OperationsApi::status`], `GET /v1/disk/operations/{operation_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct StatusRequest {
    core: ClientCore,
    options: CallOptions,
    operation_id: String,
    fields: Option<Vec<String>>,
}

impl StatusRequest {
    /// Answer with these members only; dotted names reach into objects and lists, as in `_embedded.items.name`. Names that
    /// do not exist are skipped in silence, and a dotted name narrows its parent even if the parent is listed too.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.fields = Some(fields.into_iter().map(Into::into).collect());
        self
    }

    /// Adds options for this call only: headers, time limits, what a facade adds. They come before those set so far.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
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
    pub async fn send(self) -> Result<Response<types::OperationStatus>, Error> {
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

    /// Follows the operation to its end by the id that was kept. Nothing is sent before the poller is awaited or asked.
    pub fn poller(self) -> Poller<()> {
        let settings = self.core.poll_settings(&self.options);
        let id = self.operation_id.clone();
        let poller = Poller::new(id, (), move |_| self.clone().poll_state());
        poller.operation(&STATUS).settings(settings)
    }

    pub(super) fn poll_state(self) -> BoxFuture<'static, Result<PollState, Error>> {
        Box::pin(async move {
            let answer: Response<types::OperationStatus> = self
                .send_raw()
                .await?
                .into_json()?;
            Ok(cloud_drives_core::Progress::poll_state(answer.body()))
        })
    }

    fn into_request(self) -> Result<Request, Error> {
        let mut path = PathBuilder::new("/v1/disk/operations/");
        path.push_segment("operation_id", &self.operation_id)?;
        let mut query = Query::new();
        if let Some(values) = &self.fields {
            query.push_comma("fields", values);
        }
        self.core.request(&STATUS, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for StatusRequest {
    type Output = Result<types::OperationStatus, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

impl cloud_drives_core::Progress for types::OperationStatus {
    fn poll_state(&self) -> PollState {
        match self.status.as_str() {
            "in-progress" => PollState::Pending,
            "success" => PollState::Succeeded,
            "failed" => PollState::Failed,
            other => PollState::Unknown(other.to_owned()),
        }
    }
}
