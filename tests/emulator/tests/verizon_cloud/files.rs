//! Downloads and thumbnails.

use cloud_drives_emulator::VerizonCloud;

use crate::client::User;

#[tokio::test]
async fn a_file_comes_whole_with_its_own_media_type() {
    let user = User::new();
    user.verizon.put_file("/VZMOBILE/a/b.txt", "hello");
    let reply = user.get("files/VZMOBILE/a/b.txt").await.is(200);
    assert_eq!(reply.body, "hello");
    assert_eq!(reply.header("content-type"), "text/plain");
    user.get("files/VZMOBILE/a/c.txt").await.fails(404);
    user.get("files/VZMOBILE/a").await.fails(400);
    user.verizon.trash("/VZMOBILE/a/b.txt");
    user.get("files/VZMOBILE/a/b.txt").await.fails(404);
}

#[tokio::test]
async fn names_are_encoded_in_the_path_and_slashes_stay() {
    let user = User::new();
    let path = "/VZMOBILE/a & b/100% + #1?.txt";
    user.verizon.put_file(path, "odd");
    let reply = user
        .get("files/VZMOBILE/a%20%26%20b/100%25%20+%20%231%3F.txt")
        .await
        .is(200);
    assert_eq!(reply.body, "odd");
    user.get("files/VZMOBILE%2Fa").await.fails(404);
}

#[tokio::test]
async fn a_token_in_the_query_opens_contents_only() {
    let user = User::new();
    user.verizon.put_file("/VZMOBILE/b.txt", "hello");
    let url = |path: &str| {
        let base = user.verizon.api_url();
        format!("{base}/{path}?access-token={}", user.token)
    };
    user.fetch(&url("files/VZMOBILE/b.txt"), &[]).await.is(200);
    user.fetch(&url("metadata/VZMOBILE/b.txt"), &[])
        .await
        .fails(401);
    let wrong = format!(
        "{}/files/VZMOBILE/b.txt?access-token=x",
        user.verizon.api_url()
    );
    user.fetch(&wrong, &[]).await.fails(401);
}

#[tokio::test]
async fn ranges_are_passed_over_unless_the_emulator_serves_them() {
    for (serves, status, body) in [(false, 200, "hello"), (true, 206, "ell")] {
        let user = User::of(VerizonCloud::builder().ranges(serves));
        user.verizon.put_file("/VZMOBILE/b.txt", "hello");
        let url = format!("{}/files/VZMOBILE/b.txt", user.verizon.api_url());
        let headers = [("range", "bytes=1-3")];
        let reply = user.authorized("GET", &url, &headers, "").await.is(status);
        assert_eq!(reply.body, body);
        let headers = [("range", "bytes=9-")];
        let reply = user.authorized("GET", &url, &headers, "").await;
        assert_eq!(reply.status, if serves { 416 } else { 200 });
    }
}
