//! Setters that the calls and builders of all facades have.

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

/// The setters that every upload of a folder has.
macro_rules! folder_setters {
    () => {
        /// How many files are under way at once, and folders while these are made; 4 unless set.
        pub fn at_once(mut self, files: usize) -> Self {
            self.settings.at_once = files.max(1);
            self
        }

        /// What becomes of symbolic links; they are left out unless set.
        pub fn symlinks(mut self, symlinks: crate::transfer::Symlinks) -> Self {
            self.settings.symlinks = symlinks;
            self
        }

        /// Leaves out what the function says no to; a folder with all that is in it. It is asked for each file and folder before
        /// anything is sent.
        pub fn only(
            mut self,
            wanted: impl Fn(&crate::transfer::LocalEntry) -> bool + Send + Sync + 'static,
        ) -> Self {
            self.settings.wanted = Some(std::sync::Arc::new(wanted));
            self
        }

        /// Calls a function with how far all files together are, for every piece that is handed to the network.
        ///
        /// It runs in between, so it should be quick.
        pub fn on_progress(
            mut self,
            callback: impl FnMut(crate::transfer::FolderProgress) + Send + 'static,
        ) -> Self {
            self.settings.progress = Some(crate::transfer::ProgressCallback::new(callback));
            self
        }

        /// Sets what holds for each of the calls: headers, a retry policy, time limits. A deadline is for each file.
        pub fn options(mut self, options: cloud_drives_core::CallOptions) -> Self {
            self.options = options;
            self
        }
    };
}

/// The setter where a service can replace files.
macro_rules! overwrite_setter {
    () => {
        /// Whether files that are there with other contents are replaced; false unless set, and they have failed with a conflict then.
        pub fn overwrite(mut self, overwrite: bool) -> Self {
            self.settings.overwrite = overwrite;
            self
        }
    };
}

/// The setters that every download has; it keeps them in its field `plan`.
macro_rules! download_setters {
    () => {
        /// Calls a function with how far it is, for every piece that comes.
        ///
        /// It runs in between, so it should be quick.
        pub fn on_progress(
            mut self,
            callback: impl FnMut(crate::transfer::TransferProgress) + Send + 'static,
        ) -> Self {
            self.plan.progress = Some(crate::transfer::ProgressCallback::new(callback));
            self
        }

        /// How many parts of a file come at once; 1 unless set, at most 16. Each takes up to 8 MiB of memory.
        ///
        /// Pays where a single connection is slower than the line. What the host gives only as a whole comes in one piece.
        pub fn concurrency(mut self, parts: usize) -> Self {
            self.plan.concurrency = parts;
            self
        }

        /// Whether folders that the target path lacks are made; false unless set.
        pub fn create_parents(mut self, create: bool) -> Self {
            self.plan.create_parents = create;
            self
        }

        /// Whether the file is forced to the disk before it takes its name, so that a loss of power leaves either all of it or what
        /// was there before; false unless set, since it takes time.
        pub fn sync(mut self, sync: bool) -> Self {
            self.plan.sync = sync;
            self
        }

        /// Sets what holds for this call only: a retry policy, headers, a deadline for the whole. An idle timeout holds for
        /// whichever host the bytes come from; headers go to the provider's own hosts alone.
        pub fn options(mut self, options: cloud_drives_core::CallOptions) -> Self {
            self.plan.options = options;
            self
        }
    };
}

/// Makes a download awaitable: its `prepare` says how, its `target` where to.
macro_rules! awaitable_download {
    ($download:ident) => {
        impl<'a> std::future::IntoFuture for $download<'a> {
            type Output = cloud_drives_core::Result<crate::transfer::Downloaded>;
            type IntoFuture = cloud_drives_core::BoxFuture<'a, Self::Output>;

            fn into_future(self) -> Self::IntoFuture {
                Box::pin(async move { self.prepare()?.to(self.target).await })
            }
        }
    };
}

/// A download that becomes a stream, with those setters of [`Download`] that make sense for one.
macro_rules! opened_download {
    ($(#[$doc:meta])* $opened:ident, $($setter:ident: $value:ty),* $(,)?) => {
        $(#[$doc])*
        #[derive(Debug)]
        #[must_use = "a download does nothing until it is awaited"]
        pub struct $opened(Download<'static>);

        impl $opened {
            /// See [`Download::on_progress`].
            pub fn on_progress(
                self,
                callback: impl FnMut(crate::transfer::TransferProgress) + Send + 'static,
            ) -> Self {
                Self(self.0.on_progress(callback))
            }

            $(
                #[doc = concat!("See [`Download::", stringify!($setter), "`].")]
                pub fn $setter(self, $setter: $value) -> Self {
                    Self(self.0.$setter($setter))
                }
            )*

            /// See [`Download::checksums`].
            pub fn checksums(self, checksums: bool) -> Self {
                Self(self.0.checksums(checksums))
            }

            /// See [`Download::concurrency`].
            pub fn concurrency(self, parts: usize) -> Self {
                Self(self.0.concurrency(parts))
            }

            /// See [`Download::options`]. A deadline holds for opening.
            pub fn options(self, options: cloud_drives_core::CallOptions) -> Self {
                Self(self.0.options(options))
            }
        }

        impl std::future::IntoFuture for $opened {
            type Output = cloud_drives_core::Result<crate::transfer::DownloadStream>;
            type IntoFuture = cloud_drives_core::BoxFuture<'static, Self::Output>;

            fn into_future(self) -> Self::IntoFuture {
                Box::pin(async move { self.0.prepare()?.open().await })
            }
        }
    };
}

pub(crate) use {
    awaitable_download, connection_setters, download_setters, folder_setters, opened_download,
    overwrite_setter,
};
