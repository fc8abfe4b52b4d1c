//! Tests of the pauses of the Python client.

use cloud_drives::amazon_drive::ErrorKind;
use cloud_drives::prelude::*;
use cloud_drives::{AmazonDrive, Error};
use cloud_drives_emulator::amazon_drive::Failure;
use cloud_drives_emulator::{AmazonDrive as Emulator, Clock};
use http::Method;
use tokio::time::Instant;

use super::{Service, kind};

fn quota() -> cloud_drives_emulator::Fault {
    Failure::Unavailable.on(Method::GET, "*/account/quota")
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
