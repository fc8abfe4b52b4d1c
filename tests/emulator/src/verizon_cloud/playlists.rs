//! Playlists (`wire.md` §3.11, §5.8).

use chrono::{DateTime, Utc};
use http::StatusCode;
use serde_json::{Map, Value, json};

use super::body::Members;
use super::call::{Call, json as answer};
use super::errors::ApiError;
use super::item::{Item, Key, date};
use super::listing::SortKey;
use super::path::ItemPath;
use super::represent::put_list;
use super::settings::Envelopes;
use super::state::State;
use crate::answer::Answer;

const TYPES: [&str; 4] = ["image", "music", "video", "image-video"];
const FIELDS: [&str; 2] = ["name", "creationDate"];

/// A playlist and what is in it, in order.
#[derive(Clone, Debug)]
pub(crate) struct Playlist {
    pub(crate) uid: String,
    pub(crate) name: String,
    kind: String,
    pub(crate) entries: Vec<Entry>,
    created: DateTime<Utc>,
    modified: DateTime<Utc>,
}

/// One place in a playlist. It follows its file when that is moved, and is out of sight while that is in the trash.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) uid: String,
    pub(crate) file: Key,
}

impl State {
    /// Returns the file of an entry, unless it is gone.
    pub(crate) fn entry_file(&self, entry: &Entry) -> Option<&Item> {
        self.tree.get(entry.file).filter(|item| item.is_live())
    }

    /// Returns the uri of a playlist for shares.
    pub(crate) fn playlist_uri(&self, playlist: &Playlist) -> String {
        format!("dv-playlist://{}:{}", self.repository, playlist.uid)
    }

    fn show_playlist(&self, playlist: &Playlist) -> Value {
        let files = playlist.entries.iter();
        let files = files.filter_map(|entry| self.entry_file(entry));
        let paths: Vec<String> = files
            .map(|file| self.tree.path(file.key).to_string())
            .collect();
        let mut shown = json!({
            "uid": playlist.uid,
            "name": playlist.name,
            "type": playlist.kind,
            "creationDate": date(playlist.created),
            "lastModifiedDate": date(playlist.modified),
            "uri": self.playlist_uri(playlist),
        });
        if !paths.is_empty() {
            shown["paths"] = json!(paths);
        }
        shown
    }
}

impl Call<'_> {
    /// Returns the place of the playlist that the path names.
    pub(crate) fn playlist_place(&self) -> Result<usize, ApiError> {
        let uid = self.segment(0);
        let mut playlists = self.state.playlists.iter();
        let place = playlists.position(|playlist| playlist.uid == uid);
        place.ok_or_else(|| ApiError::not_found(format!("the playlist {uid}")))
    }

    pub(crate) fn playlist(&self) -> Result<&Playlist, ApiError> {
        let playlist = self.state.playlists.get(self.playlist_place()?);
        playlist.ok_or_else(|| ApiError::not_found("the playlist"))
    }

    fn change_playlist(&mut self, change: impl FnOnce(&mut Playlist)) -> Result<(), ApiError> {
        let place = self.playlist_place()?;
        if let Some(playlist) = self.state.playlists.get_mut(place) {
            change(playlist);
            playlist.modified = self.now;
        }
        Ok(())
    }

    /// Returns the files at these paths; a path that leads to none is an error with this status.
    fn files(&self, paths: &[&str], status: u16) -> Result<Vec<Key>, ApiError> {
        let keys = paths.iter().map(|path| {
            let item = self.state.tree.live(&ItemPath::parse(path)?);
            let file = item.filter(|item| !item.is_folder());
            let file = file.ok_or_else(|| {
                let what = format!("no file exists at {path}");
                ApiError::new(status, "not_found", what)
            })?;
            Ok(file.key)
        });
        keys.collect()
    }

    fn entries(&mut self, files: Vec<Key>) -> Vec<Entry> {
        let entry = |file| Entry {
            uid: format!("i-{}", self.state.digits(8)),
            file,
        };
        files.into_iter().map(entry).collect()
    }

    fn playlist_answer(&self, playlist: &Playlist) -> Value {
        let shown = self.state.show_playlist(playlist);
        self.envelope("playlistDefinition", shown, Envelopes::Wrapped)
    }
}

