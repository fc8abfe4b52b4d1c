//! Listings that come in pages.

mod continuation;
mod cursor;
mod items;
mod pages;

#[cfg(test)]
mod tests;

pub use continuation::Continuation;
pub use cursor::{Cursor, Next};
pub use items::Items;
pub use pages::Pages;
