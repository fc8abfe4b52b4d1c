//! Uploads to a Drive (`wire.md §5`).

mod overwrite;
mod protocol;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use ::amazon_drive::types::{NewFile, Node, NodeId};
use cloud_drives_core::{CallOptions, Error, Result};

pub use overwrite::Overwrite;
#[cfg(test)]
pub(super) use protocol::look_for;
use protocol::{Target, ToDrive};

use super::AmazonDrive;
use crate::calls::{self, StartUpload};
use crate::options::CallOptionsExt;
#[cfg(doc)]
use crate::transfer::UploadOptions;
use crate::transfer::upload::upload;
use crate::transfer::{TransferContext, UploadSettings, UploadSource, Uploaded};

/// Media type for names without a known extension.
const ANY_TYPE: &str = "application/octet-stream";

impl AmazonDrive {
    /// Uploads a file, bytes, a reader or a stream as a new file, into the root or a [`parent`](Upload::parent).
    ///
    /// ```no_run
    /// use cloud_drives::transfer::{TransferOptions, UploadSource};
    ///
    /// # async fn example(drive: cloud_drives::AmazonDrive, folder_id: &str) -> Result<(), cloud_drives::Error> {
    /// let film = drive
    ///     .upload("film.mov", "holidays.mov")
    ///     .parent(folder_id)
    ///     .on_progress(|progress| println!("{} bytes", progress.bytes))
    ///     .await?;
    /// println!("{} {:?}", film.receipt.id, film.md5);
    ///
    /// drive.upload(b"a note".to_vec(), "note.txt").await?;
    /// drive.upload(UploadSource::reader(tokio::io::empty()), "empty").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Conflict`](super::ErrorKind::Conflict) if the name is taken, ignoring case, if the account already has the contents and
    /// [`deduplication`](Upload::deduplication) is set, or if the [`local_id`](Upload::local_id) was used before;
    /// [`conflicting_node`](super::conflicting_node) returns the id of the existing node.
    /// [`is_source`](Error::is_source) if the file cannot be read, or shrinks, grows or changes during the upload;
    /// [`is_outcome_unknown`](Error::is_outcome_unknown) if all bytes were sent but the service did not confirm that they were stored.
    ///
    /// # Retries
    ///
    /// If an attempt fails after its last byte, the client first looks for the file: one of that name with the same size and MD5 is the
    /// upload. Sources that can be read only once are sent once.
    ///
    /// [`look_for`](UploadOptions::look_for) sets how long the client looks. Default: 10 s and three minutes for each GiB, since large files
    /// become visible late (`wire.md §5.6`).
    ///
    /// # Cancel safety
    ///
    /// Dropping the future stops the upload. The service discards an incomplete file; a file whose last byte was sent may appear.
    pub fn upload(&self, source: impl Into<UploadSource>, name: impl Into<String>) -> Upload {
        let name: String = name.into();
        Upload {
            drive: self.clone(),
            source: source.into(),
            settings: UploadSettings::default(),
            parameters: NewUpload {
                media_type: media_type_of(&name),
                file: NewFile::new(name),
                local_id: None,
                deduplication: false,
                overwrite: false,
                wrong_name: None,
            },
        }
    }

