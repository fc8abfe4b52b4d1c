use cloud_drives_emulator::YandexDisk;

use super::client::User;

#[tokio::test]
async fn settings_need_json() {
    let user = User::of(YandexDisk::builder());
    user.emulator.put_dir("disk:/dir");
    user.emulator.publish("disk:/dir");
    let url = user.url(
        "/public/resources/public-settings",
        &[("path", "disk:/dir")],
    );
    let authorization = format!("OAuth {}", user.token);
    let headers = [
        ("authorization", authorization.as_str()),
        ("content-type", "text/plain"),
    ];
    let reply = user
        .send("PATCH", &url, &headers, "{}")
        .await
        .expect("an answer");
    assert_eq!(reply.error().0, 415);
}
