// Made by `cargo sdk generate` out of specs/enums. Change the specs, not this file.

mod enums;
pub use self::enums::*;
