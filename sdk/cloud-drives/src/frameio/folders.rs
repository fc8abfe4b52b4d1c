//! Creating folders.

use ::frameio::types::{AccountId, FolderCreateParamsData, FolderId, FolderWithIncludes};
use cloud_drives_core::{CallOptions, Error, Result};
use cloud_drives_runtime::CompositeCall;

use super::FrameIo;
use super::paths::names;
use super::settle::created_folder;
use super::tree::PAGE_SIZE;
use crate::Drive;

impl FrameIo {
    /// Creates the missing folders of a path below a folder, and returns the id of the last one.
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
    /// If several folders have the name, the first one is used. Two programs that create the same folder at the same time create two,
    /// since names are not unique. The path `/` is the folder itself.
    ///
    /// # Errors
    ///
    /// [`is_invalid_input`](Error::is_invalid_input) for an empty path; the service's errors.
    ///
    /// # Retries
    ///
    /// Each request by the client's retry policy. After an ambiguous outcome an existing folder counts as created.
    pub fn make_folders(
        &self,
        account_id: impl Into<AccountId>,
        folder_id: impl Into<FolderId>,
        path: impl AsRef<str>,
    ) -> CompositeCall<FolderId> {
        let (frame, account_id, names) = (self.clone(), account_id.into(), names(path.as_ref()));
        let mut folder_id = folder_id.into();
        CompositeCall::new(move |options| async move {
            let mut is_new = false;
            for name in names? {
                // A folder that was just created is empty.
                let known = match is_new {
                    true => None,
                    false => {
                        let named =
                            frame.folders_named(&account_id, &folder_id, &name, 1, &options);
                        named.await?.pop()
                    }
                };
                folder_id = match known {
                    Some(folder) => folder.id,
                    None => {
                        is_new = true;
                        frame
                            .create_folder(&account_id, &folder_id, &name, &options)
                            .await?
                    }
                };
            }
            Ok(folder_id)
        })
    }

    /// Creates a folder whose name does not exist yet.
    pub(super) async fn create_folder(
        &self,
        account_id: &AccountId,
        parent_id: &FolderId,
        name: &str,
        options: &CallOptions,
    ) -> Result<FolderId, Error> {
        let settlement = created_folder(self, account_id, parent_id, name, options);
        let data = FolderCreateParamsData::new().name(name);
        let request = self.api().folders().create(account_id, parent_id, data);
        let options = options.clone().with_extension(settlement);
        Ok(request.with_options(options).await?.id)
    }

    /// Returns at most `most` folders of a name in a folder.
    pub(super) async fn folders_named(
        &self,
        account_id: &AccountId,
        folder_id: &FolderId,
        name: &str,
        most: usize,
        options: &CallOptions,
    ) -> Result<Vec<FolderWithIncludes>> {
        let request = self.api().folders().list(account_id, folder_id);
        let request = request.page_size(PAGE_SIZE).with_options(options.clone());
        let (mut found, mut folders) = (Vec::new(), request.items());
        while found.len() < most
            && let Some(folder) = folders.try_next().await?
        {
            if folder.name == name {
                found.push(folder);
            }
        }
        Ok(found)
    }
}
