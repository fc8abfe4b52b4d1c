// Made by `cargo sdk generate` out of specs/amazon-drive. Change the specs, not this file.

mod account;
pub use self::account::*;
mod changes;
pub use self::changes::*;
mod children;
pub use self::children::*;
mod content;
pub use self::content::*;
mod nodes;
pub use self::nodes::*;
mod oauth;
pub use self::oauth::*;
mod properties;
pub use self::properties::*;
mod shared;
pub use self::shared::*;
