//! Copying, moving, renaming and deleting (`wire.md §5.7`).

use ::verizon_cloud::files::DeleteRequest;
use ::verizon_cloud::types::{CloudFile, CopyItem, FileOrFolder, MoveItem};
use cloud_drives_core::{CallOptions, Error, Response};

use super::call::{Refusal, awaitable, options_setter, plain_calls};
use super::{CloudItem, ItemPath, OnConflict, OnCopyConflict, VerizonCloud};
use crate::Drive;
use crate::retry::Finding;

impl VerizonCloud {
    /// Copies a file or folder to another path, name included. Folders that the target lacks are made.
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
    /// Where the outcome of a call is unknown, the target is looked at first. A file there with the contents of the source is taken
    /// for the copy; otherwise the call is made again. That can't be told of a folder that was to be copied with
    /// [`OnConflict::Fail`], nor of a copy with a free name ([`OnConflict::KeepBoth`]): there the outcome stays unknown.
    pub fn copy(&self, item: impl Into<ItemPath>, target: impl Into<ItemPath>) -> Copy {
        let (source, target) = (item.into(), target.into());
        Copy {
            cloud: self.clone(),
            refusal: refusal(&source, &target),
            source,
            target,
            on_conflict: OnCopyConflict::default(),
            options: CallOptions::new(),
        }
    }

    /// Moves a file or folder to another path, name included.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound), [`Conflict`](super::ErrorKind::Conflict) with [`OnConflict::Fail`];
    /// [`is_outcome_unknown`](Error::is_outcome_unknown), see below.
    ///
    /// # Retries
    ///
    /// Where the outcome of a call is unknown, the source is looked at first. If it is gone and something is at the target, it was
    /// moved; if it is still there, the call is made again. Under which name something was moved with [`OnConflict::KeepBoth`] can't
    /// be told then, so that the outcome stays unknown.
    pub fn move_(&self, item: impl Into<ItemPath>, target: impl Into<ItemPath>) -> Move {
        Move::new(self, MoveKind::Move, item.into(), target.into())
    }

    /// Renames a file or folder. The target is a whole path, not the new name alone.
    ///
    /// # Errors
    ///
    /// As [`VerizonCloud::move_`].
    ///
    /// # Retries
    ///
    /// As [`VerizonCloud::move_`].
    pub fn rename(&self, item: impl Into<ItemPath>, target: impl Into<ItemPath>) -> Move {
        Move::new(self, MoveKind::Rename, item.into(), target.into())
    }

    /// Deletes a file or folder: into the trash, or for good with [`purge`](Delete::purge).
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn delete(&self, item: impl Into<ItemPath>) -> Delete {
        let path = item.into();
        let check = path.check_item("path");
        Delete::over(self, self.api().files().delete(path.as_str()), check)
    }

    /// What is at a path, or nothing where nothing is.
    pub(super) async fn look_at(
        &self,
        path: &ItemPath,
        options: CallOptions,
    ) -> Result<Option<CloudItem>, Error> {
        self.item(path).options(options).run_if_there().await
    }
}

fn refusal(source: &ItemPath, target: &ItemPath) -> Refusal {
    let mut refusal = Refusal::of(source.check_item("src"));
    refusal.note(target.check_target());
    if source == target {
        refusal.note(Err(format!(
            "target: is the same as src, {}",
            source.as_str()
        )));
    }
    refusal
}

/// A call of [`VerizonCloud::copy`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct Copy {
    cloud: VerizonCloud,
    source: ItemPath,
    target: ItemPath,
    on_conflict: OnCopyConflict,
    refusal: Refusal,
    options: CallOptions,
}

impl Copy {
    options_setter!();

    /// What to do about something that is at the target; it is overwritten unless set.
    pub fn on_conflict(mut self, on_conflict: impl Into<OnCopyConflict>) -> Self {
        self.on_conflict = on_conflict.into();
        self
    }

    async fn run(self) -> Result<CloudItem, Error> {
        self.refusal.check()?;
        let options = self.options.clone();
        let send = async |options| {
            let item = CopyItem::new(self.source.as_str(), self.target.as_str());
            let call = self
                .cloud
                .api()
                .files()
                .copy(item.on_conflict(self.on_conflict));
            of_answer(call.with_options(options).send().await?, "files.copy")
        };
        let look = async |options| self.look(options).await;
        self.cloud.settle(&options, send, look).await
    }

