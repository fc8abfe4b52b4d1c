//! A common interface to all drives for the tasks.

use std::collections::BTreeMap;
use std::time::Duration;

use cloud_drives::poll::PollSettings;
use cloud_drives::prelude::*;
use cloud_drives::rate_limit::RateLimits;
use cloud_drives::retry::{Backoff, PausePolicy, RetryPolicy};
use cloud_drives::transfer::DownloadTarget;
use cloud_drives::{AmazonDrive, Error, FrameIo, VerizonCloud, YandexDisk};
use cloud_drives_benches::process::Failure;

use super::service::Service;

/// A drive and who uses it.
#[derive(Clone, Debug)]
pub(crate) enum AnyDrive {
    Yandex(YandexDisk),
    Frame {
        frame: FrameIo,
        account: String,
        root: String,
    },
    Amazon(AmazonDrive),
    Verizon(VerizonCloud),
}

impl AnyDrive {
    pub(crate) fn of(service: &Service) -> Result<Self, Failure> {
        Ok(match service.provider {
            "yandex-disk" => Self::Yandex(
                patient(YandexDisk::builder(), service)
                    .base_url("api", service.text("api_url"))
                    .build()?,
            ),
            "frameio" => Self::Frame {
                frame: patient(FrameIo::builder(), service)
                    .base_url("api", service.text("api_url"))
                    .rate_limits(RateLimits::off())
                    .build()?,
                account: service.text("account_id").to_owned(),
                root: service.text("root_folder_id").to_owned(),
            },
            "amazon-drive" => Self::Amazon(
                patient(AmazonDrive::builder(), service)
                    .base_url("master", service.text("master_url"))
                    .pause_policy(PausePolicy::off())
                    .build()?,
            ),
            _ => Self::Verizon(
                patient(VerizonCloud::builder(), service)
                    .base_url("api", service.text("api_url"))
                    .upload_origin(service.text("upload_url"))
                    .build()?,
            ),
        })
    }

    /// Creates a folder in the top one; what the other calls know it by.
    pub(crate) async fn folder(&self, name: &str) -> Result<String, Error> {
        Ok(match self {
            Self::Yandex(disk) => {
                let path = format!("disk:/{name}");
                disk.mkdir(path.as_str()).await?;
                path
            }
            Self::Frame {
                frame,
                account,
                root,
            } => {
                let folder = frame
                    .make_folders(account.as_str(), root.as_str(), name)
                    .await?;
                folder.to_string()
            }
            Self::Amazon(drive) => {
                let folder = drive.makedirs(&format!("/{name}")).await?;
                folder.id.to_string()
            }
            Self::Verizon(cloud) => {
                let path = format!("/VZMOBILE/{name}");
                cloud.makedirs(path.as_str()).await?;
                path
            }
        })
    }

    /// Uploads a new file; what the other calls know it by.
    pub(crate) async fn upload(
        &self,
        folder: &str,
        name: &str,
        contents: Vec<u8>,
    ) -> Result<String, Error> {
        Ok(match self {
            Self::Yandex(disk) => {
                let path = format!("{folder}/{name}");
                disk.upload(contents, path.as_str()).await?;
                path
            }
            Self::Frame { frame, account, .. } => {
                let upload = frame.upload(account.as_str(), folder, contents).name(name);
                upload.await?.receipt.file_id.to_string()
            }
            Self::Amazon(drive) => {
                let upload = drive.upload(contents, name).parent(folder);
                upload.await?.receipt.id.to_string()
            }
            Self::Verizon(cloud) => {
                cloud.upload(contents, folder).name(name).await?;
                format!("{folder}/{name}")
            }
        })
    }

    pub(crate) async fn download(&self, file: &str) -> Result<Vec<u8>, Error> {
        let mut contents = Vec::new();
        let target = DownloadTarget::writer(&mut contents);
        match self {
            Self::Yandex(disk) => drop(disk.download(file, target).await?),
            Self::Frame { frame, account, .. } => {
                drop(frame.download(account.as_str(), file, target).await?);
            }
            Self::Amazon(drive) => drop(drive.download(file, target).await?),
            Self::Verizon(cloud) => drop(cloud.download(file, target).await?),
        }
        Ok(contents)
    }

    /// The names in a folder, each with what calls know it by.
    pub(crate) async fn list(&self, folder: &str) -> Result<BTreeMap<String, String>, Error> {
        let mut found = BTreeMap::new();
        let path = |name: &str| format!("{folder}/{name}");
        match self {
            Self::Yandex(disk) => {
                let mut items = disk.listdir(folder).page_size(5).items();
                while let Some(item) = items.try_next().await? {
                    found.insert(item.name.clone(), path(&item.name));
                }
            }
            Self::Amazon(drive) => {
                let mut nodes = drive.list_children(folder).items();
                while let Some(node) = nodes.try_next().await? {
                    found.extend(node.name.map(|name| (name, node.id.to_string())));
                }
            }
            Self::Frame { frame, account, .. } => {
                let mut entries = frame.tree(account.as_str()).list(folder);
                while let Some(entry) = entries.try_next().await? {
                    found.insert(entry.name, entry.id.to_string());
                }
            }
            Self::Verizon(cloud) => {
                let mut entries = cloud.tree().list(folder);
                while let Some(entry) = entries.try_next().await? {
                    found.insert(entry.name.clone(), path(&entry.name));
                }
            }
        }
        Ok(found)
    }

    /// Whether files can be deleted permanently, not only moved to the trash.
    pub(crate) fn deletes(&self) -> bool {
        !matches!(self, Self::Amazon(_))
    }

    /// Deletes a file permanently, or replaces its contents if that is not possible.
    pub(crate) async fn delete_or_overwrite(
        &self,
        file: &str,
        contents: Vec<u8>,
    ) -> Result<(), Error> {
        match self {
            Self::Yandex(disk) => drop(disk.remove(file).permanently(true).await?),
            Self::Frame { frame, account, .. } => {
                frame.api().files().delete(account.as_str(), file).await?;
            }
            Self::Amazon(drive) => drop(drive.overwrite_file(file, contents).await?),
            Self::Verizon(cloud) => drop(cloud.delete(file).purge(true).await?),
        }
        Ok(())
    }

    /// Asks for something small that is always there.
    pub(crate) async fn look(&self) -> Result<(), Error> {
        match self {
            Self::Yandex(disk) => drop(disk.get_disk_info().await?),
            Self::Frame { frame, .. } => drop(frame.api().users().show().await?),
            Self::Amazon(drive) => {
                drive.get_quota().await?;
            }
            Self::Verizon(cloud) => drop(cloud.account().await?),
        }
        Ok(())
    }
}

/// The settings that all have: attempts enough, and no time lost between them.
fn patient<B: Configure>(builder: B, service: &Service) -> B {
    let policy = RetryPolicy::new().attempts(6);
    builder
        .token(service.text("token"))
        .retry_policy(policy.backoff(Backoff::fixed(Duration::from_millis(5))))
        .poll(PollSettings::every(Duration::from_millis(5)))
}
