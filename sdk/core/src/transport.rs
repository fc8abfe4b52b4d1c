//! The one seam between the typed clients and the network.

use std::fmt::Debug;
use std::sync::Arc;

use crate::error::Result;
use crate::future::BoxFuture;
use crate::request::Request;
use crate::stream_response::StreamResponse;

/// Sends requests: the one seam between the typed clients and the network.
///
/// The default is [`HttpTransport`](crate::HttpTransport), which sends once. Layers (retry, rate
/// limits, sign-in, a recorder in a test) implement the same trait around another transport.
///
/// ```
/// use cloud_drives_core::{BoxFuture, Error, Request, StreamResponse, Transport};
///
/// /// Counts nothing, changes nothing: the least that a layer can be.
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
    /// Sends a request and gives the answer as soon as its head is there. Any answer is `Ok`,
    /// whatever its status.
    ///
    /// # Errors
    ///
    /// When no answer came: no connection, a broken one, nothing for too long, a body that could
    /// not be read.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future ends the request; whether the server has seen it is then unknown.
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse>>;

    /// Whether the transport puts a token on requests by itself, so that a client without one may
    /// send them.
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

/// Left on a request whose answer is read into memory, where its size is limited: it may come compressed. Contents never do, since
/// their lengths and ranges are those of what is stored.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MayBeCompressed;
