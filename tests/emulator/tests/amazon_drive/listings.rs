//! Listings: filters, order, pages.

use std::time::Duration;

use cloud_drives_emulator::AmazonDrive;
use serde_json::json;

use crate::client::User;

async fn found(user: &User, filters: &str) -> Vec<String> {
    let reply = user.call("GET", "nodes", &[("filters", filters)]).await;
    reply.is(200).names()
}

fn sample() -> User {
    let user = User::new();
    user.amazon.put_folder("/Photos");
    user.amazon.put_file("/Photos/one.jpg", "1");
    user.amazon.clock().advance(Duration::from_secs(60));
    user.amazon.put_file("/Photos/Two.PNG", "22");
    user.amazon.put_file("/My (1) \"file\".txt", "333");
    user.amazon.set_labels("/Photos/one.jpg", &["a", "b"]);
    user
}

#[tokio::test]
async fn the_root_is_found() {
    let user = sample();
    let reply = user
        .call("GET", "nodes", &[("filters", "isRoot:true")])
        .await
        .is(200);
    let body = reply.json();
    assert_eq!(body["count"], 1);
    assert_eq!(body["data"][0]["id"], user.amazon.root_id());
    assert!(body.get("nextToken").is_none());
    assert_eq!(found(&user, "kind:FOLDER AND isRoot:true").await, ["/"]);
}

#[tokio::test]
async fn nodes_are_found_by_every_field() {
    let user = sample();
    let photos = user.amazon.node_id("/Photos").expect("an id");
    let root = user.amazon.root_id();
    let file = user.amazon.entry("/Photos/one.jpg").expect("a file");
    user.amazon.link("/Photos/one.jpg", &root);
    let body = json!({"description": "my words"});
    user.with("PATCH", &format!("nodes/{photos}"), body)
        .await
        .is(200);
    let film = user.amazon.put_file("/film.mp4", "4444");
    let dated = json!({"contentDate": "2015-06-01T00:00:00.00Z"});
    user.amazon.set_content_properties(&film, dated);
    for (filters, names) in [
        ("kind:FOLDER", &["/", "Photos"][..]),
        ("name:one.jpg", &["one.jpg"]),
        ("name:ONE.jpg", &[]),
        ("name:T*", &["Two.PNG"]),
        (
            "name:My\\ \\(1\\)\\ \\\"file\\\".txt",
            &["My (1) \"file\".txt"],
        ),
        ("name:\"My (1) \\\"file\\\".txt\"", &["My (1) \"file\".txt"]),
        ("labels:a", &["one.jpg"]),
        ("labels:(a AND b)", &["one.jpg"]),
        ("labels:(a AND c)", &[]),
        ("description:\"my words\"", &["Photos"]),
        ("status:AVAILABLE AND kind:FILE AND labels:b", &["one.jpg"]),
        (
            "contentProperties.contentType:image*",
            &["one.jpg", "Two.PNG"],
        ),
        (
            "contentProperties.contentType:text\\/plain",
            &["My (1) \"file\".txt"],
        ),
        ("contentProperties.contentType:\"video/mp4\"", &["film.mp4"]),
        ("contentProperties.extension:PNG", &["Two.PNG"]),
        (
            "contentProperties.contentDate:[\"2015-06-01T00:00:00Z\" TO *]",
            &["film.mp4"],
        ),
        (
            "createdDate:{* TO \"2024-07-06T21:06:30.000Z\"}",
            &["/", "Photos", "one.jpg"],
        ),
        (
            "createdDate:\"2024-07-06T21:07:24Z\" AND kind:FILE AND name:T*",
            &["Two.PNG"],
        ),
        ("modifiedDate:{\"2024-07-06T21:07:24Z\" TO *}", &[]),
        ("kind:ASSET", &[]),
    ] {
        assert_eq!(found(&user, filters).await, names, "{filters}");
    }
    let both = format!("parents:\"{photos}\" AND parents:\"{root}\"");
    assert_eq!(found(&user, &both).await, ["one.jpg"]);
    let either = format!("kind:(FILE OR FOLDER) AND parents:\"{photos}\"");
    assert_eq!(found(&user, &either).await, ["one.jpg", "Two.PNG"]);
    let md5 = file.md5.expect("a checksum");
    assert_eq!(
        found(&user, &format!("contentProperties.md5:{md5}")).await,
        ["one.jpg"]
    );
}

