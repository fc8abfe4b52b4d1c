//! Downloads and thumbnails.

use cloud_drives_emulator::VerizonCloud;

use super::client::User;

#[tokio::test]
async fn a_token_in_the_query_opens_contents_only() {
    let user = User::new();
    user.emulator.put_file("/VZMOBILE/b.txt", "hello");
    let url = |path: &str| {
        let base = user.emulator.api_url();
        format!("{base}/{path}?access-token={}", user.token)
    };
    user.fetch(&url("files/VZMOBILE/b.txt"), &[]).await.is(200);
    user.fetch(&url("metadata/VZMOBILE/b.txt"), &[])
        .await
        .fails(401);
    let wrong = format!(
        "{}/files/VZMOBILE/b.txt?access-token=x",
        user.emulator.api_url()
    );
    user.fetch(&wrong, &[]).await.fails(401);
}

#[tokio::test]
async fn ranges_are_passed_over_unless_the_emulator_serves_them() {
    for (serves, status, body) in [(false, 200, "hello"), (true, 206, "ell")] {
        let user = User::of(VerizonCloud::builder().ranges(serves));
        user.emulator.put_file("/VZMOBILE/b.txt", "hello");
        let url = format!("{}/files/VZMOBILE/b.txt", user.emulator.api_url());
        let headers = [("range", "bytes=1-3")];
        let reply = user.authorized("GET", &url, &headers, "").await.is(status);
        assert_eq!(reply.body, body);
        let headers = [("range", "bytes=9-")];
        let reply = user.authorized("GET", &url, &headers, "").await;
        assert_eq!(reply.status, if serves { 416 } else { 200 });
    }
}
