//! The facade against a scripted transport: what is sent, what comes of the answers, and when.
