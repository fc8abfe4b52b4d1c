//! Tests of favorites (`wire.md §3.9`, §5.3).

use serde_json::{Value, json};
use verizon_cloud::types::{FavoriteFileType, FavoriteItems, FavoriteType};

use crate::support::{Script, listening};

const ONE: &str = "dv-file://0f3a:VZMOBILE/a & b.jpg";
const TWO: &str = "dv-folder://0f3a:VZMOBILE/c";

#[tokio::test]
async fn the_ampersand_of_a_type_is_encoded() {
    let (client, script) = listening();
    let list = || client.favorites().list();
    list().send().await.unwrap();
    let both = list()
        .virtual_folder("VZMOBILE")
        .type_(FavoriteType::FileAndFolder);
    both.file_type(FavoriteFileType::All).send().await.unwrap();
    let one = list().type_("folder").file_type(FavoriteFileType::Music);
    one.send().await.unwrap();
    assert_eq!(
        script.lines(),
        [
            "GET /favorites",
            "GET /favorites?virtualfolder=VZMOBILE&type=file%26folder&filetype=all",
            "GET /favorites?type=folder&filetype=music",
        ]
    );
}

#[tokio::test]
async fn several_are_a_list_in_a_body_and_repeated_in_a_query() {
    let script = Script::new([
        (200, Value::Null),
        (204, Value::Null),
        (200, json!({ "anything": [1] })),
        (204, Value::Null),
    ]);
    let client = script.client();
    let add = |items: FavoriteItems| client.favorites().add(items).send();
    add(FavoriteItems::new([ONE, TWO])).await.unwrap();
    add(FavoriteItems::new([ONE]).create_version(true))
        .await
        .unwrap();
    let remove = client.favorites().remove([ONE, TWO]);
    remove.send().await.unwrap();
    let remove = client.favorites().remove([TWO]).create_version(false);
    remove.send().await.unwrap();
    let one = "uri=dv-file%3A%2F%2F0f3a%3AVZMOBILE%2Fa%20%26%20b.jpg";
    let two = "uri=dv-folder%3A%2F%2F0f3a%3AVZMOBILE%2Fc";
    assert_eq!(
        script.lines(),
        [
            format!(r#"PUT /favorites {{"uri":["{ONE}","{TWO}"]}}"#),
            format!(r#"PUT /favorites {{"uri":["{ONE}"],"createversion":true}}"#),
            format!("DELETE /favorites?{one}&{two}"),
            format!("DELETE /favorites?{two}&createversion=false"),
        ]
    );
}
