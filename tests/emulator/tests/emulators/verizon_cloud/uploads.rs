//! Uploads: intent, bytes, commit.

use cloud_drives_emulator::VerizonCloud;
use serde_json::{Value, json};

use super::client::{User, sum};

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

#[tokio::test]
async fn the_whole_checksum_may_come_with_every_chunk_and_a_wrong_one_is_refused() {
    let user = User::new();
    let urls = user.intent("/VZMOBILE", "b.txt", b"abcd", "true").await;
    let upload = urls.at("uploadurls.uploadurl");
    let upload = text(&upload);
    let whole = sum(b"abcd");
    let send = async |sum: &str| {
        let url = format!("{upload}&checksum={sum}&offset=1");
        user.bytes(&url, b"ab").await
    };
    send(&whole).await.is(201);
    send(&sum(b"ab")).await.is(201);
    send(&sum(b"xy")).await.fails(400);
}

#[tokio::test]
async fn the_length_has_to_be_announced() {
    let user = User::of(VerizonCloud::builder());
    let intent = user.intent("/VZMOBILE", "a.txt", b"hello", "false").await;
    let url = intent.at("uploadurls.uploadurl");
    let headers = [
        ("content-type", "application/octet-stream"),
        ("transfer-encoding", "chunked"),
    ];
    user.authorized("POST", text(&url), &headers, "hello")
        .await
        .fails(411);
    user.authorized("POST", text(&url), &headers[..1], "")
        .await
        .fails(411);
    assert!(user.emulator.paths().is_empty());
}

#[tokio::test]
async fn large_files_have_to_come_in_chunks_and_chunks_have_a_limit() {
    let user = User::of(VerizonCloud::builder().chunk_limit(4));
    user.intent("/VZMOBILE", "a.txt", b"hello", "false")
        .await
        .fails(400);
    user.intent("/VZMOBILE", "a.txt", b"four", "false")
        .await
        .is(200);
    let urls = user.intent("/VZMOBILE", "a.txt", b"hello", "true").await;
    let url = urls.at("uploadurls.uploadurl");
    let url = format!("{}&offset=1", text(&url));
    user.bytes(&url, b"hello").await.fails(413);
    user.bytes(&url, b"hell").await.is(201);
}

#[tokio::test]
async fn an_upload_goes_into_a_folder_that_is_there() {
    let user = User::new();
    for (folder, name) in [
        ("/", "NEW"),
        ("/VZMOBILE/no", "a"),
        ("/NO", "a"),
        ("/VZMOBILE", "a/b"),
    ] {
        user.intent(folder, name, b"x", "false").await.fails(400);
    }
    let user = User::of(VerizonCloud::builder().uploads_create_folders(true));
    user.upload("/VZMOBILE/a/b", "c", b"x").await.is(201);
    assert_eq!(
        user.emulator.paths(),
        ["/VZMOBILE/a", "/VZMOBILE/a/b", "/VZMOBILE/a/b/c"]
    );
}

#[tokio::test]
async fn a_folder_takes_so_many_files() {
    let user = User::of(VerizonCloud::builder().files_per_folder(1));
    user.upload("/VZMOBILE", "a", b"x").await.is(201);
    user.upload("/VZMOBILE", "a", b"y").await.is(201);
    user.upload("/VZMOBILE", "b", b"x").await.fails(400);
    user.emulator.put_folder("/VZMOBILE/dir");
    user.upload("/VZMOBILE/dir", "b", b"x").await.is(201);
    for what in ["copy", "move", "rename"] {
        let reply = user.fop(what, "/VZMOBILE/dir/b", "/VZMOBILE/c", json!({}));
        reply.await.fails(400);
    }
    let both = json!({"safe": true, "conflictsolve": "copy"});
    user.fop("copy", "/VZMOBILE/a", "/VZMOBILE/a", both)
        .await
        .fails(400);
    // What replaces a file, or only has another name from then on, is no file more; folders don't count.
    let (a, b) = ("/VZMOBILE/a", "/VZMOBILE/b");
    user.fop("copy", "/VZMOBILE/dir/b", a, json!({}))
        .await
        .is(200);
    user.fop("rename", a, b, json!({})).await.is(200);
    user.fop("copy", "/VZMOBILE/dir", a, json!({}))
        .await
        .is(200);
}

#[tokio::test]
async fn an_empty_file_is_a_file() {
    let user = User::new();
    user.upload("/VZMOBILE", "empty", b"").await.is(201);
    assert_eq!(
        user.emulator.file_bytes("/VZMOBILE/empty").as_deref(),
        Some(&b""[..])
    );
}

#[tokio::test]
async fn upload_urls_can_carry_the_checksum_and_lead_to_the_api() {
    let user = User::of(
        VerizonCloud::builder()
            .strict(true)
            .checksum_in_upload_url(true)
            .uploads_at_api(true),
    );
    let intent = user.intent("/VZMOBILE", "a.txt", b"hello", "false").await;
    let url = intent.at("uploadurls.uploadurl");
    let url = text(&url);
    assert!(url.starts_with(&user.emulator.api_url()), "{url}");
    assert!(
        url.ends_with(&format!("checksum={}", sum(b"hello"))),
        "{url}"
    );
    user.bytes(url, b"hello").await.is(201);
}

#[tokio::test]
async fn upload_urls_need_the_token() {
    let user = User::new();
    let intent = user.intent("/VZMOBILE", "a.txt", b"hello", "false").await;
    let url = intent.at("uploadurls.uploadurl");
    let url = format!("{}&checksum={}", text(&url), sum(b"hello"));
    let headers = [
        ("content-type", "application/octet-stream"),
        ("content-length", "5"),
    ];
    let reply = user.send("POST", &url, &headers, "hello").await;
    reply.expect("an answer").fails(401);
    user.emulator.forget_uploads();
    user.bytes(&url, b"hello").await.fails(400);
}
