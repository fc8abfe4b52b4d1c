//! `multipart/form-data` bodies, read while they come in: small parts are held, files go into contents.

use bytes::{Buf, Bytes, BytesMut};
use http::{HeaderMap, HeaderName, HeaderValue, header};
use memchr::memmem::Finder;

use crate::content::{Content, ContentWriter, Storage};
use crate::request::Head;

/// The longest headers of a part.
const HEADERS: usize = 16 << 10;
/// The longest part that is held in memory.
const SMALL: usize = 1 << 20;
/// The longest boundary (RFC 2046).
const BOUNDARY: usize = 70;

/// A multipart body that has come in.
#[derive(Clone, Debug)]
pub(crate) struct Multipart {
    /// The parts in the order sent.
    pub(crate) parts: Vec<Part>,
    /// Why the rest could not be read.
    pub(crate) broken: Option<&'static str>,
}

/// A part of a multipart body.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) headers: HeaderMap,
    pub(crate) data: PartData,
}

/// The contents of a part.
#[derive(Clone, Debug)]
pub(crate) enum PartData {
    Small(Bytes),
    Content(Content),
}

impl Part {
    /// Returns the bytes of a small part; empty for contents.
    pub(crate) fn small(&self) -> &[u8] {
        match &self.data {
            PartData::Small(bytes) => bytes,
            PartData::Content(_) => &[],
        }
    }
}

/// Reads a multipart body chunk by chunk.
pub(crate) struct MultipartReader {
    delimiter: Finder<'static>,
    length: usize,
    /// Names of the parts that are contents.
    contents: &'static [&'static str],
    storage: Storage,
    buffer: BytesMut,
    stage: Stage,
    parts: Vec<Part>,
    broken: Option<&'static str>,
}

enum Stage {
    Preamble,
    /// After a delimiter: two dashes end the body, otherwise headers follow.
    Delimited,
    Headers,
    Body(Box<Open>),
    Epilogue,
}

/// A part that has not ended yet.
struct Open {
    name: String,
    headers: HeaderMap,
    data: OpenData,
}

enum OpenData {
    Small(BytesMut),
    Content(ContentWriter),
}

