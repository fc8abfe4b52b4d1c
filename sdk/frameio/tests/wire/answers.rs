//! What comes back.

use frameio::ErrorKind;
use frameio::types::{
    AssetSearchResultResult, AssetWithIncludes, FieldDefinition, FieldType, FileStatus,
    FolderAssetsWithIncludesResponse, GroupWithIncludes, MetadataField, SearchMatch,
    SearchResponse, SearchResponseDataItem, TimeStamp, WebhookEvent,
};
use serde_json::{Value, json};

use crate::support::Script;

const TIME: &str = "2025-06-26T20:14:33.796116Z";

fn asset(sort: &str, more: Value) -> Value {
    let mut asset = json!({
        "id": "x", "type": sort, "name": "x", "parent_id": null, "project_id": "p", "not_described": 1,
        "view_url": "https://next.frame.io/project/p/view/x", "created_at": TIME, "updated_at": TIME
    });
    let members = asset.as_object_mut().unwrap();
    members.extend(more.as_object().unwrap().clone());
    asset
}

fn file(more: Value) -> Value {
    let mut file = asset(
        "file",
        json!({ "file_size": 5_497_558_138_880_u64, "media_type": null, "status": "created" }),
    );
    let members = file.as_object_mut().unwrap();
    members.extend(more.as_object().unwrap().clone());
    file
}

#[test]
fn a_folder_holds_files_folders_stacks_and_what_may_come() {
    let page: FolderAssetsWithIncludesResponse = serde_json::from_value(json!({
        "data": [
            file(json!({ "media_links": { "thumbnail": null, "original": { "download_url": null } } })),
            asset("folder", json!({ "restricted": false, "cover_file_id": null })),
            asset("version_stack", json!({ "head_version": file(json!({ "status": "imagined" })) })),
            asset("canvas", json!({ "width": 3 })),
        ],
        "links": { "next": null }
    }))
    .unwrap();
    assert_eq!(page.total_count, None);
    let [
        AssetWithIncludes::File(file),
        AssetWithIncludes::Folder(_),
        AssetWithIncludes::VersionStack(stack),
        AssetWithIncludes::Unknown(canvas),
    ] = page.data.as_slice()
    else {
        panic!("{:?}", page.data);
    };
    assert_eq!(file.file_size, 5_497_558_138_880);
    assert_eq!(file.media_type, None);
    let links = file.media_links.as_ref().unwrap();
    assert!(links.thumbnail.is_none() && links.original.is_some());
    let head = stack.head_version.as_ref().unwrap();
    assert_eq!(head.status, FileStatus::Unknown("imagined".to_owned()));
    assert_eq!(
        (canvas.tag(), &canvas.object()["width"]),
        ("canvas", &json!(3))
    );
}

#[tokio::test]
async fn single_answers_come_without_their_envelope() {
    let script = Script::new([
        (200, json!({ "data": file(json!({})) })),
        (
            202,
            json!({ "data": file(json!({})), "links": { "status": "/v4/accounts/a/files/x/status" } }),
        ),
    ]);
    let client = script.client();
    let shown = client.files().show("a", "x").send().await.unwrap();
    assert_eq!(shown.name, "x");
    // Here there is something beside `data` that callers need.
    let data = frameio::types::FileCreateRemoteUploadParamsData::new("x", "https://example.com/x");
    let upload = client.files().create_remote_upload("a", "f", data);
    let fetched = upload.send().await.unwrap();
    assert_eq!(
        fetched.links.status.as_deref(),
        Some("/v4/accounts/a/files/x/status")
    );
    assert_eq!(fetched.data.status, FileStatus::Created);
}

#[test]
fn a_comment_is_at_a_frame_a_timecode_or_nowhere() {
    for (sent, place) in [
        (json!(60), Some(TimeStamp::Frame(60))),
        (
            json!("00:00:02:12"),
            Some(TimeStamp::Timecode("00:00:02:12".to_owned())),
        ),
        (Value::Null, None),
        (json!({ "a": 1 }), Some(TimeStamp::Other(json!({ "a": 1 })))),
    ] {
        let comment: frameio::types::Comment = serde_json::from_value(json!({
            "id": "c", "file_id": "f", "text": "Nice", "timestamp": sent, "annotation": null, "links": [],
            "mentions": [], "created_at": TIME, "updated_at": TIME
        }))
        .unwrap();
        assert_eq!(comment.timestamp, place);
        assert_eq!(comment.attachments, None);
    }
}

