//! Tests of the typed calls for nodes.

use amazon_drive::types::{AssetMode, NewFolder, NodeKind, NodePatch, NodeStatus};
use amazon_drive::{ErrorKind, conflicting_node};
use http::Method;

use super::{body, kind, last, no_complaints, signed_in, upload};

#[tokio::test]
async fn nodes_create_folder_creates_one_in_the_given_parent() {
    let (emulator, drive) = signed_in().await;
    let folder = NewFolder::new("Reports")
        .parents([emulator.root_id()])
        .labels(["first"]);
    let made = drive.nodes().create_folder(folder).send().await.unwrap();
    assert_eq!((made.status().as_u16(), made.is_folder()), (201, true));
    assert_eq!(made.parents, [emulator.root_id()]);
    assert_eq!(made.labels, ["first"]);
    assert_eq!(
        (made.version, &made.status),
        (Some(1), &NodeStatus::Available)
    );
    assert_eq!(
        emulator.node_id("/Reports").as_deref(),
        Some(made.id.as_str())
    );

    let below = NewFolder::new("2024").parents([&made.id]);
    let request = drive.nodes().create_folder(below).local_id("mine");
    request.send().await.unwrap();
    assert_eq!(last(&emulator).query("localId"), Some("mine"));
    assert!(emulator.node_id("/Reports/2024").is_some());
    no_complaints(&emulator);
}

#[tokio::test]
async fn a_name_that_differs_only_by_case_is_taken_and_the_answer_names_the_node() {
    let (emulator, drive) = signed_in().await;
    let there = upload(&drive, "Straße ÄÖ.TXT", "a").await;
    for name in ["straße äö.txt", "STRAßE ÄÖ.txt"] {
        let error = drive
            .nodes()
            .create_folder(NewFolder::new(name))
            .send()
            .await
            .unwrap_err();
        assert_eq!(kind(&error), ErrorKind::NameAlreadyExists, "{name}");
        assert!(error.is_conflict());
        assert_eq!(conflicting_node(&error).as_ref(), Some(&there));
    }
    no_complaints(&emulator);
}

#[tokio::test]
async fn a_local_id_that_was_used_before_is_a_conflict() {
    let (emulator, drive) = signed_in().await;
    let make = |name: &str| {
        drive
            .nodes()
            .create_folder(NewFolder::new(name))
            .local_id("once")
    };
    let made = make("a").send().await.unwrap();
    let error = make("b").send().await.unwrap_err();
    assert_eq!(kind(&error), ErrorKind::Conflict);
    assert_eq!(conflicting_node(&error).as_ref(), Some(&made.id));
    assert_eq!(emulator.paths(), ["/a"]);
}

