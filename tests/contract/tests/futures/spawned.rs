//! Tests of calls that are spawned and joined with `send()`, against the emulator of Yandex Disk.

use std::time::Duration;

use cloud_drives::poll::PollSettings;
use cloud_drives::prelude::*;
use cloud_drives::transfer::DownloadTarget;
use cloud_drives::{AmazonDrive, Error, FrameIo, VerizonCloud, YandexDisk};
use cloud_drives_emulator::YandexDisk as Emulator;

async fn signed_in() -> (Emulator, YandexDisk) {
    let emulator = Emulator::start().await.expect("loopback can be bound");
    let disk = YandexDisk::builder()
        .token(emulator.sign_in())
        .application(emulator.client_id(), emulator.client_secret())
        .base_url("api", emulator.api_url())
        .base_url("oauth", emulator.oauth_url())
        .poll(PollSettings::every(Duration::ZERO))
        .build()
        .expect("the settings are good");
    (emulator, disk)
}

#[tokio::test]
async fn uploads_and_downloads_are_spawned_and_joined() {
    let (emulator, disk) = signed_in().await;
    let first = tokio::spawn(disk.upload(b"one", "disk:/1").send());
    let (second, third) = tokio::join!(
        disk.upload(b"two", "disk:/2").send(),
        disk.upload(b"three", "disk:/3").overwrite(true).send(),
    );
    let sizes = [first.await.unwrap(), second, third].map(|sent| sent.unwrap().size);
    assert_eq!(sizes, [3, 3, 5]);

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("1");
    let to_path = tokio::spawn(disk.download("disk:/1", path.clone()).send());
    let to_writer = DownloadTarget::writer(tokio::io::sink());
    let to_writer = tokio::spawn(disk.download("disk:/2", to_writer).send());
    let opened = tokio::spawn(disk.open("disk:/3").send());
    assert!(to_path.await.unwrap().unwrap().verified);
    assert_eq!(to_writer.await.unwrap().unwrap().size, 3);
    let opened = opened.await.unwrap().unwrap();
    assert_eq!(opened.collect(9).await.unwrap(), "three");
    assert_eq!(std::fs::read(path).unwrap(), b"one");
    assert_eq!(emulator.paths().len(), 3);
}

#[tokio::test]
async fn folders_are_spawned() {
    let (emulator, disk) = signed_in().await;
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("from"), folder.path().join("to"));
    std::fs::create_dir_all(from.join("in")).unwrap();
    std::fs::write(from.join("in/a"), "a").unwrap();
    let up = tokio::spawn(disk.upload_folder(&from, "disk:/photos").send());
    assert!(up.await.unwrap().unwrap().is_complete());
    assert_eq!(emulator.file_bytes("disk:/photos/in/a").unwrap(), "a");
    let down = tokio::spawn(disk.download_folder("disk:/photos", &to).send());
    assert!(down.await.unwrap().unwrap().is_complete());
    assert_eq!(std::fs::read(to.join("in/a")).unwrap(), b"a");
}

#[tokio::test]
async fn sign_ins_and_calls_of_several_requests_are_spawned() {
    let (emulator, disk) = signed_in().await;
    let signed_in = emulator.sign_in_with(&["cloud_api:disk.read"], Duration::from_secs(3600));
    let refreshed = disk.exchange_refresh_token(signed_in.refresh_token);
    let code = tokio::spawn(disk.device_code().send());
    let (refreshed, token_is_valid, made) = tokio::try_join!(
        refreshed.send(),
        disk.check_token().send(),
        disk.makedirs("disk:/a/b").send(),
    )
    .unwrap();
    assert!(token_is_valid && made.href.contains("b"));
    assert!(refreshed.refresh_token.is_some());
    assert!(!code.await.unwrap().unwrap().user_code.is_empty());

    let running = disk.copy("disk:/a", "disk:/c").poller().await.unwrap();
    tokio::spawn(running.send()).await.unwrap().unwrap();
    tokio::spawn(disk.revoke().send()).await.unwrap().unwrap();
    let revoked = disk.check_token().send().await.unwrap();
    assert!(!revoked);
}

#[tokio::test]
async fn without_a_token_the_error_names_the_builder_of_the_client_that_is_used() {
    let disk = YandexDisk::builder().build().unwrap();
    let frame = FrameIo::builder().build().unwrap();
    let drive = AmazonDrive::builder()
        .endpoint("https://drive.example/", "https://content.example/")
        .build()
        .unwrap();
    let cloud = VerizonCloud::builder()
        .base_url("api", "https://cloud.example/")
        .build()
        .unwrap();
    let refused: [(Error, &str); 4] = [
        (disk.get_disk_info().await.unwrap_err(), "YandexDisk"),
        (
            frame.api().accounts().index().send().await.unwrap_err(),
            "FrameIo",
        ),
        (drive.get_metadata("id").await.unwrap_err(), "AmazonDrive"),
        (
            cloud.create_folder("/VZMOBILE/a").await.unwrap_err(),
            "VerizonCloud",
        ),
    ];
    for (error, client) in refused {
        let advice = format!("set one with {client}::builder().token(…)");
        assert!(error.to_string().contains(&advice), "{error}");
    }
    let typed = yandex_disk::Client::builder().build().unwrap();
    let named = typed.disk().info().await.unwrap_err();
    let advice = "set one with Client::builder().token(…)";
    assert!(named.to_string().contains(advice), "{named}");
}
