// Made by `cargo sdk generate` out of specs/headers. Change the specs, not this file.

mod headers;
pub use self::headers::*;
