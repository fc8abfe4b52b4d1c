//! Serving a file: whole or a range of it, unless the client has it already.

use chrono::{DateTime, Utc};
use http::{StatusCode, header};

use crate::answer::{Answer, Piece};
use crate::content::Content;
use crate::request::Head;

/// A file as its host knows it.
pub(crate) struct Served<'a> {
    pub(crate) content: &'a Content,
    /// Its entity tag, in quotes.
    pub(crate) etag: &'a str,
    pub(crate) modified: DateTime<Utc>,
}

/// Answers a GET or HEAD; the size of the file when a range lies beyond it.
pub(crate) fn serve(head: &Head, served: &Served<'_>) -> Result<Answer, u64> {
    let etag = served.etag;
    let modified = served.modified.format("%a, %d %b %Y %H:%M:%S GMT");
    let modified = modified.to_string();
    let tagged = |answer: Answer| {
        answer
            .header(header::ACCEPT_RANGES, "bytes")
            .header(header::ETAG, etag)
            .header(header::LAST_MODIFIED, &modified)
    };
    if head
        .header(header::IF_NONE_MATCH)
        .is_some_and(|known| names(known, etag))
    {
        return Ok(tagged(Answer::empty(StatusCode::NOT_MODIFIED)));
    }
    let unchanged = head
        .header(header::IF_RANGE)
        .is_none_or(|known| known == etag || known == modified);
    let range = head.header(header::RANGE).filter(|_| unchanged);
    ranged(served.content, range).map(tagged)
}

/// Answers with contents, or with the range of them that a `Range` header asks for.
///
/// A range beyond the contents is an error with their size.
pub(crate) fn ranged(content: &Content, range: Option<&str>) -> Result<Answer, u64> {
    let size = content.size();
    let (status, from, to) = match range.and_then(|range| parse_range(range, size)) {
        None => (StatusCode::OK, 0, size),
        Some(Ok((from, to))) => (StatusCode::PARTIAL_CONTENT, from, to),
        Some(Err(())) => return Err(size),
    };
    let mut answer = Answer::empty(status);
    if status == StatusCode::PARTIAL_CONTENT {
        let range = format!("bytes {from}-{}/{size}", to - 1);
        answer = answer.header(header::CONTENT_RANGE, &range);
    }
    answer.pieces.push_back(Piece::Content {
        content: content.clone(),
        from,
        to,
    });
    Ok(answer)
}

/// Returns whether a list of entity tags contains this one.
fn names(list: &str, etag: &str) -> bool {
    list.trim() == "*" || list.split(',').any(|known| known.trim() == etag)
}

/// Parses a range and returns its start and its end (exclusive).
///
/// `None` for a form that is ignored, an error for one beyond the file.
fn parse_range(range: &str, size: u64) -> Option<Result<(u64, u64), ()>> {
    let range = range.trim().strip_prefix("bytes=")?;
    let (from, last) = range.split_once('-')?;
    if from.is_empty() {
        let suffix: u64 = last.parse().ok()?;
        let known = suffix > 0 && size > 0;
        return Some(if known {
            Ok((size.saturating_sub(suffix), size))
        } else {
            Err(())
        });
    }
    let from: u64 = from.parse().ok()?;
    let to = if last.is_empty() {
        size
    } else {
        let last: u64 = last.parse().ok()?;
        if last < from {
            return None;
        }
        last.saturating_add(1).min(size)
    };
    Some(if from < size { Ok((from, to)) } else { Err(()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_cut_to_the_file_or_refused_beyond_it() {
        assert_eq!(parse_range("bytes=3-", 10), Some(Ok((3, 10))));
        assert_eq!(parse_range("bytes=3-5", 10), Some(Ok((3, 6))));
        assert_eq!(parse_range("bytes=3-99", 10), Some(Ok((3, 10))));
        assert_eq!(parse_range("bytes=-4", 10), Some(Ok((6, 10))));
        assert_eq!(parse_range("bytes=-40", 10), Some(Ok((0, 10))));
        assert_eq!(parse_range("bytes=10-", 10), Some(Err(())));
        assert_eq!(parse_range("bytes=0-", 0), Some(Err(())));
        assert_eq!(parse_range("bytes=5-3", 10), None);
        assert_eq!(parse_range("bytes=1-2,4-5", 10), None);
        assert_eq!(parse_range("lines=1-2", 10), None);
    }
}
