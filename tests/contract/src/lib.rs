//! The SDK crates against the emulators. The tests are in `tests`; what they share is here.
#![forbid(unsafe_code)]
