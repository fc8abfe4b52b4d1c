//! Tests of paths and names in requests (`wire.md §1.4`, §9, 8).

use crate::support::listening;

const NAME: &str = "/VZMOBILE/a&b + c#d%e?f/ü=日.jpg";
const IN_A_PATH: &str = "/VZMOBILE/a%26b%20%2B%20c%23d%25e%3Ff/%C3%BC%3D%E6%97%A5.jpg";
const IN_A_QUERY: &str = "%2FVZMOBILE%2Fa%26b%20%2B%20c%23d%25e%3Ff%2F%C3%BC%3D%E6%97%A5.jpg";

#[tokio::test]
async fn slashes_in_a_path_stay_and_each_segment_is_encoded_for_itself() {
    let (client, script) = listening();
    client.files().metadata(NAME).send_raw().await.unwrap();
    client.files().download(NAME).send_raw().await.unwrap();
    client.tags().get(NAME).send_raw().await.unwrap();
    assert_eq!(
        script.lines(),
        [
            format!("GET /metadata{IN_A_PATH}"),
            format!("GET /files{IN_A_PATH}"),
            format!("GET /tags{IN_A_PATH}"),
        ]
    );
}

#[tokio::test]
async fn a_path_with_and_without_its_first_slash_is_the_same() {
    let (client, script) = listening();
    for path in ["/VZMOBILE/a", "VZMOBILE/a"] {
        client.files().metadata(path).send_raw().await.unwrap();
    }
    assert_eq!(script.lines(), ["GET /metadata/VZMOBILE/a"; 2]);
}

#[tokio::test]
async fn the_root_has_a_call_of_its_own() {
    let (client, script) = listening();
    client.files().root().send_raw().await.unwrap();
    let root = client.files().root();
    let root = root.include_deleted(false).filter("folder").page(2);
    root.count(5).sort("name desc").send_raw().await.unwrap();
    assert_eq!(
        script.lines(),
        [
            "GET /metadata",
            "GET /metadata?includeDeleted=false&filter=folder&page=2&count=5&sort=name%20desc"
        ]
    );
}

#[tokio::test]
async fn in_a_query_everything_of_a_name_is_encoded() {
    let (client, script) = listening();
    client.files().delete(NAME).send_raw().await.unwrap();
    let uploads = client.uploads();
    let sum = "c0ffee00".repeat(8);
    let intent = uploads.intent(NAME, "a&b.jpg", 1, &sum);
    intent.send_raw().await.unwrap();
    assert_eq!(
        script.lines(),
        [
            format!("DELETE /fops/delete?path={IN_A_QUERY}"),
            format!(
                "GET /fileupload/intent?path={IN_A_QUERY}&name=a%26b.jpg&size=1&checksum={sum}"
            ),
        ]
    );
}

#[tokio::test]
async fn ids_and_names_that_are_one_segment_keep_no_slash() {
    let (client, script) = listening();
    let thumbnail = client.files().thumbnail("ct/1+=");
    thumbnail.send_raw().await.unwrap();
    client.shares().delete("s/1").send_raw().await.unwrap();
    let folders = client.virtual_folders();
    folders.create("My & Co/x").send_raw().await.unwrap();
    assert_eq!(
        script.lines(),
        [
            "GET /thumbnails/ct%2F1%2B%3D",
            "DELETE /shares/s%2F1",
            "POST /virtualfolder/My%20%26%20Co%2Fx",
        ]
    );
}
