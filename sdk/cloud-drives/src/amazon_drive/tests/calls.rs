//! Every call: what is sent, and what comes of it.

use std::time::Duration;

use cloud_drives_core::{CallOptions, ErrorClass};

use super::{CANARY, FILE, FOLDER, builder, conflict, drive, node, ok, script};
use crate::CallOptionsExt;
use crate::amazon_drive::types::{self, NodePatch};
use crate::amazon_drive::{AmazonDrive, ErrorKind, PseudoCode, conflicting_node, is_valid_id};
use crate::prelude::*;
use crate::testing::{Answer, Scripted};

#[tokio::test(start_paused = true)]
async fn calls_are_those_of_the_service() {
    let transport = Scripted::answering(|call| {
        let status = if call.method == "POST" && call.path.ends_with("/nodes") {
            201
        } else {
            200
        };
        match (call.method.as_str(), call.path.as_str()) {
            ("PUT", path) if path.contains("/properties/") => {
                Answer::json(201, r#"{"key":"k","value":"v"}"#)
            }
            ("DELETE", path) if path.contains("/properties/") => Answer::status(204),
            (_, path) if path.ends_with("/properties/me") => ok(r#"{"count":1,"data":{"k":"v"}}"#),
            (_, path) if path.contains("/properties/") => ok(r#"{"key":"k","value":"v"}"#),
            _ => Answer::json(status, &node(FILE, "FILE", "a.txt", FOLDER)),
        }
    });
    let drive = drive(&transport);
    drive.get_metadata(FILE).await.unwrap();
    drive
        .get_metadata(FILE)
        .asset(types::AssetMode::All)
        .temp_link(false)
        .await
        .unwrap();
    drive
        .update_metadata(FILE, NodePatch::new().description("d").labels(["l"]))
        .await
        .unwrap();
    drive.rename_node(FILE, "b.txt").await.unwrap();
    drive.move_node(FILE, FOLDER).await.unwrap();
    drive.set_available(FILE).await.unwrap();
    drive
        .create_folder(types::NewFolder::new("new").parents([FOLDER]))
        .local_id("l1")
        .await
        .unwrap();
    drive.add_child(FOLDER, FILE).await.unwrap();
    drive.remove_child(FOLDER, FILE).await.unwrap();
    drive.move_node_from(FILE, FOLDER, "Other").await.unwrap();
    let properties = drive.list_properties(FILE, "me").await.unwrap();
    assert_eq!(properties.data["k"], "v");
    drive.get_property(FILE, "me", "k/1").await.unwrap();
    drive.add_property(FILE, "me", "k", "v").await.unwrap();
    drive.delete_property(FILE, "me", "k").await.unwrap();
    drive.delete_properties(FILE, "me").await.unwrap();
    drive.move_to_trash(FILE).await.unwrap();
    drive.restore(FILE).await.unwrap();
    drive.purge(FILE).await.unwrap();
    let calls = transport.calls();
    let lines: Vec<String> = calls
        .iter()
        .map(|call| {
            format!("{} {}", call.line().replace("/drive/v1", ""), call.body)
                .trim()
                .to_owned()
        })
        .collect();
    let expected = [
        format!("GET /nodes/{FILE}"),
        format!("GET /nodes/{FILE}"),
        format!(r#"PATCH /nodes/{FILE} {{"description":"d","labels":["l"]}}"#),
        format!(r#"PATCH /nodes/{FILE} {{"name":"b.txt"}}"#),
        format!(r#"PATCH /nodes/{FILE} {{"parents":["{FOLDER}"]}}"#),
        format!(r#"PATCH /nodes/{FILE} {{"status":"AVAILABLE"}}"#),
        format!(r#"POST /nodes {{"kind":"FOLDER","name":"new","parents":["{FOLDER}"]}}"#),
        format!("PUT /nodes/{FOLDER}/children/{FILE}"),
        format!("DELETE /nodes/{FOLDER}/children/{FILE}"),
        format!(r#"POST /nodes/Other/children {{"fromParent":"{FOLDER}","childId":"{FILE}"}}"#),
        format!("GET /nodes/{FILE}/properties/me"),
        format!("GET /nodes/{FILE}/properties/me/k%2F1"),
        format!(r#"PUT /nodes/{FILE}/properties/me/k {{"value":"v"}}"#),
        format!("DELETE /nodes/{FILE}/properties/me/k"),
        format!("GET /nodes/{FILE}/properties/me"),
        format!("DELETE /nodes/{FILE}/properties/me/k"),
        format!("PUT /trash/{FILE}"),
        format!("POST /trash/{FILE}/restore"),
        format!("DELETE /nodes/{FILE}"),
    ];
    assert_eq!(lines, expected);
    assert_eq!(
        (calls[0].param("tempLink"), calls[0].param("asset")),
        (Some("true"), Some("NONE"))
    );
    assert_eq!(
        (calls[1].param("tempLink"), calls[1].param("asset")),
        (Some("false"), Some("ALL"))
    );
    assert_eq!(calls[6].param("localId"), Some("l1"));
    assert!(calls.iter().all(|call| call.host == "meta.example"));
}

#[tokio::test(start_paused = true)]
async fn a_conflict_names_the_node_that_is_in_the_way() {
    let (transport, drive) = script([conflict("NAME_ALREADY_EXISTS", FOLDER)]);
    let error = drive.create_folder("REPORTS").await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::NameAlreadyExists);
    assert_eq!(conflicting_node(&error).as_deref(), Some(FOLDER));
    assert_eq!(transport.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn failures_in_xml_html_or_nothing_are_told_in_words() {
    for (status, content_type, body, words) in [
        (
            404,
            "text/xml",
            "<UnknownOperationException/>",
            "28 bytes of text/xml",
        ),
        (
            400,
            "text/html",
            "<html><body>no</body></html>",
            "28 bytes of text/html",
        ),
        (403, "", "", "the answer has no body"),
        (400, "application/json", "{", "1 bytes of application/json"),
        (
            403,
            "application/json",
            r#"{"message":"Insufficient permissions granted for operation: purgeNode"}"#,
            "purgeNode",
        ),
    ] {
        let headers = vec![("content-type", content_type.to_owned())];
        let transport = Scripted::always(Answer::Full(status, headers, body.into()));
        let error = drive(&transport).get_metadata(FILE).await.unwrap_err();
        assert_eq!(error.status().unwrap(), status);
        assert!(error.to_string().contains(words), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn html_of_a_gateway_is_tried_again() {
    let html = vec![("content-type", "text/html".to_owned())];
    let (transport, drive) = script([
        Answer::Full(502, html, "<html>Bad Gateway</html>".into()),
        Answer::Full(504, Vec::new(), "".into()),
        ok(&node(FILE, "FILE", "a", FOLDER)),
    ]);
    drive.get_metadata(FILE).await.unwrap();
    assert_eq!(transport.calls().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn what_a_property_can_t_be_is_told_before_anything_is_sent() {
    let (transport, drive) = script([]);
    let error = drive
        .add_property(FILE, "me", "k", "x".repeat(501))
        .await
        .unwrap_err();
    assert!(
        error.is_invalid_input() && error.message().contains("501"),
        "{error}"
    );
    let error = drive.list_properties(FILE, "").await.unwrap_err();
    assert!(
        error.is_invalid_input() && error.message().contains("owner"),
        "{error}"
    );
    assert!(transport.calls().is_empty());
}

#[tokio::test(start_paused = true)]
async fn the_owner_is_told_by_a_file_that_goes_to_the_trash() {
    let (transport, drive) = script([
        Answer::json(201, &node(FILE, "FILE", "acd_cli_get_owner_id", "root")),
        ok(&node(FILE, "FILE", "acd_cli_get_owner_id", "root")),
    ]);
    assert_eq!(drive.get_owner_id().await.unwrap(), "demo-profile-user1");
    let calls = transport.calls();
    assert_eq!(
        (calls[0].host.as_str(), calls[0].param("suppress")),
        ("content.example", Some("deduplication"))
    );
    assert!(
        calls[0]
            .body
            .contains(r#"{"kind":"FILE","name":"acd_cli_get_owner_id"}"#),
        "{}",
        calls[0].body
    );
    assert_eq!(calls[1].line(), format!("PUT /drive/v1/trash/{FILE}"));

    let (transport, drive) = script([
        conflict("NAME_ALREADY_EXISTS", "Left"),
        ok(&node("Left", "FILE", "acd_cli_get_owner_id", "root")),
        ok(&node("Left", "FILE", "acd_cli_get_owner_id", "root")),
    ]);
    assert_eq!(drive.get_owner_id().await.unwrap(), "demo-profile-user1");
    assert_eq!(transport.lines()[2], "PUT /drive/v1/trash/Left");
}

#[tokio::test(start_paused = true)]
async fn a_property_that_somebody_else_removed_does_not_end_the_removal() {
    let (transport, drive) = script([
        ok(r#"{"data":{"a":"1","b":"2"}}"#),
        Answer::status(404),
        Answer::status(204),
    ]);
    drive.delete_properties(FILE, "me").await.unwrap();
    assert_eq!(transport.calls().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn an_empty_answer_about_usage_is_an_answer() {
    let (_, drive) = script([ok("{}"), ok(r#"{"termsOfUse":"1.0.0","status":"CLOSED"}"#)]);
    assert_eq!(drive.get_account_usage().await.unwrap().doc, None);
    let info = drive.get_account_info().await.unwrap();
    assert_eq!(info.status.unwrap().as_str(), "CLOSED");
}

#[tokio::test(start_paused = true)]
async fn a_folder_whose_making_got_no_answer_is_not_made_again() {
    let (transport, drive) = script([Answer::Broken]);
    assert!(drive.create_folder("a").await.unwrap_err().is_transport());
    assert_eq!(transport.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_call_has_its_own_options_over_the_client_s() {
    let transport = Scripted::always(Answer::status(500));
    let defaults = CallOptions::new().with_header("x-a", "1").unwrap();
    let drive = builder(&transport)
        .endpoint("https://meta.example/", "https://content.example/")
        .default_options(defaults)
        .build()
        .unwrap();
    let own = CallOptions::new().with_retries(1, Duration::ZERO);
    let error = drive.get_quota().with_options(own).await.unwrap_err();
    assert_eq!(error.attempts(), 2);
    assert_eq!(transport.calls()[1].headers["x-a"], "1");
}

#[tokio::test(start_paused = true)]
async fn the_client_s_options_hold_for_the_typed_client_underneath_too() {
    let transport = Scripted::always(ok(r#"{"quota":1}"#));
    let defaults = CallOptions::new()
        .with_header("x-a", "default")
        .unwrap()
        .with_max_response_bytes(2);
    let drive = builder(&transport)
        .endpoint("https://meta.example/", "https://content.example/")
        .default_options(defaults)
        .build()
        .unwrap();
    let error = drive.api().account().quota().send().await.unwrap_err();
    assert!(error.is_too_large(), "{error}");
    // Another token takes no default away, the options of the call go before them.
    let other = drive.with_token("other").unwrap();
    let own = CallOptions::new().with_header("x-a", "own").unwrap();
    let call = other.api().account().quota().with_options(own);
    assert!(call.send().await.unwrap_err().is_too_large());
    let calls = transport.calls();
    let values: Vec<_> = calls.iter().map(|call| &call.headers["x-a"]).collect();
    assert_eq!(values, ["default", "own"]);
}

#[tokio::test(start_paused = true)]
async fn the_typed_client_underneath_has_hosts_and_retries_too() {
    let (transport, drive) = script([Answer::status(503), ok("{}")]);
    let answer = drive.api().account().quota().send().await.unwrap();
    assert_eq!(answer.attempts(), 2);
    assert_eq!(transport.calls()[1].host, "meta.example");
}

#[tokio::test(start_paused = true)]
async fn without_a_token_nothing_is_sent() {
    let (transport, _) = script([]);
    let drive = AmazonDrive::builder()
        .transport(transport.clone())
        .build()
        .unwrap();
    let error = drive.get_quota().await.unwrap_err();
    assert!(error.is_auth(), "{error}");
    assert!(drive.get_auth_token().await.unwrap_err().is_auth());
    assert!(transport.calls().is_empty());
}

#[test]
fn a_setting_that_can_t_be_used_is_named() {
    let builder = AmazonDrive::builder;
    for (builder, word) in [
        (builder().token(""), "token:"),
        (builder().token("a b"), "token:"),
        (
            builder().base_url("master", "http://example.com"),
            "base_url",
        ),
        (
            builder().base_url("metadata", "https://example.com"),
            "endpoint(",
        ),
        (
            builder().base_url("mister", "https://example.com"),
            "mister",
        ),
        (builder().relay("http://example.com"), "base_url"),
        (builder().refresh_token("r"), "refresh_token:"),
        (builder().token("t").token_file("f"), "token_file:"),
        (
            builder()
                .token("t")
                .token_source(crate::auth::StaticToken::new("u").unwrap()),
            "token_source:",
        ),
        (
            builder().application("a", "b").client_data_file("c"),
            "client_data_file:",
        ),
        (
            builder()
                .endpoint("https://a.example", "https://b.example")
                .endpoint_file("f"),
            "endpoint:",
        ),
        (builder().idle_timeout(Duration::ZERO), "idle_timeout"),
        (
            builder().storage_idle_timeout(Duration::ZERO),
            "storage_idle_timeout",
        ),
        (builder().user_agent("a\nb"), "user_agent"),
    ] {
        let error = builder.build().unwrap_err();
        assert!(error.is_invalid_input(), "{error}");
        assert!(error.message().contains(word), "{word}: {error}");
    }
}

#[tokio::test(start_paused = true)]
async fn nothing_shows_a_secret() {
    let answer =
        format!(r#"{{"id":"i","status":"AVAILABLE","tempLink":"https://x.example/?{CANARY}"}}"#);
    let transport = Scripted::new([ok(&answer), Answer::status(401), Answer::status(401)]);
    let builder = builder(&transport)
        .token(CANARY)
        .refresh_token(CANARY)
        .application("app", CANARY)
        .endpoint("https://meta.example/", "https://content.example/");
    let mut shown = format!("{builder:?}");
    let drive = builder.build().unwrap();
    let node = drive.get_metadata(FILE).await.unwrap();
    let error = drive.exchange_code(CANARY).await.unwrap_err();
    let other = drive.exchange_refresh_token(CANARY).await.unwrap_err();
    let calls = (
        drive.exchange_code(CANARY).code_verifier(CANARY),
        drive.exchange_refresh_token(CANARY),
        drive.get_access_token_info(CANARY),
        drive.get_auth_token().await.unwrap(),
        drive.authorization_url().begin().unwrap(),
    );
    shown += &format!("{drive:?} {node:?} {error} {error:?} {other} {other:?} {calls:?}");
    assert!(!shown.contains(CANARY), "{shown}");
}

#[test]
fn failures_have_the_codes_of_the_python_client() {
    let error = |class| crate::Error::new(class, "m");
    for (error, code) in [
        (error(ErrorClass::Connect), Some(1000)),
        (error(ErrorClass::Transport), Some(1000)),
        (error(ErrorClass::OperationFailed), Some(1002)),
        (error(ErrorClass::Integrity), Some(1003)),
        (
            error(ErrorClass::Decode).with_operation_name("changes.list"),
            Some(1003),
        ),
        (
            error(ErrorClass::Protocol).with_operation_name("changes.list"),
            Some(1003),
        ),
        (
            error(ErrorClass::Auth).with_status(http::StatusCode::BAD_REQUEST),
            Some(1004),
        ),
        (error(ErrorClass::Auth), Some(1005)),
        (
            error(ErrorClass::Decode).with_operation_name("oauth.token"),
            Some(1005),
        ),
        (
            error(ErrorClass::Status).with_status(http::StatusCode::NOT_FOUND),
            None,
        ),
        (error(ErrorClass::InvalidInput), None),
    ] {
        assert_eq!(
            PseudoCode::of(&error).map(PseudoCode::code),
            code,
            "{error:?}"
        );
    }
}

#[test]
fn ids_have_22_characters() {
    for (id, valid) in [
        ("FileCCCCCCCCCCCCCCCCC2", true),
        ("_-_-_-_-_-_-_-_-_-_-_-", true),
        ("FileCCCCCCCCCCCCCCCCC", false),
        ("FileCCCCCCCCCCCCCCCCC/2", false),
        ("FileCCCCCCCCCCCCCCCCé2", false),
        ("", false),
    ] {
        assert_eq!(is_valid_id(id), valid, "{id}");
    }
}
