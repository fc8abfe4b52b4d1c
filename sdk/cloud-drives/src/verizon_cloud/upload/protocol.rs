//! The upload protocol of a cloud (`wire.md §6.2`).

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use ::verizon_cloud::types::CloudFile;
use cloud_drives_core::{
    AuthScheme, Body, BoxFuture, CallOptions, Error, ErrorClass, ErrorSpec, OperationInfo,
    RawResponse, Request, Result,
};
use http::header::CONTENT_TYPE;
use http::{HeaderName, HeaderValue, Method, StatusCode};

use super::address::{Chunked, SavedSession, Session, with_parameters};
use super::chunks::{Chunks, sizes};
use crate::Drive;
use crate::transfer::Storage;
use crate::transfer::upload::{
    Expected, FindUpload, Layout, Part, ResumeParts, ResumeUpload, UploadProtocol,
};
use crate::verizon_cloud::{ErrorKind, VerizonCloud};

static ERRORS: ErrorSpec = ErrorSpec {
    code: &["error"],
    message: &["error_description"],
    ..ErrorSpec::EMPTY
};
static UPLOAD: OperationInfo = operation("uploads.upload");
static COMMIT: OperationInfo = operation("uploads.commit");
static TIMEZONE: HeaderName = HeaderName::from_static("x-vault-client-timezone");

/// Maximum size of an answer in bytes.
const MAX_ANSWER: u64 = 1024 * 1024;
/// Maximum number of consecutive sessions that are rejected before any bytes arrive.
const MOST_FRUITLESS: u32 = 2;

const fn operation(name: &'static str) -> OperationInfo {
    OperationInfo::new(name, false)
        .with_auth(AuthScheme::Token {
            scheme: "Bearer",
            optional: false,
        })
        .with_errors(&ERRORS)
}

/// Uploads to a folder: an intent, the contents in one piece or in chunks, and a commit of the chunks.
pub(super) struct ToFolder {
    pub(super) cloud: VerizonCloud,
    pub(super) folder: String,
    pub(super) name: String,
    pub(super) chunks: Chunks,
    pub(super) client_timezone: Option<HeaderValue>,
    /// Time to look for the file of a commit.
    pub(super) look_for: Option<Duration>,
    /// Options of the calls to the API.
    pub(super) options: CallOptions,
    pub(super) idle_timeout: Duration,
    /// Number of sessions that this process has started.
    sessions: AtomicU32,
    /// Number of sessions since bytes last arrived.
    fruitless: AtomicU32,
}

impl ToFolder {
    pub(super) fn new(
        cloud: &VerizonCloud,
        folder: String,
        name: String,
        chunks: Chunks,
        options: CallOptions,
        idle_timeout: Duration,
    ) -> Self {
        Self {
            cloud: cloud.clone(),
            folder,
            name,
            chunks,
            client_timezone: None,
            look_for: None,
            options,
            idle_timeout,
            sessions: AtomicU32::new(0),
            fruitless: AtomicU32::new(0),
        }
    }

    /// Returns the path of the file.
    pub(super) fn path(&self) -> String {
        format!("{}/{}", self.folder.trim_end_matches('/'), self.name)
    }

    /// Announces the file and returns the URLs for its contents.
    async fn intent(&self, expected: &Expected) -> Result<Session> {
        let (Some(size), Some(sha256)) = (expected.size, &expected.sha256) else {
            let message = "size and checksum of the source are not known";
            return Err(Error::new(ErrorClass::Source, message));
        };
        let chunk_size = self.chunks.size_for(size);
        let uploads = self.cloud.api().uploads();
        let intent = uploads
            .intent(&self.folder, &self.name, size, sha256)
            .chunk(chunk_size.is_some())
            .with_options(self.options.clone());
        let intent = intent.send().await?.into_body();
        self.sessions.fetch_add(1, Ordering::AcqRel);
        self.fruitless.fetch_add(1, Ordering::AcqRel);
        let commit = intent.commit_url.as_deref();
        self.session(&intent.upload_url, commit, chunk_size, sha256)
    }

