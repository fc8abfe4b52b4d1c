//! One upload, over as many attempts as needed.
//!
//! ```text
//!     ┌────────────────────────────────────────────────────── Wait ◄──┐
//!     ▼                                                               │ nothing is stored
//!   Start ──► Begin ──► Send ──► Finish ──► STORED                    │
//!     │                  ▲  │       │                                 │
//!     └─ session left ───┘  └───────┴─ failed ──► Judge ──────────────┤
//!                                                   │                 │ absent
//!                                                   └─ may be stored ─┴─ Look ──► STORED, UNKNOWN
//! ```
//!
//! | state | when | next |
//! | --- | --- | --- |
//! | Start | an earlier attempt or process left a session, in which some or no bytes have arrived | Send the rest |
//! | | it has none or all of the bytes, and the contents may be stored | first a look-up: if found, STORED |
//! | | there is no usable session | Begin |
//! | Begin | a conflict after an attempt that may have stored the contents | a last look-up: STORED if the existing file is ours, otherwise FAILED |
//! | | another refusal | FAILED, or UNKNOWN if an attempt was ambiguous |
//! | Send | whole, or part by part, each part with its own attempts | Finish, or Judge |
//! | Judge | a retry would fail in the same way, or a part has used up its attempts | FAILED |
//! | | the service can't have all bytes, or refused them | Wait |
//! | | all bytes were sent, and the answer is missing or inconclusive | Look |
//! | Look | found | STORED |
//! | | absent | Wait; the ambiguity is recorded |
//! | | inconclusive, or the source can't be read again | UNKNOWN |
//! | Wait | the policy allows a retry | Start |
//! | | it does not | FAILED, or UNKNOWN if an attempt was ambiguous |
//!
//! Two rules determine the order. A byte is never sent again before it is known that the first attempt had no effect, because a service may
//! store both. And once the contents may be stored, the upload never ends as "failed" but as
//! [`OutcomeUnknown`](ErrorClass::OutcomeUnknown). The ambiguity that an attempt leaves is kept as a [`Doubt`] until the upload ends.
//!
//! If there is a state file, it is written as follows:
//!
//! - after Begin, before the first byte: size and checksums of the contents, and the session. The file is replaced atomically. If it can't
//!   be written, nothing is sent.
//! - while sending parts: a line for each part that has arrived. If a line is lost, its part is sent again.
//! - at STORED: the file is removed. After FAILED and UNKNOWN, it is kept for the next run.

use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{Body, BoxFuture, ByteStream, Error, ErrorClass, Result};
use futures_util::TryStreamExt as _;

use super::doubt::Doubt;
use super::judge::{Verdict, judge};
use super::kept::KeptParts;
use super::look::{Look, look};
use super::parts::Parts;
use super::protocol::{Expected, Layout, Part, UploadProtocol};
use super::resume::ResumeFile;
use super::session::Start;
use super::settings::{UploadSettings, Uploaded};
use crate::trace;
use crate::transfer::attempts::{Attempts, Worth};
use crate::transfer::checksum::SharedSums;
use crate::transfer::panics::Panics;
use crate::transfer::source::{Attempt, Prepared, ReadOptions, Tally};
use crate::transfer::{TransferContext, UploadSource};

/// Uploads a source.
///
/// # Errors
///
/// Returns the errors of the protocol; [`is_source`](Error::is_source) if the source can't be read, shrinks, grows or changes;
/// [`is_invalid_input`](Error::is_invalid_input) for a resumable upload if the protocol can't resume or the source can't be read again;
/// [`is_outcome_unknown`](Error::is_outcome_unknown) if all bytes were sent and it can't be determined whether they were stored.
///
/// # Cancel safety
///
/// Dropping the future cancels the attempt in flight. Whether a partial file is stored depends on the service: most store nothing before
/// the last byte.
pub async fn upload<P: UploadProtocol>(
    protocol: &P,
    source: UploadSource,
    settings: UploadSettings,
    context: &TransferContext,
) -> Result<Uploaded<P::Receipt>> {
    let upload = prepare_and_run(protocol, source, settings, context);
    let upload = context.deadline().bound("the upload", upload);
    trace::upload(upload, |done| (done.size, done.attempts)).await
}

