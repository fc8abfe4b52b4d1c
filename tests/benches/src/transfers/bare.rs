//! Transfers with bare reqwest, written by hand.

use std::io::Write as _;
use std::path::Path;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use futures_util::TryStreamExt as _;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use tokio::fs::File;
use tokio::io::AsyncWriteExt as _;
use tokio_util::io::ReaderStream;

use super::Job;
use crate::clients::bare;
use crate::contents::Sums;
use crate::process::Failure;

const CHUNK: usize = 1024 * 1024;

pub(super) async fn upload_plain(job: &Job) -> Result<(), Failure> {
    let file = File::open(&job.file).await?;
    put(job, reqwest::Body::from(file)).await
}

pub(super) async fn upload(job: &Job, checksums: bool) -> Result<(), Failure> {
    let file = File::open(&job.file).await?;
    let chunks = ReaderStream::with_capacity(file, CHUNK);
    if !checksums {
        return put(job, reqwest::Body::wrap_stream(chunks)).await;
    }
    let sums = Arc::new(Mutex::new(Sums::default()));
    let seen = Arc::clone(&sums);
    let chunks = chunks.inspect_ok(move |chunk: &Bytes| {
        if let Ok(mut sums) = seen.lock() {
            sums.update(chunk);
        }
    });
    put(job, reqwest::Body::wrap_stream(chunks)).await?;
    let sums = sums.lock().map_err(|_| "the sums are broken")?.clone();
    std::hint::black_box(sums.finish());
    Ok(())
}

async fn put(job: &Job, body: reqwest::Body) -> Result<(), Failure> {
    let answer = bare()?
        .put(format!("{}/upload", job.url))
        .header(CONTENT_LENGTH, job.size)
        .header(CONTENT_TYPE, "application/octet-stream")
        .body(body)
        .send()
        .await?;
    answer.error_for_status()?;
    Ok(())
}

pub(super) async fn download_plain(job: &Job, target: &Path) -> Result<(), Failure> {
    let mut answer = get(job).await?;
    let mut file = std::fs::File::create(target)?;
    while let Some(chunk) = answer.chunk().await? {
        file.write_all(&chunk)?;
    }
    Ok(())
}

pub(super) async fn download(job: &Job, target: &Path, checksums: bool) -> Result<(), Failure> {
    let mut answer = get(job).await?;
    let mut file = File::create(target).await?;
    let mut sums = Sums::default();
    while let Some(chunk) = answer.chunk().await? {
        if checksums {
            sums.update(&chunk);
        }
        file.write_all(&chunk).await?;
    }
    file.flush().await?;
    if checksums {
        std::hint::black_box(sums.finish());
    }
    Ok(())
}

async fn get(job: &Job) -> Result<reqwest::Response, Failure> {
    let answer = bare()?.get(format!("{}/download", job.url)).send().await?;
    Ok(answer.error_for_status()?)
}
