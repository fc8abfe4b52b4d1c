//! What the calls of the facade have in common.

use cloud_drives_core::{Cursor, Error, Next, Pages};

pub(super) use crate::call::{awaitable, options_setter};

/// What is wrong with a call before it is sent; the first thing counts.
#[derive(Clone, Debug, Default)]
pub(super) struct Refusal(Option<String>);

impl Refusal {
    /// Notes what is wrong with a value, if something is.
    pub(super) fn note(&mut self, check: Result<(), String>) {
        if let (None, Err(message)) = (&self.0, check) {
            self.0 = Some(message);
        }
    }

    /// The refusal that a check gives.
    pub(super) fn of(check: Result<(), String>) -> Self {
        Self(check.err())
    }

    /// Refuses the call, if something is wrong with it.
    pub(super) fn check(&self) -> Result<(), Error> {
        match &self.0 {
            Some(message) => Err(Error::invalid_input(message.as_str())),
            None => Ok(()),
        }
    }

    /// The pages, or else pages that refuse the call when they are asked for.
    pub(super) fn or_pages<P: Send + 'static>(self, pages: Pages<P>) -> Pages<P> {
        let Some(message) = self.0 else {
            return pages;
        };
        let operation = pages.operation();
        Pages::new(
            operation,
            Cursor::Page(1),
            move |_| {
                let error = Error::invalid_input(message.as_str()).with_operation(operation);
                Box::pin(std::future::ready(Err(error)))
            },
            |_, _| Next::default(),
        )
    }
}

/// Calls that are one request each, and give the body of its answer.
macro_rules! plain_calls {
    ($($(#[$doc:meta])* $call:ident($request:ty) -> $output:ty;)+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug)]
            #[must_use = "a call does nothing until it is awaited"]
            pub struct $call {
                request: $request,
                refusal: crate::verizon_cloud::call::Refusal,
                options: cloud_drives_core::CallOptions,
            }

            impl $call {
                crate::verizon_cloud::call::options_setter!();

                fn over(
                    _: &crate::verizon_cloud::VerizonCloud,
                    request: $request,
                    check: Result<(), String>,
                ) -> Self {
                    Self {
                        request,
                        refusal: crate::verizon_cloud::call::Refusal::of(check),
                        options: cloud_drives_core::CallOptions::new(),
                    }
                }

                async fn run(self) -> Result<$output, cloud_drives_core::Error> {
                    self.refusal.check()?;
                    let request = self.request.with_options(self.options);
                    Ok(request.send().await?.into_body())
                }
            }

            crate::verizon_cloud::call::awaitable!($call => $output);
        )+
    };
}

pub(super) use plain_calls;
