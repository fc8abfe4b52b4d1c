//! Tests of query parameters: lists, objects, scalars and secrets.

use std::collections::BTreeMap;

use build_tools_corpus::queries::Client;
use build_tools_corpus::queries::types::{Kind, QueriesDeepFilter};

use crate::support::{CANARY, Script, client};

#[tokio::test]
async fn lists_are_repeated_or_joined_with_commas() {
    let script = Script::of(204, "");
    client(Client::builder(), &script)
        .queries()
        .lists(["a,b", "c d"], [0, u32::MAX])
        .tag(["x"])
        .kind([Kind::File, Kind::from("odd,one")])
        .key(["s1", "s2"])
        .send()
        .await
        .unwrap();
    assert_eq!(
        script.only().query(),
        "id=a%2Cb&id=c%20d&number=0,4294967295&tag=x&kind=file,odd%2Cone&key=s1&key=s2"
    );
}

#[tokio::test]
async fn empty_lists_send_nothing() {
    let script = Script::of(204, "");
    let none: [String; 0] = [];
    client(Client::builder(), &script)
        .queries()
        .lists(none.clone(), [])
        .tag(none)
        .send()
        .await
        .unwrap();
    assert_eq!(script.lines(), ["GET https://api.example.com/v1/lists"]);
}

#[tokio::test]
async fn objects_are_written_in_brackets_without_what_was_not_set() {
    let script = Script::of(204, "");
    let filter = QueriesDeepFilter::new()
        .name("a&b")
        .min_size(u64::MAX)
        .hidden(false);
    client(Client::builder(), &script)
        .queries()
        .deep(filter)
        .labels(BTreeMap::from([("k e".to_owned(), "v".to_owned())]))
        .send()
        .await
        .unwrap();
    let sent = script.only();
    let mut pairs: Vec<&str> = sent.query().split('&').collect();
    pairs.sort_unstable();
    assert_eq!(
        pairs,
        [
            "filter%5Bhidden%5D=false",
            "filter%5Bmin_size%5D=18446744073709551615",
            "filter%5Bname%5D=a%26b",
            "labels%5Bk%20e%5D=v",
        ]
    );
}

#[tokio::test]
async fn scalars_of_every_kind_are_written_as_the_api_does() {
    let script = Script::of(204, "");
    client(Client::builder(), &script)
        .queries()
        .scalars(true, CANARY)
        .shared("s")
        .replaced(-1)
        .small(i32::MIN)
        .large(i64::MIN)
        .size(u64::MAX)
        .ratio(0.5)
        .moment("2024-06-01T12:00:00.25+03:00".parse().unwrap())
        .day("2024-06-01".parse().unwrap())
        .uuid("67e55044-10b1-426f-9247-bb680e5fe0c8".parse().unwrap())
        .kind("folder")
        .code("c")
        .send()
        .await
        .unwrap();
    assert_eq!(
        script.only().query(),
        format!(
            "flag=true&state={CANARY}&shared=s&replaced=-1&small=-2147483648&large=-9223372036854775808&size=18446744073709551615&ratio=0.5\
             &moment=2024-06-01T09%3A00%3A00.250Z&day=2024-06-01&uuid=67e55044-10b1-426f-9247-bb680e5fe0c8&kind=folder&code=c"
        )
    );
}

#[tokio::test]
async fn names_keep_their_signs_on_the_wire() {
    let script = Script::of(204, "");
    client(Client::builder(), &script)
        .queries()
        .odd_names("o")
        .center("c")
        .query("q")
        .path("p")
        .request("r")
        .body("b")
        .value("v")
        .select("s")
        .page_size(1)
        .size(2)
        .send()
        .await
        .unwrap();
    assert_eq!(
        script.only().query(),
        "options=o&core=c&query=q&path=p&request=r&body=b&value=v&%24select=s&page%5Bsize%5D=1&gr%C3%B6%C3%9Fe=2"
    );
}

#[test]
fn a_call_with_secrets_shows_none_of_them() {
    let script = Script::of(204, "");
    let client = client(Client::builder(), &script);
    let call = client.queries().scalars(true, CANARY).code(CANARY);
    let list = client.queries().lists(["a"], [1]).key([CANARY]);
    assert!(!format!("{call:?} {list:?}").contains(CANARY));
}
