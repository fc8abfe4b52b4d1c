//! Searches.

use serde_json::json;

use super::client::{Reply, User};

/// A user with a few songs and pictures.
fn filled() -> User {
    let user = User::new();
    for name in ["manual.pdf", "postman.jpg", "Summer Trip.jpg", "a_b.c.txt"] {
        user.emulator
            .put_file(&format!("/VZMOBILE/dir/{name}"), name);
    }
    user.emulator.put_file("/VZWEB/manual two.txt", "web");
    user.emulator.put_folder("/VZMOBILE/manuals");
    user.emulator.put_file("/VZMOBILE/gone manual.txt", "gone");
    user.emulator.trash("/VZMOBILE/gone manual.txt");
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
        user.emulator.put_file(&path, name);
        let found = json!({"artist": artist, "compilation": favorite, "captureDate": "2016-07-01T10:00:00.000Z"});
        user.emulator.set_attributes(&path, found);
    };
    song("one", "The Sea", 1);
    song("two", "Above the Sea", 0);
    let sorted = [("query", "artist:sea"), ("sort", "artist+asc")];
    let reply = user.list("search", &sorted).await.is(200);
    assert_eq!(reply.names("searchResults.file"), ["two.mp3", "one.mp3"]);
    assert_eq!(found(&user, "compilation:1").await, ["one.mp3"]);
    assert_eq!(found(&user, r"captureDate:2016-07").await.len(), 2);
    assert_eq!(found(&user, "contentType:audio/mpeg").await.len(), 2);
    let uri = user.emulator.uri("/VZMOBILE/one.mp3").expect("a uri");
    let body = json!({"uri": [uri], "createversion": false});
    user.put("favorites", body).await.is(200);
    assert_eq!(found(&user, "favorite:true").await, ["one.mp3"]);
}
