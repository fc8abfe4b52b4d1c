//! Answers that get lost: what is created or copied is there once, and the caller is told what became of it.

use cloud_drives::Error;
use cloud_drives::frameio::{Asset, types};
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
        ("cut", create().cut_after(10)),
        ("empty", create().empty_body()),
        ("garbage", create().garbage()),
        ("html", create().html()),
        ("late", create().lose_answer_with(504)),
        ("lost", create().lose_answer()),
        ("refused", create().status(500)),
    ] {
        let fault = emulator.faults().add(fault);
        let made = frame.make_folders(account, &root, name).await?;
        assert_eq!(fault.used(), 1);
        let shown = frame.api().folders().show(account, made).await?;
        assert_eq!(shown.name, name);
    }
    let names = ["cut", "empty", "garbage", "html", "late", "lost", "refused"];
    assert_eq!(
        emulator.snapshot(),
        names.map(|name| format!("Film/{name}/"))
    );
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

/// Deleting twice is as good as once.
#[tokio::test]
async fn a_deletion_whose_answer_is_lost_is_done() -> Result<(), Error> {
    let emulator = emulator().await;
    let frame = signed_in(&emulator);
    let (_, root) = project(&emulator);
    let (account, api) = (emulator.account_id(), frame.api());
    let losses: [fn(Fault) -> Fault; 2] = [Fault::lose_answer, |fault| fault.lose_answer_with(504)];
    for lose in losses {
        let file = emulator.put_file(&root, "a.mp4", "x").expect("it is put");
        let folder = frame.make_folders(account, &root, "Day 1").await?;
        let comment = types::CreateCommentParamsData::new("Nice");
        let comment = api.comments().create(account, &file, comment).await?.id;
        let lost = || {
            emulator
                .faults()
                .add(lose(Fault::on(Method::DELETE, "*").times(1)))
        };
        lost();
        api.comments().delete(account, comment).await?;
        lost();
        api.files().delete(account, &file).await?;
        lost();
        api.folders().delete(account, folder).await?;
        assert!(emulator.snapshot().is_empty(), "{:?}", emulator.snapshot());
        assert!(
            api.files()
                .delete(account, &file)
                .await
                .unwrap_err()
                .is_not_found()
        );
    }
    no_complaints(&emulator);
    Ok(())
}
