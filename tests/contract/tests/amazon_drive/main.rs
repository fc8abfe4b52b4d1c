//! Amazon Cloud Drive against its emulator: the typed crate, and the facade.

mod facade;
mod typed;

#[path = "../support/log.rs"]
mod log;
