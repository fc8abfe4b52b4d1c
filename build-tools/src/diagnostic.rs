//! Problems in a spec: where, what, and how to fix it.

use std::fmt;
use std::sync::Arc;

/// How many bytes of a message's half are shown.
const LONGEST: usize = 400;

/// A place in a spec file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file as it is shown to a user, such as `specs/yandex-disk/disk.yaml`.
    pub file: Arc<str>,
    /// The line, counted from 1.
    pub line: u32,
    /// The column in characters, counted from 1.
    pub column: u32,
}

impl Span {
    /// Returns the place of the first character of a file, for problems of the file as a whole.
    pub fn start_of(file: impl Into<Arc<str>>) -> Span {
        Span {
            file: file.into(),
            line: 1,
            column: 1,
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// One problem, shown as `file:line:column: what; how`.
///
/// The order is that of the places, so that a sorted list reads like the files do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The place of the problem.
    pub span: Span,
    /// The rule that it breaks, one of [`RULES`](crate::rules::RULES).
    pub rule: &'static str,
    /// The problem.
    pub what: String,
    /// The remedy.
    pub how: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}; {}", self.span, self.what, self.how)
    }
}

impl std::error::Error for Diagnostic {}

/// Every problem that was found.
///
/// # Examples
///
/// ```
/// use build_tools::diagnostic::{Diagnostics, Span};
///
/// let mut diagnostics = Diagnostics::default();
/// diagnostics.push(&Span::start_of("specs/a/a.yaml"), "yaml-empty", "the document is empty", "write it");
/// assert_eq!(diagnostics.to_string(), "specs/a/a.yaml:1:1: the document is empty; write it\n");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one problem.
    pub fn push(
        &mut self,
        span: &Span,
        rule: &'static str,
        what: impl Into<String>,
        how: impl Into<String>,
    ) {
        self.add(Diagnostic {
            span: span.clone(),
            rule,
            what: what.into(),
            how: how.into(),
        });
    }

    /// Adds a problem that was made elsewhere.
    pub fn add(&mut self, mut diagnostic: Diagnostic) {
        diagnostic.what = one_line(diagnostic.what);
        diagnostic.how = one_line(diagnostic.how);
        self.0.push(diagnostic);
    }

    /// Adds all problems of another list.
    pub fn append(&mut self, other: Diagnostics) {
        self.0.extend(other.0);
    }

    /// Returns whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns how many different problems there are.
    pub fn len(&self) -> usize {
        self.sorted().len()
    }

    /// Returns the problems in the order of their places, each once.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<&Diagnostic> = self.0.iter().collect();
        sorted.sort();
        sorted.dedup();
        sorted
    }

    /// Returns the problems as a JSON array of `{file, line, column, rule, what, how}`, sorted.
    pub fn to_json(&self) -> serde_json::Value {
        self.sorted()
            .into_iter()
            .map(|diagnostic| {
                serde_json::json!({
                    "file": &*diagnostic.span.file,
                    "line": diagnostic.span.line,
                    "column": diagnostic.span.column,
                    "rule": diagnostic.rule,
                    "what": diagnostic.what,
                    "how": diagnostic.how,
                })
            })
            .collect()
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Diagnostics(vec![diagnostic])
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for diagnostic in self.sorted() {
            writeln!(formatter, "{diagnostic}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}

/// Puts text from a document on one line and shortens it, for a message.
fn one_line(text: String) -> String {
    let is_break = |letter: char| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}');
    if text.len() <= LONGEST && !text.contains(is_break) {
        return text;
    }
    let mut line = String::with_capacity(text.len().min(LONGEST));
    for letter in text.chars() {
        if line.len() > LONGEST {
            line.push('…');
            break;
        }
        if is_break(letter) {
            line.extend(letter.escape_default());
        } else {
            line.push(letter);
        }
    }
    line
}

/// The largest number of words that a misspelt one is compared with: enough to help, without a wait if
/// thousands are wrong.
const MOST_CANDIDATES: usize = 500;

/// Returns the candidate that a misspelt word most likely stands for.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A long unknown word is never a slip of the keyboard, and comparing it is quadratic.
    if word.len() > 64 {
        return None;
    }
    let lower = word.to_lowercase();
    candidates
        .into_iter()
        .take(MOST_CANDIDATES)
        .map(|candidate| {
            let distance = strsim::damerau_levenshtein(&lower, &candidate.to_lowercase());
            (distance, candidate)
        })
        .filter(|(distance, candidate)| *distance <= (candidate.len().min(lower.len()) / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Returns `a, b or c`, for telling a user what is possible.
pub fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    match words.split_last() {
        None => "nothing".to_owned(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(file: &str, line: u32) -> Span {
        Span {
            file: file.into(),
            line,
            column: 2,
        }
    }

    #[test]
    fn problems_come_out_in_file_order_and_once() {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(&at("b.yaml", 10), "rule", "third", "fix it");
        diagnostics.push(&at("a.yaml", 9), "rule", "first", "fix it");
        diagnostics.push(&at("b.yaml", 2), "rule", "second", "fix it");
        diagnostics.push(&at("a.yaml", 9), "rule", "first", "fix it");
        assert_eq!(
            diagnostics.to_string(),
            "a.yaml:9:2: first; fix it\nb.yaml:2:2: second; fix it\nb.yaml:10:2: third; fix it\n"
        );
        assert_eq!(diagnostics.len(), 3);
    }

    #[test]
    fn json_has_a_member_for_each_part() {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(&at("a.yaml", 9), "some-rule", "broken", "fix it");
        assert_eq!(
            diagnostics.to_json(),
            serde_json::json!([{
                "file": "a.yaml", "line": 9, "column": 2, "rule": "some-rule", "what": "broken", "how": "fix it"
            }])
        );
    }

    #[test]
    fn a_message_is_one_line_whatever_it_quotes() {
        let mut diagnostics = Diagnostics::default();
        let quoted = format!("`a\nb\u{1b}[31m{}`", "x".repeat(10_000));
        diagnostics.push(&at("a.yaml", 1), "rule", quoted, "fix it");
        let shown = diagnostics.to_string();
        assert_eq!(shown.lines().count(), 1);
        assert!(shown.len() < 500, "{}", shown.len());
        assert!(shown.contains("`a\\nb\\u{1b}[31mxxx"), "{shown}");
    }

    #[test]
    fn a_slip_is_recognised_and_a_different_word_is_not() {
        let words = ["description", "operationId", "tags"];
        assert_eq!(closest("operationID", words), Some("operationId"));
        assert_eq!(closest("descripton", words), Some("description"));
        assert_eq!(closest("externalDocs", words), None);
        assert_eq!(closest(&"x".repeat(10_000), words), None);
    }

    #[test]
    fn a_choice_reads_as_a_sentence() {
        assert_eq!(one_of(["a"]), "a");
        assert_eq!(one_of(["a", "b", "c"]), "a, b or c");
    }
}
