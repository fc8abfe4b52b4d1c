//! Contacts, whose fields are undocumented (`wire.md` §3.16, §5.2).

use http::StatusCode;
use serde_json::{Map, Value, json};

use super::call::{Call, json as answer};
use super::errors::ApiError;
use super::listing::{ITEM_FIELDS, SortKey};
use super::query::{self, Term};
use super::represent::put_list;
use super::state::State;
use crate::answer::Answer;

/// Fields that contacts are searched by; some have a type after a dot, and a part of it after another.
const SEARCHED: [&str; 6] = ["address", "email", "ID", "IM", "name", "tel"];

/// A contact: what the client has sent, with an id and a version.
#[derive(Clone, Debug)]
pub(crate) struct Contact {
    pub(crate) id: String,
    pub(crate) version: u64,
    pub(crate) fields: Map<String, Value>,
}

impl Contact {
    pub(crate) fn show(&self) -> Value {
        let mut shown = self.fields.clone();
        shown.insert("id".to_owned(), json!(self.id));
        shown.insert("version".to_owned(), json!(self.version));
        Value::Object(shown)
    }

    fn reference(&self) -> Value {
        json!({"id": self.id, "version": self.version})
    }

    fn holds(&self, term: &Term) -> bool {
        if term.field == "ID" {
            return self.id.eq_ignore_ascii_case(&term.value);
        }
        let mut parts = term.field.split('.');
        let family = parts.next().unwrap_or_default();
        let (kind, part) = (parts.next(), parts.next());
        let value = self.fields.get(family).unwrap_or(&Value::Null);
        let entries = match value {
            Value::Array(entries) => entries.as_slice(),
            other => std::slice::from_ref(other),
        };
        entries.iter().any(|entry| {
            let typed = kind.is_none_or(|kind| entry["type"] == kind);
            let looked_at = part.map_or(entry, |part| &entry[part]);
            typed && any_text(looked_at, &|text| term.fits(text))
        })
    }
}

impl State {
    pub(crate) fn add_contact(&mut self, fields: Map<String, Value>) -> Contact {
        let contact = Contact {
            id: format!("c-{}", self.digits(8)),
            version: 1,
            fields,
        };
        self.contacts.push(contact.clone());
        contact
    }
}

/// Returns whether one of the texts in a value is so.
fn any_text(value: &Value, fits: &impl Fn(&str) -> bool) -> bool {
    match value {
        Value::String(text) => fits(text),
        Value::Array(values) => values.iter().any(|value| any_text(value, fits)),
        Value::Object(members) => members.values().any(|value| any_text(value, fits)),
        _ => false,
    }
}

fn check(term: &Term) -> Result<(), ApiError> {
    let mut parts = term.field.split('.');
    let family = parts.next().unwrap_or_default();
    let deeper = parts.count();
    let most = match family {
        "ID" => 0,
        _ => 2,
    };
    if !SEARCHED.contains(&family) || deeper > most {
        let what = format!("contacts have no field {:?}", term.field);
        return Err(ApiError::bad(what));
    }
    if family == "ID" {
        return Ok(());
    }
    term.check_length()
}

pub(crate) fn list(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let terms = match call.text("query") {
        Some(query) => query::parse(query)?,
        None => Vec::new(),
    };
    for term in &terms {
        check(term)?;
    }
    let fields: Vec<&str> = ITEM_FIELDS.into_iter().chain(["type"]).collect();
    let order = call.order(&fields)?;
    let page = call.page(Some(200), 1..=200)?;
    let mut found: Vec<&Contact> = call.state.contacts.iter().collect();
    found.retain(|contact| terms.iter().all(|term| contact.holds(term)));
    if let Some(order) = order {
        order.sort(&mut found, |contact, field| {
            let value = contact.fields.get(field);
            value.map_or(SortKey::Absent, SortKey::of)
        });
    }
    let found = page.of(found).into_iter();
    let mut contacts = Map::new();
    let shown = found.map(Contact::show).collect();
    put_list(&mut contacts, "contact", shown, call.settings);
    let body = json!({
        "contactsResponse": {"account": {"addrbook": {"contacts": contacts}}}
    });
    Ok(answer(StatusCode::OK, &body))
}

pub(crate) fn create(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let fields = call.members()?.0;
    for name in ["id", "version"] {
        if fields.contains_key(name) {
            return Err(ApiError::bad(format!("{name} is set by the service")));
        }
    }
    let contact = call.state.add_contact(fields);
    Ok(call.created(&contact.reference()))
}

impl Call<'_> {
    fn contact_place(&self) -> Result<usize, ApiError> {
        let id = self.segment(0);
        let mut contacts = self.state.contacts.iter();
        let place = contacts.position(|contact| contact.id == id);
        place.ok_or_else(|| ApiError::not_found(format!("the contact {id}")))
    }
}

/// Puts the contact that was sent in place of the one that is there, when the client has seen its latest version.
pub(crate) fn update(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let place = call.contact_place()?;
    let body = call.members()?;
    if body.required("id")? != call.segment(0) {
        return Err(ApiError::bad("id differs from the path"));
    }
    let version = body.get("version").and_then(Value::as_u64);
    let version = version.ok_or_else(|| ApiError::bad("version must be a number"))?;
    let contact = call.state.contacts.get_mut(place);
    let contact = contact.ok_or_else(|| ApiError::not_found("the contact"))?;
    if version != contact.version {
        let latest = contact.version;
        return Err(ApiError::conflict(format!(
            "the contact already has version {latest}"
        )));
    }
    let mut fields = body.0;
    fields.retain(|name, _| name != "id" && name != "version");
    contact.fields = fields;
    contact.version += 1;
    let reference = contact.reference();
    Ok(answer(StatusCode::OK, &reference))
}

pub(crate) fn delete(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let place = call.contact_place()?;
    call.state.contacts.remove(place);
    Ok(call.done(StatusCode::NO_CONTENT))
}
