//! Tests of answers that differ from the documentation, and of ids that are not quite UUIDs.

use cloud_drives_emulator::Fault;
use frameio::types::{AssetWithIncludes, FileStatus, TimeStamp, WebhookEvent};
use http::Method;
use serde_json::{Value, json};

use super::Studio;

impl Studio {
    /// The next answer to a GET of this path in the account.
    fn answer(&self, path: &str, body: &Value) {
        let path = format!("/v4/accounts/{}{path}", self.account);
        let fault = Fault::on(Method::GET, path).status(200);
        let fault = fault.body("application/json", body.to_string());
        self.emulator.faults().add(fault);
    }
}

fn file(status: &str) -> Value {
    json!({
        "id": "F",
        "type": "file",
        "name": "a.mp4",
        "parent_id": null,
        "project_id": "P",
        "view_url": "https://next.frame.io/project/P/view/F",
        "created_at": "2025-06-26T20:14:33.796116Z",
        "updated_at": "2025-06-26T20:14:33.796116Z",
        "file_size": 5_497_558_138_880_u64,
        "media_type": null,
        "status": status,
    })
}

#[tokio::test]
async fn an_unknown_kind_of_asset_is_kept_as_it_came() {
    let studio = Studio::open().await;
    let canvas = json!({"id": "C", "type": "canvas", "name": "Sketch", "strokes": [1, 2]});
    let body = json!({"data": [file("transcoded"), canvas], "links": {"next": null}});
    studio.answer("/folders/R/children", &body);
    let assets = studio.client.folders().index(&studio.account, "R").items();
    let assets = assets.collect_all(10).await.unwrap();
    assert!(matches!(&assets[0], AssetWithIncludes::File(file) if file.file_size == 5 << 40));
    let AssetWithIncludes::Unknown(unknown) = &assets[1] else {
        panic!("{:?} is known", assets[1]);
    };
    assert_eq!(unknown.tag(), "canvas");
    assert_eq!(Value::Object(unknown.object().clone()), canvas);
    assert_eq!(serde_json::to_value(&assets[1]).unwrap(), canvas);
}

#[tokio::test]
async fn an_unknown_value_of_an_enum_is_kept_as_it_came() {
    let studio = Studio::open().await;
    studio.answer("/files/F", &json!({"data": file("upscaled")}));
    let shown = studio.client.files().show(&studio.account, "F");
    let shown = shown.send().await.unwrap();
    assert_eq!(
        shown.body().status,
        FileStatus::Unknown("upscaled".to_owned())
    );
    assert_eq!(shown.body().status.as_str(), "upscaled");
    let event = WebhookEvent::from("canvas.created");
    assert_eq!(event.as_str(), "canvas.created");
}

#[tokio::test]
async fn nulls_where_objects_and_lists_were_documented_are_nothing() {
    let studio = Studio::open().await;
    let mut body = file("created");
    for member in ["creator", "project", "metadata", "media_links", "adobe_id"] {
        body[member] = Value::Null;
    }
    studio.answer("/files/F", &json!({ "data": body }));
    let shown = studio.client.files().show(&studio.account, "F");
    let shown = shown.send().await.unwrap();
    assert!(shown.creator.is_none() && shown.project.is_none() && shown.metadata.is_none());
    assert!(shown.media_links.is_none() && shown.media_type.is_none());

    let mut body = file("transcoded");
    body["media_links"] = json!({"original": null, "efficient": {"download_url": null}});
    studio.answer("/files/F", &json!({ "data": body }));
    let shown = studio.client.files().show(&studio.account, "F");
    let links = shown.send().await.unwrap().into_body().media_links;
    let links = links.expect("there are some");
    assert!(links.original.is_none());
    let efficient = links.efficient.expect("the object is there");
    assert!(efficient.download_url.is_none() && efficient.url.is_none());
}

#[tokio::test]
async fn a_timestamp_of_another_kind_is_kept_as_it_came() {
    let studio = Studio::open().await;
    let comment = json!({
        "id": "C",
        "file_id": "F",
        "text": "x",
        "timestamp": 2.5,
        "links": [],
        "mentions": [],
        "created_at": "2025-06-26T20:14:33.796116Z",
        "updated_at": "2025-06-26T20:14:33.796116Z",
    });
    studio.answer("/comments/C", &json!({ "data": comment }));
    let shown = studio.client.comments().show(&studio.account, "C");
    let shown = shown.send().await.unwrap();
    assert_eq!(shown.timestamp, Some(TimeStamp::Other(json!(2.5))));
}

#[tokio::test]
async fn undocumented_members_are_ignored() {
    let studio = Studio::open().await;
    let mut body = file("transcoded");
    body["weather"] = json!({"sunny": true});
    studio.answer("/files/F", &json!({"data": body, "debug": []}));
    let shown = studio.client.files().show(&studio.account, "F");
    assert_eq!(shown.send().await.unwrap().name, "a.mp4");
}

#[tokio::test]
async fn ids_of_adobe_storage_go_into_the_path_encoded() {
    let studio = Studio::open().await;
    let file = studio.file("a.txt");
    let set = |id: &str, adobe: &str| studio.emulator.set_adobe_id(id, adobe).unwrap();
    set(&studio.account, "ORG");
    set(&studio.project, "urn");
    set(&file, "urn|7");
    let shown = studio.client.files().show("adobe:ORG", "adobe:urn|7");
    let shown = shown.send().await.unwrap();
    assert_eq!(shown.id, file);
    assert_eq!(shown.adobe_id.as_deref(), Some("urn"));
    assert_eq!(shown.adobe_version_id.as_deref(), Some("7"));
    assert_eq!(
        studio.last().path,
        "/v4/accounts/adobe%3AORG/files/adobe%3Aurn%7C7"
    );
    let project = studio.client.projects().show("adobe:ORG", "adobe:urn");
    assert_eq!(project.send().await.unwrap().id, studio.project);
    studio.no_complaints();
    let nowhere = studio.client.files().show("adobe:ORG", "../../../v4/me");
    let error = nowhere.send().await.unwrap_err();
    assert!(error.is_status(), "{error:?}");
    let path = "/v4/accounts/adobe%3AORG/files/..%2F..%2F..%2Fv4%2Fme";
    assert_eq!(studio.last().path, path, "it stays one segment");
}
