//! The faults of an emulator: which one meets a request, and how often each was used.

use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::answer::Answer;
use crate::fault::Fault;
use crate::request::Head;

/// A fault that was added to an emulator; it counts its uses.
#[derive(Clone, Debug)]
pub struct AddedFault(Arc<Added>);

#[derive(Debug)]
struct Added {
    fault: Fault,
    seen: AtomicU32,
    used: AtomicU32,
    /// Answers that go in a circle, and how often one was given again.
    circle: Mutex<(Vec<Answer>, usize)>,
}

impl AddedFault {
    pub(crate) fn fault(&self) -> &Fault {
        &self.0.fault
    }

    /// Answers a request: through the provider, or with an earlier answer of a circle.
    pub(crate) fn answer(&self, process: impl FnOnce() -> Answer) -> Answer {
        let Some(pages) = self.0.fault.circle else {
            return process();
        };
        let mut circle = self.0.circle.lock().unwrap_or_else(PoisonError::into_inner);
        let (answers, again) = &mut *circle;
        if answers.len() < pages {
            let answer = process();
            answers.push(answer.clone());
            return answer;
        }
        *again += 1;
        answers[(*again - 1) % pages].clone()
    }

    /// Returns how many requests it has met.
    #[must_use]
    pub fn used(&self) -> u32 {
        self.0.used.load(Ordering::SeqCst)
    }
}

impl fmt::Display for AddedFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fault.fmt(formatter)
    }
}

/// The faults of an emulator; the first that fits a request meets it, in the order of adding.
#[derive(Debug)]
pub struct Faults(Mutex<Rules>);

#[derive(Debug)]
struct Rules {
    added: Vec<AddedFault>,
    random: fastrand::Rng,
}

impl Faults {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Mutex::new(Rules {
            added: Vec::new(),
            random: fastrand::Rng::with_seed(seed),
        }))
    }

    fn rules(&self) -> MutexGuard<'_, Rules> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a fault; what it returns tells how often it was used.
    pub fn add(&self, fault: Fault) -> AddedFault {
        let added = AddedFault(Arc::new(Added {
            fault,
            seen: AtomicU32::new(0),
            used: AtomicU32::new(0),
            circle: Mutex::default(),
        }));
        self.rules().added.push(added.clone());
        added
    }

    /// Takes one fault out; its count stays readable.
    pub fn remove(&self, fault: &AddedFault) {
        self.rules()
            .added
            .retain(|added| !Arc::ptr_eq(&added.0, &fault.0));
    }

    /// Takes all faults out.
    pub fn clear(&self) {
        self.rules().added.clear();
    }

    /// Returns the faults that have met fewer requests than they were made for (none at all, for a fault
    /// without a count).
    #[must_use]
    pub fn unused(&self) -> Vec<AddedFault> {
        let rules = self.rules();
        let waiting = |added: &&AddedFault| added.used() < added.0.fault.times.unwrap_or(1);
        rules.added.iter().filter(waiting).cloned().collect()
    }

    /// Returns the fault that meets this request, if any.
    pub(crate) fn meet(&self, head: &Head) -> Option<AddedFault> {
        let mut rules = self.rules();
        let Rules { added, random } = &mut *rules;
        for found in added.iter() {
            let rule = &found.0;
            if !rule.fault.fits(head) {
                continue;
            }
            let seen = rule.seen.fetch_add(1, Ordering::SeqCst);
            let used = rule.used.load(Ordering::SeqCst);
            let spent = rule.fault.times.is_some_and(|times| used >= times);
            if seen < rule.fault.skip || spent {
                continue;
            }
            if rule
                .fault
                .chance
                .is_some_and(|chance| random.f64() >= chance)
            {
                continue;
            }
            rule.used.fetch_add(1, Ordering::SeqCst);
            return Some(found.clone());
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::Method;

    fn head(method: Method, path: &str) -> Head {
        let request = http::Request::builder().method(method).uri(path).body(());
        Head::new("api", request.expect("a request").into_parts().0)
    }

    #[test]
    fn a_fault_meets_the_nth_request_and_no_more_than_its_times() {
        let faults = Faults::new(1);
        let rule = faults.add(Fault::on(Method::PUT, "/a").nth(2).times(2).status(503));
        let met = |method| faults.meet(&head(method, "/a")).is_some();
        assert!(!met(Method::GET));
        assert!(!met(Method::PUT));
        assert!(met(Method::PUT));
        assert_eq!(faults.unused().len(), 1);
        assert!(met(Method::PUT));
        assert!(!met(Method::PUT));
        assert_eq!(rule.used(), 2);
        assert!(faults.unused().is_empty());
    }

    #[test]
    fn probability_gives_the_same_run_for_the_same_seed() {
        let run = |seed| -> Vec<bool> {
            let faults = Faults::new(seed);
            faults.add(Fault::any("*").probability(0.5).reset());
            (0..64)
                .map(|_| faults.meet(&head(Method::GET, "/")).is_some())
                .collect()
        };
        assert_eq!(run(7), run(7));
        assert_ne!(run(7), run(8));
        assert!(run(7).contains(&true) && run(7).contains(&false));
    }

    #[test]
    fn a_query_narrows_a_fault() {
        let faults = Faults::new(1);
        faults.add(Fault::any("/a").query("path", "disk:/x*").always().reset());
        assert!(
            faults
                .meet(&head(Method::GET, "/a?path=disk:/xyz"))
                .is_some()
        );
        assert!(
            faults
                .meet(&head(Method::GET, "/a?path=disk:/abc"))
                .is_none()
        );
        assert!(faults.meet(&head(Method::GET, "/a")).is_none());
    }
}
