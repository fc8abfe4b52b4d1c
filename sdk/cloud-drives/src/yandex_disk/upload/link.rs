//! Links to upload to (`wire.md §4.9`).

use ::yandex_disk::types;
use cloud_drives_core::{CallOptions, Result};

use super::protocol::OWN_PROGRAM;
use crate::Drive;
use crate::yandex_disk::call::awaitable;
use crate::yandex_disk::{YandexDisk, disk_path};

impl YandexDisk {
    /// Asks for a link to upload to, good for 30 minutes (`wire.md §4.9`). Whoever has it can upload there: treat it as a secret.
    ///
    /// # Errors
    ///
    /// [`ParentNotFound`](crate::yandex_disk::ErrorKind::ParentNotFound), [`PathExists`](crate::yandex_disk::ErrorKind::PathExists) and the other answers
    /// of the service.
    ///
    /// # Retries
    ///
    /// Idempotent, repeated by the client's retry policy.
    pub fn get_upload_link(&self, path: impl AsRef<str>) -> GetUploadLink {
        GetUploadLink(self.get_upload_link_object(path).fields(["href"]))
    }

    /// Asks for a link to upload to, with the id of the operation that the upload will be. See
    /// [`get_upload_link`](YandexDisk::get_upload_link).
    ///
    /// # Errors
    ///
    /// As [`get_upload_link`](YandexDisk::get_upload_link).
    ///
    /// # Retries
    ///
    /// Idempotent, repeated by the client's retry policy.
    pub fn get_upload_link_object(&self, path: impl AsRef<str>) -> GetUploadLinkObject {
        GetUploadLinkObject {
            disk: self.clone(),
            path: disk_path(path.as_ref()),
            overwrite: false,
            fields: None,
            spoof_user_agent: self.spoofs_user_agent(),
            options: CallOptions::new(),
        }
    }
}

/// A request for an upload link. Await it.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct GetUploadLink(GetUploadLinkObject);

/// A request for an upload link and its operation. Await it.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct GetUploadLinkObject {
    disk: YandexDisk,
    path: String,
    overwrite: bool,
    fields: Option<Vec<String>>,
    spoof_user_agent: bool,
    options: CallOptions,
}

impl GetUploadLink {
    /// Whether what is at the destination may be replaced; false without it.
    pub fn overwrite(self, overwrite: bool) -> Self {
        Self(self.0.overwrite(overwrite))
    }

    /// Whether to ask under the name of Yandex's own program; see [`Upload::spoof_user_agent`](super::Upload::spoof_user_agent).
    pub fn spoof_user_agent(self, spoof: bool) -> Self {
        Self(self.0.spoof_user_agent(spoof))
    }

    /// Sets what holds for this call only: headers, time limits, a retry policy.
    pub fn options(self, options: CallOptions) -> Self {
        Self(self.0.options(options))
    }

    async fn run(self) -> Result<String> {
        Ok(self.0.run().await?.href)
    }
}

impl GetUploadLinkObject {
    /// Whether what is at the destination may be replaced; false without it.
    pub fn overwrite(mut self, overwrite: bool) -> Self {
        self.overwrite = overwrite;
        self
    }

    /// Answer with these members only: `href`, `method`, `templated`, `operation_id`.
    pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.fields = Some(fields.into_iter().map(Into::into).collect());
        self
    }

    /// Whether to ask under the name of Yandex's own program; see [`Upload::spoof_user_agent`](super::Upload::spoof_user_agent).
    pub fn spoof_user_agent(mut self, spoof: bool) -> Self {
        self.spoof_user_agent = spoof;
        self
    }

    /// Sets what holds for this call only: headers, time limits, a retry policy.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    async fn run(self) -> Result<types::UploadLink> {
        let mut request = self
            .disk
            .api()
            .resources()
            .upload_link(self.path)
            .overwrite(self.overwrite)
            .with_options(self.options);
        if let Some(fields) = self.fields {
            request = request.fields(fields);
        }
        if self.spoof_user_agent {
            request = request.user_agent(OWN_PROGRAM);
        }
        Ok(request.send().await?.into_body())
    }
}

awaitable! {
    GetUploadLink => String,
    GetUploadLinkObject => types::UploadLink,
}
