//! How the emulators behave, seen from outside.

mod altered;
pub(crate) mod client;
mod complaints;
mod errors;
mod faults;
mod listings;
mod oauth;
mod operations;
mod public;
mod resources;
mod sockets;
mod transfers;
