//! Lagoon Drive against a server of its own.

mod service;
mod typed;
