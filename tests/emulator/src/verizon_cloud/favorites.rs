//! Favorites (`wire.md` §3.9, §5.3).

use http::StatusCode;
use serde_json::{Map, Value, json};

use super::body::Members;
use super::call::{Call, json as answer};
use super::errors::ApiError;
use super::item::{Item, Key};
use super::media;
use super::settings::Envelopes;
use crate::answer::Answer;

/// Lists favorites, those that were changed last first.
pub(crate) fn list(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let name = call.text("virtualfolder").unwrap_or(super::DEFAULT_FOLDER);
    let folder = call.virtual_folder(name)?.key;
    let kind = call.one_of("type", &["file&folder", "file", "folder"])?;
    let filetype = call.text("filetype").unwrap_or("all");
    if media::is_of("", filetype).is_none() {
        let what = "filetype must be one of all, documents, image, music, video";
        return Err(ApiError::bad(what));
    }
    let mut found = call.state.tree.live_below(folder);
    found.retain(|item| {
        let wanted = match kind {
            Some("file") => !item.is_folder(),
            Some("folder") => item.is_folder(),
            _ => true,
        };
        let typed = filetype == "all"
            || (!item.is_folder() && media::is_of(&item.name, filetype) == Some(true));
        item.favorite && wanted && typed
    });
    found.sort_by_cached_key(|item| {
        let path = call.state.tree.path(item.key);
        (std::cmp::Reverse((item.modified, item.changed)), path)
    });
    let mut shown = Map::new();
    shown.insert("count".to_owned(), json!(found.len()));
    call.lens().put_lists(&mut shown, &found);
    let body = Value::Object(shown);
    let body = match call.settings.envelopes {
        None => json!({ "searchResults": body }),
        Some(_) => call.envelope("favorites", body, Envelopes::Wrapped),
    };
    Ok(answer(StatusCode::OK, &body))
}

pub(crate) fn add(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let body = call.members()?;
    let uris = match body.get("uri") {
        Some(Value::String(uri)) => vec![uri.as_str()],
        _ => body.texts("uri")?,
    };
    let keys = call.keys(&uris)?;
    let new_version = body.flag("createversion")?;
    call.mark(&keys, new_version, |item| item.favorite = true);
    Ok(call.done(StatusCode::OK))
}

pub(crate) fn remove(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let sent = call.head.query.iter();
    let uris: Vec<&str> = sent
        .filter(|(name, _)| name == "uri")
        .map(|(_, uri)| uri.as_str())
        .collect();
    if uris.is_empty() {
        return Err(ApiError::bad("the parameter uri is missing"));
    }
    let keys = call.keys(&uris)?;
    let new_version = call.flag("createversion")?;
    call.mark(&keys, new_version, |item| item.favorite = false);
    Ok(call.done(StatusCode::OK))
}

impl Call<'_> {
    /// Returns the items of all these uris; an error if one of them is unknown, so that nothing is done by
    /// halves.
    fn keys(&self, uris: &[&str]) -> Result<Vec<Key>, ApiError> {
        let items = uris.iter().map(|uri| self.by_uri(uri));
        items.map(|item| Ok(item?.key)).collect()
    }

    /// Changes what is said about items, as a new version of them or not.
    pub(crate) fn mark(&mut self, keys: &[Key], new_version: bool, change: impl Fn(&mut Item)) {
        for key in keys {
            if let Some(item) = self.state.tree.get_mut(*key) {
                change(item);
                item.modified = self.now;
            }
            if new_version {
                self.state.tree.new_version(*key, None, self.now);
            } else {
                self.state.tree.touch(*key);
            }
        }
    }

    /// Reads `createversion` and the uri of a JSON body, for one item.
    pub(crate) fn one_by_uri(&self, body: &Members) -> Result<(Key, bool), ApiError> {
        let key = self.by_uri(body.required("uri")?)?.key;
        Ok((key, body.flag("createversion")?))
    }
}
