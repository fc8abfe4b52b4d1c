//! Tests of uploads without an answer: the file is looked up before it is sent again.

use std::time::Duration;

use cloud_drives::Error;
use cloud_drives::prelude::*;
use cloud_drives_emulator::{AmazonDrive as Emulator, Clock, Fault};
use http::Method;

use super::{Service, signed_in};

#[tokio::test]
async fn an_upload_with_a_lost_answer_is_looked_up_before_it_is_sent_again() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a.txt", "old");
    let faults = service.faults();
    faults.add(Fault::on(Method::POST, "/cdproxy/nodes").lose_answer());
    let done = drive.upload(b"found".to_vec(), "lost.txt").await?;
    assert_eq!(
        service.node_id("/lost.txt").as_deref(),
        Some(done.receipt.id.as_str())
    );
    for status in [408, 504] {
        let fault = Fault::on(Method::PUT, "/cdproxy/nodes/*/content").lose_answer_with(status);
        faults.add(fault);
        let contents = format!("contents {status}").into_bytes();
        let done = drive.overwrite_file(&id, contents).await?;
        assert_eq!((done.receipt.id.as_str(), done.attempts), (id.as_str(), 1));
    }
    assert_eq!(service.count("POST", "/cdproxy/nodes"), 1);
    assert!(faults.unused().is_empty());
    Ok(())
}

#[tokio::test]
async fn an_upload_without_an_answer_in_time_is_looked_up_too() -> Result<(), Error> {
    let service = Service::start(Emulator::builder()).await;
    let builder = service.builder();
    let drive = builder
        .storage_idle_timeout(Duration::from_millis(300))
        .build()?;
    let faults = service.faults();
    faults.add(Fault::on(Method::POST, "/cdproxy/nodes").never_answer());
    faults.add(Fault::on(Method::PUT, "/cdproxy/nodes/*/content").never_answer());
    let made = drive.upload(b"made".to_vec(), "a").await?;
    assert_eq!(
        service.node_id("/a").as_deref(),
        Some(made.receipt.id.as_str())
    );
    let again = drive
        .overwrite_file(&made.receipt.id, b"again".to_vec())
        .await?;
    assert_eq!(service.file_bytes("/a").as_deref(), Some(&b"again"[..]));
    assert_eq!((made.attempts, again.attempts), (1, 1));
    assert_eq!(service.count("POST", "/cdproxy/nodes"), 1);
    assert_eq!(service.count("PUT", "/content"), 1);
    assert!(faults.unused().is_empty());
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_large_upload_that_shows_minutes_later_is_waited_for() -> Result<(), Error> {
    let setup = Emulator::builder()
        .clock(Clock::tokio())
        .late_uploads_from(1000)
        .late_upload(504, Duration::from_secs(8));
    let service = Service::in_process(setup);
    let done = service.drive().upload(vec![7; 2000], "large.bin").await?;
    assert_eq!(
        (done.attempts, done.receipt.name.as_deref()),
        (1, Some("large.bin"))
    );
    assert_eq!(service.count("POST", "/nodes"), 1);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn an_upload_that_shows_only_after_it_was_sent_again_is_still_found() -> Result<(), Error> {
    let service = Service::in_process(Emulator::builder().clock(Clock::tokio()));
    let drive = service.drive();
    service.late_uploads(1, 504, Duration::from_secs(14));
    let done = drive.upload(vec![7; 2000], "large.bin").await?;
    assert_eq!((done.attempts, done.size), (2, 2000));
    assert_eq!(service.paths(), ["/large.bin"]);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn an_upload_that_can_not_be_found_ends_with_unknown_outcome() -> Result<(), Error> {
    let service = Service::in_process(Emulator::builder().clock(Clock::tokio()));
    let drive = service.drive();
    drive.metadata_url().await?;
    service.faults().add(
        Fault::on(Method::POST, "/cdproxy/nodes")
            .lose_answer()
            .always(),
    );
    service
        .faults()
        .add(Fault::on(Method::GET, "*").status(403).always());
    let error = drive
        .upload(b"x".to_vec(), "a")
        .parent(service.root_id())
        .await
        .unwrap_err();
    assert!(error.is_outcome_unknown(), "{error}");
    Ok(())
}
