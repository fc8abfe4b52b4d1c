//! The download protocol of a Drive (`wire.md §5.7`, `§5.8`).

use ::amazon_drive::Client;
use ::amazon_drive::types::NodeId;
use cloud_drives_core::{
    BoxFuture, CallOptions, Error, ErrorClass, ErrorSpec, OperationInfo, Result, StreamResponse,
};
use url::Url;

use crate::transfer::Storage;
use crate::transfer::download::{ByteRange, DownloadProtocol, Known, Located, RangeSupport};

/// Error bodies of hosts other than the account's are undocumented.
static STORAGE_ERRORS: ErrorSpec = ErrorSpec {
    code: &["code"],
    message: &["message"],
    ..ErrorSpec::EMPTY
};
static GET: OperationInfo = OperationInfo::new("storage.download", true)
    .with_errors(&STORAGE_ERRORS)
    .with_retry(&::amazon_drive::RETRY);

/// The subject of a download.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// The contents, with the token.
    Contents,
    /// The contents, over a link without the token.
    ByTempLink,
    /// A thumbnail that fits into a square with a side of this many pixels.
    Thumbnail(u32),
}

/// Downloads from a Drive.
pub struct FromDrive {
    pub(super) api: Client,
    pub(super) storage: Storage,
    pub(super) node_id: NodeId,
    pub(super) subject: Subject,
    pub(super) chunk_size: u64,
    /// Options of a request for bytes.
    pub(super) fetching: CallOptions,
    /// Options of the preceding calls.
    pub(super) options: CallOptions,
}

/// The location of the bytes.
pub enum Place {
    /// On the account's own host.
    Content,
    /// Behind a link.
    Link(Url),
}

impl FromDrive {
    /// Returns the description of the file, and its link if the download uses one.
    async fn find(&self) -> Result<Located<Place>> {
        if let Subject::Thumbnail(_) = self.subject {
            return Ok(Located::new(Place::Content, Known::default()));
        }
        let by_link = self.subject == Subject::ByTempLink;
        let request = self.api.nodes().get(&self.node_id).temp_link(by_link);
        let node = request.with_options(self.options.clone()).send().await?;
        let node = node.into_body();
        if node.is_folder() {
            let message = format!("{}: is a folder; only files can be downloaded", node.id);
            return Err(Error::new(ErrorClass::WrongResourceType, message)
                .with_operation_name("content.download"));
        }
        let known = match node.content_properties {
            Some(found) => {
                let mut known = Known::new(found.size, found.md5, None);
                known.content_type = found.content_type;
                known
            }
            None => Known::default(),
        };
        if !by_link {
            return Ok(Located::new(Place::Content, known));
        }
        let link = node.temp_link.as_ref().map(|link| link.expose());
        let link = self
            .storage
            .parse_link(link.unwrap_or_default(), "the tempLink", &GET)?;
        Ok(Located::new(Place::Link(link), known))
    }

    /// Requests bytes from the account's own host, with a single attempt.
    pub(super) async fn fetch_content(&self, range: &ByteRange) -> Result<StreamResponse> {
        let mut request = self.api.content().download(&self.node_id);
        if let Subject::Thumbnail(size) = self.subject {
            request = request.view_box(size);
        }
        let options = range.options(&self.fetching);
        let answer = request.with_options(options).send_raw().await?;
        match self.storage.redirect(&answer)? {
            // A signed URL at another host, which rejects requests with a token.
            Some(link) => {
                drop(answer);
                self.fetch_link(&link, range).await
            }
            None => Ok(answer),
        }
    }

    async fn fetch_link(&self, link: &Url, range: &ByteRange) -> Result<StreamResponse> {
        let request = range.request(&GET, link, self.fetching.idle_timeout());
        self.storage.get(request).await
    }
}

impl DownloadProtocol for FromDrive {
    type Link = Place;

    fn locate(&self) -> BoxFuture<'_, Result<Located<Place>>> {
        Box::pin(self.find())
    }

    fn fetch<'a>(
        &'a self,
        place: &'a Place,
        range: &'a ByteRange,
    ) -> BoxFuture<'a, Result<StreamResponse>> {
        Box::pin(async move {
            match place {
                Place::Content => self.fetch_content(range).await,
                Place::Link(link) => self.fetch_link(link, range).await,
            }
        })
    }

    fn ranges(&self) -> RangeSupport {
        match self.subject {
            Subject::Thumbnail(_) => RangeSupport::None,
            _ => RangeSupport::UpTo(self.chunk_size),
        }
    }

    /// Returns whether the failure may be an expired link. The lifetime of links is not documented.
    fn is_expired(&self, error: &Error) -> bool {
        self.subject == Subject::ByTempLink && (error.is_forbidden() || error.is_not_found())
    }
}
