//! The download protocol of Frame.io: a signed link among the media links of a file (`wire.md §6`).

use std::time::Duration;

use ::frameio::types::{AccountId, FileId};
use ::frameio::{Client, Rendition};
use cloud_drives_core::{
    BoxFuture, CallOptions, Error, ErrorClass, OperationInfo, Result, Secret, StreamResponse,
};
use http::StatusCode;
use url::Url;

use crate::transfer::Storage;
use crate::transfer::download::{ByteRange, DownloadProtocol, Known, Located};

pub(super) static GET: OperationInfo =
    OperationInfo::new("media.download", true).with_retry(&::frameio::RETRY);

/// The subject of a download.
#[derive(Clone, Debug)]
pub enum Subject {
    /// A rendition of a file.
    File {
        account_id: AccountId,
        file_id: FileId,
        rendition: Rendition,
    },
    /// The target of a link.
    Link(Secret),
}

impl Subject {
    pub(super) fn file(account_id: AccountId, file_id: FileId) -> Self {
        Self::File {
            account_id,
            file_id,
            rendition: Rendition::Original,
        }
    }
}

/// Downloads from Frame.io.
pub struct FromMedia {
    pub(super) api: Client,
    pub(super) storage: Storage,
    pub(super) options: CallOptions,
    pub(super) idle_timeout: Option<Duration>,
    pub(super) subject: Subject,
}

impl FromMedia {
    async fn link(&self) -> Result<Located<Url>> {
        let (account_id, file_id, rendition) = match &self.subject {
            Subject::Link(link) => {
                let link = self.storage.parse_link(link.expose(), "the link", &GET)?;
                return Ok(Located::new(link, Known::default()));
            }
            Subject::File {
                account_id,
                file_id,
                rendition,
            } => (account_id, file_id, *rendition),
        };
        let request = self.api.files().show(account_id, file_id);
        let request = request.include([rendition.include()]);
        let request = request.with_options(self.options.clone());
        let file = request.await?;
        let link = file.media_links.and_then(|links| rendition.link(links));
        let Some(link) = link else {
            let (name, status) = (&file.name, file.status.as_str());
            let what = rendition.as_str();
            let message = format!(
                "{name}: the service has no link to {what}, with the file's status {status:?}; \
                 it may not be transcoded yet, may lack this rendition, or may be for viewing only"
            );
            return Err(Error::new(ErrorClass::Protocol, message).with_operation(&GET));
        };
        // The size is known in advance only for the original.
        let mut known = match rendition {
            Rendition::Original => {
                let mut known = Known::new(Some(file.file_size), None, None);
                known.content_type = file.media_type;
                known
            }
            _ => Known::default(),
        };
        known.name = Some(file.name);
        Ok(Located::new(
            self.storage
                .parse_link(link.expose(), "the media link", &GET)?,
            known,
        ))
    }
}

impl DownloadProtocol for FromMedia {
    type Link = Url;

    fn locate(&self) -> BoxFuture<'_, Result<Located<Url>>> {
        Box::pin(self.link())
    }

    fn fetch<'a>(
        &'a self,
        link: &'a Url,
        range: &'a ByteRange,
    ) -> BoxFuture<'a, Result<StreamResponse>> {
        Box::pin(
            self.storage
                .get(range.request(&GET, link, self.idle_timeout)),
        )
    }

    /// The signature of a link expires; then the host answers 403, as S3 and the hosts in front of it do.
    fn is_expired(&self, error: &Error) -> bool {
        let gone = matches!(
            error.status(),
            Some(StatusCode::FORBIDDEN | StatusCode::NOT_FOUND | StatusCode::GONE)
        );
        gone && error.operation() == Some(GET.name()) && !matches!(self.subject, Subject::Link(_))
    }
}
