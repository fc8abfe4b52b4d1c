//! Uploads to a Disk (`wire.md §6.1`).

use std::fmt;
use std::time::Duration;

use ::yandex_disk::{Client, types};
use cloud_drives_core::{
    Body, BoxFuture, CallOptions, Error, ErrorClass, ErrorSpec, OperationInfo, Request, Result,
};
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Method, StatusCode};
use url::Url;

use super::call::awaitable;
use super::{YandexDisk, disk_path};
use crate::transfer::upload::{Expected, Stored, UploadProtocol, UploadSettings, upload};
use crate::transfer::{
    ProgressCallback, Storage, TransferProgress, UploadSource, parse_link, within_deadline,
};

/// What Yandex's own program calls itself; its uploads are not slowed down (`wire.md §6.3`).
const OWN_PROGRAM: &str = r#"Yandex.Disk {"os":"windows"}"#;
/// The server hashes and scans a file before it answers, which takes longer the larger the file is (`wire.md §6.1`).
const PATIENCE_PER_GIB: Duration = Duration::from_secs(30);
/// How much longer than the least a stored file may stay out of sight (`wire.md §6.1`).
const SHOWS_LATE_PER_GIB: Duration = Duration::from_secs(60);
const GIB: u64 = 1 << 30;

static STORAGE_ERRORS: ErrorSpec = ErrorSpec {
    code: &["error"],
    message: &["description", "message"],
    ..ErrorSpec::EMPTY
};
static PUT: OperationInfo =
    OperationInfo::new("storage.upload", false).with_errors(&STORAGE_ERRORS);

impl YandexDisk {
    /// Uploads a file, bytes, a reader or a stream.
    ///
    /// ```no_run
    /// use cloud_drives::transfer::UploadSource;
    ///
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// let film = disk
    ///     .upload("film.mov", "disk:/film.mov")
    ///     .overwrite(true)
    ///     .on_progress(|progress| println!("{} bytes", progress.bytes))
    ///     .await?;
    /// println!("{} {:?}", film.size, film.sha256);
    ///
    /// disk.upload(b"a note".to_vec(), "app:/note.txt").await?;
    /// disk.upload(UploadSource::reader(tokio::io::empty()), "disk:/empty").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// The folder has to be there; [`makedirs`](YandexDisk::makedirs) makes it. Where something of that name exists, the upload
    /// fails unless [`overwrite`](Upload::overwrite) is set.
    ///
    /// Uploads of archives, videos and files of unknown kind are slowed down to about 128 KiB/s by the service (`wire.md §6.3`),
    /// unless [`spoof_user_agent`](Upload::spoof_user_agent) is set or the name has another extension.
    ///
    /// # Errors
    ///
    /// [`ParentNotFound`](super::ErrorKind::ParentNotFound), [`PathExists`](super::ErrorKind::PathExists),
    /// [`InsufficientStorage`](super::ErrorKind::InsufficientStorage),
    /// [`UploadTrafficLimitExceeded`](super::ErrorKind::UploadTrafficLimitExceeded) and the other answers of the service;
    /// [`is_source`](Error::is_source) when the file can't be read, or shrinks, grows or changes on the way;
    /// [`is_outcome_unknown`](Error::is_outcome_unknown) when all bytes were sent and nobody can say whether they were stored.
    ///
    /// # Retries
    ///
    /// Link and upload together, as the client's retry policy says. When an attempt fails after its last byte, the Disk is looked
    /// at first: a file there with the same size and checksums is the upload. Sources that can be read only once are sent once.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future ends the upload. The service keeps nothing of half a file; one whose last byte was sent may appear.
    pub fn upload(&self, source: impl Into<UploadSource>, path: impl AsRef<str>) -> Upload {
        Upload {
            sending: Sending::new(self, source.into()),
            path: disk_path(path.as_ref()),
            overwrite: false,
            spoof_user_agent: self.spoofs_user_agent(),
        }
    }

