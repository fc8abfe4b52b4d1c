// Made by `cargo sdk generate` out of specs/streams. Change the specs, not this file.

mod events;
pub use self::events::*;
mod files;
pub use self::files::*;
