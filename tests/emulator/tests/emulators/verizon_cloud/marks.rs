//! Favorites and tags.

use serde_json::json;

use super::client::User;

fn filled() -> User {
    let user = User::new();
    for path in [
        "/VZMOBILE/a.jpg",
        "/VZMOBILE/b & c.mp3",
        "/VZMOBILE/dir/d.pdf",
    ] {
        user.emulator.put_file(path, path);
    }
    user
}

fn uri(user: &User, path: &str) -> String {
    user.emulator.uri(path).expect("a uri")
}

#[tokio::test]
async fn an_unknown_uri_is_not_found_and_nothing_is_marked() {
    let user = filled();
    let known = uri(&user, "/VZMOBILE/a.jpg");
    let body = json!({"uri": [known, "dv-file://0:VZMOBILE/a.jpg"]});
    user.put("favorites", body).await.fails(404);
    let gone = uri(&user, "/VZMOBILE/dir/d.pdf");
    user.emulator.trash("/VZMOBILE/dir/d.pdf");
    user.put("favorites", json!({"uri": gone})).await.fails(404);
    user.delete("favorites", &[("uri", &gone)]).await.fails(404);
    assert_eq!(user.get("favorites").await.at("searchResults.count"), 0);
    // A file's uri is not a folder's.
    let folder = uri(&user, "/VZMOBILE/dir").replace("dv-folder", "dv-file");
    user.put("favorites", json!({"uri": folder}))
        .await
        .fails(404);
    for body in [
        json!({}),
        json!({"uri": 5}),
        json!({"uri": known, "createversion": "no"}),
    ] {
        user.put("favorites", body).await.fails(400);
    }
    user.list("favorites", &[("filetype", "songs")])
        .await
        .fails(400);
    user.list("favorites", &[("virtualfolder", "NO")])
        .await
        .fails(404);
}

/// Which spelling the service takes is not settled (`wire.md §5.12`).
#[tokio::test]
async fn untagging_takes_both_spellings_of_createversion() {
    let user = filled();
    let uri = uri(&user, "/VZMOBILE/a.jpg");
    let version = async || {
        let found = user.get("metadata/VZMOBILE/a.jpg").await;
        found.at("file.version").as_i64().expect("a version")
    };
    for name in ["createversion", "createVersion"] {
        let before = version().await;
        user.delete("tags", &[("uri", &uri)]).await;
        assert_eq!(version().await, before, "not unless it is asked for");
        user.delete("tags", &[("uri", &uri), (name, "true")]).await;
        assert_eq!(version().await, before + 1, "{name}");
    }
    assert_eq!(user.emulator.complaints(), []);
}
