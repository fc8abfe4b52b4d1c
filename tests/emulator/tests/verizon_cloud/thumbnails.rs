//! Thumbnails.

use cloud_drives_emulator::VerizonCloud;
use png::{ColorType, Decoder, Encoder};

use crate::client::User;

fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Grayscale);
    let mut writer = encoder.write_header().expect("a header");
    let pixels = vec![7; (width * height) as usize];
    writer.write_image_data(&pixels).expect("pixels");
    writer.finish().expect("an end");
    bytes
}

fn size(bytes: &[u8]) -> (u32, u32) {
    let decoder = Decoder::new(std::io::Cursor::new(bytes));
    let reader = decoder.read_info().expect("a picture");
    reader.info().size()
}

/// The path of the thumbnails of a file, its token encoded.
fn path(user: &User, file: &str) -> String {
    let item = user.verizon.item(file).expect("a file");
    let token = item["contentToken"].as_str().expect("a token");
    let token: String = url::form_urlencoded::byte_serialize(token.as_bytes()).collect();
    format!("thumbnails/{token}")
}

#[tokio::test]
async fn a_picture_has_thumbnails_of_three_sizes_and_of_any() {
    let user = User::new();
    user.verizon.put_file("/VZMOBILE/a.png", picture(400, 200));
    let item = user.verizon.item("/VZMOBILE/a.png").expect("a file");
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
        user.verizon.api_url(),
        user.token
    );
    user.fetch(&url, &[]).await.is(200);
}

#[tokio::test]
async fn photographs_have_them_too() {
    let user = User::new();
    let photograph = include_bytes!("../pictures/halves.jpg");
    user.verizon.put_file("/VZMOBILE/a.jpg", photograph);
    let item = user.verizon.item("/VZMOBILE/a.jpg").expect("a file");
    let attributes = &item["systemAttributes"];
    let path = path(&user, "/VZMOBILE/a.jpg");
    let whole = user.list(&path, &[("th", "4096"), ("tw", "4096")]).await;
    let (width, height) = size(&whole.is(200).body);
    assert_eq!(attributes["Width"], width);
    assert_eq!(attributes["Height"], height);
    let small = user.list(&path, &[("th", "2"), ("tw", "2")]).await.is(200);
    assert!(size(&small.body).0 <= 2);
}

#[tokio::test]
async fn other_files_have_none_and_unknown_tokens_are_not_found() {
    let user = User::of(VerizonCloud::builder());
    user.verizon.put_file("/VZMOBILE/a.txt", "text");
    user.verizon.put_file("/VZMOBILE/b.png", picture(4, 4));
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
    user.verizon.trash("/VZMOBILE/b.png");
    user.list(&picture, &[("size", "s")]).await.fails(404);
}
