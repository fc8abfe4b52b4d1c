//! A fault by rule: which requests it meets, how often, and what goes wrong.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, StatusCode};

use crate::alteration::Alteration;
use crate::answer::{Answer, storage_error};
use crate::request::Head;

/// A rule by which something goes wrong.
///
/// It says which requests it meets (origin, method, path, query), which of those (`nth`, `times`, `always`,
/// `probability`), and one effect. Without more it meets the first fitting request once.
///
/// ```
/// use cloud_drives_emulator::Fault;
/// use http::Method;
///
/// let busy = Fault::on(Method::PUT, "/upload-target/*").times(2).status(503);
/// let unlucky = Fault::any("/v1/disk/*").probability(0.1).reset();
/// let same: Fault = "PUT /upload-target/* 503 x2".parse()?;
/// # Ok::<(), cloud_drives_emulator::FaultSyntaxError>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a fault does nothing until it is added to an emulator's faults"]
pub struct Fault {
    pub(crate) origin: Option<String>,
    pub(crate) method: Option<Method>,
    pub(crate) path: String,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) skip: u32,
    pub(crate) times: Option<u32>,
    pub(crate) chance: Option<f64>,
    pub(crate) delay: Duration,
    pub(crate) sleeps: bool,
    pub(crate) effect: Effect,
    pub(crate) alterations: Vec<Alteration>,
    pub(crate) circle: Option<usize>,
    /// Query parameters that are processed as if they were at most so large.
    pub(crate) caps: Vec<(String, u64)>,
    /// After how long each byte of the answer comes.
    pub(crate) drip: Option<Duration>,
}

/// The effect of a fault.
#[derive(Clone, Debug)]
pub(crate) enum Effect {
    /// No effect but the delay.
    Pass,
    Status(StatusAnswer),
    /// The same before the body has come in, and the connection closes.
    Early(StatusAnswer),
    Reset,
    ResetAfter(u64),
    Cut(u64),
    Stall,
    StallAfter(u64),
    WrongLength(i64),
    Html,
    Garbage,
    EmptyBody,
    Lose(Option<StatusAnswer>),
    Silence,
    Twice,
}

/// An answer that stands in for the provider's.
#[derive(Clone, Debug, Default)]
pub(crate) struct StatusAnswer {
    pub(crate) status: StatusCode,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) body: Bytes,
}

impl StatusAnswer {
    fn new(status: u16, otherwise: StatusCode) -> Self {
        Self {
            status: StatusCode::from_u16(status).unwrap_or(otherwise),
            ..Self::default()
        }
    }

    pub(crate) fn answer(&self) -> Answer {
        let mut answer = Answer::empty(self.status);
        answer.headers.extend(self.headers.iter().cloned());
        answer.replace_body(self.body.clone());
        answer
    }
}

impl Effect {
    /// Returns the answer that stands in for the provider's, if one does.
    fn stand_in(&mut self) -> Option<&mut StatusAnswer> {
        match self {
            Self::Status(answer) | Self::Early(answer) | Self::Lose(Some(answer)) => Some(answer),
            _ => None,
        }
    }
}

impl Fault {
    /// Meets requests with this method and a path of this form; `*` in it stands for any characters.
    pub fn on(method: Method, path: impl Into<String>) -> Self {
        let mut fault = Self::any(path);
        fault.method = Some(method);
        fault
    }

    /// Meets requests with any method and a path of this form.
    pub fn any(path: impl Into<String>) -> Self {
        Self {
            origin: None,
            method: None,
            path: path.into(),
            query: Vec::new(),
            skip: 0,
            times: Some(1),
            chance: None,
            delay: Duration::ZERO,
            sleeps: false,
            effect: Effect::Pass,
            alterations: Vec::new(),
            circle: None,
            caps: Vec::new(),
            drip: None,
        }
    }

    /// Limits the fault to the origin of this name, such as `api` or `download`.
    pub fn origin(mut self, name: impl Into<String>) -> Self {
        self.origin = Some(name.into());
        self
    }

    /// Limits the fault to requests in which this query parameter has a value of this form; `*` stands for
    /// any characters.
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// Begins with the n-th fitting request, counted from 1.
    pub fn nth(mut self, n: u32) -> Self {
        self.skip = n.saturating_sub(1);
        self
    }

    /// Meets this many requests, then no more.
    pub fn times(mut self, times: u32) -> Self {
        self.times = Some(times);
        self
    }