    /// Uploads a file under its own name; see [`AmazonDrive::upload`].
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::upload`], and [`is_invalid_input`](Error::is_invalid_input) for a path without a name.
    pub fn upload_file(&self, path: impl AsRef<Path>) -> Upload {
        let path = path.as_ref();
        let name = path.file_name().and_then(|name| name.to_str());
        let mut upload = self.upload(path, name.unwrap_or_default());
        if name.is_none() {
            upload.parameters.wrong_name = Some(format!(
                "{}: no file name; set one with upload(…)",
                path.display()
            ));
        }
        upload
    }

    /// Uploads a stream or a reader; see [`AmazonDrive::upload`].
    ///
    /// Default [`media_type`](Upload::media_type): `application/octet-stream`, as in the Python client.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::upload`].
    pub fn upload_stream(
        &self,
        stream: impl Into<UploadSource>,
        name: impl Into<String>,
    ) -> Upload {
        self.upload(stream, name).media_type(ANY_TYPE)
    }

    /// Creates an empty file, in the root or a [`parent`](Upload::parent).
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::upload`].
    pub fn create_file(&self, name: impl Into<String>) -> Upload {
        self.upload(Vec::new(), name)
    }
}

/// Returns the media type for a name.
fn media_type_of(name: &str) -> String {
    let guess = mime_guess::from_path(name).first_raw();
    guess.unwrap_or(ANY_TYPE).to_owned()
}

/// An upload prepared by [`AmazonDrive::upload`] or a sibling. Await it.
pub type Upload = calls::Upload<AmazonDrive, NewUpload>;

/// A file to create, with its settings.
#[derive(Debug)]
pub struct NewUpload {
    file: NewFile,
    media_type: String,
    local_id: Option<String>,
    deduplication: bool,
    overwrite: bool,
    wrong_name: Option<String>,
}

fn to_drive(
    drive: &AmazonDrive,
    target: Target,
    media_type: String,
    settings: &UploadSettings,
    context: &TransferContext,
) -> ToDrive {
    let of_call = settings.transfer.options.idle_timeout();
    let idle_timeout = of_call.unwrap_or_else(|| drive.storage_idle_timeout());
    ToDrive::new(
        drive,
        target,
        media_type,
        sending_options(&context.options, idle_timeout),
        context.options.clone(),
    )
}

/// Returns the options of the one request that carries the contents. The engine retries it, and owns the deadline.
fn sending_options(options: &CallOptions, idle_timeout: Duration) -> CallOptions {
    CallOptions::new()
        .with_headers(options.headers().clone())
        .with_idle_timeout(idle_timeout)
        .without_retries()
}

impl Upload {
    /// Sets the parent folder. Default: the root.
    pub fn parent(mut self, parent_id: impl Into<NodeId>) -> Self {
        self.parameters.file = self.parameters.file.parents([parent_id]);
        self
    }

    /// Sets whether contents that the account already has, under any name, are a conflict.
    ///
    /// Default: false, as in the Python client.
    ///
    /// The service reports the conflict only after the last byte, with the file that has the contents. Empty contents never
    /// conflict.
    pub fn deduplication(mut self, deduplication: bool) -> Self {
        self.parameters.deduplication = deduplication;
        self
    }

    /// Sets a local id of the caller's choice for the new file.
    ///
    /// A second upload with the same id is a conflict, and creates no second file (`wire.md §5.5`).
    pub fn local_id(mut self, local_id: impl Into<String>) -> Self {
        self.parameters.local_id = Some(local_id.into());
        self
    }

    /// Sets the labels of the new file.
    pub fn labels(mut self, labels: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters.file = self.parameters.file.labels(labels);
        self
    }

    /// Sets the properties of the new file, by owner and key.
    pub fn properties(mut self, properties: BTreeMap<String, BTreeMap<String, String>>) -> Self {
        self.parameters.file = self.parameters.file.properties(properties);
        self
    }

    /// Sets whether an existing file of that name in the folder is overwritten. Default: false, which makes it a conflict.
    ///
    /// The folder is listed first. Labels, properties and the local id only apply to a new file.
    pub fn overwrite(mut self, overwrite: bool) -> Self {
        self.parameters.overwrite = overwrite;
        self
    }

    /// Sets the media type of the contents. Default: guessed from the name.
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.parameters.media_type = media_type.into();
        self
    }
}

impl StartUpload<AmazonDrive> for NewUpload {
    type Receipt = Node;

    async fn start(
        self,
        drive: AmazonDrive,
        source: UploadSource,
        settings: UploadSettings,
        context: TransferContext,
    ) -> Result<Uploaded<Node>> {
        if let Some(reason) = self.wrong_name {
            return Err(Error::invalid_input(reason).with_operation_name("content.upload"));
        }
        if self.file.name.is_empty() {
            let message = "name: must not be empty";
            return Err(Error::invalid_input(message).with_operation_name("content.upload"));
        }
        let there = match self.overwrite {
            true => existing(&drive, &self.file).await?,
            false => None,
        };
        let target = match there {
            Some(there) => Target::Existing {
                id: there.id,
                deduplication: self.deduplication,
                suppress: true,
            },
            None => Target::New {
                file: self.file,
                local_id: self.local_id,
                deduplication: self.deduplication,
            },
        };
        let protocol = to_drive(&drive, target, self.media_type, &settings, &context);
        upload(&protocol, source, settings, &context).await
    }
}

/// Returns the existing file of that name, if any.
async fn existing(drive: &AmazonDrive, file: &NewFile) -> Result<Option<Node>> {
    let parent = match file.parents.as_ref().and_then(|parents| parents.first()) {
        Some(parent) => parent.clone(),
        None => drive.get_root_id().await?,
    };
    let found = drive.find_child(&parent, &file.name).await?;
    Ok(found.filter(Node::is_file))
}
