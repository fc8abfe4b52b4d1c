//! Templates of watermarks.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::frameio::call::{Call, date};
use crate::frameio::errors::ApiError;
use crate::frameio::operation::{Operation, get, patch, post};
use crate::frameio::people::Role;
use crate::frameio::rates::per_minute;
use crate::frameio::shape::{Shape, clears, may, needs};
use crate::frameio::workspaces::NAMED_SORTS;

#[derive(Clone, Debug)]
pub(crate) struct Template {
    pub(crate) account_id: String,
    creator_id: String,
    name: String,
    /// As they were sent.
    blocks: Value,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

const PLACE: Shape = Shape::OneOf(&[
    "top_left",
    "top_right",
    "bottom_left",
    "bottom_right",
    "top_center",
    "bottom_center",
    "middle_left",
    "middle_center",
    "middle_right",
]);
const LINE: Shape = Shape::Object(&[&[
    needs(
        "type",
        Shape::OneOf(&[
            "email",
            "username",
            "ip_address",
            "timestamp",
            "custom_text",
            "user_input",
        ]),
    ),
    clears("value", Shape::Text),
    clears("order", Shape::Number),
]]);
const BLOCK: Shape = Shape::Object(&[&[
    needs("data_points", Shape::List(&LINE, 0, usize::MAX)),
    clears("name", Shape::Text),
    clears("position", PLACE),
    clears("position_reference_point", PLACE),
    clears("position_x", Shape::Unit),
    clears("position_y", Shape::Unit),
    clears("rotation", Shape::Number),
    clears("alpha", Shape::Unit),
    clears(
        "font_size",
        Shape::OneOf(&["small", "medium", "large", "huge"]),
    ),
    clears("text_alignment", Shape::OneOf(&["left", "center", "right"])),
    clears("text_color", Shape::Text),
    clears("text_shadow", Shape::Flag),
    clears("scroll_text", Shape::OneOf(&["none", "rtl", "ltr"])),
]]);
const BLOCKS: Shape = Shape::List(&BLOCK, 0, usize::MAX);
const CREATE: Shape = Shape::Object(&[&[
    needs("name", Shape::Name),
    needs("watermark_blocks", BLOCKS),
]]);
const UPDATE: Shape =
    Shape::Object(&[&[may("name", Shape::Name), may("watermark_blocks", BLOCKS)]]);

const ALL: &str = "/v4/accounts/{account_id}/session_watermark_templates";
const ONE: &str =
    "/v4/accounts/{account_id}/session_watermark_templates/{session_watermark_template_id}";

pub(crate) static OPERATIONS: &[Operation] = &[
    get(
        "session_watermark_templates.index",
        ALL,
        per_minute(100),
        index,
    )
    .include(&["creator"])
    .sort(NAMED_SORTS)
    .pages(100)
    .preview(),
    post(
        "session_watermark_templates.create",
        ALL,
        per_minute(10),
        create,
    )
    .data(&CREATE)
    .preview(),
    get(
        "session_watermark_templates.show",
        ONE,
        per_minute(100),
        show,
    )
    .include(&["creator"])
    .preview(),
    patch(
        "session_watermark_templates.update",
        ONE,
        per_minute(10),
        update,
    )
    .data(&UPDATE)
    .preview(),
];

impl Call<'_> {
    fn template(&self, needed: Role) -> Result<String, ApiError> {
        let account = self.account(needed)?;
        let id = self.id("session_watermark_template_id").to_owned();
        let known = self.state.watermark_templates.get(&id);
        let here = known.is_some_and(|known| known.account_id == account);
        here.then_some(id)
            .ok_or_else(|| ApiError::not_found("watermark template"))
    }

    fn template_json(&self, id: &str) -> Value {
        let Some(template) = self.state.watermark_templates.get(id) else {
            return Value::Null;
        };
        let mut shown = json!({
            "id": id,
            "name": template.name,
            "creator_id": template.creator_id,
            "watermark_blocks": template.blocks,
            "created_at": date(template.created_at),
            "updated_at": date(template.updated_at),
            "deleted_at": null,
        });
        if self.includes("creator") {
            shown["creator"] = self.state.user_json(&template.creator_id);
        }
        shown
    }
}

fn index(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let account = call.account(Role::Reviewer)?;
    let templates = &call.state.watermark_templates;
    let mut ids = templates.ids(|known| known.account_id == account);
    call.sort(&mut ids, |field, id| {
        let known = templates.get(id);
        known.map_or(Value::Null, |known| match field {
            "name" => json!(known.name),
            _ => json!(date(known.created_at)),
        })
    });
    call.page(&ids, Call::template_json)
}

fn create(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let template = Template {
        account_id: call.account(Role::Admin)?,
        creator_id: call.user.clone(),
        name: call.owned("name"),
        blocks: call
            .data
            .get("watermark_blocks")
            .cloned()
            .unwrap_or_default(),
        created_at: call.now,
        updated_at: call.now,
    };
    let id = call.state.uuid();
    call.state.watermark_templates.insert(&id, template);
    Ok(Call::data(201, call.template_json(&id)))
}

fn show(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.template(Role::Reviewer)?;
    Ok(Call::data(200, call.template_json(&id)))
}

/// Blocks take the place of those that were there.
fn update(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.template(Role::Admin)?;
    let (name, blocks) = (
        call.text("name").map(str::to_owned),
        call.data.get("watermark_blocks"),
    );
    let (blocks, now) = (blocks.cloned(), call.now);
    if let Some(template) = call.state.watermark_templates.get_mut(&id) {
        template.name = name.unwrap_or_else(|| template.name.clone());
        template.blocks = blocks.unwrap_or_else(|| template.blocks.clone());
        template.updated_at = now;
    }
    Ok(Call::data(200, call.template_json(&id)))
}
