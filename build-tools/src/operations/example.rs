//! The example on a method of a group: the call with what it cannot do without, as a test that is compiled and not run.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;

use crate::model::{
    Bounds, Operation, Part, PartContent, RequestBody, RequestContent, SchemaKind, Sdk, Shape,
    Type, Variant,
};
use crate::types::doc_lines;

use super::send;

/// How long a line of the example may get.
const WIDTH: usize = 116;

/// Generates the example; nothing if a value is unknown.
pub(super) fn emit(sdk: &Sdk, operation: &Operation) -> TokenStream {
    let Some(values) = arguments(sdk, operation) else {
        return TokenStream::new();
    };
    let krate = sdk.crate_name.replace('-', "_");
    let group = crate::names::snake(&operation.group);
    let (receive, let_, end) = match (&operation.pages, has_value(operation)) {
        (Some(pages), _) if !pages.single => (".items().try_next()", "let first = ", ""),
        (_, true) => ("", "let answer = ", ""),
        (_, false) => ("", "", ""),
    };
    let head = format!("{let_}client.{group}().{}(", operation.rust_name);
    let tail = format!("){receive}.await?{end};");
    let one_line = format!("{head}{}{tail}", values.join(", "));
    let mut lines = vec![
        String::new(),
        "```no_run".to_owned(),
        format!("# async |client: {krate}::Client| {{"),
    ];
    if values.iter().any(|value| value.contains("types::")) {
        lines.push(format!("# use {krate}::types;"));
    }
    match one_line.len() <= WIDTH || values.is_empty() {
        true => lines.push(one_line),
        false => {
            lines.push(head);
            lines.extend(values.iter().map(|value| format!("    {value},")));
            lines.push(tail);
        }
    }
    lines.push("# Ok::<_, cloud_drives_core::Error>(()) };".to_owned());
    lines.push("```".to_owned());
    doc_lines(lines.iter().map(String::as_str))
}

/// Returns whether awaiting returns a value.
fn has_value(operation: &Operation) -> bool {
    operation.answer.is_enum() || send::body_type(operation.answer.body()).to_string() != "()"
}

/// Returns the caller's arguments, in order.
fn arguments(sdk: &Sdk, operation: &Operation) -> Option<Vec<String>> {
    let samples = Samples {
        sdk,
        open: BTreeSet::new(),
    };
    let mut values = Vec::new();
    for parameter in &operation.parameters {
        if !parameter.required || parameter.constant.is_some() {
            continue;
        }
        let (name, bounds) = (&parameter.rust_name, &parameter.bounds);
        values.push(match (&parameter.example, &parameter.r#type) {
            (Some(example), Type::String | Type::Id(_) | Type::Secret) => format!("{example:?}"),
            (_, r#type) => samples.argument(r#type, bounds, name)?,
        });
    }
    let Some(body) = &operation.body else {
        return Some(values);
    };
    match &body.content {
        RequestContent::Multipart(parts) => {
            for part in parts.iter().filter(|part| part.required) {
                values.push(samples.part(part)?);
            }
        }
        _ if !body.required => {}
        content => values.push(samples.body(body, content)?),
    }
    Some(values)
}

/// Values that fit types.
struct Samples<'a> {
    sdk: &'a Sdk,
    /// Types that are being made, which can't hold themselves.
    open: BTreeSet<String>,
}

