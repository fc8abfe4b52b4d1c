//! An in-memory service with one file, for the tests of both engines.
//!
//! It is independent of any provider, and uses neither sockets nor real time. Its storage answers through a [`Transport`], so that links,
//! redirects and ranges take the same path as with every provider.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use cloud_drives_core::{
    Body, BoxFuture, ByteStream, CallOptions, Error, ErrorClass, OperationInfo, Request, Result,
    StreamResponse, Transport,
};
use http::header::{
    ACCEPT_RANGES, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG, LAST_MODIFIED, LOCATION,
};
use http::{HeaderMap, HeaderValue, Method, StatusCode};

use crate::retry::RetryPolicy;
use crate::transfer::download::{
    ByteRange, Destination, DownloadProtocol, DownloadSettings, Known, Located, OpenOptions,
    OpenTarget,
};
use crate::transfer::tests::fixtures::{context, policy};
use crate::transfer::upload::{
    Expected, FindUpload, Part, ResumeUpload, UploadProtocol, UploadSettings, upload,
};
use crate::transfer::{
    DownloadOptions, DownloadTarget, Fingerprint, Storage, TransferContext, TransferOptions,
    TransferSettings, UploadOptions, UploadSource, Uploaded, parse_link,
};

static PUT: OperationInfo = OperationInfo::new("storage.upload", false);
static GET: OperationInfo = OperationInfo::new("storage.download", true);

