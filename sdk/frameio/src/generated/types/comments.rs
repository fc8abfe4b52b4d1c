// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use chrono::{DateTime, Utc};
use cloud_drives_core::Field;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use super::{Links, User};

/// A file that is to go with a comment.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AttachmentInput {
    /// The name.
    pub name: String,
    /// Bytes.
    pub file_size: u64,
    /// The media type.
    pub media_type: String,
}

impl AttachmentInput {
    /// One with what it cannot do without: `name`, `file_size`, `media_type`.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        file_size: u64,
        media_type: impl Into<String>,
    ) -> Self {
        Self {
            name: name.into(),
            file_size,
            media_type: media_type.into(),
        }
    }
}

/// An attachment in an envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CommentAttachmentResponse {
    /// The attachment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<CommentAttachment>,
}

/// A file that goes with a comment.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CommentAttachment {
    /// The attachment's id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Bytes.
    pub file_size: u64,
    /// The media type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// When it was added.
    pub created_at: DateTime<Utc>,
    /// Where the parts go, in the order of the file. Plain addresses: a part has as many bytes as the file divided
    /// by their number, rounded up, and the last one the rest (`wire.md §6`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upload_urls: Option<Vec<String>>,
}

/// What a comment can bring along.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum CommentInclude {
    /// `owner` on the wire.
    Owner,
    /// `replies` on the wire.
    Replies,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl CommentInclude {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Owner => "owner",
            Self::Replies => "replies",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for CommentInclude {
    fn from(value: String) -> Self {
        match value.as_str() {
            "owner" => Self::Owner,
            "replies" => Self::Replies,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(CommentInclude);

/// A comment, with what the call asked to bring along, in an envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CommentWithIncludesResponse {
    /// The comment.
    pub data: CommentWithIncludes,
}

/// A comment with what the call asked to bring along.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CommentWithIncludes {
    /// The comment's id.
    pub id: String,
    /// The file that it is about.
    pub file_id: String,
    /// What it says.
    pub text: String,
    /// The place in a video that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<TimeStamp>,
    /// How many frames it spans from there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<u64>,
    /// The page that it is about, in a PDF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u64>,
    /// The point in the picture that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// A drawing, as JSON in a string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annotation: Option<String>,
    /// The stretch of text that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_review_annotation: Option<TextReviewAnnotation>,
    /// Files that go with it, 0 to 6.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attachments: Option<Vec<CommentAttachment>>,
    /// The links in the text.
    pub links: Vec<Link>,
    /// The people named in the text.
    pub mentions: Vec<Mention>,
    /// When it was marked as done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed_at: Option<DateTime<Utc>>,
    /// Who marked it as done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completer_id: Option<String>,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// When the text was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_edited_at: Option<DateTime<Utc>>,
    /// Who wrote it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<User>,
    /// The answers to it. Only if the call asked for them. They come without an owner, whatever was asked for
    /// (`wire.md §2`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replies: Option<Vec<Comment>>,
}

/// A place in a video: the number of a frame, from 1, or a timecode such as `00:00:02:12`. Answers have the
/// timecode if the call asked with `timestamp_as_timecode`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum TimeStamp {
    /// As frame.
    Frame(u64),
    /// As timecode.
    Timecode(String),
    /// Anything else, as the server sent it.
    Other(Value),
}

impl From<u64> for TimeStamp {
    fn from(value: u64) -> Self {
        Self::Frame(value)
    }
}

impl From<String> for TimeStamp {
    fn from(value: String) -> Self {
        Self::Timecode(value)
    }
}

impl From<&str> for TimeStamp {
    fn from(value: &str) -> Self {
        Self::Timecode(value.to_owned())
    }
}

/// A point in a picture.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Anchor {
    /// From the left edge, 0 to 1.
    pub x: f64,
    /// From the upper edge, 0 to 1.
    pub y: f64,
}

impl Anchor {
    /// One with what it cannot do without: `x`, `y`.
    #[must_use]
    pub fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

/// A stretch of text, and what is to become of it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TextReviewAnnotation {
    /// What is to become of it.
    pub text_review_annotation_type: TextReviewAnnotationType,
    /// Where the text stands on the page.
    pub bounds: Vec<TextReviewAnnotationBounds>,
    /// The text itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selection_text: Option<String>,
    /// The text to put in its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggested_text: Option<String>,
}

impl TextReviewAnnotation {
    /// One with what it cannot do without: `text_review_annotation_type`, `bounds`.
    #[must_use]
    pub fn new(
        text_review_annotation_type: impl Into<TextReviewAnnotationType>,
        bounds: impl IntoIterator<Item = impl Into<TextReviewAnnotationBounds>>,
    ) -> Self {
        Self {
            text_review_annotation_type: text_review_annotation_type.into(),
            bounds: bounds.into_iter().map(Into::into).collect(),
            selection_text: None,
            suggested_text: None,
        }
    }

