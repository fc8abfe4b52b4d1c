//! Measures uploads of a large file over loopback in 1, 5 and 16 concurrent parts, as Frame.io expects them: with bare reqwest, which sends
//! the same parts to the same URLs, and with the facade. Speed, processor time, peak memory.
//!
//! Each upload runs in its own process, to measure its peak memory, and the cases alternate.

use cloud_drives_benches::process::Failure;
use cloud_drives_benches::transfers::PARTS;
use cloud_drives_benches::transfers::compare::run;

fn main() -> Result<(), Failure> {
    run(&[("Upload in parts", &PARTS)])
}