async fn prepare_and_run<P: UploadProtocol>(
    protocol: &P,
    source: UploadSource,
    settings: UploadSettings,
    context: &TransferContext,
) -> Result<Uploaded<P::Receipt>> {
    let attempts = Attempts::new(context.policy.clone(), context.budget.clone());
    let reading = ReadOptions {
        ignores_mtime: settings.ignore_mtime,
        attempts: attempts.clone(),
    };
    let mut source = source.prepare(reading).await?;
    trace::source(&source);
    let resume = match (settings.state_file, protocol.resume()) {
        (Some(_), None) => {
            return Err(Error::invalid_input(
                "resumable: the service can't resume uploads of this kind; leave it out",
            ));
        }
        (Some(path), Some(how)) => {
            if !source.is_replayable() && !protocol.needs_fingerprint() {
                return Err(Error::invalid_input(
                    "resumable: requires a source that can be read again, such as a file",
                ));
            }
            let file = ResumeFile::new(path);
            file.check().await?;
            Some((file, how.parts().is_some()))
        }
        (None, _) => None,
    };
    let keeps_parts = matches!(resume, Some((_, true)));
    let resume = resume.map(|(file, _)| file);
    let sums_first = (resume.is_some() && !keeps_parts) || protocol.needs_fingerprint();
    let sums = (settings.transfer.checksums || sums_first).then(SharedSums::default);
    if sums_first {
        source = source.sum_up(sums.clone()).await?;
    }
    let mut run = UploadRun {
        protocol,
        tally: Tally {
            sums,
            progress: settings.transfer.progress,
            panics: Panics::default(),
        },
        size: source.size(),
        source: Arc::new(source),
        concurrency: settings.transfer.concurrency,
        look_for: settings.look_for,
        attempts,
        kept: resume.clone().filter(|_| keeps_parts).map(KeptParts::new),
        resume,
        session: None,
        doubt: Doubt::None,
    };
    run.until_done().await
}

pub(super) struct UploadRun<'a, P: UploadProtocol> {
    pub(super) protocol: &'a P,
    pub(super) source: Arc<Prepared>,
    pub(super) size: Option<u64>,
    pub(super) tally: Tally,
    pub(super) concurrency: Option<usize>,
    pub(super) look_for: Option<Duration>,
    pub(super) attempts: Attempts,
    pub(super) resume: Option<ResumeFile>,
    /// The parts of the session that have arrived, if the state file records them.
    pub(super) kept: Option<KeptParts>,
    /// The session of a broken attempt, for the next one to resume.
    pub(super) session: Option<P::Session>,
    pub(super) doubt: Doubt,
}

/// Why an attempt failed.
pub(super) enum Failure {
    /// No session could be started.
    NoSession(Error),
    /// Sending or finishing failed after this much progress.
    Sending(Error, Arc<Attempt>),
}

