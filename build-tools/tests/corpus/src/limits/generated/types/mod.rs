// Made by `cargo sdk generate` out of specs/limits. Change the specs, not this file.

