//! What a caller can ask an error.

use http::StatusCode;

use super::{Error, ErrorClass};

impl Error {
    fn has_status(&self, status: StatusCode) -> bool {
        self.0.status == Some(status)
    }

    /// Nothing moved for longer than the idle timeout, or a deadline passed; waiting for a
    /// connection counts.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self.0.class, ErrorClass::Timeout | ErrorClass::PollTimeout)
    }

    /// No connection could be made, in time or at all.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        matches!(self.0.class, ErrorClass::Connect | ErrorClass::Tls)
            || (self.0.class == ErrorClass::Timeout && self.is_unsent())
    }

    /// The connection broke after it had been made.
    #[must_use]
    pub fn is_transport(&self) -> bool {
        self.0.class == ErrorClass::Transport
    }

    /// The server answered, with a status that stands for a failure.
    #[must_use]
    pub fn is_status(&self) -> bool {
        matches!(self.0.class, ErrorClass::Status | ErrorClass::Redirect)
    }

    /// The server answered with a redirect, which is not followed.
    #[must_use]
    pub fn is_redirect(&self) -> bool {
        self.0.class == ErrorClass::Redirect
    }

    /// Status 404 or 410: there is no such thing, or no longer.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.has_status(StatusCode::NOT_FOUND) || self.has_status(StatusCode::GONE)
    }

    /// Status 409: the state of things is in the way, something of that name exists for example.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        self.has_status(StatusCode::CONFLICT)
    }

    /// Status 401, or no token could be had: sign in again.
    #[must_use]
    pub fn is_unauthorized(&self) -> bool {
        self.has_status(StatusCode::UNAUTHORIZED)
            || (self.0.class == ErrorClass::Auth && self.0.status.is_none())
    }

    /// No usable token or other credential could be had; nothing was sent to the API.
    #[must_use]
    pub fn is_auth(&self) -> bool {
        self.0.class == ErrorClass::Auth
    }

    /// Status 403: the token is good and its owner may not do this.
    #[must_use]
    pub fn is_forbidden(&self) -> bool {
        self.has_status(StatusCode::FORBIDDEN)
    }

    /// Status 429: too many calls, see [`Error::retry_after`].
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.has_status(StatusCode::TOO_MANY_REQUESTS)
    }

    /// Status 412: a condition that the request named does not hold.
    #[must_use]
    pub fn is_precondition_failed(&self) -> bool {
        self.has_status(StatusCode::PRECONDITION_FAILED)
    }

    /// Status 5xx: the fault is the server's.
    #[must_use]
    pub fn is_server_error(&self) -> bool {
        self.0.status.is_some_and(|status| status.is_server_error())
    }

    /// The answer is not what the API describes.
    #[must_use]
    pub fn is_decode(&self) -> bool {
        self.0.class == ErrorClass::Decode
    }

    /// An argument or a setting can't be used.
    #[must_use]
    pub fn is_invalid_input(&self) -> bool {
        self.0.class == ErrorClass::InvalidInput
    }

    /// The answer is larger than the limit that is set for it.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        self.0.class == ErrorClass::TooLarge
    }

    /// A one-shot body was to be sent again.
    #[must_use]
    pub fn is_body_consumed(&self) -> bool {
        self.0.class == ErrorClass::BodyConsumed
    }

    /// What was to be sent could not be read, or has another length than announced.
    #[must_use]
    pub fn is_source(&self) -> bool {
        self.0.class == ErrorClass::Source
    }

    /// A local file could not be read or written.
    #[must_use]
    pub fn is_io(&self) -> bool {
        self.0.class == ErrorClass::Io
    }

    /// A length or a checksum differs from what it has to be.
    #[must_use]
    pub fn is_integrity(&self) -> bool {
        self.0.class == ErrorClass::Integrity
    }

    /// It can't be told whether the request took effect.
    #[must_use]
    pub fn is_outcome_unknown(&self) -> bool {
        self.0.class == ErrorClass::OutcomeUnknown
    }

    /// An operation that the server ran in the background ended in failure.
    #[must_use]
    pub fn is_operation_failed(&self) -> bool {
        self.0.class == ErrorClass::OperationFailed
    }

    /// The path leads to a resource of another type.
    #[must_use]
    pub fn is_wrong_resource_type(&self) -> bool {
        self.0.class == ErrorClass::WrongResourceType
    }

    /// The call was given up on the caller's wish.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.class == ErrorClass::Cancelled
    }

    /// The server broke its own contract.
    #[must_use]
    pub fn is_protocol(&self) -> bool {
        self.0.class == ErrorClass::Protocol
    }

    /// Another try may well succeed: a broken or late connection, or status 408, 423, 425, 429,
    /// 500, 502, 503, 504, or one of those that a content delivery network sends if it can't reach the server (520 to 527, 530).
    ///
    /// # Retries
    ///
    /// Says nothing about whether trying again is safe. That depends on the operation
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
