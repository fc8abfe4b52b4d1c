//! How an API divides a listing into pages, as generated code describes it.

use serde::Serialize;

use super::contents::Contents;
use super::{Cursor, Next};
use crate::query::Query;

/// How an operation divides its listing into pages, by the names of its query parameters.
#[derive(Clone, Copy, Debug)]
pub struct Paging {
    style: Style,
    parameter: &'static str,
    limit: Option<&'static str>,
    /// The default page size, which is sent.
    size: Option<u64>,
    /// The server's default page size.
    default_size: Option<u64>,
}

#[derive(Clone, Copy, Debug)]
enum Style {
    Offset,
    Page {
        first: u64,
    },
    Token,
    /// The token is a parameter of a link.
    Link {
        query: &'static str,
    },
}

impl Paging {
    /// Describes pages that begin at an offset in items.
    #[must_use]
    pub const fn offset(parameter: &'static str) -> Self {
        Self::of(Style::Offset, parameter)
    }

    /// Describes pages that are numbered from `first`.
    #[must_use]
    pub const fn page(parameter: &'static str, first: u64) -> Self {
        Self::of(Style::Page { first }, parameter)
    }

    /// Describes pages that begin at a token from the page before.
    #[must_use]
    pub const fn token(parameter: &'static str) -> Self {
        Self::of(Style::Token, parameter)
    }

    /// Describes pages that begin at a token, which is the parameter `query` of a link in the page before.
    #[must_use]
    pub const fn link(parameter: &'static str, query: &'static str) -> Self {
        Self::of(Style::Link { query }, parameter)
    }

    const fn of(style: Style, parameter: &'static str) -> Self {
        Self {
            style,
            parameter,
            limit: None,
            size: None,
            default_size: None,
        }
    }

    /// Sets the name of the parameter for the size of a page.
    #[must_use]
    pub const fn limit(mut self, parameter: &'static str) -> Self {
        self.limit = Some(parameter);
        self
    }

    /// Sets the size that is sent with every page unless the caller sets one.
    #[must_use]
    pub const fn size(mut self, size: u64) -> Self {
        self.size = Some(size);
        self
    }

    /// Sets the server's default page size; `u64::MAX` if it returns everything on one page by default.
    #[must_use]
    pub const fn default_size(mut self, size: u64) -> Self {
        self.default_size = Some(size);
        self
    }

    /// Sets the beginning of the page, before its size.
    pub(crate) fn turn(&self, query: &mut Query, begin: &str) {
        let limit = self
            .limit
            .and_then(|limit| Some((limit, query.get(limit)?)));
        if let Some((name, _)) = &limit {
            query.remove(name);
        }
        query.set(self.parameter, begin);
        if let Some((name, size)) = limit {
            query.set(name, &size);
        }
    }

    /// Returns whether everything is on one page unless the caller sets the size.
    pub(crate) fn is_whole(&self) -> bool {
        self.default_size == Some(u64::MAX)
    }

    pub(crate) fn set_size(&self, query: &mut Query) {
        if let (Some(limit), Some(size)) = (self.limit, self.size)
            && !query.has(limit)
        {
            query.push(limit, size);
        }
    }

    pub(crate) fn limit_in(&self, query: &Query) -> Option<u64> {
        let asked = self.limit.and_then(|limit| query.get(limit)?.parse().ok());
        asked.or(self.default_size)
    }

    pub(crate) fn start(&self, query: &Query) -> Cursor {
        let given = query.get(self.parameter);
        let number = || given.as_ref().and_then(|given| given.parse().ok());
        match self.style {
            Style::Offset => Cursor::Offset(number().unwrap_or(0)),
            Style::Page { first } => Cursor::Page(number().unwrap_or(first)),
            Style::Token | Style::Link { .. } => given.map_or(Cursor::Start, Cursor::Token),
        }
    }

    /// Returns the page after the one at `cursor`; the `undecoded` items that were omitted from it still count.
    pub(crate) fn next(
        &self,
        cursor: &Cursor,
        limit: Option<u64>,
        page: PageInfo<'_>,
        undecoded: usize,
    ) -> Next {
        let PageInfo { next, total, .. } = page;
        let len = page.len + undecoded;
        let limit = page.limit.or(limit);
        let mut made = match self.style {
            Style::Offset => Next::by_total(cursor.offset().unwrap_or(0), len, limit, total),
            Style::Page { first } => {
                Next::by_page(cursor.page().unwrap_or(first), first, len, limit, total)
            }
            Style::Token => Next::token(next).with_total(total).with_len(len),
            Style::Link { query } => Next::query_token(next, query)
                .with_total(total)
                .with_len(len),
        };
        made.contents = Some(page.contents);
        made
    }
}

/// The information of a page about its listing.
#[derive(Clone, Copy, Debug)]
pub struct PageInfo<'a> {
    len: usize,
    contents: Contents,
    next: Option<&'a str>,
    total: Option<u64>,
    limit: Option<u64>,
}

impl<'a> PageInfo<'a> {
    /// Describes a page with these items.
    #[must_use]
    pub fn of<T: Serialize>(items: &[T]) -> Self {
        let mut contents = Contents::default();
        contents.add(items);
        Self {
            len: items.len(),
            contents,
            next: None,
            total: None,
            limit: None,
        }
    }

    /// Adds another list of the page.
    #[must_use]
    pub fn and<T: Serialize>(mut self, items: &[T]) -> Self {
        self.len += items.len();
        self.contents.add(items);
        self
    }

    /// Sets the token of or the link to the next page, as in the page.
    #[must_use]
    pub fn next(mut self, next: Option<&'a str>) -> Self {
        self.next = next;
        self
    }

    /// Sets the total number of items, if the page reports it.
    #[must_use]
    pub fn total(mut self, total: Option<u64>) -> Self {
        self.total = total;
        self
    }

    /// Sets the page size that the server applied, if the page reports it.
    #[must_use]
    pub fn limit(mut self, limit: Option<u64>) -> Self {
        self.limit = limit;
        self
    }
}
