// Made by `cargo sdk generate` out of specs/outcomes. Change the specs, not this file.

mod entries;
pub use self::entries::*;
