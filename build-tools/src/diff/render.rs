//! Prints what a comparison found: for a terminal, as Markdown, as JSON.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::version::{Level, Next};
use super::{Change, Class, Place};

/// The output format of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    Text,
    Markdown,
    Json,
}

/// The report on one provider.
#[derive(Debug)]
pub struct Report {
    /// The crate.
    pub crate_name: String,
    /// The two sides of the comparison.
    pub from: String,
    pub to: String,
    /// The changes in the order of their classes.
    pub changes: Vec<(Change, Place)>,
    /// The version before, and the one that follows; nothing if nothing changed or no version is known.
    pub version: Option<(String, Next)>,
    /// The allowed level that was exceeded, and the remedy.
    pub refused: Option<String>,
    /// A remark in place of changes.
    pub remark: Option<String>,
}

impl Report {
    /// Returns the gravest level of the changes; nothing if nothing changed.
    pub fn level(&self) -> Option<Level> {
        let levels = self
            .changes
            .iter()
            .map(|(change, _)| Level::of(change.class));
        levels.max()
    }

    fn of(&self, class: Class) -> impl Iterator<Item = &(Change, Place)> {
        self.changes
            .iter()
            .filter(move |(change, _)| change.class == class)
    }
}

/// Returns all reports in a format.
pub fn render(reports: &[Report], format: Format) -> String {
    match format {
        Format::Text => reports.iter().map(text).collect::<Vec<_>>().join("\n"),
        Format::Markdown => reports.iter().map(markdown).collect::<Vec<_>>().join("\n"),
        Format::Json => format!("{:#}\n", Value::from_iter(reports.iter().map(to_json))),
    }
}

fn title(class: Class) -> &'static str {
    match class {
        Class::Breaking => "Breaking: code may not compile",
        Class::Behaviour => "Behaviour: the same code does something else",
        Class::Addition => "Additions",
        Class::Words => "Words: documentation only",
    }
}

/// Returns the heading of the changelog for a class; documentation has no line there.
fn heading(class: Class) -> Option<&'static str> {
    match class {
        Class::Breaking => Some("Breaking"),
        Class::Behaviour => Some("Changed"),
        Class::Addition => Some("Added"),
        Class::Words => None,
    }
}

fn header(report: &Report) -> String {
    format!("{}: {} → {}", report.crate_name, report.from, report.to)
}

fn text(report: &Report) -> String {
    let mut text = format!("{}\n", header(report));
    // Writing to a string cannot fail.
    match &report.remark {
        Some(remark) => {
            let _ = writeln!(text, "  {remark}");
        }
        None if report.changes.is_empty() => text.push_str("  no change\n"),
        None => {}
    }
    for class in Class::ALL {
        let count = report.of(class).count();
        if count == 0 {
            continue;
        }
        let _ = writeln!(text, "\n{} ({count})", title(class));
        for (change, place) in report.of(class) {
            let _ = writeln!(text, "  {}  {place}", change.notice);
        }
    }
    if let Some((before, next)) = &report.version {
        let _ = writeln!(text, "\nVersion: {before} → {next}");
    }
    let changelog = changelog(report);
    if !changelog.is_empty() {
        let _ = writeln!(text, "\nFor CHANGELOG.md:\n\n{changelog}");
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    if let Some(refused) = &report.refused {
        let _ = writeln!(text, "\n{refused}");
    }
    text
}

/// Returns the lines for the changelog, below their headings.
pub fn changelog(report: &Report) -> String {
    let mut lines = String::new();
    for class in [Class::Addition, Class::Behaviour, Class::Breaking] {
        let Some(heading) = heading(class).filter(|_| report.of(class).next().is_some()) else {
            continue;
        };
        let _ = writeln!(lines, "### {heading}\n");
        for (change, _) in report.of(class) {
            let _ = writeln!(lines, "- `{}`: {}.", report.crate_name, change.notice);
        }
        lines.push('\n');
    }
    lines
}

fn markdown(report: &Report) -> String {
    let mut text = format!("## {}\n\n", header(report));
    match &report.remark {
        Some(remark) => {
            let _ = writeln!(text, "{remark}.\n");
        }
        None if report.changes.is_empty() => text.push_str("No change.\n"),
        None => {}
    }
    for class in Class::ALL {
        if report.of(class).next().is_none() {
            continue;
        }
        let _ = writeln!(text, "### {}\n", title(class));
        for (change, place) in report.of(class) {
            let _ = writeln!(text, "- {} — `{place}`", change.notice);
        }
        text.push('\n');
    }
    if let Some((before, next)) = &report.version {
        let _ = writeln!(text, "**Version:** {before} → {next}\n");
    }
    let changelog = changelog(report);
    if !changelog.is_empty() {
        let _ = writeln!(
            text,
            "### For CHANGELOG.md\n\n```markdown\n{}\n```\n",
            changelog.trim_end()
        );
    }
    if let Some(refused) = &report.refused {
        let _ = writeln!(text, "**{refused}**\n");
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn to_json(report: &Report) -> Value {
    let changes = report.changes.iter().map(|(change, place)| {
        json!({
            "class": change.class.name(),
            "element": change.element.steps(),
            "notice": change.notice,
            "file": place.file,
            "line": place.at.map(|(line, _)| line),
            "column": place.at.map(|(_, column)| column),
        })
    });
    json!({
        "crate": report.crate_name,
        "from": report.from,
        "to": report.to,
        "changes": Value::from_iter(changes),
        "level": report.level().map(Level::name),
        "version": report.version.as_ref().map(|(before, next)| json!({
            "before": before,
            "next": next.version.to_string(),
            "rule": next.rule,
        })),
        "changelog": changelog(report),
        "refused": report.refused,
        "remark": report.remark,
    })
}
