//! Uploads: an intent, the bytes in one piece or in chunks, a commit (`wire.md` §6.2).

use std::collections::BTreeMap;

use http::{StatusCode, header};
use serde_json::json;

use super::call::{Call, json as answer};
use super::endpoints::{Body, find};
use super::errors::ApiError;
use super::item::Key;
use super::path::ItemPath;
use super::settings::Settings;
use super::state::State;
use crate::answer::Answer;
use crate::content::{Content, ContentWriter};
use crate::request::{Head, Received};

/// An upload that was announced and is not there yet.
#[derive(Debug)]
pub(crate) struct Upload {
    folder: ItemPath,
    name: String,
    size: u64,
    checksum: String,
    chunked: bool,
    chunks: BTreeMap<u64, Content>,
}

impl Upload {
    /// Returns the byte at which a chunk begins, if those before it have arrived: it identifies contents that
    /// are not kept.
    fn begin(&self, number: u64) -> u64 {
        let before = self.chunks.range(..number).map(|(_, chunk)| chunk.size());
        before.sum()
    }

    /// Returns the contents, if all of them have arrived.
    fn content(&self) -> Result<Content, ApiError> {
        let numbers = self.chunks.keys().copied();
        if let Some((missing, _)) = (1..).zip(numbers).find(|(wanted, number)| wanted != number) {
            return Err(ApiError::bad(format!("chunk {missing} is missing")));
        }
        let content = match self.chunks.len() {
            1 => self.chunks.values().next().cloned(),
            _ => None,
        };
        let content = content.unwrap_or_else(|| Content::joined(self.chunks.values().cloned()));
        self.check(&content)?;
        Ok(content)
    }

    /// Errors when this is not what was announced.
    fn check(&self, content: &Content) -> Result<(), ApiError> {
        if content.size() != self.size {
            let (size, announced) = (content.size(), self.size);
            return Err(ApiError::bad(format!(
                "{size} bytes came instead of the {announced} that were announced"
            )));
        }
        if content.digests().sha256 != self.checksum {
            return Err(ApiError::bad("the checksum is not that of the bytes"));
        }
        Ok(())
    }
}

/// Returns whether this is a SHA-256 as the service takes it: 64 hex digits, in lower case.
pub(crate) fn is_checksum(text: &str) -> bool {
    let digit = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f');
    text.len() == 64 && text.bytes().all(digit)
}

impl State {
    /// Returns a writer for the bytes of an upload.
    pub(crate) fn writer(&self, head: &Head, settings: &Settings) -> Option<ContentWriter> {
        let (endpoint, segments) = find(head, settings)?;
        if !matches!(endpoint.body, Body::Bytes) {
            return None;
        }
        let upload = segments.first().and_then(|id| self.uploads.get(id));
        let number = head.query("offset").and_then(|offset| offset.parse().ok());
        let begin = upload.map_or(0, |upload| upload.begin(number.unwrap_or(0)));
        Some(ContentWriter::part(&settings.shared.storage, begin))
    }
}

impl Call<'_> {
    fn checksum(&self) -> Result<Option<&str>, ApiError> {
        match self.text("checksum") {
            Some(sum) if !is_checksum(sum) => Err(ApiError::bad(
                "checksum has to be a SHA-256 in 64 lower-case hex digits",
            )),
            sum => Ok(sum),
        }
    }

    /// Returns the folder of an upload, which may be a virtual folder.
    fn upload_folder(&mut self, path: &ItemPath) -> Result<Key, ApiError> {
        if self.settings.uploads_create_folders {
            return self.state.make_folders(path, self.now);
        }
        match self.state.tree.live(path) {
            Some(folder) if folder.is_folder() => Ok(folder.key),
            // No 404 is known of uploads.
            _ => Err(ApiError::bad(format!("there is no folder {path}"))),
        }
    }

    fn upload(&self) -> Result<&Upload, ApiError> {
        let upload = self.state.uploads.get(self.segment(0));
        upload.ok_or_else(|| ApiError::bad("the upload is unknown, or done"))
    }

    /// Creates the file of an upload: a new version of one that is there.
    fn store(&mut self, content: Content) -> Result<Answer, ApiError> {
        self.check_space(content.size())?;
        let id = self.segment(0).to_owned();
        let upload = self.upload()?;
        let (path, name) = (upload.folder.clone(), upload.name.clone());
        let folder = self.upload_folder(&path)?;
        let there = self.state.tree.child(folder, &name);
        let there = there.map(|item| (item.key, item.is_folder(), item.is_live()));
        let file = Some(self.state.file(content));
        let key = match there {
            Some((_, true, true)) => {
                return Err(ApiError::bad(format!("{path}/{name} is a folder")));
            }
            Some((key, false, true)) => {
                self.state.tree.new_version(key, file, self.now);
                key
            }
            Some((key, _, false)) => {
                self.state.tree.purge(key);
                self.state.tree.add(folder, &name, file, self.now)
            }
            None => {
                self.check_room(folder, &name)?;
                self.state.tree.add(folder, &name, file, self.now)
            }
        };
        self.state.uploads.remove(&id);
        let item = self.state.tree.get(key);
        let shown = item.map(|item| self.lens().item(item));
        Ok(answer(StatusCode::CREATED, &json!({ "file": shown })))
    }
}

