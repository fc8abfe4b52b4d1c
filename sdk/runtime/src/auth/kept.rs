//! Functions that store renewed tokens.

use std::fmt;
use std::sync::Arc;

use cloud_drives_core::{BoxFuture, Error, ErrorClass};

use super::Tokens;

/// A function that stores renewed tokens.
pub(crate) type Callback =
    Arc<dyn Fn(Tokens) -> BoxFuture<'static, Result<(), Error>> + Send + Sync>;

/// The result of a function that stores renewed tokens: nothing, or a `Result`.
pub trait KeepOutcome: sealed::Sealed {
    /// Converts to a `Result`, whose error says why the tokens were not stored.
    fn into_kept(self) -> Result<(), Error>;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for () {}
    impl<E> Sealed for Result<(), E> {}
}

impl KeepOutcome for () {
    fn into_kept(self) -> Result<(), Error> {
        Ok(())
    }
}

impl<E: fmt::Display> KeepOutcome for Result<(), E> {
    fn into_kept(self) -> Result<(), Error> {
        self.map_err(|error| {
            let message = format!(
                "the renewed tokens could not be stored ({error}); they stay in memory and are passed again before the next use"
            );
            Error::new(ErrorClass::Io, message)
        })
    }
}

/// Creates a callback from a user's function.
pub(crate) fn callback<F, Fut>(keep: F) -> Callback
where
    F: Fn(Tokens) -> Fut + Send + Sync + 'static,
    Fut: Future + Send + 'static,
    Fut::Output: KeepOutcome,
{
    Arc::new(move |tokens| {
        let kept = keep(tokens);
        Box::pin(async move { kept.await.into_kept() })
    })
}
