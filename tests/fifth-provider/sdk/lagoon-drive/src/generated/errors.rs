// Made by `cargo sdk generate` out of specs/lagoon-drive. Change the specs, not this file.

use cloud_drives_core::{Error, ErrorClass, ErrorKinds, ErrorSpec, KindRule};

pub(super) static RULES: ErrorSpec = ErrorSpec {
    code: &["error.code"],
    message: &["error.message"],
    request_id_header: Some("request-id"),
    request_id: &[],
};

pub(super) static RULES_OAUTH: ErrorSpec = ErrorSpec {
    code: &["error"],
    message: &["error_description"],
    request_id_header: None,
    request_id: &[],
};

/// What went wrong, in the terms of Lagoon Drive.
///
/// Open: the service may answer in ways that have no name here. Kinds form families, see [`is`](cloud_drives_core::ErrorKinds::is).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// There is no item or session of that id.
    ///
    /// On the wire: status 404.
    NotFound,
    /// The folder has an item of that name.
    ///
    /// On the wire: status 409, `nameAlreadyExists`.
    NameTaken,
    /// The chunk is not the next one of its session.
    ///
    /// On the wire: status 416, `invalidRange`.
    OutOfOrder,
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

static KINDS: &[KindRule<ErrorKind>] = &[
    KindRule {
        status: Some((404, 404)),
        code: None,
        kind: ErrorKind::NotFound,
    },
    KindRule {
        status: Some((409, 409)),
        code: Some("nameAlreadyExists"),
        kind: ErrorKind::NameTaken,
    },
    KindRule {
        status: Some((416, 416)),
        code: Some("invalidRange"),
        kind: ErrorKind::OutOfOrder,
    },
];
