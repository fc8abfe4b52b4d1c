//! The sign-in, from `x-sdk-oauth` and the operations that it names.

use super::{Auth, Operation, RequestContent, SchemaKind, Sdk, Struct, Type};
use crate::load::{Node, Provider};
use crate::oauth::grant_kind;

/// The contents of `x-sdk-oauth`.
#[derive(Debug)]
pub struct OAuth {
    pub authorize: Option<Page>,
    /// The token call; its forms are those of the grants.
    pub token: OAuthCall,
    pub grants: Vec<Grant>,
    pub device: Option<OAuthCall>,
    pub revoke: Option<OAuthCall>,
    pub scopes: Vec<String>,
    pub client_scopes: Vec<String>,
    pub pkce: bool,
    pub implicit: bool,
    pub rotates: bool,
    pub lifetime: Option<u64>,
    pub refresh_ahead: Option<u64>,
    /// Whether a space in the page's query is `%20`.
    pub percent_spaces: bool,
    pub max_state: Option<u64>,
}

impl OAuth {
    /// Returns whether an operation is one of those that a sign-in sends.
    pub fn calls(&self, operation: &Operation) -> bool {
        self.all_calls()
            .any(|call| call.operation == operation.full_name())
    }

    pub fn all_calls(&self) -> impl Iterator<Item = &OAuthCall> {
        [
            Some(&self.token),
            self.device.as_ref(),
            self.revoke.as_ref(),
        ]
        .into_iter()
        .flatten()
    }
}

/// The page that a browser opens.
#[derive(Debug)]
pub enum Page {
    Path { server: String, path: String },
    Url(String),
}

#[derive(Debug)]
pub struct OAuthCall {
    /// `group.method`.
    pub operation: String,
    pub authentication: Authentication,
    pub form: Form,
}

/// How the application identifies itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authentication {
    Form,
    Basic,
    BasicOrQuery,
}

#[derive(Debug)]
pub struct Grant {
    /// The kind, as [`grant_kind`] names it.
    pub kind: &'static str,
    pub grant_type: String,
    pub form: Form,
}

/// The fields of a form by their names on the wire, without `grant_type`.
#[derive(Debug, Default)]
pub struct Form {
    pub required: Vec<String>,
    pub optional: Vec<String>,
}

impl Form {
    fn of(object: &Struct) -> Self {
        let fields = object
            .properties
            .iter()
            .filter(|property| property.wire != "grant_type");
        let (required, optional): (Vec<_>, Vec<_>) = fields.partition(|field| field.required);
        let names = |fields: Vec<&super::Property>| {
            fields
                .into_iter()
                .map(|field| field.wire.clone())
                .collect::<Vec<String>>()
        };
        Self {
            required: names(required),
            optional: names(optional),
        }
    }

    fn has(&self, field: &str) -> bool {
        let mut all = self.required.iter().chain(&self.optional);
        all.any(|name| name == field)
    }
}

/// Reads `x-sdk-oauth`, which is in one document at most.
pub(super) fn read(provider: &Provider, sdk: &Sdk) -> Option<OAuth> {
    let documents = &mut provider.documents.iter();
    let node = documents.find_map(|document| document.root.get("x-sdk-oauth"))?;
    let token = sdk.operation(node.get("token")?.as_str()?)?;
    let grants = grants(sdk, token);
    let in_form = grants.iter().all(|grant| grant.form.has("client_id"));
    let number = |key: &str| u64::try_from(node.get(key)?.as_i64()?).ok();
    let flag = |key: &str| node.get(key).and_then(Node::as_bool);
    Some(OAuth {
        authorize: node.get("authorize").and_then(page),
        token: OAuthCall {
            operation: token.full_name(),
            authentication: authentication(token, in_form),
            form: Form::default(),
        },
        grants,
        device: call(sdk, node.get("device")),
        revoke: call(sdk, node.get("revoke")),
        scopes: Node::strings(node.get("scopes")),
        client_scopes: Node::strings(node.get("client-scopes")),
        pkce: flag("pkce").unwrap_or(true),
        implicit: flag("implicit").unwrap_or(false),
        rotates: flag("rotates").unwrap_or(true),
        lifetime: number("lifetime"),
        refresh_ahead: number("refresh-ahead"),
        percent_spaces: node.get("space").and_then(Node::as_str) == Some("%20"),
        max_state: number("max-state"),
    })
}

fn page(node: &Node) -> Option<Page> {
    if let Some(address) = node.as_str() {
        return Some(Page::Url(address.to_owned()));
    }
    Some(Page::Path {
        server: node.get("server")?.as_str()?.to_owned(),
        path: node.get("path")?.as_str()?.to_owned(),
    })
}

fn call(sdk: &Sdk, name: Option<&Node>) -> Option<OAuthCall> {
    let operation = sdk.operation(name?.as_str()?)?;
    let form = Form::of(object(sdk, form_of(operation)?)?);
    Some(OAuthCall {
        operation: operation.full_name(),
        authentication: authentication(operation, form.has("client_id")),
        form,
    })
}

/// Returns how the application identifies itself.
///
/// It uses a header if the form has no place for the id, or if nothing else is accepted.
fn authentication(operation: &Operation, in_form: bool) -> Authentication {
    let named_in_query = || {
        let mut parameters = operation.parameters.iter();
        parameters.any(|parameter| parameter.wire == "client_id")
    };
    match &operation.auth {
        Auth::Basic { optional: false } => Authentication::Basic,
        _ if in_form => Authentication::Form,
        _ if named_in_query() => Authentication::BasicOrQuery,
        _ => Authentication::Basic,
    }
}

fn form_of(operation: &Operation) -> Option<&Type> {
    match &operation.body.as_ref()?.content {
        RequestContent::Form(r#type) => Some(r#type),
        _ => None,
    }
}

fn object<'a>(sdk: &'a Sdk, r#type: &Type) -> Option<&'a Struct> {
    let Type::Named(name) = r#type else {
        return None;
    };
    match &sdk.schema(name)?.kind {
        SchemaKind::Struct(object) => Some(object),
        _ => None,
    }
}

/// Returns the known grants of the token call, in the order of the document.
fn grants(sdk: &Sdk, token: &Operation) -> Vec<Grant> {
    let Some(Type::Named(name)) = form_of(token) else {
        return Vec::new();
    };
    let grant = |grant_type: &str, object: &Struct| {
        Some(Grant {
            kind: grant_kind(grant_type)?,
            grant_type: grant_type.to_owned(),
            form: Form::of(object),
        })
    };
    match sdk.schema(name).map(|schema| &schema.kind) {
        Some(SchemaKind::TaggedUnion { variants, .. }) => variants
            .iter()
            .filter_map(|variant| grant(&variant.tag, object(sdk, &variant.r#type)?))
            .collect(),
        Some(SchemaKind::Struct(object)) => grant_types(sdk, object)
            .filter_map(|grant_type| grant(grant_type, object))
            .collect(),
        _ => Vec::new(),
    }
}

/// Returns the values that an object's enum `grant_type` lists.
fn grant_types<'a>(sdk: &'a Sdk, object: &'a Struct) -> impl Iterator<Item = &'a str> {
    let mut properties = object.properties.iter();
    let property = properties.find(|property| property.wire == "grant_type");
    let values = property.and_then(|property| match &property.r#type {
        Type::Named(name) => match &sdk.schema(name)?.kind {
            SchemaKind::Enum(values) => Some(values.as_slice()),
            _ => None,
        },
        _ => None,
    });
    let values = values.unwrap_or_default();
    values.iter().map(|value| value.wire.as_str())
}
