//! The stream of changes.

use cloud_drives_emulator::AmazonDrive;
use cloud_drives_emulator::amazon_drive::ChangesTrouble;
use serde_json::{Value, json};

use super::client::User;

/// The lines of a feed that are not empty.
async fn lines(user: &User, body: Value) -> Vec<Value> {
    let reply = user.with("POST", "changes", body).await.is(200);
    let lines = reply.text().lines().filter(|line| !line.is_empty());
    lines
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

#[tokio::test]
async fn a_request_without_a_body_is_from_the_start() {
    let user = User::new();
    let reply = user.call("POST", "changes", &[]).await.is(200);
    assert!(reply.text().contains("\"reset\":true"));
    assert!(reply.text().contains("\n\n"), "a keep-alive is missing");
}

#[tokio::test]
async fn trash_and_restore_are_changes() {
    let user = User::new();
    let id = user.emulator.put_file("/a", "x");
    let checkpoint = lines(&user, json!({})).await[0]["checkpoint"].clone();
    user.call("PUT", &format!("trash/{id}"), &[]).await.is(200);
    let told = lines(&user, json!({"checkpoint": checkpoint})).await;
    assert_eq!(told[0]["nodes"][0]["status"], "TRASH");
    user.emulator.touch(&id);
    let told = lines(&user, json!({"checkpoint": told[0]["checkpoint"]})).await;
    assert_eq!(told[0]["nodes"][0]["version"], 3);
}

#[tokio::test]
async fn requests_that_are_wrong_are_refused() {
    let user = User::of(AmazonDrive::builder());
    for body in [
        json!({"checkpoint": 1}),
        json!({"chunkSize": 0}),
        json!({"maxNodes": "many"}),
        json!({"includePurged": true}),
        json!({"includePurged": "True"}),
        json!([]),
    ] {
        user.with("POST", "changes", body).await.fails(400);
    }
}

#[tokio::test]
async fn a_feed_can_go_wrong_in_the_middle() {
    let user = User::new();
    let feed = async || {
        let reply = user.with("POST", "changes", json!({})).await.is(200);
        reply.text().to_owned()
    };
    user.emulator.trouble_next_changes(ChangesTrouble::NoEnd);
    user.emulator
        .trouble_next_changes(ChangesTrouble::StatusCode(500));
    user.emulator.trouble_next_changes(ChangesTrouble::NotJson);
    let text = feed().await;
    assert!(
        text.contains("\"nodes\"") && !text.contains("\"end\""),
        "{text}"
    );
    let text = feed().await;
    assert!(text.contains("\"statusCode\":500"), "{text}");
    let text = feed().await;
    let first = text.lines().next().unwrap_or_default();
    assert!(serde_json::from_str::<Value>(first).is_err(), "{first}");
    assert!(feed().await.contains("\"end\":true"));
}
