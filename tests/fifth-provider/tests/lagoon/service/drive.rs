//! The API: items, background copies, upload sessions and download links.

use std::collections::BTreeMap;

use bytes::Bytes;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{Answer, Call, Refused, header, json_answer, query, refusal, with, with_status};

/// The size of a chunk in bytes.
pub(crate) const CHUNK: usize = 64 * 1024;
/// Number of polls before a copy is completed.
const POLLS: u32 = 2;
const NO_ITEM: Refused = (404, "itemNotFound");

/// A file, or a folder if it has no contents.
#[derive(Clone)]
pub(super) struct Item {
    parent: String,
    name: String,
    contents: Option<Bytes>,
}

impl Item {
    pub(super) fn new(parent: &str, name: &str, contents: Option<Bytes>) -> Self {
        let (parent, name) = (parent.to_owned(), name.to_owned());
        Self {
            parent,
            name,
            contents,
        }
    }
}

/// An upload session with the bytes received so far.
struct Session {
    item: Item,
    size: usize,
    replace: bool,
    bytes: Vec<u8>,
}

#[derive(Default)]
pub(super) struct Drive {
    items: BTreeMap<String, Item>,
    sessions: BTreeMap<String, Session>,
    /// The remaining polls of each running copy, and its result.
    copies: BTreeMap<String, (u32, String)>,
    created: u32,
    /// The parameters that a download link requires.
    signature: u32,
}

impl Drive {
    fn new_id(&mut self, kind: &str) -> String {
        self.created += 1;
        format!("{kind}-{:03}", self.created)
    }

    fn is_folder(&self, id: &str) -> bool {
        let item = self.items.get(id);
        id == "root" || item.is_some_and(|item| item.contents.is_none())
    }

    fn child(&self, parent: &str, name: &str) -> Option<&String> {
        let mut items = self.items.iter();
        let found = items.find(|(_, item)| item.parent == parent && item.name == name);
        found.map(|(id, _)| id)
    }

    /// Adds an item, replacing an existing one, and returns its id.
    pub(super) fn put(&mut self, item: Item) -> String {
        let there = self.child(&item.parent, &item.name).cloned();
        let id = there.unwrap_or_else(|| self.new_id("item"));
        self.items.insert(id.clone(), item);
        id
    }

    pub(super) fn at(&self, path: &str) -> Option<Option<Bytes>> {
        let mut id = "root".to_owned();
        for name in path.split('/') {
            id.clone_from(self.child(&id, name)?);
        }
        self.items.get(&id).map(|item| item.contents.clone())
    }

    pub(super) fn expire_links(&mut self) {
        self.signature += 1;
    }

    pub(super) fn answer(
        &mut self,
        call: &Call,
        steps: &[&str],
        base: &str,
    ) -> Result<Answer, Refused> {
        let body: Value = serde_json::from_slice(call.body()).unwrap_or_default();
        match (call.method().as_str(), steps) {
            ("GET", ["items", id]) => self.shown(200, id, base),
            ("DELETE", ["items", id]) => {
                self.items.remove(*id).ok_or(NO_ITEM)?;
                Ok(with_status(Answer::default(), 204))
            }
            ("GET", ["items", id, "children"]) => self.children(call, id, base),
            ("POST", ["items", id, "children"]) => {
                let folder = self.place(id, &body["name"], false)?;
                let id = self.put(folder);
                self.shown(201, &id, base)
            }
            ("POST", ["items", id, "copy"]) => self.copy(id, &body, base),
            ("GET", ["operations", id]) => self.operation(id),
            ("POST", ["items", id, "uploads"]) => self.open_session(id, &body),
            ("GET", ["uploads", id]) => self.session(200, id),
            ("PUT", ["uploads", id]) => self.append(call, id, base),
            _ => Err((404, "noRoute")),
        }
    }

    fn json(&self, id: &str, base: &str) -> Value {
        let Some(item) = self.items.get(id) else {
            return json!({ "id": "root", "name": "", "kind": "folder" });
        };
        let (name, parent) = (&item.name, &item.parent);
        match &item.contents {
            None => json!({ "id": id, "name": name, "parent_id": parent, "kind": "folder" }),
            Some(contents) => json!({
                "id": id, "name": name, "parent_id": parent, "kind": "file",
                "size": contents.len(), "sha256": sum(contents),
                "download_url": format!("{base}/content/{id}?signature={}", self.signature),
            }),
        }
    }

    fn shown(&self, status: u16, id: &str, base: &str) -> Result<Answer, Refused> {
        match id == "root" || self.items.contains_key(id) {
            true => Ok(json_answer(status, &self.json(id, base))),
            false => Err(NO_ITEM),
        }
    }

    /// Returns a page of a folder. The cursor is the number of preceding items.
    fn children(&self, call: &Call, id: &str, base: &str) -> Result<Answer, Refused> {
        if !self.is_folder(id) {
            return Err(NO_ITEM);
        }
        let begin: usize = query(call, "cursor").parse().unwrap_or(0);
        let limit: usize = query(call, "limit").parse().unwrap_or(100);
        let all = self.items.iter().filter(|(_, item)| item.parent == id);
        let rest: Vec<Value> = all.skip(begin).map(|(id, _)| self.json(id, base)).collect();
        let mut body = json!({ "items": rest.iter().take(limit).collect::<Vec<_>>() });
        if rest.len() > limit {
            let next = begin + limit;
            let link = format!("{base}/v1/items/{id}/children?cursor={next}&limit={limit}");
            body["next_link"] = link.into();
        }
        Ok(json_answer(200, &body))
    }

