// Made by `cargo sdk generate` out of specs/words. Change the specs, not this file.

mod type_;
pub use self::type_::*;
