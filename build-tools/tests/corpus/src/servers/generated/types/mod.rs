// Made by `cargo sdk generate` out of specs/servers. Change the specs, not this file.

mod nodes;
pub use self::nodes::*;
mod shared;
pub use self::shared::*;
