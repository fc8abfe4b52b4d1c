//! Copying, moving, renaming and deleting (`wire.md §5.7`).

use ::verizon_cloud::files::DeleteRequest;
use ::verizon_cloud::types::{CloudFile, CopyItem, MoveItem};
use cloud_drives_core::{CallOptions, Error};

use super::call::{VerizonCall, checked};
use super::{CloudItem, ItemPath, OnConflict, OnCopyConflict, VerizonCloud};
use crate::Drive;
use crate::retry::Finding;

impl VerizonCloud {
    /// Copies a file or folder. The target is the full new path. Creates missing folders of the target path.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::verizon_cloud::OnConflict;
    ///
    /// let copy = cloud
    ///     .copy("/VZMOBILE/sea.jpg", "/VZMOBILE/photos/sea.jpg")
    ///     .on_conflict(OnConflict::KeepBoth)
    ///     .await?;
    /// println!("{}", copy.path());
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound), [`Conflict`](super::ErrorKind::Conflict) with [`OnConflict::Fail`];
    /// [`is_outcome_unknown`](Error::is_outcome_unknown), see below.
    ///
    /// # Retries
    ///
    /// After an ambiguous outcome the client checks the target. A file there with the contents of the source counts as the
    /// copy; otherwise the call is repeated. The outcome stays unknown for a folder copied with [`OnConflict::Fail`], and
    /// for any copy with [`OnConflict::KeepBoth`], whose name the service chooses.
    pub fn copy(
        &self,
        item: impl Into<ItemPath>,
        target: impl Into<ItemPath>,
    ) -> VerizonCall<CloudItem, CopyItem> {
        let (cloud, source, target) = (self.clone(), item.into(), target.into());
        let check = check(&source, &target);
        let item = CopyItem::new(source.as_str(), target.as_str());
        let copy = |item: CopyItem, options: CallOptions| async move {
            let send = async |options| {
                let request = cloud.api().files().copy(item.clone());
                CloudItem::of(request.with_options(options).await?, "files.copy")
            };
            let way = item.on_conflict;
            let look = async |options| cloud.copied(&source, &target, way, options).await;
            cloud.settle(&options, send, look).await
        };
        VerizonCall::new(item, copy).check(check)
    }

    /// Moves a file or folder. The target is the full new path.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound), [`Conflict`](super::ErrorKind::Conflict) with [`OnConflict::Fail`];
    /// [`is_outcome_unknown`](Error::is_outcome_unknown), see below.
    ///
    /// # Retries
    ///
    /// After an ambiguous outcome the client checks the source. If it is gone and the target exists, the call counts as
    /// done; if it still exists, the call is repeated. With [`OnConflict::KeepBoth`] the service chooses the name, so the
    /// outcome stays unknown if the source is gone.
    pub fn move_(
        &self,
        item: impl Into<ItemPath>,
        target: impl Into<ItemPath>,
    ) -> VerizonCall<CloudItem, MoveItem> {
        let files = self.api().files();
        self.moving(item.into(), target.into(), move |item, options| {
            let request = files.move_(item).with_options(options);
            async { CloudItem::of(request.await?, "files.move") }
        })
    }

    /// Renames a file or folder. The target is a full path, not only the new name.
    ///
    /// # Errors
    ///
    /// As [`VerizonCloud::move_`].
    ///
    /// # Retries
    ///
    /// As [`VerizonCloud::move_`].
    pub fn rename(
        &self,
        item: impl Into<ItemPath>,
        target: impl Into<ItemPath>,
    ) -> VerizonCall<CloudItem, MoveItem> {
        let files = self.api().files();
        self.moving(item.into(), target.into(), move |item, options| {
            let request = files.rename(item).with_options(options);
            async { CloudItem::of(request.await?, "files.rename") }
        })
    }

    /// Deletes a file or folder: moves it to the trash, or skips the trash with [`purge`](DeleteRequest::purge).
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn delete(&self, item: impl Into<ItemPath>) -> DeleteRequest {
        let path = item.into();
        let request = self.api().files().delete(path.as_str());
        request.with_options(checked(path.check_item("path")))
    }

    /// Prepares a move or a rename, which only differ in the operation.
    fn moving<F>(
        &self,
        source: ItemPath,
        target: ItemPath,
        request: impl Fn(MoveItem, CallOptions) -> F + Send + Sync + 'static,
    ) -> VerizonCall<CloudItem, MoveItem>
    where
        F: Future<Output = Result<CloudItem, Error>> + Send + 'static,
    {
        let (cloud, check) = (self.clone(), check(&source, &target));
        let item = MoveItem::new(source.as_str(), target.as_str());
        let move_ = |item: MoveItem, options: CallOptions| async move {
            let send = |options| request(item.clone(), options);
            let way = item.on_conflict;
            let look = async |options| cloud.moved(&source, &target, way, options).await;
            cloud.settle(&options, send, look).await
        };
        VerizonCall::new(item, move_).check(check)
    }

    /// Settles a copy.
    async fn copied(
        &self,
        source: &ItemPath,
        target: &ItemPath,
        on_conflict: OnCopyConflict,
        options: CallOptions,
    ) -> Result<Finding<CloudItem>, Error> {
        if on_conflict == OnCopyConflict::KeepBoth {
            return Ok(Finding::Unknown("the copy may exist under another name"));
        }
        let Some(there) = self.look_at(target, options.clone()).await? else {
            return Ok(Finding::NotDone);
        };
        let source = self.look_at(source, options).await?;
        Ok(match (source, there) {
            (Some(CloudItem::File(source)), CloudItem::File(there)) => {
                match same_contents(&source, &there) {
                    true => Finding::Done(CloudItem::File(there)),
                    false => Finding::NotDone,
                }
            }
            (Some(CloudItem::Folder(_)), CloudItem::Folder(_))
                if on_conflict == OnCopyConflict::Fail =>
            {
                Finding::Unknown("a folder exists at the target, but may not be the copy")
            }
            _ => Finding::NotDone,
        })
    }

    /// Settles a move or rename.
    async fn moved(
        &self,
        source: &ItemPath,
        target: &ItemPath,
        on_conflict: OnConflict,
        options: CallOptions,
    ) -> Result<Finding<CloudItem>, Error> {
        if self.look_at(source, options.clone()).await?.is_some() {
            return Ok(Finding::NotDone);
        }
        if on_conflict == OnConflict::KeepBoth {
            return Ok(Finding::Unknown(
                "the item is gone from its old path, and may have another name",
            ));
        }
        Ok(match self.look_at(target, options).await? {
            Some(there) => Finding::Done(there),
            None => Finding::Unknown("the item is neither at its old nor at its new path"),
        })
    }
}

impl VerizonCall<CloudItem, CopyItem> {
    /// Sets what to do about something that is at the target. Default: overwrite it.
    pub fn on_conflict(self, on_conflict: impl Into<OnCopyConflict>) -> Self {
        self.map(|item| item.on_conflict(on_conflict))
    }
}

impl VerizonCall<CloudItem, MoveItem> {
    /// Sets what to do about something that is at the target. Default: overwrite it.
    pub fn on_conflict(self, on_conflict: OnConflict) -> Self {
        self.map(|item| item.on_conflict(on_conflict))
    }
}

fn check(source: &ItemPath, target: &ItemPath) -> Result<(), String> {
    source.check_item("src")?;
    target.check_target()?;
    if source == target {
        return Err(format!("target: must differ from src, {}", source.as_str()));
    }
    Ok(())
}

/// Returns whether two files have the same contents, by the members that the service returns.
fn same_contents(one: &CloudFile, other: &CloudFile) -> bool {
    match (&one.checksum, &other.checksum) {
        (Some(sum), Some(other_sum)) => {
            one.size == other.size && sum.eq_ignore_ascii_case(other_sum)
        }
        _ => false,
    }
}
