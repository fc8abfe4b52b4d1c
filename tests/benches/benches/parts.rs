//! A large file up over loopback in parts, 1, 5 and 16 of them at once, as Frame.io takes it: bare reqwest that sends the same parts to
//! the same addresses, and the facade. Speed, processor time, peak memory.
//!
//! Each upload is made by a process of its own, so that the peak of its memory is its own, and the cases take turns.

use cloud_drives_benches::process::Failure;
use cloud_drives_benches::transfers::PARTS;
use cloud_drives_benches::transfers::compare::run;

fn main() -> Result<(), Failure> {
    run(&[("Upload in parts", &PARTS)])
}
