//! Schemas: from YAML nodes to named types.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::choice::choice;
use super::{EnumValue, Property, Schema, SchemaKind, Struct, Type};
use crate::diagnostic::{Diagnostics, Span};
use crate::load::yaml::{Node, Value};
use crate::load::{At, Document, Provider, resolve};
use crate::names;

/// Schemas without a name nested deeper than this are refused rather than followed.
const DEEPEST: usize = 64;

/// Named schemas that lead from one to the next beyond this are refused rather than followed.
const LONGEST: usize = 100;

/// The schemas without a name that are being built within one that has a name, or within none.
///
/// An `allOf` copies what it refers to, so a property that extends the object it stands in would be built inside itself without
/// end. It is the same type each time.
#[derive(Default)]
struct Inline {
    names: Vec<(*const Node, String)>,
    depth: usize,
    /// One of them was met inside itself: from here on each is built once.
    is_circular: bool,
}

/// The properties of a struct while it is put together.
#[derive(Default)]
struct Gathered {
    /// Those that were described anew further on are `None`.
    properties: Vec<Option<Property>>,
    places: HashMap<String, usize>,
}

impl Gathered {
    fn describe(&mut self, mut property: Property) {
        let place = self.properties.len();
        let replaced = self.places.insert(property.wire.clone(), place);
        let known = replaced.and_then(|place| self.properties.get_mut(place)?.take());
        // Who describes a member anew does not make it optional again.
        if let Some(known) = known {
            property.required = known.required;
        }
        self.properties.push(Some(property));
    }

    fn require(&mut self, wire: &str) {
        let place = self.places.get(wire).copied();
        if let Some(Some(property)) = place.and_then(|place| self.properties.get_mut(place)) {
            property.required = true;
        }
    }
}

/// Gathers the named types while operations ask for them.
pub(super) struct Schemas<'a> {
    provider: &'a Provider,
    pub(super) built: Vec<Schema>,
    /// Where each of them is in `built`.
    places: HashMap<String, usize>,
    /// Component name to Rust name, for those that are or will be named types.
    components: HashMap<String, String>,
    taken: HashSet<String>,
    depth: usize,
    /// Named schemas that are being built, one inside the other.
    above: usize,
    inline: Inline,
    pub(super) diagnostics: Diagnostics,
}

impl<'a> Schemas<'a> {
    pub(super) fn new(provider: &'a Provider) -> Self {
        let mut components = HashMap::new();
        let mut taken = HashSet::new();
        for document in &provider.documents {
            for (name, node) in component_schemas(document) {
                let rust_name = match node.get("x-sdk-name").and_then(Node::as_str) {
                    Some(name) => name.to_owned(),
                    None => names::camel(name),
                };
                taken.insert(rust_name.clone());
                let choice = node.pointer(&["x-sdk-choice", "type"]);
                taken.extend(choice.and_then(Node::as_str).map(str::to_owned));
                components.insert(name.to_owned(), rust_name);
            }
            ids(&document.root, &mut taken);
        }
        Self {
            provider,
            built: Vec::new(),
            places: HashMap::new(),
            components,
            taken,
            depth: 0,
            above: 0,
            inline: Inline::default(),
            diagnostics: Diagnostics::default(),
        }
    }

    pub(super) fn refuse(&mut self, span: &Span, what: impl Into<String>, how: &str) {
        self.diagnostics.push(span, "model", what, how);
    }

    /// Follows `$ref`s; gives the place itself when there is none.
    pub(super) fn follow(&mut self, at: At<'a>) -> (At<'a>, Option<&'a str>) {
        if at.node.get("$ref").is_none() {
            return (at, None);
        }
        match resolve(self.provider, at.document, at.node) {
            Ok(resolved) => (
                At {
                    document: resolved.document,
                    node: resolved.node,
                },
                resolved.name,
            ),
            Err(problem) => {
                self.diagnostics
                    .push(&problem.span, problem.rule, problem.what, &problem.how);
                (at, None)
            }
        }
    }

