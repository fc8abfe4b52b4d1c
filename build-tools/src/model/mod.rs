//! Our own description of an SDK.
//!
//! Everything after this reads the model and never the YAML: the lowering, the types, the
//! operations. [`build`] makes it out of a provider that the linter has passed.

mod bounds;
mod build;
mod choice;
mod media;
mod oauth;
mod operation;
mod reach;
mod response;
mod retry;
mod schema;
mod types;
mod union;

use std::collections::{BTreeSet, HashMap};

pub use bounds::Bounds;
pub use build::build;
pub use oauth::{Authentication, Form, Grant, OAuth, OAuthCall, Page};
pub use retry::{CodeRule, RateHeaders, Retry, RetryRule, TimeHeader, Verdict};
pub use types::{
    Choice, ChoiceValue, EnumValue, Property, Schema, SchemaKind, Shape, Struct, Type, Variant,
};

/// A whole crate.
#[derive(Debug)]
pub struct Sdk {
    /// The folder below `specs`.
    pub provider: String,
    pub crate_name: String,
    pub title: String,
    /// Whether each group is behind a Cargo feature.
    pub features: bool,
    pub servers: Vec<Server>,
    /// The title of each document, by its file.
    pub documents: HashMap<String, String>,
    pub groups: Vec<Group>,
    pub schemas: Vec<Schema>,
    /// The index of each schema.
    places: HashMap<String, usize>,
    pub errors: Errors,
    pub oauth: Option<OAuth>,
}

impl Sdk {
    pub fn schema(&self, name: &str) -> Option<&Schema> {
        self.place(name).map(|(_, schema)| schema)
    }

    /// Returns a schema and its index.
    pub(crate) fn place(&self, name: &str) -> Option<(usize, &Schema)> {
        let index = *self.places.get(name)?;
        Some((index, self.schemas.get(index)?))
    }

    /// Counts the places of the schemas, after some have come or gone.
    fn count_places(&mut self) {
        let names = self.schemas.iter().map(|schema| schema.name.clone());
        self.places = names.zip(0..).collect();
    }

    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.groups.iter().flat_map(|group| &group.operations)
    }

    /// Returns the operation that is named `group.method` in the specs.
    pub fn operation(&self, name: &str) -> Option<&Operation> {
        self.operations()
            .find(|operation| operation.full_name() == name)
    }
}

#[derive(Debug)]
pub struct Server {
    pub name: String,
    pub url: String,
    pub description: String,
}

/// The operations that share a first tag: a module, and an accessor on the client.
#[derive(Debug)]
pub struct Group {
    /// The name as in the spec; also the module's and the accessor's name.
    pub name: String,
    pub description: String,
    pub operations: Vec<Operation>,
}

impl Group {
    /// Returns the preview that all its operations belong to.
    pub fn preview(&self) -> Option<&str> {
        let first = self.operations.first()?.preview.as_deref()?;
        let mut all = self.operations.iter();
        all.all(|operation| operation.preview.as_deref() == Some(first))
            .then_some(first)
    }

    /// Returns the previews that some of its operations belong to.
    pub fn previews(&self) -> BTreeSet<&str> {
        let all = self.operations.iter();
        all.filter_map(|operation| operation.preview.as_deref())
            .collect()
    }
}

/// The features that an item needs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gate {
    pub group: String,
    pub preview: Option<String>,
}

#[derive(Debug)]
pub struct Operation {
    pub group: String,
    /// The method's name, the part of the `operationId` behind the group.
    pub id: String,
    /// The method on the group.
    pub rust_name: String,
    /// The Cargo feature of the preview that it belongs to.
    pub preview: Option<String>,
    pub description: String,
    pub deprecated: bool,
    pub method: String,
    /// The path as the document writes it, for the docs.
    pub path_template: String,
    pub path: Vec<PathPart>,
    pub server: String,
    pub parameters: Vec<Parameter>,
    pub body: Option<RequestBody>,
    pub answer: Answer,
    pub idempotent: bool,
    /// Whether a 404 after an attempt of unknown outcome is a success.
    pub gone_is_done: bool,
    /// What its failures say about another attempt, including its document's words.
    pub retry: Retry,
    pub rate_limit: Option<RateLimit>,
    pub auth: Auth,
    pub pages: Option<Pages>,
    /// The kinds of errors that it is known for, beside those of every call.
    pub errors: Vec<String>,
    /// Which document's error rules hold.
    pub document: usize,
}

