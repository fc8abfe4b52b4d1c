//! Tests of the JSON Schemas of generated types (feature `schemars`).

use build_tools_corpus::{choices, defaults, nulls, recursion, scalars, secrets, unions};
use schemars::{JsonSchema, schema_for};
use serde_json::Value;

fn schema<T: JsonSchema>() -> Value {
    schema_for!(T).to_value()
}

#[test]
fn types_describe_themselves() {
    let thing = schema::<nulls::types::Thing>();
    assert_eq!(thing["title"], "Thing");
    assert_eq!(thing["description"], "As the server tells it.");
    assert_eq!(thing["properties"]["id"]["type"], "string");
    assert_eq!(thing["properties"]["id"]["description"], "Has to be there.");
    let scalars = schema::<scalars::types::Scalars>();
    assert!(
        scalars["properties"]["moment"]
            .to_string()
            .contains("date-time")
    );
}

#[test]
fn types_that_lead_to_themselves_have_a_schema() {
    for schema in [
        schema::<recursion::types::Tree>(),
        schema::<recursion::types::Expression>(),
    ] {
        assert!(schema.is_object());
    }
    assert!(
        schema::<recursion::types::Tree>()
            .to_string()
            .contains("$ref")
    );
}

#[test]
fn enums_unions_secrets_and_defaults_have_a_schema() {
    assert_eq!(schema::<defaults::types::Mode>()["type"], "string");
    assert_eq!(schema::<unions::types::Shape>()["type"], "object");
    assert!(schema::<unions::types::Scalar>().get("anyOf").is_some());
    assert_eq!(schema::<choices::types::OnClash>()["type"], "object");
    let order = schema::<choices::types::Order>();
    assert_eq!(order["properties"]["name"]["type"], "string");
    let session = schema::<secrets::types::Session>().to_string();
    assert!(session.contains("password"), "{session}");
    assert_eq!(
        schema::<defaults::types::Settings>()["properties"]["depth"]["default"],
        5
    );
}
