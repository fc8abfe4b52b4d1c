//! Tests of tags (`wire.md §3.15`, §5.12).

use serde_json::{Value, json};
use verizon_cloud::ErrorKind;
use verizon_cloud::types::TagItem;

use crate::support::Script;

const URI: &str = "dv-file://0f3a:VZMOBILE/a.jpg";

#[tokio::test]
async fn tags_are_one_text_with_a_capital_letter_around_it() {
    let answer = json!({ "Tags": "sea,sun" });
    let script = Script::new([(200, answer.clone()), (200, answer.clone()), (200, answer)]);
    let client = script.client();
    let tags = client.tags().get("/VZMOBILE/a.jpg").send().await.unwrap();
    assert_eq!(*tags, "sea,sun");
    let set = client.tags().set(TagItem::new(URI, "sea,sun"));
    assert_eq!(set.send().await.unwrap().into_body(), "sea,sun");
    let item = TagItem::new(URI, "sea,sun").create_version(true);
    client.tags().set(item).send().await.unwrap();
    assert_eq!(
        script.lines(),
        [
            "GET /tags/VZMOBILE/a.jpg".to_owned(),
            format!(r#"PUT /tags {{"uri":"{URI}","tags":"sea,sun"}}"#),
            format!(r#"PUT /tags {{"uri":"{URI}","tags":"sea,sun","createversion":true}}"#),
        ]
    );
}

#[tokio::test]
async fn taking_tags_off_names_the_item_in_the_query() {
    let script = Script::new([(204, Value::Null), (200, Value::Null)]);
    let client = script.client();
    client.tags().remove(URI).send().await.unwrap();
    let remove = client.tags().remove(URI).create_version(true);
    remove.send().await.unwrap();
    let line = "DELETE /tags?uri=dv-file%3A%2F%2F0f3a%3AVZMOBILE%2Fa.jpg";
    assert_eq!(
        script.lines(),
        [line.to_owned(), format!("{line}&createversion=true")]
    );
}

#[tokio::test]
async fn removed_items_are_gone_a_kind_of_not_found() {
    let script = Script::new([(410, Value::Null)]);
    let gone = script.client().tags().get("/VZMOBILE/a").send().await;
    let kind = ErrorKind::of(&gone.unwrap_err());
    assert_eq!(kind, ErrorKind::Gone);
    assert!(kind.is(ErrorKind::NotFound));
}
