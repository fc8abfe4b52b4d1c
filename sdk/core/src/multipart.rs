//! Multipart bodies (`multipart/form-data` and `multipart/related`).

use std::fmt;

use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt, stream};
use serde::Serialize;

use crate::body::Body;
use crate::error::{Error, Result};
use crate::stream::ByteStream;

/// A multipart body, whose parts are sent in the order in which they were added.
///
/// Its type is `multipart/form-data`, or `multipart/related` if it was created with [`related`](Self::related).
///
/// The length is known if that of every part is, and the body is replayable if every part is. No file is copied or read ahead.
///
/// ```
/// use cloud_drives_core::{FilePart, Multipart};
///
/// let form = Multipart::new()
///     .json("metadata", &serde_json::json!({ "name": "a.txt" }))?
///     .file("content", FilePart::new("hello").file_name("a.txt").content_type("text/plain"));
/// let body = form.into_body();
/// assert!(body.is_replayable());
/// assert!(body.content_type().unwrap().starts_with("multipart/form-data; boundary="));
/// # Ok::<(), cloud_drives_core::Error>(())
/// ```
pub struct Multipart {
    boundary: String,
    /// Whether the parts have no names and belong together (`multipart/related`).
    is_related: bool,
    parts: Vec<(String, Body)>,
}

/// A file part of a [`Multipart`]: contents, file name and content type.
#[derive(Clone, Debug)]
pub struct FilePart {
    body: Body,
    file_name: Option<String>,
    content_type: Option<String>,
}

impl Multipart {
    /// Creates a form without parts, with a random boundary of 128 bits.
    #[must_use]
    pub fn new() -> Self {
        Self::with_boundary(format!("{:032x}", fastrand::u128(..)))
    }

    /// Creates a form without parts, with a given boundary: letters and digits that occur in no part.
    #[must_use]
    pub fn with_boundary(boundary: impl Into<String>) -> Self {
        Self {
            boundary: boundary.into(),
            is_related: false,
            parts: Vec::new(),
        }
    }

    /// Creates a body without parts, whose parts will have no names and are identified by their order (`multipart/related`).
    ///
    /// ```
    /// use cloud_drives_core::{FilePart, Multipart};
    ///
    /// let body = Multipart::related()
    ///     .json("metadata", &serde_json::json!({ "name": "a.txt" }))?
    ///     .file("content", FilePart::new("hello"))
    ///     .into_body();
    /// assert!(body.content_type().unwrap().starts_with("multipart/related; boundary="));
    /// # Ok::<(), cloud_drives_core::Error>(())
    /// ```
    #[must_use]
    pub fn related() -> Self {
        Self {
            is_related: true,
            ..Self::new()
        }
    }

    /// Adds a text part.
    #[must_use]
    pub fn text(self, name: &str, value: impl Into<String>) -> Self {
        self.part(name, None, None, Body::from(value.into()))
    }

    /// Adds a JSON part.
    ///
    /// # Errors
    ///
    /// Returns an error if the value can't be written as JSON.
    pub fn json<T: Serialize + ?Sized>(self, name: &str, value: &T) -> Result<Self> {
        let body = Self::part_of_json(name, value)?;
        Ok(self.json_body(name, body))
    }

    /// Serializes the contents of a JSON part.
    pub(crate) fn part_of_json<T: Serialize + ?Sized>(name: &str, value: &T) -> Result<Body> {
        Body::from_json(value).map_err(|error| {
            let message = format!("the part {name:?}: {}", error.message());
            Error::invalid_input(message)
        })
    }

    /// Adds a JSON part that is already serialized.
    #[must_use]
    pub(crate) fn json_body(self, name: &str, body: Body) -> Self {
        self.part(name, None, Some("application/json"), body)
    }

