//! The start of an attempt: a session of an earlier attempt, or a new one.

use std::time::Duration;

use cloud_drives_core::Result;

use super::doubt::Doubt;
use super::engine::{Failure, UploadRun};
use super::look::{Look, look};
use super::protocol::{Expected, UploadProtocol};
use crate::trace;

/// The starting point of an attempt.
pub(super) enum Start<P: UploadProtocol> {
    /// A session, and how many bytes of it have arrived.
    Session(P::Session, u64),
    /// The stored file: nothing needs to be sent.
    Stored(P::Receipt, u64),
}

impl<P: UploadProtocol> UploadRun<'_, P> {
    pub(super) async fn begin(&mut self) -> Result<Start<P>, Failure> {
        let expected = self.expected(self.size).await;
        if let Some(how) = self.protocol.resume()
            && let Some(session) = self.left_session(&expected).await
        {
            let size = self.size.unwrap_or(u64::MAX);
            let arrived = how.arrived(&session, &expected).await;
            let is_part = matches!(arrived, Ok(bytes) if (1..size).contains(&bytes));
            // Nothing or everything has arrived, and another process made the last attempt: the file may be stored.
            if !is_part
                && self.doubt.expected().is_some()
                && let Look::Found(receipt) =
                    look(self.protocol.find(), &expected, Duration::ZERO).await
            {
                return Ok(Start::Stored(receipt, size));
            }
            // A session without a known offset, or with all bytes but no file, is useless.
            if let Ok(arrived) = arrived
                && (is_part || arrived == 0)
            {
                trace::resumed("upload", arrived);
                return Ok(Start::Session(session, arrived));
            }
        }
        let session = self
            .protocol
            .begin(&expected)
            .await
            .map_err(Failure::NoSession)?;
        if let (Some(file), Some(how)) = (&self.resume, self.protocol.resume()) {
            match how.save(&session) {
                Some(saved) => {
                    let kept = file.write(&expected, saved).await;
                    kept.map_err(Failure::NoSession)?;
                }
                // The state file is of another session with other parts.
                None => file.remove().await,
            }
        }
        if let Some(kept) = &self.kept {
            kept.forget();
        }
        Ok(Start::Session(session, 0))
    }

    /// Returns the session that an earlier attempt left, in this process or in another one.
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
            // The process that left the file may have sent everything.
            self.doubt = Doubt::Slight(expected.clone());
        }
        self.protocol.resume()?.restore(&left.session)
    }

    /// Returns whether a resumable session is known to lack bytes.
    ///
    /// The last bytes handed to the network may not have arrived.
    pub(super) async fn is_known_to_lack_bytes(&self) -> bool {
        let (Some(session), Some(size), Some(how)) =
            (&self.session, self.size, self.protocol.resume())
        else {
            return false;
        };
        let expected = self.expected(Some(size)).await;
        let arrived = how.arrived(session, &expected).await;
        matches!(arrived, Ok(bytes) if (1..size).contains(&bytes))
    }
}
