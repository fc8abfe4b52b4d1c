//! Listings: all nodes, a folder, the trash (`wire.md` §2.3, §2.9, §2.13).

use std::sync::Arc;

use http::StatusCode;
use serde_json::{Value, json};

use super::call::{Call, json as answer};
use super::errors::ApiError;
use super::fields::Order;
use super::filter::Filter;
use super::node::{Node, Status};
use super::represent::View;
use crate::answer::Answer;

/// Default and largest page.
const PAGE: usize = 200;

/// The nodes that a listing selects from.
enum Among {
    All,
    Folder(String),
    Trash,
}

pub(crate) fn nodes(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    list(call, &Among::All)
}

pub(crate) fn children(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let folder = call.subject()?;
    list(call, &Among::Folder(folder))
}

/// Lists the nodes that were put into the trash themselves, not those that went along (`wire.md` §2.13).
pub(crate) fn trash(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    list(call, &Among::Trash)
}

fn list(call: &mut Call<'_>, among: &Among) -> Result<Answer, ApiError> {
    let view = View::parse(call.head)?;
    let limit = limit(call.text("limit"))?;
    let sort = call.text("sort").unwrap_or_default();
    let filters = call.text("filters").unwrap_or_default();
    let query = format!("{}\n{filters}\n{sort}", call.head.path);
    let (ids, from) = match call.text("startToken") {
        Some(token) => {
            let page = call.state.pages.find(token, call.now);
            let page = page.ok_or_else(|| ApiError::bad("Next token is expired"))?;
            if page.query != query {
                let message =
                    "Next token belongs to another query: path, filters and sort must not change";
                return Err(ApiError::bad(message));
            }
            (page.ids, page.from)
        }
        None => {
            let filter = match filters {
                "" => None,
                filters => Some(Filter::parse(filters)?),
            };
            let order = match sort {
                "" => Order::default(),
                sort => Order::parse(sort)?,
            };
            let mut found = choose(call, among, filter.as_ref());
            found.sort_by(|left, right| order.compare(left, right));
            let ids: Vec<String> = found.into_iter().map(|node| node.id.clone()).collect();
            (ids.into(), 0)
        }
    };
    let to = from.saturating_add(limit).min(ids.len());
    let lens = call.lens();
    // A node that was purged since the first page is left out; a page may be shorter than asked for.
    let page = ids.get(from..to).unwrap_or_default().iter();
    let data: Vec<Value> = page
        .filter_map(|id| call.state.nodes.get(id))
        .map(|node| lens.node(node, &view))
        .collect();
    let mut body = json!({"count": ids.len(), "data": data});
    if to < ids.len() {
        body["nextToken"] = json!(next(call, &ids, to, &query));
    }
    Ok(answer(StatusCode::OK, &body))
}

fn next(call: &mut Call<'_>, ids: &Arc<[String]>, from: usize, query: &str) -> String {
    let state = &mut *call.state;
    let pages = &mut state.pages;
    pages.token(ids, from, query, call.now, &mut state.random)
}

/// Returns the limit; one over 200 counts as 200 (`wire.md` §11.11).
fn limit(text: Option<&str>) -> Result<usize, ApiError> {
    let Some(text) = text else {
        return Ok(PAGE);
    };
    match text.parse::<usize>() {
        Ok(limit) if limit > 0 => Ok(limit.min(PAGE)),
        _ => Err(ApiError::bad(format!("Invalid limit: {text}"))),
    }
}

/// Selects nodes. Without a filter on the status, trashed nodes are listed or not as the emulator is set.
fn choose<'a>(call: &'a Call<'_>, among: &Among, filter: Option<&Filter>) -> Vec<&'a Node> {
    let nodes = &call.state.nodes;
    let mut found = match among {
        Among::Folder(folder) => nodes.children(folder, call.now),
        Among::All | Among::Trash => nodes.all(),
    };
    let trashed = match among {
        Among::Trash => true,
        _ => call.settings.trashed_in_listings || filter.is_some_and(Filter::names_status),
    };
    found.retain(|node| {
        let in_trash = node.status == Status::Trash;
        let among = match among {
            Among::Trash => in_trash && !node.trashed_with_parent,
            Among::All | Among::Folder(_) => trashed || !in_trash,
        };
        among && filter.is_none_or(|filter| filter.fits(node))
    });
    found
}
