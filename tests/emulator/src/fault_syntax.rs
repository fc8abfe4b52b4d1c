//! Faults written as one line of text, for the command line.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use http::Method;

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

/// Reads `METHOD PATH EFFECT` and, after them, `xN`, `always`, `p=CHANCE`, `nth=N`, `origin=NAME` in any order.
///
/// The method may be `*`. Effects: a status (`503`, `429 retry-after=2`), `reset`, `reset=BYTES`, `cut=BYTES`,
/// `stall`, `stall=BYTES`, `length=+N` or `length=-N`, `html`, `garbage`, `empty`, `lose`, `lose=STATUS`, `silent`, `twice`,
/// `delay=MILLISECONDS` (which really waits).
impl FromStr for Fault {
    type Err = FaultSyntaxError;

    fn from_str(line: &str) -> Result<Self, FaultSyntaxError> {
        let mut words = line.split_whitespace();
        let (Some(method), Some(path), Some(effect)) = (words.next(), words.next(), words.next())
        else {
            return Err(FaultSyntaxError(format!(
                "a fault has at least three words, \"{line}\" has fewer"
            )));
        };
        let mut fault = if method == "*" {
            Fault::any(path)
        } else {
            let method = Method::from_bytes(method.as_bytes())
                .map_err(|_| FaultSyntaxError(format!("\"{method}\" is no HTTP method")))?;
            Fault::on(method, path)
        };
        fault = with_effect(fault, effect)?;
        for word in words {
            fault = with_count(fault, word)?;
        }
        Ok(fault)
    }
}

fn number<T: FromStr>(word: &str, value: &str) -> Result<T, FaultSyntaxError> {
    value
        .parse()
        .map_err(|_| FaultSyntaxError(format!("\"{word}\" needs a number in range")))
}

fn with_effect(fault: Fault, word: &str) -> Result<Fault, FaultSyntaxError> {
    let (name, value) = word.split_once('=').unwrap_or((word, ""));
    Ok(match (name, value) {
        ("reset", "") => fault.reset(),
        ("reset", bytes) => fault.reset_after(number(word, bytes)?),
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
        (status, "") if status.len() == 3 && status.bytes().all(|byte| byte.is_ascii_digit()) => {
            fault.status(number(word, status)?)
        }
        _ => return Err(FaultSyntaxError(format!("\"{word}\" is no effect"))),
    })
}

fn with_count(fault: Fault, word: &str) -> Result<Fault, FaultSyntaxError> {
    if let Some((name, value)) = word.split_once('=') {
        return match name {
            "p" => Ok(fault.probability(number(word, value)?)),
            "nth" => Ok(fault.nth(number(word, value)?)),
            "origin" => Ok(fault.origin(value)),
            "retry-after" => {
                let seconds: u64 = number(word, value)?;
                Ok(fault.header(http::header::RETRY_AFTER, seconds.into()))
            }
            _ => Err(FaultSyntaxError(format!("\"{word}\" is not understood"))),
        };
    }
    match word.strip_prefix('x') {
        Some(times) => Ok(fault.times(number(word, times)?)),
        None if word == "always" => Ok(fault.always()),
        None => Err(FaultSyntaxError(format!("\"{word}\" is not understood"))),
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
    fn a_bad_line_says_what_is_wrong_with_it() {
        for (line, what) in [
            ("PUT /a", "fewer"),
            ("PUT /a cut=x", "\"cut=x\" needs a number"),
            ("PUT /a sleepy", "\"sleepy\" is no effect"),
            ("PUT /a 503 often", "\"often\" is not understood"),
            ("P(T /a 503", "no HTTP method"),
        ] {
            let error = line.parse::<Fault>().expect_err(line).to_string();
            assert!(error.contains(what), "{error}");
        }
    }
}
