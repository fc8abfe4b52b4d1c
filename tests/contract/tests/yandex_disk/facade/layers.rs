//! Tests of the facade against the emulator over real connections: all layers together, which the scripted tests cover separately.

use std::time::Duration;

use cloud_drives::poll::PollSettings;
use cloud_drives::prelude::*;
use cloud_drives::retry::{Backoff, RetryPolicy};
use cloud_drives::yandex_disk::{ErrorKind, YandexDiskBuilder};
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
async fn calls_succeed_despite_failures_of_the_service() -> Result<(), Error> {
    let emulator = emulator().await;
    let disk = signed_in(&emulator);
    emulator.put_file("disk:/a.txt", "a");
    let faults = emulator.faults();
    faults.add(Fault::on(Method::GET, "/v1/disk/resources").status(500));
    faults.add(Fault::on(Method::GET, "/v1/disk/resources").reset());
    faults.add(Fault::on(Method::GET, "/v1/disk/resources").cut_after(20));
    let answer = disk.api().resources().get("disk:/a.txt").send().await?;
    assert_eq!((answer.attempts(), answer.name.as_str()), (4, "a.txt"));

    // The folder is created, and the answer is lost.
    faults.add(Fault::on(Method::PUT, "/v1/disk/resources").lose_answer());
    disk.mkdir("made").await?;
    assert!(disk.is_dir("made").await?);
    let again = disk.mkdir("made").await.unwrap_err();
    assert_eq!(ErrorKind::of(&again), ErrorKind::DirectoryExists);

    // So is the copy.
    faults.add(Fault::on(Method::POST, "/v1/disk/resources/copy").lose_answer());
    disk.copy("a.txt", "b.txt").await?;
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
