//! The output of the commands.

use std::fmt::Write as _;
use std::time::Duration;

use similar::TextDiff;

use crate::diagnostic::{Diagnostics, closest};
use crate::rules::RULES;
use crate::workspace::Generated;

/// Lines of a short diff, for each crate.
pub const SHORT: usize = 40;

/// Returns how many problems there are in all and by rule, the most frequent first; nothing for a single one.
pub fn summary(problems: &Diagnostics) -> String {
    let sorted = problems.sorted();
    if sorted.len() < 2 {
        return String::new();
    }
    let mut rules: Vec<(&str, usize)> = Vec::new();
    for problem in &sorted {
        match rules.iter_mut().find(|(rule, _)| *rule == problem.rule) {
            Some((_, count)) => *count += 1,
            None => rules.push((problem.rule, 1)),
        }
    }
    rules.sort_by_key(|(rule, count)| (std::cmp::Reverse(*count), *rule));
    let mut text = format!("{} problems\n", sorted.len());
    for (rule, count) in rules {
        let _ = writeln!(text, "{count:>7}  {rule}");
    }
    text.push_str("to explain a rule: `cargo sdk lint --explain RULE`\n");
    text
}

/// Returns the explanation of a rule.
///
/// # Errors
///
/// If there is no such rule.
pub fn explain(name: &str) -> Result<String, String> {
    match RULES.iter().find(|(rule, _)| *rule == name) {
        Some((rule, explanation)) => Ok(format!("{rule}: {explanation}")),
        None => Err(match closest(name, RULES.iter().map(|(rule, _)| *rule)) {
            Some(meant) => format!("unknown rule `{name}`; did you mean `{meant}`?"),
            None => format!(
                "unknown rule `{name}`; `cargo sdk lint --format json` names the rule of each problem"
            ),
        }),
    }
}

/// Returns a line a provider: operations, types, files, lines, milliseconds.
pub fn table(made: &[Generated], took: Duration) -> String {
    let mut text = format!(
        "{:<20} {:>10} {:>7} {:>7} {:>8} {:>8} {:>8}\n",
        "provider", "operations", "types", "files", "changed", "lines", "ms"
    );
    for one in made {
        let lines: usize = one
            .compiled
            .files
            .iter()
            .map(|file| file.text.matches('\n').count())
            .sum();
        let changed = one.difference.changed.len()
            + one.difference.stale.len()
            + usize::from(one.manifest.is_some());
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "{:<20} {:>10} {:>7} {:>7} {:>8} {:>8} {:>8}",
            one.provider,
            one.compiled.operations,
            one.compiled.types,
            one.compiled.files.len(),
            changed,
            lines,
            one.took.as_millis(),
        );
    }
    let _ = writeln!(text, "{} ms in total", took.as_millis());
    text
}

/// Returns the difference between the committed code and the generated code, cut after `lines` if given.
pub fn diff(one: &Generated, lines: Option<usize>) -> String {
    let mut text = String::new();
    for (file, before) in &one.difference.changed {
        let path = format!(
            "sdk/{}/src/generated/{}",
            one.crate_name,
            file.path.display()
        );
        let before = before.as_deref().unwrap_or_default();
        text.push_str(&unified(&path, before, &file.text));
    }
    if let Some(change) = &one.manifest {
        let path = format!("sdk/{}/Cargo.toml", one.crate_name);
        text.push_str(&unified(&path, &change.before, &change.after));
    }
    for stale in &one.difference.stale {
        let _ = writeln!(
            text,
            "sdk/{}/src/generated/{} is no longer generated",
            one.crate_name,
            stale.display()
        );
    }
    let Some(limit) = lines else {
        return text;
    };
    let total = text.lines().count();
    if total <= limit {
        return text;
    }
    let mut short: String = text
        .lines()
        .take(limit)
        .flat_map(|line| [line, "\n"])
        .collect();
    let _ = writeln!(
        short,
        "… {} more lines: `cargo sdk check --full`",
        total - limit
    );
    short
}

fn unified(path: &str, before: &str, after: &str) -> String {
    TextDiff::from_lines(before, after)
        .unified_diff()
        .context_radius(2)
        .header(
            &format!("{path} (committed)"),
            &format!("{path} (from the specs)"),
        )
        .to_string()
}
