// Made by `cargo sdk generate` out of specs/secrets. Change the specs, not this file.

mod sessions;
pub use self::sessions::*;
