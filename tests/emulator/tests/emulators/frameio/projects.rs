//! Accounts, workspaces and projects.

use serde_json::{Value, json};

use super::client::{User, text};

#[tokio::test]
async fn the_storage_usage_is_what_the_files_take() {
    let user = User::new();
    user.file("twelve bytes");
    let accounts = user.get("/v4/accounts").await.is(200).data();
    assert_eq!(accounts[0]["storage_usage"], 12);
    let project = user.get(&format!("/projects/{}", user.home.project)).await;
    assert_eq!(project.data()["storage"], 12);
}

#[tokio::test]
async fn a_workspace_is_created_shown_changed_and_deleted_with_its_projects() {
    let user = User::new();
    let made = user
        .post("/workspaces", json!({"name": "Team"}))
        .await
        .is(201);
    let one = format!("/workspaces/{}", made.id());
    assert_eq!(made.data()["account_id"], user.emulator.account_id());
    let project = user
        .post(&format!("{one}/projects"), json!({"name": "P"}))
        .await
        .is(201);
    let shown = user
        .get(&format!("{one}?include=creator"))
        .await
        .is(200)
        .data();
    assert_eq!(shown["creator"]["name"], "Ann Owner");
    let listed = user.get("/workspaces?sort=name_desc").await.is(200);
    assert_eq!(listed.names(), ["Workspace", "Team"]);
    let changed = user.patch(&one, json!({"name": "Crew"})).await.is(200);
    assert_eq!(changed.data()["name"], "Crew");
    assert!(user.delete(&one).await.is(204).body.is_empty());
    user.get(&one).await.fails(404, "");
    user.get(&format!("/projects/{}", project.id()))
        .await
        .fails(404, "");
    user.has_nothing_to_complain_about();
}

#[tokio::test]
async fn a_project_has_a_root_folder_and_goes_with_everything_in_it() {
    let user = User::new();
    let path = format!("/workspaces/{}/projects", user.emulator.workspace_id());
    let made = user
        .post(&path, json!({"name": "Series", "restricted": true}))
        .await
        .is(201);
    let project = made.data();
    assert_eq!(
        (&project["status"], &project["restricted"]),
        (&json!("active"), &json!(true))
    );
    let root = text(&project["root_folder_id"]);
    let folder = user.get(&format!("/folders/{root}")).await.is(200).data();
    assert_eq!(folder["parent_id"], Value::Null);
    let file = user
        .emulator
        .put_file(&root, "a.txt", "a")
        .expect("a folder");
    let one = format!("/projects/{}", made.id());
    let shown = user
        .get(&format!("{one}?include=owner"))
        .await
        .is(200)
        .data();
    assert_eq!(shown["owner"]["email"], "ann@example.com");
    assert_eq!(shown["description"], Value::Null);
    let changed = user
        .patch(&one, json!({"status": "inactive", "restricted": false}))
        .await;
    assert_eq!(changed.is(200).data()["status"], "inactive");
    user.delete(&one).await.is(204);
    for path in [one, format!("/folders/{root}"), format!("/files/{file}")] {
        user.get(&path).await.fails(404, "");
    }
    user.has_nothing_to_complain_about();
}

#[tokio::test]
async fn deleted_items_are_listed_flat_newest_first_without_a_total() {
    let user = User::new();
    let folder = user.folder("old");
    user.emulator
        .put_file(&folder, "inside.txt", "x")
        .expect("a folder");
    let file = user.file("new.txt");
    user.delete(&format!("/folders/{folder}")).await.is(204);
    user.emulator
        .clock()
        .advance(std::time::Duration::from_secs(60));
    user.delete(&format!("/files/{file}")).await.is(204);
    let path = format!("/projects/{}/recently_deleted", user.home.project);
    let listed = user
        .get(&format!("{path}?include_total_count=true"))
        .await
        .is(200);
    assert_eq!(listed.names()[0], "new.txt");
    assert_eq!(listed.names().len(), 3);
    assert_eq!(listed.json().get("total_count"), None);
    for item in listed.data().as_array().expect("a list") {
        assert_eq!(item.get("view_url"), None);
        assert!(item["deleted_at"].is_string());
    }
    let sorted = user.get(&format!("{path}?sort=name_asc")).await.is(200);
    assert_eq!(sorted.names(), ["inside.txt", "new.txt", "old"]);
}

#[tokio::test]
async fn an_account_a_project_and_a_file_answer_to_their_adobe_ids() {
    let user = User::new();
    let file = user.file("a.txt");
    let set = |id: &str, adobe: &str| user.emulator.set_adobe_id(id, adobe).expect("it is there");
    set(user.emulator.account_id(), "ORG");
    set(&user.home.project, "urn");
    set(&file, "urn|7");
    let shown = user
        .get("/v4/accounts/adobe:ORG/files/adobe:urn%7C7")
        .await
        .is(200)
        .data();
    assert_eq!(
        (&shown["id"], &shown["adobe_id"], &shown["adobe_version_id"]),
        (&json!(file), &json!("urn"), &json!("7"))
    );
    let project = user
        .get("/v4/accounts/adobe:ORG/projects/adobe:urn")
        .await
        .is(200);
    assert_eq!(project.id(), user.home.project);
    user.get("/v4/accounts/adobe:NONE/workspaces")
        .await
        .fails(404, "");
}
