//! Resolving paths to assets. The service itself only knows ids.

use ::frameio::types::{AccountId, AssetWithIncludes, FolderId, ProjectId};
use cloud_drives_core::{CallOptions, Error, Result};
use cloud_drives_runtime::CompositeCall;

use super::FrameIo;
use super::tree::PAGE_SIZE;
use crate::Drive;

impl FrameIo {
    /// Returns the item at a path in a project: names below its root folder, separated by slashes.
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
    /// Returns `None` if no item has the path. The path `/` is the root folder. Each level of the path is listed
    /// completely, so prefer ids to paths.
    ///
    /// # Errors
    ///
    /// [`is_invalid_input`](Error::is_invalid_input) for an empty path, and if several items have the path, since
    /// names are not unique. The message has their ids; [`resolve_all`](FrameIo::resolve_all) returns them all. The
    /// service's errors.
    ///
    /// # Retries
    ///
    /// Each request by the client's retry policy.
    pub fn resolve(
        &self,
        account_id: impl Into<AccountId>,
        project_id: impl Into<ProjectId>,
        path: impl Into<String>,
    ) -> CompositeCall<Option<AssetWithIncludes>> {
        let path = path.into();
        let all = self.resolve_all(account_id, project_id, &path);
        CompositeCall::new(move |options| async move {
            let mut found = all.with_options(options).await?;
            if found.len() > 1 {
                let ids: Vec<&str> = found.iter().filter_map(AssetWithIncludes::id).collect();
                return Err(Error::invalid_input(format!(
                    "{path}: {} items have this path ({}); use an id",
                    found.len(),
                    ids.join(", ")
                )));
            }
            Ok(found.pop())
        })
    }

    /// Returns all items at a path in a project; see [`resolve`](FrameIo::resolve).
    ///
    /// # Errors
    ///
    /// [`is_invalid_input`](Error::is_invalid_input) for an empty path; the service's errors.
    pub fn resolve_all(
        &self,
        account_id: impl Into<AccountId>,
        project_id: impl Into<ProjectId>,
        path: impl Into<String>,
    ) -> CompositeCall<Vec<AssetWithIncludes>> {
        let (frame, account_id, project_id) = (self.clone(), account_id.into(), project_id.into());
        let path = path.into();
        CompositeCall::new(move |options| async move {
            frame.at_path(account_id, project_id, &path, options).await
        })
    }

    async fn at_path(
        &self,
        account_id: AccountId,
        project_id: ProjectId,
        path: &str,
        options: CallOptions,
    ) -> Result<Vec<AssetWithIncludes>> {
        let names = names(path)?;
        let api = self.api();
        let request = api.projects().show(&account_id, project_id);
        let root = request.with_options(options.clone()).await?.root_folder_id;
        let Some((last, before)) = names.split_last() else {
            let request = api.folders().show(account_id, root);
            let folder = request.with_options(options).await?;
            return Ok(vec![AssetWithIncludes::Folder(folder)]);
        };
        let mut folders: Vec<FolderId> = vec![root];
        for name in before {
            let mut inside = Vec::new();
            for folder in &folders {
                let named = self.folders_named(&account_id, folder, name, usize::MAX, &options);
                inside.extend(named.await?.into_iter().map(|folder| folder.id));
            }
            folders = inside;
        }
        let mut found = Vec::new();
        for folder in folders {
            let request = api.folders().index(&account_id, folder);
            let request = request.page_size(PAGE_SIZE).with_options(options.clone());
            let mut children = request.items();
            while let Some(child) = children.try_next().await? {
                if child.name() == Some(last) {
                    found.push(child);
                }
            }
        }
        Ok(found)
    }
}

/// Returns the names in a path; none for the root.
pub(super) fn names(path: &str) -> Result<Vec<String>> {
    if path.is_empty() {
        return Err(Error::invalid_input(
            "path: must not be empty; the root folder is \"/\"",
        ));
    }
    let names = path.split('/').filter(|name| !name.is_empty());
    Ok(names.map(str::to_owned).collect())
}
