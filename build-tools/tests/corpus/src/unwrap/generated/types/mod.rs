// Made by `cargo sdk generate` out of specs/unwrap. Change the specs, not this file.

mod envelopes;
pub use self::envelopes::*;
