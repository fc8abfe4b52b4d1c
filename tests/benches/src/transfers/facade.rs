//! Transfers with the facade.

use std::path::Path;

use super::Job;
use crate::clients::facade;
use crate::fixtures::FILE;
use crate::process::Failure;
use cloud_drives::prelude::*;

pub(super) async fn upload(job: &Job, checksums: bool) -> Result<(), Failure> {
    let stored = facade(&job.url)?
        .upload(&job.file, FILE)
        .checksums(checksums)
        .await?;
    match stored.attempts {
        1 => Ok(()),
        attempts => Err(format!("it took {attempts} attempts").into()),
    }
}

pub(super) async fn download(
    job: &Job,
    target: &Path,
    checksums: bool,
    ranges: usize,
) -> Result<(), Failure> {
    let fetched = facade(&job.url)?
        .download(FILE, target)
        .checksums(checksums)
        .concurrency(ranges)
        .await?;
    match (fetched.attempts, fetched.verified) {
        (1, verified) if verified == checksums => Ok(()),
        (attempts, verified) => {
            Err(format!("it took {attempts} attempts; verified: {verified}").into())
        }
    }
}
