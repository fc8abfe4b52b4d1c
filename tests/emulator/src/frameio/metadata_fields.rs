//! Definitions of metadata fields: ten kinds, each with its own configuration.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use super::call::{Call, date};
use super::errors::ApiError;
use super::events::Place;
use super::operation::{Operation, delete, get, patch, post};
use super::people::Role;
use super::rates::per_minute;
use super::shape::{Member, Shape, clears, may, needs};
use super::workspaces::NAMED_SORTS;
use crate::answer::Answer;

#[derive(Clone, Debug)]
pub(crate) struct Definition {
    pub(crate) account_id: String,
    pub(crate) field_type: String,
    pub(crate) name: String,
    pub(crate) configuration: Map<String, Value>,
    /// A value that the service fills in by itself; such a field can't be changed.
    pub(crate) built_in: Option<BuiltIn>,
    pub(crate) creator_id: String,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BuiltIn {
    FileType,
    FileSize,
}

const DISPLAY_FORMAT: Shape = Shape::OneOf(&["local", "friendly", "usa", "euro", "iso"]);
const TIME_FORMAT: Shape = Shape::OneOf(&["twelve_hour", "twenty_four_hour"]);
const NUMBER_FORMAT: Shape = Shape::OneOf(&[
    "bitrate",
    "bits",
    "duration",
    "framerate",
    "frequency",
    "storage",
    "timecode",
]);
const SCALE: Shape = Shape::Whole(0, 100);
const MAX_VALUE: Shape = Shape::Whole(1, 100);
const STYLE: Shape = Shape::OneOf(&["star", "heart", "thumbs_up"]);
const OPTION: Shape = Shape::Object(&[&[
    clears("color", Shape::Text),
    needs("display_name", Shape::Name),
]]);
const OPTIONS: Shape = Shape::List(&OPTION, 0, usize::MAX);
const USER: Shape = Shape::Object(&[&[
    needs("id", Shape::Id),
    needs("type", Shape::OneOf(&["user", "account_user_group"])),
]]);
const CUSTOM_MEMBERS: Shape = Shape::List(&USER, 0, usize::MAX);

// Users have the same configuration in both bodies.
const USERS: Shape = Shape::Object(&[&[
    may("custom_members", CUSTOM_MEMBERS),
    needs(
        "member_options_type",
        Shape::OneOf(&["all_project_members", "custom"]),
    ),
    needs("notify_members", Shape::Flag),
]]);
const TOGGLE: Shape = Shape::Object(&[&[clears("color", Shape::Text)]]);
const NEW_SELECT: Shape = Shape::Object(&[&[
    may("enable_add_new", Shape::Flag),
    needs("options", OPTIONS),
]]);
const NEW_DATE: Shape = Shape::Object(&[&[
    needs("display_format", DISPLAY_FORMAT),
    may("display_timezone", Shape::Flag),
    may("include_time", Shape::Flag),
    may("time_format", TIME_FORMAT),
]]);
const NEW_NUMBER: Shape = Shape::Object(&[&[
    clears("number_format", NUMBER_FORMAT),
    needs("scale", SCALE),
]]);
const NEW_RATING: Shape = Shape::Object(&[&[
    clears("color", Shape::Text),
    needs("max_value", MAX_VALUE),
    clears("style", STYLE),
]]);
const SELECT: Shape =
    Shape::Object(&[&[may("enable_add_new", Shape::Flag), may("options", OPTIONS)]]);
const DATE: Shape = Shape::Object(&[&[
    may("display_format", DISPLAY_FORMAT),
    may("display_timezone", Shape::Flag),
    may("include_time", Shape::Flag),
    may("time_format", TIME_FORMAT),
]]);
const NUMBER: Shape =
    Shape::Object(&[&[clears("number_format", NUMBER_FORMAT), may("scale", SCALE)]]);
const RATING: Shape = Shape::Object(&[&[
    clears("color", Shape::Text),
    may("max_value", MAX_VALUE),
    clears("style", STYLE),
]]);

const CONFIGURATION: &str = "field_configuration";
const NEW_NAME: &[Member] = &[needs("name", Shape::Name)];
const NAME: &[Member] = &[may("name", Shape::Name)];

const CREATE: Shape = Shape::Variant(
    "field_type",
    &[
        (
            "date",
            Shape::Object(&[NEW_NAME, &[needs(CONFIGURATION, NEW_DATE)]]),
        ),
        ("long_text", Shape::Object(&[NEW_NAME])),
        (
            "number",
            Shape::Object(&[NEW_NAME, &[needs(CONFIGURATION, NEW_NUMBER)]]),
        ),
        (
            "rating",
            Shape::Object(&[NEW_NAME, &[needs(CONFIGURATION, NEW_RATING)]]),
        ),
        (
            "select",
            Shape::Object(&[NEW_NAME, &[needs(CONFIGURATION, NEW_SELECT)]]),
        ),
        (
            "select_multi",
            Shape::Object(&[NEW_NAME, &[needs(CONFIGURATION, NEW_SELECT)]]),
        ),
        ("text", Shape::Object(&[NEW_NAME])),
        (
            "toggle",
            Shape::Object(&[NEW_NAME, &[may(CONFIGURATION, TOGGLE)]]),
        ),
        (
            "user_multi",
            Shape::Object(&[NEW_NAME, &[needs(CONFIGURATION, USERS)]]),
        ),
        (
            "user_single",
            Shape::Object(&[NEW_NAME, &[needs(CONFIGURATION, USERS)]]),
        ),
    ],
);
const UPDATE: Shape = Shape::Variant(
    "field_type",
    &[
        ("date", Shape::Object(&[NAME, &[may(CONFIGURATION, DATE)]])),
        ("long_text", Shape::Object(&[NAME])),
        (
            "number",
            Shape::Object(&[NAME, &[may(CONFIGURATION, NUMBER)]]),
        ),
        (
            "rating",
            Shape::Object(&[NAME, &[may(CONFIGURATION, RATING)]]),
        ),
        (
            "select",
            Shape::Object(&[NAME, &[may(CONFIGURATION, SELECT)]]),
        ),
        (
            "select_multi",
            Shape::Object(&[NAME, &[may(CONFIGURATION, SELECT)]]),
        ),
        ("text", Shape::Object(&[NAME])),
        (
            "toggle",
            Shape::Object(&[NAME, &[may(CONFIGURATION, TOGGLE)]]),
        ),
        (
            "user_multi",
            Shape::Object(&[NAME, &[may(CONFIGURATION, USERS)]]),
        ),
        (
            "user_single",
            Shape::Object(&[NAME, &[may(CONFIGURATION, USERS)]]),
        ),
    ],
);

const ALL: &str = "/v4/accounts/{account_id}/metadata/field_definitions";
const ONE: &str = "/v4/accounts/{account_id}/metadata/field_definitions/{field_definition_id}";

pub(crate) static OPERATIONS: &[Operation] = &[
    delete(
        "metadata_fields.metadata_field_definitions_delete",
        ONE,
        per_minute(60),
        remove,
    ),
    patch(
        "metadata_fields.metadata_field_definitions_update",
        ONE,
        per_minute(10),
        update,
    )
    .data(&UPDATE),
    get(
        "metadata_fields.metadata_field_definitions_index",
        ALL,
        per_minute(100),
        index,
    )
    .include(&["creator"])
    .sort(NAMED_SORTS)
    .pages(100),
    post(
        "metadata_fields.metadata_field_definitions_create",
        ALL,
        per_minute(10),
        create,
    )
    .data(&CREATE),
    get(
        "metadata_fields.metadata_field_definitions_show",
        ONE,
        per_minute(60),
        show,
    )
    .include(&["creator"])
    .preview(),
];

/// Returns the default configuration.
fn defaults(field_type: &str) -> Value {
    match field_type {
        "date" => json!({
            "display_format": "local",
            "display_timezone": false,
            "include_time": false,
            "time_format": "twelve_hour",
        }),
        "number" => json!({"number_format": null, "scale": 0}),
        "rating" => json!({"color": null, "max_value": 5, "style": null}),
        "select" | "select_multi" => json!({"enable_add_new": true, "options": []}),
        "toggle" => json!({"color": null}),
        "user_single" | "user_multi" => json!({
            "custom_members": [],
            "member_options_type": "all_project_members",
            "notify_members": false,
        }),
        _ => json!({}),
    }
}

impl Call<'_> {
    /// Returns a definition that can be changed.
    fn own_definition(&self) -> Result<String, ApiError> {
        let account = self.account(Role::Admin)?;
        let id = self.id("field_definition_id").to_owned();
        let known = self.state.definitions.get(&id);
        let known = known.filter(|known| known.account_id == account);
        match known {
            None => Err(ApiError::not_found("field definition")),
            Some(known) if known.built_in.is_some() => Err(ApiError::forbidden(
                "A field of the service itself can't be changed",
            )),
            Some(_) => Ok(id),
        }
    }

