//! Tests of the full view, its state and its three outcomes (`wire.md §6.1`).

use serde_json::{Value, json};
use verizon_cloud::files::{FullViewHeaders, FullViewOutcome};

use crate::support::{Script, header};

#[tokio::test]
async fn the_state_is_a_header_in_both_directions() {
    let script = Script::new([]);
    let state = [("x-header-etag", "1468-def")];
    script.push(
        200,
        &state,
        &json!({ "data": {
        "file": [{ "name": "b.jpg", "parentPath": "/VZMOBILE", "size": 10 }],
        "deleted": { "path": ["/VZMOBILE/old.txt"] }
    } }),
    );
    let client = script.client();
    let view = client.files().full_view().etag("1467-abc").send().await;
    let view = view.unwrap();
    let headers: FullViewHeaders = view.typed_headers().unwrap();
    assert_eq!(headers.etag, "1468-def");
    let FullViewOutcome::View(view) = view.into_body() else {
        panic!("no view");
    };
    assert_eq!(view.files[0].path(), "/VZMOBILE/b.jpg");
    assert!(view.empty_folders.is_empty());
    assert_eq!(view.deleted_paths(), ["/VZMOBILE/old.txt"]);
    let asked = &script.asked()[0];
    assert_eq!(script.line(), "GET /fullview");
    assert_eq!(header(asked, "x-header-etag"), Some("1467-abc"));
    // Those of HTTP play no part.
    assert_eq!(header(asked, "if-none-match"), None);
}

#[tokio::test]
async fn the_first_call_has_no_state_and_may_name_a_virtual_folder() {
    let script = Script::new([]);
    script.push(200, &[("x-header-etag", "1")], &json!({}));
    let client = script.client();
    let view = client.files().full_view().virtual_folder("VZMOBILE");
    let view = view.send().await.unwrap();
    assert!(matches!(&*view, FullViewOutcome::View(view) if view.files.is_empty()));
    assert_eq!(script.line(), "GET /fullview?virtualfolder=VZMOBILE");
    assert_eq!(header(&script.asked()[0], "x-header-etag"), None);
}

#[tokio::test]
async fn nothing_new_and_too_much_new_are_outcomes() {
    let gateway = json!({ "error": "precondition_failed" });
    let script = Script::new([(412, gateway), (412, Value::Null), (205, Value::Null)]);
    let client = script.client();
    let view = || client.files().full_view().etag("1467-abc");
    for outcome in [
        FullViewOutcome::Unchanged,
        FullViewOutcome::Unchanged,
        FullViewOutcome::OutOfSync,
    ] {
        assert_eq!(view().send().await.unwrap().into_body(), outcome);
    }
}

#[tokio::test]
async fn a_view_without_a_state_says_so_when_the_state_is_asked_for() {
    let script = Script::new([(200, json!({ "data": {} }))]);
    let view = script.client().files().full_view().send().await.unwrap();
    let missing = view.typed_headers::<FullViewHeaders>().unwrap_err();
    assert!(missing.to_string().contains("x-header-etag"), "{missing}");
}
