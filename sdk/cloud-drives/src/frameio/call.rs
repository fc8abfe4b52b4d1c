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

/// The setters of how the end of something is waited for.
macro_rules! poll_setters {
    () => {
        /// Time from one answer to the next question while the service works; 2 s unless set. The service allows 5 questions
        /// a second (`wire.md §5`).
        pub fn poll_interval(mut self, interval: std::time::Duration) -> Self {
            self.poll.interval = interval;
            self
        }

        /// Longest time to wait for the service; as long as it takes unless set.
        pub fn poll_timeout(mut self, timeout: std::time::Duration) -> Self {
            self.poll.timeout = Some(timeout);
            self
        }
    };
}

pub(super) use {awaitable, options_setter, poll_setters};
