//! Pages: sizes, cursors, totals and sorting.

use serde_json::Value;

use super::client::{User, text};

fn filled() -> User {
    let user = User::new();
    for name in ["d", "a", "c", "e", "B"] {
        user.folder(name);
    }
    user
}

#[tokio::test]
async fn the_next_link_is_a_path_with_a_cursor_and_nothing_else() {
    let user = filled();
    let path = format!("/folders/{}/folders", user.home.root);
    let asked = format!("{path}?page_size=2&include_total_count=true&include=creator");
    let first = user.get(&asked).await.is(200);
    assert_eq!(first.names(), ["d", "a"]);
    assert_eq!(first.json()["total_count"], 5);
    let next = text(&first.json()["links"]["next"]);
    let account = user.emulator.account_id();
    assert!(
        next.starts_with(&format!("/v4/accounts/{account}{path}?after=")),
        "{next}"
    );
    assert!(!next.contains('&') && next.contains("%3D"), "{next}");
    let bare = user.get(&next).await.is(200);
    assert_eq!(
        bare.names(),
        ["c", "e", "B"],
        "the default size, without what was asked for before"
    );
    assert_eq!(bare.data()[0].get("creator"), None);
    assert_eq!(bare.json()["links"]["next"], Value::Null);
    let after = next.split_once("?after=").expect("a cursor").1;
    let full = user
        .get(&format!("{path}?page_size=2&after={after}&include=creator"))
        .await
        .is(200);
    assert_eq!(full.names(), ["c", "e"]);
    assert!(full.data()[0]["creator"].is_object());
    user.has_nothing_to_complain_about();
}

#[tokio::test]
async fn a_cursor_continues_after_its_item_when_others_were_deleted() {
    let user = filled();
    let path = format!("/folders/{}/folders", user.home.root);
    let first = user.get(&format!("{path}?page_size=2")).await.is(200);
    let next = text(&first.json()["links"]["next"]);
    let gone = text(&first.data()[0]["id"]);
    user.delete(&format!("/folders/{gone}")).await.is(204);
    assert_eq!(user.get(&next).await.is(200).names(), ["c", "e", "B"]);
    user.get(&format!("{path}?after=nonsense"))
        .await
        .fails(400, "/after");
}

#[tokio::test]
async fn pages_have_the_sizes_of_their_lists() {
    let user = filled();
    let assets = format!("/folders/{}/children", user.home.root);
    user.get(&format!("{assets}?page_size=500")).await.is(200);
    for (path, size, status) in [
        (assets.as_str(), "501", 422),
        (assets.as_str(), "0", 422),
        (assets.as_str(), "many", 400),
        ("/workspaces", "101", 422),
    ] {
        let reply = user.get(&format!("{path}?page_size={size}")).await;
        reply.fails(status, "/page_size");
    }
    user.get("/workspaces?page_size=100").await.is(200);
    let flag = user.get("/workspaces?include_total_count=yes").await;
    flag.fails(400, "/include_total_count");
}
