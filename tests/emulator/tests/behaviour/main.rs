//! How the emulators behave, seen from outside.

mod client;
mod complaints;
mod faults;
mod listings;
mod oauth;
mod operations;
mod program;
mod public;
mod resources;
mod sockets;
mod transfers;
mod trash;

#[path = "../support/mod.rs"]
mod support;
