// Made by `cargo sdk generate` out of specs/amazon-drive. Change the specs, not this file.

use cloud_drives_core::{Error, ErrorClass, ErrorKinds, ErrorSpec, KindRule};

pub(super) static RULES: ErrorSpec = ErrorSpec {
    code: &["code"],
    message: &["message"],
    request_id_header: Some("x-amzn-requestid"),
    request_id: &["logref"],
};

pub(super) static RULES_OAUTH: ErrorSpec = ErrorSpec {
    code: &["error"],
    message: &["error_description", "message"],
    request_id_header: Some("x-amzn-requestid"),
    request_id: &["request_id"],
};

/// What went wrong, in the terms of Amazon Drive.
///
/// Open: the service may answer in ways that have no name here. Kinds form families, see [`is`](cloud_drives_core::ErrorKinds::is).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A download continues at the address in the `Location` header, a signed one at another host. Call it without the token,
    /// or it refuses (`wire.md §5.7`).
    ///
    /// On the wire: status 302.
    Redirected,
    /// A parameter is wrong, or a limit is passed. An expired page token has no code of its own: the message is `Next token is
    /// expired` (`wire.md §2.3`).
    ///
    /// On the wire: status 400.
    BadRequest,
    /// A form field of a token request is missing or malformed.
    ///
    /// On the wire: `invalid_request`.
    InvalidRequest,
    /// The application's id or secret is wrong.
    ///
    /// On the wire: `invalid_client`.
    InvalidClient,
    /// The code or refresh token is wrong, expired, withdrawn, or belongs to another application.
    ///
    /// On the wire: `invalid_grant`.
    InvalidGrant,
    /// The application may not ask for tokens in this way.
    ///
    /// On the wire: `unauthorized_client`.
    UnauthorizedClient,
    /// The sign-in host does not know this grant type.
    ///
    /// On the wire: `unsupported_grant_type`.
    UnsupportedGrantType,
    /// The access token is missing, wrong or expired; refresh it and repeat the call.
    ///
    /// On the wire: status 401.
    Unauthorized,
    /// The token lacks the scope, or no application may do this. Once in a while a valid call gets this with a text about a
    /// `Credential` parameter; a repeat works (`wire.md §7`).
    ///
    /// On the wire: status 403.
    Forbidden,
    /// No node, property or path is there. An empty owner of properties was answered with this, and XML.
    ///
    /// On the wire: status 404.
    NotFound,
    /// The request took too long. A large upload may be stored all the same (`wire.md §5.6`).
    ///
    /// On the wire: status 408.
    RequestTimeout,
    /// Something is in the way: a name, the same content, or a local id that was used before. The body's `info` may name
    /// the node.
    ///
    /// On the wire: status 409.
    Conflict,
    /// The parent has a child of that name, whatever the case; the body's `info` names it.
    ///
    /// On the wire: status 409, `NAME_ALREADY_EXISTS`.
    NameAlreadyExists,
    /// The account holds this content already; the body's `info` names the file. The code is a recollection, not settled
    /// (`wire.md §5.4`): treat any other conflict that names a node likewise.
    ///
    /// On the wire: status 409, `MD5_DUPLICATE`.
    Md5Duplicate,
    /// A precondition failed. Not described by Amazon; the terms of use may not be accepted yet (`wire.md §11`).
    ///
    /// On the wire: status 412.
    PreconditionFailed,
    /// The range begins at or behind the end of the file.
    ///
    /// On the wire: status 416.
    RangeNotSatisfiable,
    /// Too many calls in a short time. The limits were never published.
    ///
    /// On the wire: status 429.
    TooManyRequests,
    /// The service failed. A large upload may be stored all the same (`wire.md §5.6`).
    ///
    /// On the wire: status 500.
    InternalServer,
    /// The sign-in host failed.
    ///
    /// On the wire: `ServerError`.
    ServerError,
    /// A gateway in front of the service failed.
    ///
    /// On the wire: status 502.
    BadGateway,
    /// The service is not available at the moment.
    ///
    /// On the wire: status 503.
    Unavailable,
    /// The service did not answer its gateway in time. A large upload may be stored all the same (`wire.md §5.6`).
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
            Self::InvalidRequest => Some(Self::BadRequest),
            Self::InvalidClient => Some(Self::BadRequest),
            Self::InvalidGrant => Some(Self::BadRequest),
            Self::UnauthorizedClient => Some(Self::BadRequest),
            Self::UnsupportedGrantType => Some(Self::BadRequest),
            Self::NameAlreadyExists => Some(Self::Conflict),
            Self::Md5Duplicate => Some(Self::Conflict),
            Self::ServerError => Some(Self::InternalServer),
            _ => None,
        }
    }
}

static KINDS: &[KindRule<ErrorKind>] = &[
    KindRule {
        status: Some((302, 302)),
        code: None,
        kind: ErrorKind::Redirected,
    },
    KindRule {
        status: Some((400, 400)),
        code: None,
        kind: ErrorKind::BadRequest,
    },
    KindRule {
        status: None,
        code: Some("invalid_request"),
        kind: ErrorKind::InvalidRequest,
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
        code: Some("unauthorized_client"),
        kind: ErrorKind::UnauthorizedClient,
    },
    KindRule {
        status: None,
        code: Some("unsupported_grant_type"),
        kind: ErrorKind::UnsupportedGrantType,
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
        status: Some((409, 409)),
        code: Some("NAME_ALREADY_EXISTS"),
        kind: ErrorKind::NameAlreadyExists,
    },
    KindRule {
        status: Some((409, 409)),
        code: Some("MD5_DUPLICATE"),
        kind: ErrorKind::Md5Duplicate,
    },
    KindRule {
        status: Some((412, 412)),
        code: None,
        kind: ErrorKind::PreconditionFailed,
    },
    KindRule {
        status: Some((416, 416)),
        code: None,
        kind: ErrorKind::RangeNotSatisfiable,
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
        status: None,
        code: Some("ServerError"),
        kind: ErrorKind::ServerError,
    },
    KindRule {
        status: Some((502, 502)),
        code: None,
        kind: ErrorKind::BadGateway,
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