pub(crate) fn intent(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let folder = ItemPath::parse(call.required("path")?)?;
    let name = call.required("name")?.to_owned();
    let size = call.required("size")?.parse();
    let size: u64 = size.map_err(|_| ApiError::bad("size must be a number of bytes"))?;
    call.required("checksum")?;
    let checksum = call.checksum()?.unwrap_or_default().to_owned();
    let chunked = call.flag("chunk")?;
    if name.contains('/') {
        return Err(ApiError::bad("name must not contain a slash"));
    }
    let mut path = folder.clone();
    path.0.push(name.clone());
    ItemPath::parse_item(&path.to_string())?;
    call.upload_folder(&folder)?;
    let limit = call.settings.chunk_limit;
    if !chunked && size > limit {
        return Err(ApiError::bad(format!(
            "more than {limit} bytes have to come in chunks"
        )));
    }
    call.check_space(size)?;
    let id = format!("u-{}", call.state.digits(12));
    let base = call.urls.upload_url(call.settings);
    let mut upload_url = format!("{base}/upload/{id}?chunk={chunked}");
    if call.settings.checksum_in_upload_url {
        upload_url.push_str("&checksum=");
        upload_url.push_str(&checksum);
    }
    let mut urls = json!({ "uploadurl": upload_url });
    if chunked {
        urls["commiturl"] = json!(format!("{base}/commit/{id}"));
    }
    let upload = Upload {
        folder,
        name,
        size,
        checksum,
        chunked,
        chunks: BTreeMap::new(),
    };
    call.state.uploads.insert(id, upload);
    Ok(answer(StatusCode::OK, &json!({ "uploadurls": urls })))
}

pub(crate) fn upload(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let content = received(call)?;
    let upload = call.upload()?;
    let chunked = call.flag("chunk")?;
    if chunked != upload.chunked {
        let announced = upload.chunked;
        return Err(ApiError::bad(format!(
            "the upload was announced with chunk={announced}"
        )));
    }
    // Some clients send the sum of the whole file with every chunk.
    let sum = call.checksum()?;
    let fits = |sum: &str| sum == upload.checksum || sum == content.digests().sha256;
    if !sum.is_none_or(fits) {
        return Err(ApiError::bad("the checksum is not that of the bytes"));
    }
    if !chunked {
        upload.check(&content)?;
        return call.store(content);
    }
    let number = call.number("offset", 1..=u64::from(u32::MAX))?;
    let number = number.ok_or_else(|| ApiError::bad("the parameter offset is missing"))?;
    let id = call.segment(0).to_owned();
    if let Some(upload) = call.state.uploads.get_mut(&id) {
        upload.chunks.insert(number, content);
    }
    Ok(Answer::empty(StatusCode::CREATED))
}

/// Returns the received bytes, whose length must be announced.
fn received(call: &Call<'_>) -> Result<Content, ApiError> {
    let announced = call.head.content_length().is_some();
    let content = match call.received {
        Received::Content(writer) => writer.clone().finish(),
        Received::TooLarge => {
            let limit = call.settings.chunk_limit;
            let description = format!("at most {limit} bytes can be sent at once");
            return Err(ApiError::new(413, "too_large", description));
        }
        _ => Content::bytes(bytes::Bytes::new()),
    };
    // Without a socket nobody says how long a body is that is all there.
    let streamed = call.head.headers.contains_key(header::TRANSFER_ENCODING);
    if !announced && (streamed || content.size() == 0) {
        let description = "Content-Length is missing";
        return Err(ApiError::new(411, "length_required", description));
    }
    Ok(content)
}

pub(crate) fn commit(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let upload = call.upload()?;
    if !upload.chunked {
        return Err(ApiError::bad("only uploads in chunks are committed"));
    }
    let content = upload.content()?;
    call.store(content)
}
