//! Groups, custom actions, search and the audit log.

use serde_json::{Value, json};

use crate::client::{User, text};

#[tokio::test]
async fn groups_are_made_here_or_come_from_elsewhere() {
    let user = User::new();
    let made = user
        .post("/groups", json!({"name": "Editors", "emoji": "🎬"}))
        .await
        .is(201);
    assert_eq!(made.data().get("source"), None);
    let one = format!("/groups/{}", made.id());
    let shown = user
        .get(&format!("{one}?include=creator"))
        .await
        .is(200)
        .data();
    assert_eq!(
        (&shown["source"], &shown["creator"]["name"]),
        (&json!("frame"), &json!("Ann Owner"))
    );
    user.patch(&one, json!({"name": "Cutters"})).await.is(200);
    let adobe = user
        .frameio
        .put_group("Adobe", "adobe", Some("in_progress"));
    let listed = user.get("/groups?sort=name_asc").await.is(200);
    assert_eq!(listed.names(), ["Adobe", "Cutters"]);
    assert_eq!(listed.data()[0]["sync_status"], "in_progress");
    assert_eq!(listed.data()[0]["member_count"], 1);
    user.patch(&format!("/groups/{adobe}"), json!({"name": "x"}))
        .await
        .fails(403, "");
    user.has_nothing_to_complain_about();
}

#[tokio::test]
async fn custom_actions_show_their_secret_once_and_carry_what_a_user_chose() {
    let user = User::new();
    let file = user.file("a.mp4");
    let path = format!("/workspaces/{}/actions", user.frameio.workspace_id());
    let body = json!({
        "name": "Send",
        "description": "Sends it",
        "event": "my.send",
        "url": "https://example.com/a",
    });
    let made = user.post(&path, body).await.is(201);
    assert!(made.data()["secret"].is_string());
    let one = format!("/actions/{}", made.id());
    let shown = user
        .get(&format!("{one}?include=creator"))
        .await
        .is(200)
        .data();
    assert_eq!(shown.get("secret"), None);
    assert_eq!(
        (&shown["active"], &shown["timeout"]),
        (&json!(true), &Value::Null)
    );
    let changed = user
        .patch(&one, json!({"active": false, "timeout": 5}))
        .await
        .is(200)
        .data();
    assert_eq!(
        (&changed["active"], &changed["timeout"]),
        (&json!(false), &json!(5))
    );
    assert_eq!(user.get(&path).await.is(200).names(), ["Send"]);
    let form = [("title".to_owned(), json!("x"))].into_iter().collect();
    let interaction = user.frameio.trigger_action(&made.id(), &file, Some(form));
    let delivery = user.frameio.deliveries().pop().expect("one");
    let body: Value = serde_json::from_slice(&delivery.body).expect("JSON");
    assert_eq!(
        body["interaction_id"],
        json!(interaction.expect("it is there"))
    );
    assert_eq!(body["resource"], json!({"id": file, "type": "file"}));
    assert_eq!(
        (&body["type"], &body["data"]["title"]),
        (&json!("my.send"), &json!("x"))
    );
    user.delete(&one).await.is(204);
    user.get(&one).await.fails(404, "");
    user.has_nothing_to_complain_about();
}

async fn search(user: &User, body: Value) -> Vec<Value> {
    let found = user.call("POST", "/search", Some(body)).await.is(200);
    found.data().as_array().expect("a list").clone()
}

