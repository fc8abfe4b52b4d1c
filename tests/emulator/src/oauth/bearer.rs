//! The token of a request.

use http::header;

use crate::request::Head;

/// The form of a request's Authorization header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Authorization<'a> {
    Absent,
    Token(&'a str),
    IllFormed,
}

impl<'a> Authorization<'a> {
    /// Reads the scheme, one space and a token; an empty header counts as none.
    pub(crate) fn read(head: &'a Head, scheme: &str) -> Self {
        let Some(value) = head.headers.get(header::AUTHORIZATION) else {
            return Self::Absent;
        };
        let Ok(value) = value.to_str() else {
            return Self::IllFormed;
        };
        let rest = value.strip_prefix(scheme);
        match rest.and_then(|rest| rest.strip_prefix(' ')) {
            Some(token) if !token.is_empty() && !token.contains(' ') => Self::Token(token),
            _ if value.is_empty() => Self::Absent,
            _ => Self::IllFormed,
        }
    }
}
