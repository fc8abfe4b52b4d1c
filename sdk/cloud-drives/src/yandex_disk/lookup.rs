//! Look-ups of the type of an item at a path.

use std::fmt;

use ::yandex_disk::public;
use ::yandex_disk::types::ResourceType;
use cloud_drives_core::{BoxFuture, CallOptions, Error, ErrorClass, Response, Result};

use super::ErrorKind;
use super::listing::ListRequest;

/// A look-up of the type of an item. Await it.
///
/// Prepared by [`YandexDisk::exists`](super::YandexDisk::exists), `get_type`, `is_file`, `is_dir` and their siblings for
/// the trash and public links. Requests a resource and reads only its type.
#[derive(Clone)]
#[must_use = "a lookup does nothing until it is awaited"]
pub struct Lookup<R, T> {
    request: R,
    read: fn(Result<Response<Described>>) -> Result<T>,
}

/// The type in an answer; `None` if it has none.
type Described = Option<ResourceType>;

impl<R: ListRequest> Lookup<R, ResourceType> {
    pub(super) fn type_(request: R) -> Self {
        Self {
            request,
            read: read_type,
        }
    }
}

impl<R: ListRequest> Lookup<R, bool> {
    pub(super) fn exists(request: R) -> Self {
        Self {
            request,
            read: |found| Ok(unless_absent(found)?.is_some()),
        }
    }

    pub(super) fn is_file(request: R) -> Self {
        Self {
            request,
            read: |found| Ok(unless_absent(read_type(found))? == Some(ResourceType::File)),
        }
    }

    pub(super) fn is_dir(request: R) -> Self {
        Self {
            request,
            read: |found| Ok(unless_absent(read_type(found))? == Some(ResourceType::Dir)),
        }
    }
}

impl<R: ListRequest, T> Lookup<R, T> {
    /// Adds options for this call only: headers, time limits, a retry policy.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.request = self.request.under(options);
        self
    }
}

impl<T> Lookup<public::GetRequest, T> {
    /// Sets a path inside the public folder, from its root (`/photos/a.jpg`); sent unchanged.
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.request = self.request.path(path);
        self
    }
}

impl<R: ListRequest, T: 'static> IntoFuture for Lookup<R, T> {
    type Output = Result<T>;
    type IntoFuture = BoxFuture<'static, Result<T>>;

    fn into_future(self) -> Self::IntoFuture {
        let Self { request, read } = self;
        let asked = request.only(vec!["type".to_owned()]);
        Box::pin(async move { read(asked.describe().await) })
    }
}

impl<R: fmt::Debug, T> fmt::Debug for Lookup<R, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Lookup").field(&self.request).finish()
    }
}

fn read_type(found: Result<Response<Described>>) -> Result<ResourceType> {
    let found = found?;
    let operation = found.operation();
    found.into_body().ok_or_else(|| {
        let message = "the answer has no type; expected a file or a folder";
        Error::new(ErrorClass::Protocol, message).with_operation(operation)
    })
}

/// Returns the found value, or `None` if the service answers that the item does not exist.
pub(super) fn unless_absent<T>(found: Result<T>) -> Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if ErrorKind::of(&error) == ErrorKind::PathNotFound => Ok(None),
        Err(error) => Err(error),
    }
}
