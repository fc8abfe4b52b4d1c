//! Faults written as one line of text, for the command line.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use http::{HeaderName, HeaderValue, Method};
use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::fault::Fault;

/// A line that is no fault, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultSyntaxError(String);

impl fmt::Display for FaultSyntaxError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}; write METHOD PATH EFFECT [xN|always|p=0.1] [nth=N], for example \"PUT /upload-target/* 503 x2\"",
            self.0
        )
    }
}

impl std::error::Error for FaultSyntaxError {}

/// Every fault that a line can say, with what it does.
const EXAMPLES: [(&str, &str); 36] = [
    ("GET /v1/* 503", "answers with a status instead"),
    ("GET /v1/* 429 retry-after=2", "the same, with Retry-After"),
    (
        "PUT /uploads/* 400:ExpiredToken",
        "answers with an S3 error in XML",
    ),
    (
        "PUT /uploads/* early=413",
        "answers with a status before reading the body",
    ),
    (
        "POST * html",
        "answers with an HTML page of a proxy and status 200",
    ),
    (
        "POST * reset",
        "resets the connection before the work is done",
    ),
    ("PUT * reset=1000", "resets after so many bytes of the body"),
    ("POST * stall", "neither reads nor answers"),
    ("POST * lose", "does the work, then resets the connection"),
    (
        "POST * lose=504",
        "does the work, then answers with this status",
    ),
    ("POST * silent", "does the work, then does not answer"),
    ("POST * twice", "delivers the request twice"),
    (
        "GET * cut=100",
        "closes the connection after so many bytes of the answer",
    ),
    (
        "GET * stall=100",
        "stalls after so many bytes of the answer",
    ),
    ("GET * length=+5", "announces 5 bytes more than it sends"),
    ("GET * garbage", "answers with broken JSON"),
    ("GET * empty", "answers without a body"),
    ("GET * delay=500", "delays the answer by 500 ms"),
    ("GET * drip=200", "sends a byte of the answer every 200 ms"),
    ("GET * header:etag=x", "sets a header of the answer"),
    (
        "GET * range=+1",
        "sends other bytes than Content-Range says",
    ),
    ("GET * gzip", "compresses the answer"),
    ("GET * gzip=half", "compresses the answer and truncates it"),
    ("GET * bom", "adds a byte order mark before the JSON"),
    (
        "GET * surrogate:name",
        "puts a lone surrogate into a member",
    ),
    (
        "GET * not-utf8:name",
        "puts an invalid UTF-8 byte into a member",
    ),
    ("GET * set:total=0", "sets a member to another value"),
    ("GET * drop:name", "removes a member"),
    ("GET * fresh:nextToken", "returns a new cursor each time"),
    ("GET * nfc", "returns names in NFC"),
    ("GET * nfd", "returns names in NFD"),
    ("GET * circle=2", "repeats the first two pages endlessly"),
    ("GET * cap:limit=5", "caps a parameter at this value"),
    (
        "* * 500 p=0.05",
        "5 % of the requests; x3: three of them, always: all of them",
    ),
    ("GET * 500 nth=3", "the third request"),
    ("PUT * 500 origin=upload", "only requests to this origin"),
];

impl Fault {
    /// Returns a table with an example of every fault that a line can say, for the help of a program.
    #[must_use]
    pub fn examples() -> String {
        let lines = EXAMPLES.map(|(line, what)| format!("  {line:<34} {what}"));
        lines.join("\n")
    }
}

/// Parses `METHOD PATH EFFECT` and, after them in any order, options.
///
/// They are `xN`, `always`, `p=CHANCE`, `nth=N`, `origin=NAME`, and more changes of the answer.
///
/// The method may be `*`. Instead of the true answer: a status (`503`, `429 retry-after=2`), an error of S3
/// (`400:ExpiredToken`), `early=STATUS` before the body has come, `reset`, `reset=BYTES`, `stall`, `html`. The request is
/// processed, and its answer lost or not what it should be: `lose`, `lose=STATUS`, `silent`, `twice`, `cut=BYTES`,
/// `stall=BYTES`, `length=+N` or `length=-N`, `garbage`, `empty`, `delay=MILLISECONDS` (which really waits).
///
/// Changes of an answer: `header:NAME=VALUE`, `range=+N` or `range=-N`, `gzip`, `gzip=half`, `bom`, `surrogate:MEMBER`,
/// `not-utf8:MEMBER`, `set:MEMBER=JSON`, `drop:MEMBER`, `fresh:MEMBER`, `nfc`, `nfd`, `circle=PAGES`,
/// `cap:PARAMETER=MOST`, `drip=MILLISECONDS` between two bytes. In values a blank is `%20` and a percent sign `%25`.
impl FromStr for Fault {
    type Err = FaultSyntaxError;

