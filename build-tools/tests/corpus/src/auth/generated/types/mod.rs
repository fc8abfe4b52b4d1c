// Made by `cargo sdk generate` out of specs/auth. Change the specs, not this file.

