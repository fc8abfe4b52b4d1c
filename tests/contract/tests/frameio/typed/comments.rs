//! Tests of the typed calls for comments and attachments.

use frameio::types::{
    Anchor, AttachmentInput, CommentInclude, CommentSort, CreateCommentParamsData, LinkParams,
    TextReviewAnnotation, TextReviewAnnotationBounds, TextReviewAnnotationType, TimeStamp,
    UpdateCommentParamsData,
};
use serde_json::json;

use super::Studio;

#[tokio::test]
async fn comments_create_sends_all_that_a_comment_has() {
    let studio = Studio::open().await;
    let comments = studio.client.comments();
    let film = studio.file("a.mp4");
    let data = CreateCommentParamsData::new("see this")
        .timestamp(TimeStamp::Frame(61))
        .duration(5)
        .anchor(Anchor::new(0.5, 1.0))
        .annotation("[]")
        .links([LinkParams::new(4, 8, "https://example.com")])
        .attachments([AttachmentInput::new("n.png", 3, "image/png")])
        .completed(true);
    let made = comments.create(&studio.account, &film, data);
    let made = made.timestamp_as_timecode(true).send().await.unwrap();
    assert_eq!(made.status(), 201);
    assert_eq!(
        made.timestamp,
        Some(TimeStamp::Timecode("00:00:02:12".to_owned()))
    );
    assert_eq!(made.links[0].text, "this");
    assert_eq!(made.attachments.as_ref().map(Vec::len), Some(1));
    assert!(made.completed_at.is_some());
    let body = studio.last_body();
    assert_eq!(body["data"]["timestamp"], 61);
    assert_eq!(body["data"]["anchor"], json!({"x": 0.5, "y": 1.0}));
    assert_eq!(
        body["data"].get("page"),
        None,
        "what is not set is not sent"
    );

    let script = studio.file("a.pdf");
    let bounds = TextReviewAnnotationBounds::new(1.0, 2.0, 3.0, 4.0);
    let review = TextReviewAnnotation::new(TextReviewAnnotationType::Replace, [bounds]);
    let data = CreateCommentParamsData::new("no").page(2);
    let data = data.text_review_annotation(review.suggested_text("yes"));
    let made = comments
        .create(&studio.account, &script, data)
        .send()
        .await
        .unwrap();
    assert_eq!(made.page, Some(2));
    let review = made.text_review_annotation.as_ref().expect("it was sent");
    assert_eq!(review.suggested_text.as_deref(), Some("yes"));
    studio.no_complaints();
}

#[tokio::test]
async fn comments_show_gives_frames_or_timecodes() {
    let studio = Studio::open().await;
    let (comments, file) = (studio.client.comments(), studio.file("a.mp4"));
    let account = studio.account.as_str();
    let stamp = TimeStamp::Timecode("00:00:02:12".to_owned());
    let data = CreateCommentParamsData::new("here").timestamp(stamp.clone());
    let made = comments.create(account, &file, data).send().await.unwrap();
    assert_eq!(made.timestamp, Some(TimeStamp::Frame(61)));
    studio.emulator.put_reply(&made.id, "there").unwrap();
    let shown = comments.show(account, &made.id).timestamp_as_timecode(true);
    let shown = shown.include([CommentInclude::Owner, CommentInclude::Replies]);
    let shown = shown.send().await.unwrap();
    assert_eq!(shown.timestamp, Some(stamp));
    assert_eq!(
        shown.owner.as_ref().and_then(|user| user.name.as_deref()),
        Some("Ann Owner")
    );
    assert_eq!(
        shown
            .replies
            .as_ref()
            .map(|replies| replies[0].text.as_str()),
        Some("there")
    );
    studio.no_complaints();
}

