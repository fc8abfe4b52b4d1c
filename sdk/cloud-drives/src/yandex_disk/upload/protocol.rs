//! The upload protocol of a Disk (`wire.md §6.1`).

use std::time::Duration;

use ::yandex_disk::Client;
use ::yandex_disk::types::{self, OperationId};
use cloud_drives_core::reexport::chrono::{DateTime, TimeDelta, Utc};
use cloud_drives_core::{
    Body, BoxFuture, CallOptions, Error, ErrorClass, ErrorSpec, OperationInfo, Request, Result,
    StreamResponse,
};
use http::header::{CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG};
use http::{HeaderName, HeaderValue, Method, StatusCode};
use serde::{Deserialize, Serialize};
use url::Url;

use super::link::OWN_PROGRAM;
use crate::transfer::Storage;
use crate::transfer::upload::{Expected, FindUpload, Part, ResumeUpload, UploadProtocol};
use crate::yandex_disk::YandexDisk;

/// The server hashes and scans a file before it answers; a larger file takes longer (`wire.md §6.1`).
const PATIENCE_PER_GIB: Duration = Duration::from_secs(30);
/// Time that a stored file of any size may stay invisible.
const SHOWS_LATE: Duration = Duration::from_secs(5);
/// Additional time for each GiB (`wire.md §6.1`).
const SHOWS_LATE_PER_GIB: Duration = Duration::from_secs(60);
/// Time that a link is used in minutes, a little shorter than its lifetime (`wire.md §4.9`).
const LINK_LIVES: i64 = 28;
const MIB: u64 = 1 << 20;
const GIB: u64 = 1 << 30;

static STORAGE_ERRORS: ErrorSpec = ErrorSpec {
    code: &["error"],
    message: &["description", "message"],
    ..ErrorSpec::EMPTY
};
pub(super) static PUT: OperationInfo = OperationInfo::new("storage.upload", false)
    .with_errors(&STORAGE_ERRORS)
    .with_retry(&::yandex_disk::RETRY);
static HEAD: OperationInfo = OperationInfo::new("storage.arrived", true)
    .with_errors(&STORAGE_ERRORS)
    .with_retry(&::yandex_disk::RETRY);

/// The receipt of an upload.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct UploadReceipt {
    /// Path of the file; unknown after [`YandexDisk::upload_by_link`].
    pub path: Option<String>,
    /// Id of the upload operation, for [`YandexDisk::wait_for_operation`].
    pub operation_id: Option<OperationId>,
    /// Whether the service has accepted the bytes but not yet moved them into place (status 202, `wire.md §6.1`).
    pub pending: bool,
}

/// The requests to the storage host.
pub(super) struct Target {
    storage: Storage,
    idle_timeout: Duration,
}

impl Target {
    pub(super) fn new(disk: &YandexDisk, idle_timeout: Duration) -> Self {
        Self {
            storage: disk.handle.storage(),
            idle_timeout,
        }
    }

    /// Sends the bytes that have not arrived yet.
    async fn put(&self, link: &Url, part: Part, body: Body) -> Result<UploadReceipt> {
        let gib = part.total.unwrap_or(0) / GIB;
        let more = PATIENCE_PER_GIB.saturating_mul(u32::try_from(gib).unwrap_or(u32::MAX));
        let mut request = Request::new(&PUT, Method::PUT, link.clone());
        let headers = request.headers_mut();
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("application/octet-stream"),
        );
        if let (offset @ 1.., Some(total)) = (part.offset, part.total) {
            let range = format!("bytes {offset}-{}/{total}", total.saturating_sub(1));
            headers.insert(CONTENT_RANGE, header(&range)?);
        }
        request.set_body(body);
        let idle_timeout = self.idle_timeout.saturating_add(more);
        let answer = self.send(request, idle_timeout).await?;
        match answer.status() {
            StatusCode::CREATED => Ok(UploadReceipt::default()),
            StatusCode::ACCEPTED => Ok(UploadReceipt {
                pending: true,
                ..UploadReceipt::default()
            }),
            status if status.is_success() => {
                let message = format!("unexpected status {status} for an upload");
                Err(Error::new(ErrorClass::Protocol, message)
                    .with_status(status)
                    .with_operation(&PUT))
            }
            _ => Err(Storage::failure(answer).await),
        }
    }

    /// Returns the number of bytes that have arrived of contents with this size and these checksums.
    async fn arrived(&self, link: &Url, expected: &Expected) -> Result<u64> {
        let (Some(size), Some(md5), Some(sha256)) =
            (expected.size, &expected.md5, &expected.sha256)
        else {
            return Ok(0);
        };
        let mut request = Request::new(&HEAD, Method::HEAD, link.clone());
        let headers = request.headers_mut();
        headers.insert(ETAG, header(md5)?);
        headers.insert(HeaderName::from_static("sha256"), header(sha256)?);
        headers.insert(HeaderName::from_static("size"), HeaderValue::from(size));
        let answer = self.send(request, self.idle_timeout).await?;
        if answer.status() != StatusCode::OK {
            return match answer.is_success() {
                true => Ok(0),
                false => Err(Storage::failure(answer).await),
            };
        }
        let length = answer.headers().get(CONTENT_LENGTH);
        let length = length.and_then(|length| length.to_str().ok()?.parse().ok());
        Ok(length.unwrap_or(0))
    }

    async fn send(&self, mut request: Request, idle_timeout: Duration) -> Result<StreamResponse> {
        request.set_options(CallOptions::new().with_idle_timeout(idle_timeout));
        self.storage.send(request).await
    }
}

