//! File operations: copy, move, rename, create a folder, delete, restore (`wire.md` §5.7, §5.10).

use http::StatusCode;
use serde_json::json;

use super::body::Members;
use super::call::{Call, json as answer};
use super::clash::{OnClash, Override};
use super::errors::ApiError;
use super::item::Key;
use super::path::ItemPath;
use crate::answer::Answer;

/// The source and the target of an operation.
struct Plan {
    source: Key,
    /// The folder that it goes to.
    folder: ItemPath,
    name: String,
    on_clash: OnClash,
}

impl Plan {
    /// Reads `src` and `target`; only a copy may be made of something in its own place, under another name.
    fn read(call: &Call<'_>, body: &Members, copies: bool) -> Result<Self, ApiError> {
        let on_clash = OnClash::read(body)?;
        let source = ItemPath::parse_item(body.required("src")?)?;
        let target = ItemPath::parse_item(body.required("target")?)?;
        let key = call.live(&source)?.key;
        if target.is_below(&source) {
            return Err(ApiError::bad(format!("{target} is below {source}")));
        }
        let overwrites = matches!(on_clash, OnClash::Override(_));
        if target == source && (!copies || overwrites) {
            return Err(ApiError::bad("src and target are the same"));
        }
        if source.is_below(&target) && overwrites {
            return Err(ApiError::bad(format!("{source} is below {target}")));
        }
        let (folder, name) = target
            .split()
            .ok_or_else(|| ApiError::bad("target is missing"))?;
        Ok(Self {
            source: key,
            folder,
            name: name.to_owned(),
            on_clash,
        })
    }
}

impl Call<'_> {
    /// Returns a folder that something may be put into.
    pub(crate) fn folder(&self, path: &ItemPath) -> Result<Key, ApiError> {
        let folder = self.live(path)?;
        if !folder.is_folder() {
            return Err(ApiError::bad(format!("{path} is not a folder")));
        }
        Ok(folder.key)
    }

    /// Errors when a folder has all the files that it may have, and the name is none of theirs (`wire.md` §6.2).
    pub(crate) fn check_room(&self, folder: Key, name: &str) -> Result<(), ApiError> {
        let files = self.state.tree.live_children(folder);
        let files = files.iter().filter(|item| !item.is_folder());
        let there = files.clone().any(|item| item.name == name);
        if !there && files.count() >= self.settings.files_per_folder {
            return Err(ApiError::bad("the folder has too many files"));
        }
        Ok(())
    }

    /// Checks the room for items that are copied or moved there; folders and existing items are not counted.
    fn check_room_for(&self, plan: &Plan, folder: Key, copies: bool) -> Result<(), ApiError> {
        let source = self.state.tree.get(plan.source);
        match source.filter(|item| !item.is_folder() && (copies || item.parent != folder)) {
            Some(_) => self.check_room(folder, &plan.name),
            None => Ok(()),
        }
    }

    fn check_quota(&self, source: Key) -> Result<(), ApiError> {
        let below = self.state.tree.live_below(source);
        let size: u64 = below.iter().map(|item| item.size()).sum();
        self.check_space(size)
    }

    /// Errors when so many more bytes are too many.
    pub(crate) fn check_space(&self, more: u64) -> Result<(), ApiError> {
        if self.state.tree.used().saturating_add(more) > self.state.quota {
            return Err(ApiError::new(
                413,
                "quota_exceeded",
                "the quota is exceeded",
            ));
        }
        Ok(())
    }

    fn moved(&self, key: Key) -> Result<Answer, ApiError> {
        let item = self.state.tree.get(key);
        let item = item.ok_or_else(|| ApiError::not_found("the item"))?;
        Ok(answer(StatusCode::OK, &self.lens().file_or_folder(item)))
    }

    /// Puts a copy into a folder; returns its key.
    fn place_copy(&mut self, source: Key, folder: Key, name: &str, way: Override) -> Key {
        let source = self.state.tree.get(source);
        let content = source.and_then(|item| Some(item.file.as_ref()?.content.clone()));
        let found = source.and_then(|item| Some(item.file.as_ref()?.found.clone()));
        let is_folder = source.is_none_or(super::item::Item::is_folder);
        let children: Vec<(Key, String)> = source.map_or_else(Vec::new, |item| {
            let children = self.state.tree.live_children(item.key).into_iter();
            children
                .map(|child| (child.key, child.name.clone()))
                .collect()
        });
        let mut file = content.map(|content| self.state.file(content));
        if let (Some(file), Some(found)) = (&mut file, found) {
            file.found = found;
        }
        let there = self.state.tree.child(folder, name);
        let there = there.map(|item| (item.key, way.modifies(item, is_folder)));
        let key = match there {
            Some((key, true)) => {
                self.state.tree.new_version(key, file, self.now);
                key
            }
            Some((key, false)) => {
                self.state.tree.purge(key);
                self.state.tree.add(folder, name, file, self.now)
            }
            None => self.state.tree.add(folder, name, file, self.now),
        };
        for (child, name) in children {
            self.place_copy(child, key, &name, way);
        }
        key
    }
}

