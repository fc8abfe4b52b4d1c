//! Answers: outcomes, pages, and the polls that some outcomes lead to.

use super::media::{Media, media_kind};
use super::schema::{Schemas, described};
use super::{
    Access, Answer, AnswerBody, EntryStep, Header, Missing, Operation, Outcome, PageList,
    PageStyle, Pages, Parameter, Poll, SchemaKind, Step, Type, Unwrap,
};
use crate::load::yaml::Node;
use crate::load::{At, chosen_media};
use crate::member_path::segments;
use crate::names;

/// A poll whose operation may not have been read yet.
pub(super) struct PendingPoll<'a> {
    pub(super) operation: usize,
    pub(super) outcome: usize,
    at: At<'a>,
    body: Type,
}

pub(super) fn answer<'a>(
    schemas: &mut Schemas<'a>,
    operation: At<'a>,
    base: &str,
    position: usize,
    pending: &mut Vec<PendingPoll<'a>>,
) -> Answer {
    let mut outcomes = Vec::new();
    let responses = operation.get("responses");
    let entries = responses.into_iter().flat_map(|responses| {
        let document = responses.document;
        responses.node.members().map(move |entry| (entry, document))
    });
    for (entry, document) in entries {
        let at = At {
            document,
            node: &entry.value,
        };
        let (target, _) = schemas.follow(at);
        let given = at
            .text("x-sdk-outcome")
            .or_else(|| target.text("x-sdk-outcome"));
        let Some(status) = success_status(&entry.key, given.is_some()) else {
            continue;
        };
        let body = body(schemas, target, &format!("{base}Response"));
        if let Some(poll) = target.get("x-sdk-poll")
            && let AnswerBody::Json { r#type, .. } = &body
        {
            pending.push(PendingPoll {
                operation: position,
                outcome: outcomes.len(),
                at: poll,
                body: r#type.clone(),
            });
        }
        outcomes.push(Outcome {
            status,
            variant: match given {
                Some(name) => names::camel(name),
                None => status_name(status),
            },
            named: given.is_some(),
            description: described(at, target),
            headers: headers(schemas, target, base),
            body,
            poll: None,
        });
    }
    Answer { outcomes }
}

/// Returns the status of a response that is an outcome; `None` for those that are errors.
fn success_status(key: &str, named: bool) -> Option<u16> {
    if key == "2XX" {
        return Some(200);
    }
    let status: u16 = key.parse().ok()?;
    ((200..300).contains(&status) || named).then_some(status)
}

fn status_name(status: u16) -> String {
    let name = match status {
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "NonAuthoritative",
        204 => "NoContent",
        205 => "ResetContent",
        206 => "PartialContent",
        207 => "MultiStatus",
        other => return format!("Status{other}"),
    };
    name.to_owned()
}

fn body<'a>(schemas: &mut Schemas<'a>, at: At<'a>, suggested: &str) -> AnswerBody {
    let Some(entry) = chosen_media(at) else {
        return AnswerBody::Empty;
    };
    let media = At {
        document: at.document,
        node: &entry.value,
    };
    let stream = at.text("x-sdk-stream");
    if stream == Some("bytes") {
        return AnswerBody::Bytes;
    }
    let Some(schema) = media.get("schema") else {
        return AnswerBody::Bytes;
    };
    let r#type = schemas.type_of(schema, suggested);
    if stream == Some("json-lines") {
        return AnswerBody::JsonLines(r#type);
    }
    match media_kind(&entry.key) {
        Media::Json => {
            let unwrap = at
                .text("x-sdk-unwrap")
                .and_then(|path| unwrap(schemas, at, schema, path, &r#type));
            AnswerBody::Json { r#type, unwrap }
        }
        Media::Text if r#type == Type::String => AnswerBody::Text,
        _ => AnswerBody::Bytes,
    }
}

fn unwrap<'a>(
    schemas: &mut Schemas<'a>,
    at: At<'a>,
    schema: At<'a>,
    path: &str,
    body: &Type,
) -> Option<Unwrap> {
    let access = access(schemas, at, path, body)?;
    let last = access.steps.last()?;
    let owner = schemas.get(&last.schema);
    let one_or_many = match owner.map(|owner| &owner.kind) {
        Some(SchemaKind::Struct(made)) => made
            .properties
            .iter()
            .any(|known| known.wire == last.wire && known.one_or_many),
        _ => false,
    };
    let path: Vec<String> = path.split('.').map(str::to_owned).collect();
    let member = schemas.member(schema, &path)?;
    // An empty list stands for a list that is null.
    let r#type = match access.r#type {
        list @ (Type::List(_) | Type::Map(_)) => list,
        other if schemas.is_nullable(member) => Type::Nullable(Box::new(other)),
        other => other,
    };
    Some(Unwrap {
        path,
        r#type,
        one_or_many,
    })
}

fn headers<'a>(schemas: &mut Schemas<'a>, at: At<'a>, base: &str) -> Vec<Header> {
    let Some(headers) = at.get("headers") else {
        return Vec::new();
    };
    let mut made = Vec::new();
    for entry in headers.node.members() {
        let place = At {
            document: at.document,
            node: &entry.value,
        };
        let (target, _) = schemas.follow(place);
        let r#type = match target.get("schema") {
            Some(schema) => schemas.type_of(schema, &format!("{base}{}", names::camel(&entry.key))),
            None => Type::String,
        };
        made.push(Header {
            wire: entry.key.to_ascii_lowercase(),
            rust_name: match target
                .text("x-sdk-name")
                .or_else(|| place.text("x-sdk-name"))
            {
                Some(name) => name.to_owned(),
                None => names::snake(&entry.key),
            },
            r#type,
            required: target.flag("required"),
            description: described(place, target),
        });
    }
    made
}

