//! Lagoon Drive.
