//! Frame.io against its emulator: the typed crate, and the facade.

mod facade;
mod typed;

#[path = "../support/log.rs"]
mod log;

#[path = "../support/killed.rs"]
mod support;
