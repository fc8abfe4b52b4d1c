//! The items of a playlist (`wire.md` §3.12).

use http::StatusCode;
use serde_json::{Map, Value, json};

use super::call::{Call, json as answer};
use super::errors::ApiError;
use super::listing::item_key;
use super::represent::put_list;
use crate::answer::Answer;

/// Fields that the items of playlists are sorted by (`wire.md` §1.4).
const FIELDS: [&str; 14] = [
    "name",
    "versionCreated",
    "size",
    "extension",
    "album",
    "artist",
    "captureDate",
    "contentType",
    "creationDate",
    "genre",
    "height",
    "priority",
    "title",
    "timelineDate",
];

pub(crate) fn list(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let order = call.order(&FIELDS)?;
    let page = call.page(Some(20), 1..=100)?;
    let entries = call.playlist()?.entries.iter();
    let found = entries.filter_map(|entry| Some((entry, call.state.entry_file(entry)?)));
    let mut found: Vec<_> = found.collect();
    if let Some(order) = order {
        order.sort(&mut found, |(_, file), field| item_key(file, field));
    }
    let found = page.of(found).into_iter();
    let shown = found.map(|(entry, file)| {
        let mut shown = call.lens().item(file);
        shown["itemuid"] = json!(entry.uid);
        shown
    });
    let shown: Vec<Value> = shown.collect();
    let mut body = Map::new();
    put_list(&mut body, "playlistElement", shown, call.settings);
    Ok(answer(StatusCode::OK, &json!({ "playlist": body })))
}

pub(crate) fn content(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let uid = call.segment(1);
    let mut entries = call.playlist()?.entries.iter();
    let entry = entries.find(|entry| entry.uid == uid);
    let file = entry.and_then(|entry| call.state.entry_file(entry));
    call.serve(file.ok_or_else(|| ApiError::not_found(format!("the item {uid}")))?)
}
