//! Rounds that alternate between all cases, so a temporarily slow machine affects all of them.

use std::time::{Duration, Instant};

/// Something to be measured.
pub struct Case<'a> {
    /// What it is called in the table.
    pub name: &'static str,
    /// Does it so many times.
    pub run: Box<dyn FnMut(usize) + 'a>,
}

impl<'a> Case<'a> {
    /// A case that `run` does so many times.
    pub fn new(name: &'static str, run: impl FnMut(usize) + 'a) -> Self {
        Self {
            name,
            run: Box::new(run),
        }
    }
}

/// The times that a case took, one a round, each divided by the number of times that it ran.
#[derive(Clone, Debug, Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Takes note of a round.
    pub fn push(&mut self, time: Duration) {
        self.0.push(time);
    }

    /// By how much it takes longer than a baseline, in percent: the one in the middle of the rounds, each held against the same
    /// round of the baseline, so that a slow minute of the machine counts for both.
    #[must_use]
    pub fn against(&self, baseline: &Self) -> f64 {
        let rounds = self.0.iter().zip(&baseline.0);
        let mut percents: Vec<f64> = rounds
            .map(|(time, base)| 100.0 * (time.as_secs_f64() / base.as_secs_f64() - 1.0))
            .collect();
        percents.sort_unstable_by(f64::total_cmp);
        let middle = percents.len().saturating_sub(1).div_ceil(2);
        percents.get(middle).copied().unwrap_or_default()
    }

    /// The one in the middle.
    #[must_use]
    pub fn median(&self) -> Duration {
        self.at(50)
    }

    /// The shortest: what it takes when nothing gets in the way.
    #[must_use]
    pub fn best(&self) -> Duration {
        self.at(0)
    }

    /// How far the middle half of them lies apart, in percent of the median.
    #[must_use]
    pub fn spread(&self) -> f64 {
        let range = self.at(75).saturating_sub(self.at(25)).as_secs_f64();
        100.0 * range / self.median().as_secs_f64().max(f64::MIN_POSITIVE)
    }

    fn at(&self, percent: usize) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let index = (sorted.len().saturating_sub(1) * percent).div_ceil(100);
        sorted.get(index).copied().unwrap_or_default()
    }
}

/// Measures cases in turns, after a round that does not count.
pub fn in_turns(cases: &mut [Case<'_>], rounds: usize, times_a_round: usize) -> Vec<Times> {
    for case in &mut *cases {
        (case.run)(times_a_round.div_ceil(4));
    }
    let mut all = vec![Times::default(); cases.len()];
    for _ in 0..rounds {
        for (case, times) in cases.iter_mut().zip(&mut all) {
            let started = Instant::now();
            (case.run)(times_a_round);
            let divisor = u32::try_from(times_a_round).unwrap_or(u32::MAX).max(1);
            times.push(started.elapsed() / divisor);
        }
    }
    all
}
