//! The trash of a virtual folder (`wire.md` §3.8, §5.10).

use http::StatusCode;
use serde_json::{Map, json};

use super::call::{Call, json as answer};
use super::errors::ApiError;
use super::item::Key;
use crate::answer::Answer;

pub(crate) fn list(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let folder = call.virtual_folder(call.required("virtualfolder")?)?.key;
    let deep = call.flag("deep")?;
    let filter = call.one_of("filter", &["file", "folder"])?;
    let page = call.page(Some(20), 1..=100)?;
    let mut found = call.state.tree.trashed(folder, deep);
    found.retain(|item| filter.is_none_or(|filter| item.is_folder() == (filter == "folder")));
    let count = found.len();
    let found = call.arrange(&call.state.tree, found, page)?;
    let mut shown = Map::new();
    shown.insert("count".to_owned(), json!(count));
    call.lens().put_lists(&mut shown, &found);
    Ok(answer(StatusCode::OK, &json!({ "trashCan": shown })))
}

pub(crate) fn empty(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let folder = call.virtual_folder(call.required("virtualfolder")?)?.key;
    let found = call.state.tree.trashed(folder, false);
    let keys: Vec<Key> = found.iter().map(|item| item.key).collect();
    for key in keys {
        call.state.tree.purge(key);
    }
    Ok(call.done(StatusCode::OK))
}
