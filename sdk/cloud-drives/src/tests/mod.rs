//! Tests of all providers together.

mod listing_faults;
