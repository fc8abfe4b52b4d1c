// Made by `cargo sdk generate` out of specs/lagoon-drive. Change the specs, not this file.

mod items;
pub use self::items::*;
mod oauth;
pub use self::oauth::*;
mod operations;
pub use self::operations::*;
mod shared;
pub use self::shared::*;
mod uploads;
pub use self::uploads::*;
