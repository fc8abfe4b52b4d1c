//! The upload protocol of Frame.io (`wire.md §6`).

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use ::frameio::types::{self, AccountId, CommentId, FileId, FolderId};
use cloud_drives_core::reexport::chrono::Utc;
use cloud_drives_core::{Body, BoxFuture, CallOptions, Effect, Error, ErrorClass, Request, Result};
use http::header::CONTENT_TYPE;
use http::{HeaderName, HeaderValue, Method, StatusCode};
use url::Url;

use super::part_url::Signature;
use super::refusal::{CODE_EXPIRED, is_of_an_expired_address, with_xml};
use super::session::{PUT, Session};
use crate::CallOptionsExt;
use crate::Drive;
use crate::frameio::FrameIo;
use crate::frameio::settle::{Newcomer, attached};
use crate::frameio::status::upload_status;
use crate::transfer::Storage;
use crate::transfer::upload::{Expected, Layout, Part, ResumeParts, ResumeUpload, UploadProtocol};

static ACL: HeaderName = HeaderName::from_static("x-amz-acl");

/// Minimum idle timeout of a part, and idle timeout for each MiB of a large one (`wire.md §6`).
const PATIENCE: Duration = Duration::from_secs(120);
const PATIENCE_PER_MIB: Duration = Duration::from_secs(3);
/// Default number of parts in flight, as in the vendor's uploader (`wire.md §6`).
const CONCURRENCY: usize = 5;
/// Time limit for deleting an unfinished file.
const CLEAN_UP: Duration = Duration::from_secs(10);

/// The target of an upload.
pub(super) enum Place {
    /// A new file in a folder.
    Folder {
        account_id: AccountId,
        folder_id: FolderId,
        name: String,
    },
    /// A new attachment of a comment.
    Comment {
        account_id: AccountId,
        comment_id: CommentId,
        name: String,
        media_type: String,
    },
    /// A file that the caller has created.
    Given(Box<types::FileWithUploadUrls>),
}

/// The outcome of an upload.
pub(super) struct Receipt {
    pub(super) session: Session,
    /// Whether the service has confirmed that all bytes have arrived.
    pub(super) complete: bool,
}

pub(super) type OnCreated = Mutex<Box<dyn FnMut(&FileId) + Send>>;

/// Uploads to Frame.io: a file that waits for its bytes, and a signed URL for each part.
pub(super) struct InParts {
    pub(super) frame: FrameIo,
    pub(super) place: Place,
    pub(super) storage: Storage,
    pub(super) options: CallOptions,
    pub(super) idle_timeout: Option<Duration>,
    /// Whether to wait until the service has assembled the parts.
    pub(super) wait: bool,
    pub(super) on_created: Option<OnCreated>,
    /// The file that waits for bytes.
    pub(super) unfinished: Mutex<Option<FileId>>,
    /// Whether all parts have arrived.
    pub(super) sent_all: AtomicBool,
}

impl InParts {
    /// Creates a file or attachment that waits for its bytes.
    async fn create(&self, size: u64) -> Result<Session> {
        let api = self.frame.api();
        match &self.place {
            Place::Folder {
                account_id,
                folder_id,
                name,
            } => {
                self.delete_unfinished().await;
                let data = types::FileCreateLocalUploadParamsData::new(name, size);
                let request = api.files().create_local_upload(account_id, folder_id, data);
                let newcomer = Newcomer::file(&self.frame, account_id, name)
                    .in_folder(Some(folder_id.clone()))
                    .options(&self.options);
                let options = self.options.clone();
                let options = options.with_extension(newcomer.settlement());
                let file = request.with_options(options).await?;
                *self.unfinished() = Some(file.id.clone());
                if let Some(on_created) = &self.on_created {
                    (on_created.lock().unwrap_or_else(PoisonError::into_inner))(&file.id);
                }
                Ok(Session::of_file(account_id, folder_id, file))
            }
            Place::Comment {
                account_id,
                comment_id,
                name,
                media_type,
            } => {
                let data = types::AttachmentInput::new(name, size, media_type);
                let request = api
                    .comments()
                    .create_attachment(account_id, comment_id, data);
                let settlement = attached(&self.frame, account_id, comment_id, name, &self.options);
                let options = self.options.clone().with_extension(settlement);
                let attachment = request.with_options(options).await?;
                let attachment = attachment.ok_or_else(|| {
                    let message = "the service returned no upload URLs for the attachment";
                    Error::new(ErrorClass::Protocol, message)
                        .with_operation_name("comments.create_attachment")
                        .with_effect(Effect::Done)
                })?;
                Session::of_attachment(account_id, comment_id, attachment)
            }
            Place::Given(file) => Ok(Session {
                got_at: None,
                ..Session::of_file(
                    &AccountId::default(),
                    &FolderId::default(),
                    (**file).clone(),
                )
            }),
        }
    }

