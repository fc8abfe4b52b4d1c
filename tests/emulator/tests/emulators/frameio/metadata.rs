//! Metadata fields of ten kinds, and their values.

use serde_json::{Value, json};

use super::client::{User, text};

const DEFINITIONS: &str = "/metadata/field_definitions";

async fn field(user: &User, kind: &str, configuration: Option<Value>) -> Value {
    let mut body = json!({"field_type": kind, "name": format!("My {kind}")});
    if let Some(configuration) = configuration {
        body["field_configuration"] = configuration;
    }
    user.post(DEFINITIONS, body).await.is(201).data()
}

fn value_of(metadata: &Value, id: &Value) -> Value {
    let values = metadata["metadata"].as_array().expect("a list");
    let found = values
        .iter()
        .find(|value| value["field_definition_id"] == *id);
    found.map_or(Value::Null, |value| value["value"].clone())
}

#[tokio::test]
async fn each_kind_of_field_takes_its_values_and_no_others() {
    let user = User::new();
    let file = user.file("a.mp4");
    let me = json!([{"id": user.emulator.user_id(), "type": "user"}]);
    let two = json!({"options": [{"display_name": "a"}, {"display_name": "b", "color": "#fff"}]});
    let users = json!({"member_options_type": "all_project_members", "notify_members": false});
    let bulk = format!("/projects/{}/metadata/values", user.home.project);
    for (kind, configuration, good, bad) in [
        ("text", None, json!("x"), json!(1)),
        ("long_text", None, json!("x"), json!(["x"])),
        (
            "date",
            Some(json!({"display_format": "iso"})),
            json!("2025-01-02"),
            json!("tomorrow"),
        ),
        (
            "number",
            Some(json!({"scale": 2})),
            json!(4.5),
            json!("4.5"),
        ),
        ("rating", Some(json!({"max_value": 3})), json!(3), json!(4)),
        ("toggle", None, json!(false), json!("no")),
        (
            "select",
            Some(two.clone()),
            json!("OPTION"),
            json!(["unknown"]),
        ),
        ("select_multi", Some(two), json!("OPTION"), json!("a")),
        (
            "user_single",
            Some(users.clone()),
            me.clone(),
            json!(["ann"]),
        ),
        ("user_multi", Some(users), me, json!({})),
    ] {
        let made = field(&user, kind, configuration).await;
        let option = made["field_configuration"]["options"][0]["id"].clone();
        let good = if good == "OPTION" {
            json!([option])
        } else {
            good
        };
        let set = |value: &Value| {
            let value = json!({"field_definition_id": made["id"], "value": value});
            json!({"file_ids": [file], "values": [value]})
        };
        let done = user.patch(&bulk, set(&good)).await.is(204);
        assert!(done.body.is_empty());
        user.patch(&bulk, set(&bad))
            .await
            .fails(422, "/data/values/0/value");
        let metadata = user
            .get(&format!("/files/{file}/metadata"))
            .await
            .is(200)
            .data();
        let shown = value_of(&metadata, &made["id"]);
        let expected = match kind {
            "select" | "select_multi" => json!([{"id": option, "display_name": "a"}]),
            _ => good,
        };
        assert_eq!(shown, expected, "{kind}");
        user.patch(&bulk, set(&Value::Null)).await.is(204);
        let path = format!("/files/{file}/metadata");
        let metadata = user.get(&path).await.is(200).data();
        let listed = metadata["metadata"].as_array().expect("a list").len();
        assert_eq!(listed, 2, "the two built-in fields alone after {kind}");
        let all = user
            .get(&format!("{path}?show_null=true"))
            .await
            .is(200)
            .data();
        assert!(all["metadata"].as_array().is_some_and(|all| all.len() > 2));
    }
}

