//! The feed of changes.

use cloud_drives_emulator::AmazonDrive;
use cloud_drives_emulator::amazon_drive::ChangesTrouble;
use serde_json::{Value, json};

use crate::client::User;

/// The lines of a feed that are not empty.
async fn lines(user: &User, body: Value) -> Vec<Value> {
    let reply = user.with("POST", "changes", body).await.is(200);
    let lines = reply.text().lines().filter(|line| !line.is_empty());
    lines
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

fn names(line: &Value) -> Vec<&str> {
    let nodes = line["nodes"].as_array().expect("nodes").iter();
    nodes
        .map(|node| node["name"].as_str().unwrap_or("/"))
        .collect()
}

#[tokio::test]
async fn a_feed_begins_with_everything_and_goes_on_from_its_checkpoint() {
    let user = User::new();
    let a = user.amazon.put_file("/a", "x");
    user.amazon.put_file("/b", "x");
    let first = lines(&user, json!({})).await;
    assert_eq!(names(&first[0]), ["/", "a", "b"]);
    assert_eq!(
        (&first[0]["reset"], &first[0]["statusCode"]),
        (&json!(true), &json!(200))
    );
    assert_eq!(first[1..], [json!({"end": true})]);
    let checkpoint = &first[0]["checkpoint"];

    let nothing = lines(&user, json!({"checkpoint": checkpoint})).await;
    assert_eq!(nothing[0]["nodes"], json!([]));
    assert_eq!(nothing[0]["reset"], false);

    user.amazon.put_file("/c", "x");
    user.with("PATCH", &format!("nodes/{a}"), json!({"name": "A2"}))
        .await
        .is(200);
    let second = lines(&user, json!({"checkpoint": checkpoint})).await;
    assert_eq!(names(&second[0]), ["c", "A2"]);
    assert_eq!(second[0]["reset"], false);
    assert_eq!(second[0]["nodes"][1]["version"], 2);
}

#[tokio::test]
async fn a_request_without_a_body_is_from_the_start() {
    let user = User::new();
    let reply = user.call("POST", "changes", &[]).await.is(200);
    assert!(reply.text().contains("\"reset\":true"));
    assert!(reply.text().contains("\n\n"), "a keep-alive is missing");
}

#[tokio::test]
async fn lines_have_as_many_nodes_as_asked_for_each_with_its_checkpoint() {
    let user = User::new();
    for name in 0..4 {
        user.amazon.put_file(&format!("/{name}"), "x");
    }
    let feed = lines(&user, json!({"chunkSize": 2})).await;
    let all: Vec<Vec<&str>> = feed[..3].iter().map(names).collect();
    assert_eq!(all, [vec!["/", "0"], vec!["1", "2"], vec!["3"]]);
    assert_eq!(
        [&feed[0]["reset"], &feed[1]["reset"]],
        [&json!(true), &json!(false)]
    );
    let from = json!({"checkpoint": feed[1]["checkpoint"], "chunkSize": 2});
    assert_eq!(names(&lines(&user, from).await[0]), ["3"]);
    let limited = lines(&user, json!({"chunkSize": 2, "maxNodes": 3})).await;
    assert_eq!(limited.len(), 3);
    assert_eq!(limited[2], json!({"end": true}));
    let from = json!({"checkpoint": limited[1]["checkpoint"]});
    assert_eq!(names(&lines(&user, from).await[0]), ["3"]);
}

#[tokio::test]
async fn purged_nodes_are_told_of_on_demand() {
    let user = User::new();
    let id = user.amazon.put_file("/a/b", "x");
    let checkpoint = lines(&user, json!({})).await[0]["checkpoint"].clone();
    user.amazon.trash("/a");
    let folder = user.amazon.snapshot()[0].id.clone();
    user.amazon.purge(&folder);
    let told = lines(
        &user,
        json!({"checkpoint": checkpoint, "includePurged": "true"}),
    )
    .await;
    let purged: Vec<Value> = [&folder, &id]
        .map(|id| user.amazon.node(id).expect("a stub"))
        .to_vec();
    assert_eq!(told[0]["nodes"], json!(purged));
    assert_eq!(
        purged[1],
        json!({"id": id, "kind": "FILE", "status": "PURGED"})
    );
    let hidden = lines(
        &user,
        json!({"checkpoint": checkpoint, "includePurged": "false"}),
    )
    .await;
    assert_eq!(hidden[0]["nodes"], json!([]));
    assert_ne!(hidden[0]["checkpoint"], checkpoint);
    user.get(&format!("nodes/{id}")).await.fails(404);
}

#[tokio::test]
async fn trash_and_restore_are_changes() {
    let user = User::new();
    let id = user.amazon.put_file("/a", "x");
    let checkpoint = lines(&user, json!({})).await[0]["checkpoint"].clone();
    user.call("PUT", &format!("trash/{id}"), &[]).await.is(200);
    let told = lines(&user, json!({"checkpoint": checkpoint})).await;
    assert_eq!(told[0]["nodes"][0]["status"], "TRASH");
    user.amazon.touch(&id);
    let told = lines(&user, json!({"checkpoint": told[0]["checkpoint"]})).await;
    assert_eq!(told[0]["nodes"][0]["version"], 3);
}

#[tokio::test]
async fn a_checkpoint_that_is_not_known_begins_anew() {
    let user = User::new();
    user.amazon.put_file("/a", "x");
    let checkpoint = lines(&user, json!({})).await[0]["checkpoint"].clone();
    user.amazon.invalidate_checkpoints();
    for unknown in [checkpoint, json!("CPX1"), json!("")] {
        let feed = lines(&user, json!({"checkpoint": unknown})).await;
        assert_eq!(feed[0]["reset"], true);
        assert_eq!(names(&feed[0]), ["/", "a"]);
    }
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
    user.amazon.trouble_next_changes(ChangesTrouble::NoEnd);
    user.amazon
        .trouble_next_changes(ChangesTrouble::StatusCode(500));
    user.amazon.trouble_next_changes(ChangesTrouble::NotJson);
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
