//! Tests of shares (`wire.md §3.14`, §4.2, §5.9).

use serde_json::{Value, json};
use verizon_cloud::types::{
    NewShare, ShareFile, ShareFilter, ShareFolder, SharePlaylist, ShareRequest, SharedSubType,
    SharedType,
};

use crate::support::{Script, listening};

#[tokio::test]
async fn a_request_says_what_each_thing_is_and_how_long_it_shall_last() {
    let (client, script) = listening();
    let file = ShareFile::new("dv-file://0f3a:VZMOBILE/a.jpg", 20_480).name("a.jpg");
    let resources: [ShareRequest; 3] = [
        file.sub_type(SharedSubType::Image).into(),
        ShareFolder::new("dv-folder://0f3a:VZMOBILE/b").into(),
        SharePlaylist::new("dv-playlist://0f3a:p1").into(),
    ];
    let share = NewShare::new(resources).name("pics").expires_in(0);
    client.shares().create(share).send_raw().await.unwrap();
    let line = script.line();
    let body = line.strip_prefix("POST /shares ").unwrap();
    assert_eq!(
        serde_json::from_str::<Value>(body).unwrap(),
        json!({
            "resources": [
                {
                    "type": "file", "location": "dv-file://0f3a:VZMOBILE/a.jpg", "size": 20_480,
                    "name": "a.jpg", "subType": "image"
                },
                { "type": "folder", "location": "dv-folder://0f3a:VZMOBILE/b" },
                { "type": "playlist", "location": "dv-playlist://0f3a:p1" },
            ],
            "name": "pics",
            "expiresIn": 0
        })
    );
}

#[tokio::test]
async fn a_share_is_read_with_and_without_an_envelope() {
    let share = json!({
        "uid": "s1", "name": "pics", "links": [{ "rel": "public", "link": "https://share.example/s1" }],
        "owner": { "anything": 1 }, "totalResourceCount": 1, "expiresIn": 86_400,
        "resources": [{ "uid": "r1", "type": "file", "subType": "hologram", "name": "a.jpg" }]
    });
    let script = Script::new([(201, share.clone()), (200, json!({ "share": share }))]);
    let client = script.client();
    for _ in 0..2 {
        let new = NewShare::new([ShareFile::new("dv-file://0f3a:VZMOBILE/a.jpg", 1)]);
        let share = client.shares().create(new).send().await.unwrap();
        assert_eq!(share.links[0].link, "https://share.example/s1");
        assert_eq!(
            (share.expires_in, &share.expiration_date),
            (Some(86_400), &None)
        );
        let resource = &share.resources[0];
        assert_eq!(resource.type_, Some(SharedType::File));
        let unknown = SharedSubType::Unknown("hologram".to_owned());
        assert_eq!(resource.sub_type, Some(unknown));
    }
}

#[tokio::test]
async fn every_parameter_of_the_list_is_sent() {
    let (client, script) = listening();
    let list = client.shares().list().count(200).cursor("c=1");
    let list = list
        .filter(ShareFilter::Outbound)
        .since("2017-05-25T06:50:39Z");
    list.until("2017-06-01T00:00:00+02:00")
        .send()
        .await
        .unwrap();
    assert_eq!(
        script.line(),
        "GET /shares?count=200&cursor=c%3D1&filter=outbound&since=2017-05-25T06%3A50%3A39Z\
         &until=2017-06-01T00%3A00%3A00%2B02%3A00"
    );
}

#[tokio::test]
async fn pages_follow_the_cursor_in_the_next_link_and_never_its_host() {
    let page = |uid: &str, links: Value| {
        (
            200,
            json!({ "shares": { "share": { "uid": uid }, "links": links } }),
        )
    };
    let next = json!([
        { "rel": "prev", "link": "https://api.cloudapi.verizon.com/cloud/1/shares?cursor=c0" },
        { "rel": "next", "link": "https://elsewhere.example/shares?a=b&cursor=c%2F2" },
    ]);
    let prev = json!({ "rel": "prev", "link": "https://elsewhere.example/shares?cursor=c1" });
    let script = Script::new([page("s1", next), page("s2", prev)]);
    let mut shares = script.client().shares().list().count(1).items();
    let mut uids = Vec::new();
    while let Some(share) = shares.try_next().await.unwrap() {
        uids.push(share.uid);
    }
    assert_eq!(uids, ["s1", "s2"]);
    assert_eq!(
        script.lines(),
        ["GET /shares?count=1", "GET /shares?count=1&cursor=c%2F2"]
    );
}

#[tokio::test]
async fn ending_a_share_needs_its_id() {
    let script = Script::new([(204, Value::Null), (200, Value::Null)]);
    let client = script.client();
    for _ in 0..2 {
        client.shares().delete("s1").send().await.unwrap();
    }
    assert_eq!(script.lines(), ["DELETE /shares/s1"; 2]);
}