impl MultipartReader {
    /// Creates a reader for a request; `None` if its media type is another one or has no boundary.
    ///
    /// Parts with one of the names in `contents` may be of any length and are kept, or not, like any content.
    pub(crate) fn new(
        head: &Head,
        contents: &'static [&'static str],
        storage: &Storage,
    ) -> Option<Self> {
        if head.content_type().as_deref() != Some("multipart/form-data") {
            return None;
        }
        let boundary = parameter(head.header(header::CONTENT_TYPE)?, "boundary")?;
        if boundary.is_empty() || boundary.len() > BOUNDARY {
            return None;
        }
        let delimiter = format!("\r\n--{boundary}");
        Some(Self {
            length: delimiter.len(),
            delimiter: Finder::new(&delimiter).into_owned(),
            contents,
            storage: storage.clone(),
            // The first delimiter has no line before it.
            buffer: BytesMut::from(&b"\r\n"[..]),
            stage: Stage::Preamble,
            parts: Vec::new(),
            broken: None,
        })
    }

    pub(crate) fn write(&mut self, data: &[u8]) {
        if self.broken.is_some() || matches!(self.stage, Stage::Epilogue) {
            return;
        }
        self.buffer.extend_from_slice(data);
        while self.broken.is_none() && self.step() {}
    }

    /// Reads on as far as the buffer allows; whether there may be more to read in it.
    fn step(&mut self) -> bool {
        match &mut self.stage {
            Stage::Epilogue => false,
            Stage::Preamble => {
                let found = self.delimiter.find(&self.buffer);
                let read = found.unwrap_or(self.buffer.len().saturating_sub(self.length - 1));
                self.buffer.advance(read);
                self.delimited(found.is_some())
            }
            Stage::Body(open) => {
                let found = self.delimiter.find(&self.buffer);
                let read = found.unwrap_or(self.buffer.len().saturating_sub(self.length - 1));
                let data = self.buffer.split_to(read);
                if !open.data.write(&data) {
                    self.broken = Some("a part other than the content is larger than 1 MiB");
                    return false;
                }
                self.delimited(found.is_some())
            }
            Stage::Delimited => {
                if self.buffer.starts_with(b"--") {
                    self.stage = Stage::Epilogue;
                    return false;
                }
                let Some(end) = memchr::memmem::find(&self.buffer, b"\r\n") else {
                    if self.buffer.len() > HEADERS {
                        self.broken = Some("the line of a boundary is not terminated");
                    }
                    return false;
                };
                if !self.buffer[..end].iter().all(|byte| b" \t".contains(byte)) {
                    self.broken = Some("unexpected text after a boundary");
                    return false;
                }
                // The end of this line may be the beginning of the empty line that ends the headers.
                self.buffer.advance(end);
                self.stage = Stage::Headers;
                true
            }
            Stage::Headers => {
                let Some(end) = memchr::memmem::find(&self.buffer, b"\r\n\r\n") else {
                    if self.buffer.len() > HEADERS {
                        self.broken = Some("the headers of a part are not terminated");
                    }
                    return false;
                };
                let lines = self.buffer.split_to(end);
                self.buffer.advance(4);
                match self.open(&lines) {
                    Ok(open) => self.stage = Stage::Body(Box::new(open)),
                    Err(why) => self.broken = Some(why),
                }
                true
            }
        }
    }

    /// Ends an open part when a delimiter was found, which is read over.
    fn delimited(&mut self, found: bool) -> bool {
        if !found {
            return false;
        }
        self.buffer.advance(self.length);
        let stage = std::mem::replace(&mut self.stage, Stage::Delimited);
        if let Stage::Body(open) = stage {
            self.parts.push(open.close());
        }
        true
    }

    fn open(&self, lines: &[u8]) -> Result<Open, &'static str> {
        let headers = headers(lines).ok_or("the headers of a part are malformed")?;
        let disposition = headers.get(header::CONTENT_DISPOSITION);
        let disposition = disposition.and_then(|value| std::str::from_utf8(value.as_bytes()).ok());
        let disposition = disposition.ok_or("a part has no readable Content-Disposition")?;
        let name = parameter(disposition, "name").ok_or("a part has no name")?;
        let data = if self.contents.contains(&name.as_str()) {
            OpenData::Content(ContentWriter::new(&self.storage))
        } else {
            OpenData::Small(BytesMut::new())
        };
        Ok(Open {
            name,
            headers,
            data,
        })
    }

    pub(crate) fn finish(mut self) -> Multipart {
        if self.broken.is_none() && !matches!(self.stage, Stage::Epilogue) {
            self.broken = Some("the body ends before its closing boundary");
        }
        Multipart {
            parts: self.parts,
            broken: self.broken,
        }
    }
}

impl OpenData {
    fn write(&mut self, data: &[u8]) -> bool {
        match self {
            Self::Content(writer) => writer.write(data),
            Self::Small(held) if held.len() + data.len() <= SMALL => held.extend_from_slice(data),
            Self::Small(_) => return false,
        }
        true
    }
}

impl Open {
    fn close(self) -> Part {
        Part {
            name: self.name,
            headers: self.headers,
            data: match self.data {
                OpenData::Small(held) => PartData::Small(held.freeze()),
                OpenData::Content(writer) => PartData::Content(writer.finish()),
            },
        }
    }
}

/// Returns the headers of a part; they begin with the end of the boundary's line.
fn headers(lines: &[u8]) -> Option<HeaderMap> {
    let mut headers = HeaderMap::new();
    for line in std::str::from_utf8(lines).ok()?.split("\r\n") {
        if line.is_empty() {
            continue;
        }
        let (name, value) = line.split_once(':')?;
        let name = HeaderName::from_bytes(name.trim().as_bytes()).ok()?;
        headers.append(name, HeaderValue::from_bytes(value.trim().as_bytes()).ok()?);
    }
    Some(headers)
}

/// Returns a parameter of a header such as `form-data; name="a"; filename="b;c"`.
pub(crate) fn parameter(value: &str, wanted: &str) -> Option<String> {
    let mut rest = value;
    loop {
        rest = &rest[quoted_find(rest, ';')? + 1..];
        let end = quoted_find(rest, ';').unwrap_or(rest.len());
        let (name, value) = rest[..end].split_once('=').unwrap_or((&rest[..end], ""));
        if name.trim().eq_ignore_ascii_case(wanted) {
            let value = value.trim();
            let quoted = value
                .strip_prefix('"')
                .and_then(|value| value.strip_suffix('"'));
            return Some(match quoted {
                Some(quoted) => unescaped(quoted),
                None => value.to_owned(),
            });
        }
    }
}

