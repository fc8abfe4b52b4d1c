//! Ambiguous outcomes of what may not be done twice: how the nodes that a call names are now.

use ::amazon_drive::types::{NewFolder, Node, NodeStatus};
use cloud_drives_core::{RawResponse, Result};

use super::AmazonDrive;
use crate::Drive;
use crate::retry::{Finding, Settlement};

/// Settles the creation of a folder: an empty one of the name, where the call puts it, counts as its own. Otherwise the call is
/// repeated, and a folder with something in it is then a conflict.
pub(super) fn created_folder(drive: &AmazonDrive, folder: &NewFolder) -> Settlement {
    let (drive, folder) = (drive.clone(), folder.clone());
    Settlement::new(move |_| {
        let (drive, folder) = (drive.clone(), folder.clone());
        Box::pin(async move {
            let parent_id = match folder
                .parents
                .and_then(|parents| parents.into_iter().next())
            {
                Some(parent_id) => parent_id,
                None => drive.get_root_id().await?,
            };
            let Some(found) = drive.find_folder(&parent_id, &folder.name).await? else {
                return Ok(Finding::NotDone);
            };
            let mut inside = drive.list_children(&found.id).limit(1).items();
            match inside.try_next().await? {
                Some(_) => Ok(Finding::NotDone),
                None => Ok(Finding::Done(show(&drive, &found.id).await?)),
            }
        })
    })
}

/// Settles the move of a node from one folder to another.
pub(super) fn moved(drive: &AmazonDrive, id: &str, from: &str, to: &str) -> Settlement {
    let (from, to) = (from.to_owned(), to.to_owned());
    looked_at(drive, id, move |node| {
        let is_in = |folder: &str| node.parents.iter().any(|parent| parent == folder);
        match (is_in(&from), is_in(&to)) {
            (false, true) => Finding::Done(()),
            (true, _) => Finding::NotDone,
            (false, false) => Finding::Unknown("the node is in neither folder"),
        }
    })
}

/// Settles the restoring of a node from the trash.
pub(super) fn restored(drive: &AmazonDrive, id: &str) -> Settlement {
    looked_at(drive, id, |node| match node.status {
        NodeStatus::Available => Finding::Done(()),
        NodeStatus::Trash => Finding::NotDone,
        _ => Finding::Unknown("the node is neither in the trash nor available"),
    })
}

/// Looks at a node; the answer that was lost describes it.
fn looked_at(
    drive: &AmazonDrive,
    id: &str,
    judge: impl Fn(&Node) -> Finding<()> + Send + Sync + 'static,
) -> Settlement {
    let (drive, id) = (drive.clone(), id.to_owned());
    let judge = std::sync::Arc::new(judge);
    Settlement::new(move |_| {
        let (drive, id, judge) = (drive.clone(), id.clone(), judge.clone());
        Box::pin(async move {
            let raw = show(&drive, &id).await?;
            Ok(match judge(&raw.json()?) {
                Finding::Done(()) => Finding::Done(raw),
                Finding::NotDone => Finding::NotDone,
                Finding::Unknown(reason) => Finding::Unknown(reason),
            })
        })
    })
}

async fn show(drive: &AmazonDrive, id: &str) -> Result<RawResponse> {
    drive
        .api()
        .nodes()
        .get(id)
        .send_raw()
        .await?
        .error_for_status()
}