    pub(super) fn definition_json(&self, id: &str) -> Value {
        let Some(definition) = self.state.definitions.get(id) else {
            return Value::Null;
        };
        let mut shown = json!({
            "field_type": definition.field_type,
            "id": id,
            "name": definition.name,
            "mutable": definition.built_in.is_none(),
            "creator_id": definition.creator_id,
            "created_at": date(definition.created_at),
            "updated_at": date(definition.updated_at),
            "field_configuration": definition.configuration,
        });
        if self.includes("creator") {
            shown["creator"] = self.state.user_json(&definition.creator_id);
        }
        shown
    }

    /// Puts what the body says over a configuration; options without an id get one.
    fn configure(&mut self, configuration: &mut Map<String, Value>) {
        let Some(Value::Object(new)) = self.data.get(CONFIGURATION).cloned() else {
            return;
        };
        let old = configuration
            .get("options")
            .and_then(Value::as_array)
            .cloned();
        let old = old.unwrap_or_default();
        for (name, mut value) in new {
            if name == "options" {
                for option in value.as_array_mut().into_iter().flatten() {
                    let same = old
                        .iter()
                        .find(|known| known["display_name"] == option["display_name"]);
                    let id = same.map(|known| known["id"].clone());
                    option["id"] = id.unwrap_or_else(|| self.state.uuid().into());
                    if option.get("color").is_none() {
                        option["color"] = Value::Null;
                    }
                }
            }
            configuration.insert(name, value);
        }
    }

