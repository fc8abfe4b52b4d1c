//! Flat objects as form bodies.

use serde::Serialize;
use serde_json::Value;
use url::form_urlencoded::Serializer;

use crate::error::{Error, Result};

/// Encodes a flat object as `application/x-www-form-urlencoded`; a list becomes one field per item.
pub(crate) fn encode<T: Serialize + ?Sized>(value: &T) -> Result<String> {
    let json = serde_json::to_value(value)
        .map_err(|error| Error::invalid_input(format!("the form can't be written: {error}")))?;
    let Value::Object(members) = json else {
        return Err(Error::invalid_input(
            "a form must be an object, whose members become the fields",
        ));
    };
    let mut form = Serializer::new(String::new());
    for (name, member) in &members {
        match member {
            Value::Array(items) => {
                for item in items {
                    append(&mut form, name, item)?;
                }
            }
            member => append(&mut form, name, member)?,
        }
    }
    Ok(form.finish())
}

fn append(form: &mut Serializer<'_, String>, name: &str, value: &Value) -> Result<()> {
    match value {
        Value::Null => {}
        Value::String(text) => {
            form.append_pair(name, text);
        }
        Value::Bool(_) | Value::Number(_) => {
            form.append_pair(name, &value.to_string());
        }
        Value::Array(_) | Value::Object(_) => {
            return Err(Error::invalid_input(format!(
                "the form's member {name:?} holds an object or a list of lists; a form has text, numbers, booleans and lists of them"
            )));
        }
    }
    Ok(())
}
