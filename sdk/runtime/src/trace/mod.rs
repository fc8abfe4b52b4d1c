//! Spans and events for [`tracing`](https://docs.rs/tracing), with the feature of that name; nothing at all without it.
//!
//! | name | level | what |
//! | --- | --- | --- |
//! | span `call` | info | a call of an operation with everything that it takes: retries, looks after a doubt, waits, tokens |
//! | span `attempt` | debug | one HTTP request and the head of its answer |
//! | span `upload`, `download` | info | a transfer, around the calls that it takes |
//! | span `open` | info | a file that is read from, or a range of it: from its opening until it was read or dropped |
//! | event | info | another attempt, with reason and wait; renewed tokens; an upload or download that goes on where it stopped |
//! | event | debug | a wait for a rate limit or a pause; a part that arrived; a page that came |
//!
//! The fields of HTTP have the names of OpenTelemetry: `http.request.method`, `server.address`, `url.template`,
//! `http.response.status_code`, `error.type`. No span and no event holds a header, a body, a query or the path of a signed
//! link, except the request id, and the error message of the service.

#[cfg(feature = "tracing")]
mod on;
#[cfg(feature = "tracing")]
pub(crate) use on::*;

#[cfg(not(feature = "tracing"))]
mod off;
#[cfg(not(feature = "tracing"))]
pub(crate) use off::*;

#[cfg(all(test, feature = "tracing"))]
pub(crate) mod log;
#[cfg(all(test, feature = "tracing"))]
pub(crate) mod tests;
