//! The commit, which creates the file from the uploaded chunks.

use std::time::Duration;

use ::verizon_cloud::types::CloudFile;
use cloud_drives_core::{Effect, Error, ErrorClass, Result};

use super::address::Chunked;
use super::protocol::ToFolder;
use crate::retry::{Decision, Repeat};
use crate::transfer::upload::{Expected, FindUpload as _, Look, look};

/// What a failed commit means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Failure {
    /// The service did not process it.
    NotDone,
    /// The service reported a failure, which a look-up must confirm.
    SaysFailed,
    /// It may have taken effect, and the file may become visible late.
    Unknown,
    /// It was rejected, perhaps because an earlier one took effect.
    Refused,
}

impl Failure {
    fn of(error: &Error) -> Self {
        match (error.class(), error.status().map(|status| status.as_u16())) {
            (ErrorClass::Status, Some(429 | 503)) => Self::NotDone,
            (ErrorClass::Status, Some(500 | 502)) => Self::SaysFailed,
            (ErrorClass::Status, Some(408 | 504)) => Self::Unknown,
            (ErrorClass::Status, _) => Self::Refused,
            _ if error.effect() == Effect::None => Self::NotDone,
            // An invalid answer is as ambiguous as none.
            _ => Self::Unknown,
        }
    }
}

impl ToFolder {
    /// Commits until a commit succeeds. Before another commit it looks for the file, if an earlier one may have created it.
    ///
    /// A second commit is harmless, and far cheaper than sending all chunks again.
    pub(super) async fn commit_until_done(
        &self,
        chunks: &Chunked,
        expected: &Expected,
    ) -> Result<CloudFile> {
        let mut retrier = self.cloud.handle.retrier(&self.options);
        let size = expected.size.unwrap_or_default();
        let window = self.look_for.unwrap_or_else(|| self.look_for(size));
        // Whether the outcome of an earlier commit is unknown, and whether one may have succeeded although the service reported a failure.
        let (mut in_doubt, mut said_failed) = (false, false);
        loop {
            let error = match self.commit(chunks).await {
                Ok(file) => {
                    retrier.succeeded();
                    return Ok(file);
                }
                Err(error) => error,
            };
            let failure = Failure::of(&error);
            in_doubt |= failure == Failure::Unknown;
            said_failed |= failure == Failure::SaysFailed;
            let again = match failure {
                Failure::Refused => None,
                _ => match retrier.decide(&error, Repeat::Always) {
                    Decision::Retry(delay) => Some(delay),
                    Decision::GiveUp => None,
                },
            };
            // While another attempt is left, a quick look-up is enough: if the file becomes visible late, the next commit is rejected.
            let late = in_doubt || (said_failed && failure == Failure::Refused);
            let window = match again {
                None if late => window,
                _ => Duration::ZERO,
            };
            let found = match failure {
                Failure::NotDone if !in_doubt => Look::Absent,
                _ => look(Some(self), expected, window).await,
            };
            if let Look::Found(file) = found {
                return Ok(file);
            }
            match again {
                Some(delay) => retrier.wait(&error, delay).await,
                None if in_doubt => {
                    return Err(unknown(&self.path(), retrier.finish(error), found));
                }
                None if retrier.attempt() > 1 => return Err(retrier.finish(error)),
                None => return Err(error),
            }
        }
    }
}

/// Creates an error for a commit whose outcome is unknown.
fn unknown(path: &str, error: Error, look: Look<CloudFile>) -> Error {
    let seen = match look {
        Look::Unclear(Some(reason)) => format!("looking for the file failed: {}", reason.message()),
        _ => "the file is not visible yet".to_owned(),
    };
    let message = format!(
        "{path}: outcome unknown: all chunks have arrived but the server did not confirm the file, and {seen}; check before uploading again"
    );
    let (attempts, elapsed) = (error.attempts(), error.elapsed());
    let unknown = Error::new(ErrorClass::OutcomeUnknown, message).with_source(error);
    match elapsed {
        Some(elapsed) => unknown.with_attempts(attempts, elapsed),
        None => unknown,
    }
}
