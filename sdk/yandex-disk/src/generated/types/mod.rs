// Made by `cargo sdk generate` out of specs/yandex-disk. Change the specs, not this file.

mod disk;
pub use self::disk::*;
mod oauth;
pub use self::oauth::*;
mod operations;
pub use self::operations::*;
mod public;
pub use self::public::*;
mod resources;
pub use self::resources::*;
mod shared;
pub use self::shared::*;
