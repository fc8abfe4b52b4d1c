//! Tests of signing in and renewing tokens.

use std::sync::{Arc, Mutex};

use cloud_drives::prelude::*;
use cloud_drives::verizon_cloud::ErrorKind;

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
