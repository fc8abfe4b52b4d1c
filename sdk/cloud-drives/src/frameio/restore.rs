//! Restoring deleted assets, a preview feature of the vendor.

use ::frameio::files::RestoreRequest as RestoreFile;
use ::frameio::folders::RestoreRequest as RestoreFolder;
use ::frameio::types::{AccountId, FileId, FolderId, VersionStackId};
use ::frameio::version_stacks::RestoreRequest as RestoreVersionStack;
use cloud_drives_core::reexport::http::StatusCode;
use cloud_drives_core::{CallOptions, RawResponse, Result};
use cloud_drives_runtime::retry::{Finding, Settlement};

use super::FrameIo;
use crate::Drive;

impl FrameIo {
    /// Restores a deleted file. Requires the feature `frameio-experimental`.
    ///
    /// ```no_run
    /// use cloud_drives::prelude::*;
    ///
    /// # async fn example(frame: cloud_drives::FrameIo, account: &str, file: &str) -> Result<(), cloud_drives::Error> {
    /// frame.api().files().delete(account, file).await?;
    /// let restored = frame.restore_file(account, file).await?;
    /// println!("{} is back", restored.name);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound) if it is not among the deleted files.
    ///
    /// # Retries
    ///
    /// After an ambiguous outcome the client checks the file before it repeats the call.
    pub fn restore_file(
        &self,
        account_id: impl Into<AccountId>,
        file_id: impl Into<FileId>,
    ) -> RestoreFile {
        let (api, account_id, file_id) = (self.api().clone(), account_id.into(), file_id.into());
        let request = api.files().restore(&account_id, &file_id);
        request.with_options(settled(move |options| {
            let request = api.files().show(&account_id, &file_id);
            request.with_options(options).send_raw()
        }))
    }

    /// Restores a deleted folder; its items are restored in the background. Requires the feature `frameio-experimental`.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound) if it is not among the deleted folders.
    ///
    /// # Retries
    ///
    /// After an ambiguous outcome the client checks the folder before it repeats the call.
    pub fn restore_folder(
        &self,
        account_id: impl Into<AccountId>,
        folder_id: impl Into<FolderId>,
    ) -> RestoreFolder {
        let (api, account_id, folder_id) =
            (self.api().clone(), account_id.into(), folder_id.into());
        let request = api.folders().restore(&account_id, &folder_id);
        request.with_options(settled(move |options| {
            let request = api.folders().show(&account_id, &folder_id);
            request.with_options(options).send_raw()
        }))
    }

    /// Restores a deleted version stack; its versions are restored in the background. Requires the feature `frameio-experimental`.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound) if it is not among the deleted version stacks.
    ///
    /// # Retries
    ///
    /// After an ambiguous outcome the client checks the version stack before it repeats the call.
    pub fn restore_version_stack(
        &self,
        account_id: impl Into<AccountId>,
        version_stack_id: impl Into<VersionStackId>,
    ) -> RestoreVersionStack {
        let (api, account_id, stack_id) = (
            self.api().clone(),
            account_id.into(),
            version_stack_id.into(),
        );
        let request = api.version_stacks().restore(&account_id, &stack_id);
        request.with_options(settled(move |options| {
            let request = api.version_stacks().show(&account_id, &stack_id);
            request.with_options(options).send_raw()
        }))
    }
}

/// Returns options with a look-up after an ambiguous outcome: an asset that the service returns was restored.
fn settled<F>(look: impl Fn(CallOptions) -> F + Send + Sync + 'static) -> CallOptions
where
    F: Future<Output = Result<RawResponse>> + Send + 'static,
{
    let settlement = Settlement::new(move |request| {
        let found = look(Settlement::options_of_look(request));
        Box::pin(async move {
            let found = found.await?;
            match found.status() {
                StatusCode::NOT_FOUND => Ok(Finding::NotDone),
                _ => found.error_for_status().map(Finding::Done),
            }
        })
    });
    CallOptions::new().with_extension(settlement)
}
