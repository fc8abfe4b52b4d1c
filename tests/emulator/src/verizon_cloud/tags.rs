//! Tags, all of an item in one text (`wire.md` §3.15, §5.12).

use http::StatusCode;
use serde_json::json;

use super::call::{Call, json as answer};
use super::errors::ApiError;
use crate::answer::Answer;

pub(crate) fn get(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let path = call.path();
    let tags = &call.present(&path)?.tags;
    Ok(answer(StatusCode::OK, &json!({ "Tags": tags })))
}

/// Puts these tags in place of those that were there.
pub(crate) fn put(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let body = call.members()?;
    let tags = body.text("tags")?;
    let tags = tags.ok_or_else(|| ApiError::bad("tags is missing"))?;
    let (key, new_version) = call.one_by_uri(&body)?;
    call.mark(&[key], new_version, |item| tags.clone_into(&mut item.tags));
    Ok(answer(StatusCode::OK, &json!({ "Tags": tags })))
}

pub(crate) fn delete(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let key = call.by_uri(call.required("uri")?)?.key;
    let new_version = call.flag("createversion")? || call.flag("createVersion")?;
    call.mark(&[key], new_version, |item| item.tags.clear());
    Ok(call.done(StatusCode::NO_CONTENT))
}