#[test]
fn metadata_values_have_the_type_of_their_field() {
    let values = [
        ("text", json!("x")),
        ("long_text", json!("x")),
        ("date", json!("2025-01-31")),
        ("number", json!(1.5)),
        ("rating", json!(4)),
        ("toggle", json!(true)),
        ("select", json!([{ "id": "o", "display_name": "Draft" }])),
        ("select_multi", json!([])),
        ("user_single", json!([{ "id": "u", "type": "user" }])),
        (
            "user_multi",
            json!([{ "id": "g", "type": "account_user_group" }]),
        ),
        ("users", json!([])),
    ];
    for (kind, value) in values {
        let is_list = value.is_array();
        for value in [value, Value::Null] {
            if is_list && value.is_null() {
                continue;
            }
            let sent = json!({
                "field_type": kind, "field_definition_id": "d", "field_definition_name": "n", "mutable": true,
                "value": value
            });
            let field: MetadataField = serde_json::from_value(sent.clone()).unwrap();
            assert!(!matches!(field, MetadataField::Unknown(_)), "{kind}");
            assert_eq!(serde_json::to_value(&field).unwrap()["field_type"], kind);
        }
    }
    let later = json!({ "field_type": "colour", "value": "#fff" });
    let later: MetadataField = serde_json::from_value(later).unwrap();
    assert!(matches!(later, MetadataField::Unknown(_)));
}

#[test]
fn definitions_of_fields_are_told_apart_although_each_lists_all_types() {
    let sent = json!({
        "field_type": "select_multi", "id": "d", "name": "Stage", "mutable": true, "creator_id": "u",
        "created_at": TIME, "updated_at": TIME,
        "field_configuration": { "options": [{ "id": "o", "display_name": "Draft", "color": null }] }
    });
    let FieldDefinition::SelectMulti(field) = serde_json::from_value(sent).unwrap() else {
        panic!("another variant");
    };
    assert_eq!(field.field_type, FieldType::SelectMulti);
    assert_eq!(field.field_configuration.options[0].color, None);
}

#[test]
fn groups_of_two_sources_have_the_same_form() {
    for source in ["frame", "workfront"] {
        let group: GroupWithIncludes = serde_json::from_value(json!({
            "source": source, "id": "g", "name": "Editors", "emoji": "🎬", "member_count": 3,
            "created_at": TIME, "updated_at": TIME
        }))
        .unwrap();
        assert_eq!(serde_json::to_value(group).unwrap()["source"], source);
    }
}

#[test]
fn a_search_finds_files_and_projects_and_says_why() {
    let found: SearchResponse = serde_json::from_value(json!({
        "data": [
            {
                "type": "file_result",
                "result": file(json!({})),
                "matches": [
                    { "type": "bit_rate_match", "bit_rate": 12.5 },
                    { "type": "smell_match", "smell": "sweet" },
                ]
            },
            { "type": "user_result", "result": {}, "matches": [] },
        ],
        "links": { "next": null }
    }))
    .unwrap();
    let SearchResponseDataItem::FileResult(file) = &found.data[0] else {
        panic!("{:?}", found.data);
    };
    assert!(matches!(file.result, AssetSearchResultResult::File(_)));
    assert!(matches!(&file.matches[0], SearchMatch::BitRateMatch(found) if found.bit_rate == 12.5));
    assert!(
        matches!(&file.matches[1], SearchMatch::Unknown(found) if found.tag() == "smell_match")
    );
    assert!(matches!(found.data[1], SearchResponseDataItem::Unknown(_)));
}

#[test]
fn an_event_that_nobody_described_is_kept() {
    let events = ["file.upload.completed", "file.levitated"].map(WebhookEvent::from);
    assert_eq!(events[0], WebhookEvent::FileUploadCompleted);
    assert_eq!(
        events[1],
        WebhookEvent::Unknown("file.levitated".to_owned())
    );
    assert_eq!(events[1].as_str(), "file.levitated");
}

#[tokio::test]
async fn an_error_says_what_the_service_said() {
    let body = json!({
        "errors": [
            { "title": "Invalid value", "detail": "Unexpected field: foo", "source": { "pointer": "/data/foo" } }
        ]
    });
    let script = Script::new([
        (422, body),
        (429, json!({ "errors": [{}] })),
        (503, Value::Null),
    ]);
    let client = script.client();
    let mut kinds = Vec::new();
    let mut texts = Vec::new();
    for _ in 0..3 {
        let error = client.users().show().send().await.unwrap_err();
        kinds.push(ErrorKind::of(&error));
        texts.push(error.to_string());
    }
    assert_eq!(
        kinds,
        [
            ErrorKind::UnprocessableEntity,
            ErrorKind::TooManyRequests,
            ErrorKind::ServerError
        ]
    );
    assert!(texts[0].contains("Unexpected field: foo"), "{}", texts[0]);
    assert!(
        texts.iter().all(|text| !text.contains("canary")),
        "{texts:?}"
    );
}

#[tokio::test]
async fn a_null_where_an_object_belongs_is_an_error_that_names_the_place() {
    let script = Script::new([(200, json!({ "data": [], "links": null }))]);
    let failed = script.client().accounts().index().send().await;
    let text = failed.unwrap_err().to_string();
    assert!(text.contains("links"), "{text}");
}
