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
