//! Downloads, ranges, temporary links, redirects and thumbnails.

use std::time::Duration;

use cloud_drives_emulator::{AmazonDrive, ComplaintKind, Fault};
use http::Method;

use crate::client::User;
use crate::support::{picture, size};

#[tokio::test]
async fn a_download_is_the_whole_file_or_a_range() {
    let user = User::new();
    let id = user.amazon.put_file("/a.txt", "hello");
    let reply = user.download(&id, &[], None).await.is(200);
    assert_eq!(
        (reply.text(), reply.header("content-type")),
        ("hello", "text/plain")
    );
    assert_eq!(reply.header("content-length"), "5");
    for (range, part, told) in [
        ("bytes=0-2", "hel", "bytes 0-2/5"),
        ("bytes=2-", "llo", "bytes 2-4/5"),
        ("bytes=3-524287999", "lo", "bytes 3-4/5"),
    ] {
        let reply = user.download(&id, &[], Some(range)).await.is(206);
        assert_eq!((reply.text(), reply.header("content-range")), (part, told));
    }
    for range in ["bytes=5-9", "bytes=100-"] {
        let reply = user.download(&id, &[], Some(range)).await.is(416);
        assert_eq!(reply.header("content-range"), "bytes */5");
    }
    let empty = user.amazon.put_file("/empty", "");
    user.download(&empty, &[], Some("bytes=0-9")).await.is(416);
    assert!(
        user.download(&empty, &[], None)
            .await
            .is(200)
            .body
            .is_empty()
    );
}

#[tokio::test]
async fn what_has_no_content_cannot_be_downloaded() {
    let user = User::new();
    user.download("nobody", &[], None).await.fails(404);
    let folder = user.amazon.put_folder("/a");
    user.download(&folder, &[], None).await.fails(404);
}

#[tokio::test]
async fn a_large_file_comes_only_in_ranges() {
    let user = User::of(AmazonDrive::builder().whole_download_limit(1000));
    let id = user.amazon.put_pattern("/a", 1001);
    user.download(&id, &[], None).await.is(504);
    user.download(&id, &[], Some("bytes=0-1000")).await.is(206);
}

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
    let id = user.amazon.put_file("/a.txt", "hello");
    let link = temp_link(&user, &id).await;
    assert_eq!(user.fetch(&link, &[]).await.is(200).text(), "hello");
    let reply = user.fetch(&link, &[("range", "bytes=1-2")]).await.is(206);
    assert_eq!(reply.text(), "el");
    assert!(user.amazon.complaints().is_empty());
    let token = format!("Bearer {}", user.token);
    user.fetch(&link, &[("authorization", &token)])
        .await
        .is(200);
    assert_eq!(
        user.amazon.complaints()[0].kind,
        ComplaintKind::LeakedAuthorization
    );
    let forged = link.replace(&id, &user.amazon.root_id());
    assert!(
        user.fetch(&forged, &[])
            .await
            .is(403)
            .text()
            .contains("AccessDenied")
    );
    user.amazon.clock().advance(Duration::from_secs(3600));
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
    let id = user.amazon.put_file("/a.txt", "hello");
    let link = temp_link(&user, &id).await;
    user.amazon.purge(&id);
    assert!(
        user.fetch(&link, &[])
            .await
            .is(404)
            .text()
            .contains("NoSuchKey")
    );
}

#[tokio::test]
async fn a_redirect_leads_to_a_host_that_refuses_a_second_authorization() {
    let user = User::of(AmazonDrive::builder().redirect_downloads_from(10));
    let small = user.amazon.put_pattern("/small", 9);
    user.download(&small, &[], None).await.is(200);
    let large = user.amazon.put_pattern("/large", 10);
    let reply = user.download(&large, &[], Some("bytes=0-3")).await.is(302);
    let location = reply.header("location").to_owned();
    assert!(location.starts_with(user.amazon.s3_url()), "{location}");
    assert!(location.contains("X-Amz-Algorithm="), "{location}");
    let token = format!("Bearer {}", user.token);
    let refused = user
        .fetch(&location, &[("authorization", &token)])
        .await
        .is(400);
    assert!(
        refused.text().contains("Only one auth mechanism"),
        "{}",
        refused.text()
    );
    assert_eq!(
        user.amazon.complaints()[0].kind,
        ComplaintKind::LeakedAuthorization
    );
    let part = user
        .fetch(&location, &[("range", "bytes=0-3")])
        .await
        .is(206);
    assert_eq!(part.body.len(), 4);
    let (unsigned, _) = location.split_once('?').expect("a query");
    user.fetch(unsigned, &[]).await.is(403);
    user.amazon.clock().advance(Duration::from_secs(3600));
    user.fetch(&location, &[]).await.is(403);
}

#[tokio::test]
async fn a_thumbnail_is_the_picture_scaled_down() {
    let user = User::new();
    let id = user.amazon.put_file("/a.png", picture(300, 200));
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
    let text = user.amazon.put_file("/a.txt", "hello");
    user.download(&text, &[("viewBox", "128")], None)
        .await
        .fails(400);
    let id = user.amazon.put_file("/a.png", picture(3, 2));
    user.download(&id, &[("viewBox", "0")], None)
        .await
        .fails(400);
    let link = temp_link(&user, &text).await;
    user.fetch(&format!("{link}?viewBox=30"), &[])
        .await
        .fails(400);
}

#[tokio::test]
async fn a_download_can_be_cut_and_taken_up_again() {
    let user = User::new();
    let id = user.amazon.put_file("/a.txt", "hello");
    let path = format!("/cdproxy/nodes/{id}/content");
    user.amazon
        .faults()
        .add(Fault::on(Method::GET, &path).cut_after(2));
    let url = format!("{}nodes/{id}/content", user.amazon.content_url());
    let token = format!("Bearer {}", user.token);
    let cut = user
        .send("GET", &url, &[("authorization", &token)], "")
        .await;
    assert!(cut.is_err());
    let rest = user.download(&id, &[], Some("bytes=2-")).await.is(206);
    assert_eq!(rest.text(), "llo");
}
