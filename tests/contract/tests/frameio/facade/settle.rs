//! Tests of lost answers: an asset is created or copied once, and the caller learns the outcome.

use cloud_drives::frameio::{Asset, types};
use cloud_drives::prelude::*;
use cloud_drives::{Effect, Error};
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
async fn a_copy_is_never_created_twice() -> Result<(), Error> {
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

/// Two equal comments may be meant, and two shares of the same: nothing tells whether one that is there is the one of the call.
#[tokio::test]
async fn calls_that_could_duplicate_are_sent_once_and_their_outcome_reported() -> Result<(), Error>
{
    let emulator = emulator().await;
    let frame = signed_in(&emulator);
    let (project, root) = project(&emulator);
    let (account, api) = (emulator.account_id(), frame.api());
    let file = emulator.put_file(&root, "a.mp4", "x").expect("it is put");
    let comment = || types::CreateCommentParamsData::new("Nice");
    let share = || types::AssetShareParams::new(types::ShareAccess::Public, "Cut");
    let post = || Fault::on(Method::POST, "*").times(1);
    for (fault, effect) in [
        (post().lose_answer(), Effect::Unknown),
        (post().lose_answer_with(504), Effect::Unknown),
        (post().lose_answer_with(503), Effect::Unknown),
        (post().status(500), Effect::Unknown),
        (post().html(), Effect::Unknown),
        (post().cut_after(10), Effect::Done),
        (post().garbage(), Effect::Done),
        (post().empty_body(), Effect::Done),
    ] {
        for share_it in [false, true] {
            emulator.clear_records();
            emulator.faults().clear();
            let fault = emulator.faults().add(fault.clone());
            let error = match share_it {
                true => {
                    let made = api.shares().create(account, &project, share());
                    made.await.unwrap_err()
                }
                false => {
                    let made = api.comments().create(account, &file, comment());
                    made.await.unwrap_err()
                }
            };
            assert_eq!(error.effect(), effect, "{fault}: {error}");
            assert_eq!(emulator.requests().len(), 1, "{fault}");
        }
    }
    // The limiter answers before anything is done (`wire.md §7`).
    emulator.faults().clear();
    let limited = post().too_many_requests(std::time::Duration::ZERO);
    let limited = emulator.faults().add(limited);
    api.comments().create(account, &file, comment()).await?;
    assert_eq!(limited.used(), 1);
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn an_attachment_is_added_again_only_if_none_can_be_it() -> Result<(), Error> {
    let emulator = emulator().await;
    let frame = signed_in(&emulator);
    let (_, root) = project(&emulator);
    let (account, api) = (emulator.account_id(), frame.api());
    let file = emulator.put_file(&root, "a.mp4", "x").expect("it is put");
    let comment = types::CreateCommentParamsData::new("Nice");
    let comment = api.comments().create(account, &file, comment).await?.id;
    let attach = async |name: &str| {
        let upload = frame.upload_attachment(account, &comment, "text/plain", b"notes".to_vec());
        upload.name(name).await
    };
    let post = || Fault::on(Method::POST, "/v4/accounts/*/comments/*/attachments").times(1);
    for (name, fault) in [("a", post().status(500)), ("b", post().status(504))] {
        emulator.faults().add(fault);
        attach(name).await?;
    }
    emulator.faults().add(post().lose_answer());
    let error = attach("c").await.unwrap_err();
    assert!(error.is_outcome_unknown(), "{error}");
    let shown = api.comments().show(account, &comment).await?;
    let names = shown.attachments.into_iter().flatten();
    let names: Vec<String> = names.map(|attachment| attachment.name).collect();
    assert_eq!(names, ["a", "b", "c"]);
    no_complaints(&emulator);
    Ok(())
}

/// A share's answer can't be made up, so that what was taken out before stays an error, and says that it may have been this call.
#[tokio::test]
async fn removals_from_a_share_are_done_or_unknown_after_a_lost_answer() -> Result<(), Error> {
    let emulator = emulator().await;
    let frame = signed_in(&emulator);
    let (project, root) = project(&emulator);
    let (account, api) = (emulator.account_id(), frame.api());
    let file = emulator.put_file(&root, "a.mp4", "x").expect("it is put");
    let share = types::AssetShareParams::new(types::ShareAccess::Secure, "Cut");
    let share = share.asset_ids([&file]);
    let share = api.shares().create(account, &project, share).await?.id;
    let lost = || {
        let lost = Fault::on(Method::DELETE, "*").times(1).lose_answer();
        emulator.faults().add(lost)
    };
    lost();
    let error = api.shares().remove_asset(account, &share, &file).await;
    let error = error.unwrap_err();
    assert!(error.is_not_found(), "{error}");
    assert_eq!(error.effect(), Effect::Unknown);

    let reviewers = || {
        let reviewers = types::RemoveReviewerParamsDataReviewers::new();
        types::RemoveReviewerParamsData::new(reviewers.emails(["a@example.com"]))
    };
    let api = api.shares();
    api.delete(account, &share).await?;
    lost();
    api.remove_reviewers(account, &share, reviewers()).await?;
    let again = api.remove_reviewers(account, &share, reviewers()).await;
    assert!(again.unwrap_err().is_not_found());
    no_complaints(&emulator);
    Ok(())
}
