//! Setters that the builders of all facades have.

/// The setters that every builder has; it keeps them in its field `connection`. The first text names the hosts of the storage
/// transport, the second says what that transport is given.
macro_rules! connection_setters {
    ($hosts:literal, $token:literal) => {
        #[doc = concat!("The transport for the API and, unless it has its own, for ", $hosts, ".")]
        ///
        /// It makes one attempt; the layers of this crate go around it. The timeouts for connecting and idling are then its own.
        pub fn transport(mut self, transport: impl cloud_drives_core::Transport) -> Self {
            self.connection.transport = Some(std::sync::Arc::new(transport));
            self
        }

        #[doc = concat!("The transport for ", $hosts, ". ", $token)]
        pub fn storage_transport(mut self, transport: impl cloud_drives_core::Transport) -> Self {
            self.connection.storage_transport = Some(std::sync::Arc::new(transport));
            self
        }

        /// What the program calls itself.
        pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
            self.connection.user_agent = user_agent.into();
            self
        }

        /// How many repeats all calls may make together; see [`RetryBudget::default`](crate::retry::RetryBudget) for what holds
        /// without it.
        pub fn retry_budget(mut self, budget: crate::retry::RetryBudget) -> Self {
            self.connection.retry_budget = budget;
            self
        }

        /// Options for every call, those of the typed client underneath included, under the options of the call itself.
        pub fn default_options(mut self, options: cloud_drives_core::CallOptions) -> Self {
            self.connection.defaults = options;
            self
        }

        /// The largest JSON answer, in bytes; 64 MiB unless set. A call can have its own limit
        /// ([`CallOptions::with_max_response_bytes`](cloud_drives_core::CallOptions::with_max_response_bytes)).
        pub fn max_json_bytes(mut self, bytes: u64) -> Self {
            self.connection.max_json_bytes = Some(bytes);
            self
        }
    };
}

pub(crate) use connection_setters;