    /// Sends a file, bytes, a reader or a stream to a link of [`get_upload_link`](YandexDisk::get_upload_link).
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// let link = disk.get_upload_link("disk:/film.mov").await?;
    /// disk.upload_by_link("film.mov", link).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`upload`](YandexDisk::upload), and status 404 or 410 when the link has expired, which it does after 30 minutes
    /// (`wire.md §4.9`).
    ///
    /// # Retries
    ///
    /// Until the last byte was sent. What came of it after that can't be seen from here, so a failure then is
    /// [`is_outcome_unknown`](Error::is_outcome_unknown).
    ///
    /// # Cancel safety
    ///
    /// As [`upload`](YandexDisk::upload).
    pub fn upload_by_link(
        &self,
        source: impl Into<UploadSource>,
        link: impl Into<String>,
    ) -> UploadByLink {
        UploadByLink {
            sending: Sending::new(self, source.into()),
            link: link.into(),
        }
    }

    /// Asks for a link to upload to, good for 30 minutes (`wire.md §4.9`). Whoever has it can upload there: treat it as a secret.
    ///
    /// # Errors
    ///
    /// [`ParentNotFound`](super::ErrorKind::ParentNotFound), [`PathExists`](super::ErrorKind::PathExists) and the other answers
    /// of the service.
    ///
    /// # Retries
    ///
    /// Idempotent, repeated by the client's retry policy.
    pub fn get_upload_link(&self, path: impl AsRef<str>) -> GetUploadLink {
        GetUploadLink(self.get_upload_link_object(path).fields(["href"]))
    }

    /// Asks for a link to upload to, with the id of the operation that the upload will be. See
    /// [`get_upload_link`](YandexDisk::get_upload_link).
    ///
    /// # Errors
    ///
    /// As [`get_upload_link`](YandexDisk::get_upload_link).
    ///
    /// # Retries
    ///
    /// Idempotent, repeated by the client's retry policy.
    pub fn get_upload_link_object(&self, path: impl AsRef<str>) -> GetUploadLinkObject {
        GetUploadLinkObject {
            disk: self.clone(),
            path: disk_path(path.as_ref()),
            overwrite: false,
            fields: None,
            spoof_user_agent: self.spoofs_user_agent(),
            options: CallOptions::new(),
        }
    }
}

/// An upload that [`YandexDisk::upload`] prepared. Await it.
#[derive(Debug)]
#[must_use = "an upload does nothing until it is awaited"]
pub struct Upload {
    sending: Sending,
    path: String,
    overwrite: bool,
    spoof_user_agent: bool,
}

/// An upload that [`YandexDisk::upload_by_link`] prepared. Await it.
#[must_use = "an upload does nothing until it is awaited"]
pub struct UploadByLink {
    sending: Sending,
    link: String,
}

/// What both kinds of upload have in common.
#[derive(Debug)]
struct Sending {
    disk: YandexDisk,
    source: UploadSource,
    options: CallOptions,
    progress: Option<ProgressCallback>,
    checksums: bool,
    look_for: Option<Duration>,
}

impl Sending {
    fn new(disk: &YandexDisk, source: UploadSource) -> Self {
        Self {
            disk: disk.clone(),
            source,
            options: CallOptions::new(),
            progress: None,
            checksums: true,
            look_for: None,
        }
    }

    /// The longest silence on the storage host: what the call says, else what the client says.
    fn idle_timeout(&self) -> Duration {
        self.options
            .idle_timeout()
            .unwrap_or_else(|| self.disk.storage_idle_timeout())
    }

    async fn run<P: UploadProtocol<Receipt = Receipt>>(
        self,
        protocol: &P,
        path: Option<String>,
    ) -> Result<Uploaded> {
        let options = self.disk.options(self.options);
        let settings = UploadSettings {
            progress: self.progress,
            checksums: self.checksums,
            look_for: self.look_for,
            policy: self.disk.retrier(&options).policy().clone(),
            budget: self.disk.retry_budget().clone(),
        };
        let stored = upload(protocol, self.source, settings);
        let stored = within_deadline(options.deadline(), "the upload", stored).await?;
        Ok(Uploaded::new(path, stored))
    }
}

