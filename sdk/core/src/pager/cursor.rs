//! Where a page begins, and what comes after it.

use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};

/// Where a page begins, in the way of the API.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cursor {
    /// At the beginning, with nothing said about it.
    Start,
    /// At a token that the server gave.
    Token(String),
    /// Behind so many items.
    Offset(u64),
    /// At the page of this number.
    Page(u64),
}

impl Cursor {
    /// The token, if the page begins at one.
    #[must_use]
    pub fn token(&self) -> Option<&str> {
        match self {
            Self::Token(token) => Some(token),
            _ => None,
        }
    }

    /// The offset, if the page begins at one.
    #[must_use]
    pub fn offset(&self) -> Option<u64> {
        match self {
            Self::Offset(offset) => Some(*offset),
            _ => None,
        }
    }

    /// The number of the page, if it has one.
    #[must_use]
    pub fn page(&self) -> Option<u64> {
        match self {
            Self::Page(page) => Some(*page),
            _ => None,
        }
    }
}

/// What a page says about the one after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Next {
    /// Where the next page begins; `None` when there is none.
    pub cursor: Option<Cursor>,
    /// How many items there are in all, where the API tells it.
    pub total: Option<u64>,
}

impl Next {
    /// There is no next page.
    #[must_use]
    pub fn end() -> Self {
        Self::default()
    }

    /// The next page after one of `len` items at `offset`, where the answer tells how many there
    /// are in all.
    ///
    /// An answer without that number is treated as by [`Next::short_page`]. A page without items is
    /// the last.
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
        }
    }

    /// The next page after one of `len` items, where a page with fewer items than asked for is the
    /// last.
    ///
    /// Without a `limit` the first page without items is the last.
    #[must_use]
    pub fn short_page(cursor: &Cursor, len: usize, limit: Option<u64>) -> Self {
        let len = len as u64;
        if len == 0 || limit.is_some_and(|limit| len < limit) {
            return Self::end();
        }
        let cursor = match cursor {
            Cursor::Start => Cursor::Offset(len),
            Cursor::Offset(offset) => Cursor::Offset(offset.saturating_add(len)),
            Cursor::Page(page) => Cursor::Page(page.saturating_add(1)),
            Cursor::Token(_) => return Self::end(),
        };
        Self {
            cursor: Some(cursor),
            total: None,
        }
    }

    /// The next page after page `page` of `len` items, counted from `first`, where the answer tells how many items there are in
    /// all.
    ///
    /// An answer without that number is treated as by [`Next::short_page`], and a short page is the last in any case.
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
        let next = Self::short_page(&Cursor::Page(page), len, limit).with_total(total);
        let before = page.saturating_sub(first);
        let reached = limit.map(|limit| before.saturating_mul(limit).saturating_add(len as u64));
        match (reached, total) {
            (Some(reached), Some(total)) if reached >= total => Self {
                cursor: None,
                ..next
            },
            _ => next,
        }
    }

    /// The next page at the token that the answer gives; none, or an empty one, means the end.
    #[must_use]
    pub fn token(token: Option<&str>) -> Self {
        let token = token.filter(|token| !token.is_empty());
        Self {
            cursor: token.map(|token| Cursor::Token(token.to_owned())),
            total: None,
        }
    }

    /// The next page at the value that one query parameter has in a link; the link may be a URL or
    /// just a path with a query.
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
        Self::token(value.as_deref())
    }

    /// The same, with how many items there are in all.
    #[must_use]
    pub fn with_total(mut self, total: Option<u64>) -> Self {
        self.total = total;
        self
    }
}

fn decode(text: &str) -> Option<String> {
    percent_decode_str(&text.replace('+', " "))
        .decode_utf8()
        .ok()
        .map(|text| text.into_owned())
}
