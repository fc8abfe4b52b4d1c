//! Tests of the permissions of users.

use cloud_drives_emulator::frameio::Role;
use serde_json::json;

use super::client::{User, data};

/// A user of the account with this role in the project.
fn guest(user: &User, role: Option<Role>) -> (String, String) {
    let id = user
        .emulator
        .put_user("Ben", "ben@example.com", Role::Member);
    if let Some(role) = role {
        let set = user.emulator.set_role(&user.home.project, &id, Some(role));
        set.expect("a project");
    }
    let token = user.emulator.sign_in_as(&id);
    (id, token)
}

#[tokio::test]
async fn what_a_user_can_not_see_is_not_there_and_what_they_may_not_do_is_forbidden() {
    let user = User::new();
    let file = user.file("a.txt");
    let one = format!("/files/{file}");
    let (id, token) = guest(&user, None);
    user.call_as(&token, "GET", &one, None).await.fails(404, "");
    let steps = [
        (Role::Member, [403, 403, 403, 403]),
        (Role::Viewer, [200, 403, 403, 403]),
        (Role::Commenter, [200, 201, 403, 403]),
        (Role::EditOnly, [200, 201, 200, 403]),
        (Role::Editor, [200, 201, 200, 204]),
    ];
    for (role, statuses) in steps {
        user.emulator
            .set_role(&user.home.project, &id, Some(role))
            .expect("a project");
        let calls = [
            ("GET", one.clone(), None),
            (
                "POST",
                format!("{one}/comments"),
                data(json!({"text": "x"})),
            ),
            ("PATCH", one.clone(), data(json!({"name": "b.txt"}))),
            ("DELETE", one.clone(), None),
        ];
        for ((method, path, body), status) in calls.into_iter().zip(statuses) {
            let reply = user.call_as(&token, method, &path, body).await;
            assert_eq!(reply.status, status, "{role:?} {method} {path}");
        }
    }
}

#[tokio::test]
async fn account_roles_change_except_the_owners() {
    let user = User::new();
    let (id, token) = guest(&user, None);
    let one = format!("/users/{id}");
    user.call_as(&token, "PATCH", &one, data(json!({"role": "admin"})))
        .await
        .fails(403, "");
    let changed = user.patch(&one, json!({"role": "admin"})).await.is(200);
    assert_eq!(changed.data(), json!({"role": "admin"}));
    let owner = format!("/users/{}", user.emulator.user_id());
    user.patch(&owner, json!({"role": "member"}))
        .await
        .fails(403, "");
    let listed = user.get("/users?sort=role_desc").await.is(200).data();
    assert_eq!(
        (&listed[0]["role"], &listed[1]["role"]),
        (&json!("owner"), &json!("admin"))
    );
    user.emulator.set_active(&id, false).expect("a user");
    let active = user.get("/users").await.is(200).data();
    assert_eq!(active.as_array().map(Vec::len), Some(1));
    let all = user
        .get("/users?include_deactivated=true")
        .await
        .is(200)
        .data();
    assert_eq!(all.as_array().map(Vec::len), Some(2));
    user.has_nothing_to_complain_about();
}

#[tokio::test]
async fn restricted_projects_and_folders_open_only_to_their_own_members() {
    let user = User::new();
    let (id, token) = guest(&user, None);
    let workspace = user.emulator.workspace_id().to_owned();
    user.emulator
        .set_role(&workspace, &id, Some(Role::Editor))
        .expect("a workspace");
    let folder = user.folder("secret");
    let file = user
        .emulator
        .put_file(&folder, "a.txt", "a")
        .expect("a folder");
    let path = format!("/files/{file}");
    let see = async || {
        user.call_as(&token, "GET", &path, None)
            .await
            .status
            .as_u16()
    };
    assert_eq!(see().await, 200);
    user.emulator
        .restrict_folder(&folder, true)
        .expect("a folder");
    assert_eq!(see().await, 404);
    let children = format!("/folders/{}/children", user.home.root);
    let listed = user.call_as(&token, "GET", &children, None).await.is(200);
    assert!(listed.names().is_empty());
    user.emulator
        .set_role(&folder, &id, Some(Role::Viewer))
        .expect("a folder");
    assert_eq!(see().await, 200);
    user.patch(
        &format!("/projects/{}", user.home.project),
        json!({"restricted": true}),
    )
    .await
    .is(200);
    user.emulator
        .set_role(&folder, &id, None)
        .expect("a folder");
    assert_eq!(see().await, 404);
    assert_eq!(user.get(&path).await.status, 200);
}
