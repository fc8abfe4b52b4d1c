//! What goes out.

use std::collections::HashSet;
use std::time::Duration;

use frameio::types::{
    AssetShareParams, AuditLogFilters, CreateCommentParamsData, FileCopyParamsData,
    FolderCreateParamsData, RemoveReviewerParamsData, RemoveReviewerParamsDataReviewers,
    SearchParams, SelectConfigurationParams, SelectDefinitionParams, SelectOptionParams, TimeStamp,
    UpdateShareParamsData,
};
use serde_json::{Value, json};

use crate::support::{Script, target, text};

fn page(items: Value, next: Value) -> (u16, Value) {
    (
        200,
        json!({ "data": items, "links": { "next": next }, "total_count": 2 }),
    )
}

fn folder(name: &str) -> Value {
    json!({
        "id": name, "type": "folder", "name": name, "parent_id": null, "project_id": "p",
        "restricted": false, "view_url": "https://next.frame.io/project/p",
        "created_at": "2025-01-02T03:04:05.000000Z", "updated_at": "2025-01-02T03:04:05.123456Z"
    })
}

#[tokio::test]
async fn includes_are_one_parameter_and_ids_of_adobe_are_encoded_in_the_path() {
    let script = Script::new([(404, json!({}))]);
    let file = script.client().files().show("adobe:ORG", "adobe:A|V");
    let failed = file
        .include(["creator", "media_links.original"])
        .send()
        .await;
    assert!(failed.unwrap_err().is_not_found());
    let (method, target, _) = script.only();
    assert_eq!(method, "GET");
    assert_eq!(
        target.replace("%3A", ":").replace("%2C", ","),
        "/v4/accounts/adobe:ORG/files/adobe:A%7CV?include=creator,media_links.original"
    );
}

