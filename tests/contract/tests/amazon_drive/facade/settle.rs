//! Tests of lost answers: no call takes effect twice, and none that took effect is reported as failed.

use cloud_drives::Error;
use cloud_drives::amazon_drive::ErrorKind;
use cloud_drives::amazon_drive::types::{NewFolder, NodeStatus};
use cloud_drives::prelude::*;
use cloud_drives_emulator::Fault;
use http::Method;

use super::{kind, signed_in};

#[tokio::test]
async fn after_a_lost_answer_a_call_counts_as_done_or_is_repeated() -> Result<(), Error> {
    let faults: [fn(Fault) -> Fault; 4] = [
        Fault::lose_answer,
        |fault| fault.lose_answer_with(504),
        |fault| fault.lose_answer_with(500),
        |fault| fault.status(504),
    ];
    for fault in faults {
        let (service, drive) = signed_in().await;
        drive.metadata_url().await?;
        let (id, g) = (service.put_file("/f/a", "a"), service.put_folder("/g"));
        let (f, owner) = (
            service.node_id("/f").expect("it is there"),
            service.owner_id(),
        );
        service.set_property(&id, &owner, "k", "v");
        let next = |method: Method, path: &str| {
            service
                .faults()
                .add(fault(Fault::on(method, path).origin("metadata")));
        };

        next(Method::POST, "*/nodes");
        let folder = drive.create_folder("h").await?;
        assert_eq!(service.node_id("/h").as_deref(), Some(folder.id.as_str()));
        next(Method::POST, "*/nodes");
        let below = drive.makedirs("/h/i").await?;
        assert_eq!(service.node_id("/h/i").as_deref(), Some(below.id.as_str()));
        next(Method::POST, "*/children");
        assert_eq!(
            drive.move_node_from(&id, &f, &g).await?.parents,
            [g.as_str()]
        );
        service.trash("/g/a");
        next(Method::POST, "*/restore");
        assert_eq!(drive.restore(&id).await?.status, NodeStatus::Available);
        next(Method::DELETE, "*/properties/*");
        drive.delete_property(&id, &owner, "k").await?;
        next(Method::DELETE, "*/children/*");
        drive.remove_child(&g, &id).await?;
        assert!(service.entry(&id).expect("it is there").parents.is_empty());
        assert_eq!(service.paths(), ["/f", "/g", "/h", "/h/i"]);
        assert!(service.faults().unused().is_empty());
    }
    Ok(())
}

#[tokio::test]
async fn the_typed_client_alone_repeats_nothing_that_might_be_done_twice() {
    let (service, drive) = signed_in().await;
    service
        .faults()
        .add(Fault::on(Method::POST, "*/nodes").lose_answer_with(504));
    let create = || drive.api().nodes().create_folder(NewFolder::new("f"));
    assert_eq!(kind(create().await), ErrorKind::GatewayTimeout);
    assert_eq!(kind(create().await), ErrorKind::NameAlreadyExists);
}
