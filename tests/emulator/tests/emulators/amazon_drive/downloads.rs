//! Downloads, ranges, temporary links, redirects and thumbnails.

use std::time::Duration;

use cloud_drives_emulator::{AmazonDrive, ComplaintKind};

use super::client::User;
use crate::support::{picture, size};

async fn temp_link(user: &User, id: &str) -> String {
    let path = format!("nodes/{id}");
    let node = user
        .call("GET", &path, &[("tempLink", "true")])
        .await
        .json();
    node["tempLink"].as_str().expect("a link").to_owned()
}

#[tokio::test]
async fn a_temporary_link_needs_no_token_and_ends() {
    let user = User::of(AmazonDrive::builder());
    let id = user.emulator.put_file("/a.txt", "hello");
    let link = temp_link(&user, &id).await;
    assert_eq!(user.fetch(&link, &[]).await.is(200).text(), "hello");
    let reply = user.fetch(&link, &[("range", "bytes=1-2")]).await.is(206);
    assert_eq!(reply.text(), "el");
    assert!(user.emulator.complaints().is_empty());
    let token = format!("Bearer {}", user.token);
    user.fetch(&link, &[("authorization", &token)])
        .await
        .is(200);
    assert_eq!(
        user.emulator.complaints()[0].kind,
        ComplaintKind::LeakedAuthorization
    );
    let forged = link.replace(&id, &user.emulator.root_id());
    assert!(
        user.fetch(&forged, &[])
            .await
            .is(403)
            .text()
            .contains("AccessDenied")
    );
    user.emulator.clock().advance(Duration::from_secs(3600));
    let reply = user.fetch(&link, &[]).await.is(403);
    assert!(
        reply.text().contains("Request has expired"),
        "{}",
        reply.text()
    );
    user.send("PUT", &link, &[], "x")
        .await
        .expect("an answer")
        .is(405);
}

#[tokio::test]
async fn a_link_to_something_purged_leads_nowhere() {
    let user = User::new();
    let id = user.emulator.put_file("/a.txt", "hello");
    let link = temp_link(&user, &id).await;
    user.emulator.purge(&id);
    assert!(
        user.fetch(&link, &[])
            .await
            .is(404)
            .text()
            .contains("NoSuchKey")
    );
}

#[tokio::test]
async fn a_thumbnail_is_the_picture_scaled_down() {
    let user = User::new();
    let id = user.emulator.put_file("/a.png", picture(300, 200));
    let node = user.get(&format!("nodes/{id}")).await.json();
    assert_eq!(node["contentProperties"]["image"]["width"], 300);
    for (view_box, width, height) in [("128", 128, 85), ("30", 30, 20), ("5000", 300, 200)] {
        let reply = user
            .download(&id, &[("viewBox", view_box)], None)
            .await
            .is(200);
        assert_eq!(reply.header("content-type"), "image/png");
        assert_eq!(size(&reply.body), (width, height));
    }
    let link = temp_link(&user, &id).await;
    let reply = user.fetch(&format!("{link}?viewBox=30"), &[]).await.is(200);
    assert_eq!(size(&reply.body), (30, 20));
}

#[tokio::test]
async fn other_files_have_no_thumbnail() {
    let user = User::of(AmazonDrive::builder());
    let text = user.emulator.put_file("/a.txt", "hello");
    user.download(&text, &[("viewBox", "128")], None)
        .await
        .fails(400);
    let id = user.emulator.put_file("/a.png", picture(3, 2));
    user.download(&id, &[("viewBox", "0")], None)
        .await
        .fails(400);
    let link = temp_link(&user, &text).await;
    user.fetch(&format!("{link}?viewBox=30"), &[])
        .await
        .fails(400);
}
