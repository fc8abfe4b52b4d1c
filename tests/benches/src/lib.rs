//! What the benchmarks have in common: a server in a process of its own, rounds that take turns, and tables.
//!
//! Every benchmark sets what this workspace does beside a baseline in the same run, and prints figures; nothing here passes or
//! fails. `README.md` says how to run them and what they gave.
#![forbid(unsafe_code)]

pub mod allocations;
pub mod clients;
pub mod contents;
pub mod fixtures;
pub mod measure;
pub mod options;
pub mod process;
pub mod server;
pub mod table;
pub mod transfers;