/// Follows a dotted path from a type to a member, collecting the Rust fields on the way.
fn access(schemas: &mut Schemas<'_>, at: At<'_>, path: &str, from: &Type) -> Option<Access> {
    let mut steps = Vec::new();
    let mut current = from.clone();
    for segment in segments(path) {
        let wire = segment.member;
        let found = match &current {
            Type::Named(name) => schemas.get(name).and_then(|schema| match &schema.kind {
                SchemaKind::Struct(made) => made
                    .properties
                    .iter()
                    .find(|known| known.wire == wire)
                    .map(|property| (schema, property)),
                _ => None,
            }),
            _ => None,
        };
        let Some((schema, property)) = found else {
            schemas.refuse(
                &at.node.span,
                format!("the path {path} does not resolve: there is no {wire}"),
                "use members that are in the schema of the response",
            );
            return None;
        };
        let mut step = Step {
            schema: schema.name.clone(),
            wire: property.wire.clone(),
            entry: None,
        };
        current = property.r#type.clone();
        if let Some(entry) = segment.entry {
            let Type::List(item) = current else {
                schemas.refuse(
                    &at.node.span,
                    format!("the path {path} picks an entry of {wire}, which is not a list"),
                    "write `[member=value]` after a list only",
                );
                return None;
            };
            step.entry = Some(EntryStep {
                member: access(schemas, at, entry.member, &item)?,
                value: entry.value.to_owned(),
            });
            current = *item;
        }
        steps.push(step);
    }
    Some(Access {
        steps,
        r#type: current,
    })
}

