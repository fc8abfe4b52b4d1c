//! How a download handles requests that fail or break, and bytes that can't belong to the file.

use cloud_drives_core::{Error, Result};

use super::contents::{Contents, Piece, ReaderKind};
use super::protocol::{DownloadProtocol, Known};
use super::verify;
use crate::transfer::Fingerprint;
use crate::transfer::attempts::Worth;

impl<P: DownloadProtocol> Contents<P> {
    /// Handles a request that failed or whose body broke. Waits for the next attempt, if there is one.
    pub(super) async fn broke(&mut self, error: Error) -> Result<()> {
        self.body = None;
        self.headway = 0;
        let expired = self.protocol.is_expired(&error);
        // A part that was abandoned has already used its own attempts.
        if error.attempts() > 1 {
            return Err(self.attempts.last(error));
        }
        if error.is_status() {
            // A storage host may fail because the link is old.
            self.located = None;
        }
        let worth = if expired {
            Worth::Certain
        } else {
            Worth::AsThePolicySays
        };
        self.attempts.failed(error, worth).await?;
        Ok(())
    }

    /// Handles an answer with a part other than the requested one. Nothing of it was used.
    ///
    /// The part is requested again, because answers can be mixed up in transit.
    pub(super) async fn misled(&mut self, error: Error) -> Result<()> {
        self.body = None;
        self.headway = 0;
        self.attempts.failed(error, Worth::Certain).await?;
        Ok(())
    }

    /// Rejects an answer of the wrong length. Nothing of it was used.
    ///
    /// The file is requested again once: it may have been replaced, or a proxy may have sent its own page.
    pub(super) async fn dismiss(&mut self, error: Error) -> Result<()> {
        self.body = None;
        if self.dismissed {
            return Err(self.attempts.last(error));
        }
        self.dismissed = true;
        self.located = None;
        self.attempts.failed(error, Worth::Certain).await?;
        Ok(())
    }

    /// Handles contents that differ from the known facts. The download restarts once: the file may have been replaced.
    pub(super) async fn differs(&mut self, error: Error) -> Result<Piece> {
        self.body = None;
        let void = self.is_held();
        if self.second_chance_used || (void && self.reader == ReaderKind::OnlyForward) {
            return Err(self.attempts.last(error));
        }
        self.second_chance_used = true;
        self.located = None;
        self.known = Known::default();
        self.version = None;
        self.total = None;
        self.position = self.window.start;
        self.headway = 0;
        self.attempts.failed(error, Worth::Certain).await?;
        Ok(Piece::Restart)
    }

    /// Verifies the reader's bytes. Returns `Restart` if they differ and a restart may help.
    pub(super) async fn verify(&mut self, print: Option<&Fingerprint>) -> Result<Piece> {
        match print.and_then(|print| verify::difference(&self.known, print)) {
            Some(error) => self.differs(error).await,
            None => {
                self.attempts.succeeded();
                Ok(Piece::End)
            }
        }
    }
}
