//! Requests contents from an offset, and reads the answer.

use cloud_drives_core::{ByteStream, Error, ErrorClass, Result, StreamResponse};
use http::header::{CONTENT_LENGTH, CONTENT_RANGE, ETAG, LAST_MODIFIED};
use http::{HeaderMap, HeaderValue, StatusCode};

use crate::transfer::Storage;

/// The version of the contents, according to the server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Version {
    etag: Option<HeaderValue>,
    modified: Option<HeaderValue>,
}

impl Version {
    /// Creates a version from stored texts.
    pub(super) fn new(etag: Option<&str>, modified: Option<&str>) -> Self {
        let value = |text: &str| HeaderValue::from_str(text).ok();
        Self {
            etag: etag.and_then(value),
            modified: modified.and_then(value),
        }
    }

    /// Returns tag and date for storage.
    pub(super) fn texts(&self) -> (Option<String>, Option<String>) {
        let text = |value: &HeaderValue| value.to_str().ok().map(str::to_owned);
        (
            self.etag.as_ref().and_then(text),
            self.modified.as_ref().and_then(text),
        )
    }

    fn of(headers: &HeaderMap) -> Self {
        Self {
            etag: headers.get(ETAG).cloned(),
            modified: headers.get(LAST_MODIFIED).cloned(),
        }
    }

    /// Fills missing parts of the version from an earlier answer.
    pub(super) fn or(self, before: Option<Self>) -> Self {
        let before = before.unwrap_or_default();
        Self {
            etag: self.etag.or(before.etag),
            modified: self.modified.or(before.modified),
        }
    }

    /// Returns the version without its date, for contents with checksums: servers behind the same address may report different dates.
    pub(super) fn without_date(&self) -> Self {
        Self {
            etag: self.etag.clone(),
            modified: None,
        }
    }

    /// Returns the value of `If-Range`: a strong entity tag.
    ///
    /// A date is too coarse to guarantee identical bytes, and a weak tag guarantees nothing.
    pub(super) fn validator(&self) -> Option<HeaderValue> {
        self.etag
            .clone()
            .filter(|etag| etag.as_bytes().starts_with(b"\""))
    }

    /// Returns whether the other version certainly differs.
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        fn differ(one: Option<&HeaderValue>, other: Option<&HeaderValue>) -> bool {
            matches!((one, other), (Some(one), Some(other)) if one != other)
        }
        if self.etag.is_some() && other.etag.is_some() {
            return differ(self.etag.as_ref(), other.etag.as_ref());
        }
        differ(self.modified.as_ref(), other.modified.as_ref())
    }
}

/// The answer to a request for contents from `first` on.
pub(super) enum Answer {
    /// The contents from `first` on.
    Part {
        body: ByteStream,
        total: Option<u64>,
        version: Version,
    },
    /// The contents from their beginning.
    Whole {
        body: ByteStream,
        total: Option<u64>,
        version: Version,
    },
    /// The contents end at `first`.
    End,
    /// The contents have changed.
    Changed(Error),
    /// A part other than the requested one, or with contradictory headers: none of it is used.
    Unusable(Error),
}