pub(super) fn pages<'a>(
    schemas: &mut Schemas<'a>,
    at: At<'a>,
    answer: &Answer,
    parameters: &[Parameter],
) -> Option<Pages> {
    let AnswerBody::Json { r#type: page, .. } = answer.body().clone() else {
        schemas.refuse(
            &at.node.span,
            "x-sdk-pages is on an operation whose response is not JSON",
            "remove it",
        );
        return None;
    };
    let paths = Node::strings(at.node.get("items"));
    let mut lists = Vec::new();
    for path in &paths {
        let access = access(schemas, at, path, &page)?;
        let item = match &access.r#type {
            Type::List(item) => (**item).clone(),
            _ => {
                schemas.refuse(
                    &at.node.span,
                    format!("{path} is not a list"),
                    "name the member that holds the page's items",
                );
                return None;
            }
        };
        lists.push(PageList {
            variant: names::camel(path.rsplit('.').next().unwrap_or_default()),
            access,
            item,
        });
    }
    let mut number_in_page = |key: &str| match at.text(key) {
        Some(path) => access(schemas, at, path, &page).map(Some),
        None => Some(None),
    };
    let total = number_in_page("total")?;
    let applied_limit = number_in_page("applied-limit")?;
    let number = |key: &str| {
        at.get(key)
            .and_then(|node| node.node.as_i64())
            .and_then(|number| u64::try_from(number).ok())
    };
    let mut parameter = |key: &str| {
        let wanted = at.text(key).unwrap_or_default();
        let found = parameters.iter().position(|known| known.wire == wanted);
        if found.is_none() {
            schemas.refuse(
                &at.node.span,
                format!("x-sdk-pages names the parameter `{wanted}`, which the operation lacks"),
                "name a query parameter of the operation",
            );
        }
        found
    };
    let limit = match at.text("limit") {
        Some(_) => Some(parameter("limit")?),
        None => None,
    };
    let style = match at.text("style") {
        Some("offset") => PageStyle::Offset {
            offset: parameter("offset")?,
            limit_default: number("limit-default"),
        },
        Some("page") => PageStyle::Page {
            page: parameter("page")?,
            first: number("first").unwrap_or(1),
            limit_default: number("limit-default"),
            whole: at.text("limit-default") == Some("all"),
        },
        Some("token") => PageStyle::Token {
            parameter: parameter("parameter")?,
            next: access(schemas, at, at.text("next").unwrap_or_default(), &page)?,
        },
        _ => PageStyle::Cursor {
            parameter: parameter("parameter")?,
            next: access(schemas, at, at.text("next").unwrap_or_default(), &page)?,
            query: at.text("query").unwrap_or_default().to_owned(),
        },
    };
    Some(Pages {
        style,
        lists,
        total,
        applied_limit,
        limit,
        page_size: number("page-size"),
        most: number("most"),
        missing: missing(schemas, at, &page)?,
        single: at.flag("single"),
        page,
    })
}

fn missing(schemas: &mut Schemas<'_>, at: At<'_>, page: &Type) -> Option<Missing> {
    let Some(said) = at.node.get("missing") else {
        return Some(Missing::Never);
    };
    match said.members().next() {
        Some(entry) => Some(Missing::Where {
            member: access(schemas, at, &entry.key, page)?,
            value: entry.value.as_str().unwrap_or_default().to_owned(),
        }),
        None => Some(Missing::Empty),
    }
}

pub(super) fn link_poll(
    pending: &PendingPoll<'_>,
    operations: &[Operation],
    schemas: &mut Schemas<'_>,
) -> Option<Poll> {
    let at = pending.at;
    let name = at.text("operation").unwrap_or_default();
    let target = operations
        .iter()
        .find(|operation| operation.full_name() == name);
    let Some(target) = target else {
        schemas.refuse(
            &at.node.span,
            format!("x-sdk-poll names the operation {name}, which does not exist"),
            "name it as group.method",
        );
        return None;
    };
    let AnswerBody::Json { r#type, .. } = target.answer.body().clone() else {
        schemas.refuse(
            &at.node.span,
            format!("{name} does not return JSON"),
            "name an operation that returns a state",
        );
        return None;
    };
    let Type::Named(progress) = &r#type else {
        return None;
    };
    let wanted = at.text("parameter").unwrap_or_default();
    let parameter = target
        .parameters
        .iter()
        .position(|known| known.wire == wanted)?;
    let state = access(schemas, at, at.text("state").unwrap_or_default(), &r#type)?;
    let states = |key: &str| Node::strings(at.node.get(key).filter(|node| !is_empty(node)));
    Some(Poll {
        operation: name.to_owned(),
        parameter,
        id: access(
            schemas,
            at,
            at.text("id").unwrap_or_default(),
            &pending.body,
        )?,
        state,
        progress: progress.clone(),
        pending: states("pending"),
        done: states("done"),
        failed: states("failed"),
    })
}

fn is_empty(node: &Node) -> bool {
    node.as_str().is_none() && node.as_sequence().is_empty()
}