    /// The text itself.
    #[must_use]
    pub fn selection_text(mut self, selection_text: impl Into<String>) -> Self {
        self.selection_text = Some(selection_text.into());
        self
    }

    /// The text to put in its place.
    #[must_use]
    pub fn suggested_text(mut self, suggested_text: impl Into<String>) -> Self {
        self.suggested_text = Some(suggested_text.into());
        self
    }
}

/// What is to become of a stretch of text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum TextReviewAnnotationType {
    /// `highlight` on the wire.
    Highlight,
    /// `insert` on the wire.
    Insert,
    /// `remove` on the wire.
    Remove,
    /// `replace` on the wire.
    Replace,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl TextReviewAnnotationType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Highlight => "highlight",
            Self::Insert => "insert",
            Self::Remove => "remove",
            Self::Replace => "replace",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for TextReviewAnnotationType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "highlight" => Self::Highlight,
            "insert" => Self::Insert,
            "remove" => Self::Remove,
            "replace" => Self::Replace,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(TextReviewAnnotationType);

/// A rectangle around a stretch of text.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TextReviewAnnotationBounds {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl TextReviewAnnotationBounds {
    /// One with what it cannot do without: `x`, `y`, `width`, `height`.
    #[must_use]
    pub fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }
}

/// A link in a comment's text.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Link {
    /// Where it starts in the text.
    pub start_index: u64,
    /// Where it ends in the text.
    pub end_index: u64,
    /// The words that are the link.
    pub text: String,
    /// Where it leads to.
    pub url: String,
}

/// A person named in a comment's text.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Mention {
    /// Where the name starts in the text.
    pub start_index: u64,
    /// Where the name ends in the text.
    pub end_index: u64,
    /// The name as it stands in the text.
    pub text: String,
    /// The person.
    pub user_id: String,
}

/// A comment on a file.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Comment {
    /// The comment's id.
    pub id: String,
    /// The file that it is about.
    pub file_id: String,
    /// What it says.
    pub text: String,
    /// The place in a video that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<TimeStamp>,
    /// How many frames it spans from there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<u64>,
    /// The page that it is about, in a PDF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u64>,
    /// The point in the picture that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// A drawing, as JSON in a string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annotation: Option<String>,
    /// The stretch of text that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_review_annotation: Option<TextReviewAnnotation>,
    /// Files that go with it, 0 to 6.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attachments: Option<Vec<CommentAttachment>>,
    /// The links in the text.
    pub links: Vec<Link>,
    /// The people named in the text.
    pub mentions: Vec<Mention>,
    /// When it was marked as done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed_at: Option<DateTime<Utc>>,
    /// Who marked it as done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completer_id: Option<String>,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// When the text was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_edited_at: Option<DateTime<Utc>>,
}

/// What is to change about a comment; the rest stays, and null takes a value away.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateCommentParamsData {
    /// What it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The place in a video that it is about.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub timestamp: Field<TimeStamp>,
    /// How many frames it spans from there; needs `timestamp`.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub duration: Field<u64>,
    /// The page that it is about, in a PDF.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub page: Field<u64>,
    /// The point in the picture that it is about.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub anchor: Field<Anchor>,
    /// A drawing, as JSON in a string.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub annotation: Field<String>,
    /// The stretch of text that it is about.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub text_review_annotation: Field<TextReviewAnnotationUpdate>,
    /// Links in the text, in place of those that are there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<Vec<LinkParams>>,
    /// Whether it is done.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub completed: Field<bool>,
}

