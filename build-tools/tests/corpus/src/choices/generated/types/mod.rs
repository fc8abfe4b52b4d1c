// Made by `cargo sdk generate` out of specs/choices. Change the specs, not this file.

mod orders;
pub use self::orders::*;
