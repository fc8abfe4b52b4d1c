//! Tests of methods for a single operation: each sends the request that it is named for. The service's answers are tested
//! with the typed crate.

use cloud_drives::Error;
use cloud_drives::amazon_drive::types::NodePatch;
use serde_json::{Value, json};

use super::{all, body, signed_in};

#[tokio::test]
async fn single_calls_are_those_of_the_service() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let (id, g) = (service.put_file("/f/a", "a"), service.put_folder("/g"));
    let (f, owner) = (
        service.node_id("/f").expect("it is there"),
        service.owner_id(),
    );
    let sent = |line: &str, expected: Value| {
        let (method, path) = line.split_once(' ').expect("a method and a path");
        let last = service.last();
        assert_eq!(last.method, method, "{line}");
        assert!(last.path.ends_with(path), "{} is not {line}", last.path);
        let found = match last.body.is_empty() {
            true => Value::Null,
            false => body(&last),
        };
        assert_eq!(found, expected, "{line}");
    };
    let node = format!("/nodes/{id}");

    let patch = NodePatch::new().description("x");
    drive.update_metadata(&id, patch).await?;
    sent(&format!("PATCH {node}"), json!({"description": "x"}));
    drive.move_to_trash(&id).await?;
    sent(&format!("PUT /trash/{id}"), Value::Null);
    // Even there.
    drive.rename_node(&id, "b").await?;
    sent(&format!("PATCH {node}"), json!({"name": "b"}));
    drive.restore(&id).await?;
    sent(&format!("POST /trash/{id}/restore"), Value::Null);
    drive.set_available(&id).await?;
    sent(&format!("PATCH {node}"), json!({"status": "AVAILABLE"}));
    drive.move_node(&id, &g).await?;
    sent(&format!("PATCH {node}"), json!({"parents": [g]}));
    drive.move_node_from(&id, &g, &f).await?;
    let moved = json!({"fromParent": g, "childId": id});
    sent(&format!("POST /nodes/{f}/children"), moved);
    drive.add_child(&g, &id).await?;
    sent(&format!("PUT /nodes/{g}/children/{id}"), Value::Null);
    drive.remove_child(&g, &id).await?;
    sent(&format!("DELETE /nodes/{g}/children/{id}"), Value::Null);
    assert!(drive.purge(&id).await.unwrap_err().is_forbidden());
    sent(&format!("DELETE {node}"), Value::Null);

    let property = format!("{node}/properties/{owner}/k");
    drive.add_property(&id, &owner, "k", "v").await?;
    sent(&format!("PUT {property}"), json!({"value": "v"}));
    drive.get_property(&id, &owner, "k").await?;
    sent(&format!("GET {property}"), Value::Null);
    drive.list_properties(&id, &owner).await?;
    sent(&format!("GET {node}/properties/{owner}"), Value::Null);
    drive.delete_property(&id, &owner, "k").await?;
    sent(&format!("DELETE {property}"), Value::Null);

    drive.create_folder("h").await?;
    sent("POST /nodes", json!({"kind": "FOLDER", "name": "h"}));
    assert_eq!(
        all(drive.list_child_folders(service.root_id()))
            .await?
            .len(),
        3
    );
    assert_eq!(service.last().query("filters"), Some("kind:FOLDER"));
    assert!(all(drive.list_trash()).await?.is_empty());
    sent("GET /trash", Value::Null);
    drive.get_account_info().await?;
    sent("GET /account/info", Value::Null);
    drive.get_account_usage().await?;
    sent("GET /account/usage", Value::Null);
    service.set_quota(6_000_000_000);
    assert_eq!(drive.fs_sizes().await?, (6_000_000_000, 5_999_999_999));
    sent("GET /account/quota", Value::Null);
    Ok(())
}
