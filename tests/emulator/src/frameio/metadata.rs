//! Metadata of files: a value for each field.

use serde_json::{Value, json};

use super::call::Call;
use super::errors::ApiError;
use super::metadata_fields::{BuiltIn, Definition};
use super::operation::{Operation, get, patch};
use super::people::Role;
use super::rates::per_minute;
use super::shape::{Shape, is_date, needs};
use crate::answer::Answer;

const VALUE: Shape = Shape::Object(&[&[
    needs("field_definition_id", Shape::Id),
    needs("value", Shape::Any),
]]);
const BULK: Shape = Shape::Object(&[&[
    needs("file_ids", Shape::List(&Shape::Id, 1, usize::MAX)),
    needs("values", Shape::List(&VALUE, 1, usize::MAX)),
]]);

const ONE: Shape = Shape::Object(&[&[needs("values", Shape::List(&VALUE, 1, usize::MAX))]]);

pub(crate) static OPERATIONS: &[Operation] = &[
    get(
        "metadata.show",
        "/v4/accounts/{account_id}/files/{file_id}/metadata",
        per_minute(100),
        show,
    )
    .flags(&["show_null"]),
    patch(
        "metadata.bulk_update",
        "/v4/accounts/{account_id}/projects/{project_id}/metadata/values",
        per_minute(10),
        bulk_update,
    )
    .data(&BULK),
    patch(
        "metadata.update",
        "/v4/accounts/{account_id}/files/{file_id}/metadata",
        per_minute(100),
        update,
    )
    .data(&ONE)
    .preview(),
];

impl Call<'_> {
    /// Returns the metadata of an asset; folders and version stacks have none.
    pub(crate) fn metadata_of(&self, id: &str, show_null: bool) -> Value {
        let Some(file) = self.state.assets.file(id) else {
            return json!([]);
        };
        let account = self.state.account_of_asset(id).unwrap_or_default();
        let fields = self.state.definitions.iter();
        let fields = fields.filter(|(_, field)| field.account_id == account);
        let shown = fields.filter_map(|(field_id, field)| {
            let value = match field.built_in {
                Some(BuiltIn::FileType) => json!(file.media_type),
                Some(BuiltIn::FileSize) => json!(file.size),
                None => {
                    let key = (id.to_owned(), field_id.to_owned());
                    self.state.values.get(&key).cloned().unwrap_or(Value::Null)
                }
            };
            (show_null || !value.is_null()).then(|| field_value(field_id, field, &value))
        });
        shown.collect()
    }
}

/// Returns a value as the API shows it.
fn field_value(id: &str, field: &Definition, value: &Value) -> Value {
    let mut shown = json!({
        "field_type": field.field_type,
        "field_definition_id": id,
        "field_definition_name": field.name,
        "mutable": field.built_in.is_none(),
        "value": value,
    });
    match field.field_type.as_str() {
        "select" | "select_multi" => {
            let options = field.configuration.get("options").and_then(Value::as_array);
            let options = options.into_iter().flatten();
            let option = |option: &Value| json!({"id": option["id"], "display_name": option["display_name"]});
            let options: Vec<Value> = options.map(option).collect();
            let chosen = value.as_array().into_iter().flatten();
            let chosen = chosen.filter_map(|id| options.iter().find(|option| option["id"] == *id));
            shown["value"] = chosen.cloned().collect();
            shown["field_options"] = json!(options);
        }
        "user_single" | "user_multi" => {
            if value.is_null() {
                shown["value"] = json!([]);
            }
            for name in ["custom_members", "member_options_type"] {
                shown[name] = field
                    .configuration
                    .get(name)
                    .cloned()
                    .unwrap_or(Value::Null);
            }
        }
        _ => {}
    }
    shown
}

