// Made by `cargo sdk generate` out of specs/maps. Change the specs, not this file.

mod maps;
pub use self::maps::*;
