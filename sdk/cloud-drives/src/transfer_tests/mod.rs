//! The engines of uploads and downloads, driven by a Yandex Disk in memory.

mod download;
mod testing;
mod upload;
