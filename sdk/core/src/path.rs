//! The path of a request, built from a template and its parameters.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use url::Url;

use crate::error::{Error, Result};
use crate::operation::OperationInfo;

/// Capacity for a parameter of usual length, in bytes: a UUID.
const USUAL_LENGTH: usize = 36;

/// Everything but the unreserved characters of RFC 3986.
pub(crate) const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The path of a request, built from the fixed parts of a template and the values of its parameters.
///
/// No value can change the structure of the path: everything but letters, digits and `-._~` is percent-encoded, and the segments `.` and
/// `..`, which servers and proxies resolve, are refused.
///
/// ```
/// use cloud_drives_core::PathBuilder;
///
/// let mut path = PathBuilder::new("/v4/files/");
/// path.push_segment("file_id", "a/b c")?;
/// path.push_literal("/status");
/// assert_eq!(path.as_str(), "/v4/files/a%2Fb%20c/status");
/// assert!(path.push_segment("file_id", "..").is_err());
/// # Ok::<(), cloud_drives_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct PathBuilder {
    path: Cow<'static, str>,
    operation: Option<&'static OperationInfo>,
}

impl PathBuilder {
    /// Begins a path with the template's first fixed part.
    #[must_use]
    pub fn new(literal: &'static str) -> Self {
        Self {
            path: Cow::Borrowed(literal),
            operation: None,
        }
    }

    /// Creates the path of an operation, which the errors name.
    #[must_use]
    pub fn of(operation: &'static OperationInfo, literal: &'static str) -> Self {
        Self {
            path: Cow::Borrowed(literal),
            operation: Some(operation),
        }
    }

    /// Creates the path of an operation up to its first parameter, and returns it with the rest of the template.
    pub(crate) fn along(operation: &'static OperationInfo) -> (Self, &'static str) {
        let template = operation.path();
        let (path, rest) = match template.matches('{').count() {
            0 => (Cow::Borrowed(template), ""),
            parameters => {
                let room = template.len() + parameters * USUAL_LENGTH;
                (Cow::Owned(String::with_capacity(room)), template)
            }
        };
        let operation = Some(operation);
        (Self { path, operation }, rest)
    }

    /// Adds a fixed part of the template unchanged.
    pub fn push_literal(&mut self, literal: &str) -> &mut Self {
        if !literal.is_empty() {
            self.text().push_str(literal);
        }
        self
    }

    /// Returns the path as owned text, with room for parameters.
    fn text(&mut self) -> &mut String {
        if let Cow::Borrowed(literal) = self.path {
            let mut text = String::with_capacity(literal.len() + 2 * USUAL_LENGTH);
            text.push_str(literal);
            self.path = Cow::Owned(text);
        }
        self.path.to_mut()
    }

    /// Adds the value of a parameter as one segment: a slash in it is encoded.
    ///
    /// # Errors
    ///
    /// If the value is empty, `.` or `..`; the message names the parameter.
    pub fn push_segment(&mut self, parameter: &'static str, value: &str) -> Result<()> {
        if value.is_empty() {
            return Err(self.named(empty(parameter)));
        }
        self.encode(parameter, value)
    }

    /// Adds the value of a parameter that is a path itself: slashes are kept, each segment is encoded.
    ///
    /// A leading slash is not doubled if the path so far ends in one, so `/a/b` and `a/b` have the same result.
    ///
    /// # Errors
    ///
    /// If the value is empty or has a segment `.` or `..`; the message names the parameter.
    pub fn push_segments(&mut self, parameter: &'static str, value: &str) -> Result<()> {
        if value.is_empty() {
            return Err(self.named(empty(parameter)));
        }
        let value = match value.strip_prefix('/') {
            Some(rest) if self.path.ends_with('/') => rest,
            _ => value,
        };
        for (position, segment) in value.split('/').enumerate() {
            if position > 0 {
                self.text().push('/');
            }
            self.encode(parameter, segment)?;
        }
        Ok(())
    }

    /// Returns the path so far, encoded.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.path
    }

    /// Returns the URL of this path on a server: the base's own path stays in front.
    #[must_use]
    pub fn join(&self, base: &Url) -> Url {
        let mut url = base.clone();
        self.put_on(&mut url, base.path());
        url
    }

    /// Appends this path to a URL, after the path of its server.
    pub(crate) fn put_on(&self, url: &mut Url, front: &str) {
        let front = front.trim_end_matches('/');
        if front.is_empty() {
            url.set_path(&self.path);
        } else {
            let slash = if self.path.starts_with('/') || self.path.is_empty() {
                ""
            } else {
                "/"
            };
            url.set_path(&format!("{front}{slash}{}", self.path));
        }
        url.set_query(None);
        url.set_fragment(None);
    }

    fn encode(&mut self, parameter: &'static str, segment: &str) -> Result<()> {
        if segment == "." || segment == ".." {
            let message =
                format!("{parameter}: the segment {segment:?} would change the address; remove it");
            return Err(self.named(Error::invalid_input(message)));
        }
        self.text().extend(utf8_percent_encode(segment, RESERVED));
        Ok(())
    }

    fn named(&self, error: Error) -> Error {
        match self.operation {
            Some(operation) => error.with_operation(operation),
            None => error,
        }
    }
}

fn empty(parameter: &'static str) -> Error {
    Error::invalid_input(format!(
        "{parameter}: must not be empty, it is part of the address"
    ))
}
