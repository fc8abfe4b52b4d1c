// Made by `cargo sdk generate` out of specs/amazon-drive. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Error, JsonLines, OperationInfo,
    PathBuilder, Query, Request, Response, StreamResponse,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// What has happened since a checkpoint.
///
/// Made by [`Client::changes`](super::Client::changes); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct ChangesApi {
    core: ClientCore,
}

impl ChangesApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Streams the nodes that have changed since a checkpoint; without one, every node of the account.
    ///
    /// Keep the checkpoint of a line once the line has been dealt with, and call again with the last one: after the line that
    /// ends the stream, and also if the stream stops without it, or passes `max_nodes`. When a whole call brings no nodes, all
    /// is up to date. There is nothing to wait on; call again later. Nodes from before the checkpoint may come again
    /// (`wire.md §4.2`).
    ///
    /// # Arguments
    ///
    /// - `request`: Since when, and how much at a time; with nothing set, all there is.
    pub fn list(&self, request: impl Into<types::ChangesRequest>) -> ListRequest {
        ListRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            request: request.into(),
        }
    }
}

static LIST: OperationInfo = OperationInfo::new("changes.list", true)
    .with_server("metadata")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ChangesApi::list`], `POST /changes`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ListRequest {
    core: ClientCore,
    options: CallOptions,
    request: types::ChangesRequest,
}

impl ListRequest {
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
    pub async fn send(self) -> Result<Response<JsonLines<types::ChangesLine>>, Error> {
        let core = self.core.clone();
        let answer = core.execute_stream(self.into_request()?).await?;
        Ok(answer.into_response(|body| JsonLines::new(body, &LIST)))
    }

    /// Sends the call once and hands over the answer as it comes, whatever its status.
    ///
    /// # Errors
    ///
    /// Only what kept an answer from coming.
    pub async fn send_raw(self) -> Result<StreamResponse, Error> {
        let core = self.core.clone();
        core.execute_stream_raw(self.into_request()?).await
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/changes");
        let query = Query::new();
        let mut request = self
            .core
            .request(&LIST, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&self.request)?);
        Ok(request)
    }
}

impl IntoFuture for ListRequest {
    type Output = Result<JsonLines<types::ChangesLine>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}
