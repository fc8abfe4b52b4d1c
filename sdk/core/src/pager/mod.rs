//! Listings that come in pages.

mod continuation;
mod cursor;
mod items;
mod pages;

pub use continuation::Continuation;
pub use cursor::{Cursor, Next};
pub use items::Items;
pub use pages::Pages;