impl Operation {
    pub fn full_name(&self) -> String {
        format!("{}.{}", self.group, self.id)
    }

    /// Returns the wire name of a parameter, by its index.
    pub fn wire(&self, parameter: usize) -> &str {
        let parameter = self.parameters.get(parameter);
        parameter.map_or("", |parameter| parameter.wire.as_str())
    }

    pub fn gate(&self) -> Gate {
        Gate {
            group: self.group.clone(),
            preview: self.preview.clone(),
        }
    }
}

#[derive(Debug)]
pub enum PathPart {
    Literal(String),
    /// Index into the operation's parameters.
    Parameter(usize),
}

#[derive(Clone, Debug)]
pub struct Parameter {
    pub wire: String,
    pub rust_name: String,
    pub place: Place,
    pub r#type: Type,
    pub bounds: Bounds,
    pub required: bool,
    /// The only value of a required header or query parameter: it is always sent, and no argument.
    pub constant: Option<String>,
    /// The Cargo feature of the preview that its setter belongs to.
    pub preview: Option<String>,
    pub description: String,
    /// A value, as the document gives one.
    pub example: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Path { slashes: bool },
    Query(QueryStyle),
    Header,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueryStyle {
    Single,
    Repeated,
    Comma,
    DeepObject,
}

#[derive(Debug)]
pub struct RequestBody {
    pub rust_name: String,
    pub required: bool,
    pub description: String,
    /// The members that are written around a JSON body, outermost first.
    pub wrap: Vec<String>,
    pub bounds: Bounds,
    /// The media type of JSON that is not `application/json`, or of parts that are not a form.
    pub content_type: Option<String>,
    pub content: RequestContent,
}

#[derive(Debug)]
pub enum RequestContent {
    Json(Type),
    Form(Type),
    Multipart(Vec<Part>),
    Binary { content_type: String },
}

#[derive(Debug)]
pub struct Part {
    pub wire: String,
    pub rust_name: String,
    pub required: bool,
    pub description: String,
    pub bounds: Bounds,
    pub content: PartContent,
}

#[derive(Debug)]
pub enum PartContent {
    /// One value, written as text; a list is a part for each item.
    Text(Type),
    Json(Type),
    /// A streamed part with a file name and a media type.
    File,
    /// Several of them.
    Files,
}

/// The answer to a successful call.
#[derive(Debug)]
pub struct Answer {
    pub outcomes: Vec<Outcome>,
}

impl Answer {
    /// Returns whether callers get an enum of outcomes, or the one body that all successes carry.
    pub fn is_enum(&self) -> bool {
        let Some(first) = self.outcomes.first() else {
            return false;
        };
        let mut all = self.outcomes.iter();
        all.any(|outcome| outcome.named || outcome.poll.is_some() || outcome.body != first.body)
    }

    /// Returns the body that all successes carry, when [`Answer::is_enum`] is false.
    pub fn body(&self) -> &AnswerBody {
        match self.outcomes.first() {
            Some(first) => &first.body,
            None => &AnswerBody::Empty,
        }
    }

