// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

mod account;
pub use self::account::*;
mod contacts;
pub use self::contacts::*;
mod favorites;
pub use self::favorites::*;
mod files;
pub use self::files::*;
mod oauth;
pub use self::oauth::*;
mod playlists;
pub use self::playlists::*;
mod shared;
pub use self::shared::*;
mod shares;
pub use self::shares::*;
mod tags;
pub use self::tags::*;
mod trash;
pub use self::trash::*;
mod uploads;
pub use self::uploads::*;
