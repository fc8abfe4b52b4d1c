//! Verizon's Personal Cloud against its emulator: the typed crate, and the facade.

mod facade;
mod typed;

#[path = "../support/killed.rs"]
mod support;
