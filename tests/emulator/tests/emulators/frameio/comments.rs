//! Comments, replies and attachments.

use std::time::Duration;

use serde_json::{Value, json};

use super::client::{User, text};

async fn comment(user: &User, file: &str, body: Value) -> Value {
    let made = user.post(&format!("/files/{file}/comments"), body).await;
    made.is(201).data()
}

#[tokio::test]
async fn members_that_do_not_go_together_are_refused() {
    let user = User::new();
    let file = user.file("a.mp4");
    let path = format!("/files/{file}/comments");
    let duration = json!({"text": "x", "duration": 5});
    user.post(&path, duration)
        .await
        .fails(422, "/data/duration");
    user.post(&path, json!({"text": "x", "page": 2}))
        .await
        .fails(422, "/data/page");
    let pdf = user.file("a.pdf");
    assert_eq!(
        comment(&user, &pdf, json!({"text": "x", "page": 2})).await["page"],
        2
    );
}

#[tokio::test]
async fn links_are_cut_out_of_the_text_and_a_review_changes_only_where_it_is_sent() {
    let user = User::new();
    let file = user.file("a.pdf");
    let bounds = json!([{"x": 1, "y": 2, "width": 3, "height": 4}]);
    let review = json!({"bounds": bounds, "text_review_annotation_type": "replace"});
    let link = json!({"start_index": 4, "end_index": 8, "url": "https://example.com"});
    let body = json!({"text": "see this", "links": [link], "text_review_annotation": review});
    let made = comment(&user, &file, body).await;
    assert_eq!(made["links"][0]["text"], "this");
    let one = format!("/comments/{}", text(&made["id"]));
    let update = json!({"text_review_annotation": {"suggested_text": "that"}});
    let changed = user.patch(&one, update).await.is(200).data()["text_review_annotation"].clone();
    assert_eq!(
        (&changed["bounds"], &changed["suggested_text"]),
        (&bounds, &json!("that"))
    );
}

#[tokio::test]
async fn replies_are_nested_without_their_owner() {
    let user = User::new();
    let file = user.file("a.mp4");
    let made = comment(&user, &file, json!({"text": "Question"})).await;
    let reply = user
        .emulator
        .put_reply(&text(&made["id"]), "Answer")
        .expect("a comment");
    let path = format!("/files/{file}/comments?include=owner,replies");
    let listed = user.get(&path).await.is(200).data();
    assert_eq!(listed.as_array().map(Vec::len), Some(1));
    assert_eq!(listed[0]["owner"]["name"], "Ann Owner");
    assert_eq!(listed[0]["replies"][0]["text"], "Answer");
    assert_eq!(listed[0]["replies"][0].get("owner"), None);
    let alone = user
        .get(&format!("/comments/{reply}?include=owner"))
        .await
        .is(200)
        .data();
    assert_eq!(alone["owner"]["name"], "Ann Owner");
    user.delete(&format!("/comments/{}", text(&made["id"])))
        .await
        .is(204);
    user.get(&format!("/comments/{reply}")).await.fails(404, "");
}

#[tokio::test]
async fn comments_are_sorted_by_what_was_done_with_them() {
    let user = User::new();
    let file = user.file("a.mp4");
    for words in ["first", "second", "third"] {
        let done = words == "second";
        comment(&user, &file, json!({"text": words, "completed": done})).await;
        user.emulator.clock().advance(Duration::from_secs(1));
    }
    let order = async |sort: &str| {
        let listed = user
            .get(&format!("/files/{file}/comments?sort={sort}"))
            .await
            .is(200);
        let words = |item: &Value| text(&item["text"]);
        listed
            .data()
            .as_array()
            .expect("a list")
            .iter()
            .map(words)
            .collect::<Vec<_>>()
    };
    assert_eq!(order("created_at_desc").await, ["third", "second", "first"]);
    assert_eq!(order("completed_at_desc").await[0], "second");
    assert_eq!(order("completed_at_asc").await[2], "second");
}

#[tokio::test]
async fn attachments_come_by_plain_urls_six_at_most() {
    let user = User::new();
    let file = user.file("a.mp4");
    let attachment = json!({"name": "n.png", "file_size": 3, "media_type": "image/png"});
    let body = json!({"text": "look", "attachments": vec![attachment.clone(); 5]});
    let made = comment(&user, &file, body).await;
    assert_eq!(made["attachments"].as_array().map(Vec::len), Some(5));
    let one = format!("/comments/{}/attachments", text(&made["id"]));
    let added = user.post(&one, attachment.clone()).await.is(201).data();
    let url = text(&added["upload_urls"][0]);
    user.put_part(&url, "image/png", b"abc").await.is(200);
    let id = text(&added["id"]);
    assert_eq!(
        user.emulator.attachment_bytes(&id).as_deref(),
        Some(&b"abc"[..])
    );
    assert_eq!(user.emulator.parts_received(&id), [1]);
    user.post(&one, attachment).await.fails(422, "/data");
    user.delete(&format!("{one}/{id}")).await.is(204);
    user.delete(&format!("{one}/{id}")).await.fails(404, "");
    user.put_part(&url, "image/png", b"abc").await.is(403);
    user.has_nothing_to_complain_about();
}

#[tokio::test]
async fn a_copy_includes_the_requested_comments() {
    let user = User::new();
    let file = user.file("a.mp4");
    comment(&user, &file, json!({"text": "internal"})).await;
    let public = user
        .emulator
        .put_public_comment(&file, "public")
        .expect("a file");
    user.emulator
        .put_reply(&public, "reply")
        .expect("a comment");
    for (wanted, found) in [
        ("none", vec![]),
        ("internal", vec!["internal"]),
        ("public", vec!["public"]),
        ("all", vec!["internal", "public"]),
    ] {
        let path = format!("/files/{file}/copy?copy_comments={wanted}");
        let copy = user.call("POST", &path, None).await.is(200).id();
        let listed = user
            .get(&format!("/files/{copy}/comments?include=replies"))
            .await
            .is(200);
        let data = listed.data();
        let texts: Vec<&Value> = data
            .as_array()
            .expect("a list")
            .iter()
            .map(|item| &item["text"])
            .collect();
        assert_eq!(texts, found, "{wanted}");
        if wanted == "public" {
            assert_eq!(data[0]["replies"][0]["text"], "reply");
        }
    }
}
