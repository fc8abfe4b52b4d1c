//! Options of a single call.

use std::fmt;
use std::time::Duration;

use http::{Extensions, HeaderMap, HeaderName, HeaderValue};

use crate::error::{Error, Result};
use crate::poll_settings::PollSettings;

/// Options of a single call, which override the client's settings.
///
/// ```
/// use std::time::Duration;
/// use cloud_drives_core::CallOptions;
///
/// let options = CallOptions::default()
///     .with_idle_timeout(Duration::from_secs(15))
///     .with_header("x-trace", "42")?;
/// assert_eq!(options.headers()["x-trace"], "42");
/// # Ok::<(), cloud_drives_core::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct CallOptions {
    headers: HeaderMap,
    idle_timeout: Option<Duration>,
    deadline: Option<Duration>,
    max_response_bytes: Option<u64>,
    poll: Option<PollSettings>,
    extensions: Extensions,
}

impl CallOptions {
    /// Creates options that change nothing: the client's settings apply.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a request header.
    ///
    /// It replaces a header of that name that the call would otherwise send, including `Authorization`.
    ///
    /// # Errors
    ///
    /// If the name or the value can't be sent in a header.
    pub fn with_header(mut self, name: &str, value: &str) -> Result<Self> {
        let header_name = HeaderName::from_bytes(name.as_bytes())
            .map_err(|_| Error::invalid_input(format!("{name:?} is not a valid header name")))?;
        let mut header_value = HeaderValue::from_str(value).map_err(|_| {
            Error::invalid_input(format!(
                "the value of the header {header_name} holds characters that can't be sent"
            ))
        })?;
        header_value.set_sensitive(is_sensitive(&header_name));
        self.headers.append(header_name, header_value);
        Ok(self)
    }

    /// Replaces the extra request headers.
    #[must_use]
    pub fn with_headers(mut self, headers: HeaderMap) -> Self {
        self.headers = headers;
        self
    }

    /// Sets the idle timeout: the longest time without a byte being sent or received.
    #[must_use]
    pub fn with_idle_timeout(mut self, idle_timeout: Duration) -> Self {
        self.idle_timeout = Some(idle_timeout);
        self
    }

    /// Sets the longest time for the whole call, including the body of the answer.
    #[must_use]
    pub fn with_deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }

    /// Removes the deadline.
    #[must_use]
    pub fn without_deadline(mut self) -> Self {
        self.deadline = None;
        self
    }

    /// Sets the largest answer in bytes, for calls that hold their answer in memory.
    #[must_use]
    pub fn with_max_response_bytes(mut self, bytes: u64) -> Self {
        self.max_response_bytes = Some(bytes);
        self
    }

    /// Sets how often and for how long to ask for the state of a background operation.
    #[must_use]
    pub fn with_poll(mut self, settings: PollSettings) -> Self {
        self.poll = Some(settings);
        self
    }

    /// Adds a value for a layer above the transport; there is one of each type.
    #[must_use]
    pub fn with_extension<T: Clone + Send + Sync + 'static>(mut self, value: T) -> Self {
        self.extensions.insert(value);
        self
    }

    /// Fills what is not set from `defaults`.
    ///
    /// Headers and extensions of these options replace the defaults of the same name or type.
    ///
    /// ```
    /// use std::time::Duration;
    /// use cloud_drives_core::CallOptions;
    ///
    /// let defaults = CallOptions::new()
    ///     .with_deadline(Duration::from_secs(60))
    ///     .with_header("x-trace", "0")?;
    /// let options = CallOptions::new().with_header("x-trace", "42")?.with_defaults(&defaults);
    /// assert_eq!(options.deadline(), Some(Duration::from_secs(60)));
    /// assert_eq!(options.headers()["x-trace"], "42");
    /// # Ok::<(), cloud_drives_core::Error>(())
    /// ```
    #[must_use]
    pub fn with_defaults(self, defaults: &Self) -> Self {
        let headers = if defaults.headers.is_empty() {
            self.headers
        } else {
            let mut headers = defaults.headers.clone();
            for name in self.headers.keys() {
                headers.remove(name);
            }
            headers.extend(self.headers);
            headers
        };
        let mut extensions = defaults.extensions.clone();
        extensions.extend(self.extensions);
        Self {
            headers,
            idle_timeout: self.idle_timeout.or(defaults.idle_timeout),
            deadline: self.deadline.or(defaults.deadline),
            max_response_bytes: self.max_response_bytes.or(defaults.max_response_bytes),
            poll: self.poll.or(defaults.poll),
            extensions,
        }
    }

    /// Returns the options for the requests that follow the call.
    ///
    /// These are all options except the deadline and the limit of the answer, which apply to the call itself.
    #[must_use]
    pub fn for_follow_up(&self) -> Self {
        Self {
            deadline: None,
            max_response_bytes: None,
            ..self.clone()
        }
    }

    /// Returns the extra request headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the idle timeout.
    #[must_use]
    pub fn idle_timeout(&self) -> Option<Duration> {
        self.idle_timeout
    }

    /// Returns the longest time for the whole call.
    #[must_use]
    pub fn deadline(&self) -> Option<Duration> {
        self.deadline
    }

    /// Returns the largest answer in bytes.
    #[must_use]
    pub fn max_response_bytes(&self) -> Option<u64> {
        self.max_response_bytes
    }

    /// Returns how often and for how long to ask for the state of a background operation.
    #[must_use]
    pub fn poll(&self) -> Option<PollSettings> {
        self.poll
    }

    /// Returns the value of this type that was added with [`CallOptions::with_extension`].
    #[must_use]
    pub fn extension<T: Send + Sync + 'static>(&self) -> Option<&T> {
        self.extensions.get()
    }
}

impl fmt::Debug for CallOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallOptions")
            .field("headers", &HeaderNames(&self.headers))
            .field("idle_timeout", &self.idle_timeout)
            .field("deadline", &self.deadline)
            .field("max_response_bytes", &self.max_response_bytes)
            .field("poll", &self.poll)
            .finish_non_exhaustive()
    }
}

/// Shows the names of headers, without their values.
pub(crate) struct HeaderNames<'a>(pub(crate) &'a HeaderMap);

impl fmt::Debug for HeaderNames<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.0.keys().map(HeaderName::as_str))
            .finish()
    }
}

/// Returns whether a header's value is always a secret.
pub(crate) fn is_sensitive(name: &HeaderName) -> bool {
    matches!(
        name.as_str(),
        "authorization" | "cookie" | "proxy-authorization" | "set-cookie"
    )
}
