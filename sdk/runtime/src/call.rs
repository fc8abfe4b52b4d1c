//! Calls that send several requests.

use std::fmt;

use cloud_drives_core::{BoxFuture, CallOptions, Error};

use crate::retry::Deadline;

/// Turns a call into its future, which can be spawned, joined or selected.
///
/// All awaitable calls implement it: transfers, folders, sign-ins, pollers, and calls that send several requests.
/// `.await` works on a call directly; `tokio::spawn` and `join!` need futures:
///
/// ```
/// use cloud_drives_runtime::prelude::*;
/// use cloud_drives_runtime::{CompositeCall, Error};
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let answer = |number| CompositeCall::new(move |_options| async move { Ok::<i32, Error>(number) });
/// let spawned = tokio::spawn(answer(1).send());
/// let (second, third) = tokio::try_join!(answer(2).send(), answer(3).send())?;
/// assert_eq!((spawned.await??, second, third), (1, 2, 3));
/// # Ok(()) }
/// ```
///
/// The requests of the typed clients have their own `send`, which sends one request and returns the whole response.
pub trait SendCall: IntoFuture + Sized {
    /// Returns the future of the call. Nothing is sent before it is polled.
    fn send(self) -> Self::IntoFuture {
        self.into_future()
    }
}

impl<C: IntoFuture> SendCall for C {}

type CallFn<T> = dyn FnOnce(CallOptions) -> BoxFuture<'static, Result<T, Error>> + Send;

/// A call that sends several requests, or one of several alternatives. Await it.
///
/// Providers return it from methods whose only setter is [`with_options`](CompositeCall::with_options).
///
/// ```
/// use cloud_drives_core::Error;
/// use cloud_drives_runtime::{CallOptions, CompositeCall};
///
/// # async fn create(name: &str, options: CallOptions) -> Result<(), Error> { Ok(()) }
/// fn create_both(first: String, second: String) -> CompositeCall<()> {
///     CompositeCall::new(move |options| async move {
///         create(&first, options.clone()).await?;
///         create(&second, options).await
///     })
/// }
/// # drop(create_both("a".into(), "b".into()));
/// ```
///
/// A deadline in the options limits the total time of all requests.
///
/// # Cancel safety
///
/// Dropping the future cancels the request in flight. The effects of earlier requests remain.
#[must_use = "a call does nothing until it is awaited"]
pub struct CompositeCall<T> {
    options: CallOptions,
    run: Box<CallFn<T>>,
}

impl<T> CompositeCall<T> {
    /// Creates a call from a function that performs it. The options apply to each of its requests.
    pub fn new<F>(run: impl FnOnce(CallOptions) -> F + Send + 'static) -> Self
    where
        F: Future<Output = Result<T, Error>> + Send + 'static,
    {
        Self {
            options: CallOptions::new(),
            run: Box::new(move |options| Box::pin(run(options))),
        }
    }

    /// Adds options for this call only: headers, time limits, a retry policy.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }
}

impl<T: 'static> IntoFuture for CompositeCall<T> {
    type Output = Result<T, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let deadline = Deadline::of(&self.options);
            deadline.bound("the call", (self.run)(self.options)).await
        })
    }
}

impl<T> fmt::Debug for CompositeCall<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CompositeCall")
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_deadline_limits_the_total_time_of_a_call() {
        let call = CompositeCall::new(|options: CallOptions| async move {
            assert!(options.deadline().is_some());
            for _ in 0..3 {
                tokio::time::sleep(Duration::from_secs(4)).await;
            }
            Ok(())
        });
        let options = CallOptions::new().with_deadline(Duration::from_secs(10));
        assert!(call.with_options(options).await.unwrap_err().is_timeout());
    }
}
