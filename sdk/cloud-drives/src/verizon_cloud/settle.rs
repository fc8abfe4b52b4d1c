//! Calls whose outcome is unknown: what is looked at before they are sent again, or taken for done.

use cloud_drives_core::{CallOptions, Error, ErrorClass};

use super::VerizonCloud;
use crate::options::CallOptionsExt;
use crate::retry::{Repeat, Verdict};
use crate::transfer::within_deadline;

/// What a look after an unknown outcome has shown.
pub(super) enum Seen<T> {
    /// It was done.
    Done(T),
    /// It was not done, or doing it again makes no difference.
    NotDone,
    /// That can't be told, for this reason.
    Unknown(&'static str),
}

impl VerizonCloud {
    /// Sends a call that may not be made twice, looks where its outcome is unknown, and sends it again only where that shows that it
    /// was not done.
    pub(super) async fn settle<T, Sent, Looked>(
        &self,
        options: &CallOptions,
        send: impl Fn(CallOptions) -> Sent,
        look: impl Fn(CallOptions) -> Looked,
    ) -> Result<T, Error>
    where
        Sent: Future<Output = Result<T, Error>>,
        Looked: Future<Output = Result<Seen<T>, Error>>,
    {
        let work = async {
            let mut retrier = self.handle.retrier(options);
            loop {
                let error = match send(options.clone()).await {
                    Ok(done) => {
                        retrier.succeeded();
                        return Ok(done);
                    }
                    Err(error) => error,
                };
                if Verdict::of(&error) != Verdict::Unclear {
                    return Err(retrier.finish(error));
                }
                let unknown = Unknown::after(&error);
                retrier.wait_after(error, Repeat::Always).await?;
                match look(options.clone()).await {
                    Ok(Seen::Done(done)) => return Ok(done),
                    Ok(Seen::NotDone) => {}
                    Ok(Seen::Unknown(reason)) => return Err(unknown.because(reason)),
                    Err(error) => {
                        let reason = format!("what is there now could not be seen ({error})");
                        return Err(unknown.because(&reason));
                    }
                }
            }
        };
        within_deadline(options.deadline(), "the call with its repeats", work).await
    }

    /// Sends a call of an operation that is idempotent by itself, in a way that is not: again only where it was not done.
    pub(super) async fn unless_done<T, Sent>(
        &self,
        options: &CallOptions,
        send: impl Fn(CallOptions) -> Sent,
    ) -> Result<T, Error>
    where
        Sent: Future<Output = Result<T, Error>>,
    {
        let work = async {
            let mut retrier = self.handle.retrier(options);
            loop {
                match send(options.clone().without_retries()).await {
                    Ok(done) => {
                        retrier.succeeded();
                        return Ok(done);
                    }
                    Err(error) => retrier.wait_after(error, Repeat::IfNotDone).await?,
                }
            }
        };
        within_deadline(options.deadline(), "the call with its repeats", work).await
    }
}

/// An attempt after which nobody knows.
struct Unknown {
    operation: Option<String>,
    told: String,
}

impl Unknown {
    fn after(error: &Error) -> Self {
        Self {
            operation: error.operation().map(str::to_owned),
            told: error.to_string(),
        }
    }

    fn because(self, reason: &str) -> Error {
        let message = format!(
            "whether it was done is not known: {reason}; look at what is there before it is done again"
        );
        let error = Error::new(ErrorClass::OutcomeUnknown, message).with_source(self.told);
        match self.operation {
            Some(operation) => error.with_operation_name(operation),
            None => error,
        }
    }
}
