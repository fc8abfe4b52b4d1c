//! The account: discovery, status, quota and usage (`wire.md` §2.1, §2.2).

use std::collections::BTreeMap;

use http::StatusCode;
use serde_json::{Value, json};

use super::call::{Call, json as answer};
use super::errors::ApiError;
use super::media::Category;
use super::node::{Kind, Status, date};
use crate::answer::Answer;

/// Answers with the account's two API hosts; an account without a Drive has none (`wire.md` §2.1).
pub(crate) fn endpoint(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let exists = call.state.conditions.customer_exists;
    let mut body = json!({ "customerExists": exists });
    if exists {
        body["contentUrl"] = json!(call.urls.content_url());
        body["metadataUrl"] = json!(call.urls.metadata_url());
    }
    Ok(answer(StatusCode::OK, &body))
}

pub(crate) fn info(_: &mut Call<'_>) -> Result<Answer, ApiError> {
    let body = json!({"termsOfUse": "1.0.0", "status": "ACTIVE"});
    Ok(answer(StatusCode::OK, &body))
}

pub(crate) fn quota(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let quota = call.state.conditions.quota;
    let body = json!({
        "quota": quota,
        "available": quota.saturating_sub(call.state.nodes.used()),
        "lastCalculated": date(call.now),
    });
    Ok(answer(StatusCode::OK, &body))
}

#[derive(Clone, Copy, Default)]
struct Numbers {
    bytes: u64,
    count: u64,
}

/// Answers with the sizes of files by their kind. Everything counts towards the quota here, so billable is
/// total.
pub(crate) fn usage(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    if call.state.conditions.usage_empty {
        return Ok(answer(StatusCode::OK, &json!({})));
    }
    let mut numbers: BTreeMap<Category, Numbers> = BTreeMap::new();
    for node in call.state.nodes.all() {
        let Some(file) = node.file.as_ref().filter(|_| node.kind == Kind::File) else {
            continue;
        };
        if node.status == Status::Pending {
            continue;
        }
        let of = numbers.entry(Category::of(&file.content_type)).or_default();
        of.bytes += node.size();
        of.count += 1;
    }
    let shown = |category: Category| -> Value {
        let of = numbers.get(&category).copied().unwrap_or_default();
        let numbers = json!({"bytes": of.bytes, "count": of.count});
        json!({"total": numbers, "billable": numbers})
    };
    let body = json!({
        "lastCalculated": date(call.now),
        "other": shown(Category::Other),
        "doc": shown(Category::Document),
        "photo": shown(Category::Image),
        "video": shown(Category::Video),
    });
    Ok(answer(StatusCode::OK, &body))
}
