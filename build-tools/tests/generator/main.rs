//! The generator: its commands, what it reads, what it refuses, and what it writes.

mod bundle;
mod commands;
mod determinism;
mod diff;
mod import;
mod lint;
mod load;
mod no_panic;
mod readme;
mod snapshots;
mod support;
mod workspace;
