//! What copies do about a conflict, out of what moves and renames do.

use crate::types::{OnConflict, OnCopyConflict};

/// A copy can do whatever a move can; the other way round there are ways that only copies have.
///
/// ```
/// use verizon_cloud::types::{CopyItem, MoveItem, OnConflict, OnCopyConflict};
///
/// let copy = CopyItem::new("/VZMOBILE/a", "/VZMOBILE/b").on_conflict(OnConflict::KeepBoth);
/// assert_eq!(copy.on_conflict, OnCopyConflict::KeepBoth);
/// let moved = MoveItem::new("/VZMOBILE/a", "/VZMOBILE/b").on_conflict(OnConflict::KeepBoth);
/// assert_eq!(moved.on_conflict, OnConflict::KeepBoth);
/// ```
///
/// ```compile_fail
/// use verizon_cloud::types::{MoveItem, OnCopyConflict};
///
/// let moved = MoveItem::new("/VZMOBILE/a", "/VZMOBILE/b").on_conflict(OnCopyConflict::NewVersion);
/// ```
impl From<OnConflict> for OnCopyConflict {
    fn from(way: OnConflict) -> Self {
        match way {
            OnConflict::Overwrite => Self::Overwrite,
            OnConflict::Fail => Self::Fail,
            OnConflict::KeepBoth => Self::KeepBoth,
        }
    }
}
