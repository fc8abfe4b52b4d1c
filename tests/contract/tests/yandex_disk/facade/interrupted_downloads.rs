//! Tests of interrupted downloads: which are resumed, restarted or failed.

use std::time::Duration;

use cloud_drives::transfer::DownloadTarget;
use cloud_drives_emulator::{Fault, YandexDisk as Emulator};
use http::Method;

use super::{Service, bytes};

fn get() -> Fault {
    Fault::on(Method::GET, "/disk/*")
}

#[tokio::test]
async fn an_expired_link_is_replaced() {
    // The storage says either (`wire.md §6.2`).
    for status in [410, 500] {
        let emulator = Emulator::builder().expired_link_status(status);
        let service = Service::start(emulator).await;
        let disk = service.builder().build().unwrap();
        service.put_file("disk:/a.bin", bytes(1000));
        let late = service
            .faults()
            .add(get().delay(Duration::from_secs(2 * 60 * 60)));
        let mut memory = Vec::new();
        disk.download("disk:/a.bin", DownloadTarget::writer(&mut memory))
            .await
            .unwrap();
        assert_eq!((memory, late.used()), (bytes(1000), 1), "{status}");
        assert_eq!(service.count("GET", "/v1/disk/resources/download"), 2);
    }
}
