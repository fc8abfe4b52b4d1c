//! Calls that take more than one request, or whose setters or answer are not those of the operation.

use std::fmt;

use cloud_drives_core::{BoxFuture, CallOptions, Error};

use crate::InvalidArgument;

type Start<T, P> =
    dyn FnOnce(P, CallOptions) -> BoxFuture<'static, Result<T, Error>> + Send + 'static;

/// A call that takes more than one request, or that takes or gives something else than the operation of the service. Await it.
///
/// `P` is what its setters change: mostly the body that is sent. Where a call is just one operation, the methods of
/// [`VerizonCloud`](super::VerizonCloud) return the typed request itself.
///
/// # Cancel safety
///
/// Dropping the future ends the attempt in flight and sends no other one. The service may have done what was asked all the same.
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

    /// Notes what is wrong with an argument, if something is. The first note is the error of the call.
    pub(super) fn check(mut self, check: Result<(), String>) -> Self {
        self.refusal = self.refusal.or(check.err());
        self
    }

    /// Changes the parameters.
    pub(super) fn map(mut self, change: impl FnOnce(P) -> P) -> Self {
        self.parameters = change(self.parameters);
        self
    }

    /// Adds options for this call only: headers, time limits, a retry policy. They come before those set so far, and hold for each of
    /// its requests.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }
}

impl<T: 'static, P> IntoFuture for VerizonCall<T, P> {
    type Output = Result<T, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture
    where
        T: 'static,
    {
        match self.refusal {
            Some(message) => {
                let refused = async move { Err(Error::invalid_input(message)) };
                Box::pin(refused)
            }
            None => (self.start)(self.parameters, self.options),
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

/// Returns the options of a typed request whose arguments were checked: one with a wrong argument is refused before it is sent.
pub(super) fn checked(check: Result<(), String>) -> CallOptions {
    let options = CallOptions::new();
    match check {
        Ok(()) => options,
        Err(message) => options.with_extension(InvalidArgument::new(message)),
    }
}

/// Refuses text that is empty or blank; `what` names the argument.
pub(super) fn filled(text: &str, what: &str) -> Result<(), String> {
    if text.trim().is_empty() {
        return Err(format!("{what}: must not be empty"));
    }
    Ok(())
}
