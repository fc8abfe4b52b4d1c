//! Uploads: links (endpoints 9 and 10) and the storage that they lead to (`wire.md` §6.1).
//!
//! A target lives until its link expires: the same bytes sent again meet the file that the first time made.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use http::{Method, StatusCode, header};
use serde_json::json;

use super::call::Call;
use super::changes::Change;
use super::errors::{ApiError, page};
use super::media;
use super::paths::{ResourcePath, Scheme};
use super::settings::Settings;
use super::state::State;
use crate::answer::Answer;
use crate::content::{Content, ContentWriter};
use crate::provider::Receive;
use crate::request::{Head, Received};

/// How long a link lives.
const LIFETIME: TimeDelta = TimeDelta::minutes(30);
/// The prefix of the path of every upload link.
const PREFIX: &str = "/upload-target/";
/// The user agent of the service's own programs, which are not throttled.
const OWN_PROGRAM: &str = "Yandex.Disk {";

/// A place that a file can be sent to.
#[derive(Debug)]
pub(crate) struct UploadTarget {
    pub(crate) path: ResourcePath,
    pub(crate) throttled: bool,
    overwrite: bool,
    operation: String,
    expires: DateTime<Utc>,
    /// The received bytes of an upload that broke off.
    partial: Option<ContentWriter>,
    /// The file that the bytes are a part of, as the last `HEAD` named it.
    identity: Option<Identity>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Identity {
    md5: String,
    sha256: String,
    size: u64,
}

/// Answers endpoint 9.
pub(crate) fn link(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let path = call.path("path", Scheme::Disk)?;
    let overwrite = call.flag("overwrite")?;
    call.state.check_target(&path, overwrite)?;
    call.state.check_upload_traffic()?;
    call.state.check_space(1)?;
    let name = path.segments.last().map_or("", String::as_str);
    let agent = call.head.header(header::USER_AGENT).unwrap_or_default();
    let throttled = media::is_throttled(name) && !agent.starts_with(OWN_PROGRAM);
    let now = call.now;
    // What links that have expired were sent is of no use any more.
    call.state.uploads.retain(|_, target| now < target.expires);
    let operation = call.state.await_upload(now);
    let random = call.state.hex(12);
    let id = format!(
        "{}.utd.{random}-k12x.{}",
        now.format("%Y%m%dT%H%M%S%.3f"),
        call.state.uploads.len()
    );
    let target = UploadTarget {
        path,
        throttled,
        overwrite,
        operation: operation.clone(),
        expires: call.now.checked_add_signed(LIFETIME).unwrap_or(call.now),
        partial: None,
        identity: None,
    };
    let href = format!("{}{PREFIX}{id}", call.urls.upload);
    call.state.uploads.insert(id, target);
    let link = json!({
        "operation_id": operation,
        "href": href,
        "method": "PUT",
        "templated": false,
    });
    Ok(call.json(200, link))
}

/// Answers endpoint 10.
pub(crate) fn fetch(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let url = call.required("url")?.to_owned();
    let to = call.path("path", Scheme::Disk)?;
    let redirects = !call.flag("disable_redirects")?;
    call.change(Change::Fetch { url, to, redirects }, true)
}

/// The `Content-Range` of an upload: `bytes <start>-<last>/<total>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ContentRange {
    start: u64,
    last: u64,
    total: u64,
}

impl ContentRange {
    fn parse(value: &str) -> Option<Self> {
        let (range, total) = value.trim().strip_prefix("bytes")?.trim().split_once('/')?;
        let (start, last) = range.split_once('-')?;
        let range = Self {
            start: start.trim().parse().ok()?,
            last: last.trim().parse().ok()?,
            total: total.trim().parse().ok()?,
        };
        (range.start <= range.last && range.last < range.total).then_some(range)
    }
}

impl State {
    fn target(&mut self, head: &Head, now: DateTime<Utc>) -> Option<&mut UploadTarget> {
        let id = head.path.strip_prefix(PREFIX)?;
        let target = self.uploads.get_mut(id)?;
        (now < target.expires).then_some(target)
    }

