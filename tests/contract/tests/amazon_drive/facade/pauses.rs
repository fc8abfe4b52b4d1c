use std::time::Duration;

use cloud_drives::amazon_drive::ErrorKind;
use cloud_drives::prelude::*;
use cloud_drives::retry::PausePolicy;
use cloud_drives::{AmazonDrive, Error};
use cloud_drives_emulator::amazon_drive::Failure;
use cloud_drives_emulator::{AmazonDrive as Emulator, Clock};
use http::Method;
use tokio::time::Instant;

use super::{Service, kind};

fn quota() -> cloud_drives_emulator::Fault {
    Failure::Unavailable.on(Method::GET, "*/account/quota")
}

#[test]
fn the_ceiling_doubles_up_to_256_seconds() {
    let policy = PausePolicy::new();
    let ceilings = [0, 1, 2, 3, 7, 8, 9, 1000].map(|failures| policy.ceiling(failures).as_secs());
    assert_eq!(ceilings, [0, 2, 4, 8, 128, 256, 256, 256]);
    assert_eq!(
        AmazonDrive::python_compatible_pause_policy().ceiling(0),
        Duration::from_secs(1)
    );
    assert_eq!(PausePolicy::off().ceiling(100), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn the_python_client_pauses_after_every_call_and_repeats_none() -> Result<(), Error> {
    let service = Service::in_process(Emulator::builder().clock(Clock::tokio()));
    let drive = service
        .builder()
        .retry_policy(AmazonDrive::python_compatible_retry_policy())
        .pause_policy(AmazonDrive::python_compatible_pause_policy().without_jitter())
        .build()?;
    drive.metadata_url().await?;
    service.faults().add(quota().times(2));
    let begun = Instant::now();
    for (expected, pause) in [(ErrorKind::Unavailable, 1), (ErrorKind::Unavailable, 1 + 2)] {
        assert_eq!(kind(drive.get_quota().await), expected);
        assert_eq!(begun.elapsed().as_secs(), pause);
    }
    drive.get_quota().await?;
    assert_eq!(begun.elapsed().as_secs(), 1 + 2 + 4);
    drive.get_quota().await?;
    assert_eq!(
        begun.elapsed().as_secs(),
        1 + 2 + 4 + 1,
        "a success ends it but for a second"
    );
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn all_calls_of_a_client_keep_the_same_pause() -> Result<(), Error> {
    let service = Service::in_process(Emulator::builder().clock(Clock::tokio()));
    let drive = service
        .builder()
        .retry_policy(AmazonDrive::python_compatible_retry_policy())
        .pause_policy(PausePolicy::new().without_jitter())
        .build()?;
    drive.metadata_url().await?;
    service.faults().add(quota());
    let begun = Instant::now();
    assert_eq!(kind(drive.get_quota().await), ErrorKind::Unavailable);
    let clone = drive.clone();
    clone.get_account_info().await?;
    assert_eq!(begun.elapsed().as_secs(), 2);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_call_is_repeated_behind_the_pause_that_the_service_earned() -> Result<(), Error> {
    let service = Service::in_process(Emulator::builder().clock(Clock::tokio()));
    let drive = AmazonDrive::builder()
        .base_url("master", service.master_url())
        .token(service.sign_in())
        .transport(super::InProcess(service.service()))
        .pause_policy(PausePolicy::new().without_jitter())
        .build()?;
    drive.metadata_url().await?;
    service.faults().add(quota().times(3));
    let begun = Instant::now();
    drive.get_quota().await?;
    assert_eq!(begun.elapsed().as_secs(), 2 + 4 + 8);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_limit_that_the_service_names_is_kept() -> Result<(), Error> {
    let limited = Emulator::builder()
        .clock(Clock::tokio())
        .rate_limit(3, Duration::from_secs(10));
    let service = Service::in_process(limited);
    let drive = AmazonDrive::builder()
        .base_url("master", service.master_url())
        .token(service.sign_in())
        .transport(super::InProcess(service.service()))
        .pause_policy(PausePolicy::new().without_jitter())
        .build()?;
    for _ in 0..6 {
        drive.get_quota().await?;
    }
    Ok(())
}
