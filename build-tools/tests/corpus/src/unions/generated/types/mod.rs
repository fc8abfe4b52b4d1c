// Made by `cargo sdk generate` out of specs/unions. Change the specs, not this file.

mod unions;
pub use self::unions::*;
