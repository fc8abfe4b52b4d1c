//! Listings: filters, order, pages.

use std::time::Duration;

use cloud_drives_emulator::AmazonDrive;
use serde_json::json;

use super::client::User;

async fn found(user: &User, filters: &str) -> Vec<String> {
    let reply = user.call("GET", "nodes", &[("filters", filters)]).await;
    reply.is(200).names()
}

fn sample() -> User {
    let user = User::new();
    user.emulator.put_folder("/Photos");
    user.emulator.put_file("/Photos/one.jpg", "1");
    user.emulator.clock().advance(Duration::from_secs(60));
    user.emulator.put_file("/Photos/Two.PNG", "22");
    user.emulator.put_file("/My (1) \"file\".txt", "333");
    user.emulator.set_labels("/Photos/one.jpg", &["a", "b"]);
    user
}

#[tokio::test]
async fn a_listing_is_put_in_order() {
    let user = sample();
    let sorted = async |sort: &str| {
        let query = [("filters", "kind:(FILE OR FOLDER)"), ("sort", sort)];
        user.call("GET", "nodes", &query).await.is(200).names()
    };
    let names = sorted("[\"kind DESC\",\"name ASC\"]").await;
    assert_eq!(
        names,
        ["/", "Photos", "My (1) \"file\".txt", "one.jpg", "Two.PNG"]
    );
    let sizes = sorted("[\"contentProperties.size DESC\"]").await;
    assert_eq!(sizes[..2], ["My (1) \"file\".txt", "Two.PNG"]);
    let dates = sorted("['createdDate DESC']").await;
    assert_eq!(dates[0], "Two.PNG");
    for bad in ["name ASC", "[\"labels ASC\"]"] {
        let message = user.call("GET", "nodes", &[("sort", bad)]).await.fails(400);
        assert!(message.starts_with("Invalid sort"), "{message}");
    }
}

#[tokio::test]
async fn tokens_end_by_themselves_and_can_be_ended() {
    let user = User::of(AmazonDrive::builder());
    user.emulator.put_file("/a", "x");
    let begin = async || {
        let body = user.call("GET", "nodes", &[("limit", "1")]).await.json();
        body["nextToken"].as_str().expect("a token").to_owned()
    };
    let next = async |token: &str| {
        let query = [("limit", "1"), ("startToken", token)];
        user.call("GET", "nodes", &query).await
    };
    let token = begin().await;
    user.emulator.clock().advance(Duration::from_secs(600));
    next(&token).await.fails(400);
    let token = begin().await;
    user.emulator.expire_page_tokens();
    next(&token).await.fails(400);
    let token = begin().await;
    next(&token).await.is(200);
}

#[tokio::test]
async fn a_page_leaves_out_what_was_purged_since_the_first() {
    let user = User::new();
    for path in ["/a", "/b", "/c"] {
        user.emulator.put_file(path, "x");
    }
    let query = [("filters", "kind:FILE"), ("limit", "1")];
    let body = user.call("GET", "nodes", &query).await.json();
    user.emulator.purge("/b");
    let token = body["nextToken"].as_str().expect("a token");
    let query = [
        ("filters", "kind:FILE"),
        ("limit", "1"),
        ("startToken", token),
    ];
    let reply = user.call("GET", "nodes", &query).await.is(200);
    assert!(reply.names().is_empty());
    assert!(reply.json()["nextToken"].is_string());
}

#[tokio::test]
async fn lists_have_links_assets_and_properties_on_demand() {
    let user = User::new();
    let file = user.emulator.put_file("/f.mp4", "x");
    user.emulator.put_asset(&file, "small.mp4", "y");
    user.emulator
        .set_property(&file, &user.emulator.owner_id(), "k", "v");
    let query = [
        ("filters", "kind:FILE"),
        ("tempLink", "true"),
        ("asset", "ALL"),
        ("fields", "[\"properties\"]"),
    ];
    let body = user.call("GET", "nodes", &query).await.is(200).json();
    let node = &body["data"][0];
    assert!(node["tempLink"].is_string());
    assert_eq!(node["assets"][0]["name"], "small.mp4");
    assert_eq!(
        node["properties"],
        json!({user.emulator.owner_id(): {"k": "v"}})
    );
    assert_eq!(found(&user, "kind:ASSET").await, ["small.mp4"]);
}

#[tokio::test]
async fn children_of_nothing_are_not_found() {
    User::new().get("nodes/nobody/children").await.fails(404);
}
