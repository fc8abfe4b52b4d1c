//! A large file up and down over loopback, with bare reqwest and with the facade: speed, processor time, peak memory.
//!
//! Each transfer is made by a process of its own, so that the peak of its memory is its own, and the cases take turns.

use cloud_drives_benches::process::Failure;
use cloud_drives_benches::transfers::compare::run;
use cloud_drives_benches::transfers::{DOWNLOADS, UPLOADS};

fn main() -> Result<(), Failure> {
    run(&[("Upload", &UPLOADS), ("Download", &DOWNLOADS)])
}
