//! The emulators, as a client sees them.

mod amazon_drive;
mod every_emulator;
mod fault_examples;
mod frameio;
mod history;
mod memory;
mod program;
mod support;
mod verizon_cloud;
mod yandex_disk;
