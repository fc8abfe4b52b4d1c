// Made by `cargo sdk generate` out of specs/defaults. Change the specs, not this file.

mod settings;
pub use self::settings::*;
