//! One upload, over as many attempts as it takes.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{Body, BoxFuture, ByteStream, Error, ErrorClass, Result};
use futures_util::TryStreamExt as _;

use super::judge::{Verdict, judge};
use super::kept::KeptParts;
use super::look::{Look, look};
use super::parts::Parts;
use super::protocol::{Expected, Layout, Part, UploadProtocol};
use super::resume::ResumeFile;
use crate::retry::{RetryBudget, RetryPolicy};
use crate::transfer::attempts::{Attempts, Worth};
use crate::transfer::checksum::SharedFingerprinter;
use crate::transfer::source::{Attempt, Prepared, Tally};
use crate::transfer::{Fingerprint, ProgressCallback, UploadSource};

/// How an upload is to be done.
#[derive(Debug)]
pub struct UploadSettings {
    pub progress: Option<ProgressCallback>,
    pub checksums: bool,
    pub look_for: Option<Duration>,
    /// Where to keep the state of an upload that is to be resumable.
    pub resume: Option<PathBuf>,
    pub policy: RetryPolicy,
    pub budget: RetryBudget,
}

/// A file that was stored.
#[derive(Debug)]
pub struct Stored<R> {
    pub receipt: R,
    /// Bytes that it has.
    pub size: u64,
    /// Their sums, unless they were not wanted.
    pub fingerprint: Option<Fingerprint>,
    pub attempts: u32,
}

/// Uploads a source.
///
/// # Cancel safety
///
/// Dropping the future ends the attempt under way. What the server makes of half a file is its business: services store nothing
/// before the last byte.
pub async fn upload<P: UploadProtocol>(
    protocol: &P,
    source: UploadSource,
    settings: UploadSettings,
) -> Result<Stored<P::Receipt>> {
    let source = Arc::new(source.prepare().await?);
    let resume = settings.resume.map(ResumeFile::new);
    if let Some(resume) = &resume {
        resume.check().await?;
    }
    if resume.is_some() && !source.is_replayable() && !protocol.needs_fingerprint() {
        return Err(Error::invalid_input(
            "resumable: needs a source that can be read again, such as a file",
        ));
    }
    let sums_first = (resume.is_some() && !protocol.keeps_parts()) || protocol.needs_fingerprint();
    let mut run = Run {
        protocol,
        tally: Tally {
            fingerprinter: (settings.checksums || sums_first).then(SharedFingerprinter::default),
            progress: settings.progress,
        },
        size: source.size(),
        source,
        look_for: settings.look_for,
        attempts: Attempts::new(settings.policy, settings.budget),
        kept: resume
            .clone()
            .filter(|_| protocol.keeps_parts())
            .map(KeptParts::new),
        resume,
        session: None,
        unsure: None,
        in_doubt: false,
    };
    if sums_first {
        run.sum_up().await?;
    }
    run.until_done().await
}

struct Run<'a, P: UploadProtocol> {
    protocol: &'a P,
    source: Arc<Prepared>,
    size: Option<u64>,
    tally: Tally,
    look_for: Option<Duration>,
    attempts: Attempts,
    resume: Option<ResumeFile>,
    /// The parts of the session that have arrived, where they stay and are to be remembered.
    kept: Option<KeptParts>,
    /// The session of an attempt that broke, for the next to go on with.
    session: Option<P::Session>,
    /// What is to be looked for, once an attempt may have stored it without showing yet.
    unsure: Option<Expected>,
    /// Whether that attempt had no answer that says anything, so that nobody can tell what came of it.
    in_doubt: bool,
}

/// What an attempt begins with.
enum Begun<P: UploadProtocol> {
    /// A session, and how many bytes of it are there already.
    Session(P::Session, u64),
    /// The file itself, so that nothing is to be sent.
    Stored(P::Receipt, u64),
}

/// Why an attempt failed.
enum Failure {
    /// It had no session to begin with.
    NoSession(Error),
    /// It failed on its way, this far.
    OnTheWay(Error, Arc<Attempt>),
}

