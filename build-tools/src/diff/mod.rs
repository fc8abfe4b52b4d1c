//! Judges changes: what users of a crate notice when its documents change, and which version that asks for.
//!
//! `surface → compare → render`. A [`Surface`](surface::Surface) holds what the crate offers and does, made of the model and of
//! nothing else; [`compare`](compare::compare) tells two of them apart, change by change.

pub mod against;
pub mod command;
pub mod compare;
pub mod places;
pub mod released;
pub mod render;
pub mod surface;
mod vendor;
pub mod version;

use std::fmt;

use crate::diff::places::{Element, Places};

/// The effect of a change on a user of the crate, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Code that compiled may not compile, or means something else.
    Breaking,
    /// The same code compiles and does something else on the wire.
    Behaviour,
    /// Something new.
    Addition,
    /// Documentation.
    Words,
}

impl Class {
    /// All classes, the gravest first.
    pub const ALL: [Class; 4] = [
        Class::Breaking,
        Class::Behaviour,
        Class::Addition,
        Class::Words,
    ];

    /// Returns the name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Class::Breaking => "breaking",
            Class::Behaviour => "behaviour",
            Class::Addition => "addition",
            Class::Words => "words",
        }
    }
}

/// One difference between two surfaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub class: Class,
    /// The element of the crate.
    pub element: Element,
    /// Whether the element is of the state before, since the one after does not have it.
    pub is_gone: bool,
    /// The effect on a user of the crate, in one line of Markdown.
    pub notice: String,
}

/// A place as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file as it is shown; of another state, with that before it: `main:specs/yandex-disk/disk.yaml`.
    pub file: String,
    /// Line and column, where they are known.
    pub at: Option<(u32, u32)>,
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.file)?;
        match self.at {
            Some((line, column)) => write!(formatter, ":{line}:{column}"),
            None => Ok(()),
        }
    }
}

/// A surface with the places of its elements.
#[derive(Debug)]
pub struct State {
    /// The name, such as `specs`, `main` or `released 0.1.0`.
    pub name: String,
    /// The folder as it is shown, such as `specs/yandex-disk` or `main:specs/yandex-disk`.
    pub folder: String,
    pub surface: surface::Surface,
    pub places: Places,
}

impl State {
    /// Returns where an element of this state is described, or the element around it.
    fn place(&self, element: &Element) -> Place {
        if let Some(span) = self.places.nearest(element) {
            return Place {
                file: span.file.to_string(),
                at: Some((span.line, span.column)),
            };
        }
        let document = match element.steps() {
            [kind, name, ..] if kind == "operation" => self
                .surface
                .operations
                .get(name)
                .map(|found| &found.document),
            [kind, name, ..] if kind == "type" => {
                self.surface.types.get(name).map(|found| &found.document)
            }
            _ => None,
        };
        let document = document.filter(|document| !document.is_empty());
        Place {
            file: format!(
                "{}/{}",
                self.folder,
                document.map_or("provider.toml", |document| document.as_str())
            ),
            at: None,
        }
    }
}
