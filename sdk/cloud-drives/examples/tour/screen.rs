//! Lines that fit the screen.

/// Columns of the screen.
pub(crate) const WIDTH: usize = 80;
/// Indentation of the lines of a step.
pub(crate) const INDENT: usize = 4;

/// Prints a text after a lead, wrapped between words; further lines are indented like the first.
pub(crate) fn say(lead: &str, text: &str) {
    let room = WIDTH - lead.len();
    let mut line = String::new();
    let mut lead = lead.to_owned();
    for word in text.split(' ') {
        let needed = line.chars().count() + usize::from(!line.is_empty()) + word.chars().count();
        if needed > room && !line.is_empty() {
            println!("{lead}{line}");
            lead = " ".repeat(lead.len());
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&shortened(word, room));
    }
    println!("{lead}{line}");
}

/// Returns a text, with its middle omitted if it exceeds the given number of characters.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    let characters: Vec<char> = text.chars().collect();
    if characters.len() <= most {
        return text.to_owned();
    }
    let (head, tail) = (most.div_ceil(2) - 1, most / 2);
    let head = characters[..head].iter();
    let tail = &characters[characters.len() - tail..];
    head.chain(&['…']).chain(tail).collect()
}
