//! Tokens that lead to the next page of a listing (`wire.md` §4.1).

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use crate::latest::Latest;

/// The characters of a token.
const TOKEN: usize = 10;
/// How long a `nextToken` lives (`wire.md` §4.1).
const LIFETIME: TimeDelta = TimeDelta::minutes(10);

/// Listings that have been begun.
#[derive(Debug)]
pub(crate) struct Pages {
    tokens: Latest<Page>,
    /// When old tokens are removed again.
    sweep: Option<DateTime<Utc>>,
}

/// The rest of a listing as it was when its first page was asked for.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) ids: Arc<[String]>,
    pub(crate) from: usize,
    /// The request: path, filters and order.
    pub(crate) query: String,
    expires: DateTime<Utc>,
}

impl Pages {
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            tokens: Latest::new(limit),
            sweep: None,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Returns a token for the rest of a listing.
    pub(crate) fn token(
        &mut self,
        ids: &Arc<[String]>,
        from: usize,
        query: &str,
        now: DateTime<Utc>,
        random: &mut fastrand::Rng,
    ) -> String {
        let token: String = (0..TOKEN)
            .map(|_| random.alphanumeric().to_ascii_lowercase())
            .collect();
        let expires = now.checked_add_signed(LIFETIME);
        let page = Page {
            ids: Arc::clone(ids),
            from,
            query: query.to_owned(),
            expires: expires.unwrap_or(DateTime::<Utc>::MAX_UTC),
        };
        self.tokens.insert(token.clone(), page);
        token
    }

    /// Returns the page of a token until it expires; it may be used again.
    pub(crate) fn find(&self, token: &str, now: DateTime<Utc>) -> Option<Page> {
        let page = self.tokens.get(token)?;
        (now < page.expires).then(|| page.clone())
    }

    /// Ends all tokens.
    pub(crate) fn clear(&mut self) {
        self.tokens.clear();
    }

    /// Drops tokens that are over, once in a while.
    pub(crate) fn forget(&mut self, now: DateTime<Utc>) {
        if self.sweep.is_some_and(|sweep| now < sweep) {
            return;
        }
        self.tokens.retain(|_, page| now < page.expires);
        self.sweep = now.checked_add_signed(TimeDelta::minutes(1));
    }
}
