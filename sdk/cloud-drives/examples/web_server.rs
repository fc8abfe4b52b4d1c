//! A web server that streams films from a Disk, and supports `Range`, so that players can seek.
//!
//! ```text
//! cargo run -p cloud-drives --example web_server [-- ADDRESS TOKEN]
//! ```
//!
//! With arguments it serves on port 8000 until it is stopped. Without, it requests a range of a film on an emulator from itself.
#![forbid(unsafe_code)]

use std::ops::Bound;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use axum::routing::get;
use cloud_drives::YandexDisk;
use cloud_drives::prelude::*;
use cloud_drives_emulator::YandexDisk as Emulator;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let emulator = Emulator::start().await?;
    emulator.put_file("disk:/film.mov", b"0123456789".repeat(100_000));
    let given = arguments.next().zip(arguments.next());
    let port = if given.is_some() { 8000 } else { 0 };
    let (address, token) = given.unwrap_or((emulator.api_url().to_owned(), emulator.sign_in()));
    let builder = YandexDisk::builder().token(token).base_url("api", address);
    let disk = builder.build()?;
    let films = Router::new().route("/{*path}", get(film)).with_state(disk);
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    let here = listener.local_addr()?;
    let server = tokio::spawn(axum::serve(listener, films).into_future());
    if port != 0 {
        return Ok(server.await??);
    }
    let request = b"GET /film.mov HTTP/1.0\r\nRange: bytes=25-34\r\n\r\n";
    let (mut client, mut answer) = (TcpStream::connect(here).await?, String::new());
    client.write_all(request).await?;
    client.read_to_string(&mut answer).await?;
    println!("{answer}");
    Ok(())
}

/// Streams a file or a range of it, with little of it in memory.
async fn film(
    State(disk): State<YandexDisk>,
    Path(path): Path<String>,
    headers: HeaderMap,
) -> Result<Response<Body>, StatusCode> {
    let range = headers.get(header::RANGE).and_then(bounds);
    let range = range.unwrap_or((Bound::Unbounded, Bound::Unbounded));
    let file = disk.open(format!("disk:/{path}")).range(range).await;
    // Pass 404 and 416 on.
    let file = file.map_err(|error| error.status().unwrap_or(StatusCode::BAD_GATEWAY))?;
    let mut answer = Response::builder().header(header::ACCEPT_RANGES, "bytes");
    if let Some(range) = file.content_range() {
        answer = answer.status(206).header(header::CONTENT_RANGE, range);
    }
    if let Some(length) = file.content_length() {
        answer = answer.header(header::CONTENT_LENGTH, length);
    }
    let answer = answer.body(Body::from_stream(file));
    answer.map_err(|_| StatusCode::BAD_GATEWAY)
}

/// Reads `bytes=25-34` and `bytes=25-`; for other forms the whole file is sent, as HTTP allows.
fn bounds(range: &HeaderValue) -> Option<(Bound<u64>, Bound<u64>)> {
    let (from, to) = range
        .to_str()
        .ok()?
        .strip_prefix("bytes=")?
        .split_once('-')?;
    let to = to.parse().map_or(Bound::Unbounded, Bound::Included);
    Some((Bound::Included(from.parse().ok()?), to))
}
