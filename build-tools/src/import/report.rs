//! The report of an import: its changes to the document, and the decisions that it leaves.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::json;

use crate::diagnostic::Span;

/// How many places of a kind are shown, unless all are asked for.
const SHOWN: usize = 3;

/// The treatment of a part of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// Said in other words; what is sent and read stays.
    Changed,
    /// Left out.
    Dropped,
    /// Guessed, or simpler than what the service does: somebody has to look.
    Decide,
}

impl Action {
    fn name(self) -> &'static str {
        match self {
            Action::Changed => "changed",
            Action::Dropped => "dropped",
            Action::Decide => "to decide",
        }
    }
}

/// One thing that happened, with its place in the vendor's document.
#[derive(Clone, Debug)]
pub struct Note {
    pub action: Action,
    /// The subject, a few words that many notes share.
    pub kind: &'static str,
    pub place: Span,
    pub what: String,
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub struct Report(Vec<Note>);

impl Report {
    pub fn add(
        &mut self,
        action: Action,
        kind: &'static str,
        place: &Span,
        what: impl Into<String>,
    ) {
        self.0.push(Note {
            action,
            kind,
            place: place.clone(),
            what: what.into(),
        });
    }

    /// Returns the notes, those of one action together, in the order of the document.
    pub fn sorted(&self) -> Vec<&Note> {
        let mut notes: Vec<&Note> = self.0.iter().collect();
        let key = |note: &&Note| {
            (
                note.action,
                note.kind,
                note.place.clone(),
                note.what.clone(),
            )
        };
        notes.sort_by_cached_key(key);
        notes.dedup_by_key(|note| key(note));
        notes
    }

    /// Returns the notes for people: by action and kind, with the number and the first places, or all of
    /// them.
    pub fn text(&self, is_full: bool) -> String {
        let mut kinds: BTreeMap<(Action, &str), Vec<&Note>> = BTreeMap::new();
        for note in self.sorted() {
            kinds
                .entry((note.action, note.kind))
                .or_default()
                .push(note);
        }
        let mut text = String::new();
        let mut last = None;
        for ((action, kind), notes) in kinds {
            if last.replace(action) != Some(action) {
                let count = self
                    .sorted()
                    .iter()
                    .filter(|note| note.action == action)
                    .count();
                let _ = writeln!(text, "{} ({count})", action.name());
            }
            let _ = writeln!(text, "  {kind}: {}", notes.len());
            let shown = if is_full { notes.len() } else { SHOWN };
            for note in notes.iter().take(shown) {
                let _ = writeln!(text, "    {}: {}", note.place, note.what);
            }
            if notes.len() > shown {
                let _ = writeln!(text, "    … and {} more", notes.len() - shown);
            }
        }
        text
    }

    /// Returns the notes as a JSON array of `{action, kind, file, line, column, what}`.
    pub fn to_json(&self) -> serde_json::Value {
        let notes = self.sorted().into_iter().map(|note| {
            json!({
                "action": note.action.name(),
                "kind": note.kind,
                "file": &*note.place.file,
                "line": note.place.line,
                "column": note.place.column,
                "what": note.what,
            })
        });
        notes.collect()
    }
}
