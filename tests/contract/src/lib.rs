//! Tests of the SDK crates against the emulators, in `tests`. This library compiles the examples of documents that need several crates.
#![forbid(unsafe_code)]

/// The README of the repository.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
pub struct Readme;

/// From the Python client of Yandex Disk.
#[cfg(doctest)]
#[doc = include_str!("../../../sdk/yandex-disk/MIGRATING.md")]
pub struct MigratingYandexDisk;

/// From the Python client of Frame.io.
#[cfg(doctest)]
#[doc = include_str!("../../../sdk/frameio/MIGRATING.md")]
pub struct MigratingFrameIo;

/// From the Python client of Amazon Drive.
#[cfg(doctest)]
#[doc = include_str!("../../../sdk/amazon-drive/MIGRATING.md")]
pub struct MigratingAmazonDrive;

/// From the documents of Verizon's cloud.
#[cfg(doctest)]
#[doc = include_str!("../../../sdk/verizon-cloud/MIGRATING.md")]
pub struct MigratingVerizonCloud;
