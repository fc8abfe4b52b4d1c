// Made by `cargo sdk generate` out of specs/streams. Change the specs, not this file.

use cloud_drives_core::{
    BoxFuture, CallOptions, ClientCore, Error, JsonLines, OperationInfo, PathBuilder,
    Query, Request, Response, StreamResponse,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// The calls of the group `events`.
///
/// Made by [`Client::events`](super::Client::events); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct EventsApi {
    core: ClientCore,
}

impl EventsApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Tells what happens, a line an event.
    pub fn follow(&self) -> FollowRequest {
        FollowRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// Tells what happened since, or that it was too long ago.
    pub fn follow_from(&self) -> FollowFromRequest {
        FollowFromRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }
}

static FOLLOW: OperationInfo = OperationInfo::new("events.follow", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`EventsApi::follow`], `GET /events`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct FollowRequest {
    core: ClientCore,
    options: CallOptions,
}

impl FollowRequest {
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
    pub async fn send(self) -> Result<Response<JsonLines<types::Event>>, Error> {
        let core = self.core.clone();
        let answer = core.execute_stream(self.into_request()?).await?;
        Ok(answer.into_response(|body| JsonLines::new(body, &FOLLOW)))
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
        let path = PathBuilder::new("/events");
        let query = Query::new();
        self.core.request(&FOLLOW, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for FollowRequest {
    type Output = Result<JsonLines<types::Event>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static FOLLOW_FROM: OperationInfo = OperationInfo::new("events.follow_from", false)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`EventsApi::follow_from`], `POST /events`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct FollowFromRequest {
    core: ClientCore,
    options: CallOptions,
}

impl FollowFromRequest {
    /// Adds options for this call only: headers, time limits, what a facade adds. They come before those set so far.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    /// Sends the call once.
    ///
    /// # Retries
    ///
    /// Not idempotent: a layer that retries sends it again only when it never reached the
    /// server.
    ///
    /// # Errors
    ///
    /// Every status that is not described as a success, with its
    /// [`ErrorKind`](super::ErrorKind); what the transport reports; an answer of another shape.
    pub async fn send(self) -> Result<Response<FollowFromOutcome>, Error> {
        let core = self.core.clone();
        let answer = core.execute_stream(self.into_request()?).await?;
        match answer.status().as_u16() {
            200 => {
                Ok(
                    answer
                        .into_response(|body| FollowFromOutcome::Ok(
                            JsonLines::new(body, &FOLLOW_FROM),
                        )),
                )
            }
            205 => Ok(answer.into_response(|_| FollowFromOutcome::ResetContent)),
            _ => Err(core.buffer(answer).await?.unexpected_status()),
        }
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
        let path = PathBuilder::new("/events");
        let query = Query::new();
        self.core.request(&FOLLOW_FROM, Method::POST, path, query, self.options)
    }
}

impl IntoFuture for FollowFromRequest {
    type Output = Result<FollowFromOutcome, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

/// How [`EventsApi::follow_from`] ended.
#[derive(Debug)]
#[non_exhaustive]
pub enum FollowFromOutcome {
    /// The events.
    Ok(JsonLines<types::Event>),
    /// Too long ago.
    ResetContent,
}

impl FollowFromOutcome {
    /// Returns what the outcome holds, if it holds something.
    pub fn lines(&self) -> Option<&JsonLines<types::Event>> {
        match self {
            Self::Ok(body) => Some(body),
            Self::ResetContent => None,
        }
    }

    /// Returns what the outcome holds, if it holds something, by value.
    pub fn into_lines(self) -> Option<JsonLines<types::Event>> {
        match self {
            Self::Ok(body) => Some(body),
            Self::ResetContent => None,
        }
    }
}
