//! Says everything that is wrong with a provider's specs at once.
//!
//! What comes after relies on it: a provider that passes has nothing in it that would be dropped or misread. Each file
//! here looks at one part of a document; [`rules`](crate::rules) names every rule.

mod all_of;
mod body;
mod bounds;
mod choice;
mod components;
mod cycles;
mod discriminator;
mod document;
mod errors;
mod identifiers;
mod keys;
mod oauth;
mod operation;
mod pages;
mod parameter;
mod path;
mod poll;
mod preview;
mod references;
mod response;
mod retry;
mod schema;
mod security;
mod servers;
mod settings;
mod shape;
mod success;
mod union;
mod values;

pub(crate) use operation::{
    METHODS, RESERVED_ARGUMENTS, RESERVED_BY_PAGES, RESERVED_GROUPS, RESERVED_OPERATIONS,
};
pub(crate) use parameter::is_header_name;
pub(crate) use values::is_possible_format;

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::diagnostic::{Diagnostics, Span};
use crate::load::{Node, Provider};
use shape::Object;

/// Checks a provider against every rule.
///
/// Nothing is checked on documents that could not be read; what refers to them is taken on trust.
pub fn lint(provider: &Provider, diagnostics: &mut Diagnostics) {
    let mut linter = Linter {
        provider,
        diagnostics,
        json: HashSet::new(),
        objects: RefCell::default(),
        types: schema::names_of_types(provider),
    };
    for document in &provider.documents {
        linter.document(document);
    }
    linter.operation_names();
    linter.component_names();
    linter.schema_cycles();
    linter.error_kinds();
    if provider.is_complete() {
        linter.unused();
    }
}

struct Linter<'a, 'd> {
    provider: &'a Provider,
    diagnostics: &'d mut Diagnostics,
    /// Schemas that were found to be fit for JSON, or reported.
    json: HashSet<*const Node>,
    /// The objects that were put together so far.
    objects: RefCell<HashMap<*const Node, Rc<Object<'a>>>>,
    /// The names in Rust of all schemas that are not ids.
    types: HashSet<String>,
}

impl Linter<'_, '_> {
    fn report(
        &mut self,
        span: &Span,
        rule: &'static str,
        what: impl Into<String>,
        how: impl Into<String>,
    ) {
        self.diagnostics.push(span, rule, what, how);
    }
}
