// Made by `cargo sdk generate` out of specs/scalars. Change the specs, not this file.

mod scalars;
pub use self::scalars::*;
