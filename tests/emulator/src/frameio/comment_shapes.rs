//! The bodies that make and change comments.

use super::shape::{Shape, clears, may, needs};

/// How many attachments a comment can have.
pub(crate) const ATTACHMENTS: usize = 6;

const BOUNDS: Shape = Shape::Object(&[&[
    needs("height", Shape::Number),
    needs("width", Shape::Number),
    needs("x", Shape::Number),
    needs("y", Shape::Number),
]]);
const REVIEW_TYPES: Shape = Shape::OneOf(&["highlight", "insert", "remove", "replace"]);
const ANCHOR: Shape = Shape::Object(&[&[needs("x", Shape::Unit), needs("y", Shape::Unit)]]);
const LINK: Shape = Shape::Object(&[&[
    needs("end_index", Shape::Whole(0, i64::MAX)),
    needs("start_index", Shape::Whole(0, i64::MAX)),
    needs("url", Shape::Url),
]]);
pub(crate) const ATTACHMENT: Shape = Shape::Object(&[&[
    needs("file_size", Shape::Whole(1, i64::MAX)),
    needs("media_type", Shape::Name),
    needs("name", Shape::Name),
]]);

// What is null in an answer when it has no value can be set to null by an update too: `wire.md` does not say so, but
// there is no other way to take it away.
pub(crate) const CREATE: Shape = Shape::Object(&[&[
    clears("anchor", ANCHOR),
    clears("annotation", Shape::Text),
    may("attachments", Shape::List(&ATTACHMENT, 0, ATTACHMENTS)),
    clears("completed", Shape::Flag),
    clears("duration", Shape::Whole(1, i64::MAX)),
    may("links", Shape::List(&LINK, 0, usize::MAX)),
    clears("page", Shape::Whole(1, i64::MAX)),
    needs("text", Shape::Text),
    clears(
        "text_review_annotation",
        Shape::Object(&[&[
            needs("bounds", Shape::List(&BOUNDS, 0, usize::MAX)),
            clears("selection_text", Shape::Text),
            clears("suggested_text", Shape::Text),
            needs("text_review_annotation_type", REVIEW_TYPES),
        ]]),
    ),
    clears("timestamp", Shape::Stamp),
]]);
pub(crate) const UPDATE: Shape = Shape::Object(&[&[
    clears("anchor", ANCHOR),
    clears("annotation", Shape::Text),
    clears("completed", Shape::Flag),
    clears("duration", Shape::Whole(1, i64::MAX)),
    may("links", Shape::List(&LINK, 0, usize::MAX)),
    clears("page", Shape::Whole(1, i64::MAX)),
    may("text", Shape::Text),
    clears(
        "text_review_annotation",
        Shape::Object(&[&[
            may("bounds", Shape::List(&BOUNDS, 0, usize::MAX)),
            clears("selection_text", Shape::Text),
            clears("suggested_text", Shape::Text),
            may("text_review_annotation_type", REVIEW_TYPES),
        ]]),
    ),
    clears("timestamp", Shape::Stamp),
]]);
