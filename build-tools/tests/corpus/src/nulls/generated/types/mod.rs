// Made by `cargo sdk generate` out of specs/nulls. Change the specs, not this file.

mod things;
pub use self::things::*;
