//! Tests of deliveries to webhooks.

use serde_json::{Value, json};

use super::client::{User, parts, text};

async fn hook(user: &User, events: &[&str]) -> String {
    let path = format!("/workspaces/{}/webhooks", user.emulator.workspace_id());
    let body = json!({"name": "hook", "url": "https://example.com/h", "events": events});
    user.post(&path, body).await.is(201).id()
}

#[tokio::test]
async fn an_upload_tells_of_its_steps_in_order() {
    let user = User::new();
    hook(
        &user,
        &["file.created", "file.upload.completed", "file.ready"],
    )
    .await;
    let upload = user.begin_upload("a.mp4", 3).await.is(201).data();
    user.put_part(&parts(&upload)[0].1, "video/mp4", b"abc")
        .await
        .is(200);
    user.emulator.finish_processing();
    assert_eq!(
        user.events(),
        ["file.created", "file.upload.completed", "file.ready"]
    );
    let last = user.emulator.deliveries().pop().expect("one");
    let body: Value = serde_json::from_slice(&last.body).expect("JSON");
    let told = json!({
        "account": {"id": user.emulator.account_id()},
        "project": {"id": user.home.project},
        "resource": {"id": upload["id"], "type": "file"},
        "type": "file.ready",
        "user": {"id": user.emulator.user_id()},
        "workspace": {"id": user.emulator.workspace_id()},
    });
    assert_eq!(body, told);
}

#[tokio::test]
async fn only_active_webhooks_of_the_workspace_hear_of_the_events_that_they_wait_for() {
    let user = User::new();
    let id = hook(&user, &["folder.created"]).await;
    let folders = format!("/folders/{}/folders", user.home.root);
    user.post(&folders, json!({})).await.is(201);
    user.begin_upload("a.txt", 3).await.is(201);
    let other = user.emulator.put_workspace("Other");
    let path = format!("/workspaces/{other}/projects");
    let project = user.post(&path, json!({"name": "P"})).await.is(201).data();
    let elsewhere = format!("/folders/{}/folders", text(&project["root_folder_id"]));
    user.post(&elsewhere, json!({})).await.is(201);
    assert_eq!(user.events(), ["folder.created"]);
    user.patch(&format!("/webhooks/{id}"), json!({"active": false}))
        .await
        .is(200);
    user.post(&folders, json!({})).await.is(201);
    assert_eq!(user.events().len(), 1);
}

#[tokio::test]
async fn everything_that_happens_has_its_event() {
    let user = User::new();
    let all = [
        "file.updated",
        "file.versioned",
        "file.copied",
        "file.deleted",
        "folder.updated",
        "folder.copied",
        "folder.deleted",
        "comment.created",
        "comment.updated",
        "comment.completed",
        "comment.uncompleted",
        "comment.deleted",
        "customfield.created",
        "customfield.updated",
        "customfield.deleted",
        "metadata.value.updated",
        "project.created",
        "project.updated",
        "share.created",
        "share.updated",
        "share.viewed",
        "share.deleted",
        "project.deleted",
    ];
    hook(&user, &all).await;
    let (file, old, folder) = (user.file("a.mp4"), user.file("old.mp4"), user.folder("f"));
    let one = format!("/files/{file}");
    user.patch(&one, json!({"name": "b.mp4"})).await.is(200);
    let stacks = format!("/folders/{}/version_stacks", user.home.root);
    user.post(&stacks, json!({"file_ids": [old, file]}))
        .await
        .is(201);
    let copy = user
        .call("POST", &format!("{one}/copy"), None)
        .await
        .is(200)
        .id();
    user.delete(&format!("/files/{copy}")).await.is(204);
    let at = format!("/folders/{folder}");
    user.patch(&at, json!({"name": "g"})).await.is(200);
    user.call("POST", &format!("{at}/copy"), None).await.is(200);
    user.delete(&at).await.is(204);
    let comment = user
        .post(&format!("{one}/comments"), json!({"text": "x"}))
        .await
        .is(201)
        .id();
    let comment = format!("/comments/{comment}");
    user.patch(&comment, json!({"completed": true}))
        .await
        .is(200);
    user.patch(&comment, json!({"completed": false}))
        .await
        .is(200);
    user.delete(&comment).await.is(204);
    let fields = "/metadata/field_definitions";
    let field = json!({"field_type": "text", "name": "F"});
    let field = user.post(fields, field).await.is(201).id();
    let values = json!([{"field_definition_id": field, "value": "x"}]);
    let bulk = format!("/projects/{}/metadata/values", user.home.project);
    user.patch(&bulk, json!({"file_ids": [file], "values": values}))
        .await
        .is(204);
    let renamed = json!({"field_type": "text", "name": "G"});
    user.patch(&format!("{fields}/{field}"), renamed)
        .await
        .is(200);
    user.delete(&format!("{fields}/{field}")).await.is(204);
    let projects = format!("/workspaces/{}/projects", user.emulator.workspace_id());
    let project = user
        .post(&projects, json!({"name": "P"}))
        .await
        .is(201)
        .id();
    user.patch(&format!("/projects/{project}"), json!({"name": "Q"}))
        .await
        .is(200);
    let shares = format!("/projects/{}/shares", user.home.project);
    let share = json!({"type": "asset", "access": "public", "name": "S"});
    let share = user.post(&shares, share).await.is(201).id();
    user.patch(&format!("/shares/{share}"), json!({"name": "T"}))
        .await
        .is(200);
    user.emulator
        .use_share(&share, "share_viewed", None, None)
        .expect("a share");
    user.delete(&format!("/shares/{share}")).await.is(204);
    user.delete(&format!("/projects/{project}")).await.is(204);
    let heard = user.events();
    let silent: Vec<&&str> = all
        .iter()
        .filter(|event| !heard.iter().any(|known| known == *event))
        .collect();
    assert!(silent.is_empty(), "nothing was told of {silent:?}");
    user.has_nothing_to_complain_about();
}

#[tokio::test]
async fn a_delivery_is_signed_over_its_time_and_its_body() {
    let user = User::new();
    hook(&user, &["folder.created"]).await;
    user.post(&format!("/folders/{}/folders", user.home.root), json!({}))
        .await
        .is(201);
    let delivery = user.emulator.deliveries().pop().expect("one");
    let request = delivery.request();
    assert_eq!(request.uri(), "https://example.com/h");
    let header = |name: &str| request.headers()[name].to_str().expect("text").to_owned();
    assert_eq!(header("x-frameio-request-timestamp"), "1720299984");
    assert_eq!(header("user-agent"), "Frame.io V4 API");
    let signature = header("x-frameio-signature");
    assert_eq!((&signature[..3], signature.len()), ("v0=", 67));
    user.emulator
        .clock()
        .advance(std::time::Duration::from_secs(1));
    assert_eq!(
        header("x-frameio-signature"),
        signature,
        "it is that of its own time"
    );
    assert!(delivery.is_pending() && !delivery.has_arrived());
}
