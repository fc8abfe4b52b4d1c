//! How the emulated Personal Cloud behaves, seen from outside.

mod client;
mod files;
mod fops;
mod fullview;
mod metadata;
mod oauth;
mod uploads;
