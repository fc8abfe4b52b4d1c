//! Closing brackets that are indented no deeper than the key before them.
//!
//! Many readers of YAML accept these, and the standard does not.

/// Deeper than any key of a document is indented.
const MOST_INDENTED: usize = 200;

/// Returns the text with such brackets moved to the right. Brackets in texts of several lines stay where they
/// are.
pub(super) fn indented(text: &str) -> String {
    let mut reader = BracketReader::default();
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let is_first = line.trim_start().starts_with([']', '}']);
        let closes = reader.flow > 0 && reader.quote.is_none() && is_first;
        reader.read(line);
        lines.push(match closes {
            true => format!("{:MOST_INDENTED$}{}", "", line.trim_start()),
            false => line.to_owned(),
        });
    }
    lines.join("\n")
}

/// The position in the YAML after the lines so far.
#[derive(Default)]
struct BracketReader {
    /// Number of open flow mappings and lists.
    flow: usize,
    /// The sign that ends the quoted text that is open.
    quote: Option<char>,
    /// The indentation of the key whose value is text of several lines.
    block: Option<usize>,
}

impl BracketReader {
    fn read(&mut self, line: &str) {
        let indent = line.len() - line.trim_start_matches(' ').len();
        if let Some(parent) = self.block {
            if line.trim().is_empty() || indent > parent {
                return;
            }
            self.block = None;
        }
        let content = self.signs(line);
        if self.flow == 0 && self.quote.is_none() && is_block_header(content) {
            let mut rest = content.trim_start();
            let mut parent = indent;
            let mut column = indent;
            // What is below a key in a list is indented from that key.
            while let Some(inner) = rest.strip_prefix("- ") {
                let bare = inner.trim_start();
                parent = column;
                column += rest.len() - bare.len();
                rest = bare;
            }
            if !rest.starts_with(['|', '>']) {
                parent = column;
            }
            self.block = Some(parent);
        }
    }

    /// Follows quotes and brackets, and gives the line without its comment.
    fn signs<'t>(&mut self, line: &'t str) -> &'t str {
        let mut is_start = true;
        let mut last = ' ';
        let mut letters = line.char_indices().peekable();
        while let Some((position, letter)) = letters.next() {
            if let Some(quote) = self.quote {
                let next = letters.peek().map(|(_, next)| *next);
                if letter == '\\' && quote == '"'
                    || letter == quote && quote == '\'' && next == Some('\'')
                {
                    letters.next();
                } else if letter == quote {
                    self.quote = None;
                }
                last = letter;
                continue;
            }
            let is_flow = self.flow > 0;
            match letter {
                '#' if last == ' ' || last == '\t' => return line.get(..position).unwrap_or(line),
                '"' | '\'' if is_start => self.quote = Some(letter),
                '[' | '{' if is_start || is_flow => self.flow += 1,
                ']' | '}' if is_flow => self.flow -= 1,
                _ => {}
            }
            is_start = match letter {
                ' ' | '\t' => is_start || matches!(last, ':' | '-' | '?'),
                '[' | '{' => is_start || is_flow,
                ',' => is_flow,
                ':' => is_flow && matches!(last, '"' | '\''),
                _ => false,
            };
            last = letter;
        }
        line
    }
}

/// Returns whether a line ends with the header of a block of text: `key: |`, `- >-`.
fn is_block_header(content: &str) -> bool {
    let word = content.split_whitespace().last().unwrap_or_default();
    let Some(signs) = word.strip_prefix(['|', '>']) else {
        return false;
    };
    let before = content
        .trim_end()
        .strip_suffix(word)
        .unwrap_or_default()
        .trim_end();
    signs
        .chars()
        .all(|sign| sign == '+' || sign == '-' || sign.is_ascii_digit())
        && (before.is_empty() || before.ends_with([':', '-']) || before.contains(": !"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_brackets_of_lists_and_mappings_are_moved() {
        let text = "\
a: [
  1,
]
description: |
  An example:
  {
    \"b\": [
    ]
  }
list:
- words: >-
    ]
  more: { # [ a comment
    x: 'it''s }',
    y: \"\\\"]\",
  }
- |
  }
plain: it's [ open
next: end
quoted: \"
  ]
  \"
last: [[
  {
  }
  ]
]
";
        let moved: Vec<usize> = indented(text)
            .lines()
            .enumerate()
            .filter(|(_, line)| line.starts_with(&" ".repeat(MOST_INDENTED)))
            .map(|(number, _)| number + 1)
            .collect();
        assert_eq!(moved, [3, 16, 26, 27, 28]);
    }
}
