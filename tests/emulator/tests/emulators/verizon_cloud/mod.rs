//! How the emulated Personal Cloud behaves, seen from outside.

pub(crate) mod client;
mod commands;
mod complaints;
mod contacts;
mod errors;
mod faults;
mod files;
mod fops;
mod fullview;
mod marks;
mod metadata;
mod oauth;
mod playlists;
mod search;
mod seeding;
mod shares;
mod sockets;
mod thumbnails;
mod trash;
mod uploads;
mod virtual_folders;