/// What happens to an upload.
#[derive(Clone, Debug)]
pub(crate) enum Put {
    /// All bytes are accepted and stored, with this answer.
    Store(u16),
    /// All bytes are accepted and stored, without an answer.
    StoreSilently,
    /// All bytes are accepted, other contents are stored, without an answer.
    StoreOther(Bytes),
    /// All bytes are accepted, nothing is stored, without an answer.
    Lose,
    /// All bytes are accepted, nothing is stored, with this answer.
    Refuse(u16, &'static str),
    /// Nothing is accepted, with this answer.
    RefuseUnread(u16, &'static str),
    /// The connection breaks after this many bytes.
    BreakAfter(u64),
    /// All bytes are read by a task of the connection, as in HTTP clients, and stored.
    StoreFromTask,
    /// There is no connection.
    NoConnection,
    /// The file that is being sent changes after this many bytes.
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
    /// The connection breaks after this many bytes of the answer.
    BreakAfter(u64),
    /// The answer ends after this many bytes, without a break and without a length.
    EndAfter(u64),
    /// Another answer.
    Answer(u16, &'static str),
    /// Another answer, with these headers and this body.
    Full(u16, Vec<(&'static str, String)>, Bytes),
    /// A redirect.
    Redirect(String),
    /// A part other than the requested one.
    ShiftedPart,
    /// The file is replaced before the answer.
    Replace(Bytes),
    /// One byte is wrong.
    Corrupt,
    /// There is no connection.
    NoConnection,
}

pub(crate) struct State {
    /// The stored contents.
    pub(crate) contents: Option<Bytes>,
    /// How many look-ups do not find it yet.
    pub(crate) hidden_for: u32,
    /// The failures of look-ups, once each.
    pub(crate) look_failures: VecDeque<u16>,
    pub(crate) puts: VecDeque<Put>,
    pub(crate) gets: VecDeque<Get>,
    /// A log of the requests.
    pub(crate) log: Vec<String>,
    /// The headers that storage hosts saw.
    pub(crate) storage_headers: Vec<HeaderMap>,
    pub(crate) has_ranges: bool,
    pub(crate) has_etag: bool,
    /// Whether only the first answer with contents has a tag.
    pub(crate) has_one_etag: bool,
    /// The time of the last change in each answer.
    pub(crate) dates: VecDeque<&'static str>,
    pub(crate) has_length: bool,
    /// The media type of every answer.
    pub(crate) content_type: Option<&'static str>,
    pub(crate) has_sums: bool,
    /// A folder: an archive of unknown length.
    pub(crate) is_folder: bool,
    /// Size of the chunks of an answer, in bytes.
    pub(crate) chunk: usize,
    /// The bytes that arrived of an upload that broke, if the storage keeps them.
    pub(crate) partial: Option<Bytes>,
    pub(crate) keeps_partial: bool,
    /// The failures of requests for the arrived bytes, once each.
    pub(crate) head_failures: VecDeque<u16>,
    pub(crate) now_under_way: usize,
    pub(crate) most_under_way: usize,
    version: u32,
}

/// A service with one file.
#[derive(Clone)]
pub(crate) struct Memory(Arc<Mutex<State>>);

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Memory")
    }
}

impl Memory {
    pub(crate) fn empty() -> Self {
        Self(Arc::new(Mutex::new(State {
            contents: None,
            hidden_for: 0,
            look_failures: VecDeque::new(),
            puts: VecDeque::new(),
            gets: VecDeque::new(),
            log: Vec::new(),
            storage_headers: Vec::new(),
            has_ranges: true,
            has_etag: true,
            has_one_etag: false,
            dates: VecDeque::new(),
            has_length: true,
            content_type: None,
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
        let memory = Self::empty();
        memory.state().contents = Some(contents.into());
        memory
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

    /// Returns the number of matching requests.
    pub(crate) fn count(&self, what: &str) -> usize {
        self.state()
            .log
            .iter()
            .filter(|line| line.starts_with(what))
            .count()
    }

    /// Returns a client with four attempts a second apart.
    pub(crate) fn client(&self) -> Client {
        self.client_with(policy())
    }

    pub(crate) fn client_with(&self, policy: RetryPolicy) -> Client {
        Client {
            memory: self.clone(),
            policy,
        }
    }

    fn storage(&self) -> Storage {
        Storage::new(Arc::new(self.clone()))
    }
}

impl Transport for Memory {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse>> {
        Box::pin(async move {
            match *request.method() {
                Method::PUT => self.upload(&request).await,
                _ => self.download(&request),
            }
        })
    }
}

/// The answers of the API.
impl Memory {
    fn begin(&self, overwrite: bool) -> Result<()> {
        let mut state = self.state();
        state.log.push("link".to_owned());
        match state.contents.is_some() && !overwrite {
            true => Err(status(409, "something of that name exists")),
            false => Ok(()),
        }
    }

    fn look(&self) -> Result<Option<Bytes>> {
        let mut state = self.state();
        state.log.push("look".to_owned());
        if let Some(failure) = state.look_failures.pop_front() {
            return Err(status(failure, "the look failed"));
        }
        if state.hidden_for > 0 {
            state.hidden_for -= 1;
            return Ok(None);
        }
        Ok(state.contents.clone())
    }

    fn arrived(&self) -> Result<u64> {
        let mut state = self.state();
        state.log.push("head".to_owned());
        match state.head_failures.pop_front() {
            Some(failure) => Err(status(failure, "nothing is known of it")),
            None => Ok(state.partial.as_ref().map_or(0, Bytes::len) as u64),
        }
    }
}

fn status(status: u16, message: &str) -> Error {
    let status = StatusCode::from_u16(status).expect("a status");
    Error::new(ErrorClass::Status, message).with_status(status)
}

/// The answers at its links.
impl Memory {
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
                "no answer arrived for 300 s (the idle timeout)",
            )
        };
        match &put {
            Put::NoConnection => return Err(Error::new(ErrorClass::Connect, "could not connect")),
            Put::RefuseUnread(status, body) => return Ok(html(request, *status, body)),
            _ => {}
        }
        let mut body = request.body().open().await?;
        if matches!(put, Put::StoreFromTask) {
            let taken = tokio::spawn(body.collect(1 << 30)).await;
            let broke = |_| Error::new(ErrorClass::Transport, "the connection broke");
            self.state().contents = Some(taken.map_err(broke)??);
            return Ok(empty(request, 201));
        }
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
            Put::Lose | Put::StoreFromTask | Put::NoConnection | Put::RefuseUnread(..) => {
                Err(silence())
            }
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
            Some(Get::Full(status, headers, body)) => {
                let mut all = HeaderMap::new();
                for (name, value) in headers {
                    all.insert(*name, HeaderValue::from_str(value).expect("a good header"));
                }
                let status = StatusCode::from_u16(*status).expect("a status");
                let body = ByteStream::from_bytes(body.clone());
                return Ok(StreamResponse::new(request, status, all, body));
            }
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
            state.has_etag = !state.has_one_etag;
        }
        if let Some(content_type) = state.content_type {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        }
        if let Some(date) = state.dates.pop_front() {
            headers.insert(LAST_MODIFIED, HeaderValue::from_static(date));
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

/// A download in flight, until its answer is read or dropped.
struct UnderWay(Memory);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.state().now_under_way -= 1;
    }
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

/// A client of the service.
#[derive(Clone)]
pub(crate) struct Client {
    memory: Memory,
    policy: RetryPolicy,
}

impl Client {
    pub(crate) fn upload(&self, source: impl Into<UploadSource>, name: &str) -> Upload {
        Upload {
            client: self.clone(),
            source: source.into(),
            name: name.to_owned(),
            overwrite: false,
            blind: false,
            settings: UploadSettings::default(),
        }
    }

    pub(crate) fn download<'a>(
        &self,
        _: &str,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Download<DownloadTarget<'a>> {
        Download::new(self, target.into())
    }

    pub(crate) fn open(&self, _: &str) -> Download<OpenTarget> {
        Download::new(self, OpenTarget::default())
    }

    fn context(&self, options: &CallOptions) -> TransferContext {
        context(options, &self.policy)
    }
}

/// An upload, as implemented by a provider.
pub(crate) struct Upload {
    client: Client,
    source: UploadSource,
    name: String,
    overwrite: bool,
    blind: bool,
    settings: UploadSettings,
}

impl Upload {
    pub(crate) fn overwrite(mut self, overwrite: bool) -> Self {
        self.overwrite = overwrite;
        self
    }

    /// Uploads to a link of the caller: nothing is requested first, and nothing can be looked up or resumed.
    pub(crate) fn blind(mut self) -> Self {
        self.blind = true;
        self
    }
}

impl TransferOptions for Upload {
    fn transfer_settings(&mut self) -> &mut TransferSettings {
        &mut self.settings.transfer
    }
}

impl UploadOptions for Upload {
    fn upload_settings(&mut self) -> &mut UploadSettings {
        &mut self.settings
    }
}

impl IntoFuture for Upload {
    type Output = Result<Uploaded<String>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let context = self.client.context(&self.settings.transfer.options);
            let protocol = ToMemory {
                memory: self.client.memory,
                name: self.name,
                overwrite: self.overwrite,
                blind: self.blind,
            };
            upload(&protocol, self.source, self.settings, &context).await
        })
    }
}

struct ToMemory {
    memory: Memory,
    name: String,
    overwrite: bool,
    blind: bool,
}

impl UploadProtocol for ToMemory {
    type Session = ();
    type Sent = ();
    type Receipt = String;

    fn begin<'a>(&'a self, _: &'a Expected) -> BoxFuture<'a, Result<()>> {
        Box::pin(async {
            match self.blind {
                true => Ok(()),
                false => self.memory.begin(self.overwrite),
            }
        })
    }

    fn send<'a>(&'a self, (): &'a (), part: Part, body: Body) -> BoxFuture<'a, Result<()>> {
        Box::pin(async move {
            let link = parse_link("https://memory.example/upload", "the link", &PUT)?;
            let mut request = Request::new(&PUT, Method::PUT, link);
            if let (offset @ 1.., Some(total)) = (part.offset, part.total) {
                let range = format!("bytes {offset}-{}/{total}", total - 1);
                let range = HeaderValue::from_str(&range).expect("a good header");
                request.headers_mut().insert(CONTENT_RANGE, range);
            }
            request.set_body(body);
            let answer = self.memory.storage().send(request).await?;
            match answer.status() {
                StatusCode::CREATED => Ok(()),
                status if status.is_success() => {
                    let message = format!("unexpected status {status} for an upload");
                    Err(Error::new(ErrorClass::Protocol, message).with_status(status))
                }
                _ => Err(Storage::failure(answer).await),
            }
        })
    }

    fn finish<'a>(
        &'a self,
        (): &'a (),
        _: Vec<()>,
        _: &'a Expected,
    ) -> BoxFuture<'a, Result<String>> {
        Box::pin(async { Ok(self.name.clone()) })
    }

