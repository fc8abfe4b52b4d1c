//! A Disk in memory, behind a transport: what the tests of both engines run against. No sockets, no real time.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use cloud_drives_core::{
    BoxFuture, ByteStream, Error, ErrorClass, Request, Result, StreamResponse, Transport,
};
use http::header::{ACCEPT_RANGES, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG, LOCATION};
use http::{HeaderMap, HeaderValue, Method, StatusCode};

pub(crate) use cloud_drives_runtime::testing::bytes;

use crate::YandexDisk;
use crate::retry::{Backoff, RetryPolicy};
use crate::transfer::Fingerprint;

/// What no storage host may ever see.
pub(crate) const TOKEN: &str = "y0_CANARY_TOKEN";

/// What happens to an upload.
#[derive(Clone, Debug)]
pub(crate) enum Put {
    /// All bytes are taken and stored, and this is answered.
    Store(u16),
    /// All bytes are taken and stored, and nothing is answered.
    StoreSilently,
    /// All bytes are taken, something else is there, and nothing is answered.
    StoreOther(Bytes),
    /// All bytes are taken, and nothing is stored or answered.
    Lose,
    /// All bytes are taken, nothing is stored, and this is answered.
    Refuse(u16, &'static str),
    /// Nothing is taken, and this is answered.
    RefuseUnread(u16, &'static str),
    /// The connection breaks after so many bytes.
    BreakAfter(u64),
    /// There is no connection.
    NoConnection,
    /// The file that is sent changes once so many bytes have gone.
    Meanwhile(u64, Meanwhile),
}

/// Something that happens in the middle of an upload.
#[derive(Clone)]
pub(crate) struct Meanwhile(pub(crate) Arc<dyn Fn() + Send + Sync>);

impl std::fmt::Debug for Meanwhile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Meanwhile")
    }
}

/// What happens to a download.
#[derive(Clone, Debug)]
pub(crate) enum Get {
    /// The connection breaks after so many bytes of the answer.
    BreakAfter(u64),
    /// The answer ends after so many bytes, without a break and without a length.
    EndAfter(u64),
    /// Another answer.
    Answer(u16, &'static str),
    /// A redirect.
    Redirect(String),
    /// A part, but another than asked for.
    ShiftedPart,
    /// The file is replaced before it is answered.
    Replace(Bytes),
    /// One byte is wrong.
    Corrupt,
    /// There is no connection.
    NoConnection,
}

pub(crate) struct State {
    /// What is there.
    pub(crate) contents: Option<Bytes>,
    /// How many looks do not show it yet.
    pub(crate) hidden_for: u32,
    /// What looks answer instead, once each.
    pub(crate) look_failures: VecDeque<u16>,
    pub(crate) puts: VecDeque<Put>,
    pub(crate) gets: VecDeque<Get>,
    /// What was asked, in short.
    pub(crate) log: Vec<String>,
    /// The headers that storage hosts saw.
    pub(crate) storage_headers: Vec<HeaderMap>,
    pub(crate) user_agents: Vec<String>,
    /// The link that the Disk hands out for uploads.
    pub(crate) upload_link: String,
    pub(crate) download_link: String,
    pub(crate) has_ranges: bool,
    pub(crate) has_etag: bool,
    pub(crate) has_length: bool,
    pub(crate) has_sums: bool,
    /// A folder: an archive of unknown length.
    pub(crate) is_folder: bool,
    /// Bytes of a chunk that is answered.
    pub(crate) chunk: usize,
    /// What has come of an upload that broke, where the storage keeps that.
    pub(crate) partial: Option<Bytes>,
    pub(crate) keeps_partial: bool,
    /// What a question for what has arrived answers instead, once each.
    pub(crate) head_failures: VecDeque<u16>,
    pub(crate) now_under_way: usize,
    pub(crate) most_under_way: usize,
    version: u32,
}

/// A Disk with one file.
#[derive(Clone)]
pub(crate) struct FakeDisk(Arc<Mutex<State>>);

impl std::fmt::Debug for FakeDisk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FakeDisk")
    }
}

impl FakeDisk {
    pub(crate) fn empty() -> Self {
        Self(Arc::new(Mutex::new(State {
            contents: None,
            hidden_for: 0,
            look_failures: VecDeque::new(),
            puts: VecDeque::new(),
            gets: VecDeque::new(),
            log: Vec::new(),
            storage_headers: Vec::new(),
            user_agents: Vec::new(),
            upload_link: "https://uploader.example/upload-target/SECRET".to_owned(),
            download_link: "https://downloader.example/disk/SECRET".to_owned(),
            has_ranges: true,
            has_etag: true,
            has_length: true,
            has_sums: true,
            is_folder: false,
            chunk: 7,
            partial: None,
            keeps_partial: false,
            head_failures: VecDeque::new(),
            now_under_way: 0,
            most_under_way: 0,
            version: 1,
        })))
    }

