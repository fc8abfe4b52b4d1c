//! Comments on files, their replies and attachments.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use super::attachments::{self, Attachment};
use super::call::{Call, date, maybe_date};
use super::comment_shapes::{ATTACHMENT, CREATE, UPDATE};
use super::copies::CopyParts;
use super::errors::{ApiError, Problem};
use super::operation::{Operation, delete, get, patch, post};
use super::people::Role;
use super::rates::per_minute;
use super::state::State;
use super::timecode;
use crate::answer::Answer;

/// A comment, or a reply to one.
#[derive(Clone, Debug)]
pub(crate) struct Comment {
    pub(crate) file_id: String,
    pub(crate) parent_id: Option<String>,
    pub(crate) owner_id: String,
    /// Whether people see it who know the file by a share only.
    pub(crate) public: bool,
    pub(crate) text: String,
    /// A frame, 1-based.
    pub(crate) frame: Option<i64>,
    /// Members that are kept as they were sent: anchor, annotation, duration, page, text review.
    pub(crate) kept: Map<String, Value>,
    pub(crate) links: Vec<Value>,
    pub(crate) mentions: Vec<Value>,
    pub(crate) attachments: Vec<Attachment>,
    pub(crate) completed: Option<(DateTime<Utc>, String)>,
    pub(crate) text_edited_at: Option<DateTime<Utc>>,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
}

/// Members that can't be read by the service and are given back as they are.
const KEPT: [&str; 5] = [
    "anchor",
    "annotation",
    "duration",
    "page",
    "text_review_annotation",
];

const ONE: &str = "/v4/accounts/{account_id}/comments/{comment_id}";
const OF_FILE: &str = "/v4/accounts/{account_id}/files/{file_id}/comments";
const TIMECODE: &[&str] = &["timestamp_as_timecode"];

pub(crate) static OPERATIONS: &[Operation] = &[
    delete(
        "comments.delete_attachment",
        "/v4/accounts/{account_id}/comments/{comment_id}/attachments/{attachment_id}",
        per_minute(60),
        attachments::remove,
    ),
    post(
        "comments.create_attachment",
        "/v4/accounts/{account_id}/comments/{comment_id}/attachments",
        per_minute(60),
        attachments::create,
    )
    .data(&ATTACHMENT),
    get("comments.show", ONE, per_minute(100), show)
        .flags(TIMECODE)
        .include(&["owner", "replies"]),
    delete("comments.delete", ONE, per_minute(60), remove),
    patch("comments.update", ONE, per_minute(10), update)
        .flags(TIMECODE)
        .data(&UPDATE),
    get("comments.index", OF_FILE, per_minute(100), index)
        .flags(TIMECODE)
        .include(&["owner", "replies"])
        .sort(&[
            "owner_asc",
            "owner_desc",
            "completed_at_asc",
            "completed_at_desc",
            "created_at_asc",
            "created_at_desc",
        ])
        .pages(100),
    post("comments.create", OF_FILE, per_minute(100), create)
        .flags(TIMECODE)
        .data(&CREATE),
];

impl State {
    /// Takes out the comments that fit, and what was uploaded for them, unless a copy has it too.
    pub(crate) fn remove_comments(&mut self, fits: impl Fn(&str, &Comment) -> bool) {
        let removed = self.comments.remove_all(fits);
        for attachment in removed.iter().flat_map(|comment| &comment.attachments) {
            self.release(&attachment.id);
        }
    }

    /// Lets the bytes of an attachment go that no comment has any more.
    pub(crate) fn release(&mut self, attachment: &str) {
        let mut left = self.comments.iter();
        let is_kept = left.any(|(_, comment)| {
            let mut attachments = comment.attachments.iter();
            attachments.any(|known| known.id == attachment)
        });
        if !is_kept {
            self.transfers.remove(attachment);
        }
    }

    /// Copies a file's comments, those of them that are wanted, with their replies.
    pub(crate) fn copy_comments(&mut self, file: &str, copy: &str, along: CopyParts) {
        let wanted = |comment: &Comment| {
            let kind = if comment.public {
                along.public_comments
            } else {
                along.internal_comments
            };
            comment.file_id == file && kind
        };
        let mut ids: Vec<(String, String)> = Vec::new();
        for id in self.comments.ids(wanted) {
            let Some(mut comment) = self.comments.get(&id).cloned() else {
                continue;
            };
            copy.clone_into(&mut comment.file_id);
            if let Some(parent) = comment.parent_id.take() {
                let new = ids.iter().find(|(old, _)| *old == parent);
                let Some((_, new)) = new else { continue };
                comment.parent_id = Some(new.clone());
            }
            let new = self.uuid();
            self.comments.insert(&new, comment);
            ids.push((id, new));
        }
    }
}

