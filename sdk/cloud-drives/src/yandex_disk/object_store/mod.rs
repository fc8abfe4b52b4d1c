//! A folder of a Disk as an [`ObjectStore`].

mod answers;
mod calls;
mod folders;
mod locations;
mod parts;

use std::fmt;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Mutex;

use ::object_store::path::Path;
use ::object_store::{
    CopyMode, CopyOptions, Error as StoreError, Extensions, GetOptions, GetResult,
    GetResultPayload, ListResult, MultipartUpload, OBJECT_STORE_COALESCE_DEFAULT, ObjectMeta,
    ObjectStore, PutMode, PutMultipartOptions, PutOptions, PutPayload, PutResult, RenameOptions,
    RenameTargetMode, Result as StoreResult, coalesce_ranges,
};
use async_trait::async_trait;
use bytes::Bytes;
use cloud_drives_core::{ByteStream, Result};
use futures_util::future::ready;
use futures_util::stream::BoxStream;
use futures_util::{FutureExt as _, StreamExt as _, TryStreamExt as _};

use super::YandexDisk;
use crate::transfer::{OpenOptions as _, UploadSource};
use answers::{STORE, attributes, failure, meta, refuse_attributes, unsupported};
use calls::{failed_between, same_version};
use folders::Objects;
use locations::Root;
use parts::LaidAside;

/// Maximum number of concurrent deletions.
const DELETES: usize = 8;

impl YandexDisk {
    /// Returns the files below a folder as a store of the crate `object_store`.
    ///
    /// ```no_run
    /// use object_store::ObjectStoreExt as _;
    /// use object_store::path::Path;
    ///
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), Box<dyn std::error::Error>> {
    /// let store = disk.object_store("disk:/data")?;
    /// store.put(&Path::from("2026/sales.csv"), "city,sum\nOslo,7\n".into()).await?;
    /// let csv = store.get(&Path::from("2026/sales.csv")).await?.bytes().await?;
    /// # drop(csv);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// The folder need not exist. See [`DiskObjectStore`] for its limits.
    ///
    /// # Errors
    ///
    /// [`ErrorClass::InvalidInput`](cloud_drives_core::ErrorClass::InvalidInput) for an empty path, and for one in the trash.
    pub fn object_store(&self, root: impl AsRef<str>) -> Result<DiskObjectStore> {
        Ok(DiskObjectStore {
            disk: self.clone(),
            root: Root::new(root.as_ref())?,
            permanently: false,
            parts_in: None,
        })
    }
}

/// The files below a folder of a Disk as an `ObjectStore` of the crate `object_store`.
///
/// Created by [`YandexDisk::object_store`].
///
/// A location is the path of a file below the folder, neither encoded nor decoded. `last_modified` has whole seconds, `e_tag` is the
/// MD5 of the contents, and `version` is not set. Cheap to clone.
///
/// # Folders
///
/// A Disk has folders, an object store has none. `put`, `copy` and `rename` create missing folders. A folder is not an object: `get`,
/// `head` and `delete` fail with `NotFound`, and writing to its path fails with `AlreadyExists`. Folders stay when their files are
/// deleted, and are listed as common prefixes by `list_with_delimiter`. An object `a` cannot exist beside an object `a/b`.
///
/// # Limits
///
/// | option | result |
/// | --- | --- |
/// | `if_match`, `if_unmodified_since`, `version` of a `get` | `NotSupported`: the service has no conditional downloads, and only the newest version |
/// | `if_none_match`, `if_modified_since` of a `get` | compared with the description of the file before its contents are requested |
/// | `PutMode::Update` | `NotImplemented`: the service has no conditional uploads |
/// | attributes of a `put` | `NotImplemented`: the service chooses the media type, which is among the attributes of a `get` |
/// | tags of a `put` | ignored, as the crate requires |
///
/// # Multipart uploads
///
/// A Disk receives a file in one request. Parts are spooled to a temporary file, in a
/// [folder of choice](DiskObjectStore::parts_in), and sent when the upload is completed. Until then nothing is on the Disk.
///
/// # Retries
///
/// As [`YandexDisk`]: single calls according to the client's retry policy, uploads as [`YandexDisk::upload`], reads as
/// [`YandexDisk::open`]. A file that is read completely is verified by its checksum; a range is not.
#[derive(Clone, Debug)]
pub struct DiskObjectStore {
    disk: YandexDisk,
    root: Root,
    permanently: bool,
    parts_in: Option<PathBuf>,
}

impl DiskObjectStore {
    /// Sets whether deletions skip the trash. Default: false. Items in the trash still count against the quota.
    #[must_use]
    pub fn delete_permanently(mut self, permanently: bool) -> Self {
        self.permanently = permanently;
        self
    }

    /// Sets the local folder for the temporary files of multipart uploads, which need as much space as the objects.
    ///
    /// Default: the system's temporary folder.
    #[must_use]
    pub fn parts_in(mut self, folder: impl Into<PathBuf>) -> Self {
        self.parts_in = Some(folder.into());
        self
    }
}

