//! Order and pages of lists (`wire.md` §1.7, §8).

use std::cmp::Ordering;

use serde_json::json;

use super::call::Call;
use super::errors::ApiError;
use super::media;
use super::represent::View;
use super::state::State;
use super::tree::{DISK, Node, NodeId};
use crate::answer::Answer;
use crate::content::Content;

/// The default number of items.
pub(crate) const LIMIT: u64 = 20;

/// The order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sort {
    key: Key,
    backwards: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Name,
    Path,
    Created,
    Modified,
    Size,
    Deleted,
}

impl Sort {
    const BY_NAME: Self = Self {
        key: Key::Name,
        backwards: false,
    };

    pub(crate) fn parse(value: &str, trash: bool) -> Result<Self, ApiError> {
        let (name, backwards) = match value.strip_prefix('-') {
            Some(name) => (name, true),
            None => (value, false),
        };
        let key = match name {
            "name" => Key::Name,
            "path" => Key::Path,
            "created" => Key::Created,
            "modified" => Key::Modified,
            "size" => Key::Size,
            "deleted" if trash => Key::Deleted,
            _ => {
                let english = "name, path, created, modified or size is needed, with - to reverse";
                return Err(ApiError::bad_field("sort", "неизвестный порядок", english));
            }
        };
        Ok(Self { key, backwards })
    }
}

/// Puts nodes in order: directories first when the list has them, whatever the sort; what is equal stays as it was.
///
/// Children come in the order of their names already.
pub(crate) fn sort(state: &State, nodes: &mut [NodeId], sort: Option<Sort>) {
    if let Some(Sort { key, backwards }) = sort {
        if key == Key::Path {
            nodes.sort_by_cached_key(|id| state.tree.path(*id).to_string());
        } else {
            nodes.sort_by(|a, b| by(state, key, *a, *b));
        }
        if backwards {
            nodes.reverse();
        }
    }
    let is_dir = |id: &NodeId| state.tree.get(*id).is_some_and(Node::is_dir);
    nodes.sort_by_key(|id| !is_dir(id));
}

fn by(state: &State, key: Key, a: NodeId, b: NodeId) -> Ordering {
    let (Some(a), Some(b)) = (state.tree.get(a), state.tree.get(b)) else {
        return Ordering::Equal;
    };
    let size = |node: &Node| node.content().map_or(0, Content::size);
    let deleted = |node: &Node| node.trashed.as_ref().map(|trashed| trashed.deleted);
    match key {
        Key::Name | Key::Path => a.name.cmp(&b.name),
        Key::Created => a.created.cmp(&b.created),
        Key::Modified => a.modified.cmp(&b.modified),
        Key::Size => size(a).cmp(&size(b)),
        Key::Deleted => deleted(a).cmp(&deleted(b)),
    }
}

/// Returns the part of a list from `offset` on, at most `limit` long.
pub(crate) fn page(nodes: &[NodeId], offset: u64, limit: u64) -> &[NodeId] {
    let place = |n: u64| usize::try_from(n).unwrap_or(usize::MAX).min(nodes.len());
    let start = place(offset);
    let end = place(offset.saturating_add(limit)).max(start);
    nodes.get(start..end).unwrap_or_default()
}

impl Call<'_> {
    /// Returns the files on the Disk whose class the request asks for.
    fn files(&self) -> Vec<NodeId> {
        let classes: Option<Vec<&str>> = self
            .text("media_type")
            .map(|list| list.split(',').collect());
        let mut files = self.state.tree.below(DISK);
        files.retain(|id| {
            let node = self.state.tree.get(*id).filter(|node| !node.is_dir());
            node.is_some_and(|node| {
                let class = media::kind(&node.name).1;
                classes
                    .as_ref()
                    .is_none_or(|classes| classes.contains(&class))
            })
        });
        files
    }
}

/// Answers endpoint 11: all files in one list, alphabetical unless sorted otherwise.
pub(crate) fn files(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let order = match call.text("sort") {
        Some(order) => Sort::parse(order, false)?,
        None => Sort::BY_NAME,
    };
    let limit = call.number("limit", LIMIT)?;
    let offset = call.number("offset", 0)?;
    let previews = call.previews()?;
    let mut files = call.files();
    sort(call.state, &mut files, Some(order));
    let items = page(&files, offset, limit).iter();
    let items: Vec<_> = items
        .map(|id| call.represent(*id, View::Own, &previews))
        .collect();
    Ok(call.json(
        200,
        json!({"items": items, "limit": limit, "offset": offset}),
    ))
}

/// Answers endpoint 12: the files that were uploaded last, the latest first.
pub(crate) fn last_uploaded(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let limit = call.number("limit", LIMIT)?;
    let previews = call.previews()?;
    let mut files = call.files();
    files.sort_by_key(|id| std::cmp::Reverse(call.state.tree.get(*id).map(|node| node.uploaded)));
    let items = page(&files, 0, limit).iter();
    let items: Vec<_> = items
        .map(|id| call.represent(*id, View::Own, &previews))
        .collect();
    Ok(call.json(200, json!({"items": items, "limit": limit})))
}

/// Answers endpoint 13: the user's public items, as plain resources.
pub(crate) fn published(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let limit = call.number("limit", LIMIT)?;
    let offset = call.number("offset", 0)?;
    let previews = call.previews()?;
    let kind = match call.text("type") {
        None => None,
        Some(kind @ ("file" | "dir")) => Some(kind.to_owned()),
        Some(_) => {
            let english = "file or dir is needed";
            return Err(ApiError::bad_field("type", "нужно file или dir", english));
        }
    };
    let mut published = call.state.tree.below(DISK);
    published.retain(|id| {
        let node = call.state.tree.get(*id);
        node.is_some_and(|node| {
            let fits = kind
                .as_deref()
                .is_none_or(|kind| (kind == "dir") == node.is_dir());
            node.publication.is_some() && fits
        })
    });
    let items = page(&published, offset, limit).iter();
    let items: Vec<_> = items
        .map(|id| call.represent(*id, View::Own, &previews))
        .collect();
    let mut list = json!({"items": items, "limit": limit, "offset": offset});
    if let Some(kind) = kind {
        list["type"] = json!(kind);
    }
    Ok(call.json(200, list))
}