impl Call<'_> {
    /// Returns the comment in the path, on a file that the user has this role at.
    fn comment(&self, needed: Role) -> Result<String, ApiError> {
        let id = self.id("comment_id").to_owned();
        let comment = self.state.comments.get(&id);
        let comment = comment.ok_or_else(|| ApiError::not_found("comment"))?;
        self.file_named(&comment.file_id, needed)?;
        Ok(id)
    }

    /// Checks that the user may change the comment: its author, or somebody with more rights.
    pub(crate) fn own_comment(&self) -> Result<String, ApiError> {
        let id = self.comment(Role::Commenter)?;
        let owner = self
            .state
            .comments
            .get(&id)
            .map(|comment| &comment.owner_id);
        if owner != Some(&self.user) {
            self.comment(Role::FullAccess)?;
        }
        Ok(id)
    }

    fn comment_json(&self, id: &str) -> Value {
        let Some(comment) = self.state.comments.get(id) else {
            return Value::Null;
        };
        let timestamp = match comment.frame {
            Some(frame) if self.flag("timestamp_as_timecode") => json!(timecode::of(frame)),
            frame => json!(frame),
        };
        let (completed_at, completer_id) = comment.completed.clone().unzip();
        let mut shown = json!({
            "id": id,
            "file_id": comment.file_id,
            "text": comment.text,
            "timestamp": timestamp,
            "completed_at": maybe_date(completed_at),
            "completer_id": completer_id,
            "text_edited_at": maybe_date(comment.text_edited_at),
            "created_at": date(comment.created_at),
            "updated_at": date(comment.updated_at),
            "links": comment.links,
            "mentions": comment.mentions,
            "attachments": comment
                .attachments
                .iter()
                .map(|attachment| self.attachment_json(attachment))
                .collect::<Value>(),
        });
        for name in KEPT {
            let value = comment.kept.get(name).cloned();
            shown[name] = value.unwrap_or(Value::Null);
        }
        shown
    }

    fn comment_with_includes(&self, id: &str) -> Value {
        let mut shown = self.comment_json(id);
        if self.includes("owner")
            && let Some(comment) = self.state.comments.get(id)
        {
            shown["owner"] = self.state.user_json(&comment.owner_id);
        }
        if self.includes("replies") {
            // Nested replies carry no owner, asked for or not (`wire.md §2` row 62).
            let replies = self
                .state
                .comments
                .ids(|reply| reply.parent_id.as_deref() == Some(id));
            shown["replies"] = replies
                .iter()
                .map(|reply| self.comment_json(reply))
                .collect();
        }
        shown
    }

    /// Errors when members don't go together with each other or with the file.
    fn check_comment(&self, file: &str, has_timestamp: bool) -> Result<(), ApiError> {
        let given = |name: &str| self.data.get(name).is_some_and(|value| !value.is_null());
        if given("duration") && !has_timestamp {
            let detail = "A duration needs a timestamp";
            return Err(ApiError::invalid("/data/duration", detail));
        }
        let media_type = self.state.assets.file(file);
        let media_type = media_type.and_then(|file| file.media_type.as_deref());
        if given("page") && media_type != Some("application/pdf") {
            let detail = "Only PDF files have pages";
            return Err(ApiError::invalid("/data/page", detail));
        }
        Ok(())
    }

    /// Returns where a link's text is cut out of the comment's.
    fn comment_links(&self, text: &str) -> Option<Vec<Value>> {
        let links = self.data.get("links")?.as_array()?.iter();
        let shown = links.map(|link| {
            let index = |name: &str| link[name].as_u64().and_then(|at| usize::try_from(at).ok());
            let (start, end) = (
                index("start_index").unwrap_or(0),
                index("end_index").unwrap_or(0),
            );
            let linked: String = text
                .chars()
                .skip(start)
                .take(end.saturating_sub(start))
                .collect();
            let mut link = link.clone();
            link["text"] = json!(linked);
            link
        });
        Some(shown.collect())
    }

    fn kept(&self) -> impl Iterator<Item = (String, Value)> {
        let kept = KEPT.into_iter();
        kept.filter_map(|name| Some((name.to_owned(), self.data.get(name)?.clone())))
    }

    fn completion(&self) -> Option<bool> {
        self.data
            .get("completed")
            .map(|completed| completed == &Value::Bool(true))
    }
}

fn show(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.comment(Role::Viewer)?;
    Ok(Call::data(200, call.comment_with_includes(&id)))
}

