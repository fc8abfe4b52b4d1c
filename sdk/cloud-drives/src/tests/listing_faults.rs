//! Tests of the listings of all providers on servers that would make them endless or end them early.
//!
//! They go through the typed crates and through the facade. How each fault is noticed is tested in `cloud-drives-core`;
//! here, that every listing checks for it.

use std::sync::atomic::{AtomicU64, Ordering};

use cloud_drives_runtime::testing::{Answer, Scripted};
use serde_json::{Value, json};

use crate::prelude::*;
use crate::{AmazonDrive, Error, FrameIo, Items, VerizonCloud, YandexDisk};

/// Number of items on a page.
const PAGE: u64 = 5;

/// A page: the numbers of its items, the cursor of the next one, and the total.
struct Page {
    items: Vec<u64>,
    next: Option<u64>,
    total: Option<u64>,
}

/// The page that a server sends for the call of a number.
type Server = fn(u64) -> Page;

/// Sends the first page forever, each time with a new cursor.
fn same_page(call: u64) -> Page {
    Page {
        items: (0..PAGE).collect(),
        next: Some(call),
        total: None,
    }
}

/// Repeats three pages, with new cursors each time.
fn circle_of_pages(call: u64) -> Page {
    let first = call % 3 * PAGE;
    Page {
        items: (first..first + PAGE).collect(),
        next: Some(call),
        total: Some(1000),
    }
}

/// Has new items each time, under two cursors in turn.
fn circle_of_cursors(call: u64) -> Page {
    let first = call * PAGE;
    Page {
        items: (first..first + PAGE).collect(),
        next: Some(call % 2),
        total: None,
    }
}

/// Returns empty pages, always with a next page.
fn nothing_for_ever(call: u64) -> Page {
    Page {
        items: Vec::new(),
        next: Some(call),
        total: None,
    }
}

/// Ends at once, before its total.
fn nothing_of_many(_: u64) -> Page {
    Page {
        items: Vec::new(),
        next: None,
        total: Some(1000),
    }
}

fn transport(server: Server, write: fn(&Page) -> Value) -> Scripted {
    let calls = AtomicU64::new(0);
    Scripted::answering(move |_| {
        let page = server(calls.fetch_add(1, Ordering::Relaxed));
        Answer::json(200, &write(&page).to_string())
    })
}

/// Reads a listing to its end, which must be an error.
async fn refused<T: Send + 'static>(what: &str, transport: &Scripted, mut items: Items<T>) -> u64 {
    let mut count = 0;
    let error: Error = loop {
        match items.try_next().await {
            Ok(Some(_)) => {
                count += 1;
                assert!(count < 10_000, "{what}: has no end");
            }
            Ok(None) => panic!("{what}: ended without a word after {count} items"),
            Err(error) => break error,
        }
    };
    assert!(error.is_protocol(), "{what}: {error}");
    let calls = transport.calls().len();
    assert!(calls <= 101, "{what}: {calls} calls");
    count
}

/// Runs each listing of a provider against a server.
macro_rules! refused {
    ($server:expr, $write:expr, $client:expr; $($what:literal: $list:expr),+ $(,)?) => {
        $({
            let transport = transport($server, $write);
            let items = $list(&$client(&transport));
            refused($what, &transport, items).await;
        })+
    };
}

fn yandex(transport: &Scripted) -> YandexDisk {
    let disk = YandexDisk::builder().token("y0_TOKEN");
    disk.transport(transport.clone()).build().unwrap()
}

fn resource(number: &u64) -> Value {
    json!({"name": number.to_string(), "path": format!("disk:/{number}"), "type": "file"})
}

fn embedded(page: &Page) -> Value {
    let items: Vec<_> = page.items.iter().map(resource).collect();
    let limit = if page.items.is_empty() { 0 } else { PAGE };
    let list = json!({"items": items, "limit": limit, "total": page.total});
    json!({"type": "dir", "name": "a", "path": "disk:/a", "_embedded": list})
}

fn flat(page: &Page) -> Value {
    let items: Vec<_> = page.items.iter().map(resource).collect();
    json!({"items": items, "limit": PAGE})
}

#[tokio::test(start_paused = true)]
async fn by_offset() {
    let limit = PAGE as u32;
    for server in [same_page as Server, circle_of_pages, nothing_of_many] {
        refused!(server, embedded, yandex;
            "resources.get": |disk: &YandexDisk| disk.api().resources().get("disk:/a").limit(limit).items(),
            "listdir": |disk: &YandexDisk| disk.listdir("disk:/a").page_size(limit).items(),
            "resources.trash": |disk: &YandexDisk| disk.api().resources().trash("trash:/").limit(limit).items(),
            "trash_listdir": |disk: &YandexDisk| disk.trash_listdir("/").page_size(limit).items(),
            "public.get": |disk: &YandexDisk| disk.api().public().get("key").limit(limit).items(),
            "public_listdir": |disk: &YandexDisk| disk.public_listdir("key").page_size(limit).items(),
        );
    }
    for server in [same_page as Server, circle_of_pages] {
        refused!(server, flat, yandex;
            "resources.files": |disk: &YandexDisk| disk.api().resources().files().limit(limit).items(),
            "get_files": |disk: &YandexDisk| disk.get_files().page_size(limit).items(),
            "get_all_public_resources": |disk: &YandexDisk| disk.get_all_public_resources().page_size(limit).items(),
        );
    }
}

