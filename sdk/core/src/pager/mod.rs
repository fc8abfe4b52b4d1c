//! Listings that come in pages.

mod contents;
mod continuation;
mod course;
mod cursor;
mod fetches;
mod items;
mod pages;
mod paging;
mod progress;

pub use continuation::Continuation;
pub use cursor::{Cursor, Next};
pub use items::Items;
pub use pages::Pages;
pub use paging::{PageInfo, Paging};
