//! Counts allocations.

use std::alloc::System;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

/// The system's allocator with a count. A benchmark that counts makes it its global allocator.
pub static COUNTING: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// What some work asked of the allocator.
#[derive(Clone, Copy, Debug, Default)]
pub struct Allocations {
    /// How many blocks, those that were made longer included.
    pub count: usize,
    /// How many bytes in all.
    pub bytes: usize,
    /// How many bytes were not given back while it ran.
    pub held: usize,
}

impl Allocations {
    /// Counts what happens in the whole process while `work` runs.
    pub fn of(work: impl FnOnce()) -> Self {
        let region = Region::new(COUNTING);
        work();
        let seen = region.change();
        Self {
            count: seen.allocations + seen.reallocations,
            bytes: seen.bytes_allocated,
            held: seen.bytes_allocated.saturating_sub(seen.bytes_deallocated),
        }
    }
}
