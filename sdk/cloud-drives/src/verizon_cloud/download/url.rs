//! URLs that contain the token, for players and other programs that cannot send headers (`wire.md §1.2`).

use std::fmt;

use ::verizon_cloud::ThumbnailSize;
use ::verizon_cloud::types::{ContentToken, PlaylistId, PlaylistItemId};
use cloud_drives_core::{
    Error, ErrorClass, ErrorSpec, OperationInfo, PathBuilder, Query, Result, Secret,
};
use serde::Serialize;
use url::Url;

use crate::Drive;
use crate::transfer::Storage;
use crate::verizon_cloud::{ItemPath, VerizonCall, VerizonCloud};

static ERRORS: ErrorSpec = ErrorSpec {
    code: &["error"],
    message: &["error_description"],
    ..ErrorSpec::EMPTY
};
/// The URL contains the token.
pub(super) static BY_URL: OperationInfo =
    OperationInfo::new("files.download", true).with_errors(&ERRORS);

/// Query parameter of the token.
const ACCESS_TOKEN: &str = "access-token";

impl VerizonCloud {
    /// Creates the URL of a file that a browser or a media player can open.
    ///
    /// Sends nothing unless the token must be renewed.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let url = cloud.download_url("/VZMOBILE/films/a.mov").await?;
    /// println!("{url:?}");                // without the token
    /// let for_the_player = url.expose();  // with it
    /// # let _ = for_the_player;
    /// # Ok(()) }
    /// ```
    ///
    /// The URL contains the access token and expires with it (after 9 hours, `wire.md §1.3`): it gives full access to the account. To
    /// give a file to others, use [`share`](VerizonCloud::share).
    ///
    /// # Errors
    ///
    /// [`is_invalid_input`](Error::is_invalid_input) if the path is not that of a file; [`is_auth`](Error::is_auth) without a token.
    pub fn download_url(&self, path: impl Into<ItemPath>) -> VerizonCall<DownloadUrl> {
        self.address_of(UrlSubject::File(path.into()))
    }

    /// Creates the URL of an item of a playlist; see [`VerizonCloud::download_url`].
    ///
    /// # Errors
    ///
    /// As [`VerizonCloud::download_url`].
    pub fn playlist_item_url(
        &self,
        playlist_uid: impl Into<PlaylistId>,
        item_uid: impl Into<PlaylistItemId>,
    ) -> VerizonCall<DownloadUrl> {
        self.address_of(UrlSubject::PlaylistItem(
            playlist_uid.into(),
            item_uid.into(),
        ))
    }

    /// Creates the URL of a thumbnail; see [`VerizonCloud::thumbnail`] and [`VerizonCloud::download_url`].
    ///
    /// That the call for thumbnails accepts the token in the URL is inferred (`wire.md §1.2`).
    ///
    /// # Errors
    ///
    /// As [`VerizonCloud::download_url`].
    pub fn thumbnail_url(
        &self,
        content_token: impl Into<ContentToken>,
        size: ThumbnailSize,
    ) -> VerizonCall<DownloadUrl> {
        self.address_of(UrlSubject::Thumbnail(content_token.into(), size))
    }

    fn address_of(&self, of: UrlSubject) -> VerizonCall<DownloadUrl> {
        let cloud = self.clone();
        VerizonCall::new(
            (),
            |(), _| async move { cloud.address_with_token(&of).await },
        )
    }

    async fn address_with_token(&self, of: &UrlSubject) -> Result<DownloadUrl> {
        let mut query = Query::new();
        let path = match of {
            UrlSubject::File(path) => {
                path.check_item("path").map_err(Error::invalid_input)?;
                let mut segments = PathBuilder::new("/files/");
                segments.push_segments("path", path.as_str())?;
                segments
            }
            UrlSubject::PlaylistItem(playlist, item) => {
                let mut segments = PathBuilder::new("/playlists/");
                segments.push_segment("playlist_uid", playlist)?;
                segments.push_literal("/items/");
                segments.push_segment("item_uid", item)?;
                segments
            }
            UrlSubject::Thumbnail(content_token, size) => {
                size.check()?;
                size.push(&mut query);
                let mut segments = PathBuilder::new("/thumbnails/");
                segments.push_segment("content_token", content_token)?;
                segments
            }
        };
        let source = self.handle.token_source().ok_or_else(|| {
            Error::new(
                ErrorClass::Auth,
                "no token for the URL; set one with VerizonCloud::builder().token(…)",
            )
        })?;
        let token = source.token().await?;
        query.push(ACCESS_TOKEN, token.secret().expose());
        let mut url = path.join(self.api().core().base_url("api")?);
        let place = url.to_string();
        query.apply(&mut url);
        Ok(DownloadUrl {
            place,
            whole: Secret::new(url),
        })
    }
}

#[derive(Clone, Debug)]
enum UrlSubject {
    File(ItemPath),
    PlaylistItem(PlaylistId, PlaylistItemId),
    Thumbnail(ContentToken, ThumbnailSize),
}

/// A URL that contains the access token. `Debug` omits the token; the serialized form is the whole URL.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct DownloadUrl {
    /// Without its query.
    #[serde(skip)]
    place: String,
    whole: Secret,
}

impl DownloadUrl {
    /// Returns the URL itself. Do not print or log it.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.whole.expose()
    }

    /// Returns the URL as a secret.
    #[must_use]
    pub fn into_secret(self) -> Secret {
        self.whole
    }

    pub(super) fn url(&self, storage: &Storage) -> Result<Url> {
        storage.parse_link(self.expose(), "the download URL", &BY_URL)
    }
}

impl fmt::Debug for DownloadUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = &self.place;
        write!(f, "DownloadUrl({place}?{ACCESS_TOKEN}=[redacted])")
    }
}
