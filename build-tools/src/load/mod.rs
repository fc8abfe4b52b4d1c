//! Reads a provider's folder and keeps the place of everything in it.

mod at;
mod config;
pub mod json;
mod node;
pub mod provider;
mod reference;
mod servers;
mod toml;
pub mod yaml;

pub use at::{At, chosen_media, method_of, split_word};
pub use config::{Config, RESERVED_CRATES, Server, is_folder_name, name_problem};
pub use provider::{Document, Provider, crate_of, load, providers};
pub use reference::{Resolved, SECTIONS, Target, resolve, target};
pub use servers::{NAME as SERVER_NAME, check_url, server_name, server_of};
pub use yaml::{Entry, Mapping, Node, Value};
