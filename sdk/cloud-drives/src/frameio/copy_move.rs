//! Copying and moving files, folders and version stacks.

use ::frameio::types::{
    AccountId, CopyComments, FileCopyParamsData, FileMoveParamsData, FolderCopyParamsData,
    FolderId, FolderMoveParamsData, VersionStackCopyParamsData, VersionStackMoveParamsData,
};
use cloud_drives_core::{BoxFuture, CallOptions, Error, Result};
use cloud_drives_runtime::CompositeCall;

use super::settle::Newcomer;
use super::{Asset, FrameIo, unknown_kind};
use crate::Drive;

impl FrameIo {
    /// Copies a file, folder or version stack.
    ///
    /// Default target: the original's folder; [`to`](CopyAsset::to) sets another one.
    ///
    /// ```no_run
    /// use cloud_drives::frameio::Asset;
    ///
    /// # async fn example(frame: cloud_drives::FrameIo) -> Result<(), cloud_drives::Error> {
    /// let (account, folder) = ("6f70f1bd-7e89-4a7e-b4d3-7e576585a181", "e183c7ba-07d9-425a-9467-ebdf0223d9ce");
    /// let copy = frame.copy(account, Asset::file("22222222-2222-4222-8222-222222222222")).to(folder).await?;
    /// println!("{}", copy.id());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Returns the copy. A large folder may be filled in the background (`wire.md §5`).
    ///
    /// # Errors
    ///
    /// The service's errors; [`is_outcome_unknown`](Error::is_outcome_unknown) if it is unknown whether a copy was
    /// created.
    ///
    /// # Retries
    ///
    /// Not idempotent. After an ambiguous outcome the client lists the target folder. The call is repeated if no item can be the copy,
    /// and counts as done if exactly one item of its type and name was created since the call began.
    pub fn copy(&self, account_id: impl Into<AccountId>, asset: impl Into<Asset>) -> CopyAsset {
        CopyAsset {
            frame: self.clone(),
            account_id: account_id.into(),
            asset: asset.into(),
            parent_id: None,
            copy_metadata: false,
            copy_comments: None,
            options: CallOptions::new(),
        }
    }

    /// Moves a file, folder or version stack into a folder.
    ///
    /// [`add_version`](FrameIo::add_version) moves a file into a version stack.
    ///
    /// # Errors
    ///
    /// The service's errors.
    ///
    /// # Retries
    ///
    /// Idempotent, repeated by the client's retry policy.
    pub fn move_(
        &self,
        account_id: impl Into<AccountId>,
        asset: impl Into<Asset>,
        parent_id: impl Into<FolderId>,
    ) -> CompositeCall<()> {
        let (frame, account_id, parent_id) = (self.clone(), account_id.into(), parent_id.into());
        let asset = asset.into();
        CompositeCall::new(move |options| async move {
            let api = frame.api();
            match asset {
                Asset::File(id) => {
                    let data = FileMoveParamsData::new().parent_id(parent_id);
                    let request = api.files().move_(account_id, id, data);
                    request.with_options(options).await?;
                }
                Asset::Folder(id) => {
                    let data = FolderMoveParamsData::new().parent_id(parent_id);
                    let request = api.folders().move_(account_id, id, data);
                    request.with_options(options).await?;
                }
                Asset::VersionStack(id) => {
                    let data = VersionStackMoveParamsData::new().parent_id(parent_id);
                    let request = api.version_stacks().move_(account_id, id, data);
                    request.with_options(options).await?;
                }
                _ => return Err(unknown_kind()),
            }
            Ok(())
        })
    }
}

/// A copy prepared by [`FrameIo::copy`]. Await it.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct CopyAsset {
    frame: FrameIo,
    account_id: AccountId,
    asset: Asset,
    parent_id: Option<FolderId>,
    copy_metadata: bool,
    copy_comments: Option<CopyComments>,
    options: CallOptions,
}

impl CopyAsset {
    /// Sets the target folder. Default: the original's folder.
    pub fn to(mut self, parent_id: impl Into<FolderId>) -> Self {
        self.parent_id = Some(parent_id.into());
        self
    }

    /// Sets whether to copy the values of metadata fields. Default: false.
    pub fn copy_metadata(mut self, copy_metadata: bool) -> Self {
        self.copy_metadata = copy_metadata;
        self
    }

    /// Sets which comments to copy. Only for files. Default: none.
    pub fn copy_comments(mut self, copy_comments: impl Into<CopyComments>) -> Self {
        self.copy_comments = Some(copy_comments.into());
        self
    }

    /// Adds options for this call only: headers, time limits, a retry policy.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    async fn run(self) -> Result<Asset> {
        if self.copy_comments.is_some() && !matches!(self.asset, Asset::File(_)) {
            return Err(Error::invalid_input(
                "copy_comments: only for files; folders and version stacks are copied without comments",
            ));
        }
        let newcomer = Newcomer::copy_of(&self.frame, &self.account_id, &self.asset)
            .in_folder(self.parent_id.clone())
            .options(&self.options);
        let options = self.options.with_extension(newcomer.settlement());
        let (api, account_id, parent_id) = (self.frame.api(), self.account_id, self.parent_id);
        Ok(match self.asset {
            Asset::File(id) => {
                let mut request = api.files().copy(account_id, id);
                request = request.copy_metadata(self.copy_metadata);
                if let Some(comments) = self.copy_comments {
                    request = request.copy_comments(comments);
                }
                if let Some(parent_id) = parent_id {
                    request = request.data(FileCopyParamsData::new().parent_id(parent_id));
                }
                Asset::from(&request.with_options(options).await?)
            }
            Asset::Folder(id) => {
                let mut request = api.folders().copy(account_id, id);
                request = request.copy_metadata(self.copy_metadata);
                if let Some(parent_id) = parent_id {
                    request = request.data(FolderCopyParamsData::new().parent_id(parent_id));
                }
                Asset::from(&request.with_options(options).await?)
            }
            Asset::VersionStack(id) => {
                let mut request = api.version_stacks().copy(account_id, id);
                request = request.copy_metadata(self.copy_metadata);
                if let Some(parent_id) = parent_id {
                    request = request.data(VersionStackCopyParamsData::new().parent_id(parent_id));
                }
                Asset::from(&request.with_options(options).await?)
            }
            _ => return Err(unknown_kind()),
        })
    }
}

impl IntoFuture for CopyAsset {
    type Output = Result<Asset>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}
