//! JSON as the same tree as YAML, in which every node knows its place.

use std::iter::Peekable;
use std::str::CharIndices;
use std::sync::Arc;

use super::node::{Entry, Mapping, Node, Value};
use super::yaml::MAXIMUM_DEPTH;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::rules;

/// Reads one document; `None` and a problem in `diagnostics` if the text is no JSON.
pub fn parse(file: Arc<str>, text: &str, diagnostics: &mut Diagnostics) -> Option<Node> {
    let mut reader = JsonReader {
        file,
        text,
        rest: text.char_indices().peekable(),
        line: 1,
        column: 1,
        diagnostics,
    };
    let read = reader.value(MAXIMUM_DEPTH).and_then(|node| {
        reader.blanks();
        match reader.peek() {
            None => Ok(node),
            Some(_) => Err(reader.problem("unexpected text after the document")),
        }
    });
    match read {
        Ok(node) => Some(node),
        Err(problem) => {
            diagnostics.add(problem);
            None
        }
    }
}

struct JsonReader<'t, 'd> {
    file: Arc<str>,
    text: &'t str,
    rest: Peekable<CharIndices<'t>>,
    line: u32,
    column: u32,
    diagnostics: &'d mut Diagnostics,
}

impl JsonReader<'_, '_> {
    fn span(&self) -> Span {
        Span {
            file: self.file.clone(),
            line: self.line,
            column: self.column,
        }
    }

    fn problem(&self, what: &str) -> Diagnostic {
        Diagnostic {
            span: self.span(),
            rule: rules::YAML_SYNTAX,
            what: format!("this is not JSON: {what}"),
            how: "check the quotes, commas and brackets at this place and just before it"
                .to_owned(),
        }
    }

    fn peek(&mut self) -> Option<char> {
        self.rest.peek().map(|(_, letter)| *letter)
    }

    fn next(&mut self) -> Option<char> {
        let (_, letter) = self.rest.next()?;
        if letter == '\n' {
            (self.line, self.column) = (self.line.saturating_add(1), 1);
        } else {
            self.column = self.column.saturating_add(1);
        }
        Some(letter)
    }

    fn position(&mut self) -> usize {
        self.rest
            .peek()
            .map_or(self.text.len(), |(position, _)| *position)
    }

    fn blanks(&mut self) {
        while self.peek().is_some_and(|letter| " \t\r\n".contains(letter)) {
            self.next();
        }
    }

    /// Takes one sign if it comes next.
    fn takes(&mut self, sign: char) -> bool {
        self.blanks();
        let comes = self.peek() == Some(sign);
        if comes {
            self.next();
        }
        comes
    }

    fn value(&mut self, left: usize) -> Result<Node, Diagnostic> {
        self.blanks();
        let span = self.span();
        let Some(left) = left.checked_sub(1) else {
            return Err(Diagnostic {
                span,
                rule: rules::YAML_TOO_DEEP,
                what: format!("the document nests deeper than {MAXIMUM_DEPTH} levels"),
                how: "move the inner part to components and refer to it with $ref".to_owned(),
            });
        };
        let value = match self.peek() {
            Some('{') => self.object(left)?,
            Some('[') => self.list(left)?,
            Some('"') => Value::String(self.string()?),
            Some(_) => self.word()?,
            None => return Err(self.problem("it ends too early")),
        };
        Ok(Node { span, value })
    }

    fn object(&mut self, left: usize) -> Result<Value, Diagnostic> {
        self.next();
        let mut entries: Vec<Entry> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        if self.takes('}') {
            return Ok(Value::Mapping(Mapping::default()));
        }
        loop {
            self.blanks();
            let key_span = self.span();
            if self.peek() != Some('"') {
                return Err(self.problem("a key in quotes is missing"));
            }
            let key = self.string()?;
            if !self.takes(':') {
                return Err(self.problem("a colon is missing"));
            }
            let value = self.value(left)?;
            if seen.insert(key.clone()) {
                entries.push(Entry {
                    key,
                    key_span,
                    value,
                });
            } else {
                self.diagnostics.push(
                    &key_span,
                    rules::YAML_DUPLICATE_KEY,
                    format!("the key `{key}` is declared twice"),
                    "keep one of them",
                );
            }
            if self.takes('}') {
                return Ok(Value::Mapping(entries.into_iter().collect()));
            }
            if !self.takes(',') {
                return Err(self.problem("a comma or a closing brace is missing"));
            }
        }
    }

    fn list(&mut self, left: usize) -> Result<Value, Diagnostic> {
        self.next();
        let mut items = Vec::new();
        if self.takes(']') {
            return Ok(Value::Sequence(items));
        }
        loop {
            items.push(self.value(left)?);
            if self.takes(']') {
                return Ok(Value::Sequence(items));
            }
            if !self.takes(',') {
                return Err(self.problem("a comma or a closing bracket is missing"));
            }
        }
    }

    fn string(&mut self) -> Result<String, Diagnostic> {
        let problem = self.problem("this text has an escape or a sign that JSON does not have");
        let start = self.position();
        self.next();
        loop {
            match self.next() {
                Some('"') => break,
                Some('\\') => {
                    self.next();
                }
                Some(_) => {}
                None => return Err(self.problem("a text does not end")),
            }
        }
        let end = self.position();
        let token = self.text.get(start..end).unwrap_or_default();
        serde_json::from_str(token).map_err(|_| problem)
    }

    /// Reads `true`, `false`, `null` or a number.
    fn word(&mut self) -> Result<Value, Diagnostic> {
        let problem = self.problem("a value is missing");
        let start = self.position();
        while self
            .peek()
            .is_some_and(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter))
        {
            self.next();
        }
        let end = self.position();
        match serde_json::from_str(self.text.get(start..end).unwrap_or_default()) {
            Ok(serde_json::Value::Null) => Ok(Value::Null),
            Ok(serde_json::Value::Bool(value)) => Ok(Value::Bool(value)),
            Ok(serde_json::Value::Number(number)) => Ok(match number.as_i64() {
                Some(number) => Value::Integer(number),
                None => Value::Float(number.as_f64().unwrap_or(f64::NAN)),
            }),
            _ => Err(problem),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Node, String> {
        let mut diagnostics = Diagnostics::default();
        let node = parse("a.json".into(), text, &mut diagnostics);
        node.ok_or_else(|| diagnostics.to_string())
    }

    #[test]
    fn values_and_places_are_those_of_the_text() {
        let node =
            read("{ \"a\": [1, 2.5, true, null],\n  \"b\\ud83d\\ude00\": \"x\\/y\" }").unwrap();
        let expected = serde_json::json!({ "a": [1, 2.5, true, null], "b😀": "x/y" });
        assert_eq!(node.to_json(), expected);
        let entry = node.entry("b😀").unwrap();
        assert_eq!(entry.key_span.to_string(), "a.json:2:3");
    }

    #[test]
    fn invalid_json_is_refused_with_its_place() {
        for text in [
            "",
            "{",
            "[1,]",
            "{\"a\" 1}",
            "\"x",
            "[1] 2",
            "tru",
            "\"\\ud83d\"",
            "{a: 1}",
        ] {
            let refused = read(text).unwrap_err();
            assert!(refused.starts_with("a.json:1:"), "{text}: {refused}");
        }
        let deep = "[".repeat(100_000);
        assert!(read(&deep).unwrap_err().contains("deeper than"));
    }
}
