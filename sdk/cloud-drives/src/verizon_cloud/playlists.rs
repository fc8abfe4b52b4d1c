//! Lists of files to be shown or played one after the other (`wire.md §5.8`).

use ::verizon_cloud::types::{NewPlaylist, Playlist, PlaylistType, PlaylistUpdate};
use ::verizon_cloud::{playlists, types};
use cloud_drives_core::{CallOptions, Error, Items, Pages};
use serde_json::Value;

use super::call::{Refusal, awaitable, options_setter, plain_calls};
use super::{ItemPath, VerizonCloud, checks};
use crate::Drive;

impl VerizonCloud {
    /// Lists the playlists.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::verizon_cloud::types::PlaylistType;
    ///
    /// let mix = cloud
    ///     .create_playlist("Mix", PlaylistType::Music, ["/VZMOBILE/song.mp3"])
    ///     .await?;
    /// let mut playlists = cloud.playlists().type_(PlaylistType::Music).items();
    /// while let Some(playlist) = playlists.try_next().await? {
    ///     println!("{} {}", playlist.uid, playlist.name);
    /// }
    /// for item in cloud.playlist_items(&mix.uid).await? {
    ///     println!("{} {:?}", item.item_uid, item.name);
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// Awaited, it gives one page, 20 playlists unless [`count`](ListPlaylists::count) says otherwise.
    pub fn playlists(&self) -> ListPlaylists {
        ListPlaylists {
            request: self.api().playlists().list(),
            refusal: Refusal::default(),
            options: CallOptions::new(),
        }
    }

    /// Describes a playlist. For what is in it see [`VerizonCloud::playlist_items`].
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn playlist(&self, playlist_uid: impl Into<String>) -> GetPlaylist {
        let uid = playlist_uid.into();
        let check = checks::filled(&uid, "playlist_uid");
        GetPlaylist::over(self, self.api().playlists().get(uid), check)
    }

    /// Makes a playlist of files.
    ///
    /// # Retries
    ///
    /// A call whose outcome is unknown is not repeated: there would be two playlists of the same name.
    pub fn create_playlist(
        &self,
        name: impl Into<String>,
        type_: impl Into<PlaylistType>,
        paths: impl IntoIterator<Item = impl Into<ItemPath>>,
    ) -> CreatePlaylist {
        let (name, paths) = (name.into(), checked(paths));
        let check = checks::filled(&name, "name").and(paths.1);
        let playlist = NewPlaylist::new(name, type_, paths.0);
        CreatePlaylist::over(self, self.api().playlists().create(playlist), check)
    }

