//! Tests with the emulator without sockets, on a paused clock.

use cloud_drives::prelude::*;
use cloud_drives::{YandexDisk, transport_fn};
use cloud_drives_emulator::{Clock, YandexDisk as Emulator};

/// An emulator whose clock is the test's paused one, and the settings of a client for it that has no token yet.
pub(crate) fn paused(
    builder: cloud_drives_emulator::yandex_disk::YandexDiskBuilder,
) -> (Emulator, cloud_drives::yandex_disk::YandexDiskBuilder) {
    let emulator = builder.strict(true).clock(Clock::tokio()).in_process();
    let client = YandexDisk::builder()
        .transport(transport_fn(emulator.transport()))
        .application(emulator.client_id(), emulator.client_secret())
        .base_url("api", emulator.api_url())
        .base_url("oauth", emulator.oauth_url());
    (emulator, client)
}
