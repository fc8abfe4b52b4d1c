//! The generator: compiles the OpenAPI documents in `specs` into typed SDK crates.
//!
//! `load → lint → model → lower → types → operations → write`, a module each; `diff` judges what is different between two
//! models. The vocabulary of the documents is described in `specs/README.md`.
#![forbid(unsafe_code)]
#![allow(missing_docs)]

pub mod bundle;
mod compile;
pub mod diagnostic;
pub mod diff;
pub mod features;
pub mod import;
pub mod lint;
pub mod load;
pub mod lower;
pub mod manifest;
pub mod member_path;
mod members;
pub mod model;
pub mod names;
pub mod oauth;
pub mod operations;
mod parallel;
pub mod report;
pub mod rules;
pub mod scaffold;
pub mod skeleton;
pub mod types;
pub mod workspace;
pub mod write;

pub use compile::{Compiled, compile};
