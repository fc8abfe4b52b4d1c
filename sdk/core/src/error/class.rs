//! The classes of errors.

/// The class of an error, without its details.
///
/// New classes may be added, so a `match` needs a fallback arm. Most programs should use the predicates of [`Error`](crate::Error), which
/// group the classes by what a caller can do.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorClass {
    /// An argument or a setting can't be used; nothing was sent.
    InvalidInput,
    /// No connection could be made, so the server has not seen the request.
    Connect,
    /// No trusted connection could be made.
    ///
    /// The certificate is not valid, the server speaks no supported version of TLS, or the system's certificates can't
    /// be read. Nothing was sent, and another attempt would fail in the same way.
    Tls,
    /// The idle timeout elapsed without a byte being transferred, or the deadline passed.
    Timeout,
    /// An established connection broke; the server may have seen the request.
    Transport,
    /// The server answered with a redirect, and redirects are not followed.
    Redirect,
    /// The server answered with an error status.
    Status,
    /// The answer does not match the specification.
    Decode,
    /// The answer is larger than its limit.
    TooLarge,
    /// A body that can be read only once had to be sent again.
    BodyConsumed,
    /// The source of an upload could not be read, or its length differs from the announced one.
    Source,
    /// A local file could not be read or written.
    Io,
    /// No usable token or other credential was available.
    Auth,
    /// An operation that the server ran in the background failed.
    OperationFailed,
    /// An operation that the server runs in the background did not finish within the caller's time limit.
    PollTimeout,
    /// The path is that of a resource of another type, for example a folder instead of a file.
    WrongResourceType,
    /// A length or a checksum differs from the expected one.
    Integrity,
    /// It is unknown whether the request took effect.
    OutcomeUnknown,
    /// The server broke its own contract, for example by omitting a required link.
    Protocol,
}

impl ErrorClass {
    /// All classes of this version, in the order of their declaration.
    pub const ALL: &'static [Self] = &[
        Self::InvalidInput,
        Self::Connect,
        Self::Tls,
        Self::Timeout,
        Self::Transport,
        Self::Redirect,
        Self::Status,
        Self::Decode,
        Self::TooLarge,
        Self::BodyConsumed,
        Self::Source,
        Self::Io,
        Self::Auth,
        Self::OperationFailed,
        Self::PollTimeout,
        Self::WrongResourceType,
        Self::Integrity,
        Self::OutcomeUnknown,
        Self::Protocol,
    ];

    /// Returns its name, `invalid_input` for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InvalidInput => "invalid_input",
            Self::Connect => "connect",
            Self::Tls => "tls",
            Self::Timeout => "timeout",
            Self::Transport => "transport",
            Self::Redirect => "redirect",
            Self::Status => "status",
            Self::Decode => "decode",
            Self::TooLarge => "too_large",
            Self::BodyConsumed => "body_consumed",
            Self::Source => "source",
            Self::Io => "io",
            Self::Auth => "auth",
            Self::OperationFailed => "operation_failed",
            Self::PollTimeout => "poll_timeout",
            Self::WrongResourceType => "wrong_resource_type",
            Self::Integrity => "integrity",
            Self::OutcomeUnknown => "outcome_unknown",
            Self::Protocol => "protocol",
        }
    }
}

crate::named_enum!(ErrorClass, "class");

#[cfg(test)]
mod tests {
    use super::ErrorClass;

    #[test]
    fn every_class_is_parsed_from_its_name() {
        for class in ErrorClass::ALL {
            assert_eq!(class.to_string().parse(), Ok(*class));
        }
        assert_eq!(format!("{:>8}", ErrorClass::Io), "      io");
    }

    #[test]
    fn all_has_each_variant_once_in_their_order() {
        let (_, variants) = include_str!("class.rs")
            .split_once("pub enum ErrorClass {")
            .expect("the declaration");
        let (variants, _) = variants.split_once("\n}").expect("its end");
        let variants: Vec<&str> = variants
            .lines()
            .filter_map(|line| line.trim().strip_suffix(','))
            .filter(|line| !line.starts_with("//"))
            .collect();
        let all: Vec<String> = ErrorClass::ALL
            .iter()
            .map(|class| format!("{class:?}"))
            .collect();
        assert_eq!(all, variants);
    }
}
