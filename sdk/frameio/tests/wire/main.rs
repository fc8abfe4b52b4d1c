//! Tests of requests and answers where Frame.io differs from others; sections are those of the wire sheet.

mod answers;
mod requests;
mod sign_in;
mod support;
mod webhook;
