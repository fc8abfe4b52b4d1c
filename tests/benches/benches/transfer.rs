//! Measures uploads and downloads of a large file over loopback, with bare reqwest and the facade: speed, processor time, peak memory.
//!
//! Each transfer runs in its own process, to measure its peak memory, and the cases alternate.

use cloud_drives_benches::process::Failure;
use cloud_drives_benches::transfers::compare::run;
use cloud_drives_benches::transfers::{DOWNLOADS, UPLOADS};

fn main() -> Result<(), Failure> {
    run(&[("Upload", &UPLOADS), ("Download", &DOWNLOADS)])
}
