//! The facade against the emulator, over real connections: the layers together, which the scripted tests look at one by one.

use std::time::Duration;

use cloud_drives::poll::PollSettings;
use cloud_drives::prelude::*;
use cloud_drives::retry::{Backoff, RetryPolicy};
use cloud_drives::yandex_disk::{ErrorKind, YandexDiskBuilder, YandexSignIn as _};
use cloud_drives::{Error, YandexDisk};
use cloud_drives_emulator::{Fault, YandexDisk as Emulator};
use http::Method;

async fn emulator() -> Emulator {
    Emulator::builder()
        .strict(true)
        .operation_polls(2)
        .start()
        .await
        .expect("loopback can be bound")
}

/// Waits that take no time, of which there are as many as usual.
fn builder(emulator: &Emulator) -> YandexDiskBuilder {
    YandexDisk::builder()
        .base_url("api", emulator.api_url())
        .base_url("oauth", emulator.oauth_url())
        .application(emulator.client_id(), emulator.client_secret())
        .retry_policy(RetryPolicy::new().backoff(Backoff::fixed(Duration::ZERO)))
        .poll(PollSettings::every(Duration::from_millis(1)))
}

fn signed_in(emulator: &Emulator) -> YandexDisk {
    let builder = builder(emulator).token(emulator.sign_in());
    builder.build().expect("the settings are good")
}

fn no_complaints(emulator: &Emulator) {
    let complaints = emulator.complaints();
    assert!(complaints.is_empty(), "{complaints:?}");
}

#[tokio::test]
async fn a_day_on_the_disk() -> Result<(), Error> {
    let emulator = emulator().await;
    let disk = signed_in(&emulator);
    assert!(disk.check_token().await?);
    disk.makedirs("disk:/ü ä/#?%25/c").await?;
    emulator.put_file("disk:/ü ä/#?%25/film.mov", "moving pictures");
    assert!(disk.is_dir("ü ä/#?%25").await? && disk.is_file("/ü ä/#?%25/film.mov").await?);

    let copied = disk.copy("ü ä", "copy").await?;
    assert!(
        copied.operation_id.is_some(),
        "a folder with contents takes its time"
    );
    disk.rename("copy", "renamed")?.await?;
    let names: Vec<String> = disk
        .listdir("renamed/#?%25")
        .fields(["name"])
        .page_size(1)
        .items()
        .collect_all(10)
        .await?
        .into_iter()
        .map(|item| item.name)
        .collect();
    assert_eq!(names, ["c", "film.mov"]);
    assert_eq!(
        disk.get_files()
            .page_size(1)
            .items()
            .collect_all(10)
            .await?
            .len(),
        2
    );
    assert_eq!(disk.get_last_uploaded().limit(5).await?.items.len(), 2);

    disk.patch("renamed", [("colour", Some("red".into()))])
        .await?;
    disk.publish("renamed").await?;
    let public_key = disk
        .get_meta("renamed")
        .await?
        .public_key
        .expect("it is public");
    assert!(disk.is_public_dir(&public_key).await?);
    let inside = disk.public_listdir(&public_key).path("/#?%25").items();
    assert_eq!(inside.collect_all(10).await?.len(), 2);
    assert_eq!(
        disk.get_all_public_resources()
            .items()
            .collect_all(10)
            .await?
            .len(),
        1
    );
    disk.save_to_disk(&public_key)
        .path("/#?%25/film.mov")
        .save_path("ü ä")
        .await?;
    disk.unpublish("renamed").await?;
    assert!(!disk.public_exists(&public_key).await?);

    disk.remove("renamed").await?;
    let mut trash = disk.trash_listdir("/").items();
    let thrown_away = trash.try_next().await?.expect("there is one");
    assert!(disk.is_trash_dir(&thrown_away.path).await?);
    disk.restore_trash(&thrown_away.path).name("back").await?;
    assert!(disk.exists("back/#?%25/film.mov").await?);
    disk.remove("back").permanently(true).await?;
    disk.empty_trash().await?;
    assert!(disk.get_disk_info().await?.used_space.is_some());
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn calls_come_out_right_although_the_service_misbehaves() -> Result<(), Error> {
    let emulator = emulator().await;
    let disk = signed_in(&emulator);
    emulator.put_file("disk:/a.txt", "a");
    let faults = emulator.faults();
    faults.add(Fault::on(Method::GET, "/v1/disk/resources").status(500));
    faults.add(Fault::on(Method::GET, "/v1/disk/resources").reset());
    faults.add(Fault::on(Method::GET, "/v1/disk/resources").cut_after(20));
    let answer = disk.api().resources().get("disk:/a.txt").send().await?;
    assert_eq!((answer.attempts(), answer.name.as_str()), (4, "a.txt"));

    // The folder is made, and nobody hears of it.
    faults.add(Fault::on(Method::PUT, "/v1/disk/resources").lose_answer());
    disk.mkdir("made").await?;
    assert!(disk.is_dir("made").await?);
    let again = disk.mkdir("made").await.unwrap_err();
    assert_eq!(ErrorKind::of(&again), ErrorKind::DirectoryExists);

    // A copy may have been made, so it is not made again.
    faults.add(Fault::on(Method::POST, "/v1/disk/resources/copy").lose_answer());
    assert!(
        disk.copy("a.txt", "b.txt")
            .await
            .unwrap_err()
            .is_transport()
    );
    assert!(disk.exists("b.txt").await?);
    faults.add(
        Fault::on(Method::POST, "/v1/disk/resources/copy")
            .status(503)
            .times(3),
    );
    disk.copy("a.txt", "c.txt").await?;
    assert!(faults.unused().is_empty());
    Ok(())
}

#[tokio::test]
async fn a_user_signs_in_with_a_code_and_stays_signed_in() -> Result<(), Error> {
    let emulator = emulator().await;
    let nobody = builder(&emulator).build()?;
    let sign_in = nobody
        .authorization_url()
        .device_id("my-device-1")
        .begin()?;
    let challenge = sign_in.pkce().unwrap().challenge();
    let code = emulator.authorization_code(emulator.client_id(), Some(&challenge));
    let state = sign_in.state().as_str();
    let token = sign_in
        .finish(&format!("/done?code={code}&state={state}"))
        .await?;
    let disk = nobody.signed_in(token.clone())?;
    assert!(disk.check_token().await?);

    let refresh_token = token.refresh_token.expect("there is one");
    let fresh = disk.exchange_refresh_token(refresh_token).await?;
    let disk = nobody.with_token(fresh.access_token)?;
    assert!(disk.check_token().await?);
    disk.revoke().await?;
    assert!(!disk.check_token().await?);
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn an_expired_token_is_renewed_in_passing() -> Result<(), Error> {
    let emulator = emulator().await;
    let signed_in = emulator.sign_in_with(
        &["cloud_api:disk.read", "cloud_api:disk.info"],
        Duration::from_secs(60),
    );
    let disk = builder(&emulator)
        .token(signed_in.access_token.as_str())
        .refresh_token(signed_in.refresh_token.as_str())
        .build()?;
    disk.get_disk_info().await?;
    emulator.clock().advance(Duration::from_secs(3600));
    disk.get_disk_info().await?;
    let paths: Vec<String> = emulator
        .requests()
        .iter()
        .map(|request| request.path.clone())
        .collect();
    assert_eq!(paths, ["/v1/disk", "/v1/disk", "/token", "/v1/disk"]);
    Ok(())
}