impl Samples<'_> {
    fn body(&self, body: &RequestBody, content: &RequestContent) -> Option<String> {
        match content {
            RequestContent::Json(r#type) | RequestContent::Form(r#type) => {
                self.argument(r#type, &body.bounds, &body.rust_name)
            }
            RequestContent::Binary { .. } => Some("\"contents\"".to_owned()),
            RequestContent::Multipart(_) => None,
        }
    }

    fn part(&self, part: &Part) -> Option<String> {
        let file = "b\"contents\".to_vec()";
        match &part.content {
            PartContent::File => Some(file.to_owned()),
            PartContent::Files => Some(format!("[{file}]")),
            PartContent::Text(r#type) | PartContent::Json(r#type) => {
                self.argument(r#type, &part.bounds, &part.rust_name)
            }
        }
    }

    /// Returns the value of an argument: `impl Into` of text and named types, an iterator for a list.
    fn argument(&self, r#type: &Type, bounds: &Bounds, name: &str) -> Option<String> {
        Some(match r#type {
            Type::String | Type::Id(_) | Type::Secret => format!("{:?}", text(bounds, name)),
            Type::Bool => "true".to_owned(),
            Type::I32 | Type::I64 | Type::U32 | Type::U64 => number(bounds).to_string(),
            Type::F64 => format!("{}.0", number(bounds)),
            Type::DateTime => "\"2026-01-31T12:00:00Z\".parse().unwrap()".to_owned(),
            Type::Date => "\"2026-01-31\".parse().unwrap()".to_owned(),
            Type::Uuid => "\"00000000-0000-4000-8000-000000000000\".parse().unwrap()".to_owned(),
            Type::Any => "\"value\"".to_owned(),
            Type::Binary => "\"contents\"".to_owned(),
            Type::List(item) => {
                let none = Bounds::default();
                let bounds = bounds.inner.as_deref().unwrap_or(&none);
                format!("[{}]", self.argument(item, bounds, name)?)
            }
            Type::Map(_) => "std::collections::BTreeMap::new()".to_owned(),
            Type::Nullable(_) => "None".to_owned(),
            Type::Named(named) => self.named(named)?,
        })
    }

    fn named(&self, name: &str) -> Option<String> {
        if self.open.contains(name) {
            return None;
        }
        let mut open = self.open.clone();
        open.insert(name.to_owned());
        let inner = Samples {
            sdk: self.sdk,
            open,
        };
        let schema = self.sdk.schema(name)?;
        match &schema.kind {
            SchemaKind::Id => Some(format!("types::{name}::from(\"id\")")),
            SchemaKind::Enum(values) => {
                let first = values.first()?;
                Some(format!("types::{name}::{}", first.variant))
            }
            SchemaKind::Struct(made) => {
                let mut values = Vec::new();
                for property in &made.properties {
                    if matches!(schema.shape(property), Shape::Required | Shape::Nullable) {
                        let (bounds, name) = (&property.bounds, &property.rust_name);
                        values.push(inner.argument(&property.r#type, bounds, name)?);
                    }
                }
                Some(format!("types::{name}::new({})", values.join(", ")))
            }
            SchemaKind::TaggedUnion { variants, .. } | SchemaKind::Union(variants) => {
                let mut made = variants
                    .iter()
                    .filter_map(|variant| inner.variant(name, variant));
                made.next()
            }
        }
    }

    fn variant(&self, name: &str, variant: &Variant) -> Option<String> {
        let value = match &variant.r#type {
            Type::Named(named) => self.named(named)?,
            Type::String => format!("{:?}.to_owned()", text(&variant.bounds, "text")),
            Type::Bool | Type::I32 | Type::I64 | Type::U32 | Type::U64 | Type::F64 => {
                self.argument(&variant.r#type, &variant.bounds, "value")?
            }
            _ => return None,
        };
        Some(format!("types::{name}::{}({value})", variant.name))
    }
}

/// Returns text of an allowed length.
fn text(bounds: &Bounds, name: &str) -> String {
    let name = name.trim_end_matches('_').replace('_', "-");
    let (least, most) = bounds.length;
    let mut text = name.clone();
    while least.is_some_and(|least| (text.chars().count() as u64) < least) {
        text.push('-');
        text.push_str(&name);
    }
    match most.and_then(|most| usize::try_from(most).ok()) {
        Some(most) => text.chars().take(most).collect(),
        None => text,
    }
}

/// Returns an allowed whole number.
fn number(bounds: &Bounds) -> i64 {
    let (least, most) = &bounds.number;
    let least = least.as_ref().and_then(|least| least.as_f64());
    let most = most.as_ref().and_then(|most| most.as_f64());
    let wanted = least.map_or(1.0, |least| least.ceil().max(1.0));
    most.map_or(wanted, |most| wanted.min(most.floor())) as i64
}
