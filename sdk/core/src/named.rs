//! The shared parts of enums with a name for each variant.

use std::fmt;

/// A text that is not the name of a variant: the error of `FromStr` of enums such as [`ErrorClass`](crate::ErrorClass).
///
/// ```
/// use cloud_drives_core::ErrorClass;
///
/// let error = "time_out".parse::<ErrorClass>().unwrap_err();
/// assert!(error.to_string().starts_with(r#"unknown class "time_out"; expected one of: "#));
/// assert!(error.to_string().contains("timeout, "));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    what: &'static str,
    given: String,
    expected: Vec<&'static str>,
}

impl UnknownName {
    /// Creates the error for a text that is not the name of a `what`.
    #[must_use]
    pub fn new(what: &'static str, given: &str, expected: Vec<&'static str>) -> Self {
        Self {
            what,
            given: given.to_owned(),
            expected,
        }
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, expected) = (self.what, self.expected.join(", "));
        write!(
            f,
            "unknown {what} {:?}; expected one of: {expected}",
            self.given
        )
    }
}

impl std::error::Error for UnknownName {}

/// Implements `Display` and `FromStr` for an enum with `as_str` and a list `ALL` of its variants.
#[doc(hidden)]
#[macro_export]
macro_rules! named_enum {
    ($name:ident, $what:literal) => {
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::UnknownName;

            fn from_str(text: &str) -> ::std::result::Result<Self, Self::Err> {
                let found = Self::ALL.iter().find(|known| known.as_str() == text);
                found.copied().ok_or_else(|| {
                    let names = Self::ALL.iter().map(|known| known.as_str());
                    $crate::UnknownName::new($what, text, names.collect())
                })
            }
        }
    };
}

/// Implements `Display` and `FromStr` for a generated `ErrorKind` with a table `NAMES` of its kinds.
#[doc(hidden)]
#[macro_export]
macro_rules! kind_names {
    ($name:ident) => {
        /// Writes the name, `path_not_found` for example; that of [`Local`](Self::Local) is `local:` and the class.
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                if let Self::Local(class) = self {
                    return f.pad(&::std::format!("local:{class}"));
                }
                let found = Self::NAMES.iter().find(|(_, kind)| kind == self);
                f.pad(found.map_or("", |(name, _)| name))
            }
        }

        /// Parses a name as written by [`Display`](::std::fmt::Display).
        impl ::std::str::FromStr for $name {
            type Err = $crate::UnknownName;

            fn from_str(text: &str) -> ::std::result::Result<Self, Self::Err> {
                if let Some(class) = text.strip_prefix("local:") {
                    return class.parse().map(Self::Local);
                }
                let found = Self::NAMES.iter().find(|(name, _)| *name == text);
                found.map(|(_, kind)| *kind).ok_or_else(|| {
                    let names = Self::NAMES.iter().map(|(name, _)| *name);
                    $crate::UnknownName::new("kind of error", text, names.collect())
                })
            }
        }
    };
}
