//! Where a page begins, and which page follows it.

use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};

use super::contents::Contents;

/// Where a page begins.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cursor {
    /// At the beginning of the listing.
    Start,
    /// At a token from the server.
    Token(String),
    /// After this many items.
    Offset(u64),
    /// At the page of this number.
    Page(u64),
}

impl Cursor {
    /// Returns the token, if the page begins at one.
    #[must_use]
    pub fn token(&self) -> Option<&str> {
        match self {
            Self::Token(token) => Some(token),
            _ => None,
        }
    }

    /// Returns the offset, if the page begins at one.
    #[must_use]
    pub fn offset(&self) -> Option<u64> {
        match self {
            Self::Offset(offset) => Some(*offset),
            _ => None,
        }
    }

    /// Returns the number of the page, if it has one.
    #[must_use]
    pub fn page(&self) -> Option<u64> {
        match self {
            Self::Page(page) => Some(*page),
            _ => None,
        }
    }
}

/// What a page says about the next one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Next {
    /// Where the next page begins; `None` when there is none.
    pub cursor: Option<Cursor>,
    /// The total number of items, if the API tells it.
    pub total: Option<u64>,
    /// Items of the page.
    pub(super) len: Option<u64>,
    /// Number of items of a full page; [`WHOLE`] if there is only one page.
    pub(super) limit: Option<u64>,
    /// The page after this one, used if the total says that there is one.
    pub(super) follows: Option<Cursor>,
    /// Whether the page is the first one.
    pub(super) begins: bool,
    pub(super) contents: Option<Contents>,
    /// Why there is no cursor although the answer points to a next page.
    pub(super) problem: Option<String>,
}

/// The limit of a page that holds everything.
const WHOLE: u64 = u64::MAX;

impl Next {
    /// Describes the last page.
    #[must_use]
    pub fn end() -> Self {
        Self::default()
    }

    /// Returns the page after one of `len` items at `offset`, if the answer tells the total number of items.
    ///
    /// Without a total, [`Next::short_page`] applies. A page without items is the last; a listing that has returned fewer than `total`
    /// items by then ends with an error.
    #[must_use]
    pub fn by_total(offset: u64, len: usize, limit: Option<u64>, total: Option<u64>) -> Self {
        let Some(known) = total else {
            return Self::short_page(&Cursor::Offset(offset), len, limit);
        };
        let reached = offset.saturating_add(len as u64);
        let more = len > 0 && reached < known;
        Self {
            cursor: more.then_some(Cursor::Offset(reached)),
            total,
            len: Some(len as u64),
            limit,
            ..Self::default()
        }
    }

    /// Returns the page after one of `len` items, where a page with fewer items than requested is the last.
    ///
    /// Without a `limit`, the first page without items is the last. With a limit of `u64::MAX`, the page is the only one. If the total is
    /// known, for example from an earlier page, a listing continues after a short page until it has returned all items.
    #[must_use]
    pub fn short_page(cursor: &Cursor, len: usize, limit: Option<u64>) -> Self {
        let len = len as u64;
        let follows = match cursor {
            _ if len == 0 || limit == Some(WHOLE) => None,
            Cursor::Start => Some(Cursor::Offset(len)),
            Cursor::Offset(offset) => Some(Cursor::Offset(offset.saturating_add(len))),
            Cursor::Page(page) => Some(Cursor::Page(page.saturating_add(1))),
            Cursor::Token(_) => None,
        };
        let is_short = limit.is_some_and(|limit| len < limit);
        Self {
            cursor: follows.clone().filter(|_| !is_short),
            len: Some(len),
            limit,
            follows,
            ..Self::default()
        }
    }

    /// Returns the page after page `page` of `len` items, counted from `first`, if the answer tells the total number of
    /// items.
    ///
    /// Without a total, [`Next::short_page`] applies. With a total, a short page is the last only if all items have arrived: the server's
    /// own limit may be smaller than `limit`.
    ///
    /// ```
    /// use cloud_drives_core::{Cursor, Next};
    ///
    /// let second = Next::by_page(1, 1, 50, Some(50), Some(100));
    /// assert_eq!(second.cursor, Some(Cursor::Page(2)));
    /// assert_eq!(Next::by_page(2, 1, 50, Some(50), Some(100)).cursor, None);
    /// ```
    #[must_use]
    pub fn by_page(
        page: u64,
        first: u64,
        len: usize,
        limit: Option<u64>,
        total: Option<u64>,
    ) -> Self {
        let mut next = Self::short_page(&Cursor::Page(page), len, limit).with_total(total);
        let before = page.saturating_sub(first);
        next.begins = before == 0;
        if let Some(total) = total {
            let before = match before {
                0 => Some(0),
                _ => limit.map(|limit| before.saturating_mul(limit)),
            };
            let is_last = before.is_some_and(|before| before.saturating_add(len as u64) == total);
            next.cursor = next.follows.clone().filter(|_| !is_last);
        }
        next
    }

    /// Returns the page at the token in the answer; `None` or an empty token means the end.
    #[must_use]
    pub fn token(token: Option<&str>) -> Self {
        let token = token.filter(|token| !token.is_empty());
        Self {
            cursor: token.map(|token| Cursor::Token(token.to_owned())),
            ..Self::default()
        }
    }

    /// Returns the page at the value of a query parameter of a link, which may be a URL or a path with a query.
    ///
    /// No link, or an empty one, means the end. A link without the parameter ends the listing with an error.
    ///
    /// ```
    /// use cloud_drives_core::{Cursor, Next};
    ///
    /// let next = Next::query_token(Some("/v4/files?page_size=50&after=a%2Fb"), "after");
    /// assert_eq!(next.cursor, Some(Cursor::Token("a/b".to_owned())));
    /// ```
    #[must_use]
    pub fn query_token(link: Option<&str>, parameter: &str) -> Self {
        let query = link
            .and_then(|link| link.split('#').next()?.split_once('?'))
            .map(|(_, query)| query);
        let value = query.and_then(|query| {
            query.split('&').find_map(|pair| {
                let (name, value) = pair.split_once('=')?;
                (decode(name)? == parameter).then(|| decode(value))?
            })
        });
        let mut next = Self::token(value.as_deref());
        if next.cursor.is_none() && link.is_some_and(|link| !link.is_empty()) {
            next.problem = Some(format!("the link to the next page has no `{parameter}`"));
        }
        next
    }

    /// Sets the total number of items.
    #[must_use]
    pub fn with_total(mut self, total: Option<u64>) -> Self {
        self.total = total;
        self
    }

    /// Sets how many items the page has, to detect endless empty pages and a listing shorter than its total.
    #[must_use]
    pub fn with_len(mut self, len: usize) -> Self {
        self.len = Some(len as u64);
        self
    }

    /// Sets the items of the page, or of one of its lists, to detect repeated pages.
    ///
    /// Only some of them are hashed, and none is kept.
    #[must_use]
    pub fn with_items<T: Serialize>(mut self, items: &[T]) -> Self {
        self.contents.get_or_insert_default().add(items);
        self
    }
}

fn decode(text: &str) -> Option<String> {
    percent_decode_str(&text.replace('+', " "))
        .decode_utf8()
        .ok()
        .map(|text| text.into_owned())
}
