//! What the calls of the facade have in common.

use ::yandex_disk::types::ResourceType;
use cloud_drives_core::{Error, ErrorClass};

use super::ErrorKind;

/// Setters that a call hands on to its request.
macro_rules! setters {
    ($($setter:ident),+ $(,)?) => { $( crate::yandex_disk::call::setters!(@ $setter); )+ };
    (@ options) => {
        /// Sets what holds for this call only: headers, time limits, a retry policy.
        pub fn options(mut self, options: cloud_drives_core::CallOptions) -> Self {
            self.options = options;
            self
        }
    };
    (@ fields) => {
        /// Answer with these members only; dotted names reach into objects and lists, as in `system_folders.downloads`.
        pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
            self.request = self.request.fields(fields);
            self
        }
    };
    (@ meta_fields) => {
        /// Answer with these members only; dotted names reach into objects and lists, as in `_embedded.items.name`.
        ///
        /// `embedded` and `view_count`, the names of the Python client, are understood as well.
        pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
            self.request = self.request.fields(crate::yandex_disk::call::wire_fields(fields));
            self
        }
    };
    (@ limit) => {
        /// How many of the folder's items to give; the service gives 20 without it.
        pub fn limit(mut self, limit: u32) -> Self {
            self.request = self.request.limit(limit);
            self
        }
    };
    (@ offset) => {
        /// Items to skip from the start of the list; 0 without it.
        pub fn offset(mut self, offset: u32) -> Self {
            self.request = self.request.offset(offset);
            self
        }
    };
    (@ sort) => {
        /// The order of the items, `name` or `-modified` for example. Folders come first in any order.
        pub fn sort(mut self, sort: impl Into<::yandex_disk::types::ResourceSort>) -> Self {
            self.request = self.request.sort(sort);
            self
        }
    };
    (@ trash_sort) => {
        /// The order of the items: `deleted` or `created`, with a minus the other way round.
        pub fn sort(mut self, sort: impl Into<::yandex_disk::types::TrashSort>) -> Self {
            self.request = self.request.sort(sort);
            self
        }
    };
    (@ media_type) => {
        /// Files of these types only.
        pub fn media_type(
            mut self,
            media_types: impl IntoIterator<Item = impl Into<::yandex_disk::types::MediaType>>,
        ) -> Self {
            self.request = self.request.media_type(media_types);
            self
        }
    };
    (@ type_) => {
        /// Files only, or folders only.
        pub fn type_(mut self, type_: impl Into<::yandex_disk::types::ResourceType>) -> Self {
            self.request = self.request.type_(type_);
            self
        }
    };
    (@ preview) => {
        /// Size of the previews that are linked to: `S` to `XXXL`, or pixels as `120`, `120x`, `x145` or `120x240`.
        pub fn preview_size(mut self, preview_size: impl Into<String>) -> Self {
            self.request = self.request.preview_size(preview_size);
            self
        }

        /// Whether a preview is cropped to the size; false without it.
        pub fn preview_crop(mut self, preview_crop: bool) -> Self {
            self.request = self.request.preview_crop(preview_crop);
            self
        }
    };
    (@ public_path) => {
        /// A path inside the public folder, from its root (`/photos/a.jpg`); used as it is.
        pub fn path(mut self, path: impl Into<String>) -> Self {
            self.request = self.request.path(path);
            self
        }
    };
    (@ overwrite) => {
        /// Whether what is at the destination may be replaced; false without it.
        pub fn overwrite(mut self, overwrite: bool) -> Self {
            self.request = self.request.overwrite(overwrite);
            self
        }
    };
    (@ force_async) => {
        /// Makes the service work in the background. With false, its default, the service decides.
        pub fn force_async(mut self, force_async: bool) -> Self {
            self.request = self.request.force_async(force_async);
            self.forced = force_async;
            self
        }
    };
    (@ allow_address_access) => {
        /// Whether the settings are in the form with a list of accesses, for accounts of organisations; false without it.
        pub fn allow_address_access(mut self, allow_address_access: bool) -> Self {
            self.request = self.request.allow_address_access(allow_address_access);
            self
        }
    };
    (@ poll) => {
        /// Time from one answer to the next question while the service works in the background; 1 s unless set.
        pub fn poll_interval(mut self, interval: std::time::Duration) -> Self {
            self.poll.interval = interval;
            self
        }

        /// Longest time to wait for the service's work in the background; as long as it takes unless set.
        pub fn poll_timeout(mut self, timeout: std::time::Duration) -> Self {
            self.poll.timeout = Some(timeout);
            self
        }
    };
}

