// Made by `cargo sdk generate` out of specs/oauth. Change the specs, not this file.

use cloud_drives_core::{Error, ErrorClass, ErrorKinds, ErrorSpec, KindRule};

pub(super) static RULES: ErrorSpec = ErrorSpec {
    code: &["error"],
    message: &["error_description"],
    request_id_header: None,
    request_id: &[],
};

/// What went wrong, in the terms of Signing in.
///
/// Open: the service may answer in ways that have no name here. Kinds form families, see [`is`](cloud_drives_core::ErrorKinds::is).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// An error status that has no name here; see [`Error::status`] and [`Error::code`].
    Other,
    /// Nothing that the service said: a connection, a time-out, an answer of a wrong shape.
    Local(ErrorClass),
}

impl ErrorKind {
    /// The kind of an error.
    #[must_use]
    pub fn of(error: &Error) -> Self {
        <Self as ErrorKinds>::of(error)
    }

    /// Whether this is `other` or belongs to its family.
    #[must_use]
    pub fn is(self, other: Self) -> bool {
        <Self as ErrorKinds>::is(self, other)
    }
}

impl From<&Error> for ErrorKind {
    fn from(error: &Error) -> Self {
        <Self as ErrorKinds>::of(error)
    }
}

impl ErrorKinds for ErrorKind {
    fn of(error: &Error) -> Self {
        match error.status() {
            Some(status) => {
                cloud_drives_core::match_kind(Some(status.as_u16()), error.code(), KINDS)
                    .unwrap_or(Self::Other)
            }
            None => Self::Local(error.class()),
        }
    }

    fn parent(self) -> Option<Self> {
        None
    }
}

static KINDS: &[KindRule<ErrorKind>] = &[];