fn name_and_type(body: &Members) -> Result<(String, String), ApiError> {
    let kind = body.one_of("type", &TYPES)?;
    let kind = kind.ok_or_else(|| ApiError::bad("type is missing"))?;
    Ok((body.required("name")?.to_owned(), kind.to_owned()))
}

pub(crate) fn list(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let kind = call.one_of("type", &TYPES)?;
    let order = call.order(&FIELDS)?;
    let page = call.page(Some(20), 1..=100)?;
    let mut found: Vec<&Playlist> = call.state.playlists.iter().collect();
    found.retain(|playlist| kind.is_none_or(|kind| playlist.kind == kind));
    if let Some(order) = order {
        order.sort(&mut found, |playlist, field| match field {
            "name" => SortKey::text(&playlist.name),
            _ => SortKey::Text(date(playlist.created)),
        });
    }
    let found = page.of(found).into_iter();
    let shown = found.map(|playlist| call.state.show_playlist(playlist));
    let mut body = Map::new();
    let shown = shown.collect();
    put_list(&mut body, "playlistDefinition", shown, call.settings);
    let body = json!({ "playlistDefinitions": body });
    Ok(answer(StatusCode::OK, &body))
}

pub(crate) fn create(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let body = call.members()?;
    let (name, kind) = name_and_type(&body)?;
    // No 404 is known of this call.
    let files = call.files(&body.texts("paths")?, 400)?;
    let playlist = Playlist {
        uid: format!("p-{}", call.state.digits(8)),
        name,
        kind,
        entries: call.entries(files),
        created: call.now,
        modified: call.now,
    };
    let shown = call.playlist_answer(&playlist);
    call.state.playlists.push(playlist);
    Ok(call.created(&shown))
}

pub(crate) fn get(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let shown = call.state.show_playlist(call.playlist()?);
    let body = json!({ "playlistDefinition": shown });
    Ok(answer(StatusCode::OK, &body))
}

/// Changes name and type; what is in it stays.
pub(crate) fn update(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    call.playlist_place()?;
    let (name, kind) = name_and_type(&call.members()?)?;
    call.change_playlist(|playlist| {
        playlist.name = name;
        playlist.kind = kind;
    })?;
    Ok(answer(
        StatusCode::OK,
        &call.playlist_answer(call.playlist()?),
    ))
}

/// Changes name and type and puts other files in place of those that were there.
pub(crate) fn redefine(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    call.playlist_place()?;
    let body = call.members()?;
    let (name, kind) = name_and_type(&body)?;
    let files = call.files(&body.texts("paths")?, 404)?;
    let entries = call.entries(files);
    call.change_playlist(|playlist| {
        playlist.name = name;
        playlist.kind = kind;
        playlist.entries = entries;
    })?;
    Ok(answer(
        StatusCode::OK,
        &call.playlist_answer(call.playlist()?),
    ))
}

pub(crate) fn delete(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let place = call.playlist_place()?;
    call.state.playlists.remove(place);
    Ok(call.done(StatusCode::OK))
}

/// Adds files at the end. Nobody has seen the answer; here it names path and uid of each (`wire.md` §3.13).
pub(crate) fn add_items(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    call.playlist_place()?;
    let body = call.members()?;
    let paths = body.texts("add")?;
    let files = call.files(&paths, 404)?;
    let entries = call.entries(files);
    let pairs = paths.iter().zip(&entries);
    let added = pairs.map(|(path, entry)| json!({"path": path, "itemuid": entry.uid}));
    let added: Vec<Value> = added.collect();
    let place = call.playlist_place()?;
    let State {
        playlists, tree, ..
    } = &mut *call.state;
    // Those whose files are gone for good are never seen again.
    playlists[place]
        .entries
        .retain(|entry| tree.get(entry.file).is_some());
    call.change_playlist(|playlist| playlist.entries.extend(entries))?;
    Ok(call.created(&json!({ "add": added })))
}

pub(crate) fn remove_item(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let uid = call.segment(1).to_owned();
    let known = call
        .playlist()?
        .entries
        .iter()
        .any(|entry| entry.uid == uid);
    if !known {
        return Err(ApiError::not_found(format!("the item {uid}")));
    }
    call.change_playlist(|playlist| playlist.entries.retain(|entry| entry.uid != uid))?;
    Ok(call.done(StatusCode::OK))
}
