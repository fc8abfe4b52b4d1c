//! What the emitted code sends and what it makes of answers; a module a case of the corpus.

mod auth;
mod bodies;
mod bounds;
mod choices;
mod clashes;
mod compositions;
mod defaults;
mod enums;
mod errors;
mod features;
mod headers;
mod ids;
mod limits;
mod maps;
mod multipart;
mod nulls;
mod oauth;
mod outcomes;
mod pages;
mod paths;
mod poll;
mod queries;
mod recursion;
mod requests;
mod retry;
mod scalars;
#[cfg(feature = "schemars")]
mod schemas;
mod secrets;
mod servers;
mod starter;
mod streams;
mod support;
mod unions;
mod unwrap;
mod words;
