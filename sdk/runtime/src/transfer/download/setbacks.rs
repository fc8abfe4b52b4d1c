//! What a download does if a request fails, breaks, or brings bytes that can't be of the file.

use cloud_drives_core::{Error, Result};

use super::contents::{Contents, Piece, ReaderKind};
use super::protocol::{DownloadProtocol, Known};
use super::verify;
use crate::transfer::Fingerprint;
use crate::transfer::attempts::Worth;

impl<P: DownloadProtocol> Contents<P> {
    /// Handles a request that failed, or whose body broke. Waits for the next attempt if there is one.
    pub(super) async fn broke(&mut self, error: Error) -> Result<()> {
        self.body = None;
        self.headway = 0;
        let expired = self.protocol.is_expired(&error);
        // A part that was given up has used up attempts of its own.
        if error.attempts() > 1 {
            return Err(self.attempts.last(error));
        }
        if error.is_status() {
            // A storage host may fail because its link is old.
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

    /// Handles an answer with another part than requested, of which nothing was used.
    ///
    /// The part is requested again: an answer can be mixed up on its way.
    pub(super) async fn misled(&mut self, error: Error) -> Result<()> {
        self.body = None;
        self.headway = 0;
        self.attempts.failed(error, Worth::Certain).await?;
        Ok(())
    }

    /// Dismisses an answer of the wrong length, of which nothing was used.
    ///
    /// Once, the file is asked for anew: it may have been replaced, or a proxy sent a page of its own.
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

    /// Handles contents that differ from what is known of them. Once, everything starts again: the file may have been replaced.
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

    /// Compares what the reader has with what it should be. Gives `Restart` when it differs and another try may help.
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