#[tokio::test]
async fn a_filter_outside_the_language_is_refused_with_the_reason() {
    let user = sample();
    let reply = user.call("GET", "nodes", &[("filters", "name:a:b")]).await;
    let message = reply.fails(400);
    assert!(message.starts_with("Invalid filters: "), "{message}");
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
async fn pages_count_all_and_end_without_a_token() {
    let user = User::new();
    let folder = user.amazon.put_folder("/a");
    for name in 0..5 {
        user.amazon.put_file(&format!("/a/{name}"), "x");
    }
    let path = format!("nodes/{folder}/children");
    let mut names = Vec::new();
    let mut token = String::new();
    for _ in 0..3 {
        let mut query = vec![("limit", "2"), ("sort", "[\"name DESC\"]")];
        if !token.is_empty() {
            query.push(("startToken", &token));
        }
        let reply = user.call("GET", &path, &query).await.is(200);
        names.extend(reply.names());
        let body = reply.json();
        assert_eq!(body["count"], 5);
        token = body["nextToken"].as_str().unwrap_or_default().to_owned();
    }
    assert_eq!(names, ["4", "3", "2", "1", "0"]);
    assert!(token.is_empty());
}

#[tokio::test]
async fn a_page_has_200_nodes_at_most() {
    let user = User::of(AmazonDrive::builder());
    for name in 0..201 {
        user.amazon.put_file(&format!("/{name}"), "x");
    }
    for query in [&[][..], &[("limit", "200")], &[("limit", "1000")]] {
        let reply = user.call("GET", "nodes", query).await.is(200);
        assert_eq!(reply.names().len(), 200);
        assert_eq!(reply.json()["count"], 202);
    }
    assert_eq!(user.amazon.complaints().len(), 1);
    for bad in ["0", "-1", "many"] {
        user.call("GET", "nodes", &[("limit", bad)])
            .await
            .fails(400);
    }
}

#[tokio::test]
async fn a_token_for_the_next_page_expires() {
    let user = sample();
    let query = [("limit", "1")];
    let token = user.call("GET", "nodes", &query).await.json()["nextToken"].clone();
    let token = token.as_str().expect("a token");
    let next = async |filters: &str| {
        let query = [("limit", "1"), ("filters", filters), ("startToken", token)];
        user.call("GET", "nodes", &query).await
    };
    assert_eq!(next("").await.is(200).names(), ["Photos"]);
    assert_eq!(next("").await.is(200).names(), ["Photos"]);
    assert!(next("kind:FILE").await.fails(400).contains("another query"));
    user.amazon.clock().advance(Duration::from_secs(599));
    next("").await.is(200);
    user.amazon.clock().advance(Duration::from_secs(1));
    let body = next("").await.is(400).json();
    assert_eq!(body["message"], "Next token is expired");
    assert!(body["logref"].is_string());
    assert!(body.get("code").is_none());
}

#[tokio::test]
async fn tokens_end_by_themselves_and_can_be_ended() {
    let user = User::of(AmazonDrive::builder());
    user.amazon.put_file("/a", "x");
    let begin = async || {
        let body = user.call("GET", "nodes", &[("limit", "1")]).await.json();
        body["nextToken"].as_str().expect("a token").to_owned()
    };
    let next = async |token: &str| {
        let query = [("limit", "1"), ("startToken", token)];
        user.call("GET", "nodes", &query).await
    };
    let token = begin().await;
    user.amazon.clock().advance(Duration::from_secs(600));
    next(&token).await.fails(400);
    let token = begin().await;
    user.amazon.expire_page_tokens();
    next(&token).await.fails(400);
    let token = begin().await;
    next(&token).await.is(200);
}

#[tokio::test]
async fn a_page_leaves_out_what_was_purged_since_the_first() {
    let user = User::new();
    for path in ["/a", "/b", "/c"] {
        user.amazon.put_file(path, "x");
    }
    let query = [("filters", "kind:FILE"), ("limit", "1")];
    let body = user.call("GET", "nodes", &query).await.json();
    user.amazon.purge("/b");
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
async fn trashed_nodes_are_listed_unless_the_filter_or_the_setting_says_otherwise() {
    let user = User::new();
    let folder = user.amazon.put_folder("/a");
    user.amazon.put_file("/a/kept", "x");
    user.amazon.put_file("/a/gone", "x");
    user.amazon.trash("/a/gone");
    let path = format!("nodes/{folder}/children");
    assert_eq!(user.get(&path).await.names(), ["kept", "gone"]);
    let query = [("filters", "status:AVAILABLE")];
    assert_eq!(user.call("GET", &path, &query).await.names(), ["kept"]);
    assert_eq!(found(&user, "kind:FILE").await, ["kept", "gone"]);
    assert_eq!(found(&user, "status:TRASH AND kind:FILE").await, ["gone"]);

    let user = User::of(AmazonDrive::builder().trashed_in_listings(false));
    user.amazon.put_file("/kept", "x");
    user.amazon.put_file("/gone", "x");
    user.amazon.trash("/gone");
    assert_eq!(found(&user, "kind:FILE").await, ["kept"]);
    assert_eq!(found(&user, "status:TRASH").await, ["gone"]);
}

#[tokio::test]
async fn lists_have_links_assets_and_properties_on_demand() {
    let user = User::new();
    let file = user.amazon.put_file("/f.mp4", "x");
    user.amazon.put_asset(&file, "small.mp4", "y");
    user.amazon
        .set_property(&file, &user.amazon.owner_id(), "k", "v");
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
        json!({user.amazon.owner_id(): {"k": "v"}})
    );
    assert_eq!(found(&user, "kind:ASSET").await, ["small.mp4"]);
}

#[tokio::test]
async fn children_of_nothing_are_not_found() {
    User::new().get("nodes/nobody/children").await.fails(404);
}