impl<P: UploadProtocol> UploadRun<'_, P> {
    async fn until_done(&mut self) -> Result<Uploaded<P::Receipt>> {
        loop {
            let (error, attempt) = match self.attempt().await {
                Ok(stored) => return Ok(stored),
                Err(Failure::NoSession(error)) => return self.no_session(error).await,
                Err(Failure::Sending(error, attempt)) => (error, attempt),
            };
            let expired = self.protocol.is_expired(&error);
            let unanswered = self.protocol.last_part_completes() && attempt.lacks_last_answer();
            let complete =
                (attempt.is_complete() || unanswered) && !self.is_known_to_lack_bytes().await;
            let verdict = match complete && unanswered {
                // Regardless of later failures: the session may be gone because the file is complete.
                true => Verdict::Unknown,
                false => judge(&error, complete, expired),
            };
            let worth = match verdict {
                Verdict::Final => return Err(self.attempts.last(error)),
                // A part that failed has already used up its own attempts.
                Verdict::NotStored(Worth::AsThePolicySays) if error.attempts() > 1 => {
                    return Err(self.attempts.last(error));
                }
                Verdict::NotStored(worth) => worth,
                Verdict::Unknown => {
                    let size = match (unanswered, self.size) {
                        (true, Some(size)) => size,
                        _ => attempt.handed_on(),
                    };
                    let expected = self.expected(Some(size)).await;
                    let find = self.protocol.find();
                    let late = find.is_some_and(|find| find.shows_late(&error, size));
                    let window = match (find, late) {
                        (Some(find), true) => self.look_for.unwrap_or_else(|| find.look_for(size)),
                        _ => Duration::ZERO,
                    };
                    match look(find, &expected, window).await {
                        Look::Found(receipt) => return Ok(self.stored(receipt, size).await),
                        // The failed call has used up its own attempts, none of which had an effect.
                        Look::Absent if !late && error.attempts() > 1 => {
                            return Err(self.attempts.last(error));
                        }
                        Look::Absent if self.source.can_be_opened() => {
                            // The session has all bytes but stored no file, so it can't be resumed.
                            self.session = None;
                            // If the server reports a failure and no file is visible, nothing was stored.
                            self.doubt.note(expected, late);
                            Worth::Certain
                        }
                        Look::Absent => return Err(self.unknown(error, None)),
                        Look::Unclear(reason) => return Err(self.unknown(error, reason)),
                    }
                }
            };
            if !self.source.can_be_opened() {
                return Err(self.attempts.last(error));
            }
            if let Err(error) = self.attempts.failed(error, worth).await {
                return Err(match self.doubt.is_ambiguous() {
                    // A conflict is conclusive: another file has the name.
                    true if !error.is_conflict() => self.unknown(error, None),
                    _ => error,
                });
            }
        }
    }

    async fn attempt(&mut self) -> Result<Uploaded<P::Receipt>, Failure> {
        let (session, start) = match self.begin().await? {
            Start::Session(session, start) => (session, start),
            Start::Stored(receipt, size) => return Ok(self.stored(receipt, size).await),
        };
        let attempt = Attempt::new(self.attempts.current(), start, self.size);
        let sent = self.send(&session, start, &attempt).await;
        self.tally.panics.resume();
        match sent {
            Ok(receipt) => Ok(self.stored(receipt, attempt.handed_on()).await),
            Err(error) => {
                // After a broken connection, the session is still usable; after an answer that refuses it, a new one is started.
                if self.resume.is_some() && error.status().is_none() {
                    self.session = Some(session);
                }
                Err(Failure::Sending(error, attempt))
            }
        }
    }

    async fn send(
        &self,
        session: &P::Session,
        start: u64,
        attempt: &Arc<Attempt>,
    ) -> Result<P::Receipt> {
        let sent = match self.protocol.layout(session, self.size)? {
            Layout::Whole => {
                let rest = self.size.map(|size| size.saturating_sub(start));
                let part = Part {
                    number: 1,
                    offset: start,
                    size: rest,
                    total: self.size,
                };
                let body = self.body(start, rest, attempt);
                vec![self.protocol.send(session, part, body).await?]
            }
            Layout::Parts { sizes, concurrency } => {
                let concurrency = match concurrency {
                    0 | 1 => 1,
                    many => self.concurrency.unwrap_or(many),
                };
                let parts = Parts {
                    protocol: self.protocol,
                    session,
                    source: &self.source,
                    tally: &self.tally,
                    attempt,
                    attempts: &self.attempts,
                    kept: self.kept.as_ref(),
                };
                parts.send_all(&sizes, start, concurrency).await?
            }
        };
        let expected = self.expected(Some(attempt.handed_on())).await;
        self.protocol.finish(session, sent, &expected).await
    }

    /// Ends the upload because no new attempt can start.
    ///
    /// After an attempt with an unknown outcome, the reason may be the file that it stored.
    async fn no_session(&self, error: Error) -> Result<Uploaded<P::Receipt>> {
        let Some(expected) = self.doubt.expected() else {
            return Err(self.attempts.last(error));
        };
        if !error.is_conflict() {
            return Err(match self.doubt.is_ambiguous() {
                true => self.unknown(error, None),
                false => self.attempts.last(error),
            });
        }
        match look(self.protocol.find(), expected, Duration::ZERO).await {
            Look::Found(receipt) => {
                let size = expected.size.unwrap_or_default();
                Ok(self.stored(receipt, size).await)
            }
            _ => Err(self.attempts.last(error)),
        }
    }

    fn unknown(&self, error: Error, reason: Option<Error>) -> Error {
        let what = match (&reason, self.source.is_replayable()) {
            (Some(reason), _) => format!("looking for the file failed: {}", reason.message()),
            (None, true) => "the file is not visible yet".to_owned(),
            (None, false) => "the source can't be read again".to_owned(),
        };
        let message = format!(
            "{}: outcome unknown: all bytes were sent but the server did not confirm them, and {what}; check before uploading again",
            self.source
        );
        let attempts = error.attempts();
        let unknown = Error::new(ErrorClass::OutcomeUnknown, message).with_source(error);
        match attempts {
            0 | 1 => self.attempts.last(unknown),
            // The failed call has counted them.
            counted => unknown.with_attempts(counted, self.attempts.elapsed()),
        }
    }

    pub(super) async fn expected(&self, size: Option<u64>) -> Expected {
        let fingerprint = match size {
            Some(size) => self.tally.fingerprint(size).await,
            None => None,
        };
        let (md5, sha256) = match fingerprint {
            Some(print) => (Some(print.md5), Some(print.sha256)),
            None => (None, None),
        };
        Expected { size, md5, sha256 }
    }

    /// Returns the rest of the contents, which is read when the request needs it.
    fn body(&self, start: u64, rest: Option<u64>, attempt: &Arc<Attempt>) -> Body {
        let (source, tally, attempt) = (self.source.clone(), self.tally.clone(), attempt.clone());
        let open = move || -> BoxFuture<'static, Result<ByteStream>> {
            let (source, tally, attempt) = (source.clone(), tally.clone(), attempt.clone());
            Box::pin(async move {
                let panics = tally.panics.clone();
                let open = panics.catch(async move {
                    attempt.restart(start);
                    let what = source.to_string();
                    let stream = source.open(start, tally.sums).await?;
                    Ok(attempt.watch(stream, what, tally.progress))
                });
                open.await
            })
        };
        if self.protocol.reopens_body() && self.source.is_replayable() {
            return Body::from_factory(rest, open);
        }
        let stream = futures_util::stream::once(async move { open().await });
        Body::from_stream(rest, ByteStream::new(stream.try_flatten()))
    }

    async fn stored(&self, receipt: P::Receipt, size: u64) -> Uploaded<P::Receipt> {
        self.attempts.succeeded();
        if let Some(resume) = &self.resume {
            resume.remove().await;
        }
        let fingerprint = self.tally.fingerprint(size).await;
        Uploaded::new(receipt, size, fingerprint, self.attempts.current())
    }
}