    /// Returns the schema of a member of a member, without making types of those around it.
    pub(super) fn member(&mut self, at: At<'a>, path: &[String]) -> Option<At<'a>> {
        let Some((first, rest)) = path.split_first() else {
            return Some(at);
        };
        let member = self.own_member(at, first, DEEPEST);
        if member.is_none() {
            self.refuse(
                &at.node.span,
                format!("the body has no member `{first}` to unwrap"),
                "describe the member in the schema, or fix the path in x-sdk-unwrap",
            );
        }
        self.member(member?, rest)
    }

    fn own_member(&mut self, at: At<'a>, name: &str, left: usize) -> Option<At<'a>> {
        let left = left.checked_sub(1)?;
        let (target, _) = self.follow(at);
        let own = target.get("properties").and_then(|all| all.get(name));
        if own.is_some() {
            return own;
        }
        let parts: Vec<_> = target.items("allOf").collect();
        parts
            .into_iter()
            .rev()
            .find_map(|part| self.own_member(part, name, left))
    }

    pub(super) fn is_nullable(&mut self, at: At<'a>) -> bool {
        let (target, _) = self.follow(at);
        if at.flag("nullable") || target.flag("nullable") {
            return true;
        }
        let members: Vec<_> = target.items("allOf").collect();
        match members.as_slice() {
            [only] => self.is_nullable(*only),
            _ => false,
        }
    }

    /// Returns the Rust type of a schema; structs, enums and unions become named types.
    ///
    /// `suggested` names a type that has no name of its own.
    pub(super) fn type_of(&mut self, at: At<'a>, suggested: &str) -> Type {
        self.depth += 1;
        let found = if self.depth > DEEPEST {
            self.refuse(
                &at.node.span,
                "the schema nests too deeply",
                "name an inner schema below components and refer to it",
            );
            Type::Any
        } else {
            self.type_at_depth(at, suggested)
        };
        self.depth -= 1;
        found
    }

    fn type_at_depth(&mut self, at: At<'a>, suggested: &str) -> Type {
        let (target, component) = self.follow(at);
        let name = component.and_then(|component| self.components.get(component).cloned());
        let all_of: Vec<_> = target.items("allOf").collect();
        if let [only] = all_of.as_slice()
            && target.node.get("properties").is_none()
            && component.is_none()
        {
            return self.type_of(*only, suggested);
        }
        if is_named_type(target.node) {
            return match name {
                Some(name) => {
                    self.ensure_named(&name, target);
                    Type::Named(name)
                }
                None => Type::Named(self.inline_name(target, suggested)),
            };
        }
        let inner = name.as_deref().unwrap_or(suggested);
        match target.text("type") {
            Some("string") => match target.text("x-sdk-id") {
                Some(id) => {
                    let description = component.map(|_| target.description());
                    self.ensure_id(id, description.unwrap_or_default());
                    Type::Id(id.to_owned())
                }
                None => string_type(target.text("format")),
            },
            Some("boolean") => Type::Bool,
            Some("integer") => integer_type(target),
            Some("number") => Type::F64,
            Some("array") => match target.get("items") {
                Some(items) => {
                    Type::List(Box::new(self.element_type(items, &format!("{inner}Item"))))
                }
                None => Type::List(Box::new(Type::Any)),
            },
            Some("object") => match target.get("additionalProperties") {
                Some(values) if values.node.as_mapping().is_some() => Type::Map(Box::new(
                    self.element_type(values, &format!("{inner}Value")),
                )),
                _ => Type::Map(Box::new(Type::Any)),
            },
            _ => Type::Any,
        }
    }

    /// Returns the type of a list's item or a map's value, which may be `null` for itself.
    fn element_type(&mut self, at: At<'a>, suggested: &str) -> Type {
        let inner = self.type_of(at, suggested);
        match self.is_nullable(at) && inner != Type::Any {
            true => Type::Nullable(Box::new(inner)),
            false => inner,
        }
    }

    /// Builds a schema that has a name of its own. How deep it nests doesn't depend on where it is met.
    fn ensure_named(&mut self, name: &str, at: At<'a>) {
        if self.places.contains_key(name) {
            return;
        }
        if self.above == LONGEST {
            self.refuse(
                &at.node.span,
                format!("more than {LONGEST} schemas refer to each other in a chain"),
                "name one of the last of them in an operation that comes first",
            );
            return;
        }
        let depth = std::mem::take(&mut self.depth);
        let inline = std::mem::take(&mut self.inline);
        self.above += 1;
        self.ensure(name, at);
        self.above -= 1;
        self.inline = inline;
        self.depth = depth;
    }

    /// Builds a schema without a name of its own, unless in flight.
    fn inline_name(&mut self, at: At<'a>, suggested: &str) -> String {
        let node = std::ptr::from_ref(at.node);
        let known = self.inline.names.iter().find(|(known, _)| *known == node);
        if let Some((_, name)) = known {
            self.inline.is_circular = true;
            return name.clone();
        }
        let name = self.free_name(at, suggested);
        self.inline.names.push((node, name.clone()));
        self.inline.depth += 1;
        self.ensure(&name, at);
        self.inline.depth -= 1;
        if self.inline.depth == 0 {
            self.inline = Inline::default();
        } else if !self.inline.is_circular {
            self.inline.names.pop();
        }
        name
    }

    fn free_name(&mut self, at: At<'a>, suggested: &str) -> String {
        // On a property the key names the field, in snake_case, and not the type.
        let given = at
            .text("x-sdk-name")
            .filter(|name| name.starts_with(|first: char| first.is_ascii_uppercase()));
        let wanted = match given {
            Some(name) => name.to_owned(),
            None => names::camel(suggested),
        };
        let mut name = wanted.clone();
        let mut number = 2;
        while !names::is_free_type_name(&name) || !self.taken.insert(name.clone()) {
            name = format!("{wanted}{number}");
            number += 1;
        }
        name
    }

    fn ensure(&mut self, name: &str, at: At<'a>) {
        if self.places.contains_key(name) {
            return;
        }
        // The place is taken before the members are built: schemas may refer to themselves.
        let index = self.add(
            name,
            at.description(),
            Some(at.document.file.clone()),
            SchemaKind::Struct(Struct::default()),
        );
        let kind = if at.node.union_key().is_some() {
            self.union(at, name)
        } else if at.node.lists_texts() {
            enumeration(at)
        } else {
            let mut made = Struct {
                choice: at.get("x-sdk-choice").map(choice),
                ..Struct::default()
            };
            let mut gathered = Gathered::default();
            self.gather(at, name, &mut made, &mut gathered);
            made.properties = gathered.properties.into_iter().flatten().collect();
            SchemaKind::Struct(made)
        };
        self.built[index].kind = kind;
    }

    /// Creates the newtype of an id the first time that one is met.
    ///
    /// Only a component's description is of the id; a parameter's or property's is of its use there.
    fn ensure_id(&mut self, name: &str, description: String) {
        let place = self.places.get(name).copied();
        if let Some(known) = place.and_then(|place| self.built.get_mut(place)) {
            if known.description.is_empty() {
                known.description = description;
            }
            return;
        }
        self.add(name, description, None, SchemaKind::Id);
    }

    /// Returns the schema of a name, if it has been built.
    pub(super) fn get(&self, name: &str) -> Option<&Schema> {
        self.built.get(*self.places.get(name)?)
    }

    fn add(
        &mut self,
        name: &str,
        description: String,
        document: Option<String>,
        kind: SchemaKind,
    ) -> usize {
        let place = self.built.len();
        self.places.insert(name.to_owned(), place);
        self.built.push(Schema {
            name: name.to_owned(),
            description,
            document,
            kind,
            in_request: false,
            in_response: false,
            gates: BTreeSet::new(),
        });
        place
    }

    /// Adds the properties of a schema and of its `allOf` members, later ones replacing earlier.
    fn gather(&mut self, at: At<'a>, owner: &str, made: &mut Struct, gathered: &mut Gathered) {
        self.depth += 1;
        if self.depth > DEEPEST {
            self.refuse(
                &at.node.span,
                "the allOf chain is too long, or a cycle",
                "remove the schema that refers to itself from the allOf",
            );
            self.depth -= 1;
            return;
        }
        for member in at.items("allOf") {
            let (target, _) = self.follow(member);
            self.gather(target, owner, made, gathered);
        }
        if let Some(properties) = at.get("properties") {
            for entry in properties.node.members() {
                let place = At {
                    document: at.document,
                    node: &entry.value,
                };
                if made
                    .choice
                    .as_ref()
                    .is_some_and(|choice| choice.sets(&entry.key))
                {
                    continue;
                }
                gathered.describe(self.property(place, &entry.key, owner));
            }
        }
        for required in at.items("required") {
            gathered.require(required.node.as_str().unwrap_or_default());
        }
        match at.get("additionalProperties") {
            Some(extra) if extra.node.as_bool() == Some(true) => made.extra = Some(Type::Any),
            Some(extra) if extra.node.as_mapping().is_some() => {
                made.extra = Some(self.type_of(extra, &format!("{owner}Extra")));
            }
            _ => {}
        }
        self.depth -= 1;
    }

    fn property(&mut self, at: At<'a>, wire: &str, owner: &str) -> Property {
        let (target, _) = self.follow(at);
        let suggested = format!("{owner}{}", names::camel(wire));
        let default = at.get("default").or_else(|| target.get("default"));
        Property {
            wire: wire.to_owned(),
            rust_name: match at.text("x-sdk-name") {
                Some(name) => name.to_owned(),
                None => names::snake(wire),
            },
            r#type: self.type_of(at, &suggested),
            required: false,
            nullable: self.is_nullable(at),
            default: default.map(|default| default.node.to_json()),
            one_or_many: at.flag("x-sdk-one-or-many"),
            bounds: self.bounds(at),
            description: described(at, target),
        }
    }
}

/// Collects the names of the newtypes that a document defines at any place.
fn ids(node: &Node, found: &mut HashSet<String>) {
    if let Some(id) = node.get("x-sdk-id").and_then(Node::as_str) {
        found.insert(id.to_owned());
    }
    for entry in node.members() {
        ids(&entry.value, found);
    }
    for item in node.as_sequence() {
        ids(item, found);
    }
}

/// Returns the schemas below a document's components.
pub(super) fn component_schemas(document: &Document) -> impl Iterator<Item = (&str, &Node)> {
    document
        .root
        .pointer(&["components", "schemas"])
        .into_iter()
        .flat_map(Node::members)
        .map(|entry| (entry.key.as_str(), &entry.value))
}

/// Returns the description of a reference, or else that of its target.
pub(super) fn described(at: At<'_>, target: At<'_>) -> String {
    let own = at.description();
    let words = if own.is_empty() {
        target.description()
    } else {
        own
    };
    let schema = target.node.get("schema").unwrap_or(target.node);
    let numbers: Vec<String> = schema
        .get("enum")
        .map(Node::as_sequence)
        .unwrap_or_default()
        .iter()
        .filter_map(|value| value.as_i64().map(|number| number.to_string()))
        .collect();
    match (numbers.is_empty(), words.is_empty()) {
        (true, _) => words,
        (false, true) => format!("One of {}.", numbers.join(", ")),
        (false, false) => format!("{words}\n\nOne of {}.", numbers.join(", ")),
    }
}

pub(super) fn is_named_type(node: &Node) -> bool {
    let has_properties = node
        .get("properties")
        .is_some_and(|properties| matches!(properties.value, Value::Mapping(_)));
    node.union_key().is_some()
        || node.get("allOf").is_some()
        || node.lists_texts()
        || has_properties
}

fn enumeration(at: At<'_>) -> SchemaKind {
    let wires: Vec<&str> = at
        .items("enum")
        .filter_map(|value| value.node.as_str())
        .collect();
    let names = names::variants(&wires);
    SchemaKind::Enum(
        wires
            .iter()
            .zip(names)
            .map(|(wire, variant)| EnumValue {
                wire: (*wire).to_owned(),
                variant,
            })
            .collect(),
    )
}

fn string_type(format: Option<&str>) -> Type {
    match format {
        Some("date-time") => Type::DateTime,
        Some("date") => Type::Date,
        Some("uuid") => Type::Uuid,
        Some("password") => Type::Secret,
        Some("binary") => Type::Binary,
        _ => Type::String,
    }
}

fn integer_type(at: At<'_>) -> Type {
    let format = at.text("format");
    let minimum = at.node.get("minimum").and_then(Node::as_i64);
    let not_negative = super::bounds::are_checked(at.document)
        && minimum.is_some_and(|minimum| minimum >= 0)
        || format.is_some_and(|format| format.starts_with("uint"));
    match (format, not_negative) {
        (Some("int32" | "uint32"), true) => Type::U32,
        (Some("int32"), false) => Type::I32,
        (_, true) => Type::U64,
        (_, false) => Type::I64,
    }
}
