//! A folder of a Disk as an [`ObjectStore`].

mod answers;
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
use ::yandex_disk::types::{Resource, ResourceType};
use async_trait::async_trait;
use bytes::Bytes;
use cloud_drives_core::{ByteStream, Error, ErrorClass, Result};
use futures_util::future::{Either, ready};
use futures_util::stream::BoxStream;
use futures_util::{FutureExt as _, StreamExt as _, TryStreamExt as _};

use super::download::DescribedFile;
use super::lookup::unless_absent;
use super::paths::parent;
use super::{ErrorKind, YandexDisk};
use crate::calls::Download;
use crate::transfer::{AsFile, OpenOptions as _, RemoteFile, UploadSource};
use answers::{STORE, attributes, failure, is_folder, meta, refuse_attributes, unsupported};
use folders::Objects;
use locations::Root;
use parts::LaidAside;

/// How many files are deleted at once.
const DELETES: usize = 8;
/// How often a file that changes between the look and the deletion is looked at.
const LOOKS: usize = 3;
/// What has to be known of a file.
const FIELDS: [&str; 7] = [
    "type",
    "size",
    "md5",
    "sha256",
    "modified",
    "mime_type",
    "file",
];

impl YandexDisk {
    /// Returns the files below a folder as an object store, for programs written against the crate `object_store`.
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
    /// The folder need not exist. See [`DiskObjectStore`] for what a Disk can't do.
    ///
    /// # Errors
    ///
    /// [`ErrorClass::InvalidInput`] for an empty path, and for one in the trash.
    pub fn object_store(&self, root: impl AsRef<str>) -> Result<DiskObjectStore> {
        Ok(DiskObjectStore {
            disk: self.clone(),
            root: Root::new(root.as_ref())?,
            permanently: false,
            parts_in: None,
        })
    }
}

/// The files below a folder of a Disk as an [`ObjectStore`], made by [`YandexDisk::object_store`].
///
/// A location is the path of a file below the folder, as it is: nothing is encoded or decoded on the way. `last_modified` has whole
/// seconds, `e_tag` is the MD5 of the contents, and there are no versions. Cheap to clone.
///
/// # Folders
///
/// A Disk has folders, an object store has none. `put`, `copy` and `rename` create those that are missing. A folder is no object: `get`,
/// `head` and `delete` of one are `NotFound`, and nothing can be written in its place (`AlreadyExists`). Folders whose files were deleted
/// stay, and are among the common prefixes of `list_with_delimiter`. There can't be an object `a` beside an object `a/b`.
///
/// # What a Disk can't do
///
/// | asked for | answer |
/// | --- | --- |
/// | `if_match`, `if_unmodified_since`, `version` of a `get` | `NotSupported`: the service gives no file under a condition, and only the newest one |
/// | `if_none_match`, `if_modified_since` of a `get` | compared with the description of the file, before its contents are asked for |
/// | `PutMode::Update` | `NotImplemented`: nor does it take one |
/// | attributes of a `put` | `NotImplemented`: the service decides the media type itself, which is among the attributes of a `get` |
/// | tags of a `put` | ignored, as the crate wants it |
///
/// # Multipart uploads
///
/// A Disk takes a file in one request. Parts are laid aside in a temporary file, in [any folder](DiskObjectStore::parts_in), and sent when
/// the upload is completed. Until then nothing is on the Disk.
///
/// # Retries
///
/// Those of [`YandexDisk`]: single calls by the client's retry policy, uploads as [`YandexDisk::upload`], reads as
/// [`YandexDisk::open`]. All of a file is compared with its checksum once it was read; a range is not.
#[derive(Clone, Debug)]
pub struct DiskObjectStore {
    disk: YandexDisk,
    root: Root,
    permanently: bool,
    parts_in: Option<PathBuf>,
}

impl DiskObjectStore {
    /// Sets whether what is deleted is gone for good. Default: false, it goes into the trash, where it takes up space.
    #[must_use]
    pub fn delete_permanently(mut self, permanently: bool) -> Self {
        self.permanently = permanently;
        self
    }

    /// Sets the folder of this machine for the temporary files of multipart uploads, which need as much space as the objects. Default:
    /// the system's.
    #[must_use]
    pub fn parts_in(mut self, folder: impl Into<PathBuf>) -> Self {
        self.parts_in = Some(folder.into());
        self
    }

    /// Describes the file at a location. A folder is none.
    async fn find(&self, location: &Path) -> StoreResult<Resource> {
        let described = self.disk.get_meta(self.root.path_of(location));
        let found = described.limit(0).fields(FIELDS).await;
        let found = found.map_err(|error| failure(location, error))?;
        match found.type_ {
            Some(ResourceType::Dir) => Err(is_folder(location)),
            _ => Ok(found),
        }
    }

    fn open(
        &self,
        location: &Path,
        found: &Resource,
    ) -> Download<YandexDisk, DescribedFile, AsFile> {
        self.disk.open_described(self.root.path_of(location), found)
    }

