//! Tests of the behaviour that all emulators share.

use std::collections::HashSet;
use std::net::TcpListener;
use std::time::Duration;

use chrono::Utc;
use cloud_drives_emulator::{
    AmazonDrive, App, Clock, Emulated, Emulator, FrameIo, SignedIn, VerizonCloud, YandexDisk,
};
use serde_json::json;

use crate::support::client::User;

/// Where tokens are asked for, and what an application says of itself there.
type Form = (String, [(&'static str, String); 3]);

/// Renews a token twice: the first access token, and the two after it.
async fn renewed<S: Emulated>(
    keeps: bool,
    sign_in: fn(&Emulator<S>) -> SignedIn,
    app: fn(&Emulator<S>) -> Form,
) -> (String, [String; 2]) {
    let builder = Emulator::<S>::builder().refresh_keeps_access_token(keeps);
    let user = User::begin(builder, |emulator| {
        let signed_in = sign_in(emulator);
        (signed_in.access_token, signed_in.refresh_token)
    });
    let (url, app) = app(&user.emulator);
    let mut refresh_token = user.home.clone();
    let mut tokens = [String::new(), String::new()];
    for token in &mut tokens {
        let mut fields = vec![
            ("grant_type", "refresh_token"),
            ("refresh_token", refresh_token.as_str()),
        ];
        fields.extend(app.iter().map(|(name, value)| (*name, value.as_str())));
        let answer = user.post_form(&url, &fields).await.is(200).json();
        *token = answer["access_token"].as_str().expect("a token").to_owned();
        if let Some(next) = answer["refresh_token"].as_str() {
            refresh_token = next.to_owned();
        }
    }
    (user.token, tokens)
}

fn form_of<Secret>(url: String, app: &App<Secret>, secret: &str) -> Form {
    let fields = [
        ("client_id", app.client_id.clone()),
        ("client_secret", secret.to_owned()),
        ("redirect_uri", app.redirect_uri.clone()),
    ];
    (url, fields)
}

#[tokio::test]
async fn a_refresh_gives_the_same_access_token_again_where_that_is_chosen() {
    const HOUR: Duration = Duration::from_secs(3600);
    for keeps in [true, false] {
        let all = [
            renewed(
                keeps,
                |it: &YandexDisk| it.sign_in_with(&["cloud_api:disk.read"], HOUR),
                |it| {
                    form_of(
                        format!("{}/token", it.oauth_url()),
                        it.app(),
                        it.client_secret(),
                    )
                },
            )
            .await,
            renewed(
                keeps,
                |it: &FrameIo| it.sign_in_with(HOUR),
                |it| {
                    let secret = it.app().client_secret.clone().expect("a secret");
                    form_of(format!("{}/ims/token/v3", it.ims_url()), it.app(), &secret)
                },
            )
            .await,
            renewed(
                keeps,
                |it: &AmazonDrive| it.sign_in_with(&["clouddrive:read_all"], HOUR),
                |it| form_of(it.token_url(), it.app(), it.client_secret()),
            )
            .await,
            renewed(keeps, VerizonCloud::sign_in_with_refresh, |it| {
                form_of(it.token_url(), it.app(), it.client_secret())
            })
            .await,
        ];
        for (first, [second, third]) in all {
            assert_eq!((first == second, second == third), (keeps, keeps));
        }
    }
}

#[tokio::test]
async fn the_token_host_can_be_down_talk_nonsense_or_hang() {
    let yandex = User::begin(YandexDisk::builder(), |it| (it.sign_in(), ()));
    let url = format!("{}/token", yandex.emulator.oauth_url());
    for (rule, status, told) in [("502", 502, ""), ("520", 520, ""), ("html", 200, "<html>")] {
        let rule = format!("POST /token {rule} origin=oauth")
            .parse()
            .expect("a fault");
        yandex.emulator.faults().add(rule);
        let reply = yandex.post_form(&url, &[]).await.is(status);
        assert!(reply.text().starts_with(told));
    }
    let rule = "POST /token stall origin=oauth".parse().expect("a fault");
    yandex.emulator.faults().add(rule);
    let hanging = yandex.post_form(&url, &[]);
    assert!(tokio::time::timeout(Duration::ZERO, hanging).await.is_err());
    for (rule, member, value) in [
        ("set:expires_in=\"3600\"", "expires_in", json!("3600")),
        ("drop:expires_in", "expires_in", json!(null)),
    ] {
        let signed_in = yandex
            .emulator
            .sign_in_with(&["cloud_api:disk.read"], Duration::from_secs(60));
        yandex
            .emulator
            .faults()
            .add(format!("POST /token {rule}").parse().expect("a fault"));
        let fields = [
            ("grant_type", "refresh_token"),
            ("refresh_token", signed_in.refresh_token.as_str()),
            ("client_id", yandex.emulator.client_id()),
            ("client_secret", yandex.emulator.client_secret()),
        ];
        let answer = yandex.post_form(&url, &fields).await.is(200).json();
        assert_eq!(answer[member], value);
    }
}

fn same_seed<S: Emulated>(sign_in: fn(&Emulator<S>) -> String) {
    let token = |seed| {
        let builder = Emulator::<S>::builder().clock(Clock::fixed());
        sign_in(&builder.seed(seed).in_process())
    };
    assert_eq!(token(7), token(7), "{}", S::NAME);
    assert_ne!(token(7), token(8), "{}", S::NAME);
}

#[test]
fn the_same_seed_gives_the_same_tokens_and_another_seed_others() {
    same_seed(YandexDisk::sign_in);
    same_seed(FrameIo::sign_in);
    same_seed(AmazonDrive::sign_in);
    same_seed(VerizonCloud::sign_in);
}

#[test]
fn nothing_secret_is_in_debug_output() {
    let (frameio, amazon) = (FrameIo::in_process(), AmazonDrive::in_process());
    let verizon = VerizonCloud::in_process();
    let hour = std::time::Duration::from_secs(3600);
    let signed_in = [
        frameio.sign_in_with(hour),
        amazon.sign_in_with(&["clouddrive:read_all"], hour),
        verizon.sign_in_with_refresh(),
    ];
    let shown = format!(
        "{frameio:?} {amazon:?} {verizon:?} {:?} {:?} {:?} {signed_in:?}",
        frameio.app(),
        amazon.app(),
        verizon.app(),
    );
    let tokens = signed_in.into_iter();
    let mut secrets: Vec<String> = tokens
        .flat_map(|tokens| [tokens.access_token, tokens.refresh_token])
        .collect();
    secrets.extend(frameio.app().client_secret.clone());
    secrets.push(amazon.client_secret().to_owned());
    secrets.push(verizon.client_secret().to_owned());
    assert_eq!(secrets.len(), 9);
    for secret in secrets {
        assert!(!shown.contains(&secret), "{shown}");
    }
}

async fn listens<S: Emulated>() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let error = Emulator::<S>::builder().port(port).start().await;
    let error = error.expect_err("the port is taken").to_string();
    assert!(error.contains(&format!("127.0.0.1:{port}")), "{error}");
    let error = Emulator::<S>::builder().port(65_535).start().await;
    let error = error.expect_err("there is no room").to_string();
    assert!(error.contains("do not fit"), "{error}");
    let error = Emulator::<S>::builder().host("0.0.0.0").start().await;
    let error = error.expect_err("that is no host").to_string();
    assert!(error.contains("clients can reach"), "{error}");
    let emulator = Emulator::<S>::builder().host("localhost").start().await;
    let emulator = emulator.expect("it starts");
    assert!(emulator.has_sockets());
    let shown = format!("{emulator:?}");
    let ports: HashSet<&str> = shown
        .split("localhost:")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(ports.len(), S::ORIGINS.len(), "{shown}");
}

#[tokio::test]
async fn each_origin_has_a_port_on_the_host_that_was_chosen() {
    listens::<cloud_drives_emulator::yandex_disk::Settings>().await;
    listens::<cloud_drives_emulator::frameio::Settings>().await;
    listens::<cloud_drives_emulator::amazon_drive::Settings>().await;
    listens::<cloud_drives_emulator::verizon_cloud::Settings>().await;
}

#[test]
fn without_a_choice_the_clock_stands_still_at_the_present() {
    let yandex = YandexDisk::in_process();
    let begun = yandex.clock().now();
    assert!((Utc::now() - begun).num_seconds().abs() < 5, "{begun}");
    while Utc::now() <= begun {}
    assert_eq!(yandex.clock().now(), begun);
}
