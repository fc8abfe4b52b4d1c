// Made by `cargo sdk generate` out of specs/oauth. Change the specs, not this file.

mod sign_in;
pub use self::sign_in::*;
