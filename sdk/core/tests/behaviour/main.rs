//! What the core promises, through its public surface; one module a theme.

mod address;
mod bodies;
mod client;
mod continuation;
mod decoding;
mod effect;
mod errors;
mod fields;
mod gzip;
mod http;
mod http_faults;
mod json_lines;
mod kinds;
mod multipart;
mod pager;
mod poll;
mod poller;
mod requests;
mod secrets;
mod streams;
mod support;