    /// Meets every fitting request.
    pub fn always(mut self) -> Self {
        self.times = None;
        self
    }

    /// Meets each fitting request with this probability, 0 to 1, without an end unless `times` is called after it.
    pub fn probability(mut self, chance: f64) -> Self {
        self.chance = Some(chance);
        self.times = None;
        self
    }

    /// Answers with this status and no body; the request is not processed.
    pub fn status(mut self, status: u16) -> Self {
        let answer = StatusAnswer::new(status, StatusCode::INTERNAL_SERVER_ERROR);
        self.effect = Effect::Status(answer);
        self
    }

    /// Answers with this status before the request's body has come in, and closes the connection.
    pub fn early_status(mut self, status: u16) -> Self {
        let answer = StatusAnswer::new(status, StatusCode::PAYLOAD_TOO_LARGE);
        self.effect = Effect::Early(answer);
        self
    }

    /// Answers as S3 refuses: with this status and this code in XML, `ExpiredToken` for example. The request is not processed.
    pub fn storage_error(self, status: u16, code: &str) -> Self {
        let (kind, body) = storage_error(code, "injected");
        self.status(status).body(kind, body)
    }

    /// Sets the body and media type of an answer that replaces the provider's.
    ///
    /// Such an answer is made by [`status`](Fault::status) and its like.
    pub fn body(mut self, kind: &'static str, body: impl Into<Bytes>) -> Self {
        if let Some(answer) = self.effect.stand_in() {
            answer.body = body.into();
        }
        self.header(http::header::CONTENT_TYPE, HeaderValue::from_static(kind))
    }

