//! Tests of restoring deleted assets: done once, whether or not the answer arrives.

use cloud_drives::prelude::*;
use cloud_drives::{Error, frameio::ErrorKind};
use cloud_drives_emulator::Fault;
use http::Method;

use super::{emulator, no_complaints, project, signed_in};

#[tokio::test]
async fn a_restoration_with_a_lost_answer_is_looked_up() -> Result<(), Error> {
    let emulator = emulator().await;
    let frame = signed_in(&emulator);
    let (_, root) = project(&emulator);
    let account = emulator.account_id();
    let file = emulator.put_file(&root, "a.mp4", "a").expect("it is put");
    let folder = emulator.put_folder(&root, "Day 1").expect("it is put");
    let restore = |path| Fault::on(Method::PATCH, path).times(1);

    for fault in [
        restore("/v4/accounts/*/files/*/restore").lose_answer(),
        restore("/v4/accounts/*/files/*/restore").status(500),
    ] {
        frame.api().files().delete(account, &file).await?;
        let fault = emulator.faults().add(fault);
        let restored = frame.restore_file(account, &file).await?;
        assert_eq!((restored.name.as_str(), fault.used()), ("a.mp4", 1));
    }
    frame.api().folders().delete(account, &folder).await?;
    let path = "/v4/accounts/*/folders/*/restore";
    let fault = emulator.faults().add(restore(path).lose_answer_with(504));
    let restored = frame.restore_folder(account, &folder).await?;
    assert_eq!((restored.name.as_str(), fault.used()), ("Day 1", 1));
    assert_eq!(emulator.snapshot(), ["Film/Day 1/", "Film/a.mp4"]);
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn items_that_were_not_deleted_can_not_be_restored() -> Result<(), Error> {
    let emulator = emulator().await;
    let frame = signed_in(&emulator);
    let (_, root) = project(&emulator);
    let refused = frame.restore_version_stack(emulator.account_id(), root);
    let refused = refused.await.unwrap_err();
    assert_eq!(ErrorKind::of(&refused), ErrorKind::NotFound);
    Ok(())
}
