//! The emulator's own clock.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::time::Instant;

/// The instant at which a clock that stands still begins: 2024-07-06T21:06:24Z.
const START: i64 = 1_720_299_984;

/// Tells the emulator what time it is.
///
/// Links, tokens and codes expire by this clock alone. A clock made by [`Clock::fixed`] stands still until
/// [`Clock::advance`] moves it, so that a test of a thirty-minute link takes no time; [`Clock::real`] runs with the
/// machine's clock and can be moved ahead of it; [`Clock::tokio`] runs with Tokio's, which a test can pause. Clones
/// share the same time.
#[derive(Clone, Debug)]
pub struct Clock(Arc<Mutex<Time>>);

#[derive(Debug)]
enum Time {
    Fixed(DateTime<Utc>),
    Real(TimeDelta),
    Tokio {
        begun: Instant,
        start: DateTime<Utc>,
    },
}

impl Default for Clock {
    /// Creates a clock that stands still, at the second in which it is made, until it is moved.
    fn default() -> Self {
        let now = Utc::now().timestamp();
        Self::fixed_at(DateTime::from_timestamp(now, 0).unwrap_or_default())
    }
}

impl Clock {
    /// Creates a clock that stands still at 2024-07-06T21:06:24Z until it is moved.
    #[must_use]
    pub fn fixed() -> Self {
        Self::fixed_at(DateTime::from_timestamp(START, 0).unwrap_or_default())
    }

    /// Creates a clock that stands still at the given instant until it is moved.
    #[must_use]
    pub fn fixed_at(start: DateTime<Utc>) -> Self {
        Self(Arc::new(Mutex::new(Time::Fixed(start))))
    }

    /// Creates a clock that runs with the machine's.
    #[must_use]
    pub fn real() -> Self {
        Self(Arc::new(Mutex::new(Time::Real(TimeDelta::zero()))))
    }

    /// Creates a clock that starts at 2024-07-06T21:06:24Z and runs with Tokio's.
    ///
    /// If that is paused, it moves when all tasks wait, so that a client which waits for a time does not really wait.
    #[must_use]
    pub fn tokio() -> Self {
        Self(Arc::new(Mutex::new(Time::Tokio {
            begun: Instant::now(),
            start: DateTime::from_timestamp(START, 0).unwrap_or_default(),
        })))
    }

    /// Returns the time.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        match *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Time::Fixed(now) => now,
            Time::Real(ahead) => Utc::now()
                .checked_add_signed(ahead)
                .unwrap_or(DateTime::<Utc>::MAX_UTC),
            Time::Tokio { begun, start } => TimeDelta::from_std(begun.elapsed())
                .ok()
                .and_then(|passed| start.checked_add_signed(passed))
                .unwrap_or(DateTime::<Utc>::MAX_UTC),
        }
    }

    /// Moves the clock ahead; a step past the end of the calendar stops there.
    pub fn advance(&self, by: Duration) {
        let by = TimeDelta::from_std(by).unwrap_or(TimeDelta::MAX);
        match &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Time::Fixed(at) | Time::Tokio { start: at, .. } => {
                *at = at
                    .checked_add_signed(by)
                    .unwrap_or(DateTime::<Utc>::MAX_UTC);
            }
            Time::Real(ahead) => *ahead = ahead.checked_add(&by).unwrap_or(TimeDelta::MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_moves_only_when_it_is_told_to() {
        let clock = Clock::fixed();
        let shared = clock.clone();
        assert_eq!(clock.now().to_rfc3339(), "2024-07-06T21:06:24+00:00");
        clock.advance(Duration::from_secs(36));
        assert_eq!(shared.now().to_rfc3339(), "2024-07-06T21:07:00+00:00");
    }

    #[tokio::test(start_paused = true)]
    async fn a_clock_that_runs_with_tokio_moves_while_tasks_wait() {
        let clock = Clock::tokio();
        let begun = clock.now();
        tokio::time::sleep(Duration::from_secs(30)).await;
        clock.advance(Duration::from_secs(12));
        assert_eq!((clock.now() - begun).num_seconds(), 42);
    }

    #[test]
    fn a_step_past_the_calendar_stops_at_its_end() {
        let clock = Clock::fixed();
        clock.advance(Duration::MAX);
        assert_eq!(clock.now(), DateTime::<Utc>::MAX_UTC);
    }
}
