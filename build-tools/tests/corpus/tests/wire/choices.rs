//! Tests of choices (`x-sdk-choice`): one value that sets several members of a body.

use build_tools_corpus::choices::Client;
use build_tools_corpus::choices::types::{Change, OnClash, Order, Reach};
use serde_json::{Value, json};

use crate::support::{Script, client};

async fn sent(order: Order) -> String {
    let script = Script::default().then(204, &[], "").ready();
    let client = client(Client::builder(), &script);
    client.orders().place(order).send().await.unwrap();
    script.only().text().to_owned()
}

#[tokio::test]
async fn the_first_value_of_a_choice_is_sent_unless_the_caller_chooses() {
    assert_eq!(sent(Order::new("a")).await, r#"{"name":"a","safe":false}"#);
    assert_eq!(OnClash::default(), OnClash::Overwrite);
}

#[tokio::test]
async fn a_value_sends_its_members_and_leaves_out_the_others() {
    let order = Order::new("a").note("n");
    assert_eq!(
        sent(order.clone().on_clash(OnClash::Fail)).await,
        r#"{"name":"a","note":"n","safe":true}"#
    );
    assert_eq!(
        sent(order.on_clash(OnClash::KeepBoth)).await,
        r#"{"name":"a","note":"n","safe":true,"how":"copy"}"#
    );
}

#[test]
fn numbers_and_texts_are_members_of_a_value_and_a_value_may_have_none() {
    let change = Change::new().extent("e").reach(Reach::Far);
    assert_eq!(
        serde_json::to_value(&change).unwrap(),
        json!({ "extent": "e", "depth": -3, "word": "a \"b\"" })
    );
    assert_eq!(serde_json::to_value(Change::default()).unwrap(), json!({}));
}

#[test]
fn what_was_written_is_read_back_and_members_that_do_not_go_together_are_refused() {
    let read = |value: Value| serde_json::from_value::<Order>(value);
    let order = Order::new("a").on_clash(OnClash::KeepBoth);
    assert_eq!(read(serde_json::to_value(&order).unwrap()).unwrap(), order);
    for wrong in [
        json!({ "name": "a" }),
        json!({ "name": "a", "safe": false, "how": "copy" }),
        json!({ "name": "a", "safe": true, "how": "move" }),
    ] {
        let problem = read(wrong.clone()).unwrap_err().to_string();
        assert!(problem.contains("`how`, `safe`"), "{wrong}: {problem}");
    }
}