    /// Deletes an unfinished file.
    ///
    /// A failure is ignored: the file is empty and harmless.
    pub(super) async fn delete_unfinished(&self) {
        let unfinished = self.unfinished().take();
        if let (Some(file_id), Place::Folder { account_id, .. }) = (unfinished, &self.place) {
            let options = self.options.clone();
            let options = options.without_retries().with_deadline(CLEAN_UP);
            let request = self.frame.api().files().delete(account_id, file_id);
            let _ = request.with_options(options).await;
        }
    }

    fn unfinished(&self) -> std::sync::MutexGuard<'_, Option<FileId>> {
        self.unfinished
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    async fn put(&self, session: &Session, part: Part, body: Body) -> Result<()> {
        let index = usize::try_from(part.number).unwrap_or(usize::MAX);
        let Some(target) = session.parts.get(index.saturating_sub(1)) else {
            let message = format!("no upload URL for part {}", part.number);
            return Err(Error::new(ErrorClass::Protocol, message).with_operation(&PUT));
        };
        let url = self
            .storage
            .parse_link(target.url.expose(), "the upload URL", &PUT)?;
        let request = self.request(session, url, body, target.size)?;
        let answer = self.storage.send(request).await?;
        if answer.is_success() {
            return Ok(());
        }
        Err(with_xml(Storage::failure(answer).await))
    }

    /// Builds the request for a part, with exactly the headers that its URL is signed with.
    fn request(&self, session: &Session, url: Url, body: Body, size: u64) -> Result<Request> {
        let signature = Signature::of(&url);
        signature
            .check()
            .map_err(|error| error.with_operation(&PUT))?;
        let ended = |got_at| signature.has_ended(got_at, Utc::now());
        if session.got_at.is_some_and(ended) {
            return Err(expired());
        }
        let mut request = Request::new(&PUT, Method::PUT, url);
        let headers = request.headers_mut();
        if signature.covers("content-type") {
            let media_type = session.media_type.as_deref();
            let media_type = media_type.unwrap_or("application/octet-stream");
            let media_type = HeaderValue::from_str(media_type).map_err(|_| {
                let message = "the media type of the answer is not valid in a header";
                Error::new(ErrorClass::Protocol, message).with_operation(&PUT)
            })?;
            headers.insert(CONTENT_TYPE, media_type);
        }
        if signature.covers(ACL.as_str()) {
            headers.insert(ACL.clone(), HeaderValue::from_static("private"));
        }
        request.set_body(body);
        let idle_timeout = self.idle_timeout.unwrap_or_else(|| {
            let mib = u32::try_from(size >> 20).unwrap_or(u32::MAX);
            PATIENCE.max(PATIENCE_PER_MIB.saturating_mul(mib))
        });
        request.set_options(CallOptions::new().with_idle_timeout(idle_timeout));
        Ok(request)
    }

    /// Returns whether the saved state belongs to this upload.
    fn is_of(&self, session: &Session) -> bool {
        match &self.place {
            Place::Folder {
                account_id,
                folder_id,
                name,
            } => {
                session.account_id == *account_id
                    && *folder_id == session.parent_id
                    && session.name == *name
            }
            Place::Comment { .. } | Place::Given(_) => false,
        }
    }
}

