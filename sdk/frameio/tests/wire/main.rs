//! Tests of requests and answers that are special at Frame.io; sections are those of `wire.md`.

mod answers;
mod requests;
mod sign_in;
mod support;
mod webhook;
