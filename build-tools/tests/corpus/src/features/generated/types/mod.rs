// Made by `cargo sdk generate` out of specs/features. Change the specs, not this file.

#[cfg(feature = "entries")]
mod entries;
#[cfg(feature = "entries")]
pub use self::entries::*;

#[cfg(feature = "jobs")]
mod jobs;
#[cfg(feature = "jobs")]
pub use self::jobs::*;

#[cfg(any(feature = "entries", feature = "jobs", feature = "version-stacks"))]
mod shared;
#[cfg(any(feature = "entries", feature = "jobs", feature = "version-stacks"))]
pub use self::shared::*;

#[cfg(feature = "sign-in")]
mod sign_in;
#[cfg(feature = "sign-in")]
pub use self::sign_in::*;

#[cfg(feature = "version-stacks")]
mod version_stacks;
#[cfg(feature = "version-stacks")]
pub use self::version_stacks::*;