    /// Gives such an answer a header; see [`answer_header`](Fault::answer_header) for those of a true answer.
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        if let Some(answer) = self.effect.stand_in() {
            answer.headers.push((name, value));
        }
        self
    }

    /// Answers with a status, a media type and a body; without a type when the body is empty.
    pub(crate) fn answering(self, (status, kind, body): (u16, &'static str, Bytes)) -> Self {
        let fault = self.status(status);
        match body.is_empty() {
            true => fault,
            false => fault.body(kind, body),
        }
    }

    /// Answers 429 with `Retry-After` in whole seconds.
    pub fn too_many_requests(self, retry_after: Duration) -> Self {
        let seconds = HeaderValue::from(retry_after.as_secs());
        self.status(429).header(http::header::RETRY_AFTER, seconds)
    }

    /// Resets the connection before anything is answered; the request is not processed.
    pub fn reset(mut self) -> Self {
        self.effect = Effect::Reset;
        self
    }

    /// Resets the connection when this many bytes of the request's body have come in.
    ///
    /// An upload keeps them, as the real service does, so that it can be resumed.
    pub fn reset_after(mut self, bytes: u64) -> Self {
        self.effect = Effect::ResetAfter(bytes);
        self
    }

    /// Closes the connection after this many bytes of the answer's body, its full length announced.
    pub fn cut_after(mut self, bytes: u64) -> Self {
        self.effect = Effect::Cut(bytes);
        self
    }

    /// Makes the fault never answer; the request is not processed.
    pub fn stall(mut self) -> Self {
        self.effect = Effect::Stall;
        self
    }

    /// Sends this many bytes of the answer's body, then nothing more, the connection staying open.
    pub fn stall_after(mut self, bytes: u64) -> Self {
        self.effect = Effect::StallAfter(bytes);
        self
    }

    /// Announces a `Content-Length` that is off by this much.
    ///
    /// Too long: the connection closes before everything announced has come. Too short: the body ends early.
    pub fn wrong_length(mut self, by: i64) -> Self {
        self.effect = Effect::WrongLength(by);
        self
    }

    /// Answers 200 with an HTML page; the request is not processed.
    pub fn html(mut self) -> Self {
        self.effect = Effect::Html;
        self
    }

    /// Processes the request and puts bytes that are no JSON in place of the body; status and headers stay.
    pub fn garbage(mut self) -> Self {
        self.effect = Effect::Garbage;
        self
    }

    /// Processes the request and leaves out the body; status and headers stay.
    pub fn empty_body(mut self) -> Self {
        self.effect = Effect::EmptyBody;
        self
    }

    /// Processes the request, then resets the connection instead of answering.
    pub fn lose_answer(mut self) -> Self {
        self.effect = Effect::Lose(None);
        self
    }

    /// Processes the request, then answers with this status (a 504 or 503, say) instead of the true answer.
    pub fn lose_answer_with(mut self, status: u16) -> Self {
        let answer = StatusAnswer::new(status, StatusCode::GATEWAY_TIMEOUT);
        self.effect = Effect::Lose(Some(answer));
        self
    }

    /// Processes the request, then never answers: what a client sees that waits in vain after its last byte.
    pub fn never_answer(mut self) -> Self {
        self.effect = Effect::Silence;
        self
    }

    /// Delivers the request twice; the client sees the second answer, as behind a proxy that repeats.
    pub fn twice(mut self) -> Self {
        self.effect = Effect::Twice;
        self
    }

    /// Delays the request by moving the emulator's clock ahead; the delay is recorded, no time passes.
    pub fn delay(mut self, by: Duration) -> Self {
        self.delay = by;
        self
    }

    /// Makes [`delay`](Fault::delay) wait by Tokio's timer instead of moving the emulator's clock.
    pub fn sleeping(mut self) -> Self {
        self.sleeps = true;
        self
    }

    fn changes_answer(&self) -> bool {
        let paged = self.circle.is_some() || !self.caps.is_empty();
        paged || !self.alterations.is_empty() || self.drip.is_some()
    }

    /// Makes the query parameters of a request as small as they are to be.
    pub(crate) fn cap(&self, head: &mut Head) {
        for (name, most) in &self.caps {
            let values = head.query.iter_mut().filter(|(known, _)| known == name);
            for (_, value) in values {
                if value.parse::<u64>().is_ok_and(|number| number > *most) {
                    *value = most.to_string();
                }
            }
        }
    }

    pub(crate) fn fits(&self, head: &Head) -> bool {
        let origin = self.origin.as_deref();
        origin.is_none_or(|origin| origin == head.origin)
            && self
                .method
                .as_ref()
                .is_none_or(|method| *method == head.method)
            && wild(&self.path, &head.path)
            && self.query.iter().all(|(name, form)| {
                let mut values = head.query.iter().filter(|(known, _)| known == name);
                values.any(|(_, value)| wild(form, value))
            })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let method = self.method.as_ref().map_or("*", Method::as_str);
        write!(formatter, "{method} {}", self.path)?;
        match &self.effect {
            Effect::Pass if self.changes_answer() => {}
            Effect::Pass => write!(formatter, " delay {:?}", self.delay)?,
            Effect::Status(answer) => write!(formatter, " {}", answer.status.as_u16())?,
            Effect::Early(answer) => write!(formatter, " early={}", answer.status.as_u16())?,
            Effect::Reset => formatter.write_str(" reset")?,
            Effect::ResetAfter(bytes) => write!(formatter, " reset={bytes}")?,
            Effect::Cut(bytes) => write!(formatter, " cut={bytes}")?,
            Effect::Stall => formatter.write_str(" stall")?,
            Effect::StallAfter(bytes) => write!(formatter, " stall={bytes}")?,
            Effect::WrongLength(by) => write!(formatter, " length={by:+}")?,
            Effect::Html => formatter.write_str(" html")?,
            Effect::Garbage => formatter.write_str(" garbage")?,
            Effect::EmptyBody => formatter.write_str(" empty")?,
            Effect::Lose(None) => formatter.write_str(" lose")?,
            Effect::Lose(Some(answer)) => write!(formatter, " lose={}", answer.status.as_u16())?,
            Effect::Silence => formatter.write_str(" silent")?,
            Effect::Twice => formatter.write_str(" twice")?,
        }
        if let Some(pages) = self.circle {
            write!(formatter, " circle={pages}")?;
        }
        for (name, most) in &self.caps {
            write!(formatter, " cap:{name}={most}")?;
        }
        for alteration in &self.alterations {
            write!(formatter, " {alteration}")?;
        }
        match self.drip {
            Some(every) => write!(formatter, " drip={}", every.as_millis()),
            None => Ok(()),
        }
    }
}

/// Returns whether `text` has the form of `pattern`, in which `*` stands for any characters.
fn wild(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(first)) else {
        return false;
    };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else {
        return rest.is_empty();
    };
    for part in middle {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_characters() {
        assert!(wild("/a/*", "/a/b/c"));
        assert!(wild("*/copy", "/v1/disk/resources/copy"));
        assert!(wild("/v1/*/res*s", "/v1/disk/resources"));
        assert!(wild("*", ""));
        assert!(!wild("/a/*", "/b/a/"));
        assert!(!wild("/a", "/ab"));
        assert!(!wild("ab*b", "ab"));
    }
}
