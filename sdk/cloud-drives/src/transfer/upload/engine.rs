//! One upload, over as many attempts as it takes.

use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{Body, ByteStream, Error, ErrorClass, Result};
use futures_util::TryStreamExt as _;

use super::look::{Look, look};
use super::protocol::{Expected, UploadProtocol};
use crate::retry::{RetryBudget, RetryPolicy};
use crate::transfer::attempts::{Attempts, Worth};
use crate::transfer::checksum::SharedFingerprinter;
use crate::transfer::source::{Attempt, Prepared, Tally};
use crate::transfer::{Fingerprint, ProgressCallback, UploadSource};

/// How an upload is to be done.
#[derive(Debug)]
pub(crate) struct UploadSettings {
    pub(crate) progress: Option<ProgressCallback>,
    pub(crate) checksums: bool,
    pub(crate) look_for: Option<Duration>,
    pub(crate) policy: RetryPolicy,
    pub(crate) budget: RetryBudget,
}

/// A file that was stored.
#[derive(Debug)]
pub(crate) struct Stored<R> {
    pub(crate) receipt: R,
    /// Bytes that were sent.
    pub(crate) size: u64,
    /// Their sums, unless they were not wanted.
    pub(crate) fingerprint: Option<Fingerprint>,
    pub(crate) attempts: u32,
}

/// What a failed attempt means.
enum Verdict {
    /// Another attempt would fail the same way.
    Final,
    /// Nothing was stored.
    NotStored(Worth),
    /// The contents may have been stored.
    Unknown,
}

/// Uploads a source.
///
/// # Cancel safety
///
/// Dropping the future ends the attempt under way. What the server makes of half a file is its business: services store nothing
/// before the last byte.
pub(crate) async fn upload<P: UploadProtocol>(
    protocol: &P,
    source: UploadSource,
    settings: UploadSettings,
) -> Result<Stored<P::Receipt>> {
    let source = Arc::new(source.prepare().await?);
    let tally = Tally {
        fingerprinter: settings.checksums.then(SharedFingerprinter::default),
        progress: settings.progress.clone(),
    };
    let mut run = Run {
        protocol,
        source,
        tally,
        look_for: settings.look_for,
        attempts: Attempts::new(settings.policy, settings.budget),
        unsure: None,
    };
    run.until_done().await
}

struct Run<'a, P> {
    protocol: &'a P,
    source: Arc<Prepared>,
    tally: Tally,
    look_for: Option<Duration>,
    attempts: Attempts,
    /// What is to be looked for, once an attempt may have stored it without showing yet.
    unsure: Option<Expected>,
}

