//! Makes untrusted text safe to show.

/// Returns the text on one line of at most `limit` characters.
///
/// Control characters and runs of white space become one space.
pub(crate) fn one_line(text: &str, limit: usize) -> String {
    let mut out = String::new();
    let mut pending_space = false;
    let mut length = 0;
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            pending_space = !out.is_empty();
            continue;
        }
        if length >= limit {
            out.push('…');
            return out;
        }
        if pending_space {
            out.push(' ');
            length += 1;
            pending_space = false;
        }
        out.push(c);
        length += 1;
    }
    out
}

/// Returns the visible ASCII characters of a text, at most `limit` of them.
pub(crate) fn printable(text: &str, limit: usize) -> String {
    text.chars()
        .filter(char::is_ascii_graphic)
        .take(limit)
        .collect()
}