#[tokio::test]
async fn search_finds_projects_folders_files_and_stacks_by_words() {
    let user = User::new();
    user.folder("film reels");
    let (one, two) = (user.file("film v1.mp4"), user.file("film v2.mp4"));
    let commented = user.file("other.mp4");
    user.frameio
        .put_version_stack(&[&one, &two])
        .expect("files");
    let comment = json!({"text": "the film is too long"});
    user.post(&format!("/files/{commented}/comments"), comment)
        .await
        .is(201);
    let found = search(&user, json!({"engine": "lexical", "query": "FILM"})).await;
    let mut types: Vec<String> = found.iter().map(|item| text(&item["type"])).collect();
    types.sort();
    let all = [
        "file_result",
        "file_result",
        "file_result",
        "folder_result",
        "project_result",
    ];
    assert_eq!(types, [&all[..], &["version_stack_result"]].concat());
    let project = found
        .iter()
        .find(|item| item["type"] == "project_result")
        .expect("one");
    assert_eq!(project["result"]["description"], Value::Null);
    assert_eq!(project["matches"][0]["type"], "project_match");
    let by_comment = found
        .iter()
        .find(|item| item["result"]["id"] == json!(commented))
        .expect("one");
    assert_eq!(by_comment["matches"][0]["snippet"], "the film is too long");
    assert_eq!(by_comment["matches"][0]["terms"], json!(["film"]));
    let filters = json!({"folders": true});
    let folders = search(
        &user,
        json!({"engine": "nlp", "query": "film", "filters": filters}),
    )
    .await;
    assert_eq!(folders.len(), 1);
    user.has_nothing_to_complain_about();
}

#[tokio::test]
async fn search_pages_by_posting_again_and_shows_matches_that_tests_put_in() {
    let user = User::new();
    let clip = json!({"best_frame_time": 1, "start_time": 0, "end_time": 2, "index": 0, "relevancy_index": 0});
    let seen = json!({"type": "visual_match", "clips": [clip]});
    for name in ["a.mp4", "b.mp4", "c.mp4"] {
        user.frameio
            .put_search_match(&user.file(name), seen.clone());
    }
    let body = json!({"engine": "nlp", "query": "sunset"});
    let path = "/search?page_size=2&include_total_count=true";
    let first = user.call("POST", path, Some(body.clone())).await.is(200);
    assert_eq!(first.json()["total_count"], 3);
    assert_eq!(first.data()[0]["matches"], json!([seen]));
    let next = text(&first.json()["links"]["next"]);
    let second = user.call("POST", &next, Some(body)).await.is(200);
    assert_eq!(second.data()[0]["result"]["name"], "c.mp4");
    assert_eq!(second.json()["links"]["next"], Value::Null);
}

#[tokio::test]
async fn the_audit_log_is_filtered_and_newest_first() {
    let user = User::new();
    let path = format!("/folders/{}/folders", user.root);
    let folder = user.post(&path, json!({"name": "a"})).await.is(201).id();
    user.frameio
        .clock()
        .advance(std::time::Duration::from_secs(23 * 60 * 60));
    user.delete(&format!("/folders/{folder}")).await.is(204);
    user.frameio.put_audit_entry("user_login", "user", "U");
    let all = user
        .get("/audit_logs?include=user&include_total_count=true")
        .await
        .is(200);
    let events = |reply: &crate::client::Reply| {
        let data = reply.data();
        let items = data.as_array().expect("a list").iter();
        items
            .map(|item| text(&item["event_type"]))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        events(&all),
        ["user_login", "asset_deleted", "asset_created"]
    );
    assert_eq!(all.json()["total_count"], 3);
    assert_eq!(all.data()[0]["user"], Value::Null);
    assert_eq!(all.data()[1]["user"]["name"], "Ann Owner");
    for (filter, found) in [
        ("filters[event_type]=asset_created", vec!["asset_created"]),
        ("filters[to_date]=2024-07-06", vec!["asset_created"]),
        (
            "filters%5Bfrom_date%5D=2024-07-07&filters[resource_type]=asset",
            vec!["asset_deleted"],
        ),
        ("filters[ip_address]=192.0.2.1", vec!["user_login"]),
    ] {
        let reply = user.get(&format!("/audit_logs?{filter}")).await.is(200);
        assert_eq!(events(&reply), found, "{filter}");
    }
    let bad = user.get("/audit_logs?filters[from_date]=yesterday").await;
    bad.fails(422, "/filters/from_date");
    user.get("/audit_logs?filters[colour]=red")
        .await
        .fails(422, "/filters/colour");
}