    /// Adds a file part.
    #[must_use]
    pub fn file(self, name: &str, file: impl Into<FilePart>) -> Self {
        let file = file.into();
        let file_name = file.file_name.as_deref().unwrap_or("file");
        let content_type = file
            .content_type
            .as_deref()
            .or(file.body.content_type())
            .unwrap_or("application/octet-stream");
        let (file_name, content_type) = (file_name.to_owned(), content_type.to_owned());
        self.part(name, Some(&file_name), Some(&content_type), file.body)
    }

    /// Returns the content type with the boundary.
    #[must_use]
    pub fn content_type(&self) -> String {
        let kind = if self.is_related {
            "related"
        } else {
            "form-data"
        };
        format!("multipart/{kind}; boundary={}", self.boundary)
    }

    /// Returns the body, with its content type.
    #[must_use]
    pub fn into_body(self) -> Body {
        let content_type = self.content_type();
        let replayable = self.parts.iter().all(|(_, body)| body.is_replayable());
        let mut pieces: Vec<Body> = Vec::with_capacity(self.parts.len() * 3 + 1);
        for (head, body) in self.parts {
            pieces.push(Body::from(format!("--{}\r\n{head}\r\n", self.boundary)));
            pieces.push(body);
            pieces.push(Body::from("\r\n"));
        }
        pieces.push(Body::from(format!("--{}--\r\n", self.boundary)));
        let length = pieces
            .iter()
            .try_fold(0_u64, |sum, piece| sum.checked_add(piece.content_length()?));
        let body = Body::from_parts(length, replayable, move || {
            let pieces = pieces.clone();
            Box::pin(async move { Ok(chain(pieces)) })
        });
        body.with_content_type(content_type)
    }

    fn part(
        mut self,
        name: &str,
        file_name: Option<&str>,
        content_type: Option<&str>,
        body: Body,
    ) -> Self {
        let mut head = String::new();
        if !self.is_related {
            head = format!("Content-Disposition: form-data; name=\"{}\"", quoted(name));
            if let Some(file_name) = file_name {
                head.push_str(&format!("; filename=\"{}\"", quoted(file_name)));
            }
            head.push_str("\r\n");
        }
        if let Some(content_type) = content_type {
            let value: String = content_type.chars().filter(|c| !c.is_control()).collect();
            head.push_str(&format!("Content-Type: {value}\r\n"));
        }
        self.parts.push((head, body));
        self
    }
}

/// Chains the pieces. Each is opened only when it is reached, so that a file late in the form is not held open from the start.
fn chain(pieces: Vec<Body>) -> ByteStream {
    let opened = stream::iter(pieces).then(|piece| async move { piece.open().await });
    ByteStream::new(opened.try_flatten())
}

/// Quotes a name and escapes it as browsers do (WHATWG HTML, "multipart form data"): text stays UTF-8.
fn quoted(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

impl Default for Multipart {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Multipart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bodies: Vec<&Body> = self.parts.iter().map(|(_, body)| body).collect();
        f.debug_struct("Multipart")
            .field("parts", &bodies)
            .finish_non_exhaustive()
    }
}

impl FilePart {
    /// Creates a file part with these contents. Default name: `file`; default content type: `application/octet-stream`.
    #[must_use]
    pub fn new(body: impl Into<Body>) -> Self {
        Self {
            body: body.into(),
            file_name: None,
            content_type: None,
        }
    }

    /// Sets the name of the file.
    #[must_use]
    pub fn file_name(mut self, file_name: impl Into<String>) -> Self {
        self.file_name = Some(file_name.into());
        self
    }

    /// Sets the content type of the file, `image/png` for example; control characters in it are dropped.
    #[must_use]
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }
}

impl From<Body> for FilePart {
    fn from(body: Body) -> Self {
        Self::new(body)
    }
}

impl From<Bytes> for FilePart {
    fn from(bytes: Bytes) -> Self {
        Self::new(bytes)
    }
}

impl From<Vec<u8>> for FilePart {
    fn from(bytes: Vec<u8>) -> Self {
        Self::new(bytes)
    }
}
