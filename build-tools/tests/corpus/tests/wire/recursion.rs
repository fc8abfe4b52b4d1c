//! Tests of types that contain themselves.

use build_tools_corpus::recursion::Client;
use build_tools_corpus::recursion::types::{All, Expression, Leaf, Name, Not, Tree, Weight};
use serde_json::json;

use crate::support::{Script, client};

#[tokio::test]
async fn a_tree_that_leads_to_itself_in_every_way_comes_back() {
    let body = json!({
        "name": "a",
        "parent": { "name": "b", "parent": { "name": "c" } },
        "previous": null,
        "children": [{ "name": "d", "children": [] }],
        "by_name": { "e": { "leaf": { "color": "green", "tree": { "name": "f" } } } },
        "leaf": { "color": "red" },
    });
    let leaf = Tree::new().leaf(Leaf::new("green").tree(Tree::new().name("f")));
    let none: [Tree; 0] = [];
    let tree = Tree::new()
        .name("a")
        .parent(Tree::new().name("b").parent(Tree::new().name("c")))
        .clear_previous()
        .children([Tree::new().name("d").children(none)])
        .by_name([("e".to_owned(), leaf)].into())
        .leaf(Leaf::new("red"));
    let script = Script::json(200, &body);
    let answer = client(Client::builder(), &script)
        .trees()
        .echo(tree.clone())
        .send()
        .await
        .unwrap();
    assert_eq!(script.only().json(), body);
    assert_eq!(answer.into_body(), tree);
}

#[tokio::test]
async fn a_union_that_leads_to_itself_comes_back() {
    let body = json!({
        "op": "not",
        "inner": { "op": "all", "inner": [{ "op": "name", "name": "a" }, { "op": "xor", "n": 1 }] },
        "weight": { "inner": { "op": "name", "name": "b" }, "weight": 3 },
    });
    let xor: Expression = serde_json::from_value(json!({ "op": "xor", "n": 1 })).unwrap();
    let weight = Not::new(Name::new("b")).weight(3);
    let expression = Not::new(All::new([Expression::from(Name::new("a")), xor])).weight(weight);
    let script = Script::json(200, &body);
    let answer = client(Client::builder(), &script)
        .trees()
        .evaluate(expression.clone())
        .send()
        .await
        .unwrap();
    assert_eq!(script.only().json(), body);
    assert_eq!(answer.into_body(), Expression::from(expression));
    assert_eq!(Weight::from(3), Weight::Integer(3));
}

#[tokio::test]
async fn a_mistake_deep_inside_is_found() {
    let script = Script::json(
        200,
        &json!({ "children": [{}, { "parent": { "leaf": {} } }] }),
    );
    let error = client(Client::builder(), &script)
        .trees()
        .echo(Tree::new())
        .send()
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("children[1].parent.leaf"),
        "{error}"
    );
}
