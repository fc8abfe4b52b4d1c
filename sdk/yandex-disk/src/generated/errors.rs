// Made by `cargo sdk generate` out of specs/yandex-disk. Change the specs, not this file.

use cloud_drives_core::{Error, ErrorClass, ErrorKinds, ErrorSpec, KindRule};

pub(super) static RULES: ErrorSpec = ErrorSpec {
    code: &["error"],
    message: &["description", "message"],
    request_id_header: None,
    request_id: &[],
};

pub(super) static RULES_OAUTH: ErrorSpec = ErrorSpec {
    code: &["error"],
    message: &["error_description"],
    request_id_header: None,
    request_id: &[],
};

/// What went wrong, in the terms of Yandex Disk.
///
/// Open: the service may answer in ways that have no name here. Kinds form families, see [`is`](cloud_drives_core::ErrorKinds::is).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request is not understood, or breaks a rule of the service.
    ///
    /// On the wire: status 400.
    BadRequest,
    /// A parameter is missing or badly formed.
    ///
    /// On the wire: status 400, `FieldValidationError`.
    FieldValidation,
    /// The user has not confirmed the device code yet; ask again after the interval.
    ///
    /// On the wire: status 400, `authorization_pending`.
    AuthorizationPending,
    /// The application id or its secret is wrong.
    ///
    /// On the wire: status 400, `invalid_client`.
    InvalidClient,
    /// The code or token is wrong, expired, or belongs to another application.
    ///
    /// On the wire: status 400, `invalid_grant`.
    InvalidGrant,
    /// The confirmation code is not of the form that the sign-in host hands out.
    ///
    /// On the wire: status 400, `bad_verification_code`.
    BadVerificationCode,
    /// The token was issued without a device id, and such tokens cannot be revoked.
    ///
    /// On the wire: status 400, `unsupported_token_type`.
    UnsupportedTokenType,
    /// A form field of a sign-in call is missing or malformed. Named by the reference only (`wire.md §2.5`).
    ///
    /// On the wire: status 400, `invalid_request`.
    InvalidRequest,
    /// The requested rights are not among those of the application. Named by the reference only (`wire.md §2.5`).
    ///
    /// On the wire: status 400, `invalid_scope`.
    InvalidScope,
    /// The application is blocked or still awaits approval. Named by the reference only (`wire.md §2.5`).
    ///
    /// On the wire: status 400, `unauthorized_client`.
    UnauthorizedClient,
    /// The sign-in host does not know this grant type. Named by the reference only (`wire.md §2.5`).
    ///
    /// On the wire: status 400, `unsupported_grant_type`.
    UnsupportedGrantType,
    /// The sign-in host wanted the application id and secret. Named by the reference only (`wire.md §2.5`).
    ///
    /// On the wire: status 400, `Basic auth required`.
    BasicAuthRequired,
    /// An Authorization header sent to the sign-in host is unreadable. Named by the reference only (`wire.md §2.5`).
    ///
    /// On the wire: status 400, `Malformed Authorization header`.
    MalformedAuthorizationHeader,
    /// The token is missing, expired or revoked. A valid token was seen to get this once in a while (`wire.md §7`).
    ///
    /// On the wire: status 401.
    Unauthorized,
    /// The token lacks the right to do this, or the account may not.
    ///
    /// On the wire: status 403.
    Forbidden,
    /// The public link is protected by a password.
    ///
    /// On the wire: status 403, `DiskSymlinkPasswordRequiredError`.
    PasswordRequired,
    /// The API is closed to accounts of this type. Reported by other clients (`wire.md §7`).
    ///
    /// On the wire: status 403, `DiskUnsupportedUserAccountTypeError`.
    UnsupportedUserAccountType,
    /// The account is over its quota, so the API is blocked or read-only. Reported by other clients (`wire.md §7`).
    ///
    /// On the wire: status 403, `DiskAPIDisabledForOverdraftUserError`.
    ApiDisabledForOverdraftUser,
    /// What was asked for does not exist.
    ///
    /// On the wire: status 404.
    NotFound,
    /// No file or folder is at the path, or the public link is unknown, withdrawn or expired.
    ///
    /// On the wire: status 404, `DiskNotFoundError`.
    PathNotFound,
    /// No operation has this id.
    ///
    /// On the wire: status 404, `DiskOperationNotFoundError`.
    OperationNotFound,
    /// The service cannot answer in the requested format.
    ///
    /// On the wire: status 406.
    NotAcceptable,
    /// Something on the Disk is in the way.
    ///
    /// On the wire: status 409.
    Conflict,
    /// The folder above the path does not exist.
    ///
    /// On the wire: status 409, `DiskPathDoesntExistsError`.
    ParentNotFound,
    /// A file or folder is already at the path.
    ///
    /// On the wire: status 409, `DiskResourceAlreadyExistsError`.
    PathExists,
    /// A folder is already at the path.
    ///
    /// On the wire: status 409, `DiskPathPointsToExistentDirectoryError`.
    DirectoryExists,
    /// The file's MD5 is not the one given, so nothing was deleted.
    ///
    /// On the wire: status 409, `MD5DifferError`.
    Md5Differ,
    /// The link has expired; ask for a new one.
    ///
    /// On the wire: status 410.
    Gone,
    /// The file is larger than the account may upload.
    ///
    /// On the wire: status 413.
    PayloadTooLarge,
    /// The file is larger than allowed. Unverified, from other clients' lists (`wire.md §7`).
    ///
    /// On the wire: `DiskFileSizeLimitExceededError`.
    FileSizeLimitExceeded,
    /// The body's content type is not supported.
    ///
    /// On the wire: status 415.
    UnsupportedMedia,
    /// The Disk or the resource is locked, or the service is read-only for maintenance.
    ///
    /// On the wire: status 423.
    Locked,
    /// Another operation holds the resource; parallel uploads into one place do this. Try again a little later.
    ///
    /// On the wire: status 423, `DiskResourceLockedError`.
    ResourceIsLocked,
    /// The account has used up its upload traffic.
    ///
    /// On the wire: status 423, `DiskUploadTrafficLimitExceeded`.
    UploadTrafficLimitExceeded,
    /// Another spelling of the traffic limit. Unverified, from other clients' lists (`wire.md §7`).
    ///
    /// On the wire: `DiskResourceUploadTrafficLimitExceededError`.
    ResourceUploadTrafficLimitExceeded,
    /// Too many calls in a short time.
    ///
    /// On the wire: status 429.
    TooManyRequests,
    /// The resource has been downloaded too often today.
    ///
    /// On the wire: status 429, `DiskResourceDownloadLimitExceededError`.
    ResourceDownloadLimitExceeded,
    /// The service failed.
    ///
    /// On the wire: status 500.
    InternalServer,
    /// A gateway in front of the service failed.
    ///
    /// On the wire: status 502.
    BadGateway,
    /// The service is not available at the moment.
    ///
    /// On the wire: status 503.
    Unavailable,
    /// The Disk behind the API is not available. Unverified, from other clients' lists (`wire.md §7`).
    ///
    /// On the wire: `DiskServiceUnavailableError`.
    ServiceUnavailable,
    /// The service did not answer its gateway in time.
    ///
    /// On the wire: status 504.
    GatewayTimeout,
    /// The Disk has no room left.
    ///
    /// On the wire: status 507.
    InsufficientStorage,
    /// The Disk has no room left for this file. Unverified, from other clients' lists (`wire.md §7`).
    ///
    /// On the wire: `DiskNotEnoughFreeSpaceError`.
    NotEnoughFreeSpace,
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
            Self::FieldValidation => Some(Self::BadRequest),
            Self::AuthorizationPending => Some(Self::BadRequest),
            Self::InvalidClient => Some(Self::BadRequest),
            Self::InvalidGrant => Some(Self::BadRequest),
            Self::BadVerificationCode => Some(Self::BadRequest),
            Self::UnsupportedTokenType => Some(Self::BadRequest),
            Self::InvalidRequest => Some(Self::BadRequest),
            Self::InvalidScope => Some(Self::BadRequest),
            Self::UnauthorizedClient => Some(Self::BadRequest),
            Self::UnsupportedGrantType => Some(Self::BadRequest),
            Self::BasicAuthRequired => Some(Self::BadRequest),
            Self::MalformedAuthorizationHeader => Some(Self::BadRequest),
            Self::PasswordRequired => Some(Self::Forbidden),
            Self::UnsupportedUserAccountType => Some(Self::Forbidden),
            Self::ApiDisabledForOverdraftUser => Some(Self::Forbidden),
            Self::PathNotFound => Some(Self::NotFound),
            Self::OperationNotFound => Some(Self::NotFound),
            Self::ParentNotFound => Some(Self::Conflict),
            Self::PathExists => Some(Self::Conflict),
            Self::DirectoryExists => Some(Self::PathExists),
            Self::Md5Differ => Some(Self::Conflict),
            Self::FileSizeLimitExceeded => Some(Self::PayloadTooLarge),
            Self::ResourceIsLocked => Some(Self::Locked),
            Self::UploadTrafficLimitExceeded => Some(Self::Locked),
            Self::ResourceUploadTrafficLimitExceeded => {
                Some(Self::UploadTrafficLimitExceeded)
            }
            Self::ResourceDownloadLimitExceeded => Some(Self::TooManyRequests),
            Self::ServiceUnavailable => Some(Self::Unavailable),
            Self::NotEnoughFreeSpace => Some(Self::InsufficientStorage),
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
        status: Some((400, 400)),
        code: Some("FieldValidationError"),
        kind: ErrorKind::FieldValidation,
    },
    KindRule {
        status: Some((400, 400)),
        code: Some("authorization_pending"),
        kind: ErrorKind::AuthorizationPending,
    },
    KindRule {
        status: Some((400, 400)),
        code: Some("invalid_client"),
        kind: ErrorKind::InvalidClient,
    },
    KindRule {
        status: Some((400, 400)),
        code: Some("invalid_grant"),
        kind: ErrorKind::InvalidGrant,
    },
    KindRule {
        status: Some((400, 400)),
        code: Some("bad_verification_code"),
        kind: ErrorKind::BadVerificationCode,
    },
    KindRule {
        status: Some((400, 400)),
        code: Some("unsupported_token_type"),
        kind: ErrorKind::UnsupportedTokenType,
    },
    KindRule {
        status: Some((400, 400)),
        code: Some("invalid_request"),
        kind: ErrorKind::InvalidRequest,
    },
    KindRule {
        status: Some((400, 400)),
        code: Some("invalid_scope"),
        kind: ErrorKind::InvalidScope,
    },
    KindRule {
        status: Some((400, 400)),
        code: Some("unauthorized_client"),
        kind: ErrorKind::UnauthorizedClient,
    },
    KindRule {
        status: Some((400, 400)),
        code: Some("unsupported_grant_type"),
        kind: ErrorKind::UnsupportedGrantType,
    },
    KindRule {
        status: Some((400, 400)),
        code: Some("Basic auth required"),
        kind: ErrorKind::BasicAuthRequired,
    },
    KindRule {
        status: Some((400, 400)),
        code: Some("Malformed Authorization header"),
        kind: ErrorKind::MalformedAuthorizationHeader,
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
        status: Some((403, 403)),
        code: Some("DiskSymlinkPasswordRequiredError"),
        kind: ErrorKind::PasswordRequired,
    },
    KindRule {
        status: Some((403, 403)),
        code: Some("DiskUnsupportedUserAccountTypeError"),
        kind: ErrorKind::UnsupportedUserAccountType,
    },
    KindRule {
        status: Some((403, 403)),
        code: Some("DiskAPIDisabledForOverdraftUserError"),
        kind: ErrorKind::ApiDisabledForOverdraftUser,
    },
    KindRule {
        status: Some((404, 404)),
        code: None,
        kind: ErrorKind::NotFound,
    },
    KindRule {
        status: Some((404, 404)),
        code: Some("DiskNotFoundError"),
        kind: ErrorKind::PathNotFound,
    },
    KindRule {
        status: Some((404, 404)),
        code: Some("DiskOperationNotFoundError"),
        kind: ErrorKind::OperationNotFound,
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
        status: Some((409, 409)),
        code: Some("DiskPathDoesntExistsError"),
        kind: ErrorKind::ParentNotFound,
    },
    KindRule {
        status: Some((409, 409)),
        code: Some("DiskResourceAlreadyExistsError"),
        kind: ErrorKind::PathExists,
    },
    KindRule {
        status: Some((409, 409)),
        code: Some("DiskPathPointsToExistentDirectoryError"),
        kind: ErrorKind::DirectoryExists,
    },
    KindRule {
        status: Some((409, 409)),
        code: Some("MD5DifferError"),
        kind: ErrorKind::Md5Differ,
    },
    KindRule {
        status: Some((410, 410)),
        code: None,
        kind: ErrorKind::Gone,
    },
    KindRule {
        status: Some((413, 413)),
        code: None,
        kind: ErrorKind::PayloadTooLarge,
    },
    KindRule {
        status: None,
        code: Some("DiskFileSizeLimitExceededError"),
        kind: ErrorKind::FileSizeLimitExceeded,
    },
    KindRule {
        status: Some((415, 415)),
        code: None,
        kind: ErrorKind::UnsupportedMedia,
    },
    KindRule {
        status: Some((423, 423)),
        code: None,
        kind: ErrorKind::Locked,
    },
    KindRule {
        status: Some((423, 423)),
        code: Some("DiskResourceLockedError"),
        kind: ErrorKind::ResourceIsLocked,
    },
    KindRule {
        status: Some((423, 423)),
        code: Some("DiskUploadTrafficLimitExceeded"),
        kind: ErrorKind::UploadTrafficLimitExceeded,
    },
    KindRule {
        status: None,
        code: Some("DiskResourceUploadTrafficLimitExceededError"),
        kind: ErrorKind::ResourceUploadTrafficLimitExceeded,
    },
    KindRule {
        status: Some((429, 429)),
        code: None,
        kind: ErrorKind::TooManyRequests,
    },
    KindRule {
        status: Some((429, 429)),
        code: Some("DiskResourceDownloadLimitExceededError"),
        kind: ErrorKind::ResourceDownloadLimitExceeded,
    },
    KindRule {
        status: Some((500, 500)),
        code: None,
        kind: ErrorKind::InternalServer,
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
        status: None,
        code: Some("DiskServiceUnavailableError"),
        kind: ErrorKind::ServiceUnavailable,
    },
    KindRule {
        status: Some((504, 504)),
        code: None,
        kind: ErrorKind::GatewayTimeout,
    },
    KindRule {
        status: Some((507, 507)),
        code: None,
        kind: ErrorKind::InsufficientStorage,
    },
    KindRule {
        status: None,
        code: Some("DiskNotEnoughFreeSpaceError"),
        kind: ErrorKind::NotEnoughFreeSpace,
    },
];