/// A call that is one request, and gives the body of its answer.
macro_rules! plain_call {
    ($(#[$doc:meta])* $call:ident($request:ty) -> $output:ty: $($setter:ident),* $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is awaited"]
        pub struct $call {
            request: $request,
            options: cloud_drives_core::CallOptions,
        }

        impl $call {
            crate::yandex_disk::call::setters!($($setter,)* options);

            fn over(_: &crate::yandex_disk::YandexDisk, request: $request) -> Self {
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

        crate::yandex_disk::call::awaitable!($call => $output);
    };
}

/// The calls that ask what sort of thing is somewhere, over the call that describes it.
macro_rules! type_calls {
    ($meta:ident as $operation:literal: $get_type:ident, $exists:ident, $is_type:ident; $names:literal) => {
        #[doc = concat!("The call that tells whether something is a file or a folder: ", $names, ".")]
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is awaited"]
        pub struct $get_type($meta);

        impl $get_type {
            async fn run(
                self,
            ) -> Result<::yandex_disk::types::ResourceType, cloud_drives_core::Error> {
                let found = self.0.run().await?;
                crate::yandex_disk::call::known_type($operation, found.type_)
            }
        }

        #[doc = concat!("The call that tells whether there is something: ", $names, ".")]
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is awaited"]
        pub struct $exists($get_type);

        impl $exists {
            async fn run(self) -> Result<bool, cloud_drives_core::Error> {
                let found = crate::yandex_disk::call::unless_absent(self.0.0.run().await)?;
                Ok(found.is_some())
            }
        }

        #[doc = concat!("The call that tells whether something is of one type: ", $names, ".")]
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is awaited"]
        pub struct $is_type($get_type, ::yandex_disk::types::ResourceType);

        impl $is_type {
            async fn run(self) -> Result<bool, cloud_drives_core::Error> {
                let found = crate::yandex_disk::call::unless_absent(self.0.run().await)?;
                Ok(found.is_some_and(|found| found == self.1))
            }
        }

        crate::yandex_disk::call::inner_setters!($get_type, $exists, $is_type: options);
        crate::yandex_disk::call::awaitable! {
            $get_type => ::yandex_disk::types::ResourceType,
            $exists => bool,
            $is_type => bool,
        }
    };
}

/// Setters that a call hands on to the call inside it.
macro_rules! inner_setters {
    ($($call:ident),+: options) => {
        $(
            impl $call {
                /// Sets what holds for this call only: headers, time limits, a retry policy.
                pub fn options(mut self, options: cloud_drives_core::CallOptions) -> Self {
                    self.0 = self.0.options(options);
                    self
                }
            }
        )+
    };
    ($($call:ident),+: public_path) => {
        $(
            impl $call {
                /// A path inside the public folder, from its root (`/photos/a.jpg`); used as it is.
                pub fn path(mut self, path: impl Into<String>) -> Self {
                    self.0 = self.0.path(path);
                    self
                }
            }
        )+
    };
}

pub(super) use crate::call::awaitable;
pub(super) use {inner_setters, plain_call, setters, type_calls};

/// The names of the wire for names of the Python client (`wire.md §1.7`).
pub(super) fn wire_fields(
    fields: impl IntoIterator<Item = impl Into<String>>,
) -> impl Iterator<Item = String> {
    fields.into_iter().map(|field| {
        let field: String = field.into();
        let parts: Vec<&str> = field
            .split('.')
            .map(|part| match part {
                "embedded" => "_embedded",
                "view_count" => "views_count",
                part => part,
            })
            .collect();
        parts.join(".")
    })
}

/// The type that an answer has to have.
pub(super) fn known_type(
    operation: &'static str,
    type_: Option<ResourceType>,
) -> Result<ResourceType, Error> {
    type_.ok_or_else(|| {
        let message = "the answer does not say whether this is a file or a folder";
        Error::new(ErrorClass::Protocol, message).with_operation_name(operation)
    })
}

/// What was found, or nothing where the service says that there is nothing.
pub(super) fn unless_absent<T>(found: Result<T, Error>) -> Result<Option<T>, Error> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if ErrorKind::of(&error) == ErrorKind::PathNotFound => Ok(None),
        Err(error) => Err(error),
    }
}
