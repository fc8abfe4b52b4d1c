//! Settling ambiguous outcomes of calls that must not be repeated blindly.
//!
//! The look-ups find out whether a folder, copy, file, version stack or attachment was created.
//!
//! Names are not unique, so an existing name proves little. An item created since the call began proves more. Both times
//! are by the service's clock: the start of the call is the `Date` of its answer, less the time passed locally.

use ::frameio::types::{AccountId, CommentId, FileId, FolderId, FolderWithIncludes};
use cloud_drives_core::reexport::chrono::{DateTime, Utc};
use cloud_drives_core::{CallOptions, Error, ErrorClass, RawResponse, Result};
use cloud_drives_runtime::retry::{CallStart, Finding, FirstSent, Settlement};
use tokio::time::Instant;

use super::tree::PAGE_SIZE;
use super::{Asset, FrameIo, unknown_kind};
use crate::Drive;

/// Settles the creation of a folder whose name did not exist: any folder of that name counts as created.
pub(super) fn created_folder(
    frame: &FrameIo,
    account_id: &AccountId,
    parent_id: &FolderId,
    name: &str,
    options: &CallOptions,
) -> Settlement {
    let (frame, account_id) = (frame.clone(), account_id.clone());
    let (parent_id, name) = (parent_id.clone(), name.to_owned());
    let options = options.for_follow_up();
    Settlement::new(move |_| {
        let (frame, account_id) = (frame.clone(), account_id.clone());
        let (parent_id, name, options) = (parent_id.clone(), name.clone(), options.clone());
        Box::pin(async move {
            let named = frame.folders_named(&account_id, &parent_id, &name, 1, &options);
            let Some(FolderWithIncludes { id, .. }) = named.await?.pop() else {
                return Ok(Finding::NotDone);
            };
            let request = frame.api().folders().show(account_id, id);
            done(request.with_options(options).send_raw().await?)
        })
    })
}

/// Settles the creation of a version stack from two files in a folder: it is done if both are in the same stack.
pub(super) fn stacked(
    frame: &FrameIo,
    account_id: &AccountId,
    folder_id: &str,
    versions: [&FileId; 2],
    options: &CallOptions,
) -> Settlement {
    let (frame, account_id, folder_id) = (frame.clone(), account_id.clone(), folder_id.to_owned());
    let [older, newer] = versions.map(FileId::clone);
    let options = options.for_follow_up();
    Settlement::new(move |_| {
        let (frame, account_id, folder_id) = (frame.clone(), account_id.clone(), folder_id.clone());
        let (older, newer, options) = (older.clone(), newer.clone(), options.clone());
        Box::pin(async move {
            let api = frame.api();
            let show = async |id| {
                let request = api.files().show(&account_id, id);
                Ok::<_, Error>(request.with_options(options.clone()).await?.parent_id)
            };
            match (show(older).await?, show(newer).await?) {
                (Some(one), Some(other)) if one == folder_id && other == folder_id => {
                    Ok(Finding::NotDone)
                }
                (Some(one), Some(other)) if one == other => {
                    let request = api.version_stacks().show(&account_id, one);
                    done(request.with_options(options.clone()).send_raw().await?)
                }
                _ => Ok(Finding::Unknown("only one of the files was moved")),
            }
        })
    })
}

/// Settles a new attachment of a comment.
///
/// The upload URLs were in the lost answer, so it never counts as done. If no attachment can be the new one, the call is
/// repeated.
pub(super) fn attached(
    frame: &FrameIo,
    account_id: &AccountId,
    comment_id: &CommentId,
    name: &str,
    options: &CallOptions,
) -> Settlement {
    let (frame, account_id) = (frame.clone(), account_id.clone());
    let (comment_id, name) = (comment_id.clone(), name.to_owned());
    let options = options.for_follow_up();
    Settlement::new(move |request| {
        let started = request.extensions().get::<FirstSent>().copied();
        let request = frame.api().comments().show(&account_id, &comment_id);
        let (request, name) = (request.with_options(options.clone()), name.clone());
        Box::pin(async move {
            let asked = Instant::now();
            let comment = request.send().await?;
            let Some(attachments) = &comment.attachments else {
                return Ok(Finding::Unknown(
                    "the service does not report the attachments of the comment",
                ));
            };
            let began =
                started.and_then(|started| CallStart::by_date(comment.headers(), started.0, asked));
            let is_old = |created_at| began.is_some_and(|began| created_at < began.earliest);
            let mut named = attachments.iter().filter(|found| found.name == name);
            Ok(match named.any(|found| !is_old(found.created_at)) {
                true => Finding::Unknown(
                    "an attachment of the comment may be the new one, or one of another call",
                ),
                false => Finding::NotDone,
            })
        })
    })
}

/// A copy or file that a call may have put into a folder.
#[derive(Clone)]
pub(super) struct Newcomer {
    frame: FrameIo,
    account_id: AccountId,
    origin: Origin,
    /// Default: the original's folder.
    folder_id: Option<FolderId>,
    options: CallOptions,
    started: Instant,
}

