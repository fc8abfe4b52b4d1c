//! Settling ambiguous outcomes, before a call is repeated or counts as done.

use cloud_drives_core::{CallOptions, Error};

use super::VerizonCloud;
use crate::retry::{Deadline, Finding, settle};

impl VerizonCloud {
    /// Sends a call that must not take effect twice.
    ///
    /// After an ambiguous outcome it looks the outcome up, and sends the call again only if it was not done.
    pub(super) async fn settle<T, Sent, Looked>(
        &self,
        options: &CallOptions,
        send: impl Fn(CallOptions) -> Sent,
        look: impl Fn(CallOptions) -> Looked,
    ) -> Result<T, Error>
    where
        Sent: Future<Output = Result<T, Error>>,
        Looked: Future<Output = Result<Finding<T>, Error>>,
    {
        let deadline = Deadline::of(options);
        let retrier = self.handle.retrier(options).until(deadline);
        let settled = settle(
            retrier,
            || send(deadline.apply(options.clone())),
            || look(deadline.apply(options.clone())),
        );
        deadline.bound("the call with its repeats", settled).await
    }
}
