//! The download storage: files, archives of directories, previews (`wire.md` §6.2).

use chrono::{DateTime, TimeDelta, Utc};
use http::{Method, StatusCode, header};
use sha2::{Digest, Sha256};
use url::Url;
use url::form_urlencoded::byte_serialize;

use super::call::Call;
use super::errors::page;
use super::media;
use super::previews;
use super::settings::{Settings, Urls};
use super::state::State;
use super::tree::{Kind, Node, NodeId};
use crate::answer::{Answer, Piece};
use crate::content::{Content, hex};
use crate::request::Head;
use crate::zip;

impl Call<'_> {
    /// A temporary link to a file, or to an archive of a directory.
    pub(crate) fn download_href(&self, id: NodeId) -> String {
        let path = self.signed("disk", id);
        let name = self
            .state
            .tree
            .get(id)
            .map_or("", |node| node.name.as_str());
        let name: String = byte_serialize(name.as_bytes()).collect();
        format!(
            "{}{path}?uid={}&filename={name}&disposition=attachment",
            self.urls.download,
            super::account::UID
        )
    }

    pub(crate) fn preview_href(&self, id: NodeId, size: &str, crop: bool) -> String {
        let path = self.signed("preview", id);
        let crop = u8::from(crop);
        format!("{}{path}?size={size}&crop={crop}", self.urls.download)
    }

    fn signed(&self, kind: &str, id: NodeId) -> String {
        let lifetime = self.settings.download_link_lifetime;
        let lifetime = TimeDelta::from_std(lifetime).unwrap_or(TimeDelta::MAX);
        let expires = self.now.checked_add_signed(lifetime).unwrap_or(self.now);
        let expires = expires.timestamp();
        let tag = self.state.tag(kind, id, expires);
        format!("/{kind}/{tag}/{expires:x}/{id:x}")
    }
}

/// What a storage path means.
struct Linked<'a> {
    kind: &'a str,
    node: NodeId,
    expires: i64,
}

impl State {
    fn tag(&self, kind: &str, id: NodeId, expires: i64) -> String {
        let signed = format!("{}/{kind}/{id}/{expires}", self.secret);
        hex(&Sha256::digest(signed.as_bytes()))
    }

    /// Reads a path that this service has made.
    fn read_link<'a>(&self, path: &'a str) -> Option<Linked<'a>> {
        let mut parts = path.strip_prefix('/')?.split('/');
        let (kind, tag) = (parts.next()?, parts.next()?);
        let expires = i64::from_str_radix(parts.next()?, 16).ok()?;
        let node = NodeId::from_str_radix(parts.next()?, 16).ok()?;
        let genuine = parts.next().is_none() && tag == self.tag(kind, node, expires);
        genuine.then_some(Linked {
            kind,
            node,
            expires,
        })
    }

    /// The node that a download link of this service leads to.
    pub(crate) fn linked(&self, url: &str) -> Option<NodeId> {
        let url = Url::parse(url).ok()?;
        self.read_link(url.path()).map(|linked| linked.node)
    }

    /// Answers a request to the download storage, or to the host that it may redirect to.
    pub(crate) fn serve(
        &self,
        head: &Head,
        settings: &Settings,
        urls: &Urls,
        now: DateTime<Utc>,
    ) -> Answer {
        if head.method != Method::GET && head.method != Method::HEAD {
            return page(405);
        }
        let Some(linked) = self.read_link(&head.path) else {
            return page(404);
        };
        if linked.expires <= now.timestamp() {
            return page(410);
        }
        let Some(node) = self.tree.get(linked.node) else {
            return page(404);
        };
        if linked.kind == "preview" {
            if settings.previews_need_token && !self.oauth.admits(head, now) {
                return page(401);
            }
            return preview(head, node);
        }
        if settings.redirect_downloads && head.origin == "download" {
            let location = format!("{}{}", urls.mirror, head.path);
            return Answer::empty(StatusCode::FOUND).header(header::LOCATION, &location);
        }
        match &node.kind {
            Kind::File(content) => file(head, node, content),
            Kind::Dir(_) => self.archive(linked.node, node),
        }
    }

    /// A directory comes as an archive of unknown length.
    fn archive(&self, id: NodeId, node: &Node) -> Answer {
        let below = self.tree.below(id);
        let entries = below.iter().filter_map(|below| {
            let entry = self.tree.get(*below)?;
            let mut path = vec![node.name.clone()];
            path.extend(self.tree.segments(*below, id));
            Some((path.join("/"), entry.content().cloned()))
        });
        match zip::archive(entries) {
            Some(pieces) => {
                let mut answer = Answer::empty(StatusCode::OK)
                    .header(header::CONTENT_TYPE, "application/zip")
                    .header(header::CONTENT_DISPOSITION, "attachment");
                answer.pieces = pieces;
                answer.announced = false;
                answer
            }
            None => page(500),
        }
    }
}

