//! Uploads and overwrites (`wire.md` §5.1 to §5.6).

use http::{StatusCode, header};
use serde_json::{Map, Value};

use super::call::Call;
use super::errors::ApiError;
use super::metadata::{create as create_node, draft};
use super::node::{File, Kind};
use super::represent::View;
use super::settings::Lateness;
use super::thumbnails;
use crate::answer::Answer;
use crate::content::Content;
use crate::multipart::PartData;
use crate::request::Received;

/// The part that carries the file.
pub(crate) const CONTENT: &str = "content";
/// The part before it that says what the file is.
pub(crate) const METADATA: &str = "metadata";

/// The contents of an upload.
struct UploadRequest {
    metadata: Map<String, Value>,
    content: Content,
    content_type: String,
}

pub(crate) fn create(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let sent = read(call, true)?;
    let mut draft = draft(call, &sent.metadata, Kind::File)?;
    check_content(call, &sent.content, None)?;
    let lateness = lateness(call, &sent.content);
    draft.file = Some(file(sent, 1));
    draft.pending = call.settings.pending_polls;
    draft.hidden = lateness.is_some();
    let id = create_node(call, draft)?;
    if let Some(lateness) = lateness {
        call.state.show_later(&id, None, lateness, call.now);
        return Err(ApiError::gateway(lateness.status));
    }
    Ok(call.node_answer(StatusCode::CREATED, &id, &View::default()))
}

pub(crate) fn overwrite(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.subject()?;
    let node = call.node(&id)?;
    if node.kind != Kind::File {
        return Err(ApiError::bad(format!("Node {id} is not a file")));
    }
    let version = node.file.as_ref().map_or(0, |file| file.version);
    let sent = read(call, false)?;
    check_content(call, &sent.content, Some(&id))?;
    let lateness = lateness(call, &sent.content);
    let file = file(sent, version + 1);
    if let Some(lateness) = lateness {
        call.state.show_later(&id, Some(file), lateness, call.now);
        return Err(ApiError::gateway(lateness.status));
    }
    call.state.nodes.replace(&id, file);
    Ok(call.changed(&id))
}

/// Takes the body apart: exactly the parts that belong here, in their order.
fn read(call: &Call<'_>, with_metadata: bool) -> Result<UploadRequest, ApiError> {
    let Received::Multipart(multipart) = call.received else {
        let message = "The request body must be multipart/form-data with a boundary";
        return Err(ApiError::bad(message));
    };
    if let Some(broken) = multipart.broken {
        return Err(ApiError::bad(format!("Invalid multipart body: {broken}")));
    }
    let names = multipart.parts.iter().map(|part| part.name.as_str());
    let expected: &[&str] = if with_metadata {
        &[METADATA, CONTENT]
    } else {
        &[CONTENT]
    };
    if !names.eq(expected.iter().copied()) {
        let expected = expected.join(", then ");
        return Err(ApiError::bad(format!(
            "Invalid multipart body: its parts must be {expected}"
        )));
    }
    let metadata = match multipart.parts.first() {
        Some(part) if with_metadata => match serde_json::from_slice(part.small()) {
            Ok(Value::Object(metadata)) => metadata,
            _ => return Err(ApiError::bad("The metadata part is not a JSON object")),
        },
        _ => Map::new(),
    };
    let part = multipart.parts.last();
    let Some((part, PartData::Content(content))) = part.map(|part| (part, &part.data)) else {
        return Err(ApiError::bad("The content part is missing"));
    };
    let transfer = call.head.header(header::TRANSFER_ENCODING);
    if content.size() == 0 && transfer.is_some_and(|coding| coding.contains("chunked")) {
        let message = "An empty content can't be sent in chunks: announce its length";
        return Err(ApiError::bad(message));
    }
    let content_type = part.headers.get(header::CONTENT_TYPE);
    let content_type = content_type.and_then(|value| value.to_str().ok());
    Ok(UploadRequest {
        metadata,
        content: content.clone(),
        content_type: content_type
            .unwrap_or("application/octet-stream")
            .to_owned(),
    })
}

/// Returns whether the account takes this content. Empty contents are the same as no other.
fn check_content(call: &Call<'_>, content: &Content, id: Option<&str>) -> Result<(), ApiError> {
    let size = content.size();
    if size > call.settings.max_file_size {
        let most = call.settings.max_file_size;
        return Err(ApiError::bad(format!(
            "The file has more than {most} bytes"
        )));
    }
    let suppressed = call.text("suppress") == Some("deduplication");
    if !suppressed && size > 0 {
        let md5 = &content.digests().md5;
        if let Some(same) = call.state.nodes.with_content(size, md5, id) {
            return Err(ApiError::same_content(md5, &same.id));
        }
    }
    let replaced = id.and_then(|id| call.state.nodes.any(id));
    let replaced = replaced.map_or(0, super::node::Node::size);
    let used = call.state.nodes.used().saturating_sub(replaced);
    if used.saturating_add(size) > call.state.conditions.quota {
        // `wire.md` has no status for it.
        return Err(ApiError::refused("The storage quota is exceeded"));
    }
    Ok(())
}

/// Returns whether this upload is one of those whose answer is lost.
fn lateness(call: &mut Call<'_>, content: &Content) -> Option<Lateness> {
    let asked_for = call.state.conditions.late.pop_front();
    let from = call.settings.late_from;
    let is_large = from.is_some_and(|from| content.size() >= from);
    asked_for.or(is_large.then_some(call.settings.late))
}

fn file(sent: UploadRequest, version: u64) -> File {
    File {
        found: thumbnails::found(&sent.content),
        content: sent.content,
        content_type: sent.content_type,
        version,
    }
}
