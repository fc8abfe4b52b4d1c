//! The Rust code that a step shows, from its own source.

use crate::Failure;
use crate::screen::{INDENT, WIDTH};

/// Returns the lines of a step, without their common indentation: those between `// show: STEP` and `// hide`.
///
/// A step may have several such regions, to omit its checks.
///
/// # Errors
///
/// If there is no such region, or if a line is too long for the screen.
pub(crate) fn of(source: &str, step: &str) -> Result<String, Failure> {
    let mut lines = Vec::new();
    let mut is_shown = false;
    for line in source.lines() {
        match line.trim().strip_prefix("// ") {
            Some("hide") => is_shown = false,
            Some(mark) if mark.strip_prefix("show: ") == Some(step) => is_shown = true,
            _ if is_shown => lines.push(line),
            _ => {}
        }
    }
    let indentation = |line: &&str| line.len() - line.trim_start().len();
    let filled = lines.iter().filter(|line| !line.is_empty());
    let common = filled.map(indentation).min();
    let common = common.ok_or_else(|| format!("no line of the source is marked `show: {step}`"))?;
    let lines: Vec<&str> = lines
        .iter()
        .map(|line| line.get(common..).unwrap_or_default())
        .collect();
    match lines.iter().find(|line| INDENT + line.len() > WIDTH) {
        Some(long) => Err(format!("{step}: `{long}` does not fit into {WIDTH} columns").into()),
        None => Ok(lines.join("\n")),
    }
}
