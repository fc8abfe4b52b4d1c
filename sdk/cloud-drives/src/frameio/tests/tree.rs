//! Tests of walking, resolving, copying, moving and stacking.

use futures_util::StreamExt as _;
use serde_json::{Value, json};

use super::*;
use crate::frameio::{Asset, FrameTree, types};
use crate::tree::Tree;
use crate::walk::Walk;

fn stack(id: &str, name: &str) -> Value {
    let mut stack = asset("version_stack", id, name);
    stack["head_version"] = Value::Null;
    stack
}

fn page(items: &[Value]) -> Answer {
    json_answer(200, &json!({"data": items, "links": {"next": null}}))
}

fn project() -> Answer {
    let project = json!({
        "id": "pro", "name": "Film", "root_folder_id": "root", "workspace_id": "w", "status": "active",
        "storage": 0, "restricted": false, "description": null, "view_url": "https://next.frame.io/project/pro",
        "created_at": "2025-06-26T20:08:06Z", "updated_at": "2025-06-26T20:08:06Z",
    });
    json_answer(200, &json!({"data": project}))
}

/// Returns a project with two days; on the first a take, a stack of cuts, and an entry of a kind that is unknown here.
fn service() -> Scripted {
    Scripted::answering(|call| {
        let path = call.path.strip_prefix("/v4/accounts/acc/").unwrap();
        match path {
            "projects/pro" => project(),
            "folders/root/children" => page(&[
                folder("day1", "Day 1"),
                folder("day2", "Day 2"),
                folder("day2b", "Day 2"),
            ]),
            "folders/root/folders" => page(&[
                folder("day1", "Day 1"),
                folder("day2", "Day 2"),
                folder("day2b", "Day 2"),
            ]),
            "folders/day1/folders" => page(&[]),
            "folders/day1/children" => page(&[
                file("take", "take.mp4", 3),
                stack("cuts", "cut.mov"),
                json!({"type": "hologram", "id": "h", "name": "ghost", "depth": 3}),
            ]),
            "folders/day2/children" | "folders/day2b/children" => page(&[file("b", "b.mp4", 1)]),
            "version_stacks/cuts/children" => {
                page(&[file("cut1", "cut 1.mov", 1), file("cut2", "cut 2.mov", 1)])
            }
            "folders/root" => json_answer(200, &json!({"data": folder("root", "root")})),
            other => panic!("nobody expects {other}"),
        }
    })
}

async fn walked(walk: Walk<FrameTree>) -> Vec<String> {
    walk.map(|found| found.unwrap().path()).collect().await
}

