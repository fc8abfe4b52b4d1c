//! The record: requests, answers, and the client's mistakes.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use http::{HeaderMap, Method, StatusCode};

use crate::request::Head;

/// A request that was seen, and what became of it.
///
/// Headers and small bodies are there in full, secrets included, so that a test can look at them; `Debug` shows
/// neither, nor the values of the query.
#[derive(Clone)]
#[non_exhaustive]
pub struct RecordedRequest {
    /// When it came, by the emulator's clock.
    pub at: DateTime<Utc>,
    /// The origin that it came to: `api`, `oauth`, `upload`, ….
    pub origin: &'static str,
    /// Its method.
    pub method: Method,
    /// Its path, as sent.
    pub path: String,
    /// Its query parameters, decoded, in the order sent.
    pub query: Vec<(String, String)>,
    /// All its headers.
    pub headers: HeaderMap,
    /// The body when it is a small one (JSON, a form); empty for contents.
    pub body: Bytes,
    /// How many bytes of body came in.
    pub body_size: u64,
    /// The status that the client was given; none when the connection broke or is still waiting.
    pub status: Option<StatusCode>,
    /// The length of the answer's body: what it announced, or what it has where it announced nothing.
    pub answer_size: u64,
    /// The fault that met it.
    pub fault: Option<String>,
    /// By how much a fault delayed it.
    pub delayed: Duration,
}

impl RecordedRequest {
    /// Returns the first value of a query parameter.
    #[must_use]
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Returns a header's value, if it is present and readable.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

impl fmt::Debug for RecordedRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let query: Vec<&str> = self.query.iter().map(|(name, _)| name.as_str()).collect();
        formatter
            .debug_struct("RecordedRequest")
            .field("origin", &self.origin)
            .field("method", &self.method)
            .field("path", &self.path)
            .field("query", &query)
            .field("body_size", &self.body_size)
            .field("status", &self.status)
            .field("fault", &self.fault)
            .finish_non_exhaustive()
    }
}

/// The kind of a client's mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ComplaintKind {
    /// No such path, or not with this method.
    UnknownEndpoint,
    /// A query parameter that the endpoint does not have.
    UnknownQuery,
    /// A query parameter sent more than once.
    RepeatedQuery,
    /// A query parameter whose value has the wrong form.
    BadQuery,
    /// A required query parameter is not there.
    MissingQuery,
    /// The endpoint needs a token and got none.
    MissingAuthorization,
    /// The Authorization header has another form than the provider's.
    BadAuthorization,
    /// A token was sent where none belongs, such as a storage host.
    LeakedAuthorization,
    /// The body's media type is missing or not the right one.
    BadContentType,
    /// A body where none belongs.
    UnexpectedBody,
    /// A body that is missing or can't be read.
    BadBody,
    /// A member or form field that the endpoint does not have.
    UnknownMember,
    /// A header that the endpoint needs is missing or ill-formed.
    BadHeader,
}

/// A mistake of the client.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Complaint {
    /// Its kind.
    pub kind: ComplaintKind,
    /// The mistake and its place; it names parameters, never secret values.
    pub text: String,
    /// Whether known clients of the service do the same, so that even a strict emulator accepts it.
    pub is_habit: bool,
    /// Whether the service itself refuses the request for it, in its own words, so that a strict emulator has nothing to add.
    pub(crate) is_refused: bool,
}

impl Complaint {
    pub(crate) fn new(kind: ComplaintKind, text: impl Into<String>) -> Self {
        Self {
            kind,
            text: text.into(),
            is_habit: false,
            is_refused: matches!(
                kind,
                ComplaintKind::UnknownEndpoint
                    | ComplaintKind::MissingAuthorization
                    | ComplaintKind::BadAuthorization
            ),
        }
    }
}

/// How many entries an emulator has forgotten, since it remembers only a limited number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Forgotten {
    /// Requests, the oldest ones.
    pub requests: u64,
    /// Complaints, the oldest ones.
    pub complaints: u64,
}

impl fmt::Display for Complaint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

/// The book of everything that was seen.
pub(crate) struct Records(Mutex<Book>);

