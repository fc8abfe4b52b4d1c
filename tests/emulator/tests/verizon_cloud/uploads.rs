//! Uploads: intent, bytes, commit.

use cloud_drives_emulator::VerizonCloud;
use serde_json::{Value, json};

use crate::client::{User, sum};

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

#[tokio::test]
async fn a_small_file_goes_up_in_one_piece() {
    let user = User::new();
    let intent = user.intent("/VZMOBILE", "a.txt", b"hello", "false").await;
    let urls = intent.is(200).at("uploadurls");
    assert!(urls.get("commiturl").is_none());
    let url = text(&urls["uploadurl"]);
    assert!(url.starts_with(&user.verizon.upload_url()), "{url}");
    assert!(!url.starts_with(&user.verizon.api_url()), "{url}");
    let url = format!("{url}&checksum={}", sum(b"hello"));
    let reply = user.bytes(&url, b"hello").await.is(201);
    let file = reply.at("file");
    assert_eq!(file["name"], "a.txt");
    assert_eq!(file["parentPath"], "/VZMOBILE");
    assert_eq!(file["size"], 5);
    assert_eq!(file["checksum"], sum(b"hello").as_str());
    assert_eq!(file["version"], 1);
    assert_eq!(
        user.verizon.file_bytes("/VZMOBILE/a.txt").as_deref(),
        Some(&b"hello"[..])
    );
    // The upload is done: its URL is good for nothing any more.
    user.bytes(&url, b"hello").await.fails(400);
}

#[tokio::test]
async fn chunks_are_counted_from_one_and_seen_after_the_commit() {
    let user = User::new();
    let whole = b"one two three";
    let urls = user.intent("/VZMOBILE", "b.txt", whole, "true").await;
    let urls = urls.is(200).at("uploadurls");
    let (upload, commit) = (text(&urls["uploadurl"]), text(&urls["commiturl"]));
    let send = async |number: &str, bytes: &[u8]| {
        let url = format!("{upload}&checksum={}&offset={number}", sum(bytes));
        user.bytes(&url, bytes).await
    };
    send("1", b"one ").await.bare(201);
    send("3", b"three").await.bare(201);
    let what = user.authorized("POST", commit, &[], "").await.fails(400);
    assert!(what.contains("chunk 2 is missing"), "{what}");
    // A chunk may come twice; what came last counts.
    send("2", b"TWO ").await.bare(201);
    let what = user.authorized("POST", commit, &[], "").await.fails(400);
    assert!(what.contains("checksum"), "{what}");
    send("2", b"two ").await.bare(201);
    assert!(user.verizon.paths().is_empty());
    let file = user.authorized("POST", commit, &[], "").await.is(201);
    assert_eq!(file.at("file.size"), 13);
    assert_eq!(
        user.verizon.file_bytes("/VZMOBILE/b.txt").as_deref(),
        Some(&whole[..])
    );
    user.authorized("POST", commit, &[], "").await.fails(400);
    assert_eq!(user.verizon.open_uploads(), 0);
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
async fn a_checksum_in_upper_case_is_refused() {
    let user = User::of(VerizonCloud::builder());
    let upper = sum(b"hello").to_uppercase();
    let query = [
        ("path", "/VZMOBILE"),
        ("name", "a.txt"),
        ("size", "5"),
        ("checksum", upper.as_str()),
    ];
    let what = user.list("fileupload/intent", &query).await.fails(400);
    assert!(what.contains("lower-case"), "{what}");
    let intent = user.intent("/VZMOBILE", "a.txt", b"hello", "false").await;
    let url = intent.at("uploadurls.uploadurl");
    let url = format!("{}&checksum={upper}", text(&url));
    user.bytes(&url, b"hello").await.fails(400);
    assert!(user.verizon.paths().is_empty());
}

#[tokio::test]
async fn other_bytes_than_announced_are_refused() {
    let user = User::of(VerizonCloud::builder());
    let intent = user.intent("/VZMOBILE", "a.txt", b"hello", "false").await;
    let url = intent.at("uploadurls.uploadurl");
    let url = text(&url);
    let what = user.bytes(url, b"hell").await.fails(400);
    assert!(what.contains("4 bytes came instead of the 5"), "{what}");
    let what = user.bytes(url, b"HELLO").await.fails(400);
    assert!(what.contains("checksum"), "{what}");
    user.bytes(url, b"hello").await.is(201);
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
    assert!(user.verizon.paths().is_empty());
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
async fn a_full_account_takes_nothing_more() {
    let user = User::of(VerizonCloud::builder().quota(10));
    user.upload("/VZMOBILE", "a.txt", b"123456").await.is(201);
    user.intent("/VZMOBILE", "b.txt", b"12345", "false")
        .await
        .fails(413);
    let intent = user.intent("/VZMOBILE", "b.txt", b"1234", "false").await;
    let url = intent.at("uploadurls.uploadurl");
    user.verizon.set_quota(7);
    user.bytes(text(&url), b"1234").await.fails(413);
    user.verizon.set_quota(10);
    user.bytes(text(&url), b"1234").await.is(201);
    assert_eq!(user.get("account").await.at("usage.quotaUsed"), 10);
}

#[tokio::test]
async fn a_name_that_is_taken_gets_a_new_version() {
    let user = User::new();
    user.upload("/VZMOBILE", "a.txt", b"one").await.is(201);
    let again = user.upload("/VZMOBILE", "a.txt", b"two").await.is(201);
    assert_eq!(again.at("file.version"), 2);
    assert_eq!(user.verizon.paths(), ["/VZMOBILE/a.txt"]);
    user.verizon.trash("/VZMOBILE/a.txt");
    let new = user.upload("/VZMOBILE", "a.txt", b"two").await.is(201);
    assert_eq!(new.at("file.version"), 1);
    assert!(user.verizon.trash_paths().is_empty());
    user.verizon.put_folder("/VZMOBILE/dir");
    user.upload("/VZMOBILE", "dir", b"x").await.fails(400);
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
        user.verizon.paths(),
        ["/VZMOBILE/a", "/VZMOBILE/a/b", "/VZMOBILE/a/b/c"]
    );
}

#[tokio::test]
async fn a_folder_takes_so_many_files() {
    let user = User::of(VerizonCloud::builder().files_per_folder(1));
    user.upload("/VZMOBILE", "a", b"x").await.is(201);
    user.upload("/VZMOBILE", "a", b"y").await.is(201);
    user.upload("/VZMOBILE", "b", b"x").await.fails(400);
    user.verizon.put_folder("/VZMOBILE/dir");
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
        user.verizon.file_bytes("/VZMOBILE/empty").as_deref(),
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
    assert!(url.starts_with(&user.verizon.api_url()), "{url}");
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
    user.verizon.forget_uploads();
    user.bytes(&url, b"hello").await.fails(400);
}
