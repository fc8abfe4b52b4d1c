// Made by `cargo sdk generate` out of specs/paths. Change the specs, not this file.

mod paths;
pub use self::paths::*;