impl UpdateCommentParamsData {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            text: None,
            timestamp: Field::Absent,
            duration: Field::Absent,
            page: Field::Absent,
            anchor: Field::Absent,
            annotation: Field::Absent,
            text_review_annotation: Field::Absent,
            links: None,
            completed: Field::Absent,
        }
    }

    /// What it says.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }

    /// The place in a video that it is about.
    #[must_use]
    pub fn timestamp(mut self, timestamp: impl Into<TimeStamp>) -> Self {
        self.timestamp = Field::Value(timestamp.into());
        self
    }

    /// Sends `null` for `timestamp`.
    #[must_use]
    pub fn clear_timestamp(mut self) -> Self {
        self.timestamp = Field::Null;
        self
    }

    /// How many frames it spans from there; needs `timestamp`.
    #[must_use]
    pub fn duration(mut self, duration: u64) -> Self {
        self.duration = Field::Value(duration);
        self
    }

    /// Sends `null` for `duration`.
    #[must_use]
    pub fn clear_duration(mut self) -> Self {
        self.duration = Field::Null;
        self
    }

    /// The page that it is about, in a PDF.
    #[must_use]
    pub fn page(mut self, page: u64) -> Self {
        self.page = Field::Value(page);
        self
    }

    /// Sends `null` for `page`.
    #[must_use]
    pub fn clear_page(mut self) -> Self {
        self.page = Field::Null;
        self
    }

    /// The point in the picture that it is about.
    #[must_use]
    pub fn anchor(mut self, anchor: impl Into<Anchor>) -> Self {
        self.anchor = Field::Value(anchor.into());
        self
    }

    /// Sends `null` for `anchor`.
    #[must_use]
    pub fn clear_anchor(mut self) -> Self {
        self.anchor = Field::Null;
        self
    }

    /// A drawing, as JSON in a string.
    #[must_use]
    pub fn annotation(mut self, annotation: impl Into<String>) -> Self {
        self.annotation = Field::Value(annotation.into());
        self
    }

    /// Sends `null` for `annotation`.
    #[must_use]
    pub fn clear_annotation(mut self) -> Self {
        self.annotation = Field::Null;
        self
    }

    /// The stretch of text that it is about.
    #[must_use]
    pub fn text_review_annotation(
        mut self,
        text_review_annotation: impl Into<TextReviewAnnotationUpdate>,
    ) -> Self {
        self.text_review_annotation = Field::Value(text_review_annotation.into());
        self
    }

    /// Sends `null` for `text_review_annotation`.
    #[must_use]
    pub fn clear_text_review_annotation(mut self) -> Self {
        self.text_review_annotation = Field::Null;
        self
    }

    /// Links in the text, in place of those that are there.
    #[must_use]
    pub fn links(
        mut self,
        links: impl IntoIterator<Item = impl Into<LinkParams>>,
    ) -> Self {
        self.links = Some(links.into_iter().map(Into::into).collect());
        self
    }

    /// Whether it is done.
    #[must_use]
    pub fn completed(mut self, completed: bool) -> Self {
        self.completed = Field::Value(completed);
        self
    }

    /// Sends `null` for `completed`.
    #[must_use]
    pub fn clear_completed(mut self) -> Self {
        self.completed = Field::Null;
        self
    }
}

/// What is to change about a stretch of text; the rest stays.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TextReviewAnnotationUpdate {
    /// What is to become of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_review_annotation_type: Option<TextReviewAnnotationType>,
    /// Where the text stands on the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bounds: Option<Vec<TextReviewAnnotationBounds>>,
    /// The text itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selection_text: Option<String>,
    /// The text to put in its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggested_text: Option<String>,
}

impl TextReviewAnnotationUpdate {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            text_review_annotation_type: None,
            bounds: None,
            selection_text: None,
            suggested_text: None,
        }
    }

    /// What is to become of it.
    #[must_use]
    pub fn text_review_annotation_type(
        mut self,
        text_review_annotation_type: impl Into<TextReviewAnnotationType>,
    ) -> Self {
        self.text_review_annotation_type = Some(text_review_annotation_type.into());
        self
    }

    /// Where the text stands on the page.
    #[must_use]
    pub fn bounds(
        mut self,
        bounds: impl IntoIterator<Item = impl Into<TextReviewAnnotationBounds>>,
    ) -> Self {
        self.bounds = Some(bounds.into_iter().map(Into::into).collect());
        self
    }

    /// The text itself.
    #[must_use]
    pub fn selection_text(mut self, selection_text: impl Into<String>) -> Self {
        self.selection_text = Some(selection_text.into());
        self
    }

    /// The text to put in its place.
    #[must_use]
    pub fn suggested_text(mut self, suggested_text: impl Into<String>) -> Self {
        self.suggested_text = Some(suggested_text.into());
        self
    }
}

/// A link that is to be put into a comment's text.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LinkParams {
    /// Where it starts in the text.
    pub start_index: u64,
    /// Where it ends in the text.
    pub end_index: u64,
    /// Where it leads to.
    pub url: String,
}

impl LinkParams {
    /// One with what it cannot do without: `start_index`, `end_index`, `url`.
    #[must_use]
    pub fn new(start_index: u64, end_index: u64, url: impl Into<String>) -> Self {
        Self {
            start_index,
            end_index,
            url: url.into(),
        }
    }
}

/// A comment in an envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CommentResponse {
    /// The comment.
    pub data: Comment,
}

