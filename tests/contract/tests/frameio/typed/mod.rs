//! The typed crate `frameio` against the emulator: every operation with its arguments, answers and errors, and other features of
//! the Python client.

mod accounts;
mod client;
mod collections;
mod comments;
mod custom_actions;
mod errors;
mod files;
mod folders;
mod groups;
mod metadata;
mod odd_answers;
mod options;
mod pages;
mod preview;
mod projects;
mod search;
mod shares;
mod sign_in;
mod tokens;
mod transfers;
mod version_stacks;
mod webhooks;
mod workspaces;

use std::time::Duration;

use cloud_drives::FrameIo;
use cloud_drives::frameio::FrameIoBuilder;
use cloud_drives::poll::PollSettings;
use cloud_drives::prelude::*;
use cloud_drives::rate_limit::RateLimits;
use cloud_drives::retry::{Backoff, RetryPolicy};
use cloud_drives_emulator::frameio::Role;
use cloud_drives_emulator::{FrameIo as Emulator, FrameIoBuilder as Setup, RecordedRequest};
use frameio::Client;
use frameio::types::AssetWithIncludes;

/// An emulator that answers 400 to whatever its service does not know, a project in it, and a client that is signed in.
struct Studio {
    emulator: Emulator,
    client: Client,
    account: String,
    workspace: String,
    project: String,
    root: String,
}

impl Studio {
    async fn open() -> Self {
        Self::of(Emulator::builder()).await
    }

    async fn of(setup: Setup) -> Self {
        let setup = setup.strict(true).rate_limits(false).upload_polls(0);
        let emulator = setup.start().await.expect("loopback can be bound");
        let project = emulator.put_project("Film");
        let root = emulator.root_folder_id(&project);
        Self {
            client: client(&emulator, emulator.sign_in()),
            account: emulator.account_id().to_owned(),
            workspace: emulator.workspace_id().to_owned(),
            project,
            root: root.expect("the project has one"),
            emulator,
        }
    }

    /// The client of another user.
    fn client_of(&self, user_id: &str) -> Client {
        client(&self.emulator, self.emulator.sign_in_as(user_id))
    }

    /// The facade, without waits.
    fn frame(&self) -> FrameIo {
        let builder = self.facade().token(self.emulator.sign_in());
        builder.build().expect("the settings are good")
    }

    /// The facade without a token.
    fn facade(&self) -> FrameIoBuilder {
        let policy = RetryPolicy::new().attempts(3);
        FrameIo::builder()
            .base_url("api", self.emulator.api_url())
            .base_url("oauth", self.emulator.ims_url())
            .retry_policy(policy.backoff(Backoff::fixed(Duration::ZERO)))
            .rate_limits(RateLimits::off())
            .poll(PollSettings::every(Duration::ZERO))
    }

    /// Puts a file into the root folder whose bytes are its name.
    fn file(&self, name: &str) -> String {
        let put = self.emulator.put_file(&self.root, name, name);
        put.expect("the folder is there")
    }

    /// Puts a folder into the root folder.
    fn folder(&self, name: &str) -> String {
        let put = self.emulator.put_folder(&self.root, name);
        put.expect("the folder is there")
    }

    /// Somebody else in the account, without a role in its workspaces.
    fn guest(&self) -> String {
        let (name, email) = ("Ben", "ben@example.com");
        self.emulator.put_user(name, email, Role::Member)
    }

    /// The last request that was sent.
    fn last(&self) -> RecordedRequest {
        let mut requests = self.emulator.requests();
        requests.pop().expect("something was sent")
    }

    /// The body of the last request.
    fn last_body(&self) -> serde_json::Value {
        serde_json::from_slice(&self.last().body).expect("it is JSON")
    }

    #[track_caller]
    fn no_complaints(&self) {
        let complaints = self.emulator.complaints();
        assert!(complaints.is_empty(), "{complaints:?}");
    }
}

fn client(emulator: &Emulator, token: String) -> Client {
    Client::builder()
        .token(token)
        .base_url("api", emulator.api_url())
        .base_url("oauth", emulator.ims_url())
        .build()
        .expect("the settings are good")
}

/// The name of an asset of any kind.
fn name(asset: &AssetWithIncludes) -> &str {
    match asset {
        AssetWithIncludes::File(file) => &file.name,
        AssetWithIncludes::Folder(folder) => &folder.name,
        AssetWithIncludes::VersionStack(stack) => &stack.name,
        other => panic!("{other:?} is nothing that was put there"),
    }
}

fn names(assets: &[AssetWithIncludes]) -> Vec<&str> {
    assets.iter().map(name).collect()
}
