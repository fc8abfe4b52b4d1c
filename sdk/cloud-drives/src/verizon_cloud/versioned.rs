//! Changes that create a new version of an item on request.

use cloud_drives_core::{CallOptions, Error};

use super::VerizonCloud;
use super::call::VerizonCall;
use crate::CallOptionsExt;
use crate::retry::{Deadline, Repeat};

/// Whether a change creates a new version of the item.
#[derive(Clone, Copy, Debug, Default)]
pub struct NewVersion(bool);

impl<T> VerizonCall<T, NewVersion> {
    /// Sets whether the change creates a new version of the item. Default: false.
    pub fn createversion(self, create_version: bool) -> Self {
        self.map(|_| NewVersion(create_version))
    }
}

impl VerizonCloud {
    /// Prepares a change that is idempotent unless it creates a new version.
    ///
    /// A change that creates a version is only repeated if it was certainly not done.
    pub(super) fn versioned<T, F>(
        &self,
        send: impl Fn(bool, CallOptions) -> F + Send + Sync + 'static,
    ) -> VerizonCall<T, NewVersion>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, Error>> + Send + 'static,
    {
        let cloud = self.clone();
        VerizonCall::new(
            NewVersion(false),
            move |NewVersion(create_version), options| async move {
                if !create_version {
                    return send(false, options).await;
                }
                let deadline = Deadline::of(&options);
                let work = async {
                    let mut retrier = cloud.handle.retrier(&options).until(deadline);
                    loop {
                        match send(true, options.clone().without_retries()).await {
                            Ok(done) => {
                                retrier.succeeded();
                                return Ok(done);
                            }
                            Err(error) => retrier.wait_after(error, Repeat::IfNotDone).await?,
                        }
                    }
                };
                deadline.bound("the call with its repeats", work).await
            },
        )
    }
}
