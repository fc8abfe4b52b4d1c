//! Doc comments: our own words as they are, the documents' words made safe for rustdoc.

use proc_macro2::TokenStream;
use quote::quote;

/// Generates `#[doc]` attributes of our own words, one a line; links in them are meant.
pub(crate) fn docs(text: &str) -> TokenStream {
    doc_lines(text.trim().lines())
}

/// Generates the docs of a document's words, or of our own if it has none.
///
/// rustdoc compiles code blocks, and looks behind brackets and angle brackets for items and HTML; a description means none
/// of that.
pub(crate) fn docs_or(text: &str, otherwise: &str) -> TokenStream {
    if text.trim().is_empty() {
        return docs(otherwise);
    }
    let lines = markdown(text.trim());
    doc_lines(lines.iter().map(String::as_str))
}

/// Generates `#[doc]` attributes of lines that rustdoc may read unchanged.
pub(crate) fn doc_lines<'a>(lines: impl Iterator<Item = &'a str>) -> TokenStream {
    let lines = lines.map(|line| {
        let line = line.trim_end();
        match line.is_empty() {
            true => String::new(),
            false => format!(" {line}"),
        }
    });
    quote!(#(#[doc = #lines])*)
}

/// Returns the lines of a description in Markdown that rustdoc takes for nothing else.
pub(crate) fn markdown(text: &str) -> Vec<String> {
    let mut made: Vec<String> = Vec::new();
    let mut state = State::default();
    for line in text.lines() {
        let line = printable(line);
        state.line(line.trim_end(), &mut made);
    }
    state.end_code(&mut made);
    made
}

/// Removes characters that a comment or a reader's screen can't show: control characters, changes of the
/// writing direction.
fn printable(line: &str) -> String {
    let mut clean = String::with_capacity(line.len());
    for letter in line.chars() {
        match letter {
            '\t' => clean.push_str("    "),
            '\r' => clean.push(' '),
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {}
            letter if letter.is_control() => {}
            letter => clean.push(letter),
        }
    }
    clean
}

#[derive(Default)]
struct State {
    /// The fence that a code block has to end with.
    fence: Option<String>,
    /// Whether an indented code block has been given a fence.
    indented_code: bool,
    /// How far the text of the list item is indented that this line may belong to.
    item: Option<usize>,
    after_blank: bool,
    in_code_span: bool,
}

impl State {
    fn line(&mut self, line: &str, made: &mut Vec<String>) {
        let text = line.trim_start();
        let indent = line.len() - text.len();
        if let Some(fence) = &self.fence {
            if text.starts_with(fence.as_str()) {
                self.fence = None;
            }
            made.push(line.to_owned());
            return;
        }
        if text.is_empty() {
            self.after_blank = true;
            self.in_code_span = false;
            made.push(String::new());
            return;
        }
        let code_from = self.item.unwrap_or(0) + 4;
        if indent >= code_from && (self.indented_code || self.after_blank || made.is_empty()) {
            if !self.indented_code {
                made.push("```text".to_owned());
                self.indented_code = true;
            }
            made.push(line.get(code_from..).unwrap_or(text).to_owned());
            return;
        }
        self.end_code(made);
        if let Some(marks) = fence_of(text) {
            made.push(format!("{}{}", " ".repeat(indent), opened(text, &marks)));
            self.fence = Some(marks);
            return;
        }
        let after_blank = std::mem::take(&mut self.after_blank) || made.is_empty();
        let indent = self.indent(text, indent, after_blank);
        let text = self.escaped(text);
        made.push(format!("{}{text}", " ".repeat(indent)));
    }

    /// Returns the indent of a line, so that every reader sees a paragraph in a list as one.
    fn indent(&mut self, text: &str, indent: usize, after_blank: bool) -> usize {
        if let Some(marker) = marker(text) {
            self.item = Some(indent + marker);
            return indent;
        }
        match self.item {
            Some(item) if !after_blank => item,
            Some(item) if indent >= item => item,
            _ => {
                self.item = None;
                indent
            }
        }
    }

    /// Closes the fence that an indented block was given, before the blank lines behind it.
    fn end_code(&mut self, made: &mut Vec<String>) {
        if let Some(fence) = self.fence.take() {
            made.push(fence);
        }
        if std::mem::take(&mut self.indented_code) {
            let last = made.iter().rposition(|line| !line.is_empty());
            made.insert(last.map_or(made.len(), |last| last + 1), "```".to_owned());
        }
    }

    /// Escapes brackets that are not links, angle brackets and unmarked addresses, except in code.
    fn escaped(&mut self, text: &str) -> String {
        let mut made = String::with_capacity(text.len() + 8);
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            let after = rest.get(letter.len_utf8()..).unwrap_or_default();
            if letter == '`' {
                self.in_code_span = !self.in_code_span;
                let run = rest.len() - rest.trim_start_matches('`').len();
                made.push_str(rest.get(..run).unwrap_or_default());
                rest = rest.get(run..).unwrap_or_default();
                continue;
            }
            if self.in_code_span {
                made.push(letter);
                rest = after;
                continue;
            }
            if matches!(letter, '[' | '<')
                && let Some(link) = link(rest)
            {
                made.push_str(link);
                rest = rest.get(link.len()..).unwrap_or_default();
                continue;
            }
            if letter == 'h'
                && let Some(address) = address(rest)
            {
                made.push_str(&format!("<{address}>"));
                rest = rest.get(address.len()..).unwrap_or_default();
                continue;
            }
            match letter {
                '\\' if after.starts_with(|next: char| next.is_ascii_punctuation()) => {
                    // Escaped by the document already.
                    made.push(letter);
                    let next = after.chars().next().unwrap_or_default();
                    made.push(next);
                    rest = after.get(next.len_utf8()..).unwrap_or_default();
                    continue;
                }
                '[' | ']' | '<' => {
                    made.push('\\');
                    made.push(letter);
                }
                _ => made.push(letter),
            }
            rest = after;
        }
        made
    }
}

