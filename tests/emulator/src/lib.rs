//! Stateful servers that behave as the real storage services do, with faults on demand.
//!
//! An emulator keeps state as its service does (names, conflicts, trash, operations that take time, links and tokens
//! that expire), checks what a client sends, and misbehaves by rule. It runs inside a test's process, with or without
//! sockets, and as a program, whose `--help` names the services:
//!
//! ```text
//! cargo run -p cloud-drives-emulator -- yandex-disk --port 8081
//! ```
//!
//! ```
//! use std::time::Duration;
//!
//! use bytes::Bytes;
//! use cloud_drives_emulator::{Fault, YandexDisk};
//! use http::{Method, Request};
//!
//! # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
//! let yandex = YandexDisk::in_process();
//! yandex.put_dir("disk:/photos");
//! let busy = yandex
//!     .faults()
//!     .add(Fault::on(Method::GET, "/v1/disk/resources").too_many_requests(Duration::from_secs(2)));
//!
//! let ask = || {
//!     Request::get(format!("{}/v1/disk/resources?path=disk:/photos", yandex.api_url()))
//!         .header("Authorization", format!("OAuth {}", yandex.sign_in()))
//!         .body(Bytes::new())
//! };
//! assert_eq!(yandex.service().call(ask()?).await?.status(), 429);
//! assert_eq!(yandex.service().call(ask()?).await?.status(), 200);
//! assert_eq!(busy.used(), 1);
//! assert!(yandex.complaints().is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # })?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Written from the services' wire facts alone: it shares no type with the SDK crates, otherwise tests would only
//! prove that we agree with ourselves.

#![forbid(unsafe_code)]

mod alteration;
pub mod amazon_drive;
mod answer;
mod backend;
mod builder;
mod clock;
mod content;
mod emulator;
mod engine;
mod fault;
mod fault_syntax;
mod faults;
mod file_answer;
pub mod frameio;
mod inspection;
mod latest;
mod media_type;
mod multipart;
mod oauth;
pub mod pattern;
mod picture;
mod provider;
mod record;
mod request;
mod seed_error;
mod server;
mod service;
mod signed_in;
mod socket;
pub mod verizon_cloud;
pub mod yandex_disk;
mod zip;

pub use amazon_drive::{AmazonDrive, AmazonDriveBuilder};
pub use answer::AnswerBody;
pub use backend::Emulated;
pub use builder::Builder;
pub use clock::Clock;
pub use content::{Content, Digests};
pub use emulator::{Answering, Emulator};
pub use fault::Fault;
pub use fault_syntax::FaultSyntaxError;
pub use faults::{AddedFault, Faults};
pub use frameio::{FrameIo, FrameIoBuilder};
pub use oauth::App;
pub use record::{Complaint, ComplaintKind, Forgotten, RecordedRequest};
pub use service::{Broken, Service};
pub use signed_in::SignedIn;
pub use verizon_cloud::{VerizonCloud, VerizonCloudBuilder};
pub use yandex_disk::{YandexDisk, YandexDiskBuilder};

/// The examples of the README, which are compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