/// What a list of comments is ordered by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum CommentSort {
    /// `owner_asc` on the wire.
    OwnerAsc,
    /// `owner_desc` on the wire.
    OwnerDesc,
    /// `completed_at_asc` on the wire.
    CompletedAtAsc,
    /// `completed_at_desc` on the wire.
    CompletedAtDesc,
    /// `created_at_asc` on the wire.
    CreatedAtAsc,
    /// `created_at_desc` on the wire.
    CreatedAtDesc,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl CommentSort {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::OwnerAsc => "owner_asc",
            Self::OwnerDesc => "owner_desc",
            Self::CompletedAtAsc => "completed_at_asc",
            Self::CompletedAtDesc => "completed_at_desc",
            Self::CreatedAtAsc => "created_at_asc",
            Self::CreatedAtDesc => "created_at_desc",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for CommentSort {
    fn from(value: String) -> Self {
        match value.as_str() {
            "owner_asc" => Self::OwnerAsc,
            "owner_desc" => Self::OwnerDesc,
            "completed_at_asc" => Self::CompletedAtAsc,
            "completed_at_desc" => Self::CompletedAtDesc,
            "created_at_asc" => Self::CreatedAtAsc,
            "created_at_desc" => Self::CreatedAtDesc,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(CommentSort);

/// A page of a file's comments.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CommentsWithIncludesResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// How many items all pages have together. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// The comments of this page.
    pub data: Vec<CommentWithIncludes>,
}

/// A comment that is to be made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CreateCommentParamsData {
    /// What it says.
    pub text: String,
    /// The place in a video that it is about.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub timestamp: Field<TimeStamp>,
    /// How many frames it spans from there; needs `timestamp`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<u64>,
    /// The page that it is about, in a PDF.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub page: Field<u64>,
    /// The point in the picture that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// A drawing, as JSON in a string.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub annotation: Field<String>,
    /// The stretch of text that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_review_annotation: Option<TextReviewAnnotation>,
    /// Files that are to go with it, 0 to 6.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attachments: Option<Vec<AttachmentInput>>,
    /// Links in the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<Vec<LinkParams>>,
    /// Whether it is done from the start.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub completed: Field<bool>,
}

impl CreateCommentParamsData {
    /// One with what it cannot do without: `text`.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            timestamp: Field::Absent,
            duration: None,
            page: Field::Absent,
            anchor: None,
            annotation: Field::Absent,
            text_review_annotation: None,
            attachments: None,
            links: None,
            completed: Field::Absent,
        }
    }

    /// The place in a video that it is about.
    #[must_use]
    pub fn timestamp(mut self, timestamp: impl Into<TimeStamp>) -> Self {
        self.timestamp = Field::Value(timestamp.into());
        self
    }

    /// Sends `null` for `timestamp`.
    #[must_use]
    pub fn clear_timestamp(mut self) -> Self {
        self.timestamp = Field::Null;
        self
    }

    /// How many frames it spans from there; needs `timestamp`.
    #[must_use]
    pub fn duration(mut self, duration: u64) -> Self {
        self.duration = Some(duration);
        self
    }

    /// The page that it is about, in a PDF.
    #[must_use]
    pub fn page(mut self, page: u64) -> Self {
        self.page = Field::Value(page);
        self
    }

    /// Sends `null` for `page`.
    #[must_use]
    pub fn clear_page(mut self) -> Self {
        self.page = Field::Null;
        self
    }

    /// The point in the picture that it is about.
    #[must_use]
    pub fn anchor(mut self, anchor: impl Into<Anchor>) -> Self {
        self.anchor = Some(anchor.into());
        self
    }

    /// A drawing, as JSON in a string.
    #[must_use]
    pub fn annotation(mut self, annotation: impl Into<String>) -> Self {
        self.annotation = Field::Value(annotation.into());
        self
    }

    /// Sends `null` for `annotation`.
    #[must_use]
    pub fn clear_annotation(mut self) -> Self {
        self.annotation = Field::Null;
        self
    }

    /// The stretch of text that it is about.
    #[must_use]
    pub fn text_review_annotation(
        mut self,
        text_review_annotation: impl Into<TextReviewAnnotation>,
    ) -> Self {
        self.text_review_annotation = Some(text_review_annotation.into());
        self
    }

    /// Files that are to go with it, 0 to 6.
    #[must_use]
    pub fn attachments(
        mut self,
        attachments: impl IntoIterator<Item = impl Into<AttachmentInput>>,
    ) -> Self {
        self.attachments = Some(attachments.into_iter().map(Into::into).collect());
        self
    }

    /// Links in the text.
    #[must_use]
    pub fn links(
        mut self,
        links: impl IntoIterator<Item = impl Into<LinkParams>>,
    ) -> Self {
        self.links = Some(links.into_iter().map(Into::into).collect());
        self
    }

    /// Whether it is done from the start.
    #[must_use]
    pub fn completed(mut self, completed: bool) -> Self {
        self.completed = Field::Value(completed);
        self
    }

    /// Sends `null` for `completed`.
    #[must_use]
    pub fn clear_completed(mut self) -> Self {
        self.completed = Field::Null;
        self
    }
}
