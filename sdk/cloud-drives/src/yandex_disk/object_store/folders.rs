//! Listing objects. A missing folder counts as empty.

use std::pin::pin;
use std::task::{Context, Poll, ready};

use ::object_store::path::Path;
use ::object_store::{Extensions, ListResult, ObjectMeta, Result as StoreResult};
use ::yandex_disk::types::{Resource, ResourceType};
use cloud_drives_core::{CallOptions, Items, Result};
use futures_util::stream::BoxStream;
use futures_util::{StreamExt as _, TryStreamExt as _};

use super::super::YandexDisk;
use super::super::paths::below;
use super::super::tree::entry;
use super::DiskObjectStore;
use super::answers::{failure, meta};
use crate::tree::{EntrySource, Listing, RemoteEntry, Tree};

/// The members that describe an entry.
const FIELDS: [&str; 5] = ["name", "type", "size", "md5", "modified"];

/// The objects below a prefix.
pub(super) struct Objects {
    disk: YandexDisk,
    prefix: Path,
    folder: String,
}

impl Objects {
    pub(super) fn below(store: &DiskObjectStore, prefix: Option<&Path>) -> Self {
        let prefix = prefix.cloned().unwrap_or_default();
        Self {
            disk: store.disk.clone(),
            folder: store.root.path_of(&prefix),
            prefix,
        }
    }

    /// Lists the files in the folder and in its subfolders.
    pub(super) fn stream(self) -> BoxStream<'static, StoreResult<ObjectMeta>> {
        let prefix = self.prefix.clone();
        let folder = self.folder.clone();
        let entries = self.walk(folder);
        let objects = entries.map(move |entry| -> StoreResult<Option<ObjectMeta>> {
            let entry = entry.map_err(|error| failure(&prefix, error))?;
            if entry.remote.item.type_ == Some(ResourceType::Dir) {
                return Ok(None);
            }
            meta(location(&prefix, &entry.path())?, &entry.remote.item).map(Some)
        });
        objects
            .try_filter_map(|object| std::future::ready(Ok(object)))
            .boxed()
    }

    /// Lists the items of the folder itself.
    pub(super) async fn one_level(self) -> StoreResult<ListResult> {
        let mut found = ListResult {
            common_prefixes: Vec::new(),
            objects: Vec::new(),
            extensions: Extensions::default(),
        };
        let mut entries = self.list(&self.folder);
        while let Some(entry) = entries
            .try_next()
            .await
            .map_err(|error| failure(&self.prefix, error))?
        {
            let location = location(&self.prefix, &entry.name)?;
            match entry.item.type_ {
                Some(ResourceType::Dir) => found.common_prefixes.push(location),
                _ => found.objects.push(meta(location, &entry.item)?),
            }
        }
        found.common_prefixes.sort_unstable();
        found
            .objects
            .sort_unstable_by(|one, other| one.location.cmp(&other.location));
        Ok(found)
    }
}

/// Returns the location of an item below a prefix. Fails for a name with control characters.
fn location(prefix: &Path, names: &str) -> StoreResult<Path> {
    let prefix = prefix.as_ref();
    Ok(match prefix {
        "" => Path::parse(names)?,
        prefix => Path::parse(format!("{prefix}/{names}"))?,
    })
}

impl Tree for Objects {
    type Item = Resource;

    fn set_options(&mut self, _: CallOptions) {}

    fn list(&self, folder: &str) -> Listing<Resource> {
        let items = self.disk.listdir(folder).fields(FIELDS).items();
        Listing::new(Entries {
            folder: folder.to_owned(),
            // Omitting an item would mean that the object does not exist.
            items: items.strict(),
        })
    }
}

/// The entries of a folder, with paths relative to it: the service may return other paths in an application's folder.
struct Entries {
    folder: String,
    items: Items<Resource>,
}

impl EntrySource<Resource> for Entries {
    fn poll_entry(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<RemoteEntry<Resource>>>> {
        Poll::Ready(match ready!(pin!(self.items.try_next()).poll(cx)) {
            Ok(item) => Ok(item.map(|mut item| {
                item.path = below(&self.folder, &item.name);
                entry(item)
            })),
            Err(error) if error.is_not_found() || error.is_wrong_resource_type() => Ok(None),
            Err(error) => Err(error),
        })
    }
}
