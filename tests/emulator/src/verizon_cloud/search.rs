//! Searches in a virtual folder, or in all of them (`wire.md` §3.7, §5.6, §6.5).

use http::StatusCode;
use serde_json::{Map, Value, json};

use super::call::{Call, boolean, json as answer};
use super::errors::ApiError;
use super::item::{Item, ROOT, date};
use super::query::{self, Term};
use crate::answer::Answer;

/// The condition on a field.
enum Kind {
    /// Words with this beginning.
    Words,
    /// Exactly this number or boolean.
    Exact,
    /// Files only, or folders only.
    Is,
}

/// Fields that can be asked for: those of items, and the attributes of `wire.md` §3.4.
fn kind(field: &str) -> Option<Kind> {
    Some(match field {
        "file" | "folder" => Kind::Is,
        "compilation" | "duration" | "favorite" | "clientDeleted" | "geoLatitude"
        | "geoLongitude" | "height" | "width" | "priority" => Kind::Exact,
        "name" | "extension" | "album" | "albumArtist" | "artist" | "captureDate"
        | "creationDate" | "genre" | "mimeType" | "contentType" | "modificationDate" | "source"
        | "tags" | "timelineDate" | "title" => Kind::Words,
        _ => return None,
    })
}

pub(crate) fn search(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let terms = query::parse(call.required("query")?)?;
    for term in &terms {
        check(term)?;
    }
    let scope = match call.text("virtualfolder") {
        Some("*") => ROOT,
        name => {
            let name = name.unwrap_or(super::DEFAULT_FOLDER);
            // No 404 is known of searches.
            let folder = call.virtual_folder(name);
            folder
                .map_err(|_| ApiError::bad(format!("unknown virtual folder {name}")))?
                .key
        }
    };
    let page = call.page(Some(20), 1..=100)?;
    let mut found = call.state.tree.live_below(scope);
    found.retain(|item| {
        let inner = item.key != ROOT && !item.is_virtual_folder();
        inner && terms.iter().all(|term| holds(item, term))
    });
    let count = found.len();
    let found = call.arrange(&call.state.tree, found, page)?;
    let mut shown = Map::new();
    shown.insert("count".to_owned(), json!(count));
    call.lens().put_lists(&mut shown, &found);
    Ok(answer(StatusCode::OK, &json!({ "searchResults": shown })))
}

fn check(term: &Term) -> Result<(), ApiError> {
    match kind(&term.field) {
        Some(Kind::Words) => term.check_length(),
        Some(Kind::Exact) => Ok(()),
        Some(Kind::Is) if boolean(&term.value) == Some(true) => Ok(()),
        Some(Kind::Is) => Err(ApiError::bad(format!("{} can only be true", term.field))),
        None => Err(ApiError::bad(format!("unknown field {:?}", term.field))),
    }
}

fn holds(item: &Item, term: &Term) -> bool {
    match (kind(&term.field), value(item, &term.field)) {
        (Some(Kind::Is), _) => item.is_folder() == (term.field == "folder"),
        (Some(Kind::Words), Value::String(text)) => term.fits(&text),
        (Some(Kind::Exact), Value::String(text)) => text.eq_ignore_ascii_case(&term.value),
        (_, Value::Null) => false,
        (_, other) => serde_json::from_str(&term.value).is_ok_and(|asked: Value| asked == other),
    }
}

fn value(item: &Item, field: &str) -> Value {
    match field {
        "name" => json!(item.name),
        "extension" => json!(item.extension()),
        "favorite" => json!(item.favorite),
        "tags" => json!(item.tags),
        "creationDate" => json!(date(item.created)),
        "modificationDate" => json!(date(item.modified)),
        "mimeType" | "contentType" if !item.is_folder() => json!(item.media_type()),
        _ => {
            let found = item.file.as_ref().and_then(|file| file.found.get(field));
            found.cloned().unwrap_or_default()
        }
    }
}
