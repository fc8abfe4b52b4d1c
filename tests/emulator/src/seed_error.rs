//! Why something could not be put into an emulator.

use std::fmt;

/// Why a test's call could not put something in, or found nothing to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeedError(pub(crate) String);

impl SeedError {
    pub(crate) fn no(what: &str, id: &str) -> Self {
        Self(format!("no {what} has the id \"{id}\""))
    }
}

impl fmt::Display for SeedError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for SeedError {}

/// Returns the value of a call that panics where another one returns an error.
#[track_caller]
pub(crate) fn sure<T>(result: Result<T, SeedError>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("{error}"),
    }
}
