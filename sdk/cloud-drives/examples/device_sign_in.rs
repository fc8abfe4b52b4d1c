//! Signs a user in on a machine without a browser, and saves the tokens in a file for later runs.
//!
//! ```text
//! cargo run -p cloud-drives --example device_sign_in [-- CLIENT_ID CLIENT_SECRET]
//! ```
//!
//! With your own application it signs in at Yandex and writes `tokens.json`. Otherwise it signs in at an emulator in this process,
//! where every code counts as confirmed.
#![forbid(unsafe_code)]

use cloud_drives::YandexDisk;
use cloud_drives::auth::TokenFile;
use cloud_drives::prelude::*;
use cloud_drives::yandex_disk::YandexSignIn as _;
use cloud_drives_emulator::YandexDisk as Emulator;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let emulator = Emulator::builder().approve_devices(true).start().await?;
    let folder = tempfile::tempdir()?;
    let (builder, file) = match given.as_slice() {
        [id, secret] => (
            YandexDisk::builder().application(id, secret.as_str()),
            "tokens.json".into(),
        ),
        _ => (
            YandexDisk::builder()
                .application(emulator.client_id(), emulator.client_secret())
                .base_url("api", emulator.api_url())
                .base_url("oauth", emulator.oauth_url()),
            folder.path().join("tokens.json"),
        ),
    };
    // Later runs only need the file, which is updated when tokens are renewed.
    let disk = builder.token_file(&file).build()?;

    if !file.exists() {
        let tokens = disk
            .device_sign_in(|code| {
                let (page, code) = (&code.verification_url, &code.user_code);
                println!("Open {page} anywhere, and type in {code}");
            })
            .device_id("living-room") // so that the token can be revoked
            .device_name("Living room")
            .await?; // once the user has confirmed
        TokenFile::store(&file, tokens).await?;
    }
    let info = disk.get_disk_info().await?;
    println!("signed in; {:?} bytes in all", info.total_space);
    Ok(())
}
