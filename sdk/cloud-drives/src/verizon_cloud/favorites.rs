//! Files and folders that the user has marked (`wire.md §5.3`).

use ::verizon_cloud::favorites::ListRequest;
use ::verizon_cloud::types::{FavoriteFileType, FavoriteItems, FavoriteType, Found};
use cloud_drives_core::{CallOptions, Error};

use super::call::{Refusal, awaitable, options_setter};
use super::{ItemUri, VZMOBILE, VerizonCloud, checks};
use crate::Drive;

impl VerizonCloud {
    /// Marks files and folders, named by themselves or by their [`uri`](super::CloudItem::uri).
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let item = cloud.item("/VZMOBILE/sea.jpg").await?;
    /// cloud.favorite([&item]).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound) for a URI that is none.
    pub fn favorite(&self, uris: impl IntoIterator<Item = impl Into<ItemUri>>) -> Favorite {
        Favorite::new(self, uris, true)
    }

    /// Takes the mark from files and folders, named by themselves or by their [`uri`](super::CloudItem::uri).
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound) for a URI that is none.
    pub fn unfavorite(&self, uris: impl IntoIterator<Item = impl Into<ItemUri>>) -> Favorite {
        Favorite::new(self, uris, false)
    }

    /// Lists the files and folders that the user has marked, in one answer, by the time of their last change.
    pub fn favorites(&self) -> Favorites {
        Favorites {
            request: self.api().favorites().list().virtual_folder(VZMOBILE),
            refusal: Refusal::default(),
            options: CallOptions::new(),
        }
    }
}

/// A call of [`VerizonCloud::favorite`] or [`VerizonCloud::unfavorite`].
///
/// # Retries
///
/// Repeated where it makes no new version.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct Favorite {
    cloud: VerizonCloud,
    uris: Vec<String>,
    marked: bool,
    create_version: bool,
    refusal: Refusal,
    options: CallOptions,
}

impl Favorite {
    options_setter!();

    fn new(
        cloud: &VerizonCloud,
        given: impl IntoIterator<Item = impl Into<ItemUri>>,
        marked: bool,
    ) -> Self {
        let (mut uris, mut refusal) = (Vec::new(), Refusal::default());
        for uri in given {
            let (uri, check) = uri.into().checked("uris");
            refusal.note(check);
            uris.push(uri);
        }
        if uris.is_empty() {
            refusal.note(Err("uris: there is none".to_owned()));
        }
        Self {
            cloud: cloud.clone(),
            uris,
            marked,
            create_version: false,
            refusal,
            options: CallOptions::new(),
        }
    }

    /// Whether the item gets a new version by this; false unless set.
    pub fn createversion(mut self, create_version: bool) -> Self {
        self.create_version = create_version;
        self
    }

    async fn run(self) -> Result<(), Error> {
        self.refusal.check()?;
        let options = self.options.clone();
        let send = async |options| self.send(options).await;
        if self.create_version {
            self.cloud.unless_done(&options, send).await
        } else {
            send(options).await
        }
    }

    async fn send(&self, options: CallOptions) -> Result<(), Error> {
        let favorites = self.cloud.api().favorites();
        if self.marked {
            let items = FavoriteItems::new(&self.uris).create_version(self.create_version);
            favorites.add(items).with_options(options).send().await?;
        } else {
            let call = favorites
                .remove(&self.uris)
                .create_version(self.create_version);
            call.with_options(options).send().await?;
        }
        Ok(())
    }
}

/// A call of [`VerizonCloud::favorites`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct Favorites {
    request: ListRequest,
    refusal: Refusal,
    options: CallOptions,
}

impl Favorites {
    options_setter!();

    /// The virtual folder; `VZMOBILE` unless set.
    pub fn virtualfolder(mut self, virtualfolder: impl Into<String>) -> Self {
        let virtualfolder = virtualfolder.into();
        self.refusal
            .note(checks::filled(&virtualfolder, "virtualfolder"));
        self.request = self.request.virtual_folder(virtualfolder);
        self
    }

    /// Files only, folders only, or both as without it.
    pub fn type_(mut self, type_: impl Into<FavoriteType>) -> Self {
        self.request = self.request.type_(type_);
        self
    }

    /// Files of this type only; all unless set.
    pub fn filetype(mut self, filetype: impl Into<FavoriteFileType>) -> Self {
        self.request = self.request.file_type(filetype);
        self
    }

    async fn run(self) -> Result<Found, Error> {
        self.refusal.check()?;
        let options = self.options;
        let found = self.request.with_options(options).send().await?.into_body();
        Ok(found.into_found())
    }
}

awaitable! {
    Favorite => (),
    Favorites => Found,
}