fn index(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let file = call.file(Role::Viewer)?;
    let of_file = |comment: &Comment| comment.file_id == file && comment.parent_id.is_none();
    let mut ids = call.state.comments.ids(of_file);
    call.sort(&mut ids, |field, id| {
        let comment = call.state.comments.get(id);
        comment.map_or(Value::Null, |comment| match field {
            "owner" => {
                let owner = call.state.users.get(&comment.owner_id);
                json!(owner.map(|owner| &owner.name))
            }
            "completed_at" => maybe_date(comment.completed.as_ref().map(|(at, _)| *at)),
            _ => json!(date(comment.created_at)),
        })
    });
    call.page(&ids, Call::comment_with_includes)
}

fn create(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let file_id = call.file(Role::Commenter)?;
    let frame = call.data.get("timestamp").and_then(timecode::frame);
    call.check_comment(&file_id, frame.is_some())?;
    let attachments = call
        .data
        .get("attachments")
        .and_then(Value::as_array)
        .cloned();
    let attachments = attachments.unwrap_or_default();
    let attachments = attachments.iter().map(|data| call.attach(data)).collect();
    let text = call.owned("text");
    let done = call.completion() == Some(true);
    let comment = Comment {
        file_id,
        parent_id: None,
        owner_id: call.user.clone(),
        public: false,
        frame,
        kept: call.kept().collect(),
        links: call.comment_links(&text).unwrap_or_default(),
        mentions: Vec::new(),
        attachments,
        completed: done.then(|| (call.now, call.user.clone())),
        text,
        text_edited_at: None,
        created_at: call.now,
        updated_at: call.now,
    };
    let id = call.state.uuid();
    let place = call.state.place_of_asset(&comment.file_id);
    call.state.comments.insert(&id, comment);
    call.note("comment_created", "comment", &id, &place);
    call.announce("comment.created", "comment", &id, &place);
    Ok(Call::data(201, call.comment_json(&id)))
}

fn update(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.own_comment()?;
    let Some(mut comment) = call.state.comments.get(&id).cloned() else {
        return Err(ApiError::not_found("comment"));
    };
    if let Some(timestamp) = call.data.get("timestamp") {
        comment.frame = timecode::frame(timestamp);
    }
    call.check_comment(&comment.file_id, comment.frame.is_some())?;
    if let Some(text) = call.text("text") {
        text.clone_into(&mut comment.text);
        comment.text_edited_at = Some(call.now);
    }
    for (name, mut value) in call.kept() {
        let old = comment.kept.get(&name).and_then(Value::as_object);
        // Of a text review only what is sent changes.
        if let (Some(old), Value::Object(new)) = (old, &mut value)
            && name == "text_review_annotation"
        {
            for (name, value) in old {
                new.entry(name.clone()).or_insert_with(|| value.clone());
            }
        }
        // What is not stored yet has to be sent whole.
        if let (Value::Object(whole), "text_review_annotation") = (&value, name.as_str()) {
            for needed in ["bounds", "text_review_annotation_type"] {
                if !whole.contains_key(needed) {
                    let problem = Problem::missing("/data/text_review_annotation", needed);
                    return Err(ApiError::all_invalid(vec![problem]));
                }
            }
        }
        comment.kept.insert(name, value);
    }
    if let Some(links) = call.comment_links(&comment.text) {
        comment.links = links;
    }
    let was_done = comment.completed.is_some();
    if let Some(done) = call.completion() {
        comment.completed = match comment.completed.filter(|_| done) {
            None if done => Some((call.now, call.user.clone())),
            completed => completed,
        };
    }
    let done = comment.completed.is_some();
    comment.updated_at = call.now;
    let place = call.state.place_of_asset(&comment.file_id);
    if let Some(known) = call.state.comments.get_mut(&id) {
        *known = comment;
    }
    call.note("comment_updated", "comment", &id, &place);
    call.announce("comment.updated", "comment", &id, &place);
    if done != was_done {
        let (note, event) = if done {
            ("comment_completed", "comment.completed")
        } else {
            ("comment_uncompleted", "comment.uncompleted")
        };
        call.note(note, "comment", &id, &place);
        call.announce(event, "comment", &id, &place);
    }
    Ok(Call::data(200, call.comment_json(&id)))
}

/// Takes the replies with it.
fn remove(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.own_comment()?;
    let file = call
        .state
        .comments
        .get(&id)
        .map(|comment| comment.file_id.clone());
    let place = call.state.place_of_asset(&file.unwrap_or_default());
    call.state.remove_comments(|known, comment| {
        known == id || comment.parent_id.as_deref() == Some(id.as_str())
    });
    call.note("comment_deleted", "comment", &id, &place);
    call.announce("comment.deleted", "comment", &id, &place);
    Ok(Call::no_content())
}
