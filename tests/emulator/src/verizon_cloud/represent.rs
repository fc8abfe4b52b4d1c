//! The form of files and folders on the wire (`wire.md` §3.2 to §3.4).

use serde_json::{Map, Value, json};

use super::item::{Item, ROOT, date};
use super::settings::Settings;
use super::state::State;

/// Everything that decides how items look.
#[derive(Clone, Copy)]
pub(crate) struct Lens<'a> {
    pub(crate) state: &'a State,
    pub(crate) settings: &'a Settings,
}

impl Lens<'_> {
    /// Returns a file or a folder, without its items.
    pub(crate) fn item(&self, item: &Item) -> Value {
        let mut shown = json!({
            "name": item.name,
            "parentPath": self.parent_path(item),
            "version": item.version,
            "versionCreated": date(item.version_created),
            "uri": self.state.uri(item),
        });
        let mut set = |name: &str, value: Value| shown[name] = value;
        match &item.file {
            Some(file) => {
                set("size", json!(item.size()));
                set("checksum", json!(file.content.digests().sha256));
                set("contentToken", json!(file.token));
                set("contentAccessible", json!(true));
                if let Some(extension) = item.extension() {
                    set("extension", json!(extension));
                }
            }
            None => {
                let live = self.state.tree.live_below(item.key);
                let size: u64 = live.iter().map(|item| item.size()).sum();
                set("size", json!(size));
                set(
                    "count",
                    json!(self.state.tree.live_children(item.key).len()),
                );
                if item.is_virtual_folder() {
                    set("immutable", json!(item.immutable));
                }
            }
        }
        if !item.is_live() {
            set("deleted", json!(true));
        }
        let attributes = self.attributes(item);
        if !item.is_folder() || !attributes.is_empty() {
            set("systemAttributes", Value::Object(attributes));
        }
        shown
    }

    fn parent_path(&self, item: &Item) -> String {
        if item.key == ROOT {
            return String::new();
        }
        if item.parent == ROOT {
            let root = if self.settings.empty_root_parent {
                ""
            } else {
                "/"
            };
            return root.to_owned();
        }
        self.state.tree.path(item.parent).to_string()
    }

    /// Returns `{"file": …}` or `{"folder": …}` (`wire.md` §3.5).
    pub(crate) fn file_or_folder(&self, item: &Item) -> Value {
        if item.is_folder() {
            json!({"folder": self.item(item)})
        } else {
            json!({"file": self.item(item)})
        }
    }

    /// Adds `file` and `folder` to an object; a list without anything in it stays away (`wire.md` §9.1).
    pub(crate) fn put_lists(&self, object: &mut Map<String, Value>, items: &[&Item]) {
        for (name, folders) in [("file", false), ("folder", true)] {
            let items = items.iter().filter(|item| item.is_folder() == folders);
            let shown: Vec<Value> = items.map(|item| self.item(item)).collect();
            put_list(object, name, shown, self.settings);
        }
    }

    /// Returns the attributes that the service found in a file or that were set on it, named as on the wire.
    fn attributes(&self, item: &Item) -> Map<String, Value> {
        let mut shown = Map::new();
        let mut set = |field: &str, value: Value| {
            let value = match value {
                Value::String(_) => value,
                other if self.settings.attributes_as_text => Value::String(other.to_string()),
                other => other,
            };
            shown.insert(self.attribute(field), value);
        };
        if let Some(file) = &item.file {
            set("mimeType", json!(item.media_type()));
            set("creationDate", json!(date(item.created)));
            set("modificationDate", json!(date(item.modified)));
            for (field, value) in &file.found {
                set(field, value.clone());
            }
        }
        if item.favorite {
            set("favorite", json!(true));
        }
        if !item.tags.is_empty() {
            set("tags", json!(item.tags));
        }
        shown
    }

    /// Returns the attribute of a search field: `Mime-Type`, or `MimeType` (`wire.md` §3.4).
    fn attribute(&self, field: &str) -> String {
        let mut name = String::new();
        for letter in field.chars() {
            if name.is_empty() {
                name.extend(letter.to_uppercase());
                continue;
            }
            if letter.is_uppercase() && self.settings.hyphenated_attributes {
                name.push('-');
            }
            name.push(letter);
        }
        name
    }
}

/// Adds a list to an object: none when it is empty, and, where the emulator is set to it, one element alone.
pub(crate) fn put_list(
    object: &mut Map<String, Value>,
    name: &str,
    mut list: Vec<Value>,
    settings: &Settings,
) {
    let value = match list.len() {
        0 => return,
        1 if settings.single_as_object => list.remove(0),
        _ => Value::Array(list),
    };
    object.insert(name.to_owned(), value);
}