    pub(crate) fn with(contents: impl Into<Bytes>) -> Self {
        let disk = Self::empty();
        disk.state().contents = Some(contents.into());
        disk
    }

    pub(crate) fn puts(self, puts: impl IntoIterator<Item = Put>) -> Self {
        self.state().puts.extend(puts);
        self
    }

    pub(crate) fn gets(self, gets: impl IntoIterator<Item = Get>) -> Self {
        self.state().gets.extend(gets);
        self
    }

    pub(crate) fn set(self, change: impl FnOnce(&mut State)) -> Self {
        change(&mut self.state());
        self
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn contents(&self) -> Option<Bytes> {
        self.state().contents.clone()
    }

    pub(crate) fn log(&self) -> Vec<String> {
        self.state().log.clone()
    }

    /// How often something was asked.
    pub(crate) fn count(&self, what: &str) -> usize {
        self.state()
            .log
            .iter()
            .filter(|line| line.starts_with(what))
            .count()
    }

    /// The facade over this Disk, with four attempts a second apart.
    pub(crate) fn client(&self) -> YandexDisk {
        self.client_with(RetryPolicy::new().backoff(Backoff::fixed(Duration::from_secs(1))))
    }

    pub(crate) fn client_with(&self, policy: RetryPolicy) -> YandexDisk {
        YandexDisk::builder()
            .token(TOKEN)
            .transport(self.clone())
            .retry_policy(policy)
            .build()
            .expect("the settings are good")
    }

    /// No storage host saw the token or a header of the caller.
    pub(crate) fn storage_saw_no_secret(&self) -> bool {
        self.state().storage_headers.iter().all(|headers| {
            !headers.contains_key("authorization")
                && !headers.contains_key("x-secret")
                && !format!("{headers:?}").contains(TOKEN)
        })
    }
}

impl Transport for FakeDisk {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse>> {
        Box::pin(async move {
            match request.url().host_str() {
                Some("cloud-api.yandex.net") => Ok(self.api(&request)),
                _ if request.method() == Method::HEAD => Ok(self.arrived(&request)),
                _ if request.method() == Method::PUT => self.upload(&request).await,
                _ => self.download(&request),
            }
        })
    }
}

impl FakeDisk {
    fn api(&self, request: &Request) -> StreamResponse {
        let mut state = self.state();
        assert_eq!(
            request
                .headers()
                .get("authorization")
                .map(HeaderValue::as_bytes),
            Some(format!("OAuth {TOKEN}").as_bytes())
        );
        let agent = request.headers().get("user-agent");
        let agent = agent
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let overwrite = request
            .url()
            .query_pairs()
            .any(|(name, value)| name == "overwrite" && value == "true");
        match request.url().path() {
            "/v1/disk/resources/upload" => {
                state.log.push("link".to_owned());
                state.user_agents.push(agent.to_owned());
                if state.contents.is_some() && !overwrite {
                    let body = r#"{"error":"DiskResourceAlreadyExistsError","description":"exists","message":"m"}"#;
                    return json(request, 409, body);
                }
                let body = format!(r#"{{"href":"{}","operation_id":"op1"}}"#, state.upload_link);
                json(request, 200, &body)
            }
            "/v1/disk/resources/download" | "/v1/disk/public/resources/download" => {
                state.log.push("link".to_owned());
                let body = format!(r#"{{"href":"{}"}}"#, state.download_link);
                json(request, 200, &body)
            }
            _ => {
                state.log.push("look".to_owned());
                if let Some(status) = state.look_failures.pop_front() {
                    return json(request, status, r#"{"error":"X","description":"d"}"#);
                }
                if state.hidden_for > 0 {
                    state.hidden_for -= 1;
                    return json(
                        request,
                        404,
                        r#"{"error":"DiskNotFoundError","description":"not found"}"#,
                    );
                }
                match &state.contents {
                    _ if state.is_folder => json(request, 200, r#"{"type":"dir"}"#),
                    Some(contents) if state.has_sums => {
                        let print = Fingerprint::of(contents);
                        let body = format!(
                            r#"{{"type":"file","size":{},"md5":"{}","sha256":"{}"}}"#,
                            print.size, print.md5, print.sha256
                        );
                        json(request, 200, &body)
                    }
                    Some(_) => json(request, 200, r#"{"type":"file"}"#),
                    None => json(
                        request,
                        404,
                        r#"{"error":"DiskNotFoundError","description":"not found"}"#,
                    ),
                }
            }
        }
    }

    fn arrived(&self, request: &Request) -> StreamResponse {
        let mut state = self.state();
        state.log.push("head".to_owned());
        state.storage_headers.push(request.headers().clone());
        if let Some(status) = state.head_failures.pop_front() {
            return empty(request, status);
        }
        for name in ["etag", "sha256", "size"] {
            assert!(request.headers().contains_key(name), "{name} is missing");
        }
        let length = state.partial.as_ref().map_or(0, Bytes::len);
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
        StreamResponse::new(request, StatusCode::OK, headers, ByteStream::empty())
    }

    async fn upload(&self, request: &Request) -> Result<StreamResponse> {
        let put = {
            let mut state = self.state();
            let range = request.headers().get(CONTENT_RANGE);
            let range = range.and_then(|range| range.to_str().ok());
            let line = range.map_or_else(|| "put".to_owned(), |range| format!("put {range}"));
            state.log.push(line);
            state.storage_headers.push(request.headers().clone());
            state.puts.pop_front().unwrap_or(Put::Store(201))
        };
        let silence = || {
            Error::new(
                ErrorClass::Timeout,
                "nothing came for 300 s (the idle timeout)",
            )
        };
        match &put {
            Put::NoConnection => return Err(Error::new(ErrorClass::Connect, "could not connect")),
            Put::RefuseUnread(status, body) => return Ok(html(request, *status, body)),
            _ => {}
        }
        let mut body = request.body().open().await?;
        let before = match request.headers().contains_key(CONTENT_RANGE) {
            true => self.state().partial.take().unwrap_or_default(),
            false => Bytes::new(),
        };
        let mut taken = before.to_vec();
        let mut meanwhile = match &put {
            Put::Meanwhile(after, meanwhile) => Some((*after, meanwhile.clone())),
            _ => None,
        };
        while let Some(chunk) = body.next_chunk().await? {
            taken.extend_from_slice(&chunk);
            if let Put::BreakAfter(bytes) = put
                && taken.len() as u64 >= bytes
            {
                let mut state = self.state();
                state.partial = state.keeps_partial.then(|| taken.into());
                return Err(Error::new(ErrorClass::Transport, "the connection broke"));
            }
            if let Some((after, happens)) = &meanwhile
                && taken.len() as u64 >= *after
            {
                (happens.0)();
                meanwhile = None;
            }
            tokio::task::yield_now().await;
        }
        if let Some(length) = request.body().content_length() {
            assert_eq!(
                length,
                (taken.len() - before.len()) as u64,
                "the announced length is the true one"
            );
        }
        let mut state = self.state();
        match put {
            Put::Store(status) => {
                state.contents = Some(taken.into());
                Ok(empty(request, status))
            }
            Put::StoreSilently => {
                state.contents = Some(taken.into());
                Err(silence())
            }
            Put::StoreOther(other) => {
                state.contents = Some(other);
                Err(silence())
            }
            Put::Refuse(status, body) => Ok(html(request, status, body)),
            Put::BreakAfter(_) => Err(Error::new(ErrorClass::Transport, "the connection broke")),
            Put::Meanwhile(..) => {
                state.contents = Some(taken.into());
                Ok(empty(request, 201))
            }
            Put::Lose | Put::NoConnection | Put::RefuseUnread(..) => Err(silence()),
        }
    }

    fn download(&self, request: &Request) -> Result<StreamResponse> {
        let mut state = self.state();
        let header = |name: &str| {
            let value = request.headers().get(name)?;
            value.to_str().ok().map(str::to_owned)
        };
        let range = header("range");
        let line = range.clone().unwrap_or_else(|| "all".to_owned());
        state.log.push(format!("get {line}"));
        state.storage_headers.push(request.headers().clone());
        let get = state.gets.pop_front();
        match &get {
            Some(Get::Answer(status, body)) => return Ok(html(request, *status, body)),
            Some(Get::NoConnection) => {
                return Err(Error::new(ErrorClass::Connect, "could not connect"));
            }
            Some(Get::Redirect(target)) => {
                let mut headers = HeaderMap::new();
                headers.insert(
                    LOCATION,
                    HeaderValue::from_str(target).expect("a good header"),
                );
                let status = StatusCode::FOUND;
                return Ok(StreamResponse::new(
                    request,
                    status,
                    headers,
                    ByteStream::empty(),
                ));
            }
            Some(Get::Replace(contents)) => {
                state.contents = Some(contents.clone());
                state.version += 1;
            }
            _ => {}
        }
        let Some(contents) = state.contents.clone() else {
            return Ok(html(request, 404, "<html>nothing</html>"));
        };
        let etag = format!("\"v{}\"", state.version);
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
        if state.has_etag {
            headers.insert(ETAG, HeaderValue::from_str(&etag).expect("a good header"));
        }
        let total = contents.len();
        let wanted = range
            .filter(|_| state.has_ranges && !state.is_folder)
            .filter(|_| header("if-range").is_none_or(|tag| tag == etag))
            .and_then(|range| {
                let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
                let last = last
                    .parse()
                    .unwrap_or(usize::MAX)
                    .min(total.saturating_sub(1));
                Some((first.parse::<usize>().ok()?, last))
            });
        let (status, mut part) = match wanted {
            Some((first, _)) if first >= total => {
                let range = format!("bytes */{total}");
                headers.insert(
                    CONTENT_RANGE,
                    HeaderValue::from_str(&range).expect("a good header"),
                );
                let status = StatusCode::RANGE_NOT_SATISFIABLE;
                return Ok(StreamResponse::new(
                    request,
                    status,
                    headers,
                    ByteStream::empty(),
                ));
            }
            Some((first, last)) => {
                let shift = usize::from(matches!(get, Some(Get::ShiftedPart)));
                let range = format!("bytes {}-{}/{total}", first - shift, last - shift);
                headers.insert(
                    CONTENT_RANGE,
                    HeaderValue::from_str(&range).expect("a good header"),
                );
                (StatusCode::PARTIAL_CONTENT, contents.slice(first..=last))
            }
            None => (StatusCode::OK, contents),
        };
        if matches!(get, Some(Get::Corrupt)) && !part.is_empty() {
            let mut wrong = part.to_vec();
            wrong[0] ^= 1;
            part = wrong.into();
        }
        let ends_early = matches!(get, Some(Get::EndAfter(_)));
        if state.has_length && !state.is_folder && !ends_early {
            headers.insert(CONTENT_LENGTH, HeaderValue::from(part.len()));
        }
        let end = match get {
            Some(Get::BreakAfter(bytes) | Get::EndAfter(bytes)) => {
                part.truncate(usize::try_from(bytes).expect("small"));
                matches!(get, Some(Get::BreakAfter(_)))
                    .then(|| Error::new(ErrorClass::Transport, "the connection broke"))
            }
            _ => None,
        };
        let size = state.chunk;
        state.now_under_way += 1;
        state.most_under_way = state.most_under_way.max(state.now_under_way);
        drop(state);
        let guard = UnderWay(self.clone());
        let chunks: Vec<Bytes> = part.chunks(size).map(Bytes::copy_from_slice).collect();
        let stream = futures_util::stream::unfold(
            (chunks.into_iter(), end, guard),
            |(mut chunks, mut end, guard)| async move {
                tokio::task::yield_now().await;
                let next = chunks.next().map(Ok).or_else(|| end.take().map(Err))?;
                Some((next, (chunks, end, guard)))
            },
        );
        Ok(StreamResponse::new(
            request,
            status,
            headers,
            ByteStream::new(stream),
        ))
    }
}

/// A download under way, until its answer is read or dropped.
struct UnderWay(FakeDisk);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.state().now_under_way -= 1;
    }
}

fn json(request: &Request, status: u16, body: &str) -> StreamResponse {
    answer(request, status, "application/json", body)
}

fn html(request: &Request, status: u16, body: &str) -> StreamResponse {
    answer(request, status, "text/html", body)
}

fn empty(request: &Request, status: u16) -> StreamResponse {
    answer(request, status, "", "")
}

fn answer(
    request: &Request,
    status: u16,
    content_type: &'static str,
    body: &str,
) -> StreamResponse {
    let mut headers = HeaderMap::new();
    if !content_type.is_empty() {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    }
    headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
    let status = StatusCode::from_u16(status).expect("a status");
    StreamResponse::new(
        request,
        status,
        headers,
        ByteStream::from_bytes(body.to_owned()),
    )
}

/// The names of everything in a folder.
pub(crate) fn names(folder: &std::path::Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

/// Drops a future after it was polled so many times; `None` when it had ended before.
pub(crate) async fn dropped_after<F: Future + Unpin>(future: F, polls: usize) -> Option<F::Output> {
    let mut future = Some(future);
    let mut left = polls;
    std::future::poll_fn(|context| {
        let Some(running) = &mut future else {
            return std::task::Poll::Ready(None);
        };
        if left == 0 {
            future = None;
            return std::task::Poll::Ready(None);
        }
        left -= 1;
        std::pin::Pin::new(running).poll(context).map(Some)
    })
    .await
}
