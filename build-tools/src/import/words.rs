//! Descriptions: what of a vendor's words is kept.

use crate::load::Node;

/// Returns the description of a schema, a parameter or a response, and that it is deprecated.
pub(super) fn description(node: &Node) -> Option<String> {
    let text = ["description", "title"].iter().find_map(|key| {
        node.get(key)
            .and_then(Node::as_str)
            .map(clean)
            .filter(|text| !text.is_empty())
    });
    let is_deprecated = node.get("deprecated").and_then(Node::as_bool) == Some(true);
    match (text, is_deprecated) {
        (Some(text), true) => Some(format!("{text}\n\nDeprecated.")),
        (None, true) => Some("Deprecated.".to_owned()),
        (text, false) => text,
    }
}

/// Returns the text of a member, if it says something.
pub(super) fn text(node: &Node, key: &str) -> Option<String> {
    let text = clean(node.get(key)?.as_str()?);
    (!text.is_empty()).then_some(text)
}

/// Splits a description into its first sentence, on one line, and the rest.
pub(super) fn summary_of(description: &str) -> (String, Option<String>) {
    let (first, rest) = match description.split_once("\n\n") {
        Some((first, rest)) => (first.replace('\n', " "), Some(rest)),
        None => (description.replace('\n', " "), None),
    };
    let mut ends = first.match_indices(". ").map(|(place, _)| place);
    let end = ends.find(|end| {
        let behind = first.get(end + 2..).unwrap_or_default();
        behind.starts_with(char::is_uppercase)
    });
    let (summary, more) = match end.and_then(|end| first.split_at_checked(end + 1)) {
        Some((summary, more)) => (summary.to_owned(), more.trim()),
        None => (first.clone(), ""),
    };
    let parts: Vec<&str> = [Some(more), rest]
        .into_iter()
        .flatten()
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let rest = (!parts.is_empty()).then(|| parts.join("\n\n"));
    (summary.trim().to_owned(), rest)
}

/// Returns text without control characters, and without blanks at the ends of lines.
pub(super) fn clean(text: &str) -> String {
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n");
    let is_odd = |letter: char| letter.is_control() || is_invisible(letter);
    let lines: Vec<String> = text
        .lines()
        .map(|line| line.replace('\t', "    ").replace(is_odd, ""))
        .map(|line| line.trim_end().to_owned())
        .collect();
    lines.join("\n").trim().to_owned()
}

/// Letters that turn the direction of text, which rustc refuses in comments, and byte order marks.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{200e}' | '\u{200f}')
}
