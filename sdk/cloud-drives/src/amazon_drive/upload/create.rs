//! Files with nothing in them.

use ::amazon_drive::types::Node;
use cloud_drives_core::{BoxFuture, Result};

use super::Upload;
use crate::amazon_drive::AmazonDrive;
use crate::transfer::{TransferOptions, TransferSettings};

impl AmazonDrive {
    /// Makes an empty file: in the root, or in [`parent`](CreateFile::parent).
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::upload`].
    ///
    /// # Retries
    ///
    /// As [`AmazonDrive::upload`].
    pub fn create_file(&self, name: impl Into<String>) -> CreateFile {
        CreateFile(self.upload(Vec::new(), name))
    }
}

/// An empty file that [`AmazonDrive::create_file`] prepared. Await it.
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct CreateFile(Upload);

impl CreateFile {
    /// The folder to make it in; the root unless set.
    pub fn parent(self, parent_id: impl Into<String>) -> Self {
        Self(self.0.parent(parent_id))
    }

    /// See [`Upload::local_id`].
    pub fn local_id(self, local_id: impl Into<String>) -> Self {
        Self(self.0.local_id(local_id))
    }
}

impl TransferOptions for CreateFile {
    fn transfer_settings(&mut self) -> &mut TransferSettings {
        self.0.transfer_settings()
    }
}

impl IntoFuture for CreateFile {
    type Output = Result<Node>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async { Ok(self.0.run().await?.receipt) })
    }
}