#[tokio::test]
async fn what_is_sent_stands_under_data() {
    let script = Script::new([(201, json!({ "data": folder("Day 1") }))]);
    let data = FolderCreateParamsData::new().name("Day 1");
    let made = script
        .client()
        .folders()
        .create("a", "f", data)
        .send()
        .await;
    assert_eq!(made.unwrap().name, "Day 1");
    let (method, target, body) = script.only();
    assert_eq!(
        (method.as_str(), target.as_str()),
        ("POST", "/v4/accounts/a/folders/f/folders")
    );
    assert_eq!(body.unwrap(), r#"{"data":{"name":"Day 1"}}"#);
    let headers = script.asked()[0].headers().clone();
    assert_eq!(headers["content-type"], "application/json");
    assert_eq!(headers["authorization"], "Bearer canary");
}

#[tokio::test]
async fn a_copy_says_where_to_only_if_it_is_told() {
    for (data, sent) in [
        (None, None),
        (
            Some(FileCopyParamsData::new().parent_id("elsewhere")),
            Some(r#"{"data":{"parent_id":"elsewhere"}}"#.to_owned()),
        ),
    ] {
        let script = Script::new([(500, Value::Null)]);
        let mut copy = script.client().files().copy("a", "f").copy_comments("all");
        if let Some(data) = data {
            copy = copy.data(data);
        }
        assert!(copy.send_raw().await.unwrap().bytes().is_empty());
        let (_, target, body) = script.only();
        assert_eq!(target, "/v4/accounts/a/files/f/copy?copy_comments=all");
        assert_eq!(body, sent);
    }
}

#[tokio::test]
async fn null_takes_a_value_away_and_absent_leaves_it_alone() {
    let script = Script::new([(500, Value::Null)]);
    let change = UpdateShareParamsData::new()
        .name("Dailies")
        .clear_expiration()
        .passphrase("opensesame");
    assert!(!format!("{change:?}").contains("opensesame"));
    let update = script.client().shares().update("a", "s", change);
    update.send_raw().await.unwrap();
    let (_, _, body) = script.only();
    let body: Value = serde_json::from_str(&body.unwrap()).unwrap();
    let sent = json!({ "name": "Dailies", "expiration": null, "passphrase": "opensesame" });
    assert_eq!(body, json!({ "data": sent }));
}

#[tokio::test]
async fn a_delete_may_have_a_body() {
    let script = Script::new([(204, Value::Null)]);
    let who = RemoveReviewerParamsDataReviewers::new().emails(["ann@example.com"]);
    let data = RemoveReviewerParamsData::new(who);
    let client = script.client();
    let remove = client.shares().remove_reviewers("a", "s", data);
    assert_eq!(remove.send().await.unwrap().status().as_u16(), 204);
    let (method, _, body) = script.only();
    assert_eq!(method, "DELETE");
    assert_eq!(
        body.unwrap(),
        r#"{"data":{"reviewers":{"emails":["ann@example.com"]}}}"#
    );
}

#[tokio::test]
async fn what_is_made_carries_the_word_for_its_sort() {
    let script = Script::new([(500, Value::Null), (500, Value::Null)]);
    let client = script.client();
    let options = SelectConfigurationParams::new([SelectOptionParams::new("Draft")]);
    let field = SelectDefinitionParams::new("Stage", options);
    let fields = client.metadata_fields();
    let create = fields.metadata_field_definitions_create("a", field);
    create.send_raw().await.unwrap();
    let share = AssetShareParams::new("public", "Dailies").asset_ids(["f"]);
    client
        .shares()
        .create("a", "p", share)
        .send_raw()
        .await
        .unwrap();
    let bodies: Vec<Value> = script
        .asked()
        .iter()
        .map(|request| serde_json::from_str(&text(request).unwrap()).unwrap())
        .collect();
    assert_eq!(bodies[0]["data"]["field_type"], "select");
    assert_eq!(
        bodies[0]["data"]["field_configuration"],
        json!({ "options": [{ "display_name": "Draft" }] })
    );
    assert_eq!(
        bodies[1]["data"],
        json!({ "type": "asset", "access": "public", "name": "Dailies", "asset_ids": ["f"] })
    );
}

#[tokio::test]
async fn a_place_in_a_video_is_a_frame_or_a_timecode() {
    let script = Script::new([(500, Value::Null), (500, Value::Null)]);
    let client = script.client();
    for place in [TimeStamp::Frame(60), TimeStamp::from("00:00:02:12")] {
        let data = CreateCommentParamsData::new("Nice").timestamp(place);
        let create = client.comments().create("a", "f", data);
        create.timestamp_as_timecode(true).send_raw().await.unwrap();
    }
    let bodies: Vec<_> = script.asked().iter().filter_map(text).collect();
    assert_eq!(bodies[0], r#"{"data":{"text":"Nice","timestamp":60}}"#);
    assert_eq!(
        bodies[1],
        r#"{"data":{"text":"Nice","timestamp":"00:00:02:12"}}"#
    );
}

#[tokio::test]
async fn filters_of_the_audit_log_are_written_with_brackets() {
    let script = Script::new([page(json!([]), Value::Null)]);
    let filters = AuditLogFilters::new()
        .event_type("file_uploaded")
        .from_date("2025-01-31".parse().unwrap());
    let client = script.client();
    let log = client.accounts().auditlog_index("a").filters(filters);
    log.include(["user"]).send().await.unwrap();
    let (_, target, _) = script.only();
    assert_eq!(
        target.replace("%5B", "[").replace("%5D", "]"),
        "/v4/accounts/a/audit_logs?include=user&filters[event_type]=file_uploaded&filters[from_date]=2025-01-31"
    );
}

#[tokio::test]
async fn later_pages_repeat_the_parameters_and_take_only_the_cursor_from_the_link() {
    let link = "/v4/accounts/other/folders/other/folders?after=g3Q%3D%3D";
    let script = Script::new([
        page(json!([folder("one")]), json!(link)),
        // A page without items does not end a listing that goes on.
        page(json!([]), json!("/v4/anything?after=last")),
        page(json!([folder("two")]), Value::Null),
    ]);
    let client = script.client();
    let list = client.folders().list("a", "f").include(["creator"]);
    let mut items = list.page_size(1).include_total_count(true).items();
    assert_eq!(items.try_next().await.unwrap().unwrap().name, "one");
    assert_eq!(items.total(), Some(2));
    assert_eq!(items.try_next().await.unwrap().unwrap().name, "two");
    assert!(items.try_next().await.unwrap().is_none());
    let targets: Vec<_> = script.asked().iter().map(target).collect();
    let path = "/v4/accounts/a/folders/f/folders?include=creator";
    let rest = "page_size=1&include_total_count=true";
    assert_eq!(targets[0], format!("{path}&{rest}"));
    assert_eq!(targets[1], format!("{path}&after=g3Q%3D%3D&{rest}"));
    assert_eq!(targets[2], format!("{path}&after=last&{rest}"));
}

#[tokio::test]
async fn a_search_has_no_data_around_it_and_later_pages_repeat_its_body() {
    let script = Script::new([
        page(json!([]), json!("/v4/accounts/a/search?after=next")),
        page(json!([]), Value::Null),
    ]);
    let client = script.client();
    let search = client
        .search()
        .search("a", SearchParams::new("cat", "lexical"));
    assert!(search.items().try_next().await.unwrap().is_none());
    let asked = script.asked();
    assert_eq!(target(&asked[1]), "/v4/accounts/a/search?after=next");
    for request in &asked {
        assert_eq!(request.method().as_str(), "POST");
        assert_eq!(
            text(request).unwrap(),
            r#"{"query":"cat","engine":"lexical"}"#
        );
        assert!(request.operation().is_idempotent());
    }
}

#[tokio::test]
async fn every_operation_is_counted_by_itself() {
    let script = Script::new((0..3).map(|_| (500, Value::Null)));
    let client = script.client();
    client.files().show("a", "f").send_raw().await.unwrap();
    client.folders().show("a", "f").send_raw().await.unwrap();
    client.comments().show("a", "c").send_raw().await.unwrap();
    let limits: Vec<_> = script
        .asked()
        .iter()
        .map(|request| request.operation().rate_limit().unwrap())
        .collect();
    assert_eq!(
        (limits[0].calls, limits[0].per),
        (10, Duration::from_secs(1))
    );
    assert_eq!(
        (limits[1].calls, limits[1].per),
        (100, Duration::from_secs(60))
    );
    let scopes: HashSet<_> = limits.iter().map(|limit| limit.scope).collect();
    assert_eq!(scopes.len(), 3);
}