/// Copies an item; missing folders on the way to the target are created.
pub(crate) fn copy(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let body = call.members()?;
    let mut plan = Plan::read(call, &body, true)?;
    call.check_quota(plan.source)?;
    let folder = call.state.make_folders(&plan.folder, call.now)?;
    plan.name = plan.on_clash.name(&call.state.tree, folder, &plan.name)?;
    call.check_room_for(&plan, folder, true)?;
    let way = match plan.on_clash {
        OnClash::Override(way) => way,
        OnClash::Refuse | OnClash::KeepBoth => Override::Overwrite,
    };
    let key = call.place_copy(plan.source, folder, &plan.name, way);
    call.moved(key)
}

/// Moves or renames an item; neither has `override`, and an existing item is replaced unless `safe` is set.
pub(crate) fn relocate(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let body = call.members()?;
    if body.get("override").is_some() {
        return Err(ApiError::bad("override is only for copy and createfolder"));
    }
    let mut plan = Plan::read(call, &body, false)?;
    let folder = call.folder(&plan.folder)?;
    plan.name = plan.on_clash.name(&call.state.tree, folder, &plan.name)?;
    call.check_room_for(&plan, folder, false)?;
    if let Some(there) = call
        .state
        .tree
        .child(folder, &plan.name)
        .map(|item| item.key)
    {
        call.state.tree.purge(there);
    }
    call.state.tree.relocate(plan.source, folder, &plan.name);
    call.moved(plan.source)
}

pub(crate) fn create_folder(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let body = call.members()?;
    let way = Override::read(&body)?;
    let parent = ItemPath::parse(body.required("path")?)?;
    let name = body.required("name")?;
    if name.contains('/') {
        return Err(ApiError::bad("name must not contain a slash"));
    }
    let mut path = parent.clone();
    path.0.push(name.to_owned());
    let path = ItemPath::parse_item(&path.to_string())?;
    let folder = call.folder(&parent)?;
    let there = call.state.tree.child(folder, name);
    let existed = there.is_some_and(super::item::Item::is_live);
    let there = there.map(|item| (item.key, item.is_folder(), way.modifies(item, true)));
    let key = match there {
        Some((_, false, _)) if existed => {
            return Err(ApiError::bad(format!("{path} is a file")));
        }
        Some((key, _, true)) => {
            call.state.tree.new_version(key, None, call.now);
            key
        }
        Some((key, _, false)) => {
            call.state.tree.purge(key);
            call.state.tree.add(folder, name, None, call.now)
        }
        None => call.state.tree.add(folder, name, None, call.now),
    };
    let item = call.state.tree.get(key);
    let shown = item.map(|item| call.lens().item(item));
    let body = json!({ "folder": shown });
    if existed {
        return Ok(answer(StatusCode::OK, &body));
    }
    Ok(call.created(&body))
}

/// Deletes an item: to the trash, or permanently; with `purge` also out of the trash.
pub(crate) fn delete(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let path = ItemPath::parse_item(call.required("path")?)?;
    let purge = call.flag("purge")?;
    let item = match call.state.tree.find(&path) {
        Some(item) if purge => item,
        _ => call.live(&path)?,
    };
    let key = item.key;
    if purge {
        call.state.tree.purge(key);
    } else {
        call.state.tree.trash(key);
    }
    Ok(call.done(StatusCode::OK))
}

/// Restores all paths, or none if one of them is not in the trash.
pub(crate) fn restore(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let body = call.members()?;
    let mut keys = Vec::new();
    for path in body.texts("path")? {
        let path = ItemPath::parse_item(path)?;
        let item = call.state.tree.find(&path).filter(|item| !item.is_live());
        let item = item.ok_or_else(|| ApiError::not_found(format!("{path} in the trash")))?;
        keys.push(item.key);
    }
    for key in keys {
        // One of the others may have brought it back already.
        let waits = call.state.tree.get(key).is_some_and(|item| !item.is_live());
        if waits {
            call.state.tree.restore(key);
        }
    }
    Ok(call.done(StatusCode::NO_CONTENT))
}
