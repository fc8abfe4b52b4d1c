//! What the calls of the facade have in common.

/// Calls that are one request each, and give the body of its answer.
macro_rules! plain_calls {
    ($($(#[$doc:meta])* $call:ident($request:ty) -> $output:ty;)+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug)]
            #[must_use = "a call does nothing until it is awaited"]
            pub struct $call {
                request: $request,
                options: cloud_drives_core::CallOptions,
            }

            impl $call {
                crate::amazon_drive::call::options_setter!();

                fn over(_: &crate::amazon_drive::AmazonDrive, request: $request) -> Self {
                    Self {
                        request,
                        options: cloud_drives_core::CallOptions::new(),
                    }
                }

                async fn run(self) -> Result<$output, cloud_drives_core::Error> {
                    let request = self.request.with_options(self.options);
                    Ok(request.send().await?.into_body())
                }
            }

            crate::amazon_drive::call::awaitable!($call => $output);
        )+
    };
}

pub(super) use crate::call::{awaitable, options_setter};
pub(super) use plain_calls;
