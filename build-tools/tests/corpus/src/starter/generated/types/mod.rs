// Made by `cargo sdk generate` out of specs/starter. Change the specs, not this file.

mod files;
pub use self::files::*;