    fn is_expired(&self, error: &Error) -> bool {
        !self.blind && (error.is_not_found() || error.is_precondition_failed())
    }

    fn find(&self) -> Option<&dyn FindUpload<String>> {
        (!self.blind).then_some(self as &dyn FindUpload<_>)
    }

    fn resume(&self) -> Option<&dyn ResumeUpload<(), ()>> {
        (!self.blind).then_some(self as &dyn ResumeUpload<_, _>)
    }
}

impl FindUpload<String> for ToMemory {
    fn find_existing<'a>(
        &'a self,
        expected: &'a Expected,
    ) -> BoxFuture<'a, Result<Option<String>>> {
        Box::pin(async {
            let found = self.memory.look()?.filter(|found| {
                let print = Fingerprint::of(found);
                expected.matches(Some(print.size), Some(&print.md5), Some(&print.sha256))
            });
            Ok(found.map(|_| self.name.clone()))
        })
    }

    fn look_for(&self, _: u64) -> Duration {
        Duration::from_secs(5)
    }
}

impl ResumeUpload<(), ()> for ToMemory {
    fn save(&self, (): &()) -> Option<String> {
        Some(self.name.clone())
    }

    fn restore(&self, saved: &str) -> Option<()> {
        (saved == self.name).then_some(())
    }

