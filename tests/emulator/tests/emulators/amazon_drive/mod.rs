//! How the emulated Amazon Drive behaves, seen from outside.

mod account;
mod changes;
mod children;
pub(crate) mod client;
mod commands;
mod complaints;
mod downloads;
mod errors;
mod failures;
mod listings;
mod login;
mod nodes;
mod properties;
mod rights;
mod seeding;
mod sockets;
mod trash;
mod uploads;
