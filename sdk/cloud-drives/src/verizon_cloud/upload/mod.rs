//! Uploads to a cloud (`wire.md §6.2`).

mod address;
mod chunks;
mod commit;
mod folder;
mod protocol;

use std::path::PathBuf;
use std::time::Duration;

use ::verizon_cloud::types::CloudFile;
use cloud_drives_core::{CallOptions, Error, Result};
use http::HeaderValue;

use chunks::Chunks;
pub use chunks::{CHUNK_SIZE, LARGEST_UPLOAD};
pub use folder::UploadFolder;
use protocol::ToFolder;

use super::call::awaitable;
use super::{ItemPath, VerizonCloud};
use crate::Drive;
use crate::transfer::upload::{UploadSettings, upload};
use crate::transfer::{ProgressCallback, TransferProgress, UploadSource, within_deadline};

impl VerizonCloud {
    /// Uploads a file, bytes, a reader or a stream into a folder, which may be a virtual folder.
    ///
    /// ```no_run
    /// use cloud_drives::transfer::UploadSource;
    ///
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let film = cloud
    ///     .upload("film.mov", "/VZMOBILE/films")
    ///     .resumable("film.mov.upload")
    ///     .on_progress(|progress| println!("{} bytes", progress.bytes))
    ///     .await?;
    /// println!("{} {:?}", film.path(), film.checksum);
    ///
    /// cloud.upload(b"a note".to_vec(), "/VZMOBILE").name("note.txt").await?;
    /// let reader = UploadSource::reader(tokio::io::empty());
    /// cloud.upload(reader, "/VZMOBILE").name("empty").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// The service wants to know the SHA-256 before it takes anything. So a file is read twice, and what can be read only once is laid
    /// aside in a temporary file first, which takes as much room on the disk as it has bytes.
    ///
    /// Contents of 104857600 bytes (100 MiB) and more go in chunks, others in one piece unless [`chunked`](Upload::chunked) or
    /// [`resumable`](Upload::resumable) say otherwise. Chunks go one after the other. Memory holds one of them at a time, or none of
    /// more than 32 MiB.
    ///
    /// Nothing is known of what becomes of a file that has the name: presumably it gets a new version (`wire.md §6.2`). Nor is it known
    /// whether the folder has to be there; [`makedirs`](VerizonCloud::makedirs) makes it.
    ///
    /// # Errors
    ///
    /// [`QuotaExceeded`](super::ErrorKind::QuotaExceeded) when there is no room for it, and the other answers of the service;
    /// [`is_source`](Error::is_source) when the source can't be read, or shrinks, grows or changes on the way;
    /// [`is_integrity`](Error::is_integrity) when what was stored is not what was sent;
    /// [`is_auth`](Error::is_auth) when the service names an address on a host that the token is not for, see
    /// [`upload_origin`](super::VerizonCloudBuilder::upload_origin);
    /// [`is_outcome_unknown`](Error::is_outcome_unknown) when all bytes were sent and nobody can say whether they were stored.
    ///
    /// # Retries
    ///
    /// Each chunk by itself, as the client's retry policy says; the service keeps one that arrives twice once. When nobody says what
    /// came of an upload in one piece or of the commit of chunks, the file is looked for first: one of that name with the same size and
    /// SHA-256 is the upload. An address that has ended (403, 404, 410) is replaced, and everything sent to the new one.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future ends the upload. Of chunks nothing is to be seen before they are committed; what went in one piece and had
    /// its last byte sent may appear.
    pub fn upload(&self, source: impl Into<UploadSource>, folder: impl Into<ItemPath>) -> Upload {
        let source = source.into();
        Upload {
            cloud: self.clone(),
            name: source.file_name().map(str::to_owned),
            source,
            folder: folder.into(),
            chunked: None,
            chunk_size: CHUNK_SIZE,
            client_timezone: None,
            resume: None,
            look_for: None,
            progress: None,
            options: CallOptions::new(),
        }
    }
}

/// An upload that [`VerizonCloud::upload`] prepared. Await it.
#[derive(Debug)]
#[must_use = "an upload does nothing until it is awaited"]
pub struct Upload {
    cloud: VerizonCloud,
    source: UploadSource,
    folder: ItemPath,
    name: Option<String>,
    chunked: Option<bool>,
    chunk_size: u64,
    client_timezone: Option<String>,
    resume: Option<PathBuf>,
    look_for: Option<Duration>,
    progress: Option<ProgressCallback>,
    options: CallOptions,
}

impl Upload {
    /// The name of the file; that of the source where it is a file with a name in Unicode.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Whether the contents go in chunks although they could go in one piece; false unless set, or unless the upload is
    /// [`resumable`](Upload::resumable). Contents of 104857600 bytes and more always do; nothing at all never does.
    pub fn chunked(mut self, chunked: bool) -> Self {
        self.chunked = Some(chunked);
        self
    }