#[tokio::test]
async fn nodes_get_returns_all_members_and_a_link_on_request() {
    let (emulator, drive) = signed_in().await;
    let id = upload(&drive, "a.txt", "hello").await;
    let plain = drive.nodes().get(&id).send().await.unwrap();
    assert_eq!(
        (plain.kind.as_ref(), plain.name.as_deref()),
        (Some(&NodeKind::File), Some("a.txt"))
    );
    let contents = plain.content_properties.as_ref().unwrap();
    assert_eq!(
        contents.md5.as_deref(),
        Some("5d41402abc4b2a76b9719d911017c592")
    );
    assert_eq!((contents.size, contents.version), (Some(5), Some(1)));
    assert_eq!(contents.extension.as_deref(), Some("txt"));
    let owner = emulator.owner_id();
    assert_eq!(plain.created_by.as_deref(), Some(owner.as_str()));
    assert!(plain.created().is_some() && plain.temp_link.is_none());

    emulator.put_asset(&id, "small", "small");
    emulator.set_property(&id, &emulator.owner_id(), "reel", "7");
    let request = drive.nodes().get(&id).temp_link(true).asset(AssetMode::All);
    let full = request.fields(r#"["properties"]"#).send().await.unwrap();
    let link = full.temp_link.as_ref().unwrap().expose().to_owned();
    assert!(link.starts_with(emulator.temp_url()), "{link}");
    assert_eq!(full.assets.len(), 1);
    assert_eq!(full.properties[&emulator.owner_id()]["reel"], "7");
    no_complaints(&emulator);
}

#[tokio::test]
async fn the_root_has_no_name_and_no_parents() {
    let (emulator, drive) = signed_in().await;
    let root = drive.nodes().get(emulator.root_id()).send().await.unwrap();
    assert!(root.is_root && root.is_folder() && root.parents.is_empty());
    assert_eq!(root.name, None);
}

#[tokio::test]
async fn the_vendors_own_spelling_of_the_date_of_making_is_read() {
    let emulator = cloud_drives_emulator::AmazonDrive::builder()
        .creation_date(true)
        .start()
        .await
        .unwrap();
    let drive = super::client(&emulator, &emulator.sign_in()).await;
    let id = emulator.put_file("/a", "a");
    let node = drive.nodes().get(id).send().await.unwrap();
    assert!(node.created_date.is_none() && node.created().is_some());
}

#[tokio::test]
async fn nodes_update_changes_what_the_patch_names_and_nothing_else() {
    let (emulator, drive) = signed_in().await;
    let id = upload(&drive, "a.txt", "a").await;
    let folder = emulator.put_folder("/f");
    let patch = NodePatch::new()
        .name("b.txt")
        .description("summer")
        .labels(["x", "y"]);
    let changed = drive.nodes().update(&id, patch).send().await.unwrap();
    assert_eq!(changed.version, Some(2));
    assert_eq!(changed.description.as_deref(), Some("summer"));
    assert_eq!(changed.parents, [emulator.root_id()]);

    let patch = NodePatch::new().parents([&folder]);
    let moved = drive.nodes().update(&id, patch).send().await.unwrap();
    assert_eq!(last(&emulator).method, Method::PATCH);
    assert_eq!(
        body(&last(&emulator)),
        serde_json::json!({ "parents": [folder] })
    );
    assert_eq!(
        (&moved.labels[..], moved.name.as_deref()),
        (&["x".into(), "y".into()][..], Some("b.txt"))
    );
    assert_eq!(emulator.paths(), ["/f", "/f/b.txt"]);

    emulator.put_file("/f/taken.txt", "t");
    let patch = NodePatch::new().name("TAKEN.txt");
    let error = drive.nodes().update(&id, patch).send().await.unwrap_err();
    assert_eq!(kind(&error), ErrorKind::NameAlreadyExists);
    let patch = NodePatch::new().name("x");
    let error = drive
        .nodes()
        .update("NobodyAAAAAAAAAAAAAAAA", patch)
        .send()
        .await
        .unwrap_err();
    assert_eq!(kind(&error), ErrorKind::NotFound);
    no_complaints(&emulator);
}

#[tokio::test]
async fn a_pending_file_is_read_without_contents_and_made_available() {
    let (emulator, drive) = signed_in().await;
    let id = emulator.put_file("/a", "a");
    emulator.set_pending(&id, 9);
    let pending = drive.nodes().get(&id).send().await.unwrap();
    assert_eq!(
        (&pending.status, pending.content_properties.is_none()),
        (&NodeStatus::Pending, true)
    );
    let patch = NodePatch::new().status(NodeStatus::Available);
    let now = drive.nodes().update(&id, patch).send().await.unwrap();
    assert_eq!(now.status, NodeStatus::Available);
}

#[tokio::test]
async fn nodes_purge_is_refused_in_the_services_words() {
    let (emulator, drive) = signed_in().await;
    let id = upload(&drive, "a", "a").await;
    let error = drive.nodes().purge(&id).send().await.unwrap_err();
    assert_eq!(kind(&error), ErrorKind::Forbidden);
    assert!(error.message().contains("purgeNode"), "{error}");
    assert!(emulator.node_id("/a").is_some());
    no_complaints(&emulator);
}
