//! What the calls of all facades have in common.

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

pub(crate) use {awaitable, options_setter};
