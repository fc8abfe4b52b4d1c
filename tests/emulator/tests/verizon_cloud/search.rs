//! Searches.

use cloud_drives_emulator::VerizonCloud;
use serde_json::json;

use crate::client::{Reply, User};

/// A user with a few songs and pictures.
fn filled() -> User {
    let user = User::new();
    for name in ["manual.pdf", "postman.jpg", "Summer Trip.jpg", "a_b.c.txt"] {
        user.verizon
            .put_file(&format!("/VZMOBILE/dir/{name}"), name);
    }
    user.verizon.put_file("/VZWEB/manual two.txt", "web");
    user.verizon.put_folder("/VZMOBILE/manuals");
    user.verizon.put_file("/VZMOBILE/gone manual.txt", "gone");
    user.verizon.trash("/VZMOBILE/gone manual.txt");
    user
}

async fn search(user: &User, query: &str) -> Reply {
    user.list("search", &[("query", query)]).await
}

async fn found(user: &User, query: &str) -> Vec<String> {
    let reply = search(user, query).await.is(200);
    let mut names = reply.names("searchResults.file");
    names.extend(reply.names("searchResults.folder"));
    assert_eq!(reply.at("searchResults.count"), names.len());
    names
}

#[tokio::test]
async fn values_are_beginnings_of_words_in_any_case() {
    let user = filled();
    assert_eq!(found(&user, "name:man").await, ["manual.pdf", "manuals"]);
    assert_eq!(found(&user, "name:TRI").await, ["Summer Trip.jpg"]);
    assert_eq!(found(&user, r"name:summer\ tr").await, ["Summer Trip.jpg"]);
    assert_eq!(found(&user, r"name:a\_b\.c").await, ["a_b.c.txt"]);
    assert!(found(&user, "name:nothing").await.is_empty());
}

#[tokio::test]
async fn all_terms_have_to_hold() {
    let user = filled();
    assert_eq!(found(&user, "file:true AND name:man").await, ["manual.pdf"]);
    assert_eq!(found(&user, "folder:true AND name:man").await, ["manuals"]);
    let both = found(&user, "extension:jpg AND file:TRUE").await;
    assert_eq!(both, ["Summer Trip.jpg", "postman.jpg"]);
}

#[tokio::test]
async fn a_query_that_cannot_be_read_is_refused() {
    let user = filled();
    for query in [
        "man",
        "name:ma",
        "extension:7z",
        "name:a.txt",
        "name:summer trip",
        "name:man*",
        "name:man OR name:post",
        "weight:100",
        "file:false",
        "name:\"summer\"",
    ] {
        search(&user, query).await.fails(400);
    }
    let user = User::of(VerizonCloud::builder());
    search(&user, "").await.fails(400);
}

#[tokio::test]
async fn one_virtual_folder_is_searched_or_all_of_them() {
    let user = filled();
    let within = async |folder: &str| {
        let query = [
            ("query", "name:man AND file:true"),
            ("virtualfolder", folder),
        ];
        user.list("search", &query).await
    };
    let web = within("VZWEB").await.is(200);
    assert_eq!(web.names("searchResults.file"), ["manual two.txt"]);
    let all = within("*").await.is(200);
    assert_eq!(all.names("searchResults.file").len(), 2);
    within("NO").await.fails(400);
}

#[tokio::test]
async fn attributes_are_searched_and_sorted_by() {
    let user = filled();
    let song = |name: &str, artist: &str, favorite: u32| {
        let path = format!("/VZMOBILE/{name}.mp3");
        user.verizon.put_file(&path, name);
        let found = json!({"artist": artist, "compilation": favorite, "captureDate": "2016-07-01T10:00:00.000Z"});
        user.verizon.set_attributes(&path, found);
    };
    song("one", "The Sea", 1);
    song("two", "Above the Sea", 0);
    let sorted = [("query", "artist:sea"), ("sort", "artist+asc")];
    let reply = user.list("search", &sorted).await.is(200);
    assert_eq!(reply.names("searchResults.file"), ["two.mp3", "one.mp3"]);
    assert_eq!(found(&user, "compilation:1").await, ["one.mp3"]);
    assert_eq!(found(&user, r"captureDate:2016-07").await.len(), 2);
    assert_eq!(found(&user, "contentType:audio/mpeg").await.len(), 2);
    let uri = user.verizon.uri("/VZMOBILE/one.mp3").expect("a uri");
    let body = json!({"uri": [uri], "createversion": false});
    user.put("favorites", body).await.is(200);
    assert_eq!(found(&user, "favorite:true").await, ["one.mp3"]);
}

#[tokio::test]
async fn results_come_in_pages() {
    let user = User::new();
    for number in 0..5 {
        user.verizon
            .put_file(&format!("/VZMOBILE/file{number}"), "x");
    }
    let page = async |page: &str, count: &str| {
        let query = [("query", "name:file"), ("page", page), ("count", count)];
        user.list("search", &query).await
    };
    let first = page("1", "2").await.is(200);
    assert_eq!(first.names("searchResults.file"), ["file0", "file1"]);
    assert_eq!(first.at("searchResults.count"), 5);
    assert_eq!(page("3", "2").await.names("searchResults.file"), ["file4"]);
    assert_eq!(
        page("4", "2").await.json(),
        json!({"searchResults": {"count": 5}})
    );
    page("1", "101").await.fails(400);
    let user = User::of(VerizonCloud::builder());
    for (name, value) in [("page", "0"), ("count", "0"), ("page", "x")] {
        let query = [("query", "name:file"), (name, value)];
        user.list("search", &query).await.fails(400);
    }
}