/// Creates an error for the URL of a part that has expired by the local clock.
///
/// The host would report the same, but only after it has received the bytes.
fn expired() -> Error {
    let message = "the upload URL has expired; create the file again";
    Error::new(ErrorClass::Status, message)
        .with_operation(&PUT)
        .with_status(StatusCode::FORBIDDEN)
        .with_code(CODE_EXPIRED)
}

impl UploadProtocol for InParts {
    type Session = Session;
    type Sent = ();
    type Receipt = Receipt;

    fn begin<'a>(&'a self, expected: &'a Expected) -> BoxFuture<'a, Result<Session>> {
        Box::pin(async {
            let Some(size) = expected.size else {
                return Err(Error::invalid_input(
                    "the service requires the size in advance; set it with UploadSource::with_size",
                ));
            };
            if size == 0 {
                return Err(Error::invalid_input(
                    "the source is empty; Frame.io accepts no empty files",
                ));
            }
            let session = self.create(size).await?;
            session.check(size, &self.storage)?;
            Ok(session)
        })
    }

    fn layout(&self, session: &Session, _: Option<u64>) -> Result<Layout> {
        Ok(Layout::Parts {
            sizes: session.parts.iter().map(|part| part.size).collect(),
            concurrency: CONCURRENCY,
        })
    }

    fn send<'a>(
        &'a self,
        session: &'a Session,
        part: Part,
        body: Body,
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(self.put(session, part, body))
    }

    /// Does nothing: the service assembles the parts automatically.
    fn finish<'a>(
        &'a self,
        session: &'a Session,
        _: Vec<()>,
        _: &'a Expected,
    ) -> BoxFuture<'a, Result<Receipt>> {
        Box::pin(async {
            self.sent_all.store(true, Ordering::Release);
            if self.wait {
                let (account_id, file_id) = (session.account_id.clone(), session.id.clone());
                let options = self.options.clone();
                upload_status(&self.frame, account_id, file_id, options, ())
                    .await
                    .map_err(|error| said(error, session))?;
            }
            Ok(Receipt {
                session: session.clone(),
                complete: self.wait,
            })
        })
    }

    fn is_expired(&self, error: &Error) -> bool {
        !matches!(self.place, Place::Given(_))
            && error.operation() == Some(PUT.name())
            && is_of_an_expired_address(error)
    }

    /// Returns whether the upload can be resumed.
    ///
    /// Another process cannot find an attachment again, nor a file that the caller has created.
    fn resume(&self) -> Option<&dyn ResumeUpload<Session, ()>> {
        matches!(self.place, Place::Folder { .. }).then_some(self as &dyn ResumeUpload<_, _>)
    }
}

impl ResumeUpload<Session, ()> for InParts {
    fn save(&self, session: &Session) -> Option<String> {
        serde_json::to_string(session).ok()
    }

    fn restore(&self, saved: &str) -> Option<Session> {
        let session: Session = serde_json::from_str(saved).ok()?;
        if !self.is_of(&session) || session.check(session.size, &self.storage).is_err() {
            return None;
        }
        *self.unfinished() = Some(session.id.clone());
        Some(session)
    }

    fn parts(&self) -> Option<&dyn ResumeParts<()>> {
        Some(self)
    }
}

impl ResumeParts<()> for InParts {
    fn save_part(&self, (): &()) -> String {
        String::new()
    }

    fn restore_part(&self, _: &str) -> Option<()> {
        Some(())
    }
}

/// Adds the subject to an error after all bytes have arrived.
///
/// None of these errors is a reason to send the bytes again.
fn said(error: Error, session: &Session) -> Error {
    let (name, id) = (&session.name, &session.id);
    if error.is_operation_failed() {
        return error.with_message(format!(
            "the upload of {name} failed at Frame.io without a reason; delete the file {id} and upload it again"
        ));
    }
    if error.is_transient() || error.is_decode() || error.is_protocol() {
        let message = format!(
            "all parts of {name} have arrived, but its status is unknown; request the file {id} again"
        );
        return Error::new(ErrorClass::OutcomeUnknown, message).with_source(error);
    }
    error
}
