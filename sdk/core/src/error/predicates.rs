//! Predicates of errors.

use http::StatusCode;

use super::{Error, ErrorClass};

impl Error {
    fn has_status(&self, status: StatusCode) -> bool {
        self.0.status == Some(status)
    }

    /// Returns whether the call timed out: the idle timeout elapsed without a byte being transferred, or a deadline passed.
    ///
    /// This includes a timeout while connecting.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self.0.class, ErrorClass::Timeout | ErrorClass::PollTimeout)
    }

    /// Returns whether no connection could be made, including a timeout while connecting.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        matches!(self.0.class, ErrorClass::Connect | ErrorClass::Tls)
            || (self.0.class == ErrorClass::Timeout && self.is_unsent())
    }

    /// Returns whether an established connection broke.
    #[must_use]
    pub fn is_transport(&self) -> bool {
        self.0.class == ErrorClass::Transport
    }

    /// Returns whether the server answered with an error status.
    #[must_use]
    pub fn is_status(&self) -> bool {
        matches!(self.0.class, ErrorClass::Status | ErrorClass::Redirect)
    }

    /// Returns whether the server answered with a redirect, which is not followed.
    #[must_use]
    pub fn is_redirect(&self) -> bool {
        self.0.class == ErrorClass::Redirect
    }

    /// Returns whether the status is 404 or 410: the item does not exist, or no longer.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.has_status(StatusCode::NOT_FOUND) || self.has_status(StatusCode::GONE)
    }

    /// Returns whether the status is 409: a conflict, such as an existing item of the same name.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        self.has_status(StatusCode::CONFLICT)
    }

    /// Returns whether the status is 401, or no token was available: sign in again.
    #[must_use]
    pub fn is_unauthorized(&self) -> bool {
        self.has_status(StatusCode::UNAUTHORIZED)
            || (self.0.class == ErrorClass::Auth && self.0.status.is_none())
    }

    /// Returns whether no usable token or other credential was available. Nothing was sent to the API.
    #[must_use]
    pub fn is_auth(&self) -> bool {
        self.0.class == ErrorClass::Auth
    }

    /// Returns whether the status is 403: the token is valid, but its owner is not allowed to do this.
    #[must_use]
    pub fn is_forbidden(&self) -> bool {
        self.has_status(StatusCode::FORBIDDEN)
    }

    /// Returns whether the status is 429: too many calls; see [`Error::retry_after`].
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.has_status(StatusCode::TOO_MANY_REQUESTS)
    }

    /// Returns whether the status is 412: a condition of the request is not met.
    #[must_use]
    pub fn is_precondition_failed(&self) -> bool {
        self.has_status(StatusCode::PRECONDITION_FAILED)
    }

    /// Returns whether the status is 5xx: the server failed.
    #[must_use]
    pub fn is_server_error(&self) -> bool {
        self.0.status.is_some_and(|status| status.is_server_error())
    }

    /// Returns whether the answer does not match the specification.
    #[must_use]
    pub fn is_decode(&self) -> bool {
        self.0.class == ErrorClass::Decode
    }

    /// Returns whether an argument or a setting can't be used.
    #[must_use]
    pub fn is_invalid_input(&self) -> bool {
        self.0.class == ErrorClass::InvalidInput
    }

    /// Returns whether the answer is larger than its limit.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        self.0.class == ErrorClass::TooLarge
    }

    /// Returns whether a body that can be read only once had to be sent again.
    #[must_use]
    pub fn is_body_consumed(&self) -> bool {
        self.0.class == ErrorClass::BodyConsumed
    }

    /// Returns whether the source of an upload could not be read, or its length differs from the announced one.
    #[must_use]
    pub fn is_source(&self) -> bool {
        self.0.class == ErrorClass::Source
    }

    /// Returns whether a local file could not be read or written.
    #[must_use]
    pub fn is_io(&self) -> bool {
        self.0.class == ErrorClass::Io
    }

    /// Returns whether a length or a checksum differs from the expected one.
    #[must_use]
    pub fn is_integrity(&self) -> bool {
        self.0.class == ErrorClass::Integrity
    }

    /// Returns whether it is unknown if the request took effect.
    #[must_use]
    pub fn is_outcome_unknown(&self) -> bool {
        self.0.class == ErrorClass::OutcomeUnknown
    }

    /// Returns whether an operation failed that the server ran in the background.
    #[must_use]
    pub fn is_operation_failed(&self) -> bool {
        self.0.class == ErrorClass::OperationFailed
    }

    /// Returns whether the path is that of a resource of another type.
    #[must_use]
    pub fn is_wrong_resource_type(&self) -> bool {
        self.0.class == ErrorClass::WrongResourceType
    }

    /// Returns whether the server broke its own contract.
    #[must_use]
    pub fn is_protocol(&self) -> bool {
        self.0.class == ErrorClass::Protocol
    }

    /// Returns whether a retry may well succeed.
    ///
    /// True for a broken connection, a timeout, or status 408, 423, 425, 429, 500, 502, 503, 504, or a status that content delivery
    /// networks send if they can't reach the server (520 to 527, 530).
    ///
    /// # Retries
    ///
    /// Says nothing about whether a retry is safe. That depends on the operation
    /// ([`OperationInfo::is_idempotent`](crate::OperationInfo::is_idempotent)) and on
    /// [`Error::is_unsent`].
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self.0.class {
            ErrorClass::Connect | ErrorClass::Timeout | ErrorClass::Transport => true,
            ErrorClass::Status => self.0.status.is_some_and(|status| {
                matches!(
                    status.as_u16(),
                    408 | 423 | 425 | 429 | 500 | 502 | 503 | 504 | 520..=527 | 530
                )
            }),
            _ => false,
        }
    }
}
