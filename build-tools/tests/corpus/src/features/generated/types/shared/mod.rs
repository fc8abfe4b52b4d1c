// Made by `cargo sdk generate` out of specs/features. Change the specs, not this file.

#[cfg(any(feature = "entries", feature = "version-stacks"))]
mod entry;
#[cfg(any(feature = "entries", feature = "version-stacks"))]
pub use self::entry::*;

#[cfg(any(feature = "entries", feature = "jobs", feature = "version-stacks"))]
mod person;
#[cfg(any(feature = "entries", feature = "jobs", feature = "version-stacks"))]
pub use self::person::*;