    async fn look(&self, options: CallOptions) -> Result<Finding<CloudItem>, Error> {
        if self.on_conflict == OnCopyConflict::KeepBoth {
            return Ok(Finding::Unknown(
                "the copy may have been made under a free name",
            ));
        }
        let Some(there) = self.cloud.look_at(&self.target, options.clone()).await? else {
            return Ok(Finding::NotDone);
        };
        let source = self.cloud.look_at(&self.source, options).await?;
        Ok(match (source, there) {
            (Some(CloudItem::File(source)), CloudItem::File(there)) => {
                match same_contents(&source, &there) {
                    true => Finding::Done(CloudItem::File(there)),
                    false => Finding::NotDone,
                }
            }
            (Some(CloudItem::Folder(_)), CloudItem::Folder(_))
                if self.on_conflict == OnCopyConflict::Fail =>
            {
                Finding::Unknown("a folder is at the target, which may be the copy")
            }
            _ => Finding::NotDone,
        })
    }
}

/// Whether two files have the same contents, as far as the service tells.
fn same_contents(one: &CloudFile, other: &CloudFile) -> bool {
    match (&one.checksum, &other.checksum) {
        (Some(sum), Some(other_sum)) => {
            one.size == other.size && sum.eq_ignore_ascii_case(other_sum)
        }
        _ => false,
    }
}

/// What the service answers with.
fn of_answer(answer: Response<FileOrFolder>, operation: &'static str) -> Result<CloudItem, Error> {
    CloudItem::of(answer.into_body(), operation)
}

/// The two calls that do the same.
#[derive(Clone, Copy, Debug)]
enum MoveKind {
    Move,
    Rename,
}

/// A call of [`VerizonCloud::move_`] or [`VerizonCloud::rename`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct Move {
    cloud: VerizonCloud,
    kind: MoveKind,
    source: ItemPath,
    target: ItemPath,
    on_conflict: OnConflict,
    refusal: Refusal,
    options: CallOptions,
}

impl Move {
    options_setter!();

    fn new(cloud: &VerizonCloud, kind: MoveKind, source: ItemPath, target: ItemPath) -> Self {
        Self {
            cloud: cloud.clone(),
            kind,
            refusal: refusal(&source, &target),
            source,
            target,
            on_conflict: OnConflict::default(),
            options: CallOptions::new(),
        }
    }

    /// What to do about something that is at the target; it is overwritten unless set.
    pub fn on_conflict(mut self, on_conflict: OnConflict) -> Self {
        self.on_conflict = on_conflict;
        self
    }

    async fn run(self) -> Result<CloudItem, Error> {
        self.refusal.check()?;
        let options = self.options.clone();
        let send = async |options| {
            let files = self.cloud.api().files();
            let item = MoveItem::new(self.source.as_str(), self.target.as_str());
            let item = item.on_conflict(self.on_conflict);
            match self.kind {
                MoveKind::Move => {
                    let call = files.move_(item).with_options(options);
                    of_answer(call.send().await?, "files.move")
                }
                MoveKind::Rename => {
                    let call = files.rename(item).with_options(options);
                    of_answer(call.send().await?, "files.rename")
                }
            }
        };
        let look = async |options| self.look(options).await;
        self.cloud.settle(&options, send, look).await
    }

    async fn look(&self, options: CallOptions) -> Result<Finding<CloudItem>, Error> {
        if self
            .cloud
            .look_at(&self.source, options.clone())
            .await?
            .is_some()
        {
            return Ok(Finding::NotDone);
        }
        if self.on_conflict == OnConflict::KeepBoth {
            return Ok(Finding::Unknown(
                "it is not at its old path any more, and may have a free name now",
            ));
        }
        Ok(match self.cloud.look_at(&self.target, options).await? {
            Some(there) => Finding::Done(there),
            None => Finding::Unknown("it is neither at its old path nor at the new one"),
        })
    }
}

plain_calls! {
    /// A call of [`VerizonCloud::delete`].
    ///
    /// # Retries
    ///
    /// Repeated, and taken for done if nothing is there after an attempt whose outcome was unknown.
    Delete(DeleteRequest) -> ();
}

impl Delete {
    /// Whether it is gone for good instead of going to the trash; false unless set.
    pub fn purge(mut self, purge: bool) -> Self {
        self.request = self.request.purge(purge);
        self
    }
}

awaitable! {
    Copy => CloudItem,
    Move => CloudItem,
}
