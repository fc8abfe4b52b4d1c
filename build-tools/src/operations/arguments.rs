//! The list of what a call cannot do without, in the docs of the method that starts it.

use proc_macro2::TokenStream;

use crate::types::{doc_lines, markdown};

/// The longest line of the list, without its prefix in the file.
const WIDTH: usize = 110;

/// An argument with what its document says about it.
pub(super) struct Argument<'a> {
    pub(super) name: String,
    pub(super) description: &'a str,
}

/// Generates the section `# Arguments`, with those that are described; nothing if none is.
pub(super) fn section<'a>(arguments: impl Iterator<Item = Argument<'a>>) -> TokenStream {
    let mut lines = Vec::new();
    for argument in arguments {
        let description = argument.description.trim();
        if description.is_empty() {
            continue;
        }
        if lines.is_empty() {
            lines.extend([String::new(), "# Arguments".to_owned()]);
        }
        lines.extend(entry(&argument.name, description));
    }
    doc_lines(lines.iter().map(String::as_str))
}

/// Returns an argument's entry: its paragraph wrapped, anything richer as the document breaks it.
fn entry(name: &str, description: &str) -> Vec<String> {
    if description.lines().all(starts_a_phrase) {
        let one_line = description.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = format!("- `{name}`: {}", markdown(&one_line).join(" "));
        return wrapped(&text);
    }
    let mut made = vec![format!("- `{name}`:"), String::new()];
    made.extend(markdown(description).into_iter().map(|line| match line {
        line if line.is_empty() => line,
        line => format!("  {line}"),
    }));
    made
}

/// Breaks an entry of a list into lines that keep to it.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        let length = line.chars().count() + 1 + word.chars().count();
        if line.is_empty() {
            line.push_str(word);
        } else if length > WIDTH && starts_a_phrase(word) {
            lines.push(std::mem::replace(&mut line, format!("  {word}")));
        } else {
            line.push(' ');
            line.push_str(word);
        }
    }
    lines.push(line);
    lines
}

/// Returns whether a line that begins with this is text in Markdown, and no heading, list, table or fence.
fn starts_a_phrase(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default();
    let is_number =
        word.ends_with(['.', ')']) && word.starts_with(|first: char| first.is_ascii_digit());
    !is_number
        && !text.starts_with("```")
        && text.starts_with(|first: char| first.is_alphanumeric() || "`(\"'…\\[".contains(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_is_wrapped_and_keeps_to_its_entry() {
        let words = "word ".repeat(40);
        let lines = entry("path", &words);
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(lines[0].starts_with("- `path`: word"), "{lines:?}");
        assert!(lines[1].starts_with("  word"), "{lines:?}");
        for line in &lines {
            assert!(line.len() <= WIDTH, "{line}");
        }
        assert_eq!(entry("id", "The\nfile."), ["- `id`: The file."]);
    }

    #[test]
    fn no_line_begins_with_what_markdown_takes_for_a_sign() {
        for sign in ["-", "+", "#", "1.", "2)", "|", "```"] {
            let text = format!("{} {sign} {}", "w".repeat(WIDTH - 10), "v".repeat(20));
            for line in wrapped(&text).iter().skip(1) {
                assert!(!line.trim_start().starts_with(sign), "{line}");
            }
        }
    }

    #[test]
    fn a_list_stays_one() {
        let lines = entry("order", "One of:\n\n- `name`\n- `size`");
        assert_eq!(
            lines,
            [
                "- `order`:",
                "",
                "  One of:",
                "",
                "  - `name`",
                "  - `size`"
            ]
        );
        assert_eq!(
            entry("order", "One of:\n- `name`"),
            ["- `order`:", "", "  One of:", "  - `name`"]
        );
        assert_eq!(entry("order", "1. Name."), ["- `order`:", "", "  1. Name."]);
    }
}
