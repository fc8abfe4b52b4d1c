//! The signed addresses that parts are sent to (`wire.md §6`).

use cloud_drives_core::reexport::chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use cloud_drives_core::{Error, ErrorClass, Result};
use url::Url;

/// What the signature of an address has to say.
pub(super) struct Signature {
    /// When it ends, where that can be read.
    pub(super) expires_at: Option<DateTime<Utc>>,
    /// The headers that it covers, in lower case, where that can be read.
    headers: Option<Vec<String>>,
}

impl Signature {
    pub(super) fn of(url: &Url) -> Self {
        let member = |name: &str| {
            url.query_pairs()
                .find(|(found, _)| found.eq_ignore_ascii_case(name))
                .map(|(_, value)| value.into_owned())
        };
        let begins = member("X-Amz-Date")
            .and_then(|date| NaiveDateTime::parse_from_str(&date, "%Y%m%dT%H%M%SZ").ok());
        let seconds = member("X-Amz-Expires").and_then(|seconds| seconds.parse().ok());
        let expires_at = begins
            .zip(seconds.and_then(TimeDelta::try_seconds))
            .and_then(|(begins, lifetime)| begins.and_utc().checked_add_signed(lifetime));
        let headers = member("X-Amz-SignedHeaders").map(|names| {
            names
                .split(';')
                .map(|name| name.trim().to_ascii_lowercase())
                .filter(|name| !name.is_empty())
                .collect()
        });
        Self {
            expires_at,
            headers,
        }
    }

    /// Whether the address can't be used any more.
    pub(super) fn has_ended(&self) -> bool {
        self.expires_at.is_some_and(|end| end <= Utc::now())
    }

    /// Whether a header is to be sent: the signature covers it, or does not say what it covers.
    pub(super) fn covers(&self, name: &str) -> bool {
        match &self.headers {
            Some(headers) => headers.iter().any(|header| header == name),
            None => true,
        }
    }

    /// Refuses a signature over headers whose values nobody has told us.
    pub(super) fn check(&self) -> Result<()> {
        const KNOWN: [&str; 4] = ["host", "content-length", "content-type", "x-amz-acl"];
        let unknown = self
            .headers
            .iter()
            .flatten()
            .find(|header| !KNOWN.contains(&header.as_str()));
        match unknown {
            Some(header) => Err(Error::new(
                ErrorClass::Protocol,
                format!(
                    "the upload URL is signed with the header {header:?}, whose value the service does not tell"
                ),
            )),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(query: &str) -> Signature {
        Signature::of(&Url::parse(&format!("https://bucket.example/part?{query}")).unwrap())
    }

    #[test]
    fn the_end_of_an_address_is_read_from_it() {
        let signature = of("X-Amz-Date=20250626T200806Z&X-Amz-Expires=3600");
        assert_eq!(
            signature.expires_at.unwrap().to_rfc3339(),
            "2025-06-26T21:08:06+00:00"
        );
        assert!(signature.has_ended());
        for unreadable in [
            "",
            "X-Amz-Date=20250626T200806Z",
            "X-Amz-Date=yesterday&X-Amz-Expires=3600",
            "X-Amz-Date=20250626T200806Z&X-Amz-Expires=9223372036854775807",
        ] {
            assert!(!of(unreadable).has_ended(), "{unreadable}");
        }
    }

    #[test]
    fn only_headers_that_the_signature_covers_are_sent() {
        let usual = of("X-Amz-SignedHeaders=content-type%3Bhost%3Bx-amz-acl");
        assert!(usual.covers("content-type") && usual.covers("x-amz-acl"));
        usual.check().unwrap();
        let bare = of("X-Amz-SignedHeaders=host");
        assert!(!bare.covers("content-type") && !bare.covers("x-amz-acl"));
        let unsaid = of("Signature=abc");
        assert!(unsaid.covers("content-type") && unsaid.covers("x-amz-acl"));
        let error = of("X-Amz-SignedHeaders=host;x-amz-meta-secret").check();
        assert!(error.unwrap_err().message().contains("x-amz-meta-secret"));
    }
}