/// Setters of both kinds of upload.
macro_rules! sending_setters {
    () => {
        /// Calls a function with how far it is, for every piece that is handed to the network.
        ///
        /// It runs in between, so it should be quick.
        pub fn on_progress(
            mut self,
            callback: impl FnMut(TransferProgress) + Send + 'static,
        ) -> Self {
            self.sending.progress = Some(ProgressCallback::new(callback));
            self
        }

        /// Whether MD5 and SHA-256 are computed on the way; true unless set.
        ///
        /// Without them nobody can tell what came of an attempt that broke after its last byte.
        pub fn checksums(mut self, checksums: bool) -> Self {
            self.sending.checksums = checksums;
            self
        }

        /// Sets what holds for this call only: a retry policy, headers for the API, a deadline for the whole. An idle timeout
        /// holds for the storage host too, in place of
        /// [`storage_idle_timeout`](super::YandexDiskBuilder::storage_idle_timeout). No header goes to the storage host.
        pub fn options(mut self, options: CallOptions) -> Self {
            self.sending.options = options;
            self
        }
    };
}

impl Upload {
    /// Whether what is at the destination may be replaced; false without it.
    pub fn overwrite(mut self, overwrite: bool) -> Self {
        self.overwrite = overwrite;
        self
    }

    /// Whether the link is asked for under the name of Yandex's own program, which the service does not slow down
    /// (`wire.md §6.3`). Without it, as [`YandexDiskBuilder::spoof_user_agent`](super::YandexDiskBuilder::spoof_user_agent) says:
    /// no.
    pub fn spoof_user_agent(mut self, spoof: bool) -> Self {
        self.spoof_user_agent = spoof;
        self
    }

    /// How long to look for the file after an attempt whose outcome is not known, before it is sent again; 15 s and a minute for
    /// each GiB unless set, since the service may show a file late (`wire.md §6.1`).
    pub fn look_for(mut self, time: Duration) -> Self {
        self.sending.look_for = Some(time);
        self
    }

    sending_setters!();

    async fn run(self) -> Result<Uploaded> {
        let disk = &self.sending.disk;
        let protocol = ToPath {
            api: disk.api().clone(),
            options: disk.options(self.sending.options.clone()),
            path: self.path.clone(),
            overwrite: self.overwrite,
            spoof_user_agent: self.spoof_user_agent,
            put: Put::new(disk, self.sending.idle_timeout()),
        };
        self.sending.run(&protocol, Some(self.path)).await
    }
}

impl UploadByLink {
    sending_setters!();

    async fn run(self) -> Result<Uploaded> {
        let protocol = ToLink {
            link: parse_link(&self.link, "link", &PUT)
                .map_err(|error| error.with_class(ErrorClass::InvalidInput))?,
            put: Put::new(&self.sending.disk, self.sending.idle_timeout()),
        };
        self.sending.run(&protocol, None).await
    }
}

impl fmt::Debug for UploadByLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UploadByLink")
            .field("sending", &self.sending)
            .finish_non_exhaustive()
    }
}

/// A file that was uploaded.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Uploaded {
    /// Where it is; unknown after [`YandexDisk::upload_by_link`].
    pub path: Option<String>,
    /// Bytes that were sent.
    pub size: u64,
    /// MD5 of what was sent, unless checksums were not wanted.
    pub md5: Option<String>,
    /// SHA-256 of what was sent, unless checksums were not wanted.
    pub sha256: Option<String>,
    /// The operation that the upload was, for [`YandexDisk::wait_for_operation`].
    pub operation_id: Option<String>,
    /// Whether the service has taken the bytes and not yet moved them to their place (status 202, `wire.md §6.1`).
    pub pending: bool,
    /// How many attempts it took.
    pub attempts: u32,
}