    /// Gives a playlist another name and type; what is in it stays.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn update_playlist(
        &self,
        playlist_uid: impl Into<String>,
        name: impl Into<String>,
        type_: impl Into<PlaylistType>,
    ) -> UpdatePlaylist {
        let (uid, name) = (playlist_uid.into(), name.into());
        let check = checks::filled(&uid, "playlist_uid").and(checks::filled(&name, "name"));
        let update = PlaylistUpdate::new(name, type_);
        UpdatePlaylist::over(self, self.api().playlists().update(uid, update), check)
    }

    /// Gives a playlist another name, another type and other files.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn update_playlist_definition(
        &self,
        playlist_uid: impl Into<String>,
        name: impl Into<String>,
        type_: impl Into<PlaylistType>,
        paths: impl IntoIterator<Item = impl Into<ItemPath>>,
    ) -> UpdatePlaylistDefinition {
        let (uid, name, paths) = (playlist_uid.into(), name.into(), checked(paths));
        let check = checks::filled(&uid, "playlist_uid").and(checks::filled(&name, "name"));
        let playlist = NewPlaylist::new(name, type_, paths.0);
        let request = self.api().playlists().replace(uid, playlist);
        UpdatePlaylistDefinition::over(self, request, check.and(paths.1))
    }

    /// Deletes a playlist; the files stay.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn delete_playlist(&self, playlist_uid: impl Into<String>) -> DeletePlaylist {
        let uid = playlist_uid.into();
        let check = checks::filled(&uid, "playlist_uid");
        DeletePlaylist::over(self, self.api().playlists().delete(uid), check)
    }

    /// Lists what is in a playlist.
    ///
    /// Awaited, it gives one page, 20 items unless [`count`](ListPlaylistItems::count) says otherwise.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn playlist_items(&self, playlist_uid: impl Into<String>) -> ListPlaylistItems {
        let uid = playlist_uid.into();
        ListPlaylistItems {
            refusal: Refusal::of(checks::filled(&uid, "playlist_uid")),
            request: self.api().playlists().list_items(uid),
            options: CallOptions::new(),
        }
    }

    /// Adds files to a playlist.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    ///
    /// # Retries
    ///
    /// A call whose outcome is unknown is not repeated: a playlist can hold a file twice.
    pub fn add_playlist_items(
        &self,
        playlist_uid: impl Into<String>,
        paths: impl IntoIterator<Item = impl Into<ItemPath>>,
    ) -> AddPlaylistItems {
        let (uid, (paths, mut check)) = (playlist_uid.into(), checked(paths));
        check = checks::filled(&uid, "playlist_uid").and(check);
        if paths.is_empty() {
            check = check.and(Err("playlist_items: there is nothing to add".to_owned()));
        }
        AddPlaylistItems {
            cloud: self.clone(),
            refusal: Refusal::of(check),
            uid,
            paths,
            options: CallOptions::new(),
        }
    }

    /// Takes an item out of a playlist, named by its [`item_uid`](types::PlaylistItem::item_uid); the file stays.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn remove_playlist_item(
        &self,
        playlist_uid: impl Into<String>,
        itemuid: impl Into<String>,
    ) -> RemovePlaylistItem {
        let (uid, item) = (playlist_uid.into(), itemuid.into());
        let check = checks::filled(&uid, "playlist_uid").and(checks::filled(&item, "itemuid"));
        let request = self.api().playlists().remove_item(uid, item);
        RemovePlaylistItem::over(self, request, check)
    }
}

/// Paths as the calls take them, and what is wrong with the first that is none.
fn checked(
    paths: impl IntoIterator<Item = impl Into<ItemPath>>,
) -> (Vec<String>, Result<(), String>) {
    let paths: Vec<ItemPath> = paths.into_iter().map(Into::into).collect();
    let check = paths.iter().try_for_each(|path| path.check_item("paths"));
    let paths = paths.iter().map(|path| path.as_str().to_owned()).collect();
    (paths, check)
}

plain_calls! {
    /// A call of [`VerizonCloud::playlist`].
    GetPlaylist(playlists::GetRequest) -> types::Playlist;
    /// A call of [`VerizonCloud::create_playlist`].
    CreatePlaylist(playlists::CreateRequest) -> types::Playlist;
    /// A call of [`VerizonCloud::update_playlist`].
    UpdatePlaylist(playlists::UpdateRequest) -> types::Playlist;
    /// A call of [`VerizonCloud::update_playlist_definition`].
    UpdatePlaylistDefinition(playlists::ReplaceRequest) -> types::Playlist;
}

/// A call of [`VerizonCloud::playlists`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct ListPlaylists {
    request: playlists::ListRequest,
    refusal: Refusal,
    options: CallOptions,
}

/// A call of [`VerizonCloud::playlist_items`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct ListPlaylistItems {
    request: playlists::ListItemsRequest,
    refusal: Refusal,
    options: CallOptions,
}