#[tokio::test]
async fn comments_index_is_sorted_and_includes_replies() {
    let studio = Studio::open().await;
    let (comments, file) = (studio.client.comments(), studio.file("a.mp4"));
    let account = studio.account.as_str();
    for text in ["first", "second"] {
        let data = CreateCommentParamsData::new(text).timestamp(TimeStamp::Frame(1));
        comments.create(account, &file, data).send().await.unwrap();
        studio
            .emulator
            .clock()
            .advance(std::time::Duration::from_secs(1));
    }
    let index = comments.index(account, &file).timestamp_as_timecode(true);
    let index = index
        .include(["owner", "replies"])
        .sort(CommentSort::CreatedAtDesc);
    let mut items = index.page_size(1).include_total_count(true).items();
    let newest = items.try_next().await.unwrap().expect("the first");
    assert_eq!((newest.text.as_str(), items.total()), ("second", Some(2)));
    let oldest = items.try_next().await.unwrap().expect("the second");
    assert!(
        matches!(oldest.timestamp, Some(TimeStamp::Timecode(_))),
        "on every page"
    );
    assert!(oldest.owner.is_some());
    studio.no_complaints();
}

#[tokio::test]
async fn comments_update_distinguishes_null_from_absent() {
    let studio = Studio::open().await;
    let (comments, file) = (studio.client.comments(), studio.file("a.mp4"));
    let account = studio.account.as_str();
    let data = CreateCommentParamsData::new("Nice").timestamp(TimeStamp::Frame(61));
    let made = comments
        .create(account, &file, data.completed(true))
        .send()
        .await
        .unwrap();
    let data = UpdateCommentParamsData::new()
        .text("Nicer")
        .clear_timestamp();
    let changed = comments
        .update(account, &made.id, data)
        .timestamp_as_timecode(false);
    let changed = changed.send().await.unwrap();
    assert_eq!(
        studio.last_body(),
        json!({"data": {"text": "Nicer", "timestamp": null}})
    );
    assert_eq!(
        (changed.text.as_str(), &changed.timestamp),
        ("Nicer", &None)
    );
    assert!(changed.completed_at.is_some(), "it was left alone");
    studio.no_complaints();
}

#[tokio::test]
async fn comments_delete_takes_the_replies_along() {
    let studio = Studio::open().await;
    let (comments, file) = (studio.client.comments(), studio.file("a.mp4"));
    let account = studio.account.as_str();
    let made = comments.create(account, &file, CreateCommentParamsData::new("x"));
    let made = made.send().await.unwrap();
    let reply = studio.emulator.put_reply(&made.id, "y").unwrap();
    comments.delete(account, &made.id).send().await.unwrap();
    let missing = comments.show(account, &reply).send().await;
    assert!(missing.unwrap_err().is_not_found());
    studio.no_complaints();
}

#[tokio::test]
async fn attachments_are_created_uploaded_and_deleted() {
    let studio = Studio::open().await;
    let (comments, file) = (studio.client.comments(), studio.file("a.mp4"));
    let account = studio.account.as_str();
    let made = comments.create(account, &file, CreateCommentParamsData::new("look"));
    let made = made.send().await.unwrap();
    let data = AttachmentInput::new("n.png", 3, "image/png");
    let added = comments.create_attachment(account, &made.id, data);
    let added = added.await.unwrap().expect("it is described");
    assert_eq!((added.name.as_str(), added.file_size), ("n.png", 3));
    let urls = added.upload_urls.as_ref().expect("where to put it");
    assert!(urls[0].expose().starts_with(studio.emulator.upload_url()));

    let bytes = b"abc".to_vec();
    let upload = studio
        .frame()
        .upload_attachment(account, &made.id, "image/png", bytes);
    let upload = upload.name("m.png").await.unwrap();
    let stored = studio
        .emulator
        .attachment_bytes(&upload.receipt.attachment_id);
    assert_eq!(stored.as_deref(), Some(&b"abc"[..]));

    comments
        .delete_attachment(account, &made.id, &added.id)
        .send()
        .await
        .unwrap();
    let again = comments.delete_attachment(account, &made.id, &added.id);
    assert!(again.send().await.unwrap_err().is_not_found());
    studio.no_complaints();
}