    /// Bytes of a chunk, 1 to 104857600; [`CHUNK_SIZE`] unless set. An upload that is taken up again keeps the size that it began with.
    pub fn chunk_size(mut self, bytes: u64) -> Self {
        self.chunk_size = bytes;
        self
    }

    /// The time zone of the client, by which the service turns capture dates of pictures into UTC (`wire.md §6.2`). In which form it
    /// wants it is not described.
    pub fn client_timezone(mut self, timezone: impl Into<String>) -> Self {
        self.client_timezone = Some(timezone.into());
        self
    }

    /// Makes the upload one that another process can go on with: one that uploads the same contents to the same path with the same
    /// state file. It goes in chunks unless [`chunked`](Upload::chunked) says no.
    ///
    /// Chunks that have arrived are not sent again. The contents are told by their size and SHA-256: those that have changed begin an
    /// upload of their own. If the file is there by then, with these contents, that was it.
    ///
    /// The state file is there until the upload is done. It holds no token, but the addresses that the service handed out for this
    /// upload, so only its owner can read it. Where the service puts a token into these addresses, nothing is kept, and the next
    /// process begins anew. Two uploads with the same state file must not run at once. A file that is there and is no state of an
    /// upload is left as it is, and the upload refused.
    pub fn resumable(mut self, state_file: impl Into<PathBuf>) -> Self {
        self.resume = Some(state_file.into());
        self
    }

    /// How long to look for the file after an attempt whose outcome is not known, before it is sent again; 15 s unless set.
    pub fn look_for(mut self, time: Duration) -> Self {
        self.look_for = Some(time);
        self
    }

    /// Calls a function with how far it is, for every piece that is handed to the network.
    ///
    /// It runs in between, so it should be quick.
    pub fn on_progress(mut self, callback: impl FnMut(TransferProgress) + Send + 'static) -> Self {
        self.progress = Some(ProgressCallback::new(callback));
        self
    }

    /// Sets what holds for this call only: a retry policy, headers for the API, a deadline for the whole. An idle timeout takes the
    /// place of [`upload_idle_timeout`](super::VerizonCloudBuilder::upload_idle_timeout). No header goes to the addresses of uploads.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    fn protocol(&self) -> Result<ToFolder> {
        let chunks = Chunks {
            wanted: self.chunked.unwrap_or(self.resume.is_some()),
            size: self.chunk_size,
        };
        chunks.check()?;
        check_folder(&self.folder)?;
        let timezone = self.client_timezone.as_deref().map(timezone).transpose()?;
        let idle_timeout = self.options.idle_timeout();
        let mut protocol = ToFolder::new(
            &self.cloud,
            self.folder.as_str().to_owned(),
            name(self.name.as_deref())?,
            chunks,
            self.cloud.handle.options(self.options.clone()),
            idle_timeout.unwrap_or_else(|| self.cloud.storage_idle_timeout()),
        );
        protocol.client_timezone = timezone;
        protocol.look_for = self.look_for;
        Ok(protocol)
    }

    async fn run(self) -> Result<CloudFile> {
        let protocol = self
            .protocol()
            .map_err(|error| error.with_operation_name("uploads.intent"))?;
        let settings = UploadSettings {
            progress: self.progress,
            checksums: true,
            look_for: self.look_for,
            resume: self.resume,
            policy: self.cloud.handle.policy(&protocol.options),
            budget: self.cloud.retry_budget().clone(),
        };
        let stored = upload(&protocol, self.source, settings);
        let stored = within_deadline(protocol.options.deadline(), "the upload", stored);
        Ok(stored.await?.receipt)
    }
}

/// Refuses what files can't be in.
fn check_folder(folder: &ItemPath) -> Result<()> {
    folder.check("folder").map_err(Error::invalid_input)?;
    match folder.is_root() {
        true => Err(Error::invalid_input(
            "folder: only virtual folders are in the root; name one, such as /VZMOBILE",
        )),
        false => Ok(()),
    }
}

/// A name that a file can have.
fn name(name: Option<&str>) -> Result<String> {
    let refuse = |what: &str| Err(Error::invalid_input(format!("name: {what}")));
    match name {
        None => refuse("is not known from the source; set it with name(…)"),
        Some("") => refuse("is empty; say what the file is to be called"),
        Some(name @ ("." | "..")) => refuse(&format!("{name:?} leads elsewhere")),
        Some(name) if name.contains('/') => refuse(&format!(
            "{name:?} has a slash in it; folders belong into the folder"
        )),
        Some(name) => Ok(name.to_owned()),
    }
}

fn timezone(text: &str) -> Result<HeaderValue> {
    HeaderValue::from_str(text).map_err(|_| {
        Error::invalid_input("client_timezone: holds characters that can't be put in a header")
    })
}

awaitable! {
    Upload => CloudFile,
}
