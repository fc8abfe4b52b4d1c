// Made by `cargo sdk generate` out of specs/recursion. Change the specs, not this file.

mod trees;
pub use self::trees::*;
