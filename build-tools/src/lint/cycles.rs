//! Schemas that contain themselves with nothing in between that could end it.

use std::collections::{HashMap, HashSet};

use super::Linter;
use super::shape::{Shape, schemas};
use crate::load::{At, Node};
use crate::rules;

impl<'a> Linter<'a, '_> {
    pub(super) fn schema_cycles(&mut self) {
        let documents = self.provider.documents.iter();
        let named: Vec<_> = documents
            .flat_map(|document| {
                schemas(&document.root).map(move |entry| {
                    let node = &entry.value;
                    (entry, At { document, node })
                })
            })
            .collect();
        let objects = named.iter().filter_map(|(_, at)| self.required_object(*at));
        let requiring = on_circles(objects, |at| self.required_objects(at));
        let targets = || named.iter().filter_map(|(_, at)| self.follow(*at));
        let parts = ["allOf", "items", "additionalProperties"];
        let containing = on_circles(targets(), |at| self.inner(at, &parts));
        let choosing = on_circles(targets(), |at| self.inner(at, &["allOf", "oneOf", "anyOf"]));
        for (entry, at) in named {
            let object = self.required_object(at);
            if object.is_some_and(|object| requiring.contains(&std::ptr::from_ref(object.node))) {
                self.report(
                    &entry.key_span,
                    rules::SCHEMA_CYCLE,
                    format!(
                        "`{}` requires itself, so no value of it can exist",
                        entry.key
                    ),
                    "make a member on the cycle optional, nullable or a list",
                );
            }
            let target = self
                .follow(at)
                .map(|target| std::ptr::from_ref(target.node));
            if target.is_some_and(|node| containing.contains(&node) || choosing.contains(&node)) {
                self.report(
                    &entry.key_span,
                    rules::SCHEMA_CYCLE,
                    format!("the schema `{}` contains itself endlessly", entry.key),
                    "close the cycle through an optional property of an object",
                );
            }
        }
    }

    /// Returns the object that a schema is.
    fn required_object(&self, at: At<'a>) -> Option<At<'a>> {
        match self.shape(at) {
            Shape::Object(object) => Some(object),
            _ => None,
        }
    }

    /// Returns the objects that an object requires.
    fn required_objects(&self, at: At<'a>) -> Vec<At<'a>> {
        let object = self.object_at(at);
        let members = object.members.iter();
        members
            .filter(|member| member.required && !self.is_nullable(member.at))
            .filter_map(|member| self.required_object(member.at))
            .collect()
    }

    /// Returns the nodes below some keys of a schema.
    fn inner(&self, at: At<'a>, keys: &[&str]) -> Vec<At<'a>> {
        if !keys.contains(&"oneOf") && at.node.union_key().is_some() {
            return Vec::new();
        }
        let inner = keys.iter().flat_map(|key| {
            let single = at.get(key).filter(|next| next.node.as_mapping().is_some());
            single.into_iter().chain(at.items(key))
        });
        inner.filter_map(|next| self.follow(next)).collect()
    }
}

/// The state of a node in the search.
struct Visited {
    /// Its number in the order of visits.
    number: usize,
    /// The earliest node on the way that can be reached from it.
    earliest: usize,
    is_open: bool,
}

/// A node whose successors are looked at, one after the other.
struct Frame<'a> {
    node: *const Node,
    next: std::vec::IntoIter<At<'a>>,
}

/// Returns the nodes that can be reached from themselves.
///
/// They are the strongly connected components of more than one node, after Tarjan, and nodes that refer directly to
/// themselves. Takes time in proportion to the size of the graph.
fn on_circles<'a>(
    starts: impl Iterator<Item = At<'a>>,
    successors: impl Fn(At<'a>) -> Vec<At<'a>>,
) -> HashSet<*const Node> {
    let mut visited: HashMap<*const Node, Visited> = HashMap::new();
    let mut open: Vec<*const Node> = Vec::new();
    let mut found = HashSet::new();
    for start in starts {
        let mut frames: Vec<Frame<'a>> = Vec::new();
        let mut entered = Some(start);
        loop {
            if let Some(at) = entered.take() {
                let node = std::ptr::from_ref(at.node);
                if !visited.contains_key(&node) {
                    let number = visited.len();
                    let state = Visited {
                        number,
                        earliest: number,
                        is_open: true,
                    };
                    visited.insert(node, state);
                    open.push(node);
                    let next = successors(at).into_iter();
                    frames.push(Frame { node, next });
                }
            }
            let Some(frame) = frames.last_mut() else {
                break;
            };
            let node = frame.node;
            if let Some(next) = frame.next.next() {
                let target = std::ptr::from_ref(next.node);
                if target == node {
                    found.insert(node);
                }
                let known = visited
                    .get(&target)
                    .map(|known| (known.is_open, known.number));
                match known {
                    None => entered = Some(next),
                    Some((true, number)) => lower(&mut visited, node, number),
                    Some((false, _)) => {}
                }
                continue;
            }
            frames.pop();
            let Some(state) = visited.get(&node) else {
                break;
            };
            let (number, earliest) = (state.number, state.earliest);
            if let Some(above) = frames.last() {
                lower(&mut visited, above.node, earliest);
            }
            if number == earliest {
                let first = open.iter().rposition(|known| *known == node);
                let circle = open.split_off(first.unwrap_or(open.len()));
                for known in &circle {
                    if let Some(state) = visited.get_mut(known) {
                        state.is_open = false;
                    }
                }
                if circle.len() > 1 {
                    found.extend(circle);
                }
            }
        }
    }
    found
}

fn lower(visited: &mut HashMap<*const Node, Visited>, node: *const Node, number: usize) {
    if let Some(state) = visited.get_mut(&node) {
        state.earliest = state.earliest.min(number);
    }
}
