//! Calls that send several requests, or whose setters or answer differ from those of the operation.

use std::fmt;

use cloud_drives_core::{BoxFuture, CallOptions, Error};
use cloud_drives_runtime::CompositeCall;

use crate::InvalidArgument;

type Start<T, P> =
    dyn FnOnce(P, CallOptions) -> BoxFuture<'static, Result<T, Error>> + Send + 'static;

/// A [`CompositeCall`] with setters of its own. Await it.
///
/// It sends several requests, or one whose setters or answer differ from those of the operation.
///
/// `P` has the parameters that the setters change, mostly the body. For a call that is a single operation, the methods of
/// [`VerizonCloud`](super::VerizonCloud) return the typed request itself. A deadline in the options bounds all requests together.
///
/// # Cancel safety
///
/// Dropping the future stops the attempt in flight and makes no other. The service may still complete the request.
#[must_use = "a call does nothing until it is awaited"]
pub struct VerizonCall<T, P = ()> {
    parameters: P,
    options: CallOptions,
    refusal: Option<String>,
    start: Box<Start<T, P>>,
}

impl<T, P> VerizonCall<T, P> {
    pub(super) fn new<F>(
        parameters: P,
        start: impl FnOnce(P, CallOptions) -> F + Send + 'static,
    ) -> Self
    where
        F: Future<Output = Result<T, Error>> + Send + 'static,
    {
        Self {
            parameters,
            options: CallOptions::new(),
            refusal: None,
            start: Box::new(move |parameters, options| Box::pin(start(parameters, options))),
        }
    }

    /// Records an invalid argument. The first one is the error of the call.
    pub(super) fn check(mut self, check: Result<(), String>) -> Self {
        self.refusal = self.refusal.or(check.err());
        self
    }

    /// Changes the parameters.
    pub(super) fn map(mut self, change: impl FnOnce(P) -> P) -> Self {
        self.parameters = change(self.parameters);
        self
    }

    /// Adds options for this call only: headers, time limits, a retry policy.
    ///
    /// They take precedence over those set so far, and apply to each request.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }
}

impl<T: 'static, P: Send + 'static> IntoFuture for VerizonCall<T, P> {
    type Output = Result<T, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        match self.refusal {
            Some(message) => {
                let refused = async move { Err(Error::invalid_input(message)) };
                Box::pin(refused)
            }
            None => CompositeCall::new(|options| (self.start)(self.parameters, options))
                .with_options(self.options)
                .into_future(),
        }
    }
}

impl<T, P: fmt::Debug> fmt::Debug for VerizonCall<T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VerizonCall")
            .field("parameters", &self.parameters)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

/// Returns the options of a typed request whose arguments were checked.
///
/// A request with an invalid argument fails before it is sent.
pub(super) fn checked(check: Result<(), String>) -> CallOptions {
    let options = CallOptions::new();
    match check {
        Ok(()) => options,
        Err(message) => options.with_extension(InvalidArgument::new(message)),
    }
}

/// Fails for empty or blank text; `what` names the argument.
pub(super) fn filled(text: &str, what: &str) -> Result<(), String> {
    if text.trim().is_empty() {
        return Err(format!("{what}: must not be empty"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_deadline_bounds_all_requests_of_a_call_together() {
        let call = VerizonCall::new((), |(), _options| async {
            for _ in 0..3 {
                tokio::time::sleep(Duration::from_secs(4)).await;
            }
            Ok(())
        });
        let options = CallOptions::new().with_deadline(Duration::from_secs(10));
        assert!(call.with_options(options).await.unwrap_err().is_timeout());
    }
}
