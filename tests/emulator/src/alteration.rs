//! Changes to an answer on its way out: headers, compression, members of JSON, how text is encoded.

use std::fmt;
use std::io::{Read as _, Write as _};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use http::{HeaderName, HeaderValue, header};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Map, Value};

use crate::answer::{Answer, Piece};
use crate::fault::Fault;

/// A change to a true answer.
#[derive(Clone, Debug)]
pub(crate) enum Alteration {
    Header(HeaderName, HeaderValue),
    ShiftRange(i64),
    Gzip,
    HalfGzip,
    ByteOrderMark,
    HalfSurrogate(String),
    NotUtf8(String),
    Set(String, Value),
    Without(String),
    Fresh(String),
    Compose,
    Decompose,
}

/// Faults that process a request and change its answer. Several on one fault are done in the order of the calls.
///
/// Where one names a member, it changes the last item of a list that has it; without such an item, the last object that
/// has it.
impl Fault {
    fn alter(mut self, alteration: Alteration) -> Self {
        self.alterations.push(alteration);
        self
    }

    /// Puts this header in the place of the answer's own: `Content-Range`, `Last-Modified`, ….
    pub fn answer_header(self, name: HeaderName, value: HeaderValue) -> Self {
        self.alter(Alteration::Header(name, value))
    }

    /// Moves both ends of `Content-Range` by this much; the bytes stay those that were asked for.
    pub fn shift_range(self, by: i64) -> Self {
        self.alter(Alteration::ShiftRange(by))
    }

    /// Compresses the answer, whatever the client accepts.
    pub fn gzip(self) -> Self {
        self.alter(Alteration::Gzip)
    }

    /// Compresses the answer and leaves out the second half of what comes out; the length announced is that of the first.
    pub fn half_gzip(self) -> Self {
        self.alter(Alteration::HalfGzip)
    }

    /// Puts a byte order mark before the body.
    pub fn byte_order_mark(self) -> Self {
        self.alter(Alteration::ByteOrderMark)
    }

    /// Ends the text of this member with one half of a surrogate pair, written `\ud83d`.
    pub fn half_surrogate(self, member: impl Into<String>) -> Self {
        self.alter(Alteration::HalfSurrogate(member.into()))
    }

    /// Ends the text of this member with a byte that is no UTF-8.
    pub fn not_utf8(self, member: impl Into<String>) -> Self {
        self.alter(Alteration::NotUtf8(member.into()))
    }

    /// Gives this member another value, or adds it to an answer without one.
    pub fn set_member(self, member: impl Into<String>, value: impl Into<Value>) -> Self {
        self.alter(Alteration::Set(member.into(), value.into()))
    }

    /// Leaves this member out.
    pub fn without_member(self, member: impl Into<String>) -> Self {
        self.alter(Alteration::Without(member.into()))
    }

    /// Ends the text of this member with a number that is new each time, such as a cursor that never comes again.
    pub fn fresh_member(self, member: impl Into<String>) -> Self {
        self.alter(Alteration::Fresh(member.into()))
    }

    /// Answers with all texts composed, as a service does that stores names in NFC (letters of Western and Cyrillic scripts).
    pub fn compose(self) -> Self {
        self.alter(Alteration::Compose)
    }

    /// Answers with all texts decomposed, as a service does that stores names in NFD (letters of Western and Cyrillic scripts).
    pub fn decompose(self) -> Self {
        self.alter(Alteration::Decompose)
    }

    /// Repeats the answers to the first `pages` requests endlessly.
    ///
    /// These are cursors that go in a circle, or with 1 a service that ignores `page` or `offset`. Applies to all
    /// requests unless `times` is called after it.
    pub fn circle(mut self, pages: usize) -> Self {
        self.circle = Some(pages.max(1));
        self.always()
    }

    /// Processes the request as if this query parameter were at most so large: pages that are shorter than asked for.
    pub fn cap_query(mut self, name: impl Into<String>, most: u64) -> Self {
        self.caps.push((name.into(), most));
        self
    }

    /// Sends the answer's body one byte at a time, each after this long by Tokio's timer.
    pub fn drip(mut self, every: Duration) -> Self {
        self.drip = Some(every);
        self
    }
}

