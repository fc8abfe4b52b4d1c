//! The interface between the typed clients and the network.

use std::fmt::{self, Debug};
use std::sync::Arc;

use crate::error::{Error, Result};
use crate::future::BoxFuture;
use crate::raw_response::RawResponse;
use crate::request::Request;
use crate::response::Response;
use crate::stream_response::StreamResponse;

/// Sends requests: the only interface between the typed clients and the network.
///
/// The default is [`HttpTransport`](crate::HttpTransport), which sends once. Layers (retry, rate
/// limits, sign-in, a recorder in a test) implement the same trait around another transport.
///
/// | what sends | how |
/// | --- | --- |
/// | this crate, behind a proxy, with certificates, over plain http in a container | [`HttpOptions`](crate::HttpOptions) |
/// | your own `reqwest::Client` | `HttpOptions::reqwest_client`, feature `reqwest-client` |
/// | a `tower` service, such as hyper's client | `tower_transport`, feature `tower` |
/// | a function, an emulator inside the process | [`transport_fn`](crate::transport_fn) |
/// | anything else | an implementation of this trait |
///
/// ```
/// use cloud_drives_core::{BoxFuture, Error, Request, StreamResponse, Transport};
///
/// /// The simplest layer: passes everything through.
/// #[derive(Debug)]
/// struct Through<T>(T);
///
/// impl<T: Transport> Transport for Through<T> {
///     fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse, Error>> {
///         Box::pin(async move { self.0.send(request).await })
///     }
/// }
/// ```
pub trait Transport: Debug + Send + Sync + 'static {
    /// Sends a request and returns the answer as soon as its head has arrived. Any answer is `Ok`, whatever its status.
    ///
    /// # Errors
    ///
    /// Returns an error if no answer arrived: because the connection failed or broke, a timeout elapsed, or the body could not be read.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future cancels the request; the server may already have received it.
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse>>;

    /// Sends a request like [`send`](Transport::send). Layers call it on a transport of a known type.
    ///
    /// Implementing it too saves the allocation of a boxed future.
    fn send_unboxed(&self, request: Request) -> impl Future<Output = Result<StreamResponse>> + Send
    where
        Self: Sized,
    {
        self.send(request)
    }

    /// Returns whether the transport adds a token to requests, so that a client needs none.
    fn provides_auth(&self) -> bool {
        false
    }
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse>> {
        (**self).send(request)
    }

    fn provides_auth(&self) -> bool {
        (**self).provides_auth()
    }
}

type Check = dyn Fn(RawResponse) -> Option<Error> + Send + Sync;

/// Checks whether the caller of a request can use an answer.
///
/// A retry layer can check an answer before it returns it.
///
/// It is an extension of requests with a typed answer whose options contain [`ChecksAnswers`].
#[derive(Clone)]
pub struct AnswerCheck(Arc<Check>);

impl AnswerCheck {
    /// Creates a check from the function that decodes the answer.
    #[must_use]
    pub fn new<T: 'static>(decode: fn(RawResponse) -> Result<Response<T>>) -> Self {
        Self(Arc::new(move |answer| decode(answer).err()))
    }

    /// Returns the error if an answer can't be used.
    ///
    /// Its class is [`Decode`](crate::ErrorClass::Decode) or [`Protocol`](crate::ErrorClass::Protocol), or it is the error of the status.
    #[must_use]
    pub fn problem(&self, answer: RawResponse) -> Option<Error> {
        (self.0)(answer)
    }
}

/// Requests an [`AnswerCheck`] for a call: an extension of its options, or of a client's.
///
/// ```
/// use cloud_drives_core::{CallOptions, ChecksAnswers};
///
/// let options = CallOptions::new().with_extension(ChecksAnswers);
/// # let _ = options;
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ChecksAnswers;

impl Debug for AnswerCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AnswerCheck")
    }
}
