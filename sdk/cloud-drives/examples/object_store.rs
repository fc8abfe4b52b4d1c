//! Reads a CSV file from a Disk through `object_store`, against an emulator in this process.
//!
//! ```text
//! cargo run -p cloud-drives --features object-store --example object_store
//! ```
#![forbid(unsafe_code)]

use std::collections::BTreeMap;
use std::error::Error;

use cloud_drives::YandexDisk;
use cloud_drives::prelude::*;
use cloud_drives_emulator::YandexDisk as Emulator;
use futures_util::TryStreamExt as _;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt as _};

const SALES: &str = "city,sum\nOslo,7\n\"Bergen, harbour\",5\nOslo,4\n";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let emulator = Emulator::start().await?;
    let disk = YandexDisk::builder()
        .token(emulator.sign_in())
        .base_url("api", emulator.api_url())
        .build()?;
    let store = disk.object_store("disk:/data")?;
    let sales = Path::from("2026/sales.csv");
    store.put(&sales, SALES.into()).await?;
    for (city, sum) in sums(&store).await? {
        println!("{city}: {sum}");
    }
    Ok(())
}

/// Adds up the sums of each city over all CSV files of a store.
async fn sums(store: &dyn ObjectStore) -> Result<BTreeMap<String, u64>, Box<dyn Error>> {
    let mut sums = BTreeMap::new();
    let mut objects = store.list(None);
    while let Some(object) = objects.try_next().await? {
        if object.location.extension() != Some("csv") {
            continue;
        }
        let contents = store.get(&object.location).await?.bytes().await?;
        let mut lines = csv::Reader::from_reader(&*contents);
        for line in lines.deserialize() {
            let (city, sum): (String, u64) = line?;
            *sums.entry(city).or_default() += sum;
        }
    }
    Ok(sums)
}
