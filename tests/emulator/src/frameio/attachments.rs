//! Attachments of comments: their bytes come as those of files do, by plain URLs.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::call::{Call, date};
use super::comment_shapes::ATTACHMENTS;
use super::errors::ApiError;
use super::storage::Transfer;
use crate::answer::Answer;

#[derive(Clone, Debug)]
pub(crate) struct Attachment {
    pub(crate) id: String,
    name: String,
    size: u64,
    media_type: String,
    created_at: DateTime<Utc>,
}

impl Call<'_> {
    pub(crate) fn attachment_json(&self, attachment: &Attachment) -> Value {
        json!({
            "id": attachment.id,
            "name": attachment.name,
            "file_size": attachment.size,
            "media_type": attachment.media_type,
            "created_at": date(attachment.created_at),
            "upload_urls": self.plain_upload_urls(&attachment.id),
        })
    }

    /// Creates an attachment and the place that its bytes go to.
    pub(crate) fn attach(&mut self, data: &Value) -> Attachment {
        let text = |name: &str| data[name].as_str().unwrap_or_default().to_owned();
        let attachment = Attachment {
            id: self.state.uuid(),
            name: text("name"),
            size: data["file_size"].as_u64().unwrap_or(0),
            media_type: text("media_type"),
            created_at: self.now,
        };
        let upload_id = self.state.hex(32);
        let transfer = Transfer::new(
            &attachment.id,
            &attachment.name,
            attachment.size,
            Some(&attachment.media_type),
            self.settings.part_size,
            upload_id,
        );
        self.state.transfers.insert(attachment.id.clone(), transfer);
        attachment
    }
}

pub(crate) fn create(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.own_comment()?;
    let known = call
        .state
        .comments
        .get(&id)
        .map(|comment| comment.attachments.len());
    if known.unwrap_or(0) >= ATTACHMENTS {
        let detail = format!("A comment has at most {ATTACHMENTS} attachments");
        return Err(ApiError::invalid("/data", detail));
    }
    let data = Value::Object(call.data.clone());
    let attachment = call.attach(&data);
    let shown = call.attachment_json(&attachment);
    if let Some(comment) = call.state.comments.get_mut(&id) {
        comment.attachments.push(attachment);
    }
    Ok(Call::data(201, shown))
}

pub(crate) fn remove(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.own_comment()?;
    let attachment = call.id("attachment_id").to_owned();
    let comment = call.state.comments.get_mut(&id);
    let comment = comment.ok_or_else(|| ApiError::not_found("comment"))?;
    let before = comment.attachments.len();
    comment.attachments.retain(|known| known.id != attachment);
    if comment.attachments.len() == before {
        return Err(ApiError::not_found("attachment"));
    }
    call.state.release(&attachment);
    Ok(Call::no_content())
}
