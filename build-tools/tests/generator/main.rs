//! The generator: its commands, what it reads, what it refuses, and what it writes.

mod anywhere;
mod bundle;
mod commands;
mod determinism;
mod diff;
mod import;
mod import_beside;
mod import_sign_in;
mod lint;
mod load;
mod no_panic;
mod random;
mod readme;
mod snapshots;
mod support;
mod workspace;
