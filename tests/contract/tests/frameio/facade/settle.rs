//! Answers that get lost: what is created or copied is there once, and the caller is told what became of it.

use cloud_drives::Error;
use cloud_drives::frameio::Asset;
use cloud_drives::prelude::*;
use cloud_drives_emulator::Fault;
use http::Method;

use super::{emulator, no_complaints, project, signed_in};

#[tokio::test]
async fn a_folder_is_created_once_whether_its_answer_is_lost_or_it_was_not_created()
-> Result<(), Error> {
    let emulator = emulator().await;
    let frame = signed_in(&emulator);
    let (_, root) = project(&emulator);
    let account = emulator.account_id();
    let create = || Fault::on(Method::POST, "/v4/accounts/*/folders/*/folders").times(1);
    for (name, fault) in [
        ("lost", create().lose_answer()),
        ("refused", create().status(500)),
    ] {
        let fault = emulator.faults().add(fault);
        let made = frame.make_folders(account, &root, name).await?;
        assert_eq!(fault.used(), 1);
        let shown = frame.api().folders().show(account, made).await?;
        assert_eq!(shown.name, name);
    }
    assert_eq!(emulator.snapshot(), ["Film/lost/", "Film/refused/"]);
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn a_copy_is_never_made_twice() -> Result<(), Error> {
    let emulator = emulator().await;
    let frame = signed_in(&emulator);
    let (_, root) = project(&emulator);
    let account = emulator.account_id();
    let file = emulator.put_file(&root, "a.mp4", "x").expect("it is put");
    let copy = || Fault::on(Method::POST, "/v4/accounts/*/files/*/copy").times(1);

    emulator.faults().add(copy().status(500));
    let made = frame.copy(account, Asset::file(&file)).await?;
    assert_ne!(made.id(), file);
    assert_eq!(
        emulator.snapshot().len(),
        2,
        "it was not made, and made then"
    );

    emulator.faults().add(copy().lose_answer());
    let error = frame.copy(account, Asset::file(&file)).await.unwrap_err();
    assert!(error.is_outcome_unknown(), "{error}");
    assert_eq!(emulator.snapshot().len(), 3, "it was made, and not again");
    no_complaints(&emulator);
    Ok(())
}