#[derive(Clone)]
enum Origin {
    /// A copy.
    Copied(Asset),
    /// A file of this name.
    Uploaded(String),
}

impl Newcomer {
    pub(super) fn copy_of(frame: &FrameIo, account_id: &AccountId, original: &Asset) -> Self {
        Self::new(frame, account_id, Origin::Copied(original.clone()))
    }

    pub(super) fn file(frame: &FrameIo, account_id: &AccountId, name: &str) -> Self {
        Self::new(frame, account_id, Origin::Uploaded(name.to_owned()))
    }

    fn new(frame: &FrameIo, account_id: &AccountId, origin: Origin) -> Self {
        Self {
            frame: frame.clone(),
            account_id: account_id.clone(),
            origin,
            folder_id: None,
            options: CallOptions::new(),
            started: Instant::now(),
        }
    }

    pub(super) fn in_folder(mut self, folder_id: Option<FolderId>) -> Self {
        self.folder_id = folder_id;
        self
    }

    pub(super) fn options(mut self, options: &CallOptions) -> Self {
        self.options = options.for_follow_up();
        self
    }

    /// Returns the look-up after an ambiguous outcome.
    pub(super) fn settlement(self) -> Settlement {
        Settlement::new(move |_| {
            let newcomer = self.clone();
            Box::pin(async move { newcomer.look().await })
        })
    }

    async fn look(self) -> Result<Finding<RawResponse>> {
        let (kind, name, folder_id) = match &self.origin {
            Origin::Uploaded(name) => (Asset::file(""), name.clone(), self.folder_id.clone()),
            Origin::Copied(original) => {
                let (name, parent_id) = self.show(original).await?;
                let next_to_it = parent_id.map(FolderId::from);
                (
                    original.clone(),
                    name,
                    self.folder_id.clone().or(next_to_it),
                )
            }
        };
        let Some(folder_id) = folder_id else {
            return Ok(Finding::Unknown(
                "the service does not report the folder of the original",
            ));
        };
        // Candidates, and those of them that were certainly created since the call began.
        let (mut possible, mut certain) = (0, Vec::new());
        let request = self
            .frame
            .api()
            .folders()
            .index(&self.account_id, folder_id);
        let request = request
            .page_size(PAGE_SIZE)
            .with_options(self.options.clone());
        let mut pages = request.pages();
        loop {
            let asked = Instant::now();
            let Some(page) = pages.try_next().await? else {
                break;
            };
            let began = CallStart::by_date(page.headers(), self.started, asked);
            for item in &page.data {
                let Ok(asset) = Asset::try_from(item) else {
                    continue;
                };
                let same_kind = std::mem::discriminant(&asset) == std::mem::discriminant(&kind);
                if !same_kind || asset.id() == kind.id() {
                    continue;
                }
                let named = item.name() == Some(name.as_str());
                let created_at = item.created_at().unwrap_or(DateTime::<Utc>::MAX_UTC);
                let is_old =
                    created_at < began.map_or(DateTime::<Utc>::MIN_UTC, |began| began.earliest);
                // A copy may have another name, or the time of the original.
                if named || !is_old {
                    possible += 1;
                }
                if named && began.is_some_and(|began| created_at > began.latest) {
                    certain.push(asset);
                }
            }
        }
        match (&self.origin, certain.as_slice()) {
            _ if possible == 0 => Ok(Finding::NotDone),
            (Origin::Copied(_), [copy]) => done(self.show_raw(copy).await?),
            (Origin::Copied(_), _) => Ok(Finding::Unknown(
                "an item of the folder may be the copy, or one of another call",
            )),
            // Its upload URLs were in the lost answer.
            (Origin::Uploaded(_), _) => Ok(Finding::Unknown(
                "an item of the folder may be the new file, or one of another call",
            )),
        }
    }

    async fn show_raw(&self, asset: &Asset) -> Result<RawResponse> {
        let (api, account_id, options) = (self.frame.api(), &self.account_id, self.options.clone());
        match asset {
            Asset::File(id) => {
                let request = api.files().show(account_id, id);
                request.with_options(options).send_raw().await
            }
            Asset::Folder(id) => {
                let request = api.folders().show(account_id, id);
                request.with_options(options).send_raw().await
            }
            Asset::VersionStack(id) => {
                let request = api.version_stacks().show(account_id, id);
                request.with_options(options).send_raw().await
            }
            _ => Err(unknown_kind()),
        }
    }

    /// Returns the name and the parent of an asset.
    async fn show(&self, asset: &Asset) -> Result<(String, Option<String>)> {
        let raw = self.show_raw(asset).await?.error_for_status()?;
        let text = |member| raw.json_at::<String>(&["data", member]);
        let name = text("name")?.ok_or_else(|| {
            Error::new(
                ErrorClass::Protocol,
                "the service does not report the name of the original",
            )
        })?;
        Ok((name, text("parent_id")?))
    }
}

/// Returns the answer that shows the created item, in place of the lost one.
fn done(raw: RawResponse) -> Result<Finding<RawResponse>> {
    raw.error_for_status().map(Finding::Done)
}
