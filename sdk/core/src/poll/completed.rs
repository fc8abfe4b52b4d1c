//! The answers of calls that may run in the background.

use std::ops::Deref;

use serde::Serialize;

use crate::response::Response;

/// A finished operation, whether it ran in the background or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Completed<T> {
    /// The answer to the call that started the operation.
    pub answer: T,
    /// The operation's id, or `None` if the server completed it immediately.
    pub operation_id: Option<String>,
}

/// The [`Response`] to a call that the server may still be working on; derefs to it.
///
/// If it is, [`Started::operation_id`](super::Started::operation_id) returns the id of the operation. To wait for its end, await the
/// request itself or its `poller()`.
#[derive(Clone, Debug)]
#[must_use = "the server may still be working; await the request or its poller(), or check operation_id()"]
pub struct StartedResponse<T>(Response<T>);

impl<T> StartedResponse<T> {
    /// Returns the response.
    #[must_use]
    pub fn into_response(self) -> Response<T> {
        self.0
    }

    /// Returns the body without status and headers.
    #[must_use]
    pub fn into_body(self) -> T {
        self.0.into_body()
    }
}

impl<T> From<Response<T>> for StartedResponse<T> {
    fn from(response: Response<T>) -> Self {
        Self(response)
    }
}

impl<T> Deref for StartedResponse<T> {
    type Target = Response<T>;

    fn deref(&self) -> &Response<T> {
        &self.0
    }
}
