// Made by `cargo sdk generate` out of specs/queries. Change the specs, not this file.

mod queries;
pub use self::queries::*;
