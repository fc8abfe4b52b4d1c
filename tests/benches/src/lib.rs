//! Code shared by the benchmarks: a server in its own process, alternating rounds, and tables.
//!
//! Every benchmark compares the workspace's code with a baseline in the same run, and prints figures; it does not pass or fail.
//! `README.md` says how to run them.
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
