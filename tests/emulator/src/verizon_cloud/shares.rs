//! Shares: links for everybody, which end (`wire.md` §3.14, §4.2, §5.9).

use chrono::{DateTime, TimeDelta, Utc};
use http::StatusCode;
use serde_json::{Map, Value, json};

use super::call::{Call, json as answer};
use super::cursor::Cursor;
use super::errors::ApiError;
use super::item::date;
use super::represent::put_list;
use super::resource::Resource;
use super::settings::{Envelopes, Urls};
use super::state::State;
use crate::answer::Answer;
use crate::request::Head;

/// The default lifetime of a share, and the shortest, in seconds.
const USUAL: u64 = 86_400;
const SHORTEST: u64 = 300;

/// A share.
#[derive(Clone, Debug)]
pub(crate) struct Share {
    /// Counts the shares that were ever made.
    pub(crate) number: u64,
    uid: String,
    name: Option<String>,
    /// Ends its public link.
    key: String,
    resources: Vec<Resource>,
    created: DateTime<Utc>,
    expires_in: u64,
    expires: Option<DateTime<Utc>>,
}

impl Share {
    fn show(&self, urls: &Urls) -> Value {
        let link = format!("{}/s/{}", urls.share, self.key);
        let resources = self.resources.iter().map(Resource::show);
        let mut shown = json!({
            "uid": self.uid,
            "links": [{"rel": "public", "link": link}],
            "totalResourceCount": self.resources.len(),
            "expiresIn": self.expires_in,
            "creationDate": date(self.created),
            "lastModifiedDate": date(self.created),
            "publicInviteKey": self.key,
            "resources": resources.collect::<Vec<Value>>(),
        });
        if let Some(name) = &self.name {
            shown["name"] = json!(name);
        }
        if let Some(expires) = self.expires {
            shown["expirationDate"] = json!(date(expires));
        }
        shown
    }
}

impl State {
    /// Ends the shares whose time has come.
    pub(crate) fn end_shares(&mut self, now: DateTime<Utc>) {
        let lives = |share: &Share| share.expires.is_none_or(|expires| now < expires);
        self.shares.retain(lives);
    }

    /// Answers with the page that everyone with a link sees.
    pub(crate) fn public_page(&self, head: &Head) -> Answer {
        let key = head.path.strip_prefix("/s/");
        let mut shares = self.shares.iter();
        let share = shares.find(|share| Some(share.key.as_str()) == key);
        let Some(share) = share.filter(|_| head.method == http::Method::GET) else {
            return Answer::empty(StatusCode::NOT_FOUND);
        };
        let count = share.resources.len();
        let body = format!("<html><body><p>{count} shared</p></body></html>");
        Answer::with(StatusCode::OK, "text/html", body)
    }
}

pub(crate) fn create(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let body = call.members()?;
    let name = body.text("name")?.map(str::to_owned);
    let resources = body.get("resources").and_then(Value::as_array);
    let resources = resources.filter(|resources| !resources.is_empty());
    let resources = resources.ok_or_else(|| ApiError::bad("resources must be a non-empty list"))?;
    let resources: Vec<Resource> = resources
        .iter()
        .map(|resource| Resource::read(call, resource))
        .collect::<Result<_, _>>()?;
    let expires_in = match body.get("expiresIn") {
        None => USUAL,
        Some(seconds) => {
            let seconds = seconds.as_u64();
            let seconds = seconds.filter(|seconds| *seconds == 0 || *seconds >= SHORTEST);
            seconds.ok_or_else(|| {
                ApiError::bad("expiresIn must be 0 or at least 300 seconds".to_owned())
            })?
        }
    };
    let lifetime = i64::try_from(expires_in)
        .ok()
        .and_then(TimeDelta::try_seconds);
    let expires = lifetime.and_then(|lifetime| call.now.checked_add_signed(lifetime));
    call.state.shares_made += 1;
    let share = Share {
        number: call.state.shares_made,
        uid: format!("s-{}", call.state.digits(8)),
        name,
        key: call.state.digits(16),
        resources,
        created: call.now,
        expires_in,
        expires: expires.filter(|_| expires_in > 0),
    };
    let shown = share.show(call.urls);
    call.state.shares.push(share);
    Ok(call.created(&call.envelope("share", shown, Envelopes::Bare)))
}

/// Returns a date-time as W3C writes it: a day, or a time with its zone.
fn moment(text: &str) -> Option<DateTime<Utc>> {
    let with_zone = DateTime::parse_from_rfc3339(text).ok();
    let day = || format!("{text}T00:00:00Z");
    let found = with_zone.or_else(|| DateTime::parse_from_rfc3339(&day()).ok());
    found.map(|found| found.to_utc())
}

pub(crate) fn list(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    call.one_of("filter", &["outbound"])?;
    let count = call.number("count", 1..=200)?.unwrap_or(20);
    let bound = |name| {
        let text = call.text(name);
        let bound = text.map(|text| moment(text).ok_or(name));
        bound
            .transpose()
            .map_err(|name| ApiError::bad(format!("{name} must be a W3C date-time")))
    };
    let (since, until) = (bound("since")?, bound("until")?);
    let cursor = match call.text("cursor") {
        None => Cursor::After(0),
        Some(text) => {
            Cursor::parse(text).ok_or_else(|| ApiError::bad("cursor is not one of this service"))?
        }
    };
    let mut found: Vec<&Share> = call.state.shares.iter().collect();
    found.retain(|share| {
        since.is_none_or(|since| share.created >= since)
            && until.is_none_or(|until| share.created <= until)
    });
    let page = cursor.page(&found, count);
    let mut shares = Map::new();
    let shown = page.shares.iter().map(|share| share.show(call.urls));
    put_list(&mut shares, "share", shown.collect(), call.settings);
    let links = [("prev", page.previous), ("next", page.next)];
    let links = links.into_iter().filter_map(|(rel, cursor)| {
        let link = call.neighbour(&cursor?);
        Some(json!({"rel": rel, "link": link}))
    });
    let links: Vec<Value> = links.collect();
    if !links.is_empty() {
        shares.insert("links".to_owned(), json!(links));
    }
    Ok(answer(StatusCode::OK, &json!({ "shares": shares })))
}

impl Call<'_> {
    /// Returns the URL of a neighbouring page: the requested one, with another cursor.
    fn neighbour(&self, cursor: &Cursor) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("cursor", &cursor.text());
        for (name, value) in &self.head.query {
            if name != "cursor" && !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        format!("{}/shares?{}", self.urls.api_url(), query.finish())
    }
}

pub(crate) fn delete(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let uid = call.segment(0).to_owned();
    let before = call.state.shares.len();
    call.state.shares.retain(|share| share.uid != uid);
    if call.state.shares.len() == before {
        return Err(ApiError::not_found(format!("the share {uid}")));
    }
    Ok(call.done(StatusCode::NO_CONTENT))
}
