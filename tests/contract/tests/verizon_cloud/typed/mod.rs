//! The typed crate `verizon-cloud` against the emulator, over sockets: every operation with its outcomes, its pages and its errors.

mod account;
mod bad_input;
mod contacts;
mod content;
mod errors;
mod favorites;
mod fops;
mod full_view;
mod metadata;
mod pages;
mod playlists;
mod readings;
mod search;
mod secrets;
mod shares;
mod sign_in;
mod tags;
mod trash;
mod uploads;
mod virtual_folders;

use cloud_drives_emulator::{VerizonCloud as Emulator, VerizonCloudBuilder as Setup};
use verizon_cloud::types::{CloudFile, CloudFolder};
use verizon_cloud::{Client, Error, ErrorKind};

/// An emulator that answers 400 to whatever its service does not know, and a client that is signed in.
struct Cloud {
    emulator: Emulator,
    client: Client,
}

impl Cloud {
    async fn open() -> Self {
        Self::of(Emulator::builder()).await
    }

    async fn of(setup: Setup) -> Self {
        let emulator = setup.strict(true).start().await;
        let emulator = emulator.expect("loopback can be bound");
        let client = client(&emulator.api_url(), &emulator.sign_in());
        Self { emulator, client }
    }

    /// A client of the origin that uploads lead to.
    fn uploading(&self) -> Client {
        client(&self.emulator.upload_url(), &self.emulator.sign_in())
    }

    /// What favorites, tags and shares know a file or folder by.
    fn uri(&self, path: &str) -> String {
        self.emulator.uri(path).expect("it is there")
    }

    #[track_caller]
    fn no_complaints(&self) {
        let complaints = self.emulator.complaints();
        assert!(complaints.is_empty(), "{complaints:?}");
    }
}

fn client(api: &str, token: &str) -> Client {
    let builder = Client::builder().token(token).base_url("api", api);
    builder.build().expect("the settings are good")
}

/// The kind of what a call was refused with.
fn kind<T>(answer: Result<T, Error>) -> ErrorKind {
    ErrorKind::of(&answer.err().expect("the call is refused"))
}

fn file_names(files: &[CloudFile]) -> Vec<&str> {
    files.iter().map(|file| file.name.as_str()).collect()
}

fn folder_names(folders: &[CloudFolder]) -> Vec<&str> {
    folders.iter().map(|folder| folder.name.as_str()).collect()
}