/// Returns the first such character that is not between quotes.
fn quoted_find(text: &str, wanted: char) -> Option<usize> {
    let (mut quoted, mut escaped) = (false, false);
    for (at, character) in text.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if character == wanted && !quoted => return Some(at),
            _ => {}
        }
    }
    None
}

fn unescaped(quoted: &str) -> String {
    let mut plain = String::new();
    let mut characters = quoted.chars();
    while let Some(character) = characters.next() {
        if character == '\\' {
            plain.extend(characters.next());
        } else {
            plain.push(character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use http::{Method, Request};

    use super::*;

    fn head(kind: &str) -> Head {
        let request = Request::builder()
            .method(Method::POST)
            .uri("/nodes")
            .header("content-type", kind)
            .body(());
        let (parts, ()) = request.expect("a request").into_parts();
        Head::new("content", parts)
    }

    fn read(body: &[u8], step: usize) -> Multipart {
        let head = head("multipart/form-data; boundary=\"XyZ\"");
        let reader = MultipartReader::new(&head, &["content"], &Storage::new(true));
        let mut reader = reader.expect("a boundary");
        for chunk in body.chunks(step) {
            reader.write(chunk);
        }
        reader.finish()
    }

    const BODY: &[u8] = b"ignored\r\n--XyZ\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n{\"a\":1}\r\n\
        --XyZ  \r\ncontent-disposition: form-data; name=\"content\"; filename=\"a;\\\"b\"\r\nContent-Type: text/plain\r\n\r\n\
        line\r\n--Xy\r\n--\r\n\r\n--XyZ--\r\nstray";

    #[test]
    fn parts_come_out_the_same_however_the_body_is_cut_up() {
        for step in [1, 2, 3, 7, 50, 10_000] {
            let multipart = read(BODY, step);
            assert_eq!(multipart.broken, None);
            let names: Vec<&str> = multipart
                .parts
                .iter()
                .map(|part| part.name.as_str())
                .collect();
            assert_eq!(names, ["metadata", "content"]);
            assert_eq!(multipart.parts[0].small(), b"{\"a\":1}");
            let PartData::Content(content) = &multipart.parts[1].data else {
                panic!("the content is held as a small part");
            };
            assert_eq!(
                content.to_bytes().as_deref(),
                Some(&b"line\r\n--Xy\r\n--\r\n"[..])
            );
            assert_eq!(multipart.parts[1].headers["content-type"], "text/plain");
        }
    }

    #[test]
    fn an_empty_part_is_there_and_empty() {
        for step in [1, 5, 1_000] {
            let body =
                b"--XyZ\r\nContent-Disposition: form-data; name=\"content\"\r\n\r\n\r\n--XyZ--";
            let multipart = read(body, step);
            assert_eq!(multipart.broken, None);
            let PartData::Content(content) = &multipart.parts[0].data else {
                panic!("the content is held as a small part");
            };
            assert_eq!(content.size(), 0);
        }
    }

    #[test]
    fn a_part_that_begins_with_dashes_keeps_them() {
        for step in [1, 1_000] {
            let body =
                b"--XyZ\r\nContent-Disposition: form-data; name=\"m\"\r\n\r\n--Xy\r\n--XyZ--";
            let multipart = read(body, step);
            assert_eq!(multipart.broken, None);
            assert_eq!(multipart.parts[0].small(), b"--Xy");
        }
    }

    #[test]
    fn a_body_that_is_not_whole_says_so() {
        for (body, why) in [
            (&BODY[..BODY.len() - 9], "closing boundary"),
            (b"", "closing boundary"),
            (
                b"--XyZ\r\nContent-Type: text/plain\r\n\r\nx\r\n--XyZ--",
                "Content-Disposition",
            ),
            (
                b"--XyZ\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XyZ--",
                "no name",
            ),
            (b"--XyZ\r\nno header\r\n\r\nx\r\n--XyZ--", "malformed"),
        ] {
            let broken = read(body, 4).broken.expect("a complaint");
            assert!(broken.contains(why), "{broken}");
        }
    }

    #[test]
    fn another_media_type_or_a_missing_boundary_has_no_reader() {
        for kind in [
            "application/json",
            "multipart/form-data",
            "multipart/form-data; boundary=",
        ] {
            assert!(MultipartReader::new(&head(kind), &[], &Storage::new(true)).is_none());
        }
    }
}