impl<P: UploadProtocol> Run<'_, P> {
    async fn until_done(&mut self) -> Result<Stored<P::Receipt>> {
        loop {
            let (error, attempt) = match self.attempt().await {
                Ok(stored) => return Ok(stored),
                Err(Failure::NoSession(error)) => return self.no_session(error).await,
                Err(Failure::OnTheWay(error, attempt)) => (error, attempt),
            };
            let expired = self.protocol.is_expired(&error);
            let complete = attempt.is_complete() && !self.is_known_to_lack_bytes().await;
            let worth = match judge(&error, complete, expired) {
                Verdict::Final => return Err(self.attempts.last(error)),
                // A part that was given up had attempts of its own.
                Verdict::NotStored(Worth::AsThePolicySays) if error.attempts() > 1 => {
                    return Err(self.attempts.last(error));
                }
                Verdict::NotStored(worth) => worth,
                Verdict::Unknown => {
                    let size = attempt.handed_on();
                    let expected = self.expected(Some(size));
                    let late = self.protocol.shows_late(&error, size);
                    let window = match late {
                        true => self
                            .look_for
                            .unwrap_or_else(|| self.protocol.look_for(size)),
                        false => Duration::ZERO,
                    };
                    match look(self.protocol, &expected, window).await {
                        Look::Found(receipt) => return Ok(self.stored(receipt, size).await),
                        // What ended the upload was tried often enough, and none of that did anything.
                        Look::Absent if !late && error.attempts() > 1 => {
                            return Err(self.attempts.last(error));
                        }
                        Look::Absent if self.source.can_be_opened() => {
                            self.session = None;
                            self.unsure = Some(expected);
                            // An answer that says that it failed, with nothing to be seen, is to be believed.
                            self.in_doubt |= late;
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
                return Err(match self.in_doubt {
                    // A conflict does say something: that another thing has the place of the upload.
                    true if !error.is_conflict() => self.unknown(error, None),
                    _ => error,
                });
            }
        }
    }

    async fn attempt(&mut self) -> Result<Stored<P::Receipt>, Failure> {
        let (session, start) = match self.begin().await? {
            Begun::Session(session, start) => (session, start),
            Begun::Stored(receipt, size) => return Ok(self.stored(receipt, size).await),
        };
        let attempt = Attempt::new(self.attempts.current(), start, self.size);
        match self.send(&session, start, &attempt).await {
            Ok(receipt) => Ok(self.stored(receipt, attempt.handed_on()).await),
            Err(error) => {
                // A break leaves the session good; after an answer that says otherwise there had better be a new one.
                if self.resume.is_some() && error.status().is_none() {
                    self.session = Some(session);
                }
                Err(Failure::OnTheWay(error, attempt))
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
                let part = Part::new(1, start, rest, self.size);
                let body = self.body(start, rest, attempt);
                vec![self.protocol.send(session, part, body).await?]
            }
            Layout::Parts { sizes, at_once } => {
                let parts = Parts {
                    protocol: self.protocol,
                    session,
                    source: &self.source,
                    tally: &self.tally,
                    attempt,
                    attempts: &self.attempts,
                    kept: self.kept.as_ref(),
                };
                parts.send_all(&sizes, at_once).await?
            }
        };
        let expected = self.expected(Some(attempt.handed_on()));
        self.protocol.finish(session, sent, &expected).await
    }

    async fn begin(&mut self) -> Result<Begun<P>, Failure> {
        let expected = self.expected(self.size);
        if let Some(session) = self.left_session(&expected).await {
            let size = self.size.unwrap_or(u64::MAX);
            let arrived = self.protocol.arrived(&session, &expected).await;
            let is_part = matches!(arrived, Ok(bytes) if (1..size).contains(&bytes));
            // Neither a part nor a break of our own: it may be stored already.
            if !is_part
                && self.unsure.is_some()
                && let Look::Found(receipt) = look(self.protocol, &expected, Duration::ZERO).await
            {
                return Ok(Begun::Stored(receipt, size));
            }
            // A session that does not say how far it is, or has all and stored nothing, is as good as none.
            if let Ok(arrived) = arrived
                && (is_part || arrived == 0)
            {
                return Ok(Begun::Session(session, arrived));
            }
        }
        let session = self
            .protocol
            .begin(&expected)
            .await
            .map_err(Failure::NoSession)?;
        if let Some(resume) = &self.resume {
            match self.protocol.save(&session) {
                Some(saved) => {
                    let kept = resume.write(&expected, saved).await;
                    kept.map_err(Failure::NoSession)?;
                }
                // What is left there is of another session, whose parts are not those of this one.
                None => resume.remove().await,
            }
        }
        if let Some(kept) = &self.kept {
            kept.forget();
        }
        Ok(Begun::Session(session, 0))
    }

    /// The session that an earlier attempt left, here or in another process.
    async fn left_session(&mut self, expected: &Expected) -> Option<P::Session> {
        if let Some(session) = self.session.take() {
            return Some(session);
        }
        if self.attempts.current() > 1 {
            return None;
        }
        let resume = self.resume.as_ref()?;
        let sums_known = expected.sha256.is_some();
        let by_parts = self.kept.is_some() && !sums_known;
        let left = resume.read(expected, by_parts).await?;
        if let Some(kept) = &self.kept {
            kept.remember(left.parts);
        }
        if sums_known {
            // Nobody knows how far the process got that kept it: all the way, perhaps.
            self.unsure = Some(expected.clone());
        }
        self.protocol.restore(&left.session)
    }

    /// Whether a session that can be gone on with is known not to have all bytes: those that were handed to the network last may not
    /// have got through.
    async fn is_known_to_lack_bytes(&self) -> bool {
        let (Some(session), Some(size)) = (&self.session, self.size) else {
            return false;
        };
        let expected = self.expected(Some(size));
        let arrived = self.protocol.arrived(session, &expected).await;
        matches!(arrived, Ok(bytes) if (1..size).contains(&bytes))
    }

    /// Reads the source once, for its size and sums. One that can't be read again is laid aside on the way.
    async fn sum_up(&mut self) -> Result<()> {
        let sums = self.tally.fingerprinter.clone();
        let mut found = 0;
        if self.source.is_replayable() {
            let mut stream = self.source.open(0, sums).await?;
            while let Some(chunk) = stream.next_chunk().await? {
                found += chunk.len() as u64;
            }
        } else {
            self.source = Arc::new(self.source.lay_aside(sums).await?);
            found = self.source.size().unwrap_or(found);
        }
        match self.size {
            Some(size) if size != found => Err(Error::new(
                ErrorClass::Source,
                format!(
                    "{}: has {found} bytes, not the {size} that were announced",
                    self.source
                ),
            )),
            _ => {
                self.size = Some(found);
                Ok(())
            }
        }
    }

    /// No new attempt can begin. After one of unknown outcome, that may be because it worked: its file is in the way.
    async fn no_session(&self, error: Error) -> Result<Stored<P::Receipt>> {
        let Some(expected) = &self.unsure else {
            return Err(self.attempts.last(error));
        };
        if !error.is_conflict() {
            return Err(match self.in_doubt {
                true => self.unknown(error, None),
                false => self.attempts.last(error),
            });
        }
        match look(self.protocol, expected, Duration::ZERO).await {
            Look::Found(receipt) => {
                let size = expected.size.unwrap_or_default();
                Ok(self.stored(receipt, size).await)
            }
            _ => Err(self.attempts.last(error)),
        }
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
        let attempts = error.attempts();
        let unknown = Error::new(ErrorClass::OutcomeUnknown, message).with_source(error);
        match attempts {
            0 | 1 => self.attempts.last(unknown),
            // It was counted when it was given up.
            counted => unknown.with_attempts(counted, self.attempts.elapsed()),
        }
    }

    fn expected(&self, size: Option<u64>) -> Expected {
        let fingerprint = size.and_then(|size| self.tally.fingerprint(size));
        let (md5, sha256) = match fingerprint {
            Some(print) => (Some(print.md5), Some(print.sha256)),
            None => (None, None),
        };
        Expected { size, md5, sha256 }
    }

    /// What is left of the contents, to be read when the request gets to it.
    fn body(&self, start: u64, rest: Option<u64>, attempt: &Arc<Attempt>) -> Body {
        let (source, tally, attempt) = (self.source.clone(), self.tally.clone(), attempt.clone());
        let open = move || -> BoxFuture<'static, Result<ByteStream>> {
            let (source, tally, attempt) = (source.clone(), tally.clone(), attempt.clone());
            Box::pin(async move {
                attempt.restart(start);
                let what = source.to_string();
                let stream = source.open(start, tally.fingerprinter).await?;
                Ok(attempt.watch(stream, what, tally.progress))
            })
        };
        if self.protocol.may_be_read_again() && self.source.is_replayable() {
            return Body::from_factory(rest, open);
        }
        let stream = futures_util::stream::once(async move { open().await });
        Body::from_stream(rest, ByteStream::new(stream.try_flatten()))
    }

    async fn stored(&self, receipt: P::Receipt, size: u64) -> Stored<P::Receipt> {
        self.attempts.succeeded();
        if let Some(resume) = &self.resume {
            resume.remove().await;
        }
        Stored {
            receipt,
            size,
            fingerprint: self.tally.fingerprint(size),
            attempts: self.attempts.current(),
        }
    }
}
