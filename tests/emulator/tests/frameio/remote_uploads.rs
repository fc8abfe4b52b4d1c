//! Files that the service fetches by itself.

use serde_json::json;

use crate::client::{User, text};

#[tokio::test]
async fn a_remote_upload_is_answered_at_once_and_completed_later() {
    let user = User::new();
    user.frameio
        .host_url("https://example.com/p.jpg", "picture");
    let path = format!("/folders/{}/files/remote_upload", user.root);
    let body = json!({"name": "p.jpg", "source_url": "https://example.com/p.jpg"});
    let begun = user.post(&path, body).await.is(202);
    assert_eq!(begun.data()["status"], "created");
    assert_eq!(begun.data()["file_size"], 7);
    let status = text(&begun.json()["links"]["status"]);
    assert_eq!(
        user.get(&status).await.is(200).data()["upload_complete"],
        false
    );
    assert_eq!(
        user.get(&status).await.is(200).data()["upload_complete"],
        true
    );
    assert_eq!(
        user.frameio.file_bytes(&begun.id()).as_deref(),
        Some(&b"picture"[..])
    );
    user.has_nothing_to_complain_about();
}

#[tokio::test]
async fn a_url_that_leads_nowhere_fails_when_it_is_polled() {
    let user = User::new();
    let path = format!("/folders/{}/files/remote_upload", user.root);
    let body = json!({"name": "p.jpg", "source_url": "https://example.com/none"});
    let begun = user.post(&path, body).await.is(202);
    let status = user
        .get(&format!("/files/{}/status", begun.id()))
        .await
        .is(200)
        .data();
    assert_eq!(
        (&status["upload_failed"], &status["upload_complete"]),
        (&json!(true), &json!(false))
    );
    let not_a_url = json!({"name": "p.jpg", "source_url": "file:///etc/passwd"});
    user.post(&path, not_a_url).await.fails(400, "");
}

#[tokio::test]
async fn the_old_create_takes_a_source_too() {
    let user = User::new();
    user.frameio.host_url("https://example.com/a", "abc");
    let body = json!({
        "name": "a.png",
        "file_size": 3,
        "media_type": "image/png",
        "source_url": "https://example.com/a",
    });
    let made = user
        .post(&format!("/folders/{}/files", user.root), body)
        .await
        .is(201);
    assert_eq!(made.data().get("upload_urls"), None);
    user.frameio.finish_processing();
    assert_eq!(
        user.frameio.file_bytes(&made.id()).as_deref(),
        Some(&b"abc"[..])
    );
}

#[tokio::test]
async fn an_import_needs_connected_storage() {
    let user = User::new();
    let path = format!("/folders/{}/files/import", user.root);
    let body = json!({"name": "m.mov", "key": "a/m.mov", "storage_location": "L"});
    user.post(&path, body.clone()).await.fails(403, "");
    user.frameio.connect_storage("L", "a/other.mov", "x");
    user.post(&path, body.clone()).await.fails(404, "");
    user.frameio.connect_storage("L", "a/m.mov", "movie");
    let begun = user.post(&path, body).await.is(202);
    assert_eq!(begun.json().get("links"), None);
    user.frameio.finish_processing();
    assert_eq!(
        user.frameio.file_bytes(&begun.id()).as_deref(),
        Some(&b"movie"[..])
    );
}