/// Returns how many letters a list item's marker has, with the space behind it.
fn marker(text: &str) -> Option<usize> {
    let digits = text.len()
        - text
            .trim_start_matches(|letter: char| letter.is_ascii_digit())
            .len();
    let sign = match digits {
        0 => text.starts_with(['-', '*', '+']).then_some(1)?,
        1..=9 => text
            .get(digits..)?
            .starts_with(['.', ')'])
            .then_some(digits + 1)?,
        _ => return None,
    };
    let rest = text.get(sign..)?;
    let spaces = rest.len() - rest.trim_start_matches(' ').len();
    (1..=4).contains(&spaces).then_some(sign + spaces)
}

/// Returns the marks that open a code block.
fn fence_of(text: &str) -> Option<String> {
    let mark = text
        .chars()
        .next()
        .filter(|mark| matches!(mark, '`' | '~'))?;
    let marks: String = text.chars().take_while(|letter| *letter == mark).collect();
    let is_span = mark == '`' && text.get(marks.len()..).unwrap_or_default().contains('`');
    (marks.len() >= 3 && !is_span).then_some(marks)
}

/// Returns the line that opens a code block, in a language that is never compiled.
fn opened(text: &str, marks: &str) -> String {
    let language = text.get(marks.len()..).unwrap_or_default().trim();
    match language.is_empty() || language.starts_with("rust") {
        true => format!("{marks}text"),
        false => text.to_owned(),
    }
}

/// Returns a `[words](address)` or `<https://…>` at the beginning of a text.
fn link(text: &str) -> Option<&str> {
    if text.starts_with("<http://") || text.starts_with("<https://") {
        let end = text.find('>')?;
        return text.get(..=end).filter(|link| !link.contains(' '));
    }
    if !text.starts_with('[') {
        return None;
    }
    let words = text.find("](")?;
    if text.get(1..words)?.contains(['[', ']']) {
        return None;
    }
    let end = text.get(words..)?.find(')')?;
    text.get(..=words + end)
}

/// Returns an address at the beginning of a text.
fn address(text: &str) -> Option<&str> {
    if !text.starts_with("http://") && !text.starts_with("https://") {
        return None;
    }
    let end = text
        .find(|letter: char| letter.is_whitespace() || "<>\"'`()[]{}…*".contains(letter))
        .unwrap_or(text.len());
    let address = text
        .get(..end)?
        .trim_end_matches(['.', ',', ';', ':', '!', '?']);
    let host = address.split_once("://")?.1;
    (!host.is_empty()).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::markdown;

    fn made(text: &str) -> String {
        markdown(text).join("\n")
    }

    #[test]
    fn code_blocks_are_not_compiled() {
        assert_eq!(made("```\nlet x;\n```"), "```text\nlet x;\n```");
        assert_eq!(made("```rust,no_run\nx\n```"), "```text\nx\n```");
        assert_eq!(made("```json\n[1]\n```"), "```json\n[1]\n```");
        assert_eq!(
            made("a\n\n    x\n\n    y\n\nb"),
            "a\n\n```text\nx\n\ny\n```\n\nb"
        );
        assert_eq!(made("a\n\n    x"), "a\n\n```text\nx\n```");
    }

    #[test]
    fn a_code_block_that_is_not_closed_ends_with_the_description() {
        assert_eq!(made("```json\n{}"), "```json\n{}\n```");
    }

    #[test]
    fn lists_keep_their_paragraphs_together() {
        assert_eq!(made("- a\nb"), "- a\n  b");
        assert_eq!(made("1. a\n     b\n2. c"), "1. a\n   b\n2. c");
        assert_eq!(made("- a\n\n      b\n\nc"), "- a\n\n```text\nb\n```\n\nc");
        assert_eq!(made("- a\n  - b\n\nc"), "- a\n  - b\n\nc");
    }

    #[test]
    fn brackets_are_no_links_to_items() {
        assert_eq!(made("a [b] <c> `[d] <e>`"), "a \\[b\\] \\<c> `[d] <e>`");
        assert_eq!(
            made("[a](https://b) <https://c>"),
            "[a](https://b) <https://c>"
        );
        assert_eq!(made("\\[a\\]"), "\\[a\\]");
    }

    #[test]
    fn addresses_are_marked_as_such() {
        assert_eq!(made("see https://a.b/c?d=1."), "see <https://a.b/c?d=1>.");
        assert_eq!(made("`https://a`"), "`https://a`");
        assert_eq!(made("(https://a/b)"), "(<https://a/b>)");
    }

    #[test]
    fn signs_that_no_comment_can_carry_are_dropped() {
        assert_eq!(made("a\tb\rc\u{7}d\u{202E}e"), "a    b cde");
    }
}
