// Made by `cargo sdk generate` out of specs/bodies. Change the specs, not this file.

mod form;
pub use self::form::*;
mod json;
pub use self::json::*;