fn amazon(transport: &Scripted) -> AmazonDrive {
    let drive = AmazonDrive::builder().token("Atza|TOKEN");
    let (metadata, content) = ("https://meta.example/drive/v1/", "https://content.example/");
    let drive = drive.endpoint(metadata, content);
    drive.transport(transport.clone()).build().unwrap()
}

fn nodes(page: &Page) -> Value {
    let node = |number: &u64| {
        json!({
            "id": format!("{number:022}"), "kind": "FILE", "name": number.to_string(), "status": "AVAILABLE",
            "parents": ["RootAAAAAAAAAAAAAAAAA0"], "labels": [], "version": 1, "createdBy": "x",
        })
    };
    let data: Vec<_> = page.items.iter().map(node).collect();
    let next = page.next.map(|next| next.to_string());
    json!({"data": data, "count": page.total, "nextToken": next})
}

#[tokio::test(start_paused = true)]
async fn by_token() {
    for server in [
        same_page as Server,
        circle_of_pages,
        circle_of_cursors,
        nothing_for_ever,
        nothing_of_many,
    ] {
        refused!(server, nodes, amazon;
            "nodes.list": |drive: &AmazonDrive| drive.api().nodes().list().items(),
            "children.list": |drive: &AmazonDrive| drive.api().children().list("FoldBBBBBBBBBBBBBBBBB1").items(),
            "trash.list": |drive: &AmazonDrive| drive.api().trash().list().items(),
            "get_node_list": |drive: &AmazonDrive| drive.get_node_list().items(),
            "list_children": |drive: &AmazonDrive| drive.list_children("FoldBBBBBBBBBBBBBBBBB1").items(),
        );
    }
}

fn frame(transport: &Scripted) -> FrameIo {
    let frame = FrameIo::builder().token("eyJ");
    frame.transport(transport.clone()).build().unwrap()
}

fn linked(page: &Page, item: fn(&u64) -> Value) -> Value {
    let data: Vec<_> = page.items.iter().map(item).collect();
    let next = page.next.map(|next| format!("/v4/x?after={next}"));
    json!({"data": data, "links": {"next": next}, "total_count": page.total})
}

fn accounts(page: &Page) -> Value {
    linked(page, |number| {
        json!({
            "id": number.to_string(), "display_name": "Film", "roles": [], "storage_usage": 0, "storage_limit": null,
            "created_at": "2025-06-26T20:08:06Z", "updated_at": "2025-06-26T20:08:06Z",
        })
    })
}

fn assets(page: &Page) -> Value {
    linked(page, |number| {
        json!({
            "id": number.to_string(), "type": "folder", "name": "a", "parent_id": "f", "project_id": "p",
            "view_url": "https://next.frame.io/x", "created_at": "2025-06-26T20:08:06Z",
            "updated_at": "2025-06-26T20:08:06Z", "restricted": false, "cover_file_id": null,
        })
    })
}

#[tokio::test(start_paused = true)]
async fn by_a_cursor_in_a_link() {
    for server in [
        same_page as Server,
        circle_of_pages,
        circle_of_cursors,
        nothing_for_ever,
        nothing_of_many,
    ] {
        refused!(server, accounts, frame;
            "accounts.index": |frame: &FrameIo| frame.api().accounts().index().items(),
        );
        refused!(server, assets, frame;
            "folders.index": |frame: &FrameIo| frame.api().folders().index("acc", "f").items(),
            "folders.list": |frame: &FrameIo| frame.api().folders().list("acc", "f").items(),
        );
        // What the facade makes of it: a walk.
        let transport = transport(server, assets);
        let mut walk = frame(&transport).tree("acc").walk("f").max_depth(1);
        let error = loop {
            match walk.try_next().await {
                Ok(Some(_)) => {}
                Ok(None) => panic!("the walk ended without a word"),
                Err(error) => break error,
            }
        };
        assert!(error.is_protocol(), "{error}");
        assert!(transport.calls().len() <= 101);
    }
}

fn verizon(transport: &Scripted) -> VerizonCloud {
    let cloud = VerizonCloud::builder().base_url("api", "https://cloud.example/cloud/1");
    let cloud = cloud.token("TOKEN").transport(transport.clone());
    cloud.build().unwrap()
}

fn folder(page: &Page) -> Value {
    let file = |number: &u64| {
        json!({
            "name": number.to_string(), "parentPath": "/VZMOBILE", "size": 1, "version": 1,
            "uri": format!("dv-file://0f3a:VZMOBILE/{number}"),
        })
    };
    let files: Vec<_> = page.items.iter().map(file).collect();
    json!({"folder": {
        "name": "VZMOBILE", "parentPath": "/", "version": 1, "uri": "dv-folder://0f3a:VZMOBILE",
        "file": files, "folder": [],
    }})
}

/// No listing here tells a total, and a page without items is the last.
#[tokio::test(start_paused = true)]
async fn by_page_number() {
    let count = PAGE as u32;
    for server in [same_page as Server, circle_of_pages] {
        refused!(server, folder, verizon;
            "files.metadata": |cloud: &VerizonCloud| cloud.api().files().metadata("VZMOBILE").count(count).items(),
            "metadata": |cloud: &VerizonCloud| cloud.metadata("/VZMOBILE").count(count).items(),
        );
    }
}