    fn about_definition(&mut self, note: &'static str, event: &'static str, id: &str) {
        let place = Place {
            account: self.account_id(),
            ..Place::default()
        };
        self.note(note, "account_field_definition", id, &place);
        self.announce(event, "customfield", id, &place);
    }
}

fn index(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let account = call.account(Role::Reviewer)?;
    let mut ids = call
        .state
        .definitions
        .ids(|known| known.account_id == account);
    call.sort(&mut ids, |field, id| {
        let known = call.state.definitions.get(id);
        known.map_or(Value::Null, |known| match field {
            "name" => json!(known.name),
            _ => json!(date(known.created_at)),
        })
    });
    call.page(&ids, Call::definition_json)
}

fn show(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let account = call.account(Role::Reviewer)?;
    let id = call.id("field_definition_id").to_owned();
    let known = call.state.definitions.get(&id);
    if known.is_none_or(|known| known.account_id != account) {
        return Err(ApiError::not_found("field definition"));
    }
    Ok(Call::data(200, call.definition_json(&id)))
}

fn create(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let account_id = call.account(Role::Admin)?;
    let (field_type, name) = (call.owned("field_type"), call.owned("name"));
    let taken = call.state.definitions.iter().any(|(_, known)| {
        known.account_id == account_id && known.name == name && known.built_in.is_none()
    });
    if taken {
        let detail = format!("A field named {name} already exists");
        return Err(ApiError::conflict(detail));
    }
    let mut configuration = match defaults(&field_type) {
        Value::Object(configuration) => configuration,
        _ => Map::new(),
    };
    call.configure(&mut configuration);
    let definition = Definition {
        account_id,
        field_type,
        name,
        configuration,
        built_in: None,
        creator_id: call.user.clone(),
        created_at: call.now,
        updated_at: call.now,
    };
    let id = call.state.uuid();
    call.state.definitions.insert(&id, definition);
    call.about_definition("account_field_created", "customfield.created", &id);
    Ok(Call::data(201, call.definition_json(&id)))
}

fn update(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.own_definition()?;
    let Some(mut definition) = call.state.definitions.get(&id).cloned() else {
        return Err(ApiError::not_found("field definition"));
    };
    if call.text("field_type") != Some(definition.field_type.as_str()) {
        let detail = "The type of a field can't be changed";
        return Err(ApiError::invalid("/data/field_type", detail));
    }
    call.configure(&mut definition.configuration);
    if let Some(name) = call.text("name") {
        name.clone_into(&mut definition.name);
    }
    definition.updated_at = call.now;
    if let Some(known) = call.state.definitions.get_mut(&id) {
        *known = definition;
    }
    call.about_definition("account_field_updated", "customfield.updated", &id);
    Ok(Call::data(200, call.definition_json(&id)))
}

/// Takes the values with it.
fn remove(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.own_definition()?;
    call.state.definitions.remove(&id);
    call.state.values.retain(|(_, field), _| *field != id);
    call.about_definition("account_field_deleted", "customfield.deleted", &id);
    Ok(Call::no_content())
}
