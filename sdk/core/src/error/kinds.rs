//! Maps status and code to a provider's named kinds of errors.

use std::fmt::Debug;

use super::Error;

/// The named kinds of failure of one provider.
///
/// Generated crates implement it for their `ErrorKind`. Kinds may be nested: [`ErrorKinds::is`] is
/// true for the kind itself and for every kind above it.
pub trait ErrorKinds: Copy + Eq + Debug + 'static {
    /// Returns the kind of an error.
    fn of(error: &Error) -> Self;

    /// Returns the more general kind that this one belongs to.
    fn parent(self) -> Option<Self>;

    /// Returns whether this is `other` or one of the kinds below it.
    fn is(self, other: Self) -> bool {
        let mut kind = Some(self);
        // A cycle of parents would be a mistake in a spec; it must not hang the program.
        for _ in 0..32 {
            match kind {
                Some(found) if found == other => return true,
                Some(found) => kind = found.parent(),
                None => return false,
            }
        }
        false
    }
}

/// A row of the table that [`match_kind`] reads: the condition under which an error is of a kind.
#[derive(Clone, Copy, Debug)]
pub struct KindRule<K: 'static> {
    /// First and last status of the row; `None` for any status and for errors without an answer.
    pub status: Option<(u16, u16)>,
    /// The provider's code of the row; `None` for any.
    pub code: Option<&'static str>,
    /// The kind.
    pub kind: K,
}

impl<K> KindRule<K> {
    /// Creates a row.
    #[must_use]
    pub const fn new(status: Option<(u16, u16)>, code: Option<&'static str>, kind: K) -> Self {
        Self { status, code, kind }
    }
}

/// Returns the kind of the row that fits best.
///
/// The order is: status and code, code alone, exact status, the narrowest range of statuses.
///
/// Of two rows that fit equally well, the first wins.
///
/// ```
/// use cloud_drives_core::{KindRule, match_kind};
///
/// const TABLE: &[KindRule<&str>] = &[
///     KindRule { status: Some((500, 599)), code: None, kind: "server" },
///     KindRule { status: Some((503, 503)), code: None, kind: "busy" },
///     KindRule { status: None, code: Some("Locked"), kind: "locked" },
/// ];
/// assert_eq!(match_kind(Some(503), Some("Locked"), TABLE), Some("locked"));
/// assert_eq!(match_kind(Some(503), None, TABLE), Some("busy"));
/// assert_eq!(match_kind(Some(500), None, TABLE), Some("server"));
/// assert_eq!(match_kind(Some(404), None, TABLE), None);
/// ```
#[must_use]
pub fn match_kind<K: Copy>(
    status: Option<u16>,
    code: Option<&str>,
    table: &'static [KindRule<K>],
) -> Option<K> {
    let mut best: Option<((bool, u16), K)> = None;
    for rule in table {
        if rule.code.is_some() && rule.code != code {
            continue;
        }
        let narrowness = match (rule.status, status) {
            (None, _) => 0,
            (Some((low, high)), Some(status)) if (low..=high).contains(&status) => {
                u16::MAX - (high - low)
            }
            (Some(_), _) => continue,
        };
        let rank = (rule.code.is_some(), narrowness);
        if best.is_none_or(|(best_rank, _)| rank > best_rank) {
            best = Some((rank, rule.kind));
        }
    }
    best.map(|(_, kind)| kind)
}
