// Made by `cargo sdk generate` out of specs/clashes. Change the specs, not this file.

mod serde;
pub use self::serde::*;
mod shared;
pub use self::shared::*;
