//! Answers of the API, prepared before the first request.

use std::collections::HashMap;
use std::io::Write as _;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Response, StatusCode};
use serde_json::json;

use super::Offer;
use super::source::SourceBody;
use crate::contents::Sums;
use crate::fixtures;

/// What the API says.
pub(super) struct Answers {
    file: Bytes,
    upload_link: Bytes,
    download_link: Bytes,
    new_file: Bytes,
    upload_status: Bytes,
    items: u64,
    /// Whether pages are compressed if that is asked for.
    compresses: bool,
    /// Pages by offset, limit and whether they are compressed, made when they are first asked for: every case has a round that does not count.
    pages: Mutex<HashMap<(u64, u64, bool), Bytes>>,
}

impl Answers {
    pub(super) fn prepare(address: &str, offer: Offer) -> Self {
        let (md5, sha256) = Sums::of(offer.file_size);
        let file = fixtures::resource("disk:", "film.mov", offer.file_size, (&md5, &sha256));
        let upload = json!({
            "operation_id": "0123456789abcdef", "href": format!("{address}/upload"), "method": "PUT", "templated": false,
        });
        let download = json!({
            "href": format!("{address}/download"), "method": "GET", "templated": false,
        });
        Self {
            file: file.to_string().into(),
            upload_link: upload.to_string().into(),
            download_link: download.to_string().into(),
            new_file: fixtures::new_file(address, offer.file_size, offer.part_size)
                .to_string()
                .into(),
            upload_status: fixtures::upload_status().to_string().into(),
            items: offer.items,
            // Where the way is short, it would only take time.
            compresses: offer.bits_per_second > 0,
            pages: Mutex::default(),
        }
    }

    /// The file, or a page of the folder when a page was asked for.
    pub(super) fn resource(&self, query: &str, headers: &HeaderMap) -> Response<SourceBody> {
        let number = |name: &str| {
            query
                .split('&')
                .find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
                .and_then(|value| value.parse().ok())
        };
        let Some(limit) = number("limit") else {
            return json_answer(self.file.clone());
        };
        let accepted = headers.get(ACCEPT_ENCODING);
        let compressed = self.compresses && accepted.is_some_and(|value| value == "gzip");
        let mut answer = json_answer(self.page(number("offset").unwrap_or(0), limit, compressed));
        if compressed {
            let gzip = HeaderValue::from_static("gzip");
            answer.headers_mut().insert(CONTENT_ENCODING, gzip);
        }
        answer
    }

    pub(super) fn upload_link(&self) -> Response<SourceBody> {
        json_answer(self.upload_link.clone())
    }

    pub(super) fn download_link(&self) -> Response<SourceBody> {
        json_answer(self.download_link.clone())
    }

    /// A file of Frame.io that waits for its parts.
    pub(super) fn new_file(&self) -> Response<SourceBody> {
        let mut answer = json_answer(self.new_file.clone());
        *answer.status_mut() = StatusCode::CREATED;
        answer
    }

    pub(super) fn upload_status(&self) -> Response<SourceBody> {
        json_answer(self.upload_status.clone())
    }

    fn page(&self, offset: u64, limit: u64, compressed: bool) -> Bytes {
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        let page = pages.entry((offset, limit, compressed)).or_insert_with(|| {
            let json = fixtures::page(offset, limit, self.items).to_string();
            match compressed {
                true => gzip(json.as_bytes()),
                false => json.into(),
            }
        });
        page.clone()
    }
}

fn gzip(bytes: &[u8]) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    // Writing to memory does not fail.
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.unwrap_or_default().into()
}

fn json_answer(body: Bytes) -> Response<SourceBody> {
    full(StatusCode::OK, "application/json; charset=utf-8", body)
}

/// An answer with a body that is there already.
pub(super) fn full(
    status: StatusCode,
    content_type: &'static str,
    body: Bytes,
) -> Response<SourceBody> {
    let mut answer = Response::new(SourceBody::once(body));
    *answer.status_mut() = status;
    answer
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    answer
}
