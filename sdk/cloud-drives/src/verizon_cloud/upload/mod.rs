//! Uploads to a cloud (`wire.md §6.2`).

mod address;
mod chunks;
mod commit;
mod protocol;

use ::verizon_cloud::types::CloudFile;
use cloud_drives_core::{Error, Result};
use http::HeaderValue;

use chunks::Chunks;
pub use chunks::{CHUNK_SIZE, LARGEST_UPLOAD};
use protocol::ToFolder;

use super::{ItemPath, VerizonCloud};
use crate::calls::{self, StartUpload};
#[cfg(doc)]
use crate::transfer::UploadOptions;
use crate::transfer::upload::upload;
use crate::transfer::{TransferContext, UploadSettings, UploadSource, Uploaded};

impl VerizonCloud {
    /// Uploads a file, bytes, a reader or a stream into a folder or virtual folder.
    ///
    /// ```no_run
    /// use cloud_drives::transfer::{TransferOptions, UploadOptions, UploadSource};
    ///
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let film = cloud
    ///     .upload("film.mov", "/VZMOBILE/films")
    ///     .resumable("film.mov.upload")
    ///     .on_progress(|progress| println!("{} bytes", progress.bytes))
    ///     .await?;
    /// println!("{} {:?}", film.receipt.path(), film.receipt.checksum);
    ///
    /// cloud.upload(b"a note".to_vec(), "/VZMOBILE").name("note.txt").await?;
    /// let reader = UploadSource::reader(tokio::io::empty());
    /// cloud.upload(reader, "/VZMOBILE").name("empty").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// The service requires the SHA-256 before any contents. So a file is read twice, and a source that can be read only
    /// once is first spooled to a temporary file of the same size.
    ///
    /// Contents of 104857600 bytes (100 MiB) and more are sent in chunks, others in one piece unless [`chunked`](Upload::chunked) or
    /// [`resumable`](UploadOptions::resumable) is set. Chunks are sent one after the other. One chunk is held in memory at a time; chunks
    /// of more than 32 MiB are not held in memory.
    ///
    /// A resumable upload is sent in chunks unless [`chunked`](Upload::chunked) is off, and sends only the chunks that have not arrived. If
    /// the file already exists with these contents, the upload is complete. If the service puts a token into the URLs of the upload, no
    /// state is saved, and the next process starts again.
    ///
    /// It is undocumented what happens to an existing file of that name: presumably it gets a new version (`wire.md
    /// §6.2`). It is also undocumented whether the folder must exist; [`makedirs`](VerizonCloud::makedirs) creates it.
    ///
    /// # Errors
    ///
    /// [`QuotaExceeded`](super::ErrorKind::QuotaExceeded) if the file exceeds the account's quota, and the service's other
    /// errors; [`is_source`](Error::is_source) if the source cannot be read, or shrinks, grows or changes during the upload;
    /// [`is_integrity`](Error::is_integrity) if the stored contents differ from those sent; [`is_auth`](Error::is_auth) if the
    /// service returns a URL on a host that may not receive the token, see
    /// [`upload_origin`](super::VerizonCloudBuilder::upload_origin); [`is_outcome_unknown`](Error::is_outcome_unknown) if all
    /// bytes were sent but the service did not confirm that they were stored.
    ///
    /// # Retries
    ///
    /// Each chunk separately, according to the client's retry policy; the service stores a chunk that arrives twice once.
    /// After an ambiguous outcome of an upload in one piece or of a commit, the client first looks for the file: one of that
    /// name with the same size and SHA-256 is the upload. An expired URL (403, 404, 410) is replaced, and all contents are
    /// sent to the new one.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future stops the upload. The file is not visible before the commit of its chunks; a file sent in one
    /// piece whose last byte was sent may appear.
    pub fn upload(&self, source: impl Into<UploadSource>, folder: impl Into<ItemPath>) -> Upload {
        let source = source.into();
        Upload {
            drive: self.clone(),
            settings: UploadSettings::default(),
            parameters: NewFile {
                folder: folder.into(),
                name: source.file_name().map(str::to_owned),
                chunked: None,
                chunk_size: CHUNK_SIZE,
                client_timezone: None,
            },
            source,
        }
    }
}

