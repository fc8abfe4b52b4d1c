//! What the calls of the facade have in common.

/// Makes a call awaitable: its `run` is what happens.
macro_rules! awaitable {
    ($($call:ident => $output:ty),+ $(,)?) => {
        $(
            impl std::future::IntoFuture for $call {
                type Output = Result<$output, cloud_drives_core::Error>;
                type IntoFuture = cloud_drives_core::BoxFuture<'static, Self::Output>;

                fn into_future(self) -> Self::IntoFuture {
                    Box::pin(self.run())
                }
            }
        )+
    };
}

/// The setter of what holds for one call.
macro_rules! options_setter {
    () => {
        /// Sets what holds for this call only: headers, time limits, a retry policy.
        pub fn options(mut self, options: cloud_drives_core::CallOptions) -> Self {
            self.options = options;
            self
        }
    };
}

/// Calls that are one request each, and give the body of its answer.
macro_rules! plain_calls {
    ($($(#[$doc:meta])* $call:ident($request:ty) -> $output:ty;)+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug)]
            #[must_use = "a call does nothing until it is awaited"]
            pub struct $call {
                drive: crate::amazon_drive::AmazonDrive,
                request: $request,
                options: cloud_drives_core::CallOptions,
            }

            impl $call {
                crate::amazon_drive::call::options_setter!();

                fn over(drive: &crate::amazon_drive::AmazonDrive, request: $request) -> Self {
                    Self {
                        drive: drive.clone(),
                        request,
                        options: cloud_drives_core::CallOptions::new(),
                    }
                }

                async fn run(self) -> Result<$output, cloud_drives_core::Error> {
                    let options = self.drive.options(self.options);
                    Ok(self.request.with_options(options).send().await?.into_body())
                }
            }

            crate::amazon_drive::call::awaitable!($call => $output);
        )+
    };
}

pub(super) use {awaitable, options_setter, plain_calls};
