//! Signing in: the application that users sign in to.

mod application;

pub use application::Application;