impl Alteration {
    /// Changes the answer; `number` counts the requests that the fault has met.
    pub(crate) fn apply(&self, mut answer: Answer, number: u32) -> Answer {
        match self {
            Self::Header(name, value) => {
                answer.headers.insert(name.clone(), value.clone());
            }
            Self::ShiftRange(by) => {
                let range = answer.headers.get(header::CONTENT_RANGE);
                let range = range.and_then(|range| shifted(range.to_str().ok()?, *by));
                if let Some(range) = range {
                    return answer.header(header::CONTENT_RANGE, &range);
                }
            }
            Self::Gzip | Self::HalfGzip => {
                let mut body = gzip(&plain_body(&answer));
                if matches!(self, Self::HalfGzip) {
                    body.truncate(body.len() / 2);
                }
                answer.replace_body(body.into());
                return answer.header(header::CONTENT_ENCODING, "gzip");
            }
            Self::ByteOrderMark => {
                let body = [b"\xef\xbb\xbf", &plain_body(&answer)[..]].concat();
                answer.replace_body(body.into());
            }
            Self::HalfSurrogate(member) => spoil(&mut answer, member, b"\\ud83d"),
            Self::NotUtf8(member) => spoil(&mut answer, member, b"\xff"),
            Self::Set(member, value) => edit(&mut answer, |body| match place(body, member) {
                Some(object) => {
                    object.insert(member.clone(), value.clone());
                }
                None => {
                    if let Value::Object(object) = body {
                        object.insert(member.clone(), value.clone());
                    }
                }
            }),
            Self::Without(member) => edit(&mut answer, |body| {
                if let Some(object) = place(body, member) {
                    object.remove(member);
                }
            }),
            Self::Fresh(member) => edit(&mut answer, |body| {
                append(body, member, &number.to_string())
            }),
            Self::Compose => edit(&mut answer, |body| texts(body, &compose)),
            Self::Decompose => edit(&mut answer, |body| texts(body, &decompose)),
        }
        answer
    }
}

/// What a line has to have encoded in a value, which is one word.
const WORD: &AsciiSet = &CONTROLS.add(b' ').add(b'%').add(b'\t');

impl fmt::Display for Alteration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header(name, value) => {
                let value = String::from_utf8_lossy(value.as_bytes());
                let value = utf8_percent_encode(&value, WORD);
                write!(formatter, "header:{name}={value}")
            }
            Self::ShiftRange(by) => write!(formatter, "range={by:+}"),
            Self::Gzip => formatter.write_str("gzip"),
            Self::HalfGzip => formatter.write_str("gzip=half"),
            Self::ByteOrderMark => formatter.write_str("bom"),
            Self::HalfSurrogate(member) => write!(formatter, "surrogate:{member}"),
            Self::NotUtf8(member) => write!(formatter, "not-utf8:{member}"),
            Self::Set(member, value) => {
                let value = value.to_string();
                write!(
                    formatter,
                    "set:{member}={}",
                    utf8_percent_encode(&value, WORD)
                )
            }
            Self::Without(member) => write!(formatter, "drop:{member}"),
            Self::Fresh(member) => write!(formatter, "fresh:{member}"),
            Self::Compose => formatter.write_str("nfc"),
            Self::Decompose => formatter.write_str("nfd"),
        }
    }
}

fn shifted(range: &str, by: i64) -> Option<String> {
    let (range, size) = range.strip_prefix("bytes ")?.split_once('/')?;
    let (first, last) = range.split_once('-')?;
    let shift = |text: &str| Some(text.parse::<u64>().ok()?.saturating_add_signed(by));
    Some(format!("bytes {}-{}/{size}", shift(first)?, shift(last)?))
}

/// Returns the whole body, not compressed.
fn plain_body(answer: &Answer) -> Bytes {
    let mut body = BytesMut::new();
    for piece in &answer.pieces {
        match piece {
            Piece::Bytes(bytes) => body.extend_from_slice(bytes),
            Piece::Content { content, from, to } => {
                let mut from = *from;
                while from < *to {
                    let chunk = content.chunk(from, *to);
                    from += chunk.len() as u64;
                    body.extend_from_slice(&chunk);
                }
            }
        }
    }
    let mut plain = Vec::new();
    let compressed = answer.headers.get(header::CONTENT_ENCODING);
    match compressed.map(|_| GzDecoder::new(&body[..]).read_to_end(&mut plain)) {
        Some(Ok(_)) => plain.into(),
        _ => body.freeze(),
    }
}

fn gzip(body: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    let written = encoder.write_all(body);
    // Nothing fails that is written to memory.
    written.and_then(|()| encoder.finish()).unwrap_or_default()
}

/// Changes a body that is JSON; another one stays as it is.
fn edit(answer: &mut Answer, change: impl FnOnce(&mut Value)) {
    if let Ok(mut body) = serde_json::from_slice(&plain_body(answer)) {
        change(&mut body);
        answer.replace_body(body.to_string().into());
    }
}

/// Ends the text of a member with bytes that no JSON writer writes.
fn spoil(answer: &mut Answer, member: &str, with: &[u8]) {
    // A character for private use marks the place.
    const MARK: &str = "\u{e000}";
    edit(answer, |body| append(body, member, MARK));
    let body = plain_body(answer);
    if let Some(at) = memchr::memmem::find(&body, MARK.as_bytes()) {
        let spoilt = [&body[..at], with, &body[at + MARK.len()..]].concat();
        answer.replace_body(spoilt.into());
    }
}