#[tokio::test(start_paused = true)]
async fn a_walk_returns_everything_folders_first() {
    let transport = service();
    let frame = frame(&transport);
    assert_eq!(
        walked(frame.walk_project(ACCOUNT, "pro")).await,
        [
            "Day 1",
            "Day 1/take.mp4",
            "Day 1/cut.mov",
            "Day 1/ghost",
            "Day 2",
            "Day 2/b.mp4",
            "Day 2",
            "Day 2/b.mp4"
        ]
    );
    assert_eq!(transport.calls()[1].param("page_size"), Some("100"));
    assert_eq!(
        walked(frame.walk(ACCOUNT, "root").max_depth(1)).await,
        ["Day 1", "Day 2", "Day 2"]
    );
    let with_versions = frame.tree(ACCOUNT).into_version_stacks(true).walk("day1");
    assert_eq!(
        walked(with_versions).await,
        [
            "take.mp4",
            "cut.mov",
            "cut.mov/cut 1.mov",
            "cut.mov/cut 2.mov",
            "ghost"
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn what_a_walk_includes_it_includes_on_every_level() {
    let transport = service();
    let frame = frame(&transport);
    walked(
        frame
            .tree(ACCOUNT)
            .include(["creator"])
            .page_size(50)
            .walk("root"),
    )
    .await;
    for call in transport.calls() {
        assert_eq!(
            (call.param("include"), call.param("page_size")),
            (Some("creator"), Some("50"))
        );
    }
}

#[tokio::test(start_paused = true)]
async fn an_asset_of_an_unknown_type_is_kept_and_can_not_be_mistaken() {
    let transport = service();
    let mut walk = frame(&transport).walk(ACCOUNT, "day1");
    let mut last = None;
    while let Some(found) = walk.try_next().await.unwrap() {
        last = Some(found.remote.item);
    }
    let ghost = last.unwrap();
    let types::AssetWithIncludes::Unknown(unknown) = &ghost else {
        panic!("{ghost:?}");
    };
    assert_eq!(
        (unknown.tag(), &unknown.object()["depth"]),
        ("hologram", &json!(3))
    );
    let error = Asset::try_from(&ghost).unwrap_err();
    assert!(
        error.is_invalid_input() && error.to_string().contains("hologram"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_path_leads_to_an_asset() {
    let transport = service();
    let frame = frame(&transport);
    let id = |found: Option<types::AssetWithIncludes>| {
        found.map(|found| Asset::try_from(&found).unwrap())
    };
    assert_eq!(
        id(frame
            .resolve(ACCOUNT, "pro", "/Day 1/take.mp4")
            .await
            .unwrap()),
        Some(Asset::file("take"))
    );
    assert_eq!(
        id(frame
            .resolve(ACCOUNT, "pro", "Day 1/cut.mov")
            .await
            .unwrap()),
        Some(Asset::version_stack("cuts"))
    );
    assert_eq!(
        id(frame.resolve(ACCOUNT, "pro", "Day 1/").await.unwrap()),
        Some(Asset::folder("day1"))
    );
    assert_eq!(
        id(frame.resolve(ACCOUNT, "pro", "/").await.unwrap()),
        Some(Asset::folder("root"))
    );
    for call in [
        frame.resolve(ACCOUNT, "pro", "").await.map(|_| ()),
        frame.make_folders(ACCOUNT, "root", "").await.map(|_| ()),
    ] {
        let error = call.unwrap_err();
        assert!(
            error.is_invalid_input() && error.to_string().contains("path"),
            "{error}"
        );
    }
    for nothing in [
        "Day 3",
        "Day 3/take.mp4",
        "Day 1/Take.mp4",
        "Day 1/take.mp4/x",
    ] {
        assert_eq!(
            id(frame.resolve(ACCOUNT, "pro", nothing).await.unwrap()),
            None,
            "{nothing}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_path_of_several_is_not_guessed() {
    let transport = service();
    let frame = frame(&transport);
    let error = frame.resolve(ACCOUNT, "pro", "Day 2").await.unwrap_err();
    assert!(
        error.is_invalid_input() && error.to_string().contains("day2, day2b"),
        "{error}"
    );
    assert_eq!(
        frame
            .resolve_all(ACCOUNT, "pro", "Day 2/b.mp4")
            .await
            .unwrap()
            .len(),
        2
    );
}

#[tokio::test(start_paused = true)]
async fn only_missing_folders_are_created() {
    let transport = Scripted::new([
        page(&[folder("day1", "Day 1")]),
        page(&[folder("x", "Camera B")]),
        json_answer(201, &json!({"data": folder("cam", "Camera A")})),
        json_answer(201, &json!({"data": folder("raw", "raw")})),
    ]);
    let made = frame(&transport)
        .make_folders(ACCOUNT, "root", "Day 1/Camera A/raw")
        .await
        .unwrap();
    assert_eq!(made, "raw");
    assert_eq!(
        transport.lines(),
        [
            "GET /v4/accounts/acc/folders/root/folders",
            "GET /v4/accounts/acc/folders/day1/folders",
            "POST /v4/accounts/acc/folders/day1/folders",
            "POST /v4/accounts/acc/folders/cam/folders",
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn any_asset_is_copied_and_moved_by_its_own_call() {
    let transport = Scripted::answering(|call| {
        let kind = call.path.split('/').nth(4).unwrap();
        let body = match kind {
            "files" => file("new", "a", 1),
            "folders" => folder("new", "a"),
            _ => stack("new", "a"),
        };
        json_answer(200, &json!({"data": body}))
    });
    let frame = frame(&transport);
    let assets = [
        Asset::file("a"),
        Asset::folder("b"),
        Asset::version_stack("c"),
    ];
    for asset in assets.clone() {
        let copy = frame
            .copy(ACCOUNT, asset.clone())
            .to("to")
            .copy_metadata(true)
            .await
            .unwrap();
        assert_eq!(
            (copy.id(), std::mem::discriminant(&copy)),
            ("new", std::mem::discriminant(&asset))
        );
        frame.move_(ACCOUNT, asset, "to").await.unwrap();
    }
    assert_eq!(
        transport.lines(),
        [
            "POST /v4/accounts/acc/files/a/copy",
            "PATCH /v4/accounts/acc/files/a/move",
            "POST /v4/accounts/acc/folders/b/copy",
            "PATCH /v4/accounts/acc/folders/b/move",
            "POST /v4/accounts/acc/version_stacks/c/copy",
            "PATCH /v4/accounts/acc/version_stacks/c/move",
        ]
    );
    for call in transport.calls() {
        let sent: Value = serde_json::from_str(&call.body).unwrap();
        assert_eq!(sent, json!({"data": {"parent_id": "to"}}));
    }
    assert_eq!(transport.calls()[0].param("copy_metadata"), Some("true"));
    let error = frame
        .copy(ACCOUNT, Asset::folder("b"))
        .copy_comments("all")
        .await
        .unwrap_err();
    assert!(error.is_invalid_input(), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_version_joins_a_stack_or_founds_one() {
    let shown = || json_answer(200, &json!({"data": file("old", "cut", 1)}));
    let in_folder = Scripted::new([
        shown(),
        json_answer(200, &json!({"data": folder(FOLDER, "Day 1")})),
        json_answer(201, &json!({"data": stack("new", "cut")})),
    ]);
    let stacked = frame(&in_folder)
        .add_version(ACCOUNT, Asset::file("old"), "newer")
        .await
        .unwrap();
    assert_eq!(stacked, "new");
    let sent: Value = serde_json::from_str(&in_folder.calls()[2].body).unwrap();
    assert_eq!(sent, json!({"data": {"file_ids": ["old", "newer"]}}));

    let moved = || json_answer(200, &json!({"data": file("newer", "cut", 1)}));
    let in_stack = Scripted::new([shown(), refused(404), moved()]);
    let stacked = frame(&in_stack)
        .add_version(ACCOUNT, Asset::file("old"), "newer")
        .await
        .unwrap();
    assert_eq!(stacked, FOLDER);
    assert_eq!(
        in_stack.lines()[2],
        "PATCH /v4/accounts/acc/files/newer/move"
    );

    let to_stack = Scripted::new([moved()]);
    frame(&to_stack)
        .add_version(ACCOUNT, Asset::version_stack("s"), "newer")
        .await
        .unwrap();
    let nothing = Scripted::new([]);
    let error = frame(&nothing)
        .add_version(ACCOUNT, Asset::folder("f"), "newer")
        .await
        .unwrap_err();
    assert!(error.is_invalid_input(), "{error}");
}
