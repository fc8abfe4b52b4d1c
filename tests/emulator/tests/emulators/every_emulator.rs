//! What every emulator does alike.

use std::collections::HashSet;
use std::net::TcpListener;

use chrono::Utc;
use cloud_drives_emulator::{
    AmazonDrive, Clock, Emulated, Emulator, FrameIo, VerizonCloud, YandexDisk,
};

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
    assert!(error.contains("leaves no room"), "{error}");
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
    std::thread::sleep(std::time::Duration::from_millis(5));
    assert_eq!(yandex.clock().now(), begun);
}
