// Made by `cargo sdk generate` out of specs/errors. Change the specs, not this file.

