//! Contents: through the content host, by temporary links and from the S3-like host (`wire.md` §5.7, §5.8).

use chrono::{DateTime, Utc};
use http::{StatusCode, header};

use super::call::Call;
use super::errors::{ApiError, storage_error};
use super::media::Category;
use super::node::{File, Status};
use super::state::State;
use super::thumbnails;
use crate::answer::Answer;
use crate::file_answer;
use crate::request::Head;

/// The signature algorithm in the query of a link to the S3-like host.
const ALGORITHM: &str = "AWS4-HMAC-SHA256";

pub(crate) fn content(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.subject()?;
    let node = call.node(&id)?;
    let file = node
        .file
        .as_ref()
        .filter(|_| node.status != Status::Pending);
    let file = file.ok_or_else(|| ApiError::not_found(format!("Node {id} has no content")))?;
    if !call.token.downloads(Category::of(&file.content_type)) {
        return Err(ApiError::forbidden(call.operation));
    }
    if let Some(view_box) = call.head.query("viewBox") {
        return thumbnail(file, view_box);
    }
    let size = file.content.size();
    if call.settings.redirect_from.is_some_and(|from| size >= from) {
        let expires = call.lens().expiry();
        let path = call.state.signed("s3", &id, expires);
        let lifetime = expires - call.now.timestamp();
        let query = format!("X-Amz-Algorithm={ALGORITHM}&X-Amz-Expires={lifetime}");
        let location = format!("{}{path}?{query}", call.urls.s3);
        return Ok(Answer::empty(StatusCode::FOUND).header(header::LOCATION, &location));
    }
    if size > call.settings.whole_download_limit && !call.head.headers.contains_key(header::RANGE) {
        return Err(ApiError::gateway(504));
    }
    Ok(serve(call.head, file))
}

/// Answers at the hosts that links lead to, where nobody is asked for a token.
pub(crate) fn linked(state: &State, head: &Head, now: DateTime<Utc>) -> Answer {
    let denied = |message| storage_error(StatusCode::FORBIDDEN, "AccessDenied", message);
    if head.origin == "s3" {
        if head.headers.contains_key(header::AUTHORIZATION) {
            let message = "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, \
                           Signature query string parameter or the Authorization header should be specified";
            return storage_error(StatusCode::BAD_REQUEST, "InvalidArgument", message);
        }
        if head.query("X-Amz-Algorithm") != Some(ALGORITHM) {
            return denied("Access Denied");
        }
    }
    let Some((id, expires)) = state.read_link(head.origin, &head.path) else {
        return denied("Access Denied");
    };
    if expires <= now.timestamp() {
        return denied("Request has expired");
    }
    let file = state.nodes.get(id).and_then(|node| node.file.as_ref());
    let Some(file) = file else {
        let message = "The specified key does not exist.";
        return storage_error(StatusCode::NOT_FOUND, "NoSuchKey", message);
    };
    match head.query("viewBox").filter(|_| head.origin == "temp") {
        Some(view_box) => thumbnail(file, view_box).unwrap_or_else(|error| error.answer("temp")),
        None => serve(head, file),
    }
}

fn thumbnail(file: &File, view_box: &str) -> Result<Answer, ApiError> {
    let picture = thumbnails::png(&file.content, view_box)?;
    Ok(Answer::with(StatusCode::OK, "image/png", picture))
}

fn serve(head: &Head, file: &File) -> Answer {
    match file_answer::ranged(&file.content, head.header(header::RANGE)) {
        Ok(answer) => answer.header(header::CONTENT_TYPE, &file.content_type),
        Err(size) => Answer::empty(StatusCode::RANGE_NOT_SATISFIABLE)
            .header(header::CONTENT_RANGE, &format!("bytes */{size}")),
    }
}