#[tokio::test]
async fn values_are_set_on_many_files_or_on_none() {
    let user = User::new();
    let (one, two) = (user.file("1.txt"), user.file("2.txt"));
    let other = user.emulator.put_project("Other");
    let root = user.emulator.root_folder_id(&other).expect("a project");
    let foreign = user
        .emulator
        .put_file(&root, "3.txt", "x")
        .expect("a folder");
    let made = field(&user, "text", None).await;
    let bulk = format!("/projects/{}/metadata/values", user.home.project);
    let set = |files: &[&String]| {
        let value = json!({"field_definition_id": made["id"], "value": "x"});
        json!({"file_ids": files, "values": [value]})
    };
    user.patch(&bulk, set(&[&one, &foreign]))
        .await
        .fails(422, "/data/file_ids/1");
    let values = async |file: &str| {
        let shown = user
            .get(&format!("/files/{file}/metadata"))
            .await
            .is(200)
            .data();
        value_of(&shown, &made["id"])
    };
    assert_eq!(values(&one).await, Value::Null);
    user.patch(&bulk, set(&[&one, &two])).await.is(204);
    assert_eq!(
        (values(&one).await, values(&two).await),
        (json!("x"), json!("x"))
    );
    let copy = user
        .call(
            "POST",
            &format!("/files/{one}/copy?copy_metadata=true"),
            None,
        )
        .await;
    assert_eq!(values(&copy.is(200).id()).await, "x");
    let bare = user.call("POST", &format!("/files/{one}/copy"), None).await;
    assert_eq!(values(&bare.is(200).id()).await, Value::Null);
    user.delete(&format!("{DEFINITIONS}/{}", text(&made["id"])))
        .await
        .is(204);
    assert_eq!(values(&one).await, Value::Null);
}

#[tokio::test]
async fn options_keep_their_ids_and_defaults_are_filled_in() {
    let user = User::new();
    let configuration = json!({"options": [{"display_name": "a"}, {"display_name": "b"}]});
    let made = field(&user, "select", Some(configuration)).await;
    assert_eq!(made["field_configuration"]["enable_add_new"], true);
    let first = made["field_configuration"]["options"][0].clone();
    assert_eq!(first["color"], Value::Null);
    let one = format!("{DEFINITIONS}/{}", text(&made["id"]));
    let options = json!({"options": [{"display_name": "c"}, {"display_name": "a"}]});
    let body = json!({"field_type": "select", "name": "Stage", "field_configuration": options});
    let changed = user.patch(&one, body).await.is(200).data();
    assert_eq!(changed["name"], "Stage");
    assert_eq!(
        changed["field_configuration"]["options"][1]["id"],
        first["id"]
    );
    user.patch(&one, json!({"field_type": "text"}))
        .await
        .fails(422, "/data/field_type");
    let date = field(&user, "date", Some(json!({"display_format": "usa"}))).await;
    let told = json!({
        "display_format": "usa",
        "display_timezone": false,
        "include_time": false,
        "time_format": "twelve_hour",
    });
    assert_eq!(date["field_configuration"], told);
    user.has_nothing_to_complain_about();
}

#[tokio::test]
async fn fields_of_the_service_are_listed_and_can_not_be_changed() {
    let user = User::new();
    let path = format!("{DEFINITIONS}?sort=name_asc&include=creator");
    let listed = user.get(&path).await.is(200);
    assert_eq!(listed.names(), ["File Size", "File Type"]);
    let id = text(&listed.data()[0]["id"]);
    assert_eq!(listed.data()[0]["mutable"], false);
    assert_eq!(listed.data()[0]["creator"]["name"], "Ann Owner");
    user.delete(&format!("{DEFINITIONS}/{id}"))
        .await
        .fails(403, "");
    let file = user.file("a.png");
    let shown = user
        .get(&format!("/files/{file}/metadata"))
        .await
        .is(200)
        .data();
    assert_eq!(value_of(&shown, &json!(id)), 5);
    let included = user
        .get(&format!("/files/{file}?include=metadata"))
        .await
        .is(200)
        .data();
    assert_eq!(included["metadata"], shown["metadata"]);
    let name = json!({"field_type": "text", "name": "Mine"});
    user.post(DEFINITIONS, name.clone()).await.is(201);
    user.post(DEFINITIONS, name).await.fails(409, "");
}