    /// Creates a session with these URLs, if the token may be sent there.
    fn session(
        &self,
        upload: &str,
        commit: Option<&str>,
        chunk_size: Option<u64>,
        checksum: &str,
    ) -> Result<Session> {
        let upload = self
            .cloud
            .upload_address(upload, "the upload URL", &UPLOAD)?;
        let chunks = match chunk_size {
            None => None,
            Some(size) => {
                let commit = commit.unwrap_or_default();
                let what = "the URL to commit chunks at";
                let commit = self.cloud.upload_address(commit, what, &COMMIT)?;
                Some(Chunked { commit, size })
            }
        };
        Ok(Session {
            upload,
            checksum: checksum.to_owned(),
            chunks,
        })
    }

    /// Sends bytes to the URL of the session.
    async fn post(&self, session: &Session, part: Part, body: Body) -> Result<RawResponse> {
        let chunk = session.chunks.as_ref().map(|_| part.number);
        let url = with_parameters(&session.upload, &session.checksum, chunk);
        let mut request = Request::new(&UPLOAD, Method::POST, url);
        let headers = request.headers_mut();
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("application/octet-stream"),
        );
        if let Some(timezone) = &self.client_timezone {
            headers.insert(TIMEZONE.clone(), timezone.clone());
        }
        request.set_body(body);
        self.send_to(request).await
    }

    /// Commits the chunks, with a single attempt.
    pub(super) async fn commit(&self, chunks: &Chunked) -> Result<CloudFile> {
        let request = Request::new(&COMMIT, Method::POST, chunks.commit.clone());
        let answer = self.send_to(request).await?;
        if answer.status() != StatusCode::CREATED {
            return Err(answer.unexpected_status());
        }
        file_in(&answer)
    }

    /// Sends a request with the token, and returns the answer unless it reports a failure.
    async fn send_to(&self, mut request: Request) -> Result<RawResponse> {
        request.set_options(CallOptions::new().with_idle_timeout(self.idle_timeout));
        let answer = self.cloud.storage().send(request).await?;
        if answer.is_success() {
            answer.into_raw(MAX_ANSWER).await
        } else {
            Err(Storage::failure(answer).await)
        }
    }

    /// Returns the file at the path, if it has these contents.
    pub(super) async fn find(&self, expected: &Expected) -> Result<Option<CloudFile>> {
        let metadata = self.cloud.api().files().metadata(self.path()).count(1);
        let metadata = metadata.with_options(self.options.clone()).send().await;
        let found = match metadata {
            Ok(found) => found.into_body().file,
            Err(error) if ErrorKind::of(&error).is(ErrorKind::NotFound) => None,
            Err(error) => return Err(error),
        };
        let Some(file) = found.filter(|file| !file.deleted) else {
            return Ok(None);
        };
        if file.checksum.is_none() && expected.size == Some(file.size) {
            let message = format!(
                "{}: same size, but the answer has no checksum to compare",
                file.path()
            );
            return Err(Error::new(ErrorClass::Protocol, message));
        }
        let same = expected.matches(Some(file.size), None, file.checksum.as_deref());
        Ok(same.then_some(file))
    }

    /// Compares the stored contents, as the service reports them, with those sent.
    pub(super) fn verify(&self, file: CloudFile, expected: &Expected) -> Result<CloudFile> {
        let size_differs = expected.size.is_some_and(|size| size != file.size);
        let sum_differs = match (&expected.sha256, &file.checksum) {
            (Some(mine), Some(theirs)) => !mine.eq_ignore_ascii_case(theirs),
            _ => false,
        };
        if !size_differs && !sum_differs {
            return Ok(file);
        }
        let message = format!(
            "the contents stored as {} differ from those sent; delete the file and upload again",
            file.path()
        );
        Err(Error::new(ErrorClass::Integrity, message).with_operation(&UPLOAD))
    }
}

/// Returns the file in an answer.
fn file_in(answer: &RawResponse) -> Result<CloudFile> {
    answer.json_at_or_whole(&["file"])
}

/// The file; `None` after a chunk.
type Sent = Option<Box<CloudFile>>;

impl UploadProtocol for ToFolder {
    type Session = Session;
    type Sent = Sent;
    type Receipt = CloudFile;

    fn needs_fingerprint(&self) -> bool {
        true
    }

    fn reopens_body(&self) -> bool {
        true
    }