    /// Uploads a file, in folders that are created if they are missing.
    async fn upload(
        &self,
        location: &Path,
        source: impl Fn() -> UploadSource + Send + Sync,
        overwrite: bool,
    ) -> StoreResult<PutResult> {
        let path = self.root.file_path(location)?;
        let upload = || {
            self.disk
                .upload(source(), &path)
                .overwrite(overwrite)
                .into_future()
        };
        let uploaded = async {
            let uploaded = self.in_folders(&path, upload).await?;
            // The bytes have arrived, the file is not there yet.
            if let (true, Some(id)) = (uploaded.receipt.pending, &uploaded.receipt.operation_id) {
                self.disk.wait_for_operation(id).await?;
            }
            Ok::<_, Error>(uploaded.md5)
        };
        match uploaded.await {
            Ok(e_tag) => Ok(PutResult {
                e_tag,
                version: None,
                extensions: Extensions::default(),
            }),
            // The file came into being while this one was sent.
            Err(error) if error.is_conflict() && !overwrite => Err(StoreError::AlreadyExists {
                path: location.to_string(),
                source: error.into(),
            }),
            Err(error) => Err(failure(location, error)),
        }
    }

    /// Does what needs the folder of a path. If it is missing, it is created and the call made again.
    async fn in_folders<T, F>(&self, path: &str, call: impl Fn() -> F + Send) -> Result<T>
    where
        F: Future<Output = Result<T>> + Send,
    {
        match call().await {
            Err(error) if ErrorKind::of(&error) == ErrorKind::ParentNotFound => {
                let Some(folder) = parent(path) else {
                    return Err(error);
                };
                match self.disk.makedirs(folder).await {
                    // Another client has created it.
                    Err(error) if ErrorKind::of(&error) == ErrorKind::DirectoryExists => {}
                    created => drop(created?),
                }
                call().await
            }
            outcome => outcome,
        }
    }

    /// Deletes a file. The service would delete a folder with everything in it, so it is told the checksum of the file that was seen.
    async fn remove(&self, location: &Path) -> StoreResult<()> {
        let mut looks_left = LOOKS;
        loop {
            let found = self.find(location).await?;
            let path = self.root.file_path(location)?;
            let mut removal = self.disk.remove(path).permanently(self.permanently);
            if let Some(md5) = found.md5 {
                removal = removal.md5(md5);
            }
            looks_left = looks_left.saturating_sub(1);
            match removal.await {
                // Something else is there now: another file, or a folder (`wire.md §4.5`).
                Err(error) if looks_left > 0 && is_something_else(&error) => {}
                outcome => return outcome.map(drop).map_err(|error| failure(location, error)),
            }
        }
    }

    /// Looks at both ends of a copy or a move, and returns their paths; nothing if they are the same file.
    ///
    /// The service would copy a folder with everything in it, and may replace one by a file.
    async fn ends(
        &self,
        from: &Path,
        to: &Path,
        overwrite: bool,
    ) -> StoreResult<Option<(String, String)>> {
        let paths = (self.root.path_of(from), self.root.file_path(to)?);
        let source = self.find(from);
        let target = match overwrite && from != to {
            true => Either::Left(async {
                unless_absent(self.disk.get_type(&paths.1).await)
                    .map_err(|error| failure(to, error))
            }),
            false => Either::Right(ready(Ok(None))),
        };
        let (_, target) = futures_util::future::try_join(source, target).await?;
        let in_the_way = match (from == to, overwrite) {
            (true, true) => return Ok(None),
            (true, false) => "it is the source",
            (false, _) if target == Some(ResourceType::Dir) => "a folder is there",
            (false, _) => return Ok(Some(paths)),
        };
        Err(StoreError::AlreadyExists {
            path: to.to_string(),
            source: in_the_way.into(),
        })
    }
}

fn is_something_else(error: &Error) -> bool {
    let kind = ErrorKind::of(error);
    kind == ErrorKind::Md5Differ || kind.is(ErrorKind::BadRequest)
}

/// The error of a copy or a move: about the one end or the other.
fn failed_between(from: &Path, to: &Path, error: Error) -> StoreError {
    match error.is_not_found() {
        true => failure(from, error),
        false => failure(to, error),
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

    /// Reads several ranges of one version, by one description of the file. Neighbours come together.
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

/// Fails if a file is of another version than those before.
fn same_version(
    before: &Mutex<Option<(Option<String>, Option<String>)>>,
    file: &RemoteFile,
) -> Result<()> {
    let version = (
        file.etag().map(str::to_owned),
        file.last_modified().map(str::to_owned),
    );
    let mut before = before
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    if *before.get_or_insert_with(|| version.clone()) == version {
        return Ok(());
    }
    let message = "the file changed while its ranges were read; read them again";
    Err(Error::new(ErrorClass::Integrity, message))
}

impl fmt::Display for DiskObjectStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{STORE}({})", self.root)
    }
}
