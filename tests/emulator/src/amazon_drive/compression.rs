//! JSON compressed for clients that ask for it (`wire.md` §1.4).

use std::io::{self, Write};

use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::header;

use super::errors::JSON;
use crate::answer::{Answer, Piece};
use crate::request::Head;

/// Returns whether a client takes gzip.
pub(crate) fn accepts(head: &Head) -> bool {
    let codings = head.header(header::ACCEPT_ENCODING).unwrap_or_default();
    codings.split(',').any(|coding| {
        let (name, quality) = coding.split_once(';').unwrap_or((coding, ""));
        let refused = quality.replace(' ', "");
        let refused = matches!(refused.as_str(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
        name.trim().eq_ignore_ascii_case("gzip") && !refused
    })
}

/// Compresses an answer that is JSON. Each piece can be read as soon as it has come.
pub(crate) fn compress(mut answer: Answer) -> Answer {
    let kind = answer.headers.get(header::CONTENT_TYPE);
    if kind.is_none_or(|kind| kind != JSON) || answer.pieces.is_empty() {
        return answer;
    }
    let mut whole = Vec::new();
    for piece in &answer.pieces {
        match piece {
            Piece::Bytes(bytes) => whole.push(bytes.clone()),
            // A file that happens to be JSON is sent as it is.
            Piece::Content { .. } => return answer,
        }
    }
    match gzip(&whole) {
        Ok(pieces) => {
            answer.pieces = pieces.into_iter().map(Piece::Bytes).collect();
            answer.header(header::CONTENT_ENCODING, "gzip")
        }
        Err(_) => answer,
    }
}

fn gzip(pieces: &[Bytes]) -> io::Result<Vec<Bytes>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    let mut compressed = Vec::new();
    for piece in pieces {
        encoder.write_all(piece)?;
        encoder.flush()?;
        compressed.push(Bytes::from(std::mem::take(encoder.get_mut())));
    }
    compressed.push(encoder.finish()?.into());
    Ok(compressed)
}