    /// Statuses outside 2xx that are outcomes all the same.
    pub fn accepted_statuses(&self) -> Vec<u16> {
        self.outcomes
            .iter()
            .map(|outcome| outcome.status)
            .filter(|status| !(200..300).contains(status))
            .collect()
    }
}

#[derive(Debug)]
pub struct Outcome {
    pub status: u16,
    pub variant: String,
    /// Whether the document named the variant.
    pub named: bool,
    pub description: String,
    pub body: AnswerBody,
    pub poll: Option<Poll>,
    pub headers: Vec<Header>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum AnswerBody {
    Empty,
    Json {
        r#type: Type,
        unwrap: Option<Unwrap>,
    },
    /// UTF-8.
    Text,
    Bytes,
    JsonLines(Type),
}

/// The part of an answer that is handed to the caller.
#[derive(Clone, Debug, PartialEq)]
pub struct Unwrap {
    pub path: Vec<String>,
    pub r#type: Type,
    /// Whether a list is also read from its only item.
    pub one_or_many: bool,
}

#[derive(Debug)]
pub struct Header {
    pub wire: String,
    pub rust_name: String,
    pub r#type: Type,
    pub required: bool,
    pub description: String,
}

/// How to follow an operation in the background.
#[derive(Debug)]
pub struct Poll {
    /// `group.method` of the call that tells the state.
    pub operation: String,
    /// Index of that call's parameter that takes the id.
    pub parameter: usize,
    /// Where the answer holds the id, or a link that ends in it.
    pub id: Access,
    /// Where the state's answer holds the state.
    pub state: Access,
    /// The schema of the state's answer.
    pub progress: String,
    pub pending: Vec<String>,
    pub done: Vec<String>,
    pub failed: Vec<String>,
}

#[derive(Debug)]
pub struct RateLimit {
    pub calls: u32,
    pub seconds: u64,
    pub scope: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Auth {
    None,
    Token {
        scheme: String,
        optional: bool,
    },
    Basic {
        optional: bool,
    },
    /// The token as it is, in a header or in the query.
    Key {
        place: KeyPlace,
        optional: bool,
    },
}

/// Where a key is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyPlace {
    /// In lower case.
    Header(String),
    Query(String),
}

#[derive(Debug)]
pub struct Pages {
    pub style: PageStyle,
    pub lists: Vec<PageList>,
    pub total: Option<Access>,
    /// Where the page tells the size that the server applied, which may be less than what was asked for.
    pub applied_limit: Option<Access>,
    /// The parameter that sets the size of a page.
    pub limit: Option<usize>,
    /// The size that is sent unless the caller sets one.
    pub page_size: Option<u64>,
    /// The largest size that the server takes.
    pub most: Option<u64>,
    /// When a page may come without its lists.
    pub missing: Missing,
    /// Whether one page is an answer in itself.
    pub single: bool,
    /// The schema of a page.
    pub page: Type,
}

/// When a page may come without its lists.
#[derive(Debug)]
pub enum Missing {
    /// Never: a page without its list says nothing about the listing.
    Never,
    /// Whenever there are no items.
    Empty,
    /// If a member has a value, because the requested item is not a listing then.
    Where { member: Access, value: String },
}

/// One of the lists that a page holds.
#[derive(Debug)]
pub struct PageList {
    pub access: Access,
    pub item: Type,
    /// The variant's name when a page holds several lists.
    pub variant: String,
}

#[derive(Debug)]
pub enum PageStyle {
    Offset {
        offset: usize,
        limit_default: Option<u64>,
    },
    Page {
        page: usize,
        first: u64,
        limit_default: Option<u64>,
        /// Whether everything is on one page unless the caller sets the limit.
        whole: bool,
    },
    Token {
        parameter: usize,
        next: Access,
    },
    Cursor {
        parameter: usize,
        next: Access,
        query: String,
    },
}

/// A way through nested structs to a member.
#[derive(Debug)]
pub struct Access {
    pub steps: Vec<Step>,
    pub r#type: Type,
}

#[derive(Debug)]
pub struct Step {
    /// The struct that has the member.
    pub schema: String,
    pub wire: String,
    /// Which entry to go on with, when the member is a list.
    pub entry: Option<EntryStep>,
}

/// The first entry of a list whose member has a value.
#[derive(Debug)]
pub struct EntryStep {
    /// Leads from an entry to the member.
    pub member: Access,
    pub value: String,
}

/// The `x-sdk-errors` of all documents.
#[derive(Debug, Default)]
pub struct Errors {
    /// One a document, by [`Operation::document`].
    pub documents: Vec<ErrorRules>,
    pub kinds: Vec<ErrorKind>,
    /// The kinds that any call may give.
    pub common: Vec<String>,
}

/// The places of code, message and request id in a document's error bodies.
#[derive(Debug, Default)]
pub struct ErrorRules {
    /// The document's file name without its extension.
    pub document: String,
    pub code: Vec<String>,
    pub message: Vec<String>,
    pub request_id_header: Option<String>,
    pub request_id: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorKind {
    pub name: String,
    pub status: Option<(u16, u16)>,
    pub codes: Vec<String>,
    pub parent: Option<String>,
    pub description: String,
}
