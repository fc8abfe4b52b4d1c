// Made by `cargo sdk generate` out of specs/yandex-disk. Change the specs, not this file.

mod disk;
pub use disk::*;
mod oauth;
pub use oauth::*;
mod operations;
pub use operations::*;
mod public;
pub use public::*;
mod resources;
pub use resources::*;
mod shared;
pub use shared::*;