fn append(body: &mut Value, member: &str, end: &str) {
    let found = place(body, member).and_then(|object| object.get_mut(member));
    if let Some(Value::String(text)) = found {
        text.push_str(end);
    }
}

/// Returns the last item of a list that has a member, otherwise the last object that has it.
fn place<'a>(body: &'a mut Value, member: &str) -> Option<&'a mut Map<String, Value>> {
    let mut best = None;
    find(body, member, &mut String::new(), false, &mut best);
    let (_, pointer) = best?;
    body.pointer_mut(&pointer)?.as_object_mut()
}

/// Notes where an object is that has a member, as a JSON pointer, and whether it is in a list.
fn find(
    value: &Value,
    member: &str,
    here: &mut String,
    listed: bool,
    best: &mut Option<(bool, String)>,
) {
    let length = here.len();
    let mut step = |name: &str, value: &Value, listed: bool| {
        here.push('/');
        here.push_str(&name.replace('~', "~0").replace('/', "~1"));
        find(value, member, here, listed, best);
        here.truncate(length);
    };
    match value {
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                step(&number.to_string(), item, true);
            }
        }
        Value::Object(object) => {
            for (name, value) in object {
                step(name, value, listed);
            }
            let better = best.as_ref().is_none_or(|(known, _)| listed || !known);
            if object.contains_key(member) && better {
                *best = Some((listed, here.clone()));
            }
        }
        _ => {}
    }
}

/// Changes all texts.
fn texts(value: &mut Value, change: &dyn Fn(&str) -> String) {
    match value {
        Value::String(text) => *text = change(text),
        Value::Array(items) => items.iter_mut().for_each(|item| texts(item, change)),
        Value::Object(object) => object.values_mut().for_each(|value| texts(value, change)),
        _ => {}
    }
}

/// Letters that there are in one piece, and what they are made of.
const LETTERS: [(char, &str); 20] = [
    ('À', "A\u{300}"),
    ('Ä', "A\u{308}"),
    ('Å', "A\u{30a}"),
    ('É', "E\u{301}"),
    ('Ñ', "N\u{303}"),
    ('Ö', "O\u{308}"),
    ('Ü', "U\u{308}"),
    ('à', "a\u{300}"),
    ('á', "a\u{301}"),
    ('ä', "a\u{308}"),
    ('å', "a\u{30a}"),
    ('ç', "c\u{327}"),
    ('è', "e\u{300}"),
    ('é', "e\u{301}"),
    ('ê', "e\u{302}"),
    ('ñ', "n\u{303}"),
    ('ö', "o\u{308}"),
    ('ü', "u\u{308}"),
    ('й', "и\u{306}"),
    ('ё', "е\u{308}"),
];

fn decompose(text: &str) -> String {
    let mut parts = String::new();
    for letter in text.chars() {
        match LETTERS.iter().find(|(whole, _)| *whole == letter) {
            Some((_, made_of)) => parts.push_str(made_of),
            None => parts.push(letter),
        }
    }
    parts
}

fn compose(text: &str) -> String {
    let mut whole = text.to_owned();
    for (letter, made_of) in LETTERS {
        whole = whole.replace(made_of, letter.encode_utf8(&mut [0; 4]));
    }
    whole
}

#[cfg(test)]
mod tests {
    use http::StatusCode;
    use serde_json::json;

    use super::*;

    fn altered(alteration: Alteration, body: &Value) -> Vec<u8> {
        let answer = Answer::with(StatusCode::OK, "application/json", body.to_string());
        plain_body(&alteration.apply(answer, 7)).to_vec()
    }

    #[test]
    fn the_last_item_of_a_list_is_changed_before_what_is_around_it() {
        let body =
            json!({"name": "x", "of": [{"name": "a"}, {"b/c": {"name": "d"}}], "z": {"name": "y"}});
        let set = altered(Alteration::Set("name".into(), json!(null)), &body);
        let set: Value = serde_json::from_slice(&set).expect("JSON");
        assert_eq!(set["of"][1]["b/c"]["name"], json!(null));
        assert_eq!(
            (&set["of"][0]["name"], &set["z"]["name"]),
            (&json!("a"), &json!("y"))
        );
        let fresh = altered(Alteration::Fresh("next".into()), &json!({"next": "c"}));
        assert_eq!(fresh, br#"{"next":"c7"}"#);
        let added = altered(Alteration::Set("total".into(), json!(1)), &json!({}));
        assert_eq!(added, br#"{"total":1}"#);
    }

    #[test]
    fn letters_come_apart_and_together_again() {
        let word = "Ångström, Йод, ёж, façade";
        let apart = decompose("Ångström, ёж");
        assert_eq!(apart, "A\u{30a}ngstro\u{308}m, е\u{308}ж");
        assert_eq!(compose(&decompose(word)), word);
    }
}