struct Book {
    requests: VecDeque<RecordedRequest>,
    complaints: VecDeque<Complaint>,
    /// Bytes of all bodies that are here.
    body_bytes: usize,
    /// How many requests are no longer here, so that open ones find their place.
    cleared: usize,
    forgotten: Forgotten,
    limit: usize,
    print: bool,
}

/// How many bytes of bodies are remembered.
const BODIES: usize = 16 << 20;

impl Book {
    fn forget_oldest(&mut self) {
        if let Some(oldest) = self.requests.pop_front() {
            self.body_bytes -= oldest.body.len();
            self.cleared += 1;
            self.forgotten.requests += 1;
        }
    }
}

impl Records {
    /// Creates a book that forgets the oldest request or complaint when it has more than `limit`.
    pub(crate) fn new(limit: usize) -> Self {
        Self(Mutex::new(Book {
            requests: VecDeque::new(),
            complaints: VecDeque::new(),
            body_bytes: 0,
            cleared: 0,
            forgotten: Forgotten::default(),
            limit: limit.max(1),
            print: false,
        }))
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes a request and gives it a number.
    pub(crate) fn begin(&self, head: &Head, at: DateTime<Utc>) -> usize {
        let mut book = self.book();
        if book.requests.len() >= book.limit {
            book.forget_oldest();
        }
        book.requests.push_back(RecordedRequest {
            at,
            origin: head.origin,
            method: head.method.clone(),
            path: head.path.clone(),
            query: head.query.clone(),
            headers: head.headers.clone(),
            body: Bytes::new(),
            body_size: 0,
            status: None,
            answer_size: 0,
            fault: None,
            delayed: Duration::ZERO,
        });
        book.cleared + book.requests.len() - 1
    }

    /// Notes more about a request; one that was cleared meanwhile is forgotten.
    pub(crate) fn update(&self, number: usize, change: impl FnOnce(&mut RecordedRequest)) {
        let mut book = self.book();
        let place = number.checked_sub(book.cleared);
        if let Some(request) = place.and_then(|place| book.requests.get_mut(place)) {
            change(request);
        }
    }

    /// Notes the small body of a request; the oldest requests are forgotten when all of them are too much.
    pub(crate) fn keep_body(&self, number: usize, body: &Bytes) {
        let mut noted = false;
        self.update(number, |request| {
            request.body_size = body.len() as u64;
            request.body = body.clone();
            noted = true;
        });
        let mut book = self.book();
        if noted {
            book.body_bytes += body.len();
        }
        while book.body_bytes > BODIES {
            book.forget_oldest();
        }
    }

    /// Notes the end of a request, and prints it in an emulator that keeps a log.
    pub(crate) fn end(&self, number: usize, status: Option<StatusCode>, answer_size: u64) {
        self.update(number, |request| {
            request.status = status;
            request.answer_size = answer_size;
        });
        let book = self.book();
        let place = number.checked_sub(book.cleared);
        if let Some(request) = place.and_then(|place| book.requests.get(place))
            && book.print
        {
            let status = status.map_or("broken".to_owned(), |status| status.as_u16().to_string());
            let fault = request.fault.as_deref().unwrap_or("none");
            println!(
                "{} {} {} {} -> {status}, in {} out {} bytes, fault: {fault}",
                request.at.format("%H:%M:%S"),
                request.origin,
                request.method,
                request.path,
                request.body_size,
                answer_size,
            );
        }
    }

    pub(crate) fn complain(&self, complaints: &[Complaint]) {
        let mut book = self.book();
        book.complaints.extend(complaints.iter().cloned());
        while book.complaints.len() > book.limit {
            book.complaints.pop_front();
            book.forgotten.complaints += 1;
        }
    }

    pub(crate) fn requests(&self) -> Vec<RecordedRequest> {
        self.book().requests.iter().cloned().collect()
    }

    pub(crate) fn complaints(&self) -> Vec<Complaint> {
        self.book().complaints.iter().cloned().collect()
    }

    pub(crate) fn forgotten(&self) -> Forgotten {
        self.book().forgotten
    }

    pub(crate) fn clear(&self) {
        let mut book = self.book();
        book.cleared += book.requests.len();
        book.requests.clear();
        book.body_bytes = 0;
        book.forgotten = Forgotten::default();
        book.complaints.clear();
    }

    pub(crate) fn print(&self, print: bool) {
        self.book().print = print;
    }
}
