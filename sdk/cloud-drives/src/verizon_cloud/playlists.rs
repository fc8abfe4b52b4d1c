//! Playlists (`wire.md §5.8`).

use ::verizon_cloud::playlists;
use ::verizon_cloud::types::{
    NewPlaylist, PlaylistId, PlaylistItemId, PlaylistType, PlaylistUpdate,
};
use serde_json::Value;

use super::call::{VerizonCall, checked};
use super::{ItemPath, VerizonCloud};
use crate::Drive;

impl VerizonCloud {
    /// Lists the playlists, without their items.
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
    /// for item in cloud.playlist_items(&mix.uid).send().await?.into_body() {
    ///     println!("{} {:?}", item.item_uid, item.name);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn playlists(&self) -> playlists::ListRequest {
        self.api().playlists().list()
    }

    /// Returns a playlist, without its items. [`VerizonCloud::playlist_items`] lists them.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn playlist(&self, playlist_uid: impl Into<PlaylistId>) -> playlists::GetRequest {
        self.api().playlists().get(playlist_uid)
    }

    /// Creates a playlist of files.
    ///
    /// # Retries
    ///
    /// Not retried after an ambiguous outcome: a repeat could create a second playlist of the same name.
    pub fn create_playlist(
        &self,
        name: impl Into<String>,
        type_: impl Into<PlaylistType>,
        paths: impl IntoIterator<Item = impl Into<ItemPath>>,
    ) -> playlists::CreateRequest {
        let (paths, check) = ItemPath::all_checked(paths);
        let playlist = NewPlaylist::new(name, type_, paths);
        let request = self.api().playlists().create(playlist);
        request.with_options(checked(check))
    }

    /// Changes the name and type of a playlist. The items stay unchanged.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn update_playlist(
        &self,
        playlist_uid: impl Into<PlaylistId>,
        name: impl Into<String>,
        type_: impl Into<PlaylistType>,
    ) -> playlists::UpdateRequest {
        let update = PlaylistUpdate::new(name, type_);
        self.api().playlists().update(playlist_uid, update)
    }

    /// Replaces the name, type and items of a playlist.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn update_playlist_definition(
        &self,
        playlist_uid: impl Into<PlaylistId>,
        name: impl Into<String>,
        type_: impl Into<PlaylistType>,
        paths: impl IntoIterator<Item = impl Into<ItemPath>>,
    ) -> playlists::ReplaceRequest {
        let (paths, check) = ItemPath::all_checked(paths);
        let playlist = NewPlaylist::new(name, type_, paths);
        let request = self.api().playlists().replace(playlist_uid, playlist);
        request.with_options(checked(check))
    }

    /// Deletes a playlist. The files are kept.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn delete_playlist(&self, playlist_uid: impl Into<PlaylistId>) -> playlists::DeleteRequest {
        self.api().playlists().delete(playlist_uid)
    }

    /// Lists the items of a playlist.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn playlist_items(
        &self,
        playlist_uid: impl Into<PlaylistId>,
    ) -> playlists::ListItemsRequest {
        self.api().playlists().list_items(playlist_uid)
    }

    /// Adds files to a playlist.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    ///
    /// # Retries
    ///
    /// Not retried after an ambiguous outcome: a repeat could add the files twice.
    pub fn add_playlist_items(
        &self,
        playlist_uid: impl Into<PlaylistId>,
        paths: impl IntoIterator<Item = impl Into<ItemPath>>,
    ) -> VerizonCall<Vec<PlaylistAdd>> {
        let (uid, (paths, check)) = (playlist_uid.into(), ItemPath::all_checked(paths));
        let request = self.api().playlists().add_items(uid, paths);
        let add = |(), options| async {
            let answer = request.with_options(options).await?;
            Ok(PlaylistAdd::all(answer))
        };
        VerizonCall::new((), add).check(check)
    }

    /// Removes an item from a playlist by its [`item_uid`](super::types::PlaylistItem::item_uid). The file is kept.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn remove_playlist_item(
        &self,
        playlist_uid: impl Into<PlaylistId>,
        itemuid: impl Into<PlaylistItemId>,
    ) -> playlists::RemoveItemRequest {
        self.api().playlists().remove_item(playlist_uid, itemuid)
    }
}

/// An entry added by [`VerizonCloud::add_playlist_items`].
///
/// The answer has never been seen (`wire.md §3.13`): path and uid are read from the likely members, and the whole entry
/// is kept.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PlaylistAdd {
    /// The path of the file.
    pub path: Option<String>,
    /// The id of the item in the playlist.
    pub item_uid: Option<PlaylistItemId>,
    /// The unparsed entry.
    pub entry: Value,
}

impl PlaylistAdd {
    /// Returns the entries of the first list in an answer.
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
            item_uid: text("itemuid").or_else(|| text("uid")).map(Into::into),
            entry,
        }
    }
}
