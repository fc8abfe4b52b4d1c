//! Signing in and renewing tokens.

use std::sync::{Arc, Mutex};

use cloud_drives::prelude::*;
use cloud_drives::verizon_cloud::ErrorKind;
use cloud_drives_emulator::Fault;
use http::Method;

use super::{builder, emulator, no_complaints};

#[tokio::test]
async fn a_user_signs_in_and_tokens_are_renewed_from_then_on() {
    let emulator = emulator().await;
    let kept = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&kept);
    let cloud = builder(&emulator)
        .on_refreshed(move |tokens| {
            let log = Arc::clone(&log);
            async move {
                let token = tokens
                    .refresh_token
                    .ok_or("each renewal brings the next one")?;
                log.lock()
                    .expect("nobody panics")
                    .push(token.expose().to_owned());
                Ok::<(), &str>(())
            }
        })
        .build()
        .expect("the settings are good");
    let sign_in = cloud
        .authorization_url()
        .begin()
        .expect("there is an application");
    let back = format!(
        "{}?code={}&state={}",
        emulator.app().redirect_uri,
        emulator.authorization_code(),
        sign_in.state().as_str()
    );
    let token = sign_in.finish(&back).await.expect("the code is good");
    let cloud = cloud.signed_in(token).expect("the tokens are good");
    let first = cloud
        .refresh_token()
        .expect("there is one")
        .expose()
        .to_owned();
    cloud.account().await.expect("signed in");

    emulator.expire_access_tokens();
    let calls = (0..5).map(|_| {
        let cloud = cloud.clone();
        tokio::spawn(async move { cloud.account().await })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.expect("no panic").expect("renewed");
    }
    let second = cloud
        .refresh_token()
        .expect("there is one")
        .expose()
        .to_owned();
    assert_ne!(first, second);
    cloud.refresh().await.expect("the refresh token is good");
    let third = cloud
        .refresh_token()
        .expect("there is one")
        .expose()
        .to_owned();
    assert_eq!(
        *kept.lock().expect("nobody panics"),
        [second, third.clone()]
    );
    no_complaints(&emulator);

    // Used elsewhere, it is void here.
    let other = builder(&emulator)
        .refresh_token(third)
        .build()
        .expect("the settings are good");
    other.account().await.expect("it works once");
    emulator.expire_access_tokens();
    let error = cloud.account().await.expect_err("it works once");
    assert_eq!(ErrorKind::of(&error), ErrorKind::Unauthorized);
    let code = cloud
        .exchange_code("wrong")
        .await
        .expect_err("there is no such code");
    assert_eq!(ErrorKind::of(&code), ErrorKind::Unauthorized);
}

#[tokio::test]
async fn a_renewal_outlives_the_caller_that_asked_for_it() {
    let emulator = emulator().await;
    let tokens = emulator.sign_in_with_refresh();
    let kept = Arc::new(Mutex::new(None));
    let log = Arc::clone(&kept);
    let cloud = builder(&emulator)
        .token(tokens.access_token)
        .refresh_token(tokens.refresh_token.as_str())
        .on_refreshed(move |tokens| {
            *log.lock().expect("nobody panics") = tokens.refresh_token;
            async {}
        })
        .build()
        .expect("the settings are good");
    emulator.expire_access_tokens();
    let slow = Fault::on(Method::POST, "/cloud/1/oauth2/token")
        .delay(std::time::Duration::from_millis(300));
    emulator.faults().add(slow.sleeping());
    let call = tokio::spawn(cloud.account().into_future());
    while !emulator
        .requests()
        .iter()
        .any(|request| request.path.ends_with("/oauth2/token"))
    {
        tokio::task::yield_now().await;
        if call.is_finished() {
            break;
        }
    }
    assert!(!call.is_finished(), "the renewal takes longer than this");
    call.abort();
    drop(call.await);
    cloud.account().await.expect("renewed in spite of that");
    let token = kept
        .lock()
        .expect("nobody panics")
        .clone()
        .expect("it was kept");
    assert_ne!(token.expose(), tokens.refresh_token);
    no_complaints(&emulator);
}
