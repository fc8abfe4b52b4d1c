//! Places in the list of shares, which stay right when shares come and go (`wire.md` §4.2).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::shares::Share;

/// From where on a page is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cursor {
    /// The shares after the one with this number.
    After(u64),
    /// Those before it.
    Before(u64),
}

/// A page of shares and its neighbours.
pub(crate) struct SharesPage<'a> {
    pub(crate) shares: Vec<&'a Share>,
    pub(crate) next: Option<Cursor>,
    pub(crate) previous: Option<Cursor>,
}

impl Cursor {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
        let (direction, number) = text.split_once(':')?;
        let number = number.parse().ok()?;
        match direction {
            "after" => Some(Self::After(number)),
            "before" => Some(Self::Before(number)),
            _ => None,
        }
    }

    pub(crate) fn text(self) -> String {
        let text = match self {
            Self::After(number) => format!("after:{number}"),
            Self::Before(number) => format!("before:{number}"),
        };
        URL_SAFE_NO_PAD.encode(text)
    }

    /// Returns the page at this place; `all` is in the order of numbers.
    pub(crate) fn page<'a>(self, all: &[&'a Share], count: u64) -> SharesPage<'a> {
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        let (from, to) = match self {
            Self::After(number) => {
                let from = all.partition_point(|share| share.number <= number);
                (from, from.saturating_add(count).min(all.len()))
            }
            Self::Before(number) => {
                let to = all.partition_point(|share| share.number < number);
                (to.saturating_sub(count), to)
            }
        };
        let shares: Vec<&Share> = all.iter().take(to).skip(from).copied().collect();
        let last = shares.last().filter(|_| to < all.len());
        let first = shares.first().filter(|_| from > 0);
        SharesPage {
            next: last.map(|share| Self::After(share.number)),
            previous: first.map(|share| Self::Before(share.number)),
            shares,
        }
    }
}
