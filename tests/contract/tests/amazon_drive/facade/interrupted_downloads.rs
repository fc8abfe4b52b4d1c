use cloud_drives::Error;
use cloud_drives::prelude::*;
use cloud_drives::transfer::DownloadTarget;
use cloud_drives_emulator::{AmazonDrive as Emulator, Fault};
use http::Method;

use super::{Service, pattern, signed_in};

fn cut(after: u64) -> Fault {
    Fault::on(Method::GET, "*/content").cut_after(after)
}

#[tokio::test]
async fn a_download_that_breaks_goes_on_where_it_was() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_pattern("/a", 200_000);
    service.faults().add(cut(50_000));
    service
        .faults()
        .add(Fault::on(Method::GET, "*/content").status(503));
    let mut memory = Vec::new();
    let got = drive
        .download(&id, DownloadTarget::writer(&mut memory))
        .await?;
    assert!(got.verified);
    assert_eq!(memory, pattern(200_000));
    assert!(service.faults().unused().is_empty());
    Ok(())
}

#[tokio::test]
async fn an_unfinished_file_is_left_and_gone_on_with_less_its_last_block() -> Result<(), Error> {
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
async fn a_wrong_beginning_is_noticed_and_fetched_again() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_pattern("/a", 300_000);
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("a.bin");
    std::fs::write(
        folder.path().join("a.bin.__incomplete"),
        vec![0_u8; 200_000],
    )
    .expect("written");
    assert!(drive.download_file(&id, &target).await?.verified);
    assert_eq!(
        std::fs::read(&target).expect("it is there"),
        pattern(300_000)
    );
    Ok(())
}

#[tokio::test]
async fn large_files_come_from_another_host_without_the_token() -> Result<(), Error> {
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
async fn a_file_too_large_for_one_answer_comes_in_ranges_or_over_a_link() -> Result<(), Error> {
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

#[tokio::test]
async fn a_download_that_stays_broken_is_an_error_and_the_target_stays_as_it_was()
-> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_pattern("/a", 10_000);
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("a.bin");
    std::fs::write(&target, "before").expect("it is written");
    service
        .faults()
        .add(Fault::on(Method::GET, "*/content").reset().always());
    let error = drive.download_file(&id, &target).await.unwrap_err();
    assert!(error.is_transport() && error.attempts() == 4, "{error}");
    assert_eq!(std::fs::read(&target).expect("it is there"), b"before");
    Ok(())
}
