//! From paths to assets: the service itself knows only ids.

use ::frameio::types::{self, AssetWithIncludes};
use cloud_drives_core::{CallOptions, Error, Result};

use super::FrameIo;
use super::copy_move::{Asset, name_of};
use super::call::{awaitable, options_setter};
use super::tree::PAGE_SIZE;
use crate::Drive;

impl FrameIo {
    /// Looks for what is at a path in a project: names from its root folder on, with slashes in between.
    ///
    /// ```no_run
    /// use cloud_drives::frameio::Asset;
    ///
    /// # async fn example(frame: cloud_drives::FrameIo) -> Result<(), cloud_drives::Error> {
    /// let (account, project) = ("6f70f1bd-7e89-4a7e-b4d3-7e576585a181", "976dd413-a92b-4af6-b465-98aded0174a8");
    /// if let Some(take) = frame.resolve(account, project, "Day 1/take.mov").await? {
    ///     println!("{}", Asset::try_from(&take)?.id());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// `None` where there is nothing. The path with no names is the root folder. Each level of the path is listed until its end,
    /// so ids are better kept than paths.
    ///
    /// # Errors
    ///
    /// [`is_invalid_input`](Error::is_invalid_input) when several have that path, since names are not unique, with their ids;
    /// [`resolve_all`](FrameIo::resolve_all) gives them all. The answers of the service.
    ///
    /// # Retries
    ///
    /// Each call by itself, as the client's retry policy says.
    pub fn resolve(
        &self,
        account_id: impl Into<String>,
        project_id: impl Into<String>,
        path: impl AsRef<str>,
    ) -> Resolve {
        Resolve(self.resolve_all(account_id, project_id, path))
    }

    /// Looks for everything that is at a path in a project; otherwise as [`resolve`](FrameIo::resolve).
    ///
    /// # Errors
    ///
    /// The answers of the service.
    pub fn resolve_all(
        &self,
        account_id: impl Into<String>,
        project_id: impl Into<String>,
        path: impl AsRef<str>,
    ) -> ResolveAll {
        ResolveAll {
            frame: self.clone(),
            account_id: account_id.into(),
            project_id: project_id.into(),
            names: names(path.as_ref()),
            options: CallOptions::new(),
        }
    }

    /// Makes the folders of a path below a folder, as far as they are not there, and gives the id of the last one.
    ///
    /// ```no_run
    /// # async fn example(frame: cloud_drives::FrameIo) -> Result<(), cloud_drives::Error> {
    /// let (account, root) = ("6f70f1bd-7e89-4a7e-b4d3-7e576585a181", "e183c7ba-07d9-425a-9467-ebdf0223d9ce");
    /// let folder = frame.make_folders(account, root, "Day 1/Camera A").await?;
    /// frame.upload(account, folder, "take.mov").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Where several folders have the name, the first one is used. Two programs that make the same folder at the same time make
    /// two: the service takes several of a name.
    ///
    /// # Errors
    ///
    /// The answers of the service.
    ///
    /// # Retries
    ///
    /// Each call by itself; making a folder only when it is known not to have happened.
    pub fn make_folders(
        &self,
        account_id: impl Into<String>,
        folder_id: impl Into<String>,
        path: impl AsRef<str>,
    ) -> MakeFolders {
        MakeFolders {
            frame: self.clone(),
            account_id: account_id.into(),
            folder_id: folder_id.into(),
            names: names(path.as_ref()),
            options: CallOptions::new(),
        }
    }

    /// The folders of a name in a folder, at most `most` of them.
    async fn folders_named(
        &self,
        account_id: &str,
        folder_id: &str,
        name: &str,
        most: usize,
        options: &CallOptions,
    ) -> Result<Vec<String>> {
        let request = self.api().folders().list(account_id, folder_id);
        let request = request.page_size(PAGE_SIZE).with_options(options.clone());
        let (mut found, mut folders) = (Vec::new(), request.items());
        while found.len() < most
            && let Some(folder) = folders.try_next().await?
        {
            if folder.name == name {
                found.push(folder.id);
            }
        }
        Ok(found)
    }
}

