//! Conversions from and to the errors of the standard library.

use std::error::Error as StdError;
use std::io;

use http::StatusCode;

use super::{Error, ErrorClass};

/// Creates an error of class [`Io`](ErrorClass::Io) whose source is the given one.
///
/// A `std::io::Error` that was created from an [`Error`] is converted back into that error.
///
/// ```
/// use std::io::{Error as IoError, ErrorKind};
/// use cloud_drives_core::{Error, ErrorClass};
///
/// fn read_settings() -> Result<String, Error> {
///     Ok(std::fs::read_to_string("missing.txt")?)
/// }
/// let error = read_settings().unwrap_err();
/// assert!(error.is_io());
/// assert_eq!(IoError::from(error).kind(), ErrorKind::NotFound);
///
/// let error = IoError::from(Error::new(ErrorClass::Integrity, "the sum differs"));
/// assert_eq!(Error::from(error).class(), ErrorClass::Integrity);
/// ```
impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        match error.downcast::<Self>() {
            Ok(error) => error,
            Err(error) => Self::new(ErrorClass::Io, "input or output failed").with_source(error),
        }
    }
}

/// Creates a `std::io::Error` of the kind that fits best.
///
/// It holds the [`Error`]; get it back with [`Error::from`] or [`io::Error::downcast`].
impl From<Error> for io::Error {
    fn from(error: Error) -> Self {
        Self::new(kind_of(&error), error)
    }
}

/// Returns the kind of the first `std::io::Error` among the causes, or else one that fits the error's class.
///
/// Never `Interrupted`, after which readers retry, nor `UnexpectedEof` or `WriteZero`, which readers and writers produce themselves.
fn kind_of(error: &Error) -> io::ErrorKind {
    let mut cause = error.source();
    while let Some(found) = cause {
        if let Some(found) = found.downcast_ref::<io::Error>()
            && matches!(error.class(), ErrorClass::Io | ErrorClass::Source)
            && found.kind() != io::ErrorKind::Interrupted
        {
            return found.kind();
        }
        cause = found.source();
    }
    match error.class() {
        ErrorClass::InvalidInput => io::ErrorKind::InvalidInput,
        ErrorClass::Connect | ErrorClass::Tls => io::ErrorKind::NotConnected,
        ErrorClass::Timeout | ErrorClass::PollTimeout => io::ErrorKind::TimedOut,
        ErrorClass::Transport => io::ErrorKind::ConnectionAborted,
        ErrorClass::Auth => io::ErrorKind::PermissionDenied,
        ErrorClass::Decode
        | ErrorClass::Integrity
        | ErrorClass::Protocol
        | ErrorClass::TooLarge => io::ErrorKind::InvalidData,
        ErrorClass::Status => kind_of_status(error),
        _ => io::ErrorKind::Other,
    }
}

fn kind_of_status(error: &Error) -> io::ErrorKind {
    match error.status() {
        _ if error.is_not_found() => io::ErrorKind::NotFound,
        _ if error.is_forbidden() || error.is_unauthorized() => io::ErrorKind::PermissionDenied,
        Some(StatusCode::RANGE_NOT_SATISFIABLE) => io::ErrorKind::InvalidInput,
        Some(StatusCode::LOCKED) => io::ErrorKind::ResourceBusy,
        Some(StatusCode::INSUFFICIENT_STORAGE) => io::ErrorKind::StorageFull,
        _ => io::ErrorKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_survives_the_conversion_to_a_standard_error_and_back() {
        let error = Error::new(ErrorClass::Status, "no such file")
            .with_status(StatusCode::NOT_FOUND)
            .with_code("DiskNotFoundError")
            .with_operation_name("resources.get");
        let text = error.to_string();
        let standard = io::Error::from(error);
        assert_eq!(standard.kind(), io::ErrorKind::NotFound);
        assert_eq!(standard.to_string(), text);
        let back = Error::from(standard);
        assert_eq!(
            (back.to_string(), back.code()),
            (text, Some("DiskNotFoundError"))
        );
    }

    #[test]
    fn a_standard_error_becomes_the_source_and_keeps_its_kind() {
        let denied = io::Error::new(io::ErrorKind::PermissionDenied, "not yours");
        let error = Error::from(denied);
        assert!(error.is_io(), "{error:?}");
        let source = error.source().unwrap().downcast_ref::<io::Error>().unwrap();
        assert_eq!(source.to_string(), "not yours");
        let wrapped =
            Error::new(ErrorClass::Source, "film.mov: could not be read").with_source(error);
        assert_eq!(
            io::Error::from(wrapped).kind(),
            io::ErrorKind::PermissionDenied
        );
    }

    #[test]
    fn classes_and_statuses_have_kinds() {
        let of_class = |class| io::Error::from(Error::new(class, "")).kind();
        assert_eq!(of_class(ErrorClass::Timeout), io::ErrorKind::TimedOut);
        assert_eq!(of_class(ErrorClass::Integrity), io::ErrorKind::InvalidData);
        assert_eq!(of_class(ErrorClass::OutcomeUnknown), io::ErrorKind::Other);
        let of_status = |status| {
            let error = Error::new(ErrorClass::Status, "").with_status(status);
            io::Error::from(error).kind()
        };
        assert_eq!(
            of_status(StatusCode::UNAUTHORIZED),
            io::ErrorKind::PermissionDenied
        );
        assert_eq!(
            of_status(StatusCode::INSUFFICIENT_STORAGE),
            io::ErrorKind::StorageFull
        );
        assert_eq!(of_status(StatusCode::BAD_GATEWAY), io::ErrorKind::Other);
        // The class says more than the errors of the network do.
        let reset = io::Error::from(io::ErrorKind::ConnectionReset);
        let broken = Error::new(ErrorClass::Timeout, "").with_source(reset);
        assert_eq!(io::Error::from(broken).kind(), io::ErrorKind::TimedOut);
        let interrupted = Error::from(io::Error::from(io::ErrorKind::Interrupted));
        assert_eq!(io::Error::from(interrupted).kind(), io::ErrorKind::Other);
    }
}