/// An upload prepared by [`VerizonCloud::upload`]. Await it.
pub type Upload = calls::Upload<VerizonCloud, NewFile>;

/// The target folder of an upload, with its settings.
#[derive(Debug)]
pub struct NewFile {
    folder: ItemPath,
    name: Option<String>,
    chunked: Option<bool>,
    chunk_size: u64,
    client_timezone: Option<String>,
}

impl Upload {
    /// Sets the name of the file. Default: the name of the source, if it is a file with a Unicode name.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.parameters.name = Some(name.into());
        self
    }

    /// Sets whether contents are sent in chunks that could be sent in one piece.
    ///
    /// Default: false, unless the upload is [`resumable`](UploadOptions::resumable). Contents of 104857600 bytes and more
    /// are always sent in chunks, empty contents never.
    pub fn chunked(mut self, chunked: bool) -> Self {
        self.parameters.chunked = Some(chunked);
        self
    }

    /// Sets the size of a chunk in bytes, 1 to 104857600.
    ///
    /// Default: [`CHUNK_SIZE`]. A resumed upload keeps its original size.
    pub fn chunk_size(mut self, bytes: u64) -> Self {
        self.parameters.chunk_size = bytes;
        self
    }

    /// Sets the client's time zone, which the service uses to convert capture dates of pictures to UTC (`wire.md §6.2`).
    ///
    /// The format is undocumented.
    pub fn client_timezone(mut self, timezone: impl Into<String>) -> Self {
        self.parameters.client_timezone = Some(timezone.into());
        self
    }
}

impl NewFile {
    fn protocol(
        &self,
        cloud: &VerizonCloud,
        settings: &UploadSettings,
        context: &TransferContext,
    ) -> Result<ToFolder> {
        let chunks = Chunks {
            wanted: self.chunked.unwrap_or(settings.state_file.is_some()),
            size: self.chunk_size,
        };
        chunks.check()?;
        check_folder(&self.folder)?;
        let timezone = self.client_timezone.as_deref().map(timezone).transpose()?;
        let of_call = settings.transfer.options.idle_timeout();
        let mut protocol = ToFolder::new(
            cloud,
            self.folder.as_str().to_owned(),
            name(self.name.as_deref())?,
            chunks,
            context.options.clone(),
            of_call.unwrap_or_else(|| cloud.storage_idle_timeout()),
        );
        protocol.client_timezone = timezone;
        protocol.look_for = settings.look_for;
        Ok(protocol)
    }
}

impl StartUpload<VerizonCloud> for NewFile {
    type Receipt = CloudFile;

    async fn start(
        self,
        cloud: VerizonCloud,
        source: UploadSource,
        settings: UploadSettings,
        context: TransferContext,
    ) -> Result<Uploaded<CloudFile>> {
        let protocol = self
            .protocol(&cloud, &settings, &context)
            .map_err(|error| error.with_operation_name("uploads.intent"))?;
        upload(&protocol, source, settings, &context).await
    }
}

/// Fails for a path that cannot contain files.
pub(super) fn check_folder(folder: &ItemPath) -> Result<()> {
    folder.check("folder").map_err(Error::invalid_input)?;
    match folder.is_root() {
        true => Err(Error::invalid_input(
            "folder: the root has no files; use a virtual folder, such as /VZMOBILE",
        )),
        false => Ok(()),
    }
}

/// Checks the name of a file.
fn name(name: Option<&str>) -> Result<String> {
    let refuse = |what: &str| Err(Error::invalid_input(format!("name: {what}")));
    match name {
        None => refuse("unknown for this source; set it with name(…)"),
        Some("") => refuse("must not be empty"),
        Some(name @ ("." | "..")) => refuse(&format!("must not be {name:?}")),
        Some(name) if name.contains('/') => refuse(&format!(
            "{name:?} must not contain a slash; use the folder's path for folders"
        )),
        Some(name) => Ok(name.to_owned()),
    }
}

fn timezone(text: &str) -> Result<HeaderValue> {
    HeaderValue::from_str(text)
        .map_err(|_| Error::invalid_input("client_timezone: invalid characters for a header"))
}
