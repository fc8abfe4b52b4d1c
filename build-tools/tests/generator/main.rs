//! Tests of the generator: its commands, what it reads, refuses and writes.

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
mod modules;
mod no_panic;
mod random;
mod readme;
mod snapshots;
mod support;
mod workspace;