fn names(path: &str) -> Vec<String> {
    path.split('/')
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A call of [`FrameIo::resolve_all`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct ResolveAll {
    frame: FrameIo,
    account_id: String,
    project_id: String,
    names: Vec<String>,
    options: CallOptions,
}

impl ResolveAll {
    options_setter!();

    async fn run(self) -> Result<Vec<AssetWithIncludes>> {
        let options = self.options;
        let (api, account_id) = (self.frame.api(), self.account_id.as_str());
        let request = api.projects().show(account_id, &self.project_id);
        let project = request.with_options(options.clone()).send().await?;
        let root = project.root_folder_id.clone();
        let Some((last, before)) = self.names.split_last() else {
            let request = api.folders().show(account_id, root);
            let folder = request.with_options(options).send().await?.into_body();
            return Ok(vec![AssetWithIncludes::Folder(folder)]);
        };
        let mut folders = vec![root];
        for name in before {
            let mut inside = Vec::new();
            for folder in &folders {
                let named =
                    self.frame
                        .folders_named(account_id, folder, name, usize::MAX, &options);
                inside.extend(named.await?);
            }
            folders = inside;
        }
        let mut found = Vec::new();
        for folder in folders {
            let request = api.folders().index(account_id, folder);
            let request = request.page_size(PAGE_SIZE).with_options(options.clone());
            let mut children = request.items();
            while let Some(child) = children.try_next().await? {
                if name_of(&child) == Some(last) {
                    found.push(child);
                }
            }
        }
        Ok(found)
    }
}

/// A call of [`FrameIo::resolve`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct Resolve(ResolveAll);

impl Resolve {
    /// Sets what holds for this call only: headers, time limits, a retry policy.
    pub fn options(self, options: CallOptions) -> Self {
        Self(self.0.options(options))
    }

    async fn run(self) -> Result<Option<AssetWithIncludes>> {
        let path = self.0.names.join("/");
        let mut found = self.0.run().await?;
        if found.len() > 1 {
            let ids: Vec<String> = found
                .iter()
                .filter_map(|asset| Asset::try_from(asset).ok())
                .map(|asset| asset.id().to_owned())
                .collect();
            return Err(Error::invalid_input(format!(
                "{path}: is the path of {} things ({}); name one by its id",
                found.len(),
                ids.join(", ")
            )));
        }
        Ok(found.pop())
    }
}

/// A call of [`FrameIo::make_folders`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct MakeFolders {
    frame: FrameIo,
    account_id: String,
    folder_id: String,
    names: Vec<String>,
    options: CallOptions,
}

impl MakeFolders {
    options_setter!();

    async fn run(self) -> Result<String> {
        let options = self.options;
        let account_id = self.account_id.as_str();
        let mut folder_id = self.folder_id;
        let mut is_new = false;
        for name in &self.names {
            let there = match is_new {
                // Nothing is in a folder that was just made.
                true => Vec::new(),
                false => {
                    let named = self
                        .frame
                        .folders_named(account_id, &folder_id, name, 1, &options);
                    named.await?
                }
            };
            folder_id = match there.into_iter().next() {
                Some(id) => id,
                None => {
                    let data = types::FolderCreateParamsData::new().name(name);
                    let folders = self.frame.api().folders();
                    let request = folders.create(account_id, &folder_id, data);
                    let made = request.with_options(options.clone()).send().await?;
                    is_new = true;
                    made.into_body().id
                }
            };
        }
        Ok(folder_id)
    }
}

awaitable! {
    ResolveAll => Vec<AssetWithIncludes>,
    Resolve => Option<AssetWithIncludes>,
    MakeFolders => String,
}
