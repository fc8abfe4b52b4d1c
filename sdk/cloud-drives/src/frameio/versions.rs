//! Version stacks.

use ::frameio::types::{
    AccountId, FileId, FileMoveParamsData, VersionStackCreateParamsData, VersionStackId,
};
use cloud_drives_core::{CallOptions, Error, ErrorClass, Result};
use cloud_drives_runtime::CompositeCall;

use super::settle::stacked;
use super::{Asset, FrameIo, unknown_kind};
use crate::Drive;

impl FrameIo {
    /// Adds a file as the newest version of another file, or of a version stack. Both must be in the same folder.
    ///
    /// ```no_run
    /// use cloud_drives::frameio::Asset;
    ///
    /// # async fn example(frame: cloud_drives::FrameIo) -> Result<(), cloud_drives::Error> {
    /// let (account, folder) = ("6f70f1bd-7e89-4a7e-b4d3-7e576585a181", "e183c7ba-07d9-425a-9467-ebdf0223d9ce");
    /// let first = frame.upload(account, folder, "cut 1.mov").await?;
    /// let second = frame.upload(account, folder, "cut 2.mov").await?;
    /// let stack = frame.add_version(account, Asset::file(first.receipt.file_id), second.receipt.file_id).await?;
    /// println!("{stack}");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Returns the version stack, which is new if the other file was in none.
    ///
    /// # Errors
    ///
    /// The service's errors; [`is_invalid_input`](Error::is_invalid_input) for a folder;
    /// [`is_outcome_unknown`](Error::is_outcome_unknown) if it is unknown whether a new stack was created.
    ///
    /// # Retries
    ///
    /// Each request by the client's retry policy. If it is ambiguous whether a stack was created, the client checks both files: the call is
    /// done if they are in the same stack, and repeated if they are still in the folder.
    pub fn add_version(
        &self,
        account_id: impl Into<AccountId>,
        asset: impl Into<Asset>,
        file_id: impl Into<FileId>,
    ) -> CompositeCall<VersionStackId> {
        let (frame, account_id, file_id) = (self.clone(), account_id.into(), file_id.into());
        let asset = asset.into();
        CompositeCall::new(move |options| async move {
            let stack_id = match asset {
                Asset::VersionStack(id) => id,
                Asset::Folder(_) => {
                    return Err(Error::invalid_input(
                        "a folder has no versions; expected a file or a version stack",
                    ));
                }
                Asset::File(id) => match frame.place_of(&account_id, &id, &options).await? {
                    Place::Stack(stack_id) => stack_id,
                    Place::Folder(folder_id) => {
                        let versions = [&id, &file_id];
                        let settlement =
                            stacked(&frame, &account_id, &folder_id, versions, &options);
                        let data = VersionStackCreateParamsData::new(versions);
                        let stacks = frame.api().version_stacks();
                        let request = stacks.create(account_id, folder_id, data);
                        let options = options.with_extension(settlement);
                        return Ok(request.with_options(options).await?.id);
                    }
                },
                _ => return Err(unknown_kind()),
            };
            let data = FileMoveParamsData::new().parent_id(&stack_id);
            let request = frame.api().files().move_(account_id, file_id, data);
            request.with_options(options).await?;
            Ok(stack_id)
        })
    }

    /// Returns the parent of a file: a folder or a stack, which the id does not distinguish.
    async fn place_of(
        &self,
        account_id: &AccountId,
        file_id: &FileId,
        options: &CallOptions,
    ) -> Result<Place> {
        let request = self.api().files().show(account_id, file_id);
        let file = request.with_options(options.clone()).await?;
        let Some(parent_id) = file.parent_id else {
            let message = format!("the service does not report the folder of the file {file_id}");
            return Err(Error::new(ErrorClass::Protocol, message));
        };
        let request = self.api().folders().show(account_id, &parent_id);
        match request.with_options(options.clone()).await {
            Ok(_) => Ok(Place::Folder(parent_id)),
            Err(error) if error.is_not_found() => Ok(Place::Stack(parent_id.into())),
            Err(error) => Err(error),
        }
    }
}

/// The parent of a file.
enum Place {
    Folder(String),
    Stack(VersionStackId),
}
