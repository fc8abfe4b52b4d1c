//! Uploads in parts, as Frame.io expects them: each part of a file is sent to its own URL.

use std::io::SeekFrom;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use futures_util::{StreamExt as _, TryStreamExt as _};
use http::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE};
use serde::Deserialize;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use tokio::fs::File;
use tokio::io::{AsyncReadExt as _, AsyncSeekExt as _};
use tokio_util::io::ReaderStream;

use super::Job;
use crate::clients::{bare as bare_client, frame_io};
use crate::fixtures::{NEW_FILE, TOKEN, UPLOAD_STATUS};
use crate::process::Failure;
use cloud_drives::prelude::*;

const CHUNK: usize = 1024 * 1024;

#[derive(Deserialize)]
struct Made {
    data: NewFile,
}

#[derive(Deserialize)]
struct NewFile {
    upload_urls: Vec<Part>,
}

#[derive(Deserialize)]
struct Part {
    size: u64,
    url: String,
}

#[derive(Deserialize)]
struct Asked {
    data: Status,
}

#[derive(Deserialize)]
struct Status {
    upload_complete: bool,
}

/// What one writes by hand: each part read from the file as it is sent, in chunks of 1 MiB, and no attempt but the first.
pub(super) async fn bare(job: &Job, at_once: usize, sums: bool) -> Result<(), Failure> {
    let client = bare_client()?;
    let made = client
        .post(format!("{}{NEW_FILE}", job.url))
        .header(AUTHORIZATION, format!("Bearer {TOKEN}"))
        .header(CONTENT_TYPE, "application/json")
        .body(json!({"data": {"name": "film.mov", "file_size": job.size}}).to_string())
        .send()
        .await?
        .error_for_status()?;
    let made: Made = serde_json::from_slice(&made.bytes().await?)?;
    let mut offset = 0;
    let parts = made.data.upload_urls.into_iter().map(|part| {
        let from = offset;
        offset += part.size;
        put(&client, job, part, from, sums)
    });
    futures_util::stream::iter(parts)
        .buffer_unordered(at_once)
        .try_collect::<()>()
        .await?;
    let asked = client
        .get(format!("{}{UPLOAD_STATUS}", job.url))
        .header(AUTHORIZATION, format!("Bearer {TOKEN}"))
        .send()
        .await?
        .error_for_status()?;
    let asked: Asked = serde_json::from_slice(&asked.bytes().await?)?;
    asked
        .data
        .upload_complete
        .then_some(())
        .ok_or_else(|| "it is not complete".into())
}

async fn put(
    client: &reqwest::Client,
    job: &Job,
    part: Part,
    from: u64,
    sums: bool,
) -> Result<(), Failure> {
    let mut file = File::open(&job.file).await?;
    file.seek(SeekFrom::Start(from)).await?;
    let chunks = ReaderStream::with_capacity(file.take(part.size), CHUNK);
    let sum = Arc::new(Mutex::new(Sha256::new()));
    let seen = Arc::clone(&sum);
    let chunks = chunks.inspect_ok(move |chunk: &Bytes| {
        if sums && let Ok(mut sum) = seen.lock() {
            sum.update(chunk);
        }
    });
    let answer = client
        .put(part.url)
        .header(CONTENT_LENGTH, part.size)
        .header(CONTENT_TYPE, "video/quicktime")
        .header("x-amz-acl", "private")
        .body(reqwest::Body::wrap_stream(chunks))
        .send()
        .await?;
    answer.error_for_status()?;
    let sum = sum.lock().map_err(|_| "the sum is broken")?.clone();
    std::hint::black_box(sum.finalize());
    Ok(())
}

pub(super) async fn facade(job: &Job, at_once: usize, resumable: bool) -> Result<(), Failure> {
    let mut upload = frame_io(&job.url)?
        .upload("acc", "fol", &job.file)
        .name("film.mov")
        .concurrency(at_once);
    if resumable {
        upload = upload.resumable(job.file.with_extension("upload"));
    }
    let stored = upload.await?;
    match (stored.attempts, stored.receipt.complete) {
        (1, true) => Ok(()),
        (attempts, complete) => {
            Err(format!("it took {attempts} attempts; complete: {complete}").into())
        }
    }
}