impl<P: UploadProtocol> Run<'_, P> {
    async fn until_done(&mut self) -> Result<Stored<P::Receipt>> {
        loop {
            let session = match self
                .protocol
                .begin(&self.expected(self.source.size()))
                .await
            {
                Ok(session) => session,
                Err(error) => return self.no_session(error).await,
            };
            let number = self.attempts.current();
            let attempt = Attempt::new(number, 0, self.source.size());
            let body = self.body(&attempt);
            let error = match self.protocol.send(&session, body).await {
                Ok(receipt) => return Ok(self.stored(receipt, attempt.handed_on())),
                Err(error) => error,
            };
            let worth = match self.judge(&error, &attempt) {
                Verdict::Final => return Err(self.attempts.last(error)),
                Verdict::NotStored(worth) => worth,
                Verdict::Unknown => {
                    let size = attempt.handed_on();
                    let expected = self.expected(Some(size));
                    match look(self.protocol, &expected, self.window(&error, size)).await {
                        Look::Found(receipt) => return Ok(self.stored(receipt, size)),
                        Look::Absent if self.source.can_be_opened() => {
                            self.unsure = Some(expected);
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
                return Err(match self.unsure {
                    Some(_) => self.unknown(error, None),
                    None => error,
                });
            }
        }
    }

    /// What a failed attempt means, by what failed and by how much the server may have.
    fn judge(&self, error: &Error, attempt: &Attempt) -> Verdict {
        if self.protocol.is_expired(error) {
            return Verdict::NotStored(Worth::Certain);
        }
        let status = error.status().map(|status| status.as_u16());
        match error.class() {
            ErrorClass::Timeout | ErrorClass::Transport
                if !error.is_unsent() && attempt.is_complete() =>
            {
                Verdict::Unknown
            }
            // An answer that makes no sense says no more than none.
            ErrorClass::Protocol if attempt.is_complete() => Verdict::Unknown,
            ErrorClass::Status if attempt.is_complete() && may_have_stored(status) => {
                Verdict::Unknown
            }
            ErrorClass::Timeout
            | ErrorClass::Transport
            | ErrorClass::Connect
            | ErrorClass::Status => Verdict::NotStored(Worth::AsThePolicySays),
            _ => Verdict::Final,
        }
    }

    /// How long to look. A gateway that lost its patience leaves more open than a server that says it failed.
    fn window(&self, error: &Error, size: u64) -> Duration {
        match error.status().map(|status| status.as_u16()) {
            Some(500 | 502 | 503) => Duration::ZERO,
            _ => self
                .look_for
                .unwrap_or_else(|| self.protocol.look_for(size)),
        }
    }

    /// No new attempt can begin. After one of unknown outcome, that may be because it worked: its file is in the way.
    async fn no_session(&self, error: Error) -> Result<Stored<P::Receipt>> {
        let Some(expected) = &self.unsure else {
            return Err(self.attempts.last(error));
        };
        if error.is_conflict()
            && let Look::Found(receipt) = look(self.protocol, expected, Duration::ZERO).await
        {
            return Ok(self.stored(receipt, expected.size.unwrap_or_default()));
        }
        if error.is_conflict() {
            return Err(self.attempts.last(error));
        }
        Err(self.unknown(error, None))
    }

    fn unknown(&self, error: Error, reason: Option<Error>) -> Error {
        let what = match (&reason, self.source.is_replayable()) {
            (Some(reason), _) => format!("and looking for it failed: {}", reason.message()),
            (None, true) => "and it is not to be seen".to_owned(),
            (None, false) => "and its source can't be read again".to_owned(),
        };
        let message = format!(
            "{}: all bytes were sent, no answer says whether they were stored, {what}; look before you send them again",
            self.source
        );
        self.attempts
            .last(Error::new(ErrorClass::OutcomeUnknown, message).with_source(error))
    }

    fn expected(&self, size: Option<u64>) -> Expected {
        let fingerprint = size.and_then(|size| self.tally.fingerprint(size));
        let (md5, sha256) = match fingerprint {
            Some(print) => (Some(print.md5), Some(print.sha256)),
            None => (None, None),
        };
        Expected { size, md5, sha256 }
    }

    fn body(&self, attempt: &Arc<Attempt>) -> Body {
        let (source, tally, attempt) = (self.source.clone(), self.tally.clone(), attempt.clone());
        let size = source.size();
        let what = source.to_string();
        let open = futures_util::stream::once(async move {
            let stream = source.open(0, tally.fingerprinter).await?;
            Ok::<_, Error>(attempt.watch(stream, what, tally.progress))
        });
        Body::from_stream(size, ByteStream::new(open.try_flatten()))
    }

    fn stored(&self, receipt: P::Receipt, size: u64) -> Stored<P::Receipt> {
        self.attempts.succeeded();
        Stored {
            receipt,
            size,
            fingerprint: self.tally.fingerprint(size),
            attempts: self.attempts.current(),
        }
    }
}

/// Statuses that a server or a gateway before it may send although everything arrived.
fn may_have_stored(status: Option<u16>) -> bool {
    matches!(status, Some(408 | 500 | 502 | 503 | 504))
}
