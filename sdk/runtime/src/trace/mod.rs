//! Spans and events for [`tracing`](https://docs.rs/tracing), with the feature of that name; nothing without it.
//!
//! | name | level | what |
//! | --- | --- | --- |
//! | span `call` | info | a call of an operation, including retries, look-ups, waits and tokens |
//! | span `attempt` | debug | one HTTP request and the head of its answer |
//! | span `upload`, `download` | info | a transfer, including its calls |
//! | span `open` | info | an opened file or a range of it, until it was read or dropped |
//! | event | info | a retry, with reason and wait; renewed tokens; an upload or download that resumes |
//! | event | debug | a wait for a rate limit or a pause; a part that was sent; a page that was received |
//!
//! The fields of HTTP have the names of OpenTelemetry: `http.request.method`, `server.address`, `url.template`,
//! `http.response.status_code`, `error.type`. No span or event contains a header, a body, a query or the path of a signed link, except the
//! request id and the error message of the service.

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