impl Uploaded {
    fn new(path: Option<String>, stored: Stored<Receipt>) -> Self {
        let (md5, sha256) = match stored.fingerprint {
            Some(print) => (Some(print.md5), Some(print.sha256)),
            None => (None, None),
        };
        Self {
            path,
            size: stored.size,
            md5,
            sha256,
            operation_id: stored.receipt.operation_id,
            pending: stored.receipt.pending,
            attempts: stored.attempts,
        }
    }
}

/// What the service said of an upload.
#[derive(Debug, Default)]
struct Receipt {
    operation_id: Option<String>,
    pending: bool,
}

/// The request that carries the bytes.
struct Put {
    storage: Storage,
    idle_timeout: Duration,
}

impl Put {
    fn new(disk: &YandexDisk, idle_timeout: Duration) -> Self {
        Self {
            storage: Storage::new(disk.storage().clone()),
            idle_timeout,
        }
    }

    async fn send(&self, link: &Url, body: Body) -> Result<Receipt> {
        let gib = body.content_length().unwrap_or(0) / GIB;
        let idle = PATIENCE_PER_GIB.saturating_mul(u32::try_from(gib).unwrap_or(u32::MAX));
        let mut request = Request::new(&PUT, Method::PUT, link.clone());
        request.headers_mut().insert(
            CONTENT_TYPE,
            HeaderValue::from_static("application/octet-stream"),
        );
        request.set_body(body);
        let idle_timeout = self.idle_timeout.saturating_add(idle);
        request.set_options(CallOptions::new().with_idle_timeout(idle_timeout));
        let answer = self.storage.send(request).await?;
        match answer.status() {
            StatusCode::CREATED => Ok(Receipt::default()),
            StatusCode::ACCEPTED => Ok(Receipt {
                pending: true,
                ..Receipt::default()
            }),
            status if status.is_success() => {
                let message = format!("{status} is not an answer to an upload");
                Err(Error::new(ErrorClass::Protocol, message)
                    .with_status(status)
                    .with_operation(&PUT))
            }
            _ => Err(Storage::failure(answer).await),
        }
    }
}

/// Uploads to a path: a link for each attempt.
struct ToPath {
    api: Client,
    options: CallOptions,
    path: String,
    overwrite: bool,
    spoof_user_agent: bool,
    put: Put,
}

struct Session {
    link: Url,
    operation_id: Option<String>,
}

impl UploadProtocol for ToPath {
    type Session = Session;
    type Receipt = Receipt;

    fn begin<'a>(&'a self, _: &'a Expected) -> BoxFuture<'a, Result<Session>> {
        Box::pin(async {
            let mut request = self
                .api
                .resources()
                .upload_link(&self.path)
                .overwrite(self.overwrite)
                .fields(["href", "operation_id"])
                .with_options(self.options.clone());
            if self.spoof_user_agent {
                request = request.user_agent(OWN_PROGRAM);
            }
            let link = request.send().await?.into_body();
            Ok(Session {
                link: parse_link(&link.href, "the upload link", &PUT)?,
                operation_id: link.operation_id,
            })
        })
    }

    fn send<'a>(&'a self, session: &'a Session, body: Body) -> BoxFuture<'a, Result<Receipt>> {
        Box::pin(async {
            let receipt = self.put.send(&session.link, body).await?;
            Ok(Receipt {
                operation_id: session.operation_id.clone(),
                ..receipt
            })
        })
    }

