//! The typed crate `yandex-disk` against the emulator: every operation, its outcomes, its errors.

mod bad_answers;
mod bad_input;
mod oauth;
mod pages;
mod parameters;
mod public;
mod resources;
mod secrets;
mod trash;

use cloud_drives_emulator::YandexDisk;
use yandex_disk::Client;

/// An emulator that answers 400 to whatever its service does not know, and a client that is signed in.
async fn signed_in() -> (YandexDisk, Client) {
    let emulator = YandexDisk::builder()
        .strict(true)
        .start()
        .await
        .expect("loopback can be bound");
    let client = client(&emulator);
    (emulator, client)
}

fn client(emulator: &YandexDisk) -> Client {
    Client::builder()
        .token(emulator.sign_in())
        .base_url("api", emulator.api_url())
        .base_url("oauth", emulator.oauth_url())
        .build()
        .expect("the settings are good")
}
