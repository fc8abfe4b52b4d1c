//! Making folders.

use ::yandex_disk::resources::CreateFolderRequest;
use ::yandex_disk::{Client, types};
use cloud_drives_core::{BoxFuture, CallOptions, RawResponse, Request, Result};

use super::paths::{on_disk, parent};
use super::{ErrorKind, YandexDisk, settle};
use crate::Drive;
use crate::retry::{Deadline, Finding, Settlement};

impl YandexDisk {
    /// Makes a folder. The folder above it has to exist.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::yandex_disk::ErrorKind;
    ///
    /// match disk.mkdir("disk:/photos").await {
    ///     Err(error) if ErrorKind::of(&error) == ErrorKind::DirectoryExists => {}
    ///     made => drop(made?),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`DirectoryExists`](ErrorKind::DirectoryExists), [`PathExists`](ErrorKind::PathExists) for a file,
    /// [`ParentNotFound`](ErrorKind::ParentNotFound), [`InsufficientStorage`](ErrorKind::InsufficientStorage).
    ///
    /// # Retries
    ///
    /// After an unknown outcome the path is looked at. An empty folder there counts as the one that the lost call has made; otherwise
    /// the call is repeated, and a folder with something in it is then `DirectoryExists`.
    pub fn mkdir(&self, path: impl AsRef<str>) -> CreateFolderRequest {
        let path = on_disk(path);
        let looked_at = (self.api().clone(), path.clone());
        let settlement = Settlement::new(move |request| {
            let (api, path) = looked_at.clone();
            Box::pin(find_empty_folder(api, path, request.clone()))
        });
        let request = self.api().resources().create_folder(path);
        request.with_options(CallOptions::new().with_extension(settlement))
    }

    /// Makes a folder and those above it that do not exist.
    ///
    /// # Errors
    ///
    /// As [`YandexDisk::mkdir`]; [`DirectoryExists`](ErrorKind::DirectoryExists) is about the folder itself.
    ///
    /// # Retries
    ///
    /// As [`YandexDisk::mkdir`], for each folder.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future leaves the folders that were made.
    pub fn makedirs(&self, path: impl AsRef<str>) -> MakeDirs {
        MakeDirs {
            disk: self.clone(),
            path: on_disk(path),
            fields: None,
            options: CallOptions::new(),
        }
    }
}

/// Looks for the folder that a call of unknown outcome may have made.
async fn find_empty_folder(
    api: Client,
    path: String,
    request: Request,
) -> Result<Finding<RawResponse>> {
    let look = api
        .resources()
        .get(&path)
        .limit(0)
        .fields(["type", "_embedded.total"])
        .with_options(settle::of_look(&request));
    let found = match look.await {
        Ok(found) => found,
        Err(error) if ErrorKind::of(&error) == ErrorKind::PathNotFound => {
            return Ok(Finding::NotDone);
        }
        Err(error) => return Err(error),
    };
    if found.embedded.and_then(|embedded| embedded.total) != Some(0) {
        return Ok(Finding::NotDone);
    }
    Ok(settle::done_at(&request, &path))
}

/// A call that [`YandexDisk::makedirs`] prepared; it takes one request for each folder that is missing. Await it.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct MakeDirs {
    disk: YandexDisk,
    path: String,
    fields: Option<Vec<String>>,
    options: CallOptions,
}

impl MakeDirs {
    /// Sets the members of the link that the answer has. Default: all.
    pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.fields = Some(fields.into_iter().map(Into::into).collect());
        self
    }

    /// Adds options: headers, idle timeout and retry policy hold for each request, a deadline for all of them together.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    async fn run(self) -> Result<types::Link> {
        let deadline = Deadline::of(&self.options);
        deadline
            .bound("makedirs", self.make_missing(deadline))
            .await
    }

    async fn make_missing(&self, deadline: Deadline) -> Result<types::Link> {
        let mut wanted = match self.path.trim_end_matches('/') {
            "" => self.path.clone(),
            trimmed => trimmed.to_owned(),
        };
        // Folders to make, the innermost first.
        let mut missing = Vec::new();
        // Each folder is tried twice at most: before and after the one above it is made.
        let mut tries_left = 2 * wanted.matches('/').count() + 2;
        loop {
            let mut call = self.disk.mkdir(&wanted);
            if let Some(fields) = &self.fields {
                call = call.fields(fields);
            }
            let made = call
                .with_options(deadline.apply(self.options.clone()))
                .await;
            tries_left = tries_left.saturating_sub(1);
            let kind = made.as_ref().err().map(ErrorKind::of);
            match (made, kind) {
                (Err(error), Some(ErrorKind::ParentNotFound)) => {
                    let above =
                        parent(&wanted).filter(|above| tries_left > 0 && parent(above).is_some());
                    let Some(above) = above else {
                        return Err(error);
                    };
                    missing.push(std::mem::replace(&mut wanted, above));
                }
                // Someone else may make the folders above at the same time.
                (Err(_), Some(ErrorKind::DirectoryExists)) if !missing.is_empty() => {
                    wanted = missing.pop().unwrap_or_default();
                }
                (Err(error), _) => return Err(error),
                (Ok(link), _) => match missing.pop() {
                    Some(next) => wanted = next,
                    None => return Ok(link),
                },
            }
        }
    }
}

impl IntoFuture for MakeDirs {
    type Output = Result<types::Link>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}
