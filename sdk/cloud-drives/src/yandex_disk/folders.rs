//! Making folders.

use ::yandex_disk::types;
use cloud_drives_core::{CallOptions, Error, ErrorClass};

use super::call::{awaitable, setters};
use super::paths::parent;
use super::rules::RULES;
use super::{ErrorKind, YandexDisk, disk_path};
use crate::Drive;
use crate::retry::{Repeat, Verdict};

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
    /// Repeated when its outcome is unknown. If the repeat finds an empty folder, that is taken for the one that the lost call has
    /// made; a folder with something in it was there before.
    pub fn mkdir(&self, path: impl AsRef<str>) -> MakeDir {
        MakeDir {
            disk: self.clone(),
            path: disk_path(path.as_ref()),
            fields: None,
            options: CallOptions::new(),
        }
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
        MakeDirs(self.mkdir(path))
    }
}

/// A call of [`YandexDisk::mkdir`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct MakeDir {
    disk: YandexDisk,
    path: String,
    fields: Option<Vec<String>>,
    options: CallOptions,
}

impl MakeDir {
    setters!(options);

    /// Answer with these members of the link only.
    pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.fields = Some(fields.into_iter().map(Into::into).collect());
        self
    }

    async fn run(self) -> Result<types::Link, Error> {
        let options = self.options.clone();
        let mut retrier = self.disk.handle.retrier(&options);
        loop {
            let error = match self.once(&options).await {
                Ok(link) => return Ok(link),
                Err(error) => error,
            };
            let repeated = retrier.attempt() > 1;
            if repeated && ErrorKind::of(&error) == ErrorKind::DirectoryExists {
                return self.made_before(&options, error).await;
            }
            // What is safe to repeat anyway was repeated below.
            if RULES.verdict(&error) != Verdict::Unclear {
                return Err(error);
            }
            retrier.wait_after(error, Repeat::Always).await?;
        }
    }

    async fn once(&self, options: &CallOptions) -> Result<types::Link, Error> {
        let mut request = self.disk.api().resources().create_folder(&self.path);
        if let Some(fields) = &self.fields {
            request = request.fields(fields);
        }
        let answer = request.with_options(options.clone()).send().await?;
        Ok(answer.into_body())
    }

    /// The link to a folder that an earlier attempt must have made, or the failure where it was there before.
    async fn made_before(
        &self,
        options: &CallOptions,
        exists: Error,
    ) -> Result<types::Link, Error> {
        let found = self
            .disk
            .api()
            .resources()
            .get(&self.path)
            .limit(0)
            .fields(["type", "_embedded.total"])
            .with_options(options.clone())
            .send()
            .await?;
        let total = found.embedded.as_ref().and_then(|embedded| embedded.total);
        if total == Some(0) {
            self.disk.resource_link(&self.path)
        } else {
            Err(exists)
        }
    }
}

/// A call of [`YandexDisk::makedirs`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct MakeDirs(MakeDir);

impl MakeDirs {
    /// Answer with these members of the link only.
    pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.0 = self.0.fields(fields);
        self
    }

    /// Sets what holds for each of the calls: headers, time limits, a retry policy.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.0 = self.0.options(options);
        self
    }

    async fn run(self) -> Result<types::Link, Error> {
        let mut wanted = self.0.path.trim_end_matches('/').to_owned();
        // Folders to make, the innermost first.
        let mut missing = Vec::new();
        // Each folder is tried twice at most: before and after the one above it is made.
        let mut tries_left = 2 * wanted.matches('/').count() + 2;
        loop {
            let call = MakeDir {
                path: wanted.clone(),
                ..self.0.clone()
            };
            let made = call.run().await;
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

awaitable! {
    MakeDir => types::Link,
    MakeDirs => types::Link,
}

impl YandexDisk {
    /// The link to a resource, as the service would give it.
    pub(crate) fn resource_link(&self, path: &str) -> Result<types::Link, Error> {
        let mut url = self.api().core().base_url("api")?.clone();
        match url.path_segments_mut() {
            Ok(mut segments) => {
                segments.pop_if_empty().extend(["v1", "disk", "resources"]);
            }
            Err(()) => {
                let message = "base_url: the address of the API can't have a path";
                return Err(Error::new(ErrorClass::InvalidInput, message));
            }
        }
        url.query_pairs_mut().append_pair("path", path);
        let mut link = types::Link::default();
        link.href = url.to_string();
        link.method = Some("GET".to_owned());
        link.templated = Some(false);
        Ok(link)
    }
}
