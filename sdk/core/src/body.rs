//! The body of a request.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use serde::Serialize;

use crate::error::{Error, ErrorClass, Result};
use crate::future::BoxFuture;
use crate::stream::ByteStream;

/// The body of a request: nothing, bytes, or a stream.
///
/// Cloning is cheap, clones share the contents. Most bodies are replayable: they can be opened
/// again, which is what a retry needs. `Debug` shows kind and length, nothing of the contents.
#[derive(Clone)]
pub struct Body {
    kind: Kind,
    content_type: Option<Cow<'static, str>>,
}

type Factory = dyn Fn() -> BoxFuture<'static, Result<ByteStream>> + Send + Sync;

#[derive(Clone)]
enum Kind {
    Empty,
    Bytes(Bytes),
    Factory {
        length: Option<u64>,
        replayable: bool,
        open: Arc<Factory>,
    },
    Once {
        length: Option<u64>,
        stream: Arc<Mutex<Option<ByteStream>>>,
    },
}

impl Body {
    /// Creates an empty body.
    #[must_use]
    pub fn empty() -> Self {
        Self::of(Kind::Empty)
    }

    /// Creates a body from bytes in memory.
    #[must_use]
    pub fn from_bytes(bytes: impl Into<Bytes>) -> Self {
        Self::of(Kind::Bytes(bytes.into()))
    }

    /// Creates a body from a value as JSON, with its content type.
    ///
    /// # Errors
    ///
    /// Returns an error if the value can't be written as JSON, a map whose keys are not text for example.
    pub fn from_json<T: Serialize + ?Sized>(value: &T) -> Result<Self> {
        let json = serde_json::to_vec(value).map_err(|error| {
            Error::invalid_input(format!("the body can't be written as JSON: {error}"))
        })?;
        Ok(Self::from_bytes(json).with_content_type("application/json"))
    }

    /// Creates an empty JSON object, for operations that require a body.
    #[must_use]
    pub fn empty_json() -> Self {
        Self::from_bytes("{}").with_content_type("application/json")
    }

    /// Creates a body from a flat object as a form (`application/x-www-form-urlencoded`), with its content type.
    ///
    /// Members that are absent or `null` are omitted.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is not an object, or a member is an object or a list; the message names it.
    pub fn from_form<T: Serialize + ?Sized>(value: &T) -> Result<Self> {
        let form = crate::form::encode(value)?;
        Ok(Self::from_bytes(form).with_content_type("application/x-www-form-urlencoded"))
    }

    /// Creates a body from a stream that can be opened again: `open` is called for every attempt.
    ///
    /// `length` is announced to the server if it is known. The request fails if the stream is longer or shorter.
    #[must_use]
    pub fn from_factory(
        length: Option<u64>,
        open: impl Fn() -> BoxFuture<'static, Result<ByteStream>> + Send + Sync + 'static,
    ) -> Self {
        Self::of(Kind::Factory {
            length,
            replayable: true,
            open: Arc::new(open),
        })
    }

    pub(crate) fn from_parts(
        length: Option<u64>,
        replayable: bool,
        open: impl Fn() -> BoxFuture<'static, Result<ByteStream>> + Send + Sync + 'static,
    ) -> Self {
        Self::of(Kind::Factory {
            length,
            replayable,
            open: Arc::new(open),
        })
    }

    /// Creates a body from a stream that can be read once, by this body or one of its clones.
    ///
    /// # Retries
    ///
    /// A request with such a body can't be retried.
    #[must_use]
    pub fn from_stream(length: Option<u64>, stream: ByteStream) -> Self {
        Self::of(Kind::Once {
            length,
            stream: Arc::new(Mutex::new(Some(stream))),
        })
    }

    /// Sets the content type. A request that has no such header adopts it.
    #[must_use]
    pub fn with_content_type(mut self, content_type: impl Into<Cow<'static, str>>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    /// Returns the content type, if the body knows it.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    /// Returns the length in bytes, if it is known.
    #[must_use]
    pub fn content_length(&self) -> Option<u64> {
        match &self.kind {
            Kind::Empty => Some(0),
            Kind::Bytes(bytes) => Some(bytes.len() as u64),
            Kind::Factory { length, .. } | Kind::Once { length, .. } => *length,
        }
    }

    /// Returns whether the body can be opened more than once.
    #[must_use]
    pub fn is_replayable(&self) -> bool {
        match &self.kind {
            Kind::Empty | Kind::Bytes(_) => true,
            Kind::Factory { replayable, .. } => *replayable,
            Kind::Once { .. } => false,
        }
    }

    /// Returns whether the body is known to be empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.content_length() == Some(0)
    }

    /// Returns the bytes, if they are in memory.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.kind {
            Kind::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Opens the contents from the beginning.
    ///
    /// # Errors
    ///
    /// Returns [`ErrorClass::BodyConsumed`] if the body can be read only once and has been read, and the error of a factory that can't open
    /// it.
    pub async fn open(&self) -> Result<ByteStream> {
        match &self.kind {
            Kind::Empty => Ok(ByteStream::empty()),
            Kind::Bytes(bytes) => Ok(ByteStream::from_bytes(bytes.clone())),
            Kind::Factory { length, open, .. } => Ok(announce(open().await?, *length)),
            Kind::Once { length, stream } => {
                let taken = stream.lock().unwrap_or_else(PoisonError::into_inner).take();
                taken
                    .map(|stream| announce(stream, *length))
                    .ok_or_else(consumed)
            }
        }
    }

    fn of(kind: Kind) -> Self {
        Self {
            kind,
            content_type: None,
        }
    }
}

fn announce(stream: ByteStream, length: Option<u64>) -> ByteStream {
    match length {
        Some(_) => stream.with_length(length),
        None => stream,
    }
}

fn consumed() -> Error {
    Error::new(
        ErrorClass::BodyConsumed,
        "the body can be read only once and was sent already; give bytes, a file or a factory to make it repeatable",
    )
}

impl Default for Body {
    fn default() -> Self {
        Self::empty()
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self::from_bytes(bytes)
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Self::from_bytes(bytes)
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Self::from_bytes(text)
    }
}

impl From<&'static [u8]> for Body {
    fn from(bytes: &'static [u8]) -> Self {
        Self::from_bytes(bytes)
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Self::from_bytes(text)
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match &self.kind {
            Kind::Empty => "empty",
            Kind::Bytes(_) => "bytes",
            Kind::Factory {
                replayable: true, ..
            } => "factory",
            Kind::Factory { .. } | Kind::Once { .. } => "one-shot stream",
        };
        f.debug_struct("Body")
            .field("kind", &kind)
            .field("length", &self.content_length())
            .finish_non_exhaustive()
    }
}
