//! The download protocol of a Disk (`wire.md §6.2`).

use std::fmt;
use std::sync::{Mutex, PoisonError};

use ::yandex_disk::{Client, types};
use cloud_drives_core::{
    BoxFuture, CallOptions, Error, ErrorSpec, OperationInfo, Result, Secret, StreamResponse,
};
use url::Url;

use crate::transfer::Storage;
use crate::transfer::download::{ByteRange, DownloadProtocol, Known, Located};

static STORAGE_ERRORS: ErrorSpec = ErrorSpec {
    code: &["error"],
    message: &["description", "message"],
    ..ErrorSpec::EMPTY
};
pub(super) static GET: OperationInfo = OperationInfo::new("storage.download", true)
    .with_errors(&STORAGE_ERRORS)
    .with_retry(&::yandex_disk::RETRY);

/// The subject of a download.
#[derive(Clone)]
pub enum Subject {
    Path(String),
    Public { key: Secret, path: Option<String> },
    Link(Secret),
}

impl Subject {
    pub(super) fn set_path(&mut self, inside: String) {
        if let Self::Public { path, .. } = self {
            *path = Some(inside);
        }
    }
}

impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => f.debug_tuple("Path").field(path).finish(),
            Self::Public { path, .. } => f.debug_tuple("Public").field(path).finish(),
            Self::Link(_) => f.write_str("Link"),
        }
    }
}

/// Downloads from a Disk: a link from the API, the bytes from a storage host.
pub struct FromDisk {
    pub(super) api: Client,
    pub(super) storage: Storage,
    pub(super) options: CallOptions,
    pub(super) subject: Subject,
    /// Description that the caller already has, for the first request.
    pub(super) located: Mutex<Option<Located<Url>>>,
}

impl DownloadProtocol for FromDisk {
    type Link = Url;

    fn locate(&self) -> BoxFuture<'_, Result<Located<Url>>> {
        Box::pin(async {
            let known_before = self
                .located
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take();
            if let Some(located) = known_before {
                return Ok(located);
            }
            let link = async {
                let href = link(&self.api, &self.subject, &self.options).await?;
                self.storage
                    .parse_link(href.expose(), "the download link", &GET)
            };
            let (link, known) = futures_util::future::try_join(link, self.known()).await?;
            Ok(Located::new(link, known))
        })
    }

    fn fetch<'a>(
        &'a self,
        link: &'a Url,
        range: &'a ByteRange,
    ) -> BoxFuture<'a, Result<StreamResponse>> {
        let idle_timeout = self.options.idle_timeout();
        Box::pin(self.storage.get(range.request(&GET, link, idle_timeout)))
    }

    fn is_expired(&self, error: &Error) -> bool {
        error.is_not_found() && !matches!(self.subject, Subject::Link(_))
    }
}

impl FromDisk {
    /// Returns size and checksums, which the link lacks. A folder has none.
    async fn known(&self) -> Result<Known> {
        const FIELDS: [&str; 5] = ["type", "size", "md5", "sha256", "mime_type"];
        match &self.subject {
            Subject::Path(path) => {
                let request = self.api.resources().get(path).fields(FIELDS);
                let found: types::Resource = request
                    .with_options(self.options.clone())
                    .send()
                    .await?
                    .into_body();
                let mut known = Known::new(found.size, found.md5, found.sha256);
                known.content_type = found.mime_type;
                Ok(known)
            }
            Subject::Public { key, path } => {
                let mut request = self.api.public().get(key).fields(FIELDS);
                if let Some(path) = path {
                    request = request.path(path);
                }
                // An item that can be downloaded cannot always be described; the download is then unverified.
                match request.with_options(self.options.clone()).send().await {
                    Ok(found) => {
                        let found = found.into_body();
                        let mut known = Known::new(found.size, found.md5, found.sha256);
                        known.content_type = found.mime_type;
                        Ok(known)
                    }
                    Err(error) if error.is_forbidden() || error.is_not_found() => {
                        Ok(Known::default())
                    }
                    Err(error) => Err(error),
                }
            }
            Subject::Link(_) => Ok(Known::default()),
        }
    }
}

/// Requests a link; a link of the caller's stays as it is.
pub(super) async fn link(api: &Client, subject: &Subject, options: &CallOptions) -> Result<Secret> {
    let answer = match subject {
        Subject::Path(path) => {
            let request = api.resources().download_link(path).fields(["href"]);
            request.with_options(options.clone()).send().await?
        }
        Subject::Public { key, path } => {
            let mut request = api.public().download_link(key).fields(["href"]);
            if let Some(path) = path {
                request = request.path(path);
            }
            request.with_options(options.clone()).send().await?
        }
        Subject::Link(link) => return Ok(link.clone()),
    };
    Ok(answer.into_body().href)
}
