//! Choices: members of an object that only go together in some ways.

use super::{Choice, ChoiceValue};
use crate::load::At;
use crate::load::yaml::Node;

/// Reads `x-sdk-choice`.
pub(super) fn choice(at: At<'_>) -> Choice {
    let text = |key: &str| at.text(key).unwrap_or_default().to_owned();
    Choice {
        rust_name: text("name"),
        type_name: text("type"),
        description: at.description(),
        values: at.items("values").map(choice_value).collect(),
    }
}

fn choice_value(at: At<'_>) -> ChoiceValue {
    let members = at.node.get("members").into_iter().flat_map(Node::members);
    ChoiceValue {
        variant: at.text("name").unwrap_or_default().to_owned(),
        description: at.description(),
        members: members
            .map(|entry| (entry.key.clone(), entry.value.to_json()))
            .collect(),
    }
}
