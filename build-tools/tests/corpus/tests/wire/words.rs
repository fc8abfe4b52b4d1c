//! Tests of names that Rust reserves, and of calls with another name than in the document.

use build_tools_corpus::words::Client;
use build_tools_corpus::words::types::{Type, TypeInner, TypeInnerKind};
use serde_json::json;

use crate::support::{Script, client};

#[tokio::test]
async fn names_that_rust_does_not_take_keep_their_spelling_on_the_wire() {
    let body = json!({
        "type": "t", "self": "s", "Self": "S", "crate": "c", "move": "m", "async": "a", "new": "n",
        "clone": "c2", "default": "d", "2fa": true, "+1": 1, "-1": -1, "@type": "at", "_links": "l",
        "parentPath": "pp", "parent_path": "pp2", "x y.z": "xyz", "Übersicht": "ü",
        "inner": { "kind": "b" }, "undescribed": "u", "broken": "b",
    });
    let mut sent = Type::new("t", "s")
        .itself("S")
        .crate_("c")
        .move_("m")
        .async_("a")
        .new_("n")
        .default("d")
        .n2fa(true)
        .plus_1(1)
        .minus_1(-1)
        .at_type("at")
        .links("l")
        .parent_path("pp")
        .parent_path_too("pp2")
        .x_y_z("xyz")
        .overview("ü")
        .inside(TypeInner::new().sort(TypeInnerKind::B))
        .undescribed("u")
        .broken("b");
    sent.clone = Some("c2".to_owned());
    let script = Script::json(200, &body);
    let answer = client(Client::builder(), &script)
        .type_()
        .move_("t", "s", sent.to_owned())
        .async_("a")
        .crate_("c")
        .itself("S")
        .n3d(true)
        .source("f")
        .send()
        .await
        .unwrap();
    assert_eq!(answer.into_body(), sent);
    let request = script.only();
    assert_eq!(
        request.query(),
        "type=t&self=s&async=a&crate=c&Self=S&3d=true&from=f"
    );
    assert_eq!(request.json(), body);
}

#[tokio::test]
async fn calls_may_be_named_otherwise_than_the_document_names_them() {
    let script = (0..5)
        .fold(Script::default(), |script, _| script.then(204, &[], ""))
        .ready();
    let client = client(Client::builder(), &script);
    client.self_().make().fresh("x").send().await.unwrap();
    client.self_().self_().send().await.unwrap();
    client.self_().from().send().await.unwrap();
    client.self_().copy().send().await.unwrap();
    #[expect(deprecated, reason = "the document says that it is")]
    let gone = client.type_().clear();
    gone.send().await.unwrap();
    let names: Vec<_> = script
        .seen()
        .iter()
        .map(|sent| sent.request.operation().name())
        .collect();
    assert_eq!(
        names,
        [
            "self.new",
            "self.self",
            "self.from",
            "self.clone",
            "type.remove_all"
        ]
    );
}
