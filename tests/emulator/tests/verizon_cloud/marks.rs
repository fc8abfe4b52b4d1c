//! Favorites and tags.

use std::time::Duration;

use cloud_drives_emulator::VerizonCloud;
use cloud_drives_emulator::verizon_cloud::Envelopes;
use serde_json::{Value, json};

use crate::client::User;

fn filled() -> User {
    let user = User::new();
    for path in [
        "/VZMOBILE/a.jpg",
        "/VZMOBILE/b & c.mp3",
        "/VZMOBILE/dir/d.pdf",
    ] {
        user.verizon.put_file(path, path);
    }
    user
}

fn uri(user: &User, path: &str) -> String {
    user.verizon.uri(path).expect("a uri")
}

#[tokio::test]
async fn favorites_are_marked_listed_and_unmarked() {
    let user = filled();
    let song = uri(&user, "/VZMOBILE/b & c.mp3");
    let picture = uri(&user, "/VZMOBILE/a.jpg");
    let folder = uri(&user, "/VZMOBILE/dir");
    let add = async |uri: Value| {
        user.verizon.clock().advance(Duration::from_secs(1));
        user.put("favorites", json!({"uri": uri, "createversion": false}))
            .await
    };
    assert_eq!(
        user.get("favorites").await.is(200).json(),
        json!({"searchResults": {"count": 0}})
    );
    add(json!([picture, folder])).await.bare(200);
    add(json!(song)).await.bare(200);
    let all = user.get("favorites").await.is(200);
    // What was marked last comes first.
    assert_eq!(all.names("searchResults.file"), ["b & c.mp3", "a.jpg"]);
    assert_eq!(all.names("searchResults.folder"), ["dir"]);
    let attributes = &all.at("searchResults.file")[0]["systemAttributes"];
    assert_eq!(attributes["Favorite"], true);
    for (kind, filetype, files, folders) in [
        ("file&folder", "all", 2, 1),
        ("file", "all", 2, 0),
        ("folder", "all", 0, 1),
        ("file", "music", 1, 0),
        ("file&folder", "image", 1, 0),
        ("file", "documents", 0, 0),
    ] {
        let query = [
            ("type", kind),
            ("filetype", filetype),
            ("virtualfolder", "VZMOBILE"),
        ];
        let reply = user.list("favorites", &query).await.is(200);
        let found = (
            reply.names("searchResults.file").len(),
            reply.names("searchResults.folder").len(),
        );
        assert_eq!(found, (files, folders), "{kind} {filetype}");
    }
    user.delete("favorites", &[("uri", &picture), ("uri", &folder)])
        .await
        .bare(200);
    let left = user.get("favorites").await;
    assert_eq!(left.names("searchResults.file"), ["b & c.mp3"]);
}

#[tokio::test]
async fn an_unknown_uri_is_not_found_and_nothing_is_marked() {
    let user = filled();
    let known = uri(&user, "/VZMOBILE/a.jpg");
    let body = json!({"uri": [known, "dv-file://0:VZMOBILE/a.jpg"]});
    user.put("favorites", body).await.fails(404);
    let gone = uri(&user, "/VZMOBILE/dir/d.pdf");
    user.verizon.trash("/VZMOBILE/dir/d.pdf");
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

#[tokio::test]
async fn a_mark_can_make_a_new_version() {
    let user = filled();
    let uri = uri(&user, "/VZMOBILE/a.jpg");
    let version = || user.verizon.item("/VZMOBILE/a.jpg").expect("a file")["version"].clone();
    for (new, expected) in [(false, 1), (true, 2)] {
        let body = json!({"uri": [uri], "createversion": new});
        user.put("favorites", body).await.is(200);
        assert_eq!(version(), expected);
    }
    let query = [("uri", uri.as_str()), ("createversion", "true")];
    user.delete("favorites", &query).await.is(200);
    assert_eq!(version(), 3);
    let body = json!({"uri": uri, "tags": "x", "createversion": true});
    user.put("tags", body).await.is(200);
    assert_eq!(version(), 4);
    user.delete("tags", &query).await.is(204);
    assert_eq!(version(), 5);
}

#[tokio::test]
async fn the_envelope_of_favorites_can_be_another() {
    for (envelopes, place) in [
        (Envelopes::Wrapped, "favorites.count"),
        (Envelopes::Bare, "count"),
    ] {
        let user = User::of(VerizonCloud::builder().envelopes(envelopes));
        assert_eq!(user.get("favorites").await.at(place), 0);
    }
}

#[tokio::test]
async fn tags_are_one_text_that_is_replaced() {
    let user = filled();
    let uri = uri(&user, "/VZMOBILE/b & c.mp3");
    let path = "tags/VZMOBILE/b%20%26%20c.mp3";
    assert_eq!(user.get(path).await.is(200).json(), json!({"Tags": ""}));
    for tags in ["sea,sun", "sea, sun & \"moon\""] {
        let body = json!({"uri": uri, "tags": tags, "createversion": false});
        let reply = user.put("tags", body).await.is(200);
        assert_eq!(reply.json(), json!({"Tags": tags}));
        assert_eq!(user.get(path).await.at("Tags"), tags);
    }
    let item = user.verizon.item("/VZMOBILE/b & c.mp3").expect("a file");
    assert_eq!(item["systemAttributes"]["Tags"], "sea, sun & \"moon\"");
    user.delete("tags", &[("uri", &uri)]).await.bare(204);
    assert_eq!(user.get(path).await.at("Tags"), "");
}

#[tokio::test]
async fn tags_of_what_is_not_there() {
    let user = filled();
    user.get("tags/VZMOBILE/no").await.fails(404);
    user.verizon.trash("/VZMOBILE/a.jpg");
    user.get("tags/VZMOBILE/a.jpg").await.fails(410);
    let body = json!({"uri": uri(&user, "/VZMOBILE/a.jpg"), "tags": "x"});
    user.put("tags", body).await.fails(404);
    user.put("tags", json!({"uri": uri(&user, "/VZMOBILE/dir")}))
        .await
        .fails(400);
    user.delete("tags", &[("uri", "nothing")]).await.fails(404);
}
