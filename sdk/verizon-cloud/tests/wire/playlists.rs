//! Tests of playlists and their items (`wire.md §3.11` to §3.13, §5.8).

use serde_json::{Value, json};
use verizon_cloud::types::{
    NewPlaylist, PlaylistItemSort, PlaylistSort, PlaylistType, PlaylistUpdate,
};

use crate::support::{Script, listening};

fn playlist() -> Value {
    json!({
        "uid": "p1", "name": "Mix", "type": "image-video", "mimeTypeRegex": "video/.*",
        "creationDate": "2017-01-01T00:00:00.000Z", "uri": "dv-playlist://0f3a:p1",
        "shareAssociation": { "uid": "s1", "visibility": "public" }, "new": { "a": 1 }
    })
}

#[tokio::test]
async fn the_list_is_read_from_its_envelopes() {
    for (body, count) in [
        (
            json!({ "playlistDefinitions": { "playlistDefinition": [playlist()] } }),
            1,
        ),
        (
            json!({ "playlistDefinitions": { "playlistDefinition": playlist() } }),
            1,
        ),
        (json!({ "playlistDefinitions": {} }), 0),
        (json!({}), 0),
    ] {
        let script = Script::new([(200, body.clone()), (200, body.clone())]);
        let client = script.client();
        let found = client.playlists().list().send().await.unwrap();
        assert_eq!(found.len(), count, "{body}");
        for playlist in found.iter() {
            assert_eq!(playlist.type_, PlaylistType::ImageVideo);
            assert_eq!(playlist.share_associations.len(), 1);
            assert!(playlist.paths.is_empty());
        }
        let raw = client.playlists().list().send_raw().await.unwrap();
        assert_eq!(raw.json::<Value>().unwrap(), body);
    }
}

#[tokio::test]
async fn a_written_playlist_is_read_with_and_without_its_envelope() {
    let (bare, wrapped) = (playlist(), json!({ "playlistDefinition": playlist() }));
    let script = Script::new([
        (201, wrapped.clone()),
        (200, bare.clone()),
        (200, wrapped.clone()),
        (200, bare.clone()),
        (200, wrapped),
    ]);
    let client = script.client();
    let playlists = client.playlists();
    let new = || NewPlaylist::new("Mix", PlaylistType::ImageVideo, ["/VZMOBILE/a & b.mov"]);
    let mut uids = Vec::new();
    for _ in 0..2 {
        uids.push(playlists.create(new()).await.unwrap().uid);
    }
    uids.push(playlists.get("p1").await.unwrap().uid);
    let update = PlaylistUpdate::new("Mix", "music");
    uids.push(playlists.update("p1", update).await.unwrap().uid);
    uids.push(playlists.replace("p1", new()).await.unwrap().uid);
    assert_eq!(uids, ["p1"; 5]);
    let body = r#"{"name":"Mix","type":"image-video","paths":["/VZMOBILE/a & b.mov"]}"#;
    assert_eq!(
        script.lines(),
        [
            format!("POST /playlists {body}"),
            format!("POST /playlists {body}"),
            "GET /playlists/p1".to_owned(),
            r#"PUT /playlists/p1 {"name":"Mix","type":"music"}"#.to_owned(),
            format!("PUT /playlists/p1/items {body}"),
        ]
    );
}

#[tokio::test]
async fn items_have_an_id_in_lower_case_and_keep_undescribed_members() {
    let item = json!({ "itemuid": "i9", "name": "song.mp3", "size": 3_000_000, "album": "Sea" });
    for (body, count) in [
        (json!({ "playlist": { "playlistElement": [item] } }), 1),
        (json!({ "playlist": { "playlistElement": item } }), 1),
        (json!({ "playlist": {} }), 0),
    ] {
        let script = Script::new([(200, body)]);
        let items = script.client().playlists().list_items("p1").send().await;
        let items = items.unwrap().into_body();
        assert_eq!(items.len(), count);
        for item in items {
            assert_eq!((item.item_uid.as_str(), item.size), ("i9", Some(3_000_000)));
            assert_eq!(item.extra["album"], "Sea");
        }
    }
}

#[tokio::test]
async fn adding_sends_the_paths_and_returns_any_answer() {
    let answer = json!([{ "path": "/VZMOBILE/song.mp3", "itemuid": "i9" }]);
    let script = Script::new([(200, answer.clone()), (201, answer.clone())]);
    let client = script.client();
    for _ in 0..2 {
        let added = client.playlists().add_items("p1", ["/VZMOBILE/song.mp3"]);
        assert_eq!(added.send().await.unwrap().into_body(), answer);
    }
    assert_eq!(
        script.lines(),
        [r#"POST /playlists/p1/items {"add":["/VZMOBILE/song.mp3"]}"#; 2]
    );
}

#[tokio::test]
async fn listings_are_ordered_by_fields_that_they_know() {
    let (client, script) = listening();
    let list = client.playlists().list().type_(PlaylistType::Music);
    let list = list.sort(PlaylistSort::CreationDateDesc).page(1).count(100);
    list.send().await.unwrap();
    let items = client.playlists().list_items("p/1");
    let items = items.sort(PlaylistItemSort::TitleAsc).page(3).count(1);
    items.send().await.unwrap();
    assert_eq!(
        script.lines(),
        [
            "GET /playlists?type=music&sort=creationDate%2Bdesc&page=1&count=100",
            "GET /playlists/p%2F1/items?sort=title%2Basc&page=3&count=1",
        ]
    );
}

#[tokio::test]
async fn playlists_and_items_are_deleted_by_their_ids() {
    let script = Script::new([(200, Value::Null), (204, Value::Null)]);
    let client = script.client();
    client.playlists().delete("p1").send().await.unwrap();
    let remove = client.playlists().remove_item("p1", "i9");
    remove.send().await.unwrap();
    assert_eq!(
        script.lines(),
        ["DELETE /playlists/p1", "DELETE /playlists/p1/items/i9"]
    );
}