    /// Returns the folder for a new item, if it is allowed there.
    fn place(&self, parent: &str, name: &Value, replace: bool) -> Result<Item, Refused> {
        let name = name
            .as_str()
            .filter(|name| !name.is_empty() && !name.contains('/'));
        let name = name.ok_or((400, "invalidName"))?;
        if !self.is_folder(parent) {
            return Err(NO_ITEM);
        }
        match self.child(parent, name) {
            Some(taken) if !replace || self.is_folder(taken) => Err((409, "nameAlreadyExists")),
            _ => Ok(Item::new(parent, name, None)),
        }
    }

    fn copy(&mut self, id: &str, body: &Value, base: &str) -> Result<Answer, Refused> {
        let item = self.items.get(id).cloned().ok_or(NO_ITEM)?;
        let name = body["name"].as_str().unwrap_or(&item.name).into();
        let mut copy = self.place(body["parent_id"].as_str().unwrap_or_default(), &name, false)?;
        copy.contents = item.contents;
        let copied = self.put(copy);
        let operation = self.new_id("operation");
        self.copies.insert(operation.clone(), (POLLS, copied));
        let monitor = format!("{base}/v1/operations/{operation}");
        Ok(json_answer(202, &json!({ "monitor": monitor })))
    }

    fn operation(&mut self, id: &str) -> Result<Answer, Refused> {
        let (polls, item) = self.copies.get_mut(id).ok_or((404, "operationNotFound"))?;
        let body = match *polls {
            0 => json!({ "status": "completed", "item_id": item }),
            _ => json!({ "status": "running" }),
        };
        *polls = polls.saturating_sub(1);
        Ok(json_answer(200, &body))
    }

    fn open_session(&mut self, parent: &str, body: &Value) -> Result<Answer, Refused> {
        let replace = body["replace"].as_bool().unwrap_or(false);
        let item = self.place(parent, &body["name"], replace)?;
        let size = body["size"].as_u64().ok_or((400, "invalidSize"))? as usize;
        let id = self.new_id("upload");
        let session = Session {
            item,
            size,
            replace,
            bytes: Vec::new(),
        };
        self.sessions.insert(id.clone(), session);
        self.session(201, &id)
    }

    fn session(&self, status: u16, id: &str) -> Result<Answer, Refused> {
        let session = self.sessions.get(id).ok_or((404, "uploadNotFound"))?;
        let next = session.bytes.len();
        let body = json!({ "id": id, "next_offset": next, "chunk_size": CHUNK });
        Ok(json_answer(status, &body))
    }

    fn append(&mut self, call: &Call, id: &str, base: &str) -> Result<Answer, Refused> {
        let session = self.sessions.get_mut(id).ok_or((404, "uploadNotFound"))?;
        let (first, chunk) = (session.bytes.len(), call.body());
        let end = first + chunk.len();
        let range = match chunk.is_empty() {
            true => format!("bytes */{}", session.size),
            false => format!("bytes {first}-{}/{}", end - 1, session.size),
        };
        let is_last = end == session.size;
        if header(call, "content-range") != Some(&range) || !(is_last || chunk.len() == CHUNK) {
            return Err((416, "invalidRange"));
        }
        session.bytes.extend_from_slice(chunk);
        if !is_last {
            return self.session(202, id);
        }
        let done = self.sessions.remove(id).ok_or((404, "uploadNotFound"))?;
        let mut file = self.place(&done.item.parent, &done.item.name.into(), done.replace)?;
        file.contents = Some(done.bytes.into());
        let id = self.put(file);
        self.shown(201, &id, base)
    }

    /// Returns the contents of a link: all, or the requested range if the version is the same.
    pub(super) fn contents(&self, call: &Call, id: &str) -> Result<Answer, Refused> {
        if call.headers().contains_key("authorization") {
            return Err((400, "tokenNotExpected"));
        }
        if query(call, "signature") != self.signature.to_string() {
            return Err((403, "linkExpired"));
        }
        let contents = self.items.get(id).and_then(|item| item.contents.clone());
        let contents = contents.ok_or(NO_ITEM)?;
        let etag = format!("\"{}\"", sum(&contents));
        let is_same = header(call, "if-range").is_none_or(|version| version == etag);
        let range = header(call, "range").and_then(|range| range.strip_prefix("bytes="));
        let range = range.and_then(|range| range.split_once('-'));
        let answer = with(Answer::new(contents.clone()), "etag", &etag);
        let Some((first, last)) = range.filter(|_| is_same) else {
            return Ok(answer);
        };
        let size = contents.len();
        let first: usize = first.parse().unwrap_or(0);
        let last = last.parse().unwrap_or(usize::MAX);
        let end = size.min(last.saturating_add(1));
        if first >= end {
            let refused = refusal((416, "invalidRange"));
            return Ok(with(refused, "content-range", &format!("bytes */{size}")));
        }
        let range = format!("bytes {first}-{}/{size}", end - 1);
        let part = answer.map(|contents| contents.slice(first..end));
        Ok(with_status(with(part, "content-range", &range), 206))
    }
}

fn sum(contents: &[u8]) -> String {
    let digest = Sha256::digest(contents);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
