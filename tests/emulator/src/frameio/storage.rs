//! The storage that parts are put to (`wire.md` §6): it knows nothing of tokens and answers in XML.

use chrono::{DateTime, TimeDelta, Utc};
use http::{Method, StatusCode, header};
use serde_json::{Value, json};

use super::call::Call;
use super::errors::{expired, xml};
use super::presigned;
use super::settings::Settings;
use super::signature::hmac;
use super::state::State;
use crate::answer::Answer;
use crate::content::{Content, ContentWriter};
use crate::provider::Receive;
use crate::request::{Head, Received};

/// How long the URL of a part lives.
const URL_LIFETIME: TimeDelta = TimeDelta::days(1);

/// The prefix of the path of every part.
const PREFIX: &str = "/uploads/";
/// The largest part that S3 takes.
const LARGEST_PART: u64 = 5 << 30;

/// A transfer in parts: a file or an attachment of a comment.
#[derive(Debug)]
pub(crate) struct Transfer {
    pub(crate) media_type: String,
    pub(crate) parts: Vec<Part>,
    path: String,
    upload_id: String,
    /// URLs of before are no good any more.
    pub(crate) expired: bool,
}

#[derive(Debug)]
pub(crate) struct Part {
    offset: u64,
    pub(crate) size: u64,
    pub(crate) content: Option<Content>,
    /// How often it was put.
    pub(crate) puts: u32,
}

/// How many parts S3 takes for one file.
const MOST_PARTS: u64 = 10_000;

/// Returns the sizes of a file's parts: as many as whole part sizes fit, each but the last the same, none
/// empty.
fn part_sizes(size: u64, part_size: u64) -> Vec<u64> {
    let mut count = (size / part_size.max(1)).clamp(1, MOST_PARTS);
    while count > 1 && size.div_ceil(count) * (count - 1) >= size {
        count -= 1;
    }
    let each = size.div_ceil(count);
    let mut sizes = vec![each; usize::try_from(count - 1).unwrap_or(0)];
    sizes.push(size - each * (count - 1));
    sizes
}

impl Transfer {
    pub(crate) fn new(
        id: &str,
        name: &str,
        size: u64,
        media_type: Option<&str>,
        part_size: u64,
        upload_id: String,
    ) -> Self {
        let mut offset = 0;
        let parts = part_sizes(size, part_size).into_iter().map(|size| {
            let part = Part {
                offset,
                size,
                content: None,
                puts: 0,
            };
            offset += size;
            part
        });
        let extension = name.rsplit_once('.').map(|(_, extension)| extension);
        let extension =
            extension.filter(|known| known.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        let extension = extension.map_or_else(String::new, |known| format!(".{known}"));
        Self {
            // What the uploader sends when the type is not known (`wire.md` §6).
            media_type: media_type.unwrap_or("application/octet-stream").to_owned(),
            parts: parts.collect(),
            path: format!("{PREFIX}{id}/original{extension}"),
            upload_id,
            expired: false,
        }
    }

    /// Returns the URLs of all parts, without their origin.
    fn urls(&self, secret: &str, now: DateTime<Utc>) -> Vec<String> {
        let single = self.parts.len() == 1;
        let numbers = 1..=self.parts.len();
        let url = |number| {
            let part = (!single).then_some((number, self.upload_id.as_str()));
            presigned::upload(
                secret,
                &self.path,
                part,
                &self.media_type,
                now,
                URL_LIFETIME,
            )
        };
        numbers.map(url).collect()
    }
}

impl Call<'_> {
    /// Makes a file ready to take its parts.
    pub(crate) fn await_parts(&mut self, id: &str) {
        let upload_id = self.state.hex(32);
        let Some(asset) = self.state.assets.get(id) else {
            return;
        };
        let Some(file) = self.state.assets.file(id) else {
            return;
        };
        let media_type = file.media_type.as_deref();
        let size = self.settings.part_size;
        let transfer = Transfer::new(id, &asset.name, file.size, media_type, size, upload_id);
        self.state.transfers.insert(id.to_owned(), transfer);
    }

    /// Sizes and URLs of a file's parts.
    pub(crate) fn upload_urls(&self, id: &str) -> Value {
        let Some(transfer) = self.state.transfers.get(id) else {
            return json!([]);
        };
        let urls = self.plain_upload_urls(id);
        let sizes = transfer.parts.iter().map(|part| part.size);
        sizes
            .zip(urls)
            .map(|(size, url)| json!({"size": size, "url": url}))
            .collect()
    }

    /// Returns the URLs alone, as attachments of comments have them.
    pub(crate) fn plain_upload_urls(&self, id: &str) -> Vec<String> {
        let Some(transfer) = self.state.transfers.get(id) else {
            return Vec::new();
        };
        let urls = transfer.urls(&self.state.secret, self.now);
        let upload = &self.urls.upload;
        urls.into_iter()
            .map(|url| format!("{upload}{url}"))
            .collect()
    }
}

/// Which part of what a request is for.
struct Wanted<'a> {
    id: &'a str,
    part: usize,
}

impl Wanted<'_> {
    fn read(head: &Head) -> Option<Wanted<'_>> {
        let (id, _) = head.path.strip_prefix(PREFIX)?.split_once('/')?;
        let number: usize = match head.query("partNumber") {
            None => 1,
            Some(number) => number.parse().ok()?,
        };
        let part = number.checked_sub(1)?;
        Some(Wanted { id, part })
    }
}

