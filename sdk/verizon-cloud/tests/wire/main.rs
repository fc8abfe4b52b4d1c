//! Tests of requests, byte for byte, and of unusual answers; sections are those of `wire.md`.

mod contacts;
mod content;
mod envelopes;
mod errors;
mod favorites;
mod fops;
mod full_view;
mod pages;
mod paths;
mod playlists;
mod query;
mod shares;
mod sign_in;
mod support;
mod tags;
mod trash;
mod uploads;
mod virtual_folders;
