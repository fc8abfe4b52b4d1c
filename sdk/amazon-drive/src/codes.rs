//! Codes of the Python client for failures without a status (`wire.md §7`).

use cloud_drives_core::{Error, ErrorClass};

/// The Python client's code for a failure other than a status of the service: `RequestError.CODE`.
///
/// ```
/// use amazon_drive::{Error, ErrorClass, PseudoCode};
///
/// let error = Error::new(ErrorClass::Timeout, "no byte moved for 60 s");
/// assert_eq!(PseudoCode::of(&error), Some(PseudoCode::ConnException));
/// assert_eq!(PseudoCode::ConnException.code(), 1000);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PseudoCode {
    /// 1000: no connection, an interrupted one, or a timeout.
    ConnException,
    /// 1002: the service failed in the middle of the changes.
    FailedSubrequest,
    /// 1003: changes or contents that are truncated or unexpected.
    IncompleteResult,
    /// 1004: the token could not be renewed.
    RefreshFailed,
    /// 1005: the token is missing or invalid.
    InvalidToken,
}

impl PseudoCode {
    /// Returns the Python client's code for this failure; `None` if it uses the status of the answer, or has no code.
    #[must_use]
    pub fn of(error: &Error) -> Option<Self> {
        let operation = error.operation().unwrap_or_default();
        match error.class() {
            ErrorClass::Auth if error.status().is_some() => Some(Self::RefreshFailed),
            ErrorClass::Auth => Some(Self::InvalidToken),
            ErrorClass::Decode if operation.starts_with("oauth.") => Some(Self::InvalidToken),
            ErrorClass::OperationFailed => Some(Self::FailedSubrequest),
            ErrorClass::Integrity => Some(Self::IncompleteResult),
            ErrorClass::Decode | ErrorClass::Protocol | ErrorClass::Transport
                if operation == "changes.list" =>
            {
                Some(Self::IncompleteResult)
            }
            ErrorClass::Connect | ErrorClass::Tls | ErrorClass::Timeout | ErrorClass::Transport => {
                Some(Self::ConnException)
            }
            _ => None,
        }
    }

    /// Returns the number.
    #[must_use]
    pub fn code(self) -> u16 {
        match self {
            Self::ConnException => 1000,
            Self::FailedSubrequest => 1002,
            Self::IncompleteResult => 1003,
            Self::RefreshFailed => 1004,
            Self::InvalidToken => 1005,
        }
    }
}
