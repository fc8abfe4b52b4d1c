//! Says everything that is wrong with a provider's specs at once.

pub mod rules;

pub use rules::RULES;
