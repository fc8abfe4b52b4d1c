//! Frame.io against its emulator: the typed crate, and the facade.

mod facade;
mod typed;

#[path = "../support/killed.rs"]
mod support;

#[path = "../support/in_process.rs"]
mod in_process;
