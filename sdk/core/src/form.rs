//! Flat objects as forms.

use serde::Serialize;
use serde_json::Value;
use url::form_urlencoded::Serializer;

use crate::error::{Error, Result};

/// A flat object as `application/x-www-form-urlencoded`.
pub(crate) fn encode<T: Serialize + ?Sized>(value: &T) -> Result<String> {
    let json = serde_json::to_value(value)
        .map_err(|error| Error::invalid_input(format!("the form can't be written: {error}")))?;
    let Value::Object(members) = json else {
        return Err(Error::invalid_input(
            "a form has to be an object, its members become the fields",
        ));
    };
    let mut form = Serializer::new(String::new());
    for (name, member) in &members {
        match member {
            Value::Null => {}
            Value::String(text) => {
                form.append_pair(name, text);
            }
            Value::Bool(_) | Value::Number(_) => {
                form.append_pair(name, &member.to_string());
            }
            Value::Array(_) | Value::Object(_) => {
                return Err(Error::invalid_input(format!(
                    "the form's member {name:?} is a list or an object; a form has text, numbers and booleans only"
                )));
            }
        }
    }
    Ok(form.finish())
}
