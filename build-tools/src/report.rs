//! What the commands print.

use std::fmt::Write as _;
use std::time::Duration;

use similar::TextDiff;

use crate::workspace::Generated;

/// Lines of a short diff, for each crate.
pub const SHORT: usize = 40;

/// A line a provider: operations, types, files, lines, milliseconds.
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
            .map(|file| file.text.lines().count())
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
    let _ = writeln!(text, "{} ms in all", took.as_millis());
    text
}

/// The difference between what is committed and what should be, cut after `lines` when given.
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
            "sdk/{}/src/generated/{} no longer belongs",
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
