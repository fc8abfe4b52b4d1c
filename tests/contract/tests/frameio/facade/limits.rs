//! Tests of rate limits against the emulator's own, on a shared clock.

use std::time::Duration;

use cloud_drives::prelude::*;
use cloud_drives::{Error, FrameIo, transport_fn};
use cloud_drives_emulator::{Clock, FrameIo as Emulator};
use http::StatusCode;
use tokio::time::Instant;

fn emulator() -> Emulator {
    let builder = Emulator::builder().strict(true).upload_polls(0);
    builder.clock(Clock::tokio()).in_process()
}

fn client(emulator: &Emulator) -> FrameIo {
    let builder = FrameIo::builder()
        .transport(transport_fn(emulator.transport()))
        .base_url("api", emulator.api_url())
        .base_url("oauth", emulator.ims_url())
        .token(emulator.sign_in());
    builder.build().expect("the settings are good")
}

/// How many calls of the client were one too many; those of others don't say who makes them.
fn refused(emulator: &Emulator) -> usize {
    let requests = emulator.requests();
    let refused = |request: &&cloud_drives_emulator::RecordedRequest| {
        request.status == Some(StatusCode::TOO_MANY_REQUESTS)
            && request.header("user-agent").is_some()
    };
    requests.iter().filter(refused).count()
}

#[tokio::test(start_paused = true)]
async fn a_client_alone_never_hears_that_it_calls_too_often() -> Result<(), Error> {
    let emulator = emulator();
    let frame = client(&emulator);
    let account = emulator.account_id();
    let started = Instant::now();
    let workspace = emulator.workspace_id();
    // 10 a minute.
    for number in 0..25 {
        let data = cloud_drives::frameio::types::ProjectParamsData::new(format!("Film {number}"));
        frame
            .api()
            .projects()
            .create(account, workspace, data)
            .send()
            .await?;
    }
    assert!(started.elapsed() > Duration::from_secs(60));
    assert_eq!(refused(&emulator), 0);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_client_leaves_room_for_another_program_of_its_user() -> Result<(), Error> {
    let emulator = emulator();
    let frame = client(&emulator);
    let account = emulator.account_id();
    let project = emulator.put_project("Film");
    let root = emulator.root_folder_id(&project).expect("there it is");
    let file = emulator.put_file(&root, "a.mp4", "x").expect("it is put");
    // 10 a second for both together, of which the other one takes half.
    let url = format!("{}/v4/accounts/{account}/files/{file}", emulator.api_url());
    let authorization = format!("Bearer {}", emulator.sign_in());
    let service = emulator.service();
    let other = tokio::spawn(async move {
        loop {
            let request = http::Request::get(&url).header("authorization", &authorization);
            let request = request.body(bytes::Bytes::new()).expect("a request");
            let _ = service.call(request).await;
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    });
    let started = Instant::now();
    for _ in 0..60 {
        frame.api().files().show(account, &file).send().await?;
    }
    other.abort();
    assert!(
        started.elapsed() < Duration::from_secs(30),
        "it is not starved either"
    );
    let refused = refused(&emulator);
    assert!(refused <= 15, "{refused} calls came in vain");
    Ok(())
}
