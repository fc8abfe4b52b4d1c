//! The signed URLs that parts are sent to (`wire.md §6`).

use cloud_drives_core::reexport::chrono::{DateTime, TimeDelta, Utc};
use cloud_drives_core::{Error, ErrorClass, Result};
use url::Url;

/// The facts in the signature of a URL.
pub(super) struct Signature {
    /// Its validity, if that can be parsed.
    lifetime: Option<TimeDelta>,
    /// The headers that it covers, in lower case, if they can be parsed.
    headers: Option<Vec<String>>,
}

impl Signature {
    pub(super) fn of(url: &Url) -> Self {
        let member = |name: &str| {
            url.query_pairs()
                .find(|(found, _)| found.eq_ignore_ascii_case(name))
                .map(|(_, value)| value.into_owned())
        };
        let lifetime = member("X-Amz-Expires")
            .and_then(|seconds| seconds.parse().ok())
            .and_then(TimeDelta::try_seconds);
        let headers = member("X-Amz-SignedHeaders").map(|names| {
            names
                .split(';')
                .map(|name| name.trim().to_ascii_lowercase())
                .filter(|name| !name.is_empty())
                .collect()
        });
        Self { lifetime, headers }
    }

    /// Returns whether a URL received at `got_at` has expired.
    ///
    /// The time in the URL is by another clock, which may be hours off from the local one.
    pub(super) fn has_ended(&self, got_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        self.lifetime
            .and_then(|lifetime| got_at.checked_add_signed(lifetime))
            .is_some_and(|end| end <= now)
    }

    /// Returns whether to send a header: the signature covers it, or does not list what it covers.
    pub(super) fn covers(&self, name: &str) -> bool {
        match &self.headers {
            Some(headers) => headers.iter().any(|header| header == name),
            None => true,
        }
    }

    /// Fails for a signature over headers whose values are unknown.
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
                    "the upload URL is signed with the header {header:?}, whose value the service does not report"
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
    fn an_address_ends_so_long_after_it_was_got_by_our_own_clock() {
        let got_at = Utc::now();
        let after = |seconds| got_at + TimeDelta::seconds(seconds);
        let hour = of("X-Amz-Date=20010101T000000Z&X-Amz-Expires=3600");
        assert!(!hour.has_ended(got_at, after(3599)));
        assert!(hour.has_ended(got_at, after(3600)));
        for unreadable in [
            "",
            "X-Amz-Expires=soon",
            "X-Amz-Expires=9223372036854775807",
        ] {
            assert!(
                !of(unreadable).has_ended(got_at, after(1 << 32)),
                "{unreadable}"
            );
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
