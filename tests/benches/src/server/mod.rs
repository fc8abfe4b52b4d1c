//! A server with minimal cost: prepared answers, a sink and a source.
//!
//! It serves as the API and as the storage hosts, and runs in its own process, so that its memory and time do not count as the
//! client's.

mod answers;
mod source;

use std::convert::Infallible;
use std::io::Read as _;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use crate::fixtures;
use answers::{Answers, full};
use source::{Source, SourceBody};

/// What the server has to offer.
#[derive(Clone, Copy, Debug, Default)]
pub struct Offer {
    /// Size in bytes of the file that can be downloaded.
    pub file_size: u64,
    /// How many files are in the folder.
    pub items: u64,
    /// Size in bytes of the parts that a file of that size is to be uploaded in; 0 where none is.
    pub part_size: u64,
    /// Time before each page of the folder.
    pub latency: Duration,
    /// How fast pages of the folder come, in bits a second; 0 for as fast as they can.
    pub bits_per_second: u64,
}

impl Offer {
    /// What it says, for a command line.
    pub(crate) fn numbers(&self) -> [u64; 5] {
        let latency = u64::try_from(self.latency.as_millis()).unwrap_or(u64::MAX);
        let Self {
            file_size,
            items,
            part_size,
            bits_per_second,
            ..
        } = *self;
        [file_size, items, part_size, latency, bits_per_second]
    }

    /// The time that a page of so many bytes takes.
    fn time_of(&self, bytes: u64) -> Duration {
        let sent = (bytes * 8_000_000).checked_div(self.bits_per_second);
        self.latency + Duration::from_micros(sent.unwrap_or(0))
    }
}

/// Serves until standard input ends. Says its address in a line on standard output once it is ready.
///
/// # Errors
///
/// When there is no address to be had.
pub fn serve(offer: Offer) -> std::io::Result<()> {
    // The parent holds the other end: when it is gone, so is this.
    std::thread::spawn(|| {
        let mut nothing = [0; 1];
        while std::io::stdin()
            .read(&mut nothing)
            .is_ok_and(|read| read > 0)
        {}
        std::process::exit(0);
    });
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await?;
        let address = listener.local_addr()?;
        let served = Arc::new(Served {
            answers: Answers::prepare(&format!("http://{address}"), offer),
            source: Source::of(offer.file_size),
            offer,
        });
        println!("http://{address}");
        loop {
            let (stream, _) = listener.accept().await?;
            stream.set_nodelay(true)?;
            let served = Arc::clone(&served);
            let service = service_fn(move |request| {
                let served = Arc::clone(&served);
                async move { Ok::<_, Infallible>(served.answer(request).await) }
            });
            tokio::spawn(async move {
                // A client that goes away in the middle is its own affair.
                let _ = hyper::server::conn::http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), service)
                    .await;
            });
        }
    })
}

struct Served {
    answers: Answers,
    source: Source,
    offer: Offer,
}

impl Served {
    async fn answer(&self, request: Request<Incoming>) -> Response<SourceBody> {
        let path = request.uri().path();
        let query = request.uri().query().unwrap_or_default();
        match (request.method(), path) {
            (&Method::GET, "/v1/disk/resources") => {
                let answer = self.answers.resource(query, request.headers());
                let time = self.offer.time_of(answer.body().left());
                if !time.is_zero() {
                    tokio::time::sleep(time).await;
                }
                answer
            }
            (&Method::GET, "/v1/disk/resources/upload") => self.answers.upload_link(),
            (&Method::GET, "/v1/disk/resources/download") => self.answers.download_link(),
            (&Method::GET, "/download") => self.source.answer(request.headers()),
            (&Method::PUT, "/upload") => swallow(request.into_body()).await,
            (&Method::POST, fixtures::NEW_FILE) => self.answers.new_file(),
            (&Method::GET, fixtures::UPLOAD_STATUS) => self.answers.upload_status(),
            (&Method::PUT, path) if path.starts_with("/part/") => {
                swallow(request.into_body()).await
            }
            _ => full(
                StatusCode::NOT_FOUND,
                "text/plain",
                "there is nothing here".into(),
            ),
        }
    }
}

/// Reads a body to its end and keeps nothing of it.
async fn swallow(mut body: Incoming) -> Response<SourceBody> {
    while let Some(frame) = body.frame().await {
        if frame.is_err() {
            return full(
                StatusCode::BAD_REQUEST,
                "text/plain",
                "the body broke off".into(),
            );
        }
    }
    full(StatusCode::CREATED, "text/plain", bytes::Bytes::new())
}