    fn from_str(line: &str) -> Result<Self, FaultSyntaxError> {
        let mut words = line.split_whitespace();
        let (Some(method), Some(path), Some(effect)) = (words.next(), words.next(), words.next())
        else {
            return Err(FaultSyntaxError(format!(
                "a fault has at least three words, found \"{line}\""
            )));
        };
        let mut fault = if method == "*" {
            Fault::any(path)
        } else {
            let method = Method::from_bytes(method.as_bytes())
                .map_err(|_| FaultSyntaxError(format!("\"{method}\" is not an HTTP method")))?;
            Fault::on(method, path)
        };
        let no_effect = || FaultSyntaxError(format!("unknown effect \"{effect}\""));
        fault = match with_effect(fault.clone(), effect)? {
            Some(fault) => fault,
            None => with_change(fault, effect)?.ok_or_else(no_effect)?,
        };
        for word in words {
            fault = match with_change(fault.clone(), word)? {
                Some(fault) => fault,
                None => with_count(fault, word)?,
            };
        }
        Ok(fault)
    }
}

fn number<T: FromStr>(word: &str, value: &str) -> Result<T, FaultSyntaxError> {
    value
        .parse()
        .map_err(|_| FaultSyntaxError(format!("\"{word}\" needs a number in range")))
}

/// Adds the effect that a word names; `None` if it names none.
fn with_effect(fault: Fault, word: &str) -> Result<Option<Fault>, FaultSyntaxError> {
    let (name, value) = word.split_once('=').unwrap_or((word, ""));
    let is_status = |word: &str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    Ok(Some(match (name, value) {
        ("reset", "") => fault.reset(),
        ("reset", bytes) => fault.reset_after(number(word, bytes)?),
        ("early", status) => fault.early_status(number(word, status)?),
        ("cut", bytes) => fault.cut_after(number(word, bytes)?),
        ("stall", "") => fault.stall(),
        ("stall", bytes) => fault.stall_after(number(word, bytes)?),
        ("length", by) => fault.wrong_length(number(word, by)?),
        ("html", "") => fault.html(),
        ("garbage", "") => fault.garbage(),
        ("empty", "") => fault.empty_body(),
        ("lose", "") => fault.lose_answer(),
        ("lose", status) => fault.lose_answer_with(number(word, status)?),
        ("silent", "") => fault.never_answer(),
        ("twice", "") => fault.twice(),
        ("delay", by) => fault
            .delay(Duration::from_millis(number(word, by)?))
            .sleeping(),
        (status, "") if is_status(status) => fault.status(number(word, status)?),
        _ => match word.split_once(':') {
            Some((status, code)) if is_status(status) => {
                fault.storage_error(number(word, status)?, code)
            }
            _ => return Ok(None),
        },
    }))
}

/// Adds the change of the answer that a word names; `None` if it names none.
fn with_change(fault: Fault, word: &str) -> Result<Option<Fault>, FaultSyntaxError> {
    let (what, value) = word.split_once('=').unwrap_or((word, ""));
    let (what, name) = what.split_once(':').unwrap_or((what, ""));
    let decoded = || percent_decode_str(value).decode_utf8_lossy();
    let bad = |what: &str| FaultSyntaxError(format!("\"{word}\" needs {what}"));
    Ok(Some(match (what, name, value) {
        ("header", name, _) => {
            let name = HeaderName::from_bytes(name.as_bytes());
            let value = HeaderValue::from_bytes(decoded().as_bytes());
            let (Ok(name), Ok(value)) = (name, value) else {
                return Err(bad("a name and a value of a header"));
            };
            fault.answer_header(name, value)
        }
        ("range", "", by) => fault.shift_range(number(word, by)?),
        ("gzip", "", "") => fault.gzip(),
        ("gzip", "", "half") => fault.half_gzip(),
        ("bom", "", "") => fault.byte_order_mark(),
        ("surrogate", member, "") => fault.half_surrogate(member),
        ("not-utf8", member, "") => fault.not_utf8(member),
        ("set", member, _) => {
            let value = serde_json::from_str::<Value>(&decoded());
            fault.set_member(member, value.map_err(|_| bad("a value in JSON"))?)
        }
        ("drop", member, "") => fault.without_member(member),
        ("fresh", member, "") => fault.fresh_member(member),
        ("nfc", "", "") => fault.compose(),
        ("nfd", "", "") => fault.decompose(),
        ("circle", "", pages) => fault.circle(number(word, pages)?),
        ("cap", name, most) => fault.cap_query(name, number(word, most)?),
        ("drip", "", by) => fault.drip(Duration::from_millis(number(word, by)?)),
        _ => return Ok(None),
    }))
}