/// Interprets the answer to a request for the contents from `first` to `last` or to the end.
///
/// `known` is the size and `before` the version, if known from earlier answers.
pub(super) async fn understand(
    answer: StreamResponse,
    first: u64,
    last: Option<u64>,
    known: Option<u64>,
    before: Option<&Version>,
) -> Result<Answer> {
    let status = answer.status();
    let version = Version::of(answer.headers());
    let operation = answer.operation();
    let changed = |what: String| {
        let message = format!("the contents changed on the server during the download: {what}");
        Answer::Changed(
            Error::new(ErrorClass::Integrity, message)
                .with_operation(operation)
                .with_status(status),
        )
    };
    match status {
        StatusCode::OK => {
            let total = content_length(answer.headers());
            Ok(Answer::Whole {
                body: answer.into_body(),
                total,
                version,
            })
        }
        StatusCode::PARTIAL_CONTENT => {
            let unusable = |what: &str| {
                let error = Error::new(ErrorClass::Protocol, what.to_owned());
                Answer::Unusable(error.with_operation(operation).with_status(status))
            };
            let Some(range) = ContentRange::of(answer.headers()) else {
                return Ok(unusable(
                    "the answer is a part of the file, but has no valid Content-Range",
                ));
            };
            let (Some(from), Some(to)) = (range.first, range.last) else {
                return Ok(unusable("the Content-Range of the part contains no bytes"));
            };
            if from != first || last.is_some_and(|last| to > last) {
                return Ok(unusable(&format!(
                    "wrong part: bytes {from} to {to}, requested from {first} on"
                )));
            }
            // A part may be shorter than requested; the rest is requested again.
            let length = (to - from).saturating_add(1);
            if let Some(announced) = content_length(answer.headers())
                && announced != length
            {
                return Ok(unusable(&format!(
                    "the answer has {announced} bytes according to its Content-Length, but bytes {from} to {to} according to its Content-Range"
                )));
            }
            if before.is_some_and(|before| before.contradicts(&version)) {
                return Ok(changed("its version differs".to_owned()));
            }
            if let (Some(known), Some(total)) = (known, range.total)
                && known != total
            {
                return Ok(changed(format!("it has {total} bytes and had {known}")));
            }
            if let Some(known) = known.filter(|known| to >= *known) {
                return Ok(changed(format!("it has a byte {to} and had {known} bytes")));
            }
            Ok(Answer::Part {
                body: answer.into_body().with_exact_length(length),
                total: range.total.or(known),
                version,
            })
        }
        StatusCode::RANGE_NOT_SATISFIABLE if first > 0 => {
            let total = ContentRange::of(answer.headers()).and_then(|range| range.total);
            match (total, known) {
                (Some(total), Some(known)) if total != known => {
                    Ok(changed(format!("it has {total} bytes and had {known}")))
                }
                (Some(total), _) | (None, Some(total)) if total == first => Ok(Answer::End),
                (Some(total), _) | (None, Some(total)) => Ok(changed(format!(
                    "it has {total} bytes, and {first} were here already"
                ))),
                (None, None) => Ok(changed("it is shorter than it was".to_owned())),
            }
        }
        _ if answer.is_success() => {
            let message = format!("unexpected status {status} for a download");
            Err(Error::new(ErrorClass::Protocol, message)
                .with_operation(operation)
                .with_status(status))
        }
        _ => Err(Storage::failure(answer).await),
    }
}

fn content_length(headers: &HeaderMap) -> Option<u64> {
    headers
        .get(CONTENT_LENGTH)?
        .to_str()
        .ok()?
        .trim()
        .parse()
        .ok()
}

/// A `Content-Range` of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ContentRange {
    first: Option<u64>,
    last: Option<u64>,
    total: Option<u64>,
}

impl ContentRange {
    fn of(headers: &HeaderMap) -> Option<Self> {
        Self::parse(headers.get(CONTENT_RANGE)?.to_str().ok()?)
    }

    fn parse(text: &str) -> Option<Self> {
        let (unit, rest) = text.trim().split_once(char::is_whitespace)?;
        if !unit.eq_ignore_ascii_case("bytes") {
            return None;
        }
        let (range, total) = rest.trim().split_once('/')?;
        let total = match total.trim() {
            "*" => None,
            total => Some(total.parse().ok()?),
        };
        if range.trim() == "*" {
            return Some(Self {
                first: None,
                last: None,
                total,
            });
        }
        let (first, last) = range.split_once('-')?;
        let (first, last) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
        let sensible = first <= last && total.is_none_or(|total| last < total);
        sensible.then_some(Self {
            first: Some(first),
            last: Some(last),
            total,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_ranges_are_parsed_and_invalid_ones_are_refused() {
        let range = |first, last, total| {
            Some(ContentRange {
                first: Some(first),
                last: Some(last),
                total,
            })
        };
        assert_eq!(ContentRange::parse("bytes 3-9/10"), range(3, 9, Some(10)));
        assert_eq!(ContentRange::parse("Bytes 3-9/*"), range(3, 9, None));
        let end = ContentRange::parse("bytes */10").expect("an unsatisfied range is readable");
        assert_eq!((end.first, end.total), (None, Some(10)));
        for nonsense in [
            "",
            "bytes",
            "bytes 3-9",
            "items 3-9/10",
            "bytes 9-3/10",
            "bytes 3-10/10",
            "bytes a-b/c",
            "bytes 3-99999999999999999999/*",
        ] {
            assert_eq!(ContentRange::parse(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn only_a_strong_tag_guarantees_the_same_bytes() {
        let mut headers = HeaderMap::new();
        assert_eq!(Version::of(&headers).validator(), None);
        headers.insert(ETAG, HeaderValue::from_static("W/\"1\""));
        assert_eq!(Version::of(&headers).validator(), None);
        headers.insert(ETAG, HeaderValue::from_static("\"1\""));
        assert_eq!(
            Version::of(&headers).validator(),
            Some(HeaderValue::from_static("\"1\""))
        );
    }
}