/// Returns which form a value of this field must have; `None` if it has it.
fn wrong(field: &Definition, value: &Value) -> Option<&'static str> {
    let text = value.as_str();
    let items = value.as_array();
    let (fits, wanted) = match field.field_type.as_str() {
        "text" | "long_text" => (text.is_some(), "string"),
        "date" => {
            let moment = |text| chrono::DateTime::parse_from_rfc3339(text).is_ok();
            (
                text.is_some_and(|text| is_date(text) || moment(text)),
                "date",
            )
        }
        "number" => (value.is_number(), "number"),
        "rating" => {
            let largest = field.configuration.get("max_value").and_then(Value::as_i64);
            let range = 0..=largest.unwrap_or(5);
            let fits = value.as_i64().is_some_and(|rating| range.contains(&rating));
            (fits, "integer up to the largest rating")
        }
        "toggle" => (value.is_boolean(), "boolean"),
        "select" | "select_multi" => {
            let options = field.configuration.get("options").and_then(Value::as_array);
            let known = |id: &Value| {
                options.is_some_and(|list| list.iter().any(|option| option["id"] == *id))
            };
            let most = if field.field_type == "select" {
                1
            } else {
                usize::MAX
            };
            let fits = items.is_some_and(|items| items.len() <= most && items.iter().all(known));
            (fits, "array of ids of the field's options")
        }
        _ => {
            let user = |item: &Value| {
                let kind = item["type"].as_str();
                item["id"].is_string() && matches!(kind, Some("user" | "account_user_group"))
            };
            let most = if field.field_type == "user_single" {
                1
            } else {
                usize::MAX
            };
            let fits = items.is_some_and(|items| items.len() <= most && items.iter().all(user));
            (fits, "array of objects with id and type")
        }
    };
    (!fits).then_some(wanted)
}

fn show(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.file(Role::Viewer)?;
    let metadata = call.metadata_of(&id, call.flag("show_null"));
    Ok(Call::data(
        200,
        json!({"file_id": id, "metadata": metadata}),
    ))
}

/// Sets the same values on many files of one project, on all or, when something is wrong, on none.
fn bulk_update(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let project = call.project(Role::EditOnly)?;
    let mut files = Vec::new();
    for (place, name) in call.texts("file_ids").iter().enumerate() {
        let id = call.file_named(name, Role::EditOnly)?;
        if call
            .state
            .assets
            .get(&id)
            .is_none_or(|asset| asset.project_id != project)
        {
            let pointer = format!("/data/file_ids/{place}");
            return Err(ApiError::invalid(
                &pointer,
                "The file is not in the project of the path",
            ));
        }
        files.push(id);
    }
    let values = given_values(call)?;
    for file in files {
        set_values(call, &file, &values);
    }
    Ok(Call::no_content())
}

/// Sets values on a file, all of them or, when something is wrong, none.
fn update(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.file(Role::EditOnly)?;
    let values = given_values(call)?;
    set_values(call, &id, &values);
    let metadata = call.metadata_of(&id, false);
    Ok(Call::data(
        200,
        json!({"file_id": id, "metadata": metadata}),
    ))
}

/// Returns the fields and values of a body.
fn given_values(call: &Call<'_>) -> Result<Vec<(String, Value)>, ApiError> {
    let account = call.account_id();
    let mut values = Vec::new();
    let given = call.data.get("values").and_then(Value::as_array);
    for (place, item) in given.into_iter().flatten().enumerate() {
        let at = format!("/data/values/{place}");
        let id = item["field_definition_id"].as_str().unwrap_or_default();
        let field = call.state.definitions.get(id);
        let field = field.filter(|field| field.account_id == account);
        let Some(field) = field else {
            let pointer = format!("{at}/field_definition_id");
            return Err(ApiError::invalid(&pointer, "The field does not exist"));
        };
        if field.built_in.is_some() {
            let pointer = format!("{at}/field_definition_id");
            return Err(ApiError::invalid(&pointer, "The field is not mutable"));
        }
        let value = item["value"].clone();
        if let Some(wanted) = wrong(field, &value).filter(|_| !value.is_null()) {
            let pointer = format!("{at}/value");
            return Err(ApiError::invalid(&pointer, format!("Expected: {wanted}")));
        }
        values.push((id.to_owned(), value));
    }
    Ok(values)
}

fn set_values(call: &mut Call<'_>, file: &str, values: &[(String, Value)]) {
    for (field, value) in values {
        let key = (file.to_owned(), field.clone());
        if value.is_null() {
            call.state.values.remove(&key);
        } else {
            call.state.values.insert(key, value.clone());
        }
    }
    let place = call.state.place_of_asset(file);
    call.note("metadata_value_updated", "asset_metadata", file, &place);
    call.announce("metadata.value.updated", "file", file, &place);
}
