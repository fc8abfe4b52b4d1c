//! Tests of Login with Amazon.

use super::{ok, script};
use crate::amazon_drive::{AmazonDrive, ErrorKind};
use crate::prelude::*;
use crate::testing::{Answer, Scripted};

fn application(transport: &Scripted) -> AmazonDrive {
    AmazonDrive::builder()
        .application("amzn1.app", "sesame")
        .transport(transport.clone())
        .endpoint("https://meta.example/", "https://content.example/")
        .build()
        .unwrap()
}

#[tokio::test(start_paused = true)]
async fn refused_grants_have_their_kind() {
    let refusal = Answer::json(
        400,
        r#"{"error":"invalid_grant","error_description":"The request has an invalid grant parameter"}"#,
    );
    let transport = Scripted::new([refusal]);
    let error = application(&transport)
        .exchange_refresh_token("Atzr|OLD")
        .await
        .unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::InvalidGrant);
    assert_eq!(transport.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_token_is_asked_about_without_being_sent_in_a_header() {
    let (transport, drive) = script([ok(r#"{"aud":"amzn1.app","exp":3597,"iat":3}"#)]);
    let info = drive.get_access_token_info("Atza|X").await.unwrap();
    assert_eq!(
        (info.aud.as_deref(), info.exp),
        (Some("amzn1.app"), Some(3597))
    );
    let call = transport.calls().remove(0);
    assert_eq!(call.param("access_token"), Some("Atza|X"));
    assert_eq!(call.authorization(), None);
}

#[tokio::test(start_paused = true)]
async fn signing_in_without_an_application_is_an_error() {
    let (transport, drive) = script([]);
    assert!(
        drive
            .authorization_url()
            .url()
            .unwrap_err()
            .message()
            .contains("application")
    );
    assert!(drive.exchange_code("c").await.unwrap_err().is_auth());
    assert!(
        drive
            .exchange_refresh_token("r")
            .await
            .unwrap_err()
            .message()
            .contains("relay")
    );
    assert!(transport.calls().is_empty());
}
