//! Shares.

use std::time::Duration;

use serde_json::{Value, json};
use url::Url;

use super::client::{Reply, User};

fn strict() -> User {
    let user = User::new();
    user.emulator.put_file("/VZMOBILE/a.jpg", "picture");
    user
}

fn request(user: &User, more: Value) -> Value {
    let uri = user.emulator.uri("/VZMOBILE/a.jpg").expect("a uri");
    let mut body = json!({
        "name": "pics",
        "resources": [{"type": "file", "subType": "image", "location": uri, "size": 7, "name": "a.jpg"}],
    });
    if let (Some(body), Value::Object(more)) = (body.as_object_mut(), more) {
        body.extend(more);
    }
    body
}

async fn share(user: &User, more: Value) -> Reply {
    user.post("shares", request(user, more)).await
}

fn count(reply: &Reply) -> usize {
    reply.names("shares.share").len()
}

#[tokio::test]
async fn a_share_has_a_link_for_everybody_until_it_ends() {
    let mut user = strict();
    let made = share(&user, json!({})).await.is(201).json();
    assert_eq!(made["name"], "pics");
    assert_eq!(made["expiresIn"], 86_400);
    assert_eq!(made["totalResourceCount"], 1);
    assert_eq!(made["expirationDate"], "2024-07-07T21:06:24.000Z");
    assert_eq!(made["resources"][0]["name"], "a.jpg");
    assert_eq!(made["links"][0]["rel"], "public");
    let link = made["links"][0]["link"].as_str().expect("a link");
    assert!(link.starts_with(user.emulator.share_url()), "{link}");
    user.fetch(link, &[]).await.is(200);
    assert_eq!(count(&user.get("shares").await.is(200)), 1);
    user.emulator.clock().advance(Duration::from_secs(86_400));
    user.fetch(link, &[]).await.is(404);
    user.token = user.emulator.sign_in();
    assert_eq!(user.get("shares").await.json(), json!({"shares": {}}));
    let uid = made["uid"].as_str().expect("a uid");
    user.delete(&format!("shares/{uid}"), &[]).await.fails(404);
}

/// The cursor of a neighbouring page.
fn cursor(reply: &Reply, rel: &str) -> Option<String> {
    let links = reply.at("shares.links");
    let links = links.as_array()?;
    let link = links.iter().find(|link| link["rel"] == rel)?;
    let url = Url::parse(link["link"].as_str().expect("a link")).expect("a URL");
    let mut pairs = url.query_pairs();
    let (_, cursor) = pairs.find(|(name, _)| name == "cursor")?;
    Some(cursor.into_owned())
}

#[tokio::test]
async fn pages_are_linked_both_ways() {
    let user = strict();
    for name in ["1", "2", "3", "4", "5"] {
        share(&user, json!({"name": name, "expiresIn": 0}))
            .await
            .is(201);
    }
    let page = async |cursor: Option<&str>| {
        let mut query = vec![("count", "2"), ("filter", "outbound")];
        query.extend(cursor.map(|cursor| ("cursor", cursor)));
        user.list("shares", &query).await.is(200)
    };
    let first = page(None).await;
    assert_eq!(first.names("shares.share"), ["1", "2"]);
    assert_eq!(cursor(&first, "prev"), None);
    let second = page(cursor(&first, "next").as_deref()).await;
    assert_eq!(second.names("shares.share"), ["3", "4"]);
    let third = page(cursor(&second, "next").as_deref()).await;
    assert_eq!(third.names("shares.share"), ["5"]);
    assert_eq!(cursor(&third, "next"), None);
    let back = page(cursor(&third, "prev").as_deref()).await;
    assert_eq!(back.names("shares.share"), ["3", "4"]);
    // What goes meanwhile moves nothing to another page.
    let uid = first.at("shares.share")[0]["uid"].clone();
    let path = format!("shares/{}", uid.as_str().expect("a uid"));
    user.delete(&path, &[]).await.is(204);
    let again = page(cursor(&first, "next").as_deref()).await;
    assert_eq!(again.names("shares.share"), ["3", "4"]);
    // The link can be followed as it is.
    let link = first.at("shares.links")[0]["link"].clone();
    let link = link.as_str().expect("a link").to_owned();
    let followed = user.authorized("GET", &link, &[], "").await.is(200);
    assert_eq!(followed.names("shares.share"), ["3", "4"]);
}

#[tokio::test]
async fn they_are_listed_by_the_time_they_were_made() {
    let user = strict();
    for name in ["1", "2", "3"] {
        share(&user, json!({"name": name, "expiresIn": 0}))
            .await
            .is(201);
        user.emulator.clock().advance(Duration::from_secs(3600));
    }
    let names = async |query: &[(&str, &str)]| {
        let reply = user.list("shares", query).await.is(200);
        reply.names("shares.share").join("")
    };
    assert_eq!(names(&[("since", "2024-07-06T22:06:24Z")]).await, "23");
    assert_eq!(names(&[("until", "2024-07-07T00:06:24+02:00")]).await, "12");
    assert_eq!(names(&[("since", "2024-07-07")]).await, "");
    let both = [
        ("since", "2024-07-06T22:00:00.000Z"),
        ("until", "2024-07-06T22:30:00Z"),
    ];
    assert_eq!(names(&both).await, "2");
    for (name, value) in [
        ("since", "yesterday"),
        ("until", "2024-13-01"),
        ("filter", "inbound"),
        ("count", "201"),
        ("cursor", "c2"),
    ] {
        user.list("shares", &[(name, value)]).await.fails(400);
    }
}
