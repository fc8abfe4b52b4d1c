//! The service's description of a file or attachment that waits for its bytes.

use ::frameio::types::{self, AccountId, CommentId, FileId, FolderId, ProjectId};
use cloud_drives_core::reexport::chrono::{DateTime, Utc};
use cloud_drives_core::{Error, ErrorClass, OperationInfo, Result, Secret};
use serde::{Deserialize, Serialize};

use crate::transfer::Storage;

pub(super) static PUT: OperationInfo = OperationInfo::new("storage.upload_part", true);

/// The target of an upload, as the service described it.
///
/// It has the URLs of the parts, which are secrets until they expire, and no token.
#[derive(Clone, Deserialize, Serialize)]
pub(super) struct Session {
    pub(super) account_id: AccountId,
    /// The folder or comment that it is in.
    pub(super) parent_id: String,
    /// The file, or the attachment.
    pub(super) id: FileId,
    pub(super) name: String,
    pub(super) size: u64,
    pub(super) media_type: Option<String>,
    pub(super) project_id: Option<ProjectId>,
    pub(super) view_url: Option<String>,
    pub(super) parts: Vec<PartUrl>,
    /// Time when the URLs were received, by the local clock; unknown for a file that the caller has created.
    pub(super) got_at: Option<DateTime<Utc>>,
}

/// The target of a part.
#[derive(Clone, Deserialize, Serialize)]
pub(super) struct PartUrl {
    pub(super) size: u64,
    pub(super) url: Secret,
}

impl Session {
    pub(super) fn of_file(
        account_id: &AccountId,
        folder_id: &FolderId,
        file: types::FileWithUploadUrls,
    ) -> Self {
        let parts = file.upload_urls.unwrap_or_default();
        Self {
            account_id: account_id.clone(),
            parent_id: folder_id.into(),
            id: file.id,
            name: file.name,
            size: file.file_size,
            media_type: file.media_type,
            project_id: Some(file.project_id),
            view_url: Some(file.view_url),
            parts: parts
                .into_iter()
                .map(|part| PartUrl {
                    size: part.size,
                    url: part.url,
                })
                .collect(),
            got_at: Some(Utc::now()),
        }
    }

    /// Creates a session for an attachment.
    ///
    /// Its URLs have no sizes: all parts have the same size, except the last (`wire.md §6`).
    pub(super) fn of_attachment(
        account_id: &AccountId,
        comment_id: &CommentId,
        attachment: types::CommentAttachment,
    ) -> Result<Self> {
        let urls = attachment.upload_urls.unwrap_or_default();
        let size = attachment.file_size;
        let count = u64::try_from(urls.len()).unwrap_or(u64::MAX);
        let each = size.div_ceil(count.max(1));
        let mut left = size;
        let parts = urls
            .into_iter()
            .map(|url| {
                let size = each.min(left);
                left -= size;
                PartUrl { size, url }
            })
            .collect();
        Ok(Self {
            account_id: account_id.clone(),
            parent_id: comment_id.into(),
            id: String::from(attachment.id).into(),
            name: attachment.name,
            size,
            media_type: attachment.media_type,
            project_id: None,
            view_url: None,
            parts,
            got_at: Some(Utc::now()),
        })
    }

    /// Checks that the parts match the source, and that their URLs are allowed.
    pub(super) fn check(&self, size: u64, storage: &Storage) -> Result<()> {
        let refuse = |what: String| Err(Error::new(ErrorClass::Protocol, what));
        if self.size != size {
            return refuse(format!(
                "{}: the service expects {} bytes, but the source has {size}",
                self.name, self.size
            ));
        }
        if self.parts.is_empty() {
            return refuse(format!("{}: the service sent no upload URLs", self.name));
        }
        let sizes = self.parts.iter().map(|part| part.size);
        let sum = sizes.clone().fold(0, u64::saturating_add);
        if sum != size || sizes.clone().any(|size| size == 0) {
            return refuse(format!(
                "{}: the service requests {} parts with a total of {sum} bytes; expected non-empty parts with a total of {size}",
                self.name,
                self.parts.len()
            ));
        }
        for part in &self.parts {
            storage.parse_link(part.url.expose(), "the upload URL", &PUT)?;
        }
        Ok(())
    }
}
