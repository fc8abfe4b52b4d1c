//! The download storage: files, archives of directories, previews (`wire.md` §6.2).

use chrono::{DateTime, TimeDelta, Utc};
use http::{Method, StatusCode, header};
use sha2::{Digest, Sha256};
use url::Url;
use url::form_urlencoded::byte_serialize;

use super::call::Call;
use super::errors::page;
use super::media;
use super::oauth::SCHEME;
use super::previews;
use super::settings::{Settings, Urls};
use super::state::State;
use super::tree::{Kind, Node, NodeId};
use crate::answer::Answer;
use crate::content::{Content, hex};
use crate::file_answer::{Served, serve};
use crate::oauth::Authorization;
use crate::picture;
use crate::request::Head;
use crate::zip;

/// How long a link lives.
const LIFETIME: TimeDelta = TimeDelta::hours(1);

impl Call<'_> {
    /// Returns a temporary link to a file, or to an archive of a directory.
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
        let expires = self.now.checked_add_signed(LIFETIME).unwrap_or(self.now);
        let expires = expires.timestamp();
        let tag = self.state.tag(kind, id, expires);
        format!("/{kind}/{tag}/{expires:x}/{id:x}")
    }
}

/// The target of a storage path.
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

    /// Returns the node that a download link of this service leads to.
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
            return page(settings.expired_link_status);
        }
        let Some(node) = self.tree.get(linked.node) else {
            return page(404);
        };
        if linked.kind == "preview" {
            // Previews need the owner's token (`wire.md` §5.3).
            let admitted = match Authorization::read(head, SCHEME) {
                Authorization::Token(token) => self.oauth.live(token, now).is_some(),
                Authorization::Absent | Authorization::IllFormed => false,
            };
            if !admitted {
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

    /// Answers with a directory as an archive of unknown length.
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
            Answer::with(StatusCode::OK, "image/png", picture::png(width, height))
        }
        _ => page(404),
    }
}

fn file(head: &Head, node: &Node, content: &Content) -> Answer {
    let served = Served {
        content,
        etag: &format!("\"{}\"", content.digests().md5),
        modified: node.modified,
    };
    match serve(head, &served) {
        Ok(answer) if answer.status == StatusCode::NOT_MODIFIED => answer,
        Ok(answer) => answer
            .header(header::CONTENT_TYPE, media::kind(&node.name).0)
            .header(header::CONTENT_DISPOSITION, "attachment"),
        Err(size) => page(416).header(header::CONTENT_RANGE, &format!("bytes */{size}")),
    }
}