fn header(text: &str) -> Result<HeaderValue> {
    HeaderValue::from_str(text)
        .map_err(|_| Error::invalid_input("the upload cannot be described in a header"))
}

/// Uploads to a path, with a new link for each attempt.
pub(super) struct ToPath {
    pub(super) api: Client,
    pub(super) options: CallOptions,
    pub(super) path: String,
    pub(super) overwrite: bool,
    pub(super) spoof_user_agent: bool,
    pub(super) target: Target,
}

/// A link to upload to.
pub(super) struct Session {
    link: Url,
    operation_id: Option<OperationId>,
}

/// A link in the form that is saved for another process.
#[derive(Deserialize, Serialize)]
struct SavedSession {
    path: String,
    overwrite: bool,
    link: String,
    operation_id: Option<OperationId>,
    good_until: DateTime<Utc>,
}

impl UploadProtocol for ToPath {
    type Session = Session;
    type Sent = UploadReceipt;
    type Receipt = UploadReceipt;

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
                link: self.target.storage.parse_link(
                    link.href.expose(),
                    "the upload link",
                    &PUT,
                )?,
                operation_id: link.operation_id,
            })
        })
    }

    fn send<'a>(
        &'a self,
        session: &'a Session,
        part: Part,
        body: Body,
    ) -> BoxFuture<'a, Result<UploadReceipt>> {
        Box::pin(self.target.put(&session.link, part, body))
    }

    fn finish<'a>(
        &'a self,
        session: &'a Session,
        sent: Vec<UploadReceipt>,
        _: &'a Expected,
    ) -> BoxFuture<'a, Result<UploadReceipt>> {
        let receipt = UploadReceipt {
            path: Some(self.path.clone()),
            operation_id: session.operation_id.clone(),
            pending: sent.iter().any(|sent| sent.pending),
        };
        Box::pin(async { Ok(receipt) })
    }

    /// Returns whether the link has expired.
    ///
    /// 404 and 410 mean that; 412 means that the bytes at the link are not the expected ones.
    fn is_expired(&self, error: &Error) -> bool {
        error.is_not_found() || error.is_precondition_failed()
    }

    fn find(&self) -> Option<&dyn FindUpload<UploadReceipt>> {
        Some(self)
    }

    fn resume(&self) -> Option<&dyn ResumeUpload<Session, UploadReceipt>> {
        Some(self)
    }
}

impl FindUpload<UploadReceipt> for ToPath {
    fn find_existing<'a>(
        &'a self,
        expected: &'a Expected,
    ) -> BoxFuture<'a, Result<Option<UploadReceipt>>> {
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
            Ok(same.then(|| UploadReceipt {
                path: Some(self.path.clone()),
                ..UploadReceipt::default()
            }))
        })
    }

    fn look_for(&self, size: u64) -> Duration {
        let for_size = SHOWS_LATE_PER_GIB.as_secs().saturating_mul(size / MIB) / (GIB / MIB);
        SHOWS_LATE.saturating_add(Duration::from_secs(for_size))
    }
}

impl ResumeUpload<Session, UploadReceipt> for ToPath {
    fn arrived<'a>(
        &'a self,
        session: &'a Session,
        expected: &'a Expected,
    ) -> BoxFuture<'a, Result<u64>> {
        Box::pin(self.target.arrived(&session.link, expected))
    }

    fn save(&self, session: &Session) -> Option<String> {
        let good_until = Utc::now().checked_add_signed(TimeDelta::try_minutes(LINK_LIVES)?)?;
        let saved = SavedSession {
            path: self.path.clone(),
            overwrite: self.overwrite,
            link: session.link.as_str().to_owned(),
            operation_id: session.operation_id.clone(),
            good_until,
        };
        serde_json::to_string(&saved).ok()
    }

    fn restore(&self, saved: &str) -> Option<Session> {
        let saved: SavedSession = serde_json::from_str(saved).ok()?;
        let same = saved.path == self.path && saved.overwrite == self.overwrite;
        if !same || saved.good_until <= Utc::now() {
            return None;
        }
        Some(Session {
            link: self
                .target
                .storage
                .parse_link(&saved.link, "the upload link", &PUT)
                .ok()?,
            operation_id: saved.operation_id,
        })
    }
}

/// Uploads to a link of the caller's.
pub(super) struct ToLink {
    pub(super) link: Url,
    pub(super) target: Target,
}

impl UploadProtocol for ToLink {
    type Session = ();
    type Sent = UploadReceipt;
    type Receipt = UploadReceipt;

    fn begin<'a>(&'a self, _: &'a Expected) -> BoxFuture<'a, Result<()>> {
        Box::pin(async { Ok(()) })
    }

    fn send<'a>(
        &'a self,
        (): &'a (),
        part: Part,
        body: Body,
    ) -> BoxFuture<'a, Result<UploadReceipt>> {
        Box::pin(self.target.put(&self.link, part, body))
    }

    fn finish<'a>(
        &'a self,
        (): &'a (),
        mut sent: Vec<UploadReceipt>,
        _: &'a Expected,
    ) -> BoxFuture<'a, Result<UploadReceipt>> {
        Box::pin(async move { Ok(sent.pop().unwrap_or_default()) })
    }
}