    /// Decides how to receive a body that is sent to the upload storage.
    pub(crate) fn receive(
        &mut self,
        head: &Head,
        settings: &Settings,
        now: DateTime<Utc>,
    ) -> Receive {
        let Some(target) = self.target(head, now) else {
            return Receive::Refuse(page(404));
        };
        if head.method != Method::PUT {
            return Receive::Small { limit: 0 };
        }
        let limit = settings.max_file_size;
        let writer = match head.header(header::CONTENT_RANGE) {
            None => {
                target.partial = None;
                ContentWriter::new(&settings.shared.storage)
            }
            Some(range) => {
                let partial = target.partial.clone();
                let writer =
                    partial.unwrap_or_else(|| ContentWriter::new(&settings.shared.storage));
                let fits = ContentRange::parse(range).is_some_and(|range| {
                    let promised = target.identity.as_ref();
                    range.start == writer.size()
                        && range.last + 1 == range.total
                        && promised.is_none_or(|promised| promised.size == range.total)
                });
                if !fits {
                    return Receive::Refuse(page(412));
                }
                writer
            }
        };
        let announced = head.content_length().unwrap_or(0);
        if writer.size().saturating_add(announced) > limit {
            return Receive::Refuse(page(413));
        }
        Receive::Content { writer, limit }
    }

    /// Keeps what came in before an upload broke off.
    pub(crate) fn keep_partial(
        &mut self,
        head: &Head,
        received: ContentWriter,
        now: DateTime<Utc>,
    ) {
        if let Some(target) = self.target(head, now) {
            target.partial = Some(received);
        }
    }

    /// Answers a request to the upload storage.
    pub(crate) fn store(
        &mut self,
        head: &Head,
        body: &Received,
        settings: &Settings,
        now: DateTime<Utc>,
    ) -> Answer {
        let Some(target) = self.target(head, now) else {
            return page(404);
        };
        if head.method == Method::HEAD {
            return target.progress(head);
        }
        if head.method != Method::PUT {
            return page(405);
        }
        let content = match body {
            Received::Content(writer) => writer.clone().finish(),
            Received::Small(bytes) => Content::bytes(bytes.clone()),
            Received::Multipart(_) | Received::TooLarge | Received::Refused => return page(413),
        };
        let range = head
            .header(header::CONTENT_RANGE)
            .and_then(ContentRange::parse);
        if range.is_some_and(|range| range.total != content.size()) {
            target.partial = None;
            return page(412);
        }
        target.partial = None;
        let change = Change::Store {
            to: target.path.clone(),
            overwrite: target.overwrite,
            content,
        };
        let operation = target.operation.clone();
        if settings.accept_uploads {
            if let Err(error) = self.check(&change) {
                return error.page();
            }
            let fails = self.operations.failing > 0;
            self.operations.failing = self.operations.failing.saturating_sub(1);
            self.begin(&operation, change, fails, settings, now);
            return Answer::empty(StatusCode::ACCEPTED);
        }
        match self.apply(change, now) {
            Ok(_) => {
                self.succeed(&operation);
                Answer::empty(StatusCode::CREATED)
            }
            Err(error) => error.page(),
        }
    }
}

impl UploadTarget {
    /// Returns how many bytes of the named file have arrived.
    fn progress(&mut self, head: &Head) -> Answer {
        let identity = identity(head);
        let known = identity.is_some() && (self.identity.is_none() || self.identity == identity);
        let size = self.partial.as_ref().map_or(0, ContentWriter::size);
        if !known {
            self.partial = None;
        }
        self.identity = identity;
        let size = if known { size } else { 0 };
        Answer::empty(StatusCode::OK).header(header::CONTENT_LENGTH, &size.to_string())
    }
}

fn identity(head: &Head) -> Option<Identity> {
    Some(Identity {
        md5: head.header(header::ETAG)?.trim_matches('"').to_lowercase(),
        sha256: head.header("sha256")?.to_lowercase(),
        size: head.header("size")?.parse().ok()?,
    })
}

/// Returns which headers a `HEAD` to an upload target lacks.
pub(crate) fn lacks_identity(head: &Head) -> bool {
    head.method == Method::HEAD && identity(head).is_none()
}

impl fmt::Display for ContentRange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "bytes {}-{}/{}",
            self.start, self.last, self.total
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_content_range_is_read_only_when_it_makes_sense() {
        let range = ContentRange::parse("bytes 5-9/10").map(|range| range.to_string());
        assert_eq!(range.as_deref(), Some("bytes 5-9/10"));
        for bad in [
            "",
            "bytes 5-9",
            "bytes 9-5/10",
            "bytes 5-10/10",
            "bytes */10",
            "5-9/10",
        ] {
            assert_eq!(ContentRange::parse(bad), None, "{bad}");
        }
    }
}