    fn find_existing<'a>(
        &'a self,
        expected: &'a Expected,
    ) -> BoxFuture<'a, Result<Option<Receipt>>> {
        Box::pin(async {
            let request = self
                .api
                .resources()
                .get(&self.path)
                .fields(["type", "size", "md5", "sha256"])
                .with_options(self.options.clone());
            let found: types::Resource = match request.send().await {
                Ok(found) => found.into_body(),
                Err(error) if error.is_not_found() => return Ok(None),
                Err(error) => return Err(error),
            };
            let same = expected.matches(found.size, found.md5.as_deref(), found.sha256.as_deref());
            Ok(same.then(Receipt::default))
        })
    }

    fn look_for(&self, size: u64) -> Duration {
        let gib = u32::try_from(size / GIB).unwrap_or(u32::MAX);
        Duration::from_secs(15).saturating_add(SHOWS_LATE_PER_GIB.saturating_mul(gib))
    }

    fn is_expired(&self, error: &Error) -> bool {
        error.is_not_found()
    }
}

/// Uploads to a link that the caller has.
struct ToLink {
    link: Url,
    put: Put,
}

impl UploadProtocol for ToLink {
    type Session = ();
    type Receipt = Receipt;

    fn begin<'a>(&'a self, _: &'a Expected) -> BoxFuture<'a, Result<()>> {
        Box::pin(async { Ok(()) })
    }

    fn send<'a>(&'a self, (): &'a (), body: Body) -> BoxFuture<'a, Result<Receipt>> {
        Box::pin(self.put.send(&self.link, body))
    }

    fn find_existing<'a>(&'a self, _: &'a Expected) -> BoxFuture<'a, Result<Option<Receipt>>> {
        Box::pin(async { Ok(None) })
    }

    fn can_look(&self) -> bool {
        false
    }
}

/// A request for an upload link. Await it.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct GetUploadLink(GetUploadLinkObject);

/// A request for an upload link and its operation. Await it.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct GetUploadLinkObject {
    disk: YandexDisk,
    path: String,
    overwrite: bool,
    fields: Option<Vec<String>>,
    spoof_user_agent: bool,
    options: CallOptions,
}

impl GetUploadLink {
    /// Whether what is at the destination may be replaced; false without it.
    pub fn overwrite(self, overwrite: bool) -> Self {
        Self(self.0.overwrite(overwrite))
    }

    /// Whether to ask under the name of Yandex's own program; see [`Upload::spoof_user_agent`].
    pub fn spoof_user_agent(self, spoof: bool) -> Self {
        Self(self.0.spoof_user_agent(spoof))
    }

    /// Sets what holds for this call only: headers, time limits, a retry policy.
    pub fn options(self, options: CallOptions) -> Self {
        Self(self.0.options(options))
    }

    async fn run(self) -> Result<String> {
        Ok(self.0.run().await?.href)
    }
}

impl GetUploadLinkObject {
    /// Whether what is at the destination may be replaced; false without it.
    pub fn overwrite(mut self, overwrite: bool) -> Self {
        self.overwrite = overwrite;
        self
    }

    /// Answer with these members only: `href`, `method`, `templated`, `operation_id`.
    pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.fields = Some(fields.into_iter().map(Into::into).collect());
        self
    }

    /// Whether to ask under the name of Yandex's own program; see [`Upload::spoof_user_agent`].
    pub fn spoof_user_agent(mut self, spoof: bool) -> Self {
        self.spoof_user_agent = spoof;
        self
    }

    /// Sets what holds for this call only: headers, time limits, a retry policy.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    async fn run(self) -> Result<types::UploadLink> {
        let mut request = self
            .disk
            .api()
            .resources()
            .upload_link(self.path)
            .overwrite(self.overwrite)
            .with_options(self.disk.options(self.options));
        if let Some(fields) = self.fields {
            request = request.fields(fields);
        }
        if self.spoof_user_agent {
            request = request.user_agent(OWN_PROGRAM);
        }
        Ok(request.send().await?.into_body())
    }
}

awaitable! {
    Upload => Uploaded,
    UploadByLink => Uploaded,
    GetUploadLink => String,
    GetUploadLinkObject => types::UploadLink,
}