    fn begin<'a>(&'a self, expected: &'a Expected) -> BoxFuture<'a, Result<Session>> {
        Box::pin(self.intent(expected))
    }

    fn layout(&self, session: &Session, total: Option<u64>) -> Result<Layout> {
        let Some(chunks) = &session.chunks else {
            return Ok(Layout::Whole);
        };
        Ok(Layout::Parts {
            sizes: sizes(total.unwrap_or_default(), chunks.size)?,
            concurrency: 1,
        })
    }

    fn send<'a>(
        &'a self,
        session: &'a Session,
        part: Part,
        body: Body,
    ) -> BoxFuture<'a, Result<Sent>> {
        Box::pin(async move {
            let answer = self.post(session, part, body).await?;
            let sent = match (&session.chunks, answer.status()) {
                (Some(_), StatusCode::CREATED) => None,
                (None, StatusCode::CREATED | StatusCode::OK) => Some(Box::new(file_in(&answer)?)),
                _ => return Err(answer.unexpected_status()),
            };
            self.fruitless.store(0, Ordering::Release);
            Ok(sent)
        })
    }

    fn finish<'a>(
        &'a self,
        session: &'a Session,
        mut sent: Vec<Sent>,
        expected: &'a Expected,
    ) -> BoxFuture<'a, Result<CloudFile>> {
        Box::pin(async move {
            let file = match (&session.chunks, sent.pop()) {
                (Some(chunks), _) => self.commit_until_done(chunks, expected).await?,
                (None, Some(Some(file))) => *file,
                (None, _) => {
                    let message = "nothing was sent, so the upload cannot be completed";
                    return Err(Error::new(ErrorClass::Protocol, message));
                }
            };
            self.verify(file, expected)
        })
    }

    /// Returns whether the upload URL has expired.
    ///
    /// The status is undocumented: 403, 404 and 410 are treated as expiry. So is 400, the only documented failure of uploads
    /// (`wire.md §2` row 24), but only once, and not for a new URL.
    fn is_expired(&self, error: &Error) -> bool {
        let is_ours = [&UPLOAD, &COMMIT].map(|operation| Some(operation.name()));
        let Some(status) = error
            .status()
            .filter(|_| is_ours.contains(&error.operation()))
        else {
            return false;
        };
        let fruitless = self.fruitless.load(Ordering::Acquire);
        match status.as_u16() {
            403 | 404 | 410 => fruitless < MOST_FRUITLESS,
            400 => fruitless == 0 && self.sessions.load(Ordering::Acquire) < 2,
            _ => false,
        }
    }

    fn find(&self) -> Option<&dyn FindUpload<CloudFile>> {
        Some(self)
    }

    fn resume(&self) -> Option<&dyn ResumeUpload<Session, Sent>> {
        Some(self)
    }
}

impl FindUpload<CloudFile> for ToFolder {
    fn find_existing<'a>(
        &'a self,
        expected: &'a Expected,
    ) -> BoxFuture<'a, Result<Option<CloudFile>>> {
        Box::pin(self.find(expected))
    }
}

impl ResumeUpload<Session, Sent> for ToFolder {
    fn save(&self, session: &Session) -> Option<String> {
        let saved = session.saved(&self.folder, &self.name)?;
        serde_json::to_string(&saved).ok()
    }

    fn restore(&self, saved: &str) -> Option<Session> {
        let saved: SavedSession = serde_json::from_str(saved).ok()?;
        let size = saved.chunk_size.unwrap_or(self.chunks.size);
        let is_size = Chunks {
            size,
            ..self.chunks
        }
        .check()
        .is_ok();
        if saved.folder != self.folder || saved.name != self.name || !is_size {
            return None;
        }
        let commit = saved.commit.as_deref();
        let session = self.session(&saved.upload, commit, saved.chunk_size, &saved.checksum);
        session.ok()
    }

    fn parts(&self) -> Option<&dyn ResumeParts<Sent>> {
        Some(self)
    }
}

impl ResumeParts<Sent> for ToFolder {
    fn save_part(&self, _: &Sent) -> String {
        String::new()
    }

    fn restore_part(&self, _: &str) -> Option<Sent> {
        Some(None)
    }
}
