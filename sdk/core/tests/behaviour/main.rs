//! Tests of the core through its public surface; one module for each theme.
mod address;
mod bodies;
mod call;
mod certificates;
mod client;
mod continuation;
mod decoding;
mod effect;
mod endless;
mod errors;
mod fields;
mod gzip;
mod http;
mod http_faults;
mod http_settings;
mod json_lines;
mod kinds;
mod mismatches;
mod multipart;
mod objects;
mod pager;
mod poll;
mod poller;
mod prefetch;
mod proxies;
mod requests;
#[cfg(feature = "reqwest-client")]
mod reqwest_client;
mod secrets;
mod streams;
mod support;
#[cfg(feature = "tower")]
mod tower;
mod undecoded;
