//! Conversion of the conflict resolutions of moves and renames to those of copies.

use crate::types::{OnConflict, OnCopyConflict};

/// Converts a resolution of moves. Copies have all of them, but moves lack some of those of copies.
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