    fn arrived<'a>(&'a self, (): &'a (), expected: &'a Expected) -> BoxFuture<'a, Result<u64>> {
        assert!(expected.size.is_some() && expected.md5.is_some() && expected.sha256.is_some());
        Box::pin(async { self.memory.arrived() })
    }
}

/// A download, as implemented by a provider.
pub(crate) struct Download<D> {
    client: Client,
    destination: D,
    by_link: bool,
    settings: DownloadSettings,
}

impl<D> Download<D> {
    fn new(client: &Client, destination: D) -> Self {
        Self {
            client: client.clone(),
            destination,
            by_link: false,
            settings: DownloadSettings::default(),
        }
    }

    /// Downloads from a link of the caller: nothing is requested first, and an expired link is not renewed.
    pub(crate) fn by_link(mut self) -> Self {
        self.by_link = true;
        self
    }
}

impl<D> TransferOptions for Download<D> {
    fn transfer_settings(&mut self) -> &mut TransferSettings {
        &mut self.settings.transfer
    }
}

impl DownloadOptions for Download<DownloadTarget<'_>> {
    fn download_settings(&mut self) -> &mut DownloadSettings {
        &mut self.settings
    }
}

impl OpenOptions for Download<OpenTarget> {
    fn open_settings(&mut self) -> &mut OpenTarget {
        &mut self.destination
    }
}

impl<D: Destination> IntoFuture for Download<D> {
    type Output = Result<D::Output>;
    type IntoFuture = D::Future;

    fn into_future(self) -> Self::IntoFuture {
        let context = self.client.context(&self.settings.transfer.options);
        let protocol = FromMemory {
            memory: self.client.memory,
            by_link: self.by_link,
        };
        self.destination.start(Ok(protocol), self.settings, context)
    }
}

struct FromMemory {
    memory: Memory,
    by_link: bool,
}

impl DownloadProtocol for FromMemory {
    type Link = url::Url;

    fn locate(&self) -> BoxFuture<'_, Result<Located<url::Url>>> {
        Box::pin(async {
            let link = parse_link("https://memory.example/file", "the link", &GET)?;
            if self.by_link {
                return Ok(Located::new(link, Known::default()));
            }
            self.memory.state().log.push("link".to_owned());
            let contents = self.memory.look()?.unwrap_or_default();
            let state = self.memory.state();
            let known = match state.has_sums && !state.is_folder {
                true => {
                    let print = Fingerprint::of(&contents);
                    Known::new(Some(print.size), Some(print.md5), Some(print.sha256))
                }
                false => Known::default(),
            };
            Ok(Located::new(link, known))
        })
    }

    fn fetch<'a>(
        &'a self,
        link: &'a url::Url,
        range: &'a ByteRange,
    ) -> BoxFuture<'a, Result<StreamResponse>> {
        let request = range.request(&GET, link, None);
        Box::pin(async move { self.memory.storage().get(request).await })
    }

    fn is_expired(&self, error: &Error) -> bool {
        !self.by_link && error.is_not_found()
    }
}
