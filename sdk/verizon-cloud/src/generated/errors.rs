// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

use cloud_drives_core::{Error, ErrorClass, ErrorKinds, ErrorSpec, KindRule};

pub(super) static RULES: ErrorSpec = ErrorSpec {
    code: &["error"],
    message: &["error_description"],
    request_id_header: None,
    request_id: &[],
};

/// What went wrong, in the terms of Verizon Cloud.
///
/// Open: the service may answer in ways that have no name here. Kinds form families, see [`is`](cloud_drives_core::ErrorKinds::is).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A parameter is wrong or missing.
    ///
    /// On the wire: status 400.
    BadRequest,
    /// The token is missing, expired or revoked: renew it and repeat the call. From `oauth.token` it says that the code or refresh
    /// token is wrong, expired or used: the user has to sign in again.
    ///
    /// On the wire: status 401.
    Unauthorized,
    /// The application may not do this.
    ///
    /// On the wire: status 403.
    Forbidden,
    /// No file, folder, playlist, share, contact or virtual folder is there.
    ///
    /// On the wire: status 404.
    NotFound,
    /// The path does not know the method.
    ///
    /// On the wire: status 405.
    MethodNotAllowed,
    /// The service cannot answer in the requested format; it knows JSON only.
    ///
    /// On the wire: status 406.
    NotAcceptable,
    /// Something is at the target and `safe` was set, the contact has another version, or a virtual folder has the name or is not
    /// empty.
    ///
    /// On the wire: status 409.
    Conflict,
    /// What was there has been removed.
    ///
    /// On the wire: status 410.
    Gone,
    /// The length of the body was not said.
    ///
    /// On the wire: status 411.
    LengthRequired,
    /// A precondition failed. To `files.full_view` it is the outcome `Unchanged` and no error.
    ///
    /// On the wire: status 412.
    PreconditionFailed,
    /// The account has no room left for this.
    ///
    /// On the wire: status 413.
    QuotaExceeded,
    /// The type of the content is not supported; there are no thumbnails of it.
    ///
    /// On the wire: status 415.
    UnsupportedMedia,
    /// Too many calls in a short time. The limits were never published.
    ///
    /// On the wire: status 429.
    TooManyRequests,
    /// The service failed; the vendor advises to try again.
    ///
    /// On the wire: status 500.
    InternalServer,
    /// The service is busy. `Retry-After` says for how many seconds, if it is there.
    ///
    /// On the wire: status 503.
    Unavailable,
    /// The service did not answer its gateway in time.
    ///
    /// On the wire: status 504.
    GatewayTimeout,
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
            Self::Gone => Some(Self::NotFound),
            _ => None,
        }
    }
}

static KINDS: &[KindRule<ErrorKind>] = &[
    KindRule {
        status: Some((400, 400)),
        code: None,
        kind: ErrorKind::BadRequest,
    },
    KindRule {
        status: Some((401, 401)),
        code: None,
        kind: ErrorKind::Unauthorized,
    },
    KindRule {
        status: Some((403, 403)),
        code: None,
        kind: ErrorKind::Forbidden,
    },
    KindRule {
        status: Some((404, 404)),
        code: None,
        kind: ErrorKind::NotFound,
    },
    KindRule {
        status: Some((405, 405)),
        code: None,
        kind: ErrorKind::MethodNotAllowed,
    },
    KindRule {
        status: Some((406, 406)),
        code: None,
        kind: ErrorKind::NotAcceptable,
    },
    KindRule {
        status: Some((409, 409)),
        code: None,
        kind: ErrorKind::Conflict,
    },
    KindRule {
        status: Some((410, 410)),
        code: None,
        kind: ErrorKind::Gone,
    },
    KindRule {
        status: Some((411, 411)),
        code: None,
        kind: ErrorKind::LengthRequired,
    },
    KindRule {
        status: Some((412, 412)),
        code: None,
        kind: ErrorKind::PreconditionFailed,
    },
    KindRule {
        status: Some((413, 413)),
        code: None,
        kind: ErrorKind::QuotaExceeded,
    },
    KindRule {
        status: Some((415, 415)),
        code: None,
        kind: ErrorKind::UnsupportedMedia,
    },
    KindRule {
        status: Some((429, 429)),
        code: None,
        kind: ErrorKind::TooManyRequests,
    },
    KindRule {
        status: Some((500, 500)),
        code: None,
        kind: ErrorKind::InternalServer,
    },
    KindRule {
        status: Some((503, 503)),
        code: None,
        kind: ErrorKind::Unavailable,
    },
    KindRule {
        status: Some((504, 504)),
        code: None,
        kind: ErrorKind::GatewayTimeout,
    },
];