/// What the two listings have in common.
macro_rules! listing {
    ($call:ident gives $item:ident on $page:ident by $sort:ident) => {
        impl $call {
            options_setter!();

            /// The order; `name+asc` is understood as well.
            pub fn sort(mut self, sort: impl Into<types::$sort>) -> Self {
                self.request = self.request.sort(sort);
                self
            }

            /// Which page, from 1.
            pub fn page(mut self, page: u32) -> Self {
                self.refusal.note(checks::page(page));
                self.request = self.request.page(page);
                self
            }

            /// How many on a page, 1 to 100; 20 unless set.
            pub fn count(mut self, count: u32) -> Self {
                self.refusal
                    .note(checks::count(count, checks::LARGEST_PAGE));
                self.request = self.request.count(count);
                self
            }

            /// Page by page.
            pub fn pages(self) -> Pages<types::$page> {
                let options = self.options;
                self.refusal
                    .or_pages(self.request.with_options(options).pages())
            }

            async fn run(self) -> Result<Vec<types::$item>, Error> {
                self.refusal.check()?;
                let options = self.options;
                Ok(self.request.with_options(options).send().await?.into_body())
            }
        }
    };
}

listing!(ListPlaylists gives Playlist on PlaylistsPage by PlaylistSort);
listing!(ListPlaylistItems gives PlaylistItem on PlaylistItemsPage by PlaylistItemSort);

impl ListPlaylists {
    /// Playlists of one type only.
    pub fn type_(mut self, type_: impl Into<PlaylistType>) -> Self {
        self.request = self.request.type_(type_);
        self
    }

    /// Playlist by playlist over all pages.
    pub fn items(self) -> Items<Playlist> {
        self.pages().items(|page| {
            let definitions = page.playlist_definitions.unwrap_or_default();
            definitions.playlist_definition
        })
    }
}

impl ListPlaylistItems {
    /// Item by item over all pages.
    pub fn items(self) -> Items<types::PlaylistItem> {
        self.pages()
            .items(|page| page.playlist.unwrap_or_default().playlist_element)
    }
}

plain_calls! {
    /// A call of [`VerizonCloud::delete_playlist`].
    ///
    /// # Retries
    ///
    /// Repeated, and taken for done if nothing is there after an attempt whose outcome was unknown.
    DeletePlaylist(playlists::DeleteRequest) -> ();
    /// A call of [`VerizonCloud::remove_playlist_item`].
    ///
    /// # Retries
    ///
    /// Repeated, and taken for done if nothing is there after an attempt whose outcome was unknown.
    RemovePlaylistItem(playlists::RemoveItemRequest) -> ();
}

/// A call of [`VerizonCloud::add_playlist_items`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct AddPlaylistItems {
    cloud: VerizonCloud,
    uid: String,
    paths: Vec<String>,
    refusal: Refusal,
    options: CallOptions,
}

impl AddPlaylistItems {
    options_setter!();

    async fn run(self) -> Result<Vec<PlaylistAdd>, Error> {
        self.refusal.check()?;
        let options = self.options;
        let call = self.cloud.api().playlists().add_items(self.uid, self.paths);
        let answer = call.with_options(options).send().await?.into_body();
        Ok(PlaylistAdd::all(answer))
    }
}

/// What [`VerizonCloud::add_playlist_items`] has added.
///
/// The form of the answer is not known (`wire.md §3.13`): what looks like a path and a uid is taken out, and everything is kept.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PlaylistAdd {
    /// The path of the file.
    pub path: Option<String>,
    /// What the item is called in the playlist.
    pub item_uid: Option<String>,
    /// The entry as it came.
    pub entry: Value,
}

impl PlaylistAdd {
    /// The entries of the first list that is found in an answer.
    fn all(answer: Value) -> Vec<Self> {
        match answer {
            Value::Array(entries) => entries.into_iter().map(Self::of).collect(),
            Value::Object(members) => members
                .into_iter()
                .map(|(_, member)| Self::all(member))
                .find(|entries| !entries.is_empty())
                .unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    fn of(entry: Value) -> Self {
        let text = |name: &str| Some(entry.get(name)?.as_str()?.to_owned());
        Self {
            path: text("path").or_else(|| Some(entry.as_str()?.to_owned())),
            item_uid: text("itemuid").or_else(|| text("uid")),
            entry,
        }
    }
}

awaitable! {
    ListPlaylists => Vec<Playlist>,
    ListPlaylistItems => Vec<types::PlaylistItem>,
    AddPlaylistItems => Vec<PlaylistAdd>,
}
