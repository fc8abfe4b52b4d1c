//! The account and how full it is (`wire.md` §3.1).

use http::StatusCode;
use serde_json::json;

use super::call::{Call, json as answer};
use super::errors::ApiError;
use crate::answer::Answer;

pub(crate) fn account(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let usage = json!({"quota": call.state.quota, "quotaUsed": call.state.tree.used()});
    let mut body = json!({"usage": usage, "id": call.state.account_id});
    if let Some(alias) = &call.settings.alias {
        body["alias"] = json!(alias);
    }
    Ok(answer(StatusCode::OK, &body))
}
