//! What goes out and what comes back where Frame.io is not like others; sections are those of the wire sheet.

mod answers;
mod requests;
mod sign_in;
mod support;
mod webhook;
