// Made by `cargo sdk generate` out of specs/poll. Change the specs, not this file.

mod entries;
pub use self::entries::*;
mod jobs;
pub use self::jobs::*;
