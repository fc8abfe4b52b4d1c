//! Settling ambiguous outcomes of calls that must not be repeated blindly.

use ::amazon_drive::types::{NewFolder, Node, NodeId, NodeStatus};
use ::amazon_drive::{Client, conflicting_node};
use cloud_drives_core::{CallOptions, RawResponse, Request, Result};
use cloud_drives_runtime::retry::{CallStart, Finding, FirstSent, Settlement, Verdict};
use tokio::time::Instant;

use crate::options::CallOptionsExt;

/// Settles the creation of a folder.
///
/// Names are unique in a folder (`wire.md §5.4`), and listings may lag (`wire.md §9`), so the call is repeated instead of listing: it
/// creates the folder, or fails with the id of the node that has the name. That node is the new folder if it was created since the
/// call began; otherwise the failure is returned.
pub(super) fn created_folder(api: &Client, folder: &NewFolder) -> Settlement {
    let (api, folder) = (api.clone(), folder.clone());
    Settlement::new(move |request| {
        let options = Settlement::options_of_look(request);
        let mut again = api.nodes().create_folder(folder.clone());
        if let Some(local_id) = local_id(request) {
            again = again.local_id(local_id);
        }
        // A second folder of the same name is rejected, so the look-up itself is safe to repeat.
        let policy = options.retry_policy().cloned().unwrap_or_default();
        let repeated = options.clone();
        let again = again.with_options(repeated.with_retry_policy(policy.repeat_everything(true)));
        let api = api.clone();
        let started = request.extensions().get::<FirstSent>().copied();
        Box::pin(async move {
            let answer = again.send_raw().await?;
            if answer.is_success() {
                return Ok(Finding::Done(answer));
            }
            let refusal = answer.clone().into_error();
            if Verdict::of(&refusal) == Verdict::Unclear {
                return Err(refusal);
            }
            let Some(id) = conflicting_node(&refusal) else {
                return Ok(Finding::Done(answer));
            };
            let asked = Instant::now();
            let (found, node) = get(&api, &id, options).await?;
            if !node.is_folder() {
                return Ok(Finding::Done(answer));
            }
            let began =
                started.and_then(|first| CallStart::by_date(found.headers(), first.0, asked));
            Ok(match (node.created(), began) {
                (Some(created), Some(began)) if created >= began.earliest => Finding::Done(found),
                (Some(_), Some(_)) => Finding::Done(answer),
                _ => {
                    Finding::Unknown("a folder of that name exists, but may be older than the call")
                }
            })
        })
    })
}

/// Settles a move from one folder to another by the node's parents.
pub(super) fn moved(api: &Client, node_id: &NodeId, from: &NodeId, to: &NodeId) -> Settlement {
    let (from, to) = (from.clone(), to.clone());
    settled_by_node(api, node_id, move |node| {
        match (node.parents.contains(&from), node.parents.contains(&to)) {
            (false, true) => Ok(true),
            (true, false) => Ok(false),
            (true, true) => Err("the node is in both folders"),
            (false, false) => Err("the node is in neither folder"),
        }
    })
}

/// Settles a restoration from the trash by the node's status.
pub(super) fn restored(api: &Client, node_id: &NodeId) -> Settlement {
    settled_by_node(api, node_id, |node| match node.status {
        NodeStatus::Available => Ok(true),
        NodeStatus::Trash => Ok(false),
        _ => Err("the node is neither available nor in the trash"),
    })
}

/// Settles a call by the state of a node: `done` returns whether it was done, or why that is unknown.
///
/// The answer is the node as it is now.
fn settled_by_node(
    api: &Client,
    node_id: &NodeId,
    done: impl Fn(&Node) -> Result<bool, &'static str> + Clone + Send + Sync + 'static,
) -> Settlement {
    let (api, node_id) = (api.clone(), node_id.clone());
    Settlement::new(move |request| {
        let options = Settlement::options_of_look(request);
        let (api, node_id, done) = (api.clone(), node_id.clone(), done.clone());
        Box::pin(async move {
            let (found, node) = get(&api, &node_id, options).await?;
            Ok(match done(&node) {
                Ok(true) => Finding::Done(found),
                Ok(false) => Finding::NotDone,
                Err(reason) => Finding::Unknown(reason),
            })
        })
    })
}

async fn get(api: &Client, id: &NodeId, options: CallOptions) -> Result<(RawResponse, Node)> {
    let request = api.nodes().get(id).with_options(options);
    let found = request.send_raw().await?.error_for_status()?;
    let node = found.json()?;
    Ok((found, node))
}

/// Returns the local id that the caller chose for the new node (`wire.md §5.5`).
fn local_id(request: &Request) -> Option<String> {
    let mut query = request.url().query_pairs();
    query
        .find(|(name, _)| name == "localId")
        .map(|(_, id)| id.into_owned())
}
