//! Thumbnails.

use super::client::User;
use crate::support::{picture, size};
use cloud_drives_emulator::VerizonCloud;

/// The path of the thumbnails of a file, its token encoded.
fn path(user: &User, file: &str) -> String {
    let item = user.emulator.item(file).expect("a file");
    let token = item["contentToken"].as_str().expect("a token");
    let token: String = url::form_urlencoded::byte_serialize(token.as_bytes()).collect();
    format!("thumbnails/{token}")
}

#[tokio::test]
async fn a_picture_has_thumbnails_of_three_sizes_and_of_any() {
    let user = User::new();
    user.emulator.put_file("/VZMOBILE/a.png", picture(400, 200));
    let item = user.emulator.item("/VZMOBILE/a.png").expect("a file");
    assert_eq!(item["systemAttributes"]["Width"], 400);
    let path = path(&user, "/VZMOBILE/a.png");
    for (query, expected) in [
        (&[("size", "xs")][..], (24, 12)),
        (&[("size", "s")], (64, 32)),
        (&[("size", "m")], (128, 64)),
        (&[("th", "50"), ("tw", "90")], (90, 45)),
        (&[("th", "10"), ("tw", "90")], (20, 10)),
        (&[("th", "999"), ("tw", "999")], (400, 200)),
    ] {
        let reply = user.list(&path, query).await.is(200);
        assert_eq!(reply.header("content-type"), "image/png");
        assert_eq!(size(&reply.body), expected, "{query:?}");
    }
    let url = format!(
        "{}/{path}?size=s&access-token={}",
        user.emulator.api_url(),
        user.token
    );
    user.fetch(&url, &[]).await.is(200);
}

#[tokio::test]
async fn other_files_have_none_and_unknown_tokens_are_not_found() {
    let user = User::of(VerizonCloud::builder());
    user.emulator.put_file("/VZMOBILE/a.txt", "text");
    user.emulator.put_file("/VZMOBILE/b.png", picture(4, 4));
    let text = path(&user, "/VZMOBILE/a.txt");
    user.list(&text, &[("size", "s")]).await.fails(415);
    let picture = path(&user, "/VZMOBILE/b.png");
    for query in [
        &[][..],
        &[("size", "xl")],
        &[("th", "5")],
        &[("th", "0"), ("tw", "5")],
        &[("size", "s"), ("th", "5"), ("tw", "5")],
    ] {
        user.list(&picture, query).await.fails(400);
    }
    user.list("thumbnails/none", &[("size", "s")])
        .await
        .fails(404);
    user.emulator.trash("/VZMOBILE/b.png");
    user.list(&picture, &[("size", "s")]).await.fails(404);
}
