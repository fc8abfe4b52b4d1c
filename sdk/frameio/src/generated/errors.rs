// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use cloud_drives_core::{Error, ErrorClass, ErrorKinds, ErrorSpec, KindRule};

#[allow(dead_code)]
pub(super) static RULES: ErrorSpec = ErrorSpec {
    code: &[],
    message: &["errors.0.detail", "errors.0.title"],
    request_id_header: None,
    request_id: &[],
};

#[allow(dead_code)]
pub(super) static RULES_OAUTH: ErrorSpec = ErrorSpec {
    code: &["error"],
    message: &["error_description"],
    request_id_header: None,
    request_id: &[],
};

/// What went wrong, in the terms of Frame.io.
///
/// Open: the service may answer in ways that have no name here. Kinds form families, see [`is`](cloud_drives_core::ErrorKinds::is).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A parameter or the body is missing or badly formed.
    ///
    /// On the wire: status 400.
    BadRequest,
    /// The token is missing, wrong or expired. A good token gets this too if its user is not linked to an Adobe ID
    /// (`wire.md §1`).
    ///
    /// On the wire: status 401.
    Unauthorized,
    /// The user may not do this, or the account is locked. A call that asks for `media_links.original` gets this if the
    /// user may not download.
    ///
    /// On the wire: status 403.
    Forbidden,
    /// What was asked for does not exist, or is not visible to the user.
    ///
    /// On the wire: status 404.
    NotFound,
    /// The service waited too long for the call.
    ///
    /// On the wire: status 408.
    RequestTimeout,
    /// Something is in the way. Clients send such a call again (`wire.md §8`).
    ///
    /// On the wire: status 409.
    Conflict,
    /// The call is well formed and its contents are not valid: an unknown member in the body, a page that is too large,
    /// a value that is out of range.
    ///
    /// On the wire: status 422.
    UnprocessableEntity,
    /// The operation was called more often than its limit allows. Wait a second at least, then longer.
    ///
    /// On the wire: status 429.
    TooManyRequests,
    /// The service failed. Wait for half a minute or more before another attempt.
    ///
    /// On the wire: statuses 500 to 599.
    ServerError,
    /// The sign-in host does not know the application, or its secret is wrong.
    ///
    /// On the wire: `invalid_client`.
    InvalidClient,
    /// The code or refresh token is wrong, expired, used up, or belongs to another application.
    ///
    /// On the wire: `invalid_grant`.
    InvalidGrant,
    /// The sign-in host does not take the token, or it has expired.
    ///
    /// On the wire: `invalid_token`.
    InvalidToken,
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
        status: Some((408, 408)),
        code: None,
        kind: ErrorKind::RequestTimeout,
    },
    KindRule {
        status: Some((409, 409)),
        code: None,
        kind: ErrorKind::Conflict,
    },
    KindRule {
        status: Some((422, 422)),
        code: None,
        kind: ErrorKind::UnprocessableEntity,
    },
    KindRule {
        status: Some((429, 429)),
        code: None,
        kind: ErrorKind::TooManyRequests,
    },
    KindRule {
        status: Some((500, 599)),
        code: None,
        kind: ErrorKind::ServerError,
    },
    KindRule {
        status: None,
        code: Some("invalid_client"),
        kind: ErrorKind::InvalidClient,
    },
    KindRule {
        status: None,
        code: Some("invalid_grant"),
        kind: ErrorKind::InvalidGrant,
    },
    KindRule {
        status: None,
        code: Some("invalid_token"),
        kind: ErrorKind::InvalidToken,
    },
];
