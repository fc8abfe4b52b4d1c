//! The places in a provider's documents where the elements of a surface are described.
//!
//! The model has no places. They are found by walking the documents beside it: from each operation into its parameters, bodies and
//! answers, and along their schemas, whose Rust names the model knows.

mod walk;

use std::collections::HashMap;

use crate::diagnostic::Span;
use crate::load::Provider;
use crate::model::Sdk;

/// An element of a surface, as a way from the crate into it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Element(Vec<String>);

impl Element {
    /// Returns the crate as a whole.
    pub fn whole() -> Self {
        Self::default()
    }

    pub fn operation(name: &str) -> Self {
        Self::whole().within("operation").within(name)
    }

    pub fn named_type(name: &str) -> Self {
        Self::whole().within("type").within(name)
    }

    pub fn group(name: &str) -> Self {
        Self::whole().within("group").within(name)
    }

    pub fn server(name: &str) -> Self {
        Self::whole().within("server").within(name)
    }

    pub fn error(name: &str) -> Self {
        Self::whole().within("error").within(name)
    }

    pub fn oauth() -> Self {
        Self::whole().within("oauth")
    }

    /// Returns a part of this element.
    #[must_use]
    pub fn within(&self, part: impl Into<String>) -> Self {
        let mut steps = self.0.clone();
        steps.push(part.into());
        Self(steps)
    }

    /// Returns the element that this one is a part of; nothing for the crate.
    pub fn parent(&self) -> Option<Self> {
        let (_, above) = self.0.split_last()?;
        Some(Self(above.to_vec()))
    }

    /// Returns the steps from the crate to the element.
    pub fn steps(&self) -> &[String] {
        &self.0
    }
}

/// The places of a provider's elements.
#[derive(Debug, Default)]
pub struct Places {
    spans: HashMap<Element, Span>,
}

impl Places {
    /// Finds the places of everything in `sdk`, which was made of `provider`.
    pub fn of(provider: &Provider, sdk: &Sdk) -> Self {
        walk::places(provider, sdk)
    }

    /// Returns where an element is described, exactly.
    pub fn exact(&self, element: &Element) -> Option<&Span> {
        self.spans.get(element)
    }

    /// Returns where an element is described, or else the nearest one around it.
    pub fn nearest(&self, element: &Element) -> Option<&Span> {
        let mut element = element.clone();
        loop {
            match self.spans.get(&element) {
                Some(span) => return Some(span),
                None => element = element.parent()?,
            }
        }
    }

    /// Returns the name of the document that describes an element; empty if that is not known.
    pub fn document(&self, element: &Element) -> String {
        let file = self.exact(element).map(|span| &*span.file);
        let name = file.and_then(|file| file.rsplit('/').next());
        name.unwrap_or_default().to_owned()
    }
}
