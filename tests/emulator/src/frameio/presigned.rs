//! URLs that carry their own permission, as S3 and its caches have them (`wire.md` §6).

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use url::form_urlencoded::Serializer;

use super::signature::hmac;
use crate::request::Head;

const DATE: &str = "%Y%m%dT%H%M%SZ";
/// The headers that a part's signature covers.
const SIGNED_HEADERS: &str = "content-type;host;x-amz-acl";
/// The access that a part's signature covers.
pub(crate) const ACL: &str = "private";

/// Returns the text that an upload's signature covers.
fn upload_text(path: &str, query: &[(String, String)], content_type: &str, acl: &str) -> String {
    let query: Vec<String> = query
        .iter()
        .filter(|(name, _)| name != "X-Amz-Signature")
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    format!("PUT\n{path}\n{}\n{content_type}\n{acl}", query.join("&"))
}

/// Returns path and query of a URL that one part can be put to.
pub(crate) fn upload(
    secret: &str,
    path: &str,
    part: Option<(usize, &str)>,
    content_type: &str,
    now: DateTime<Utc>,
    lifetime: TimeDelta,
) -> String {
    let mut query: Vec<(String, String)> = Vec::new();
    let mut add = |name: &str, value: String| query.push((name.to_owned(), value));
    add("X-Amz-Algorithm", "AWS4-HMAC-SHA256".to_owned());
    let day = now.format("%Y%m%d");
    add(
        "X-Amz-Credential",
        format!("AKIAEMULATED/{day}/us-east-1/s3/aws4_request"),
    );
    add("X-Amz-Date", now.format(DATE).to_string());
    add("X-Amz-Expires", lifetime.num_seconds().to_string());
    add("X-Amz-SignedHeaders", SIGNED_HEADERS.to_owned());
    if let Some((number, upload_id)) = part {
        add("partNumber", number.to_string());
        add("uploadId", upload_id.to_owned());
    }
    let signature = hmac(secret, &upload_text(path, &query, content_type, ACL));
    query.push(("X-Amz-Signature".to_owned(), signature));
    format!(
        "{path}?{}",
        Serializer::new(String::new()).extend_pairs(query).finish()
    )
}

/// Returns whether a request has the signature of an upload, including headers.
pub(crate) fn is_signed(secret: &str, head: &Head) -> bool {
    let header = |name: &str| head.header(name).unwrap_or_default().trim().to_owned();
    let text = upload_text(
        &head.path,
        &head.query,
        &header("content-type"),
        &header("x-amz-acl"),
    );
    head.query("X-Amz-Signature") == Some(hmac(secret, &text).as_str())
}

/// Returns the expiry of an upload's URL.
pub(crate) fn upload_expires(head: &Head) -> Option<DateTime<Utc>> {
    let date = NaiveDateTime::parse_from_str(head.query("X-Amz-Date")?, DATE).ok()?;
    let seconds = head.query("X-Amz-Expires")?.parse().ok()?;
    date.and_utc()
        .checked_add_signed(TimeDelta::try_seconds(seconds)?)
}

/// Returns path and query of a URL that something can be fetched from; `disposition` is `attachment`,
/// `inline` or empty.
pub(crate) fn download(secret: &str, path: &str, disposition: &str, expires: i64) -> String {
    let mut query = Serializer::new(String::new());
    if !disposition.is_empty() {
        query.append_pair("response-content-disposition", disposition);
    }
    query.append_pair("Expires", &expires.to_string());
    let signature = hmac(secret, &format!("GET\n{path}\n{disposition}\n{expires}"));
    query.append_pair("Signature", &signature);
    query.append_pair("Key-Pair-Id", "EMULATED");
    format!("{path}?{}", query.finish())
}

/// Returns the expiry of a download's URL; `None` if it is not one of this service's.
pub(crate) fn download_expires(secret: &str, head: &Head) -> Option<i64> {
    let disposition = head
        .query("response-content-disposition")
        .unwrap_or_default();
    let expires: i64 = head.query("Expires")?.parse().ok()?;
    let text = format!("GET\n{}\n{disposition}\n{expires}", head.path);
    (head.query("Signature") == Some(hmac(secret, &text).as_str())).then_some(expires)
}
