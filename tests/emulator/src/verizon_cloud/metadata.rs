//! The item at a path (`wire.md` §5.4).

use http::StatusCode;
use serde_json::{Map, Value, json};

use super::call::{Call, json as answer};
use super::errors::ApiError;
use crate::answer::Answer;

pub(crate) fn metadata(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let path = call.path();
    let with_deleted = call.flag("includeDeleted")?;
    let filter = call.one_of("filter", &["file", "folder"])?;
    let page = call.page(None, 1..=u64::MAX)?;
    let item = match call.state.tree.find(&path) {
        Some(item) if with_deleted => item,
        _ => call.present(&path)?,
    };
    let lens = call.lens();
    if !item.is_folder() {
        return Ok(answer(StatusCode::OK, &lens.file_or_folder(item)));
    }
    let mut children = call.state.tree.children(item.key);
    children.retain(|child| {
        let wanted = filter.is_none_or(|filter| child.is_folder() == (filter == "folder"));
        wanted && (with_deleted || child.is_live())
    });
    let children = call.arrange(&call.state.tree, children, page)?;
    let mut shown: Map<String, Value> = match lens.item(item) {
        Value::Object(shown) => shown,
        _ => Map::new(),
    };
    lens.put_lists(&mut shown, &children);
    Ok(answer(StatusCode::OK, &json!({ "folder": shown })))
}