fn preview(head: &Head, node: &Node) -> Answer {
    let size = head.query("size").unwrap_or("S");
    match previews::dimensions(size, head.query("crop") == Some("1")) {
        Some((width, height)) if media::has_preview(&node.name) => {
            Answer::with(StatusCode::OK, "image/png", previews::png(width, height))
        }
        _ => page(404),
    }
}

fn file(head: &Head, node: &Node, content: &Content) -> Answer {
    let size = content.size();
    let etag = format!("\"{}\"", content.digests().md5);
    let modified = node
        .modified
        .format("%a, %d %b %Y %H:%M:%S GMT")
        .to_string();
    let answer = |status| {
        Answer::empty(status)
            .header(header::ACCEPT_RANGES, "bytes")
            .header(header::ETAG, &etag)
            .header(header::LAST_MODIFIED, &modified)
    };
    if head
        .header(header::IF_NONE_MATCH)
        .is_some_and(|known| names(known, &etag))
    {
        return answer(StatusCode::NOT_MODIFIED);
    }
    let unchanged = head
        .header(header::IF_RANGE)
        .is_none_or(|known| known == etag || known == modified);
    let range = head.header(header::RANGE).filter(|_| unchanged);
    let (status, from, to) = match range.and_then(|range| parse_range(range, size)) {
        None => (StatusCode::OK, 0, size),
        Some(Ok((from, to))) => (StatusCode::PARTIAL_CONTENT, from, to),
        Some(Err(())) => {
            let mut refused = page(416);
            refused = refused.header(header::CONTENT_RANGE, &format!("bytes */{size}"));
            return refused;
        }
    };
    let mut answer = answer(status)
        .header(header::CONTENT_TYPE, media::kind(&node.name).0)
        .header(header::CONTENT_DISPOSITION, "attachment");
    if status == StatusCode::PARTIAL_CONTENT {
        let range = format!("bytes {from}-{}/{size}", to - 1);
        answer = answer.header(header::CONTENT_RANGE, &range);
    }
    answer.pieces.push_back(Piece::Content {
        content: content.clone(),
        from,
        to,
    });
    answer
}

/// Whether a list of entity tags has this one in it.
fn names(list: &str, etag: &str) -> bool {
    list.trim() == "*" || list.split(',').any(|known| known.trim() == etag)
}

/// Start and end (left out) of a range; nothing for a form that is passed over, an error for one beyond the file.
fn parse_range(range: &str, size: u64) -> Option<Result<(u64, u64), ()>> {
    let range = range.trim().strip_prefix("bytes=")?;
    let (from, last) = range.split_once('-')?;
    if from.is_empty() {
        let suffix: u64 = last.parse().ok()?;
        let known = suffix > 0 && size > 0;
        return Some(if known {
            Ok((size.saturating_sub(suffix), size))
        } else {
            Err(())
        });
    }
    let from: u64 = from.parse().ok()?;
    let to = if last.is_empty() {
        size
    } else {
        let last: u64 = last.parse().ok()?;
        if last < from {
            return None;
        }
        last.saturating_add(1).min(size)
    };
    Some(if from < size { Ok((from, to)) } else { Err(()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_cut_to_the_file_or_refused_beyond_it() {
        assert_eq!(parse_range("bytes=3-", 10), Some(Ok((3, 10))));
        assert_eq!(parse_range("bytes=3-5", 10), Some(Ok((3, 6))));
        assert_eq!(parse_range("bytes=3-99", 10), Some(Ok((3, 10))));
        assert_eq!(parse_range("bytes=-4", 10), Some(Ok((6, 10))));
        assert_eq!(parse_range("bytes=-40", 10), Some(Ok((0, 10))));
        assert_eq!(parse_range("bytes=10-", 10), Some(Err(())));
        assert_eq!(parse_range("bytes=0-", 0), Some(Err(())));
        assert_eq!(parse_range("bytes=5-3", 10), None);
        assert_eq!(parse_range("bytes=1-2,4-5", 10), None);
        assert_eq!(parse_range("lines=1-2", 10), None);
    }
}