fn with_count(fault: Fault, word: &str) -> Result<Fault, FaultSyntaxError> {
    if let Some((name, value)) = word.split_once('=') {
        return match name {
            "p" => Ok(fault.probability(number(word, value)?)),
            "nth" => Ok(fault.nth(number(word, value)?)),
            "origin" => Ok(fault.origin(value)),
            "retry-after" => {
                let value = percent_decode_str(value).decode_utf8_lossy();
                let value = HeaderValue::from_bytes(value.as_bytes());
                let value = value.map_err(|_| {
                    FaultSyntaxError(format!("\"{word}\" needs a value of a header"))
                })?;
                Ok(fault.header(http::header::RETRY_AFTER, value))
            }
            _ => Err(FaultSyntaxError(format!("unknown word \"{word}\""))),
        };
    }
    match word.strip_prefix('x') {
        Some(times) => Ok(fault.times(number(word, times)?)),
        None if word == "always" => Ok(fault.always()),
        None => Err(FaultSyntaxError(format!("unknown word \"{word}\""))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_reads_back_as_what_it_says() {
        for line in [
            "PUT /upload-target/* 503",
            "* /v1/* reset",
            "GET /disk/* cut=100",
            "GET /a length=+5",
            "GET /a length=-5",
            "POST /a lose=504",
            "DELETE /a twice",
            "PUT /a silent",
            "PUT /a early=413",
            "GET /a range=-5 gzip=half drip=200",
            "GET /a header:content-range=bytes%205-9/100%25",
            "GET /a circle=2 cap:limit=10 set:size=-1 set:name=\"a%20b\" drop:id fresh:next",
            "GET /a gzip bom surrogate:name not-utf8:name nfc nfd",
        ] {
            let fault: Fault = line.parse().expect(line);
            assert_eq!(fault.to_string(), line);
        }
        let fault: Fault = "GET /a 429 x3 nth=2 retry-after=7 origin=api"
            .parse()
            .expect("a fault");
        assert_eq!((fault.times, fault.skip), (Some(3), 1));
        assert_eq!(fault.origin.as_deref(), Some("api"));
    }

    #[test]
    fn every_example_is_a_fault_and_every_word_has_one() {
        for (line, _) in EXAMPLES {
            let read = line.parse::<Fault>();
            assert!(read.is_ok(), "{line}: {read:?}");
        }
        let source = include_str!("fault_syntax.rs");
        let words = source.lines().filter_map(|line| {
            let arm = line.trim_start().strip_prefix("(\"")?;
            let (word, rest) = arm.split_once('"')?;
            rest.contains("=> fault.").then_some(word)
        });
        let words: Vec<&str> = words.collect();
        assert!(words.len() > 20, "{words:?}");
        for word in words {
            let is_it = |part: &str| {
                let rest = part.strip_prefix(word);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['=', ':']))
            };
            let shown = EXAMPLES.iter().any(|(line, _)| line.split(' ').any(is_it));
            assert!(shown, "no example of {word}");
        }
    }

    #[test]
    fn a_bad_line_says_what_is_wrong_with_it() {
        for (line, what) in [
            ("PUT /a", "at least three words"),
            ("PUT /a cut=x", "\"cut=x\" needs a number"),
            ("PUT /a sleepy", "unknown effect \"sleepy\""),
            ("PUT /a set:size=x", "needs a value in JSON"),
            ("PUT /a header:ä=c", "a name and a value of a header"),
            ("PUT /a 503 often", "unknown word \"often\""),
            ("P(T /a 503", "not an HTTP method"),
        ] {
            let error = line.parse::<Fault>().expect_err(line).to_string();
            assert!(error.contains(what), "{error}");
        }
    }
}
