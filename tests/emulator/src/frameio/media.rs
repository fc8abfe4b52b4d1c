//! The media host: originals and renditions behind signed links (`wire.md` §6).

use chrono::{DateTime, TimeDelta, Utc};
use http::{Method, StatusCode, header};
use serde_json::{Map, Value, json};

use super::assets::{Asset, File};
use super::call::Call;
use super::errors::xml;
use super::media_types::{Class, class, has_rendition};
use super::presigned;
use super::processing::Stage;
use super::signature::hmac;
use super::state::State;
use crate::answer::Answer;
use crate::content::Content;
use crate::file_answer::{Served, serve};
use crate::picture;
use crate::request::Head;

/// How long a media link lives.
pub(crate) const LINK_LIFETIME: TimeDelta = TimeDelta::hours(1);

/// The links that can be asked for.
const LINKS: [&str; 8] = [
    "original",
    "thumbnail",
    "thumbnail_high_quality",
    "video_h264_180",
    "high_quality",
    "efficient",
    "scrub_sheet",
    "hls_manifest",
];

impl Call<'_> {
    /// Returns the links that `include` asks for; `None` if it asks for none.
    pub(crate) fn media_links(&self, id: &str, asset: &Asset, file: &File) -> Option<Value> {
        let mut links = Map::new();
        for link in LINKS {
            if self.includes(&format!("media_links.{link}")) {
                links.insert(link.to_owned(), self.media_link(id, link, asset, file));
            }
        }
        (!links.is_empty()).then_some(Value::Object(links))
    }

    /// Returns a link; null until its target exists.
    fn media_link(&self, id: &str, link: &str, asset: &Asset, file: &File) -> Value {
        let there = match link {
            "original" => file.completed_at.is_some(),
            _ => {
                let class = class(file.media_type.as_deref());
                file.stage == Stage::Transcoded && has_rendition(class, link)
            }
        };
        if !there {
            return Value::Null;
        }
        let path = format!("/{link}/{id}");
        let expires = self.now.checked_add_signed(LINK_LIFETIME);
        let expires = expires.unwrap_or(DateTime::<Utc>::MAX_UTC).timestamp();
        let url = |disposition: &str| {
            let url = presigned::download(&self.state.secret, &path, disposition, expires);
            format!("{}{url}", self.urls.media)
        };
        let name = asset.name.replace(['"', '\\'], "_");
        let named = |kind: &str| url(&format!("{kind}; filename=\"{name}\""));
        match link {
            "original" => json!({
                "download_url": named("attachment"),
                "inline_url": named("inline"),
            }),
            "hls_manifest" => json!({ "url": url("") }),
            _ => json!({"download_url": named("attachment"), "url": url("")}),
        }
    }
}

impl State {
    /// Answers a request to the media host.
    pub(crate) fn serve(&self, head: &Head, now: DateTime<Utc>) -> Answer {
        if head.method != Method::GET && head.method != Method::HEAD {
            return xml(
                405,
                "MethodNotAllowed",
                "The specified method is not allowed",
            );
        }
        let Some(expires) = presigned::download_expires(&self.secret, head) else {
            return xml(403, "AccessDenied", "Access Denied");
        };
        if expires <= now.timestamp() || self.media_expired >= Some(expires) {
            return xml(403, "AccessDenied", "Access Denied: the URL has expired");
        }
        let place = head
            .path
            .strip_prefix('/')
            .and_then(|path| path.split_once('/'));
        let Some((link, id)) = place else {
            return xml(403, "AccessDenied", "Access Denied");
        };
        let Some((asset, file)) = self.assets.get(id).zip(self.assets.file(id)) else {
            return xml(404, "NoSuchKey", "The specified key does not exist");
        };
        let (content, kind) = match link {
            "original" => (file.content.clone(), file.media_type.clone()),
            _ => {
                let (content, kind) = rendition(link, file);
                (Some(content), Some(kind.to_owned()))
            }
        };
        let Some(content) = content else {
            return xml(404, "NoSuchKey", "The specified key does not exist");
        };
        let etag = hmac(&self.secret, &format!("{}/{}", head.path, content.size()));
        let served = Served {
            content: &content,
            etag: &format!("\"{}\"", etag.get(..32).unwrap_or_default()),
            modified: file.completed_at.unwrap_or(asset.created_at),
        };
        match serve(head, &served) {
            Ok(mut answer) => {
                let kind = kind.as_deref().unwrap_or("application/octet-stream");
                if answer.status != StatusCode::NOT_MODIFIED {
                    answer = answer.header(header::CONTENT_TYPE, kind);
                }
                if let Some(disposition) = head.query("response-content-disposition") {
                    answer = answer.header(header::CONTENT_DISPOSITION, disposition);
                }
                answer
            }
            Err(size) => xml(
                416,
                "InvalidRange",
                "The requested range is not satisfiable",
            )
            .header(header::CONTENT_RANGE, &format!("bytes */{size}")),
        }
    }
}

/// Returns bytes that stand for a rendition, and their media type.
fn rendition(link: &str, file: &File) -> (Content, &'static str) {
    match (link, class(file.media_type.as_deref())) {
        ("thumbnail", _) => (picture::png(160, 90).into(), "image/png"),
        ("thumbnail_high_quality", _) => (picture::png(640, 360).into(), "image/png"),
        ("hls_manifest", _) => (PLAYLIST.into(), "application/vnd.apple.mpegurl"),
        ("scrub_sheet", _) => (webp(), "image/webp"),
        (_, Class::Image) => (picture::png(1280, 720).into(), "image/png"),
        (link, class) => {
            let share = match link {
                "high_quality" => 10,
                "efficient" => 50,
                _ => 100,
            };
            let kind = match class {
                Class::Audio => "audio/mp4",
                _ => "video/mp4",
            };
            (mp4(file.size / share), kind)
        }
    }
}

/// A playlist of HLS without segments.
const PLAYLIST: &str = "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:1\n#EXT-X-ENDLIST\n";

/// Returns the beginning of an MP4 file, then a pattern of this size.
fn mp4(size: u64) -> Content {
    let head = Content::from(b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom");
    Content::joined([head, Content::pattern(size)])
}

/// Returns a WebP file of one pixel, without loss.
fn webp() -> Content {
    Content::from(
        b"RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00",
    )
}
