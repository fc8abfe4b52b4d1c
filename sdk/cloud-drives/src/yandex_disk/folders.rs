//! Creating folders.

use ::yandex_disk::resources::CreateFolderRequest;
use ::yandex_disk::types;
use cloud_drives_core::{BoxFuture, CallOptions, PathBuilder, Result};

use super::paths::{on_disk, parent};
use super::settle::created_folder;
use super::{ErrorKind, YandexDisk};
use crate::Drive;
use crate::retry::Deadline;

impl YandexDisk {
    /// Creates a folder. The parent folder must exist.
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
    /// After an ambiguous outcome the client checks the path. An empty folder there counts as created; otherwise the call is repeated,
    /// and fails with `DirectoryExists` for a folder that is not empty.
    pub fn mkdir(&self, path: impl AsRef<str>) -> CreateFolderRequest {
        let request = self.api().resources().create_folder(on_disk(path));
        request.with_options(created_folder(self.api()))
    }

    /// Creates a folder with its missing parents.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// disk.makedirs("disk:/photos/2026/may").exist_ok(true).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`YandexDisk::mkdir`]; [`DirectoryExists`](ErrorKind::DirectoryExists) if the folder itself exists, unless
    /// [`exist_ok`](MakeDirs::exist_ok) is set.
    ///
    /// # Retries
    ///
    /// As [`YandexDisk::mkdir`], for each folder.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future keeps the folders created so far.
    pub fn makedirs(&self, path: impl AsRef<str>) -> MakeDirs {
        MakeDirs {
            disk: self.clone(),
            path: on_disk(path),
            exist_ok: false,
            fields: None,
            options: CallOptions::new(),
        }
    }
}

/// A call prepared by [`YandexDisk::makedirs`]: one request for each missing folder. Await it.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct MakeDirs {
    disk: YandexDisk,
    path: String,
    exist_ok: bool,
    fields: Option<Vec<String>>,
    options: CallOptions,
}

impl MakeDirs {
    /// Sets whether an existing folder counts as created. Default: false, as in the Python client.
    pub fn exist_ok(mut self, exist_ok: bool) -> Self {
        self.exist_ok = exist_ok;
        self
    }

    /// Sets the members of the returned link. Default: all.
    pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.fields = Some(fields.into_iter().map(Into::into).collect());
        self
    }

    /// Adds options: headers, idle timeout and retry policy apply to each request, a deadline to all of them together.
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
        // Folders to create, innermost first.
        let mut missing = Vec::new();
        // Each folder is tried at most twice: before and after its parent is created.
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
                // Another client may create the parents at the same time.
                (Err(_), Some(ErrorKind::DirectoryExists)) if !missing.is_empty() => {
                    wanted = missing.pop().unwrap_or_default();
                }
                (Err(_), Some(ErrorKind::DirectoryExists)) if self.exist_ok => {
                    return self.link_to(&wanted);
                }
                (Err(error), _) => return Err(error),
                (Ok(link), _) => match missing.pop() {
                    Some(next) => wanted = next,
                    None => return Ok(link),
                },
            }
        }
    }

    /// Returns the link that the service returns for a new folder.
    fn link_to(&self, path: &str) -> Result<types::Link> {
        let base = self.disk.api().core().base_url("api")?;
        let mut url = PathBuilder::new("/v1/disk/resources").join(base);
        url.query_pairs_mut().append_pair("path", path);
        let mut link = types::Link::default();
        link.href = url.into();
        link.method = Some("GET".to_owned());
        link.templated = Some(false);
        Ok(link)
    }
}

impl IntoFuture for MakeDirs {
    type Output = Result<types::Link>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}
