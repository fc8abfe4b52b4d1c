// Made by `cargo sdk generate` out of specs/errors. Change the specs, not this file.

use cloud_drives_core::{Error, ErrorClass, ErrorKinds, ErrorSpec, KindRule};

pub(super) static RULES: ErrorSpec = ErrorSpec {
    code: &["error.code", "errors.0.code"],
    message: &["error.message", "errors.0.detail", "message"],
    request_id_header: Some("x-request-id"),
    request_id: &["error.id"],
};

pub(super) static RULES_OTHER: ErrorSpec = ErrorSpec {
    code: &[],
    message: &[],
    request_id_header: None,
    request_id: &[],
};

/// What went wrong, in the terms of Errors.
///
/// Open: the service may answer in ways that have no name here. Kinds form families, see [`is`](cloud_drives_core::ErrorKinds::is).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// There is nothing.
    ///
    /// On the wire: status 404.
    Missing,
    /// There is no file.
    ///
    /// On the wire: status 404, `NO_FILE`, `FILE_GONE`.
    MissingFile,
    /// No space is left, whatever the status.
    ///
    /// On the wire: `OUT_OF_SPACE`.
    Quota,
    /// A family that no answer is by itself.
    Refused,
    /// Somebody else holds it.
    ///
    /// On the wire: status 423.
    Blocked,
    /// Nobody lets go of it.
    ///
    /// On the wire: status 423, `FOREVER`.
    BlockedForGood,
    /// The server failed; see \[its page\] \<soon>.
    ///
    /// On the wire: statuses 500 to 599.
    Broken,
    /// The server has too much to do.
    ///
    /// On the wire: status 503.
    Busy,
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
        match self {
            Self::MissingFile => Some(Self::Missing),
            Self::Blocked => Some(Self::Refused),
            Self::BlockedForGood => Some(Self::Blocked),
            Self::Busy => Some(Self::Broken),
            _ => None,
        }
    }
}

static KINDS: &[KindRule<ErrorKind>] = &[
    KindRule {
        status: Some((404, 404)),
        code: None,
        kind: ErrorKind::Missing,
    },
    KindRule {
        status: Some((404, 404)),
        code: Some("NO_FILE"),
        kind: ErrorKind::MissingFile,
    },
    KindRule {
        status: Some((404, 404)),
        code: Some("FILE_GONE"),
        kind: ErrorKind::MissingFile,
    },
    KindRule {
        status: None,
        code: Some("OUT_OF_SPACE"),
        kind: ErrorKind::Quota,
    },
    KindRule {
        status: Some((423, 423)),
        code: None,
        kind: ErrorKind::Blocked,
    },
    KindRule {
        status: Some((423, 423)),
        code: Some("FOREVER"),
        kind: ErrorKind::BlockedForGood,
    },
    KindRule {
        status: Some((500, 599)),
        code: None,
        kind: ErrorKind::Broken,
    },
    KindRule {
        status: Some((503, 503)),
        code: None,
        kind: ErrorKind::Busy,
    },
];
