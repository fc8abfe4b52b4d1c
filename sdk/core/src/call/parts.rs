//! The parts of a multipart body, in the order of the spec, whatever the order of the setters.

use std::fmt;

use serde::Serialize;

use super::Call;
use crate::body::Body;
use crate::error::Result;
use crate::multipart::{FilePart, Multipart};
use crate::query::QueryValue;

#[derive(Clone)]
pub(super) struct Parts {
    is_related: bool,
    parts: Vec<Part>,
}

#[derive(Clone)]
struct Part {
    /// Its place among the parts of the spec, which the items of a list share.
    place: usize,
    name: &'static str,
    content: Content,
}

#[derive(Clone)]
enum Content {
    Text(String),
    Json(Body),
    File(FilePart),
}

impl Parts {
    fn put(&mut self, place: usize, name: &'static str, contents: Vec<Content>) {
        self.parts.retain(|known| known.place != place);
        let made = contents.into_iter().map(|content| Part {
            place,
            name,
            content,
        });
        self.parts.extend(made);
        self.parts.sort_by_key(|part| part.place);
    }

    pub(super) fn into_body(self) -> Body {
        let begun = match self.is_related {
            true => Multipart::related(),
            false => Multipart::new(),
        };
        let all = self.parts.into_iter();
        all.fold(begun, |made, part| match part.content {
            Content::Text(text) => made.text(part.name, text),
            Content::Json(body) => made.json_body(part.name, body),
            Content::File(file) => made.file(part.name, file),
        })
        .into_body()
    }
}

impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.parts.iter().map(|part| part.name);
        f.debug_list().entries(names).finish()
    }
}

impl Call {
    /// Makes the body multipart: `multipart/form-data`, or `multipart/related`.
    pub fn multipart(&mut self, is_related: bool) -> &mut Self {
        self.parts = Some(Parts {
            is_related,
            parts: Vec::new(),
        });
        self
    }

    /// Sets the part at this place of the spec to text, one part per value.
    pub fn text_part<V: QueryValue>(
        &mut self,
        place: usize,
        name: &'static str,
        values: impl IntoIterator<Item = impl Into<V>>,
    ) -> &mut Self {
        let values = values.into_iter().map(|value| -> V { value.into() });
        let texts = values.map(|value| Content::Text(value.to_query().into_owned()));
        self.part(place, name, Ok(texts.collect()))
    }

    /// Sets the part at this place of the spec to a value as JSON.
    pub fn json_part<T: Serialize>(
        &mut self,
        place: usize,
        name: &'static str,
        value: impl Into<T>,
    ) -> &mut Self {
        let value: T = value.into();
        let body = Multipart::part_of_json(name, &value);
        self.part(place, name, body.map(|body| vec![Content::Json(body)]))
    }

    /// Sets the part at this place of the spec to files, one part per file.
    pub fn file_part(
        &mut self,
        place: usize,
        name: &'static str,
        files: impl IntoIterator<Item = impl Into<FilePart>>,
    ) -> &mut Self {
        let files = files.into_iter().map(|file| Content::File(file.into()));
        self.part(place, name, Ok(files.collect()))
    }

    fn part(
        &mut self,
        place: usize,
        name: &'static str,
        contents: Result<Vec<Content>>,
    ) -> &mut Self {
        let put = contents.map(|contents| {
            if let Some(parts) = &mut self.parts {
                parts.put(place, name, contents);
            }
        });
        self.note(name, put)
    }
}