impl State {
    /// Returns why a request to the storage is refused, if it is.
    fn refusal(&self, head: &Head, now: DateTime<Utc>) -> Option<Answer> {
        if head.headers.contains_key(header::AUTHORIZATION) {
            let message = "Only one auth mechanism allowed";
            return Some(xml(400, "InvalidArgument", message));
        }
        let known = Wanted::read(head).and_then(|wanted| self.transfers.get(wanted.id));
        let Some(transfer) = known else {
            return Some(xml(403, "AccessDenied", "Access Denied"));
        };
        let expires = presigned::upload_expires(head);
        let expires = expires.unwrap_or(now);
        if transfer.expired || expires <= now {
            return Some(expired(expires, now));
        }
        let unsigned = |name: &str| name.starts_with("x-amz-") && name != "x-amz-acl";
        if head.headers.keys().any(|name| unsigned(name.as_str())) {
            let message = "There were headers present in the request which were not signed";
            return Some(xml(403, "AccessDenied", message));
        }
        if head.method != Method::PUT || !presigned::is_signed(&self.secret, head) {
            let message =
                "The request signature we calculated does not match the signature you provided";
            return Some(xml(403, "SignatureDoesNotMatch", message));
        }
        if head.headers.contains_key(header::TRANSFER_ENCODING) {
            let message = "You must provide the Content-Length HTTP header";
            return Some(xml(411, "MissingContentLength", message));
        }
        if head
            .content_length()
            .is_some_and(|length| length > LARGEST_PART)
        {
            let message = "Your proposed upload exceeds the maximum allowed size";
            return Some(xml(400, "EntityTooLarge", message));
        }
        None
    }

    /// Returns how to receive a body that is sent to the storage.
    pub(crate) fn receive(&self, head: &Head, settings: &Settings, now: DateTime<Utc>) -> Receive {
        if let Some(refusal) = self.refusal(head, now) {
            return Receive::Refuse(refusal);
        }
        let offset = Wanted::read(head).and_then(|wanted| {
            let transfer = self.transfers.get(wanted.id)?;
            transfer.parts.get(wanted.part).map(|part| part.offset)
        });
        Receive::Content {
            writer: ContentWriter::part(&settings.shared.storage, offset.unwrap_or(0)),
            limit: LARGEST_PART,
        }
    }

    /// Keeps a part. The last one to come in makes the file; a part that comes again takes the place of the first.
    pub(crate) fn store(
        &mut self,
        head: &Head,
        body: &Received,
        settings: &Settings,
        now: DateTime<Utc>,
    ) -> Answer {
        if let Some(refusal) = self.refusal(head, now) {
            return refusal;
        }
        let content = match body {
            Received::Content(writer) => writer.clone().finish(),
            Received::Small(bytes) => Content::bytes(bytes.clone()),
            _ => {
                return xml(
                    400,
                    "EntityTooLarge",
                    "Your proposed upload exceeds the maximum allowed size",
                );
            }
        };
        let Some(wanted) = Wanted::read(head) else {
            return xml(403, "AccessDenied", "Access Denied");
        };
        let Some(transfer) = self.transfers.get_mut(wanted.id) else {
            return xml(
                404,
                "NoSuchUpload",
                "The specified multipart upload does not exist",
            );
        };
        let Some(part) = transfer.parts.get_mut(wanted.part) else {
            return xml(
                400,
                "InvalidArgument",
                "Part number must be one of the upload's",
            );
        };
        let tag = format!("{}/{}/{}", self.secret, head.path, wanted.part);
        part.content = Some(content);
        part.puts += 1;
        let all: Option<Vec<Content>> = transfer
            .parts
            .iter()
            .map(|part| part.content.clone())
            .collect();
        let id = wanted.id.to_owned();
        let waiting = self
            .assets
            .file(&id)
            .is_some_and(|file| file.stage == super::processing::Stage::Waiting);
        if let Some(contents) = all.filter(|_| waiting) {
            self.received(&id, Content::joined(contents), settings, now);
        }
        // Not the MD5 of the part: hashing a large file costs more than sending it.
        let tag: String = hmac(&tag, "etag").chars().take(32).collect();
        Answer::empty(StatusCode::OK).header(header::ETAG, &format!("\"{tag}\""))
    }

    /// Returns the fault in the length of a part, in words.
    pub(crate) fn wrong_part(&self, head: &Head, size: u64) -> Option<String> {
        let wanted = Wanted::read(head)?;
        let part = self.transfers.get(wanted.id)?.parts.get(wanted.part)?;
        (part.size != size).then(|| {
            let number = wanted.part + 1;
            format!(
                "part {number} has {size} bytes, its URL is for {}",
                part.size
            )
        })
    }

    /// Returns the media type that a part has to be sent with.
    pub(crate) fn part_type(&self, head: &Head) -> Option<&str> {
        let wanted = Wanted::read(head)?;
        let transfer = self.transfers.get(wanted.id)?;
        Some(transfer.media_type.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up_and_none_is_empty() {
        assert_eq!(
            part_sizes(50_645_990, 16 << 20),
            [16_881_997, 16_881_997, 16_881_996]
        );
        assert_eq!(part_sizes(1_000, 16 << 20), [1_000]);
        assert_eq!(part_sizes(0, 5), [0]);
        assert_eq!(part_sizes(5, 1), [1, 1, 1, 1, 1]);
        assert_eq!(part_sizes(5_000_000_000_000, 16 << 20).len(), 10_000);
        for size in 1..200 {
            for part_size in 1..40 {
                let sizes = part_sizes(size, part_size);
                assert_eq!(sizes.iter().sum::<u64>(), size);
                assert!(sizes.iter().all(|part| *part > 0), "{size} by {part_size}");
            }
        }
    }
}