#[async_trait]
impl ObjectStore for DiskObjectStore {
    async fn put_opts(
        &self,
        location: &Path,
        payload: PutPayload,
        options: PutOptions,
    ) -> StoreResult<PutResult> {
        refuse_attributes("put_opts", &options.attributes)?;
        let overwrite = match options.mode {
            PutMode::Overwrite => true,
            PutMode::Create => false,
            PutMode::Update(_) => {
                return Err(StoreError::NotImplemented {
                    operation: "put_opts with PutMode::Update".to_owned(),
                    implementer: self.to_string(),
                });
            }
        };
        let size = payload.content_length() as u64;
        let source = || {
            let payload = payload.clone();
            let chunks = move || {
                let chunks = payload.clone().into_iter().map(Ok);
                ready(Ok(ByteStream::new(futures_util::stream::iter(chunks)))).boxed()
            };
            UploadSource::factory(chunks).with_size(size)
        };
        self.upload(location, source, overwrite).await
    }

    async fn put_multipart_opts(
        &self,
        location: &Path,
        options: PutMultipartOptions,
    ) -> StoreResult<Box<dyn MultipartUpload>> {
        refuse_attributes("put_multipart_opts", &options.attributes)?;
        self.root.file_path(location)?;
        let upload = LaidAside::begin(self.clone(), location.clone()).await?;
        Ok(Box::new(upload))
    }

    async fn get_opts(&self, location: &Path, options: GetOptions) -> StoreResult<GetResult> {
        for (name, is_set) in [
            ("if_match", options.if_match.is_some()),
            ("if_unmodified_since", options.if_unmodified_since.is_some()),
            ("version", options.version.is_some()),
        ] {
            if is_set {
                return Err(unsupported(name));
            }
        }
        let found = self.find(location).await?;
        let meta = meta(location.clone(), &found)?;
        options.check_preconditions(&meta)?;
        let all = 0..meta.size;
        let range = match &options.range {
            Some(range) => range
                .as_range(meta.size)
                .map_err(|error| StoreError::Generic {
                    store: STORE,
                    source: error.into(),
                })?,
            None => all.clone(),
        };
        let contents = if options.head || range.is_empty() {
            futures_util::stream::empty().boxed()
        } else {
            let mut file = self.open(location, &found);
            if range != all {
                file = file.range(range.clone());
            }
            let file = file.await.map_err(|error| failure(location, error))?;
            let location = location.clone();
            file.map_err(move |error| failure(&location, error)).boxed()
        };
        Ok(GetResult {
            payload: GetResultPayload::Stream(contents),
            attributes: attributes(&found),
            meta,
            range,
            extensions: Extensions::default(),
        })
    }

    /// Reads several ranges of one version, with one description of the file. Adjacent ranges share a request.
    async fn get_ranges(&self, location: &Path, ranges: &[Range<u64>]) -> StoreResult<Vec<Bytes>> {
        let found = self.find(location).await?;
        let size = meta(location.clone(), &found)?.size;
        for range in ranges {
            let range = ::object_store::GetRange::Bounded(range.clone());
            range.as_range(size).map_err(|error| StoreError::Generic {
                store: STORE,
                source: error.into(),
            })?;
        }
        let version = Mutex::new(None);
        let read = |range: Range<u64>| {
            let (opening, version) = (self.open(location, &found).range(range), &version);
            async move {
                let read = async {
                    let file = opening.await?;
                    same_version(version, &file)?;
                    let length = file.content_length().unwrap_or(size);
                    file.collect(length).await
                };
                read.await.map_err(|error| failure(location, error))
            }
        };
        coalesce_ranges(ranges, read, OBJECT_STORE_COALESCE_DEFAULT).await
    }

    fn delete_stream(
        &self,
        locations: BoxStream<'static, StoreResult<Path>>,
    ) -> BoxStream<'static, StoreResult<Path>> {
        let store = self.clone();
        let deleted = locations.map(move |location| {
            let store = store.clone();
            async move {
                let location = location?;
                store.remove(&location).await?;
                Ok::<_, StoreError>(location)
            }
        });
        deleted.buffered(DELETES).boxed()
    }

    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, StoreResult<ObjectMeta>> {
        Objects::below(self, prefix).stream()
    }

    async fn list_with_delimiter(&self, prefix: Option<&Path>) -> StoreResult<ListResult> {
        Objects::below(self, prefix).one_level().await
    }

    async fn copy_opts(&self, from: &Path, to: &Path, options: CopyOptions) -> StoreResult<()> {
        let overwrite = options.mode == CopyMode::Overwrite;
        let Some((source, target)) = self.ends(from, to, overwrite).await? else {
            return Ok(());
        };
        let copy = || {
            self.disk
                .copy(&source, &target)
                .overwrite(overwrite)
                .into_future()
        };
        let copied = self.in_folders(&target, copy).await;
        copied
            .map(drop)
            .map_err(|error| failed_between(from, to, error))
    }

    async fn rename_opts(&self, from: &Path, to: &Path, options: RenameOptions) -> StoreResult<()> {
        let overwrite = options.target_mode == RenameTargetMode::Overwrite;
        let Some((source, target)) = self.ends(from, to, overwrite).await? else {
            return Ok(());
        };
        let rename = || {
            self.disk
                .move_(&source, &target)
                .overwrite(overwrite)
                .into_future()
        };
        let renamed = self.in_folders(&target, rename).await;
        renamed
            .map(drop)
            .map_err(|error| failed_between(from, to, error))
    }
}

impl fmt::Display for DiskObjectStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{STORE}({})", self.root)
    }
}
