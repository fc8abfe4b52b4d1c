//! Tests of downloads that were interrupted or are too large for one answer.

use cloud_drives::Error;
use cloud_drives::prelude::*;
use cloud_drives::transfer::DownloadTarget;
use cloud_drives_emulator::{AmazonDrive as Emulator, Fault};
use http::Method;

use super::{Service, pattern, signed_in};

#[tokio::test]
async fn an_unfinished_file_is_resumed_without_its_last_block() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_pattern("/a", 500_000);
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("a.bin");
    let partial = folder.path().join("a.bin.__incomplete");
    // As the Python client leaves it, whose last block may be bad.
    let mut left = pattern(400_000);
    left[390_000] ^= 1;
    std::fs::write(&partial, left).expect("it is written");
    let got = drive.download_file(&id, &target).await?;
    assert!(got.verified);
    assert_eq!(service.last().header("range"), Some("bytes=268927-"));
    assert_eq!(
        std::fs::read(&target).expect("it is there"),
        pattern(500_000)
    );
    assert!(!partial.exists());

    std::fs::write(&partial, "anything").expect("it is written");
    drive
        .download_file(&id, &target)
        .resume_partial(false)
        .await?;
    assert!(partial.exists(), "it is not looked at");
    Ok(())
}

#[tokio::test]
async fn large_files_are_downloaded_from_another_host_without_the_token() -> Result<(), Error> {
    let service = Service::start(Emulator::builder().redirect_downloads_from(100_000)).await;
    let drive = service.drive();
    let id = service.put_pattern("/large.bin", 400_000);
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("large.bin");
    let faults = service.faults();
    faults.add(Fault::on(Method::GET, "*").origin("s3").cut_after(250_000));
    faults.add(
        Fault::on(Method::GET, "*")
            .origin("s3")
            .status(500)
            .times(4),
    );
    assert!(drive.download_file(&id, &target).await.is_err());
    let left = folder.path().join("large.bin.__incomplete");
    assert!(left.exists() && !target.exists());
    let got = drive.download_file(&id, &target).await?;
    assert!(got.verified && got.size == 400_000);
    assert!(!left.exists());
    Ok(())
}

#[tokio::test]
async fn a_file_too_large_for_one_answer_is_downloaded_in_ranges_or_over_a_link()
-> Result<(), Error> {
    let service = Service::start(Emulator::builder().whole_download_limit(1000)).await;
    let drive = service.drive();
    let id = service.put_pattern("/large.bin", 5000);
    let mut memory = Vec::new();
    drive
        .download(&id, DownloadTarget::writer(&mut memory))
        .chunk_size(1000)
        .await?;
    assert_eq!(memory.len(), 5000);
    let mut memory = Vec::new();
    drive
        .download(&id, DownloadTarget::writer(&mut memory))
        .temp_link(true)
        .await?;
    assert_eq!(memory.len(), 5000);
    Ok(())
}
