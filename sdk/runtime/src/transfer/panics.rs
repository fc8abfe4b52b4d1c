//! Panics in the caller's code: a source, a progress callback.
//!
//! A connection reads the body of a request in its own task, where a panic would look like a broken connection and be retried.

use std::any::Any;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use cloud_drives_core::{ByteStream, Error, ErrorClass, Result};
use futures_util::{FutureExt as _, StreamExt as _};

/// Carries a panic from the task that reads the contents to the task that awaits the transfer.
#[derive(Clone, Default)]
pub(crate) struct Panics(Arc<Mutex<Option<Box<dyn Any + Send>>>>);

impl Panics {
    /// Opens contents; a panic there or during reading becomes an error, after which [`Panics::resume`] must be called.
    pub(crate) async fn catch(
        &self,
        open: impl Future<Output = Result<ByteStream>>,
    ) -> Result<ByteStream> {
        let panics = self.clone();
        let stream = match AssertUnwindSafe(open).catch_unwind().await {
            Ok(opened) => opened?,
            Err(panic) => return Err(self.note(panic)),
        };
        let caught = AssertUnwindSafe(stream).catch_unwind();
        Ok(ByteStream::new(caught.map(move |chunk| {
            chunk.unwrap_or_else(|panic| Err(panics.note(panic)))
        })))
    }

    /// Resumes a panic that was caught.
    pub(crate) fn resume(&self) {
        let panic = self.slot().take();
        if let Some(panic) = panic {
            resume_unwind(panic);
        }
    }

    fn note(&self, panic: Box<dyn Any + Send>) -> Error {
        self.slot().get_or_insert(panic);
        Error::new(
            ErrorClass::Source,
            "the source or the progress callback panicked",
        )
    }

    fn slot(&self) -> std::sync::MutexGuard<'_, Option<Box<dyn Any + Send>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
