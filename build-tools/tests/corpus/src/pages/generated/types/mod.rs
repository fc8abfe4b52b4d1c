// Made by `cargo sdk generate` out of specs/pages. Change the specs, not this file.

mod lists;
pub use self::lists::*;
