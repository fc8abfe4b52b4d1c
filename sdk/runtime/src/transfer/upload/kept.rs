//! Parts that have arrived, for a resumable upload.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cloud_drives_core::{Error, ErrorClass, Result};
use sha2::{Digest as _, Sha256};

use super::resume::{KeptPart, ResumeFile};
use crate::transfer::checksum::hex;

/// The checksum of a part, computed while it is read.
#[derive(Clone, Default)]
pub(super) struct PartSum(Arc<Mutex<Sha256>>);

impl PartSum {
    pub(super) fn update(&self, bytes: &[u8]) {
        self.lock().update(bytes);
    }

    /// Starts reading the part from its beginning again.
    pub(super) fn restart(&self) {
        *self.lock() = Sha256::default();
    }

    pub(super) fn text(&self) -> String {
        hex(&self.lock().clone().finalize())
    }

    fn lock(&self) -> MutexGuard<'_, Sha256> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Parts that have arrived, by number.
pub(super) struct KeptParts {
    file: ResumeFile,
    /// The parts of the current session, and how many an earlier run had sent.
    parts: Mutex<(BTreeMap<u32, KeptPart>, usize)>,
}

impl KeptParts {
    pub(super) fn new(file: ResumeFile) -> Self {
        Self {
            file,
            parts: Mutex::default(),
        }
    }

    /// Sets the parts that an earlier run has sent.
    pub(super) fn remember(&self, parts: BTreeMap<u32, KeptPart>) {
        let count = parts.len();
        *self.lock() = (parts, count);
    }

    /// Forgets all parts, because the session is new.
    pub(super) fn forget(&self) {
        *self.lock() = (BTreeMap::new(), 0);
    }

    /// Returns whether a part of that number has arrived.
    pub(super) fn has(&self, number: u32) -> bool {
        self.lock().0.contains_key(&number)
    }

    /// Returns the provider's answer to a part, if the part that arrived has the same contents.
    ///
    /// # Errors
    ///
    /// Returns an error if the contents differ and all parts have arrived: the service has already assembled them.
    pub(super) fn sent(&self, number: u32, sum: &str, of: usize) -> Result<Option<String>> {
        let parts = self.lock();
        match parts.0.get(&number) {
            Some(kept) if kept.sha256 == sum => Ok(Some(kept.sent.clone())),
            Some(_) if parts.1 >= of => Err(Error::new(
                ErrorClass::Source,
                "the source has changed since an earlier run sent all of it; remove the state file to upload it again",
            )),
            _ => Ok(None),
        }
    }

    /// Records that a part has arrived.
    pub(super) async fn add(&self, number: u32, sum: String, sent: String) {
        let part = KeptPart {
            part: number,
            sha256: sum,
            sent,
        };
        self.file.add(&part).await;
        self.lock().0.insert(number, part);
    }

    fn lock(&self) -> MutexGuard<'_, (BTreeMap<u32, KeptPart>, usize)> {
        self.parts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
