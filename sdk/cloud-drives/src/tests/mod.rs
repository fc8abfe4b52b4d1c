//! What holds for all providers together.

mod listing_faults;
