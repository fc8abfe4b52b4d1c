//! Tests of `cargo sdk import`: the sign-in from a security scheme.
//!
//! They also cover the header that requests the media type that is read.

use std::path::PathBuf;

use build_tools::diagnostic::Diagnostics;
use build_tools::import::{Files, Guesses, files};
use build_tools::load::{Provider, provider};
use build_tools::{compile, model};
use serde_json::{Value, json};

fn import(document: &Value, guesses: Guesses) -> Files {
    let text = document.to_string();
    files(
        "some-drive",
        "things.json",
        text.as_bytes(),
        &|_| None,
        guesses,
    )
    .unwrap()
}

fn read(made: &Files) -> Provider {
    assert!(made.refused.is_empty(), "{}", made.refused);
    let mut diagnostics = Diagnostics::default();
    let folder = PathBuf::new();
    let provider = provider::read("some-drive", folder, &made.files, "specs", &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    provider.unwrap()
}

fn document(schemes: Value) -> Value {
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Things", "version": "1" },
        "servers": [{ "url": "https://api.things.example/v1" }],
        "security": [{ "user": ["read"] }],
        "paths": { "/things": { "get": { "operationId": "list_things", "responses": { "204": { "description": "Done." } } } } },
        "components": { "securitySchemes": schemes },
    })
}

fn flow(token: &str) -> Value {
    json!({ "authorizationUrl": "https://login.things.example/authorize", "tokenUrl": token, "scopes": { "read": "Reads." } })
}

#[test]
fn a_sign_in_with_plain_addresses_is_guessed_and_marked() {
    let token = "https://login.things.example/oauth/token";
    let schemes = json!({ "user": { "type": "oauth2", "flows": { "authorizationCode": flow(token), "clientCredentials": { "tokenUrl": token, "scopes": {} } } } });
    let made = import(&document(schemes.clone()), Guesses::SignIn);
    let provider = read(&made);
    let oauth = made.files.iter().find(|(name, _)| name == "oauth.yaml");
    let text = &oauth.unwrap().1;
    assert!(
        text.contains("# review: guessed from the addresses of a security scheme\nx-sdk-oauth:"),
        "{text}"
    );
    let sdk = model::build(&provider).unwrap();
    let sign_in = sdk.oauth.as_ref().unwrap();
    assert_eq!(sign_in.token.operation, "oauth.token");
    let call = sdk.operation("oauth.token").unwrap();
    assert_eq!(
        (call.server.as_str(), call.path_template.as_str()),
        ("oauth", "/oauth/token")
    );
    let server = sdk
        .servers
        .iter()
        .find(|server| server.name == "oauth")
        .unwrap();
    assert_eq!(server.url, "https://login.things.example");
    compile(&provider).unwrap();
    assert!(made.report.text(true).contains("the sign-in is guessed"));
    // What two documents are compared by has no calls that neither of them tells of.
    let told = import(&document(schemes), Guesses::NoCalls);
    assert_eq!((made.operations, told.operations), (2, 1));
}

#[test]
fn a_sign_in_that_is_not_plain_is_left_to_decide() {
    let scheme =
        |token: &str| json!({ "type": "oauth2", "flows": { "authorizationCode": flow(token) } });
    let mut with_call = document(json!({ "user": scheme("https://api.things.example/v1/token") }));
    with_call["paths"]["/token"] = json!({ "post": { "operationId": "get_token", "tags": ["auth"], "responses": { "204": { "description": "Done." } } } });
    let cases = [
        (
            document(json!({ "user": scheme("/token") })),
            "its addresses are not plain https URLs",
        ),
        (
            document(json!({ "user": scheme("https://a.example/{tenant}/token") })),
            "its addresses are not plain https URLs",
        ),
        (
            document(
                json!({ "user": scheme("https://a.example/token"), "admin": scheme("https://b.example/token") }),
            ),
            "there are several",
        ),
        (with_call, "its token call is `auth.get_token`"),
    ];
    for (document, why) in cases {
        let made = import(&document, Guesses::SignIn);
        let report = made.report.text(true);
        assert!(report.contains(why), "{why} is missing from\n{report}");
        assert!(model::build(&read(&made)).unwrap().oauth.is_none(), "{why}");
    }
}

#[test]
fn a_choice_of_answers_is_made_by_a_header() {
    let answering = |content: Value, parameters: Value| {
        let operation = json!({ "operationId": "show", "parameters": parameters, "responses": { "200": { "description": "It.", "content": content } } });
        let mut document = document(json!({}));
        document["security"] = json!([]);
        document["paths"] = json!({ "/things": { "get": operation } });
        import(&document, Guesses::SignIn)
    };
    let json_and_xml =
        json!({ "application/xml": {}, "application/json": { "schema": { "type": "string" } } });
    let only_json = json!({ "application/json": { "schema": { "type": "string" } } });
    let declared = json!([{ "name": "accept", "in": "header", "schema": { "type": "string" } }]);
    for (content, parameters, is_sent) in [
        (json_and_xml, json!([]), true),
        (only_json.clone(), declared, true),
        (only_json, json!([]), false),
    ] {
        let made = answering(content, parameters);
        let sdk = model::build(&read(&made)).unwrap();
        let call = sdk.operations().next().unwrap();
        let sent: Vec<_> = call
            .parameters
            .iter()
            .map(|one| (one.wire.as_str(), one.constant.as_deref()))
            .collect();
        match is_sent {
            true => assert_eq!(sent, [("Accept", Some("application/json"))]),
            false => assert!(sent.is_empty(), "{sent:?}"),
        }
    }
}
