//! The upload protocol of a Drive (`wire.md §5`).

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ::amazon_drive::types::{NewFile, Node, NodeId, NodeStatus, Suppress};
use ::amazon_drive::{Client, FilePart, conflicting_node};
use cloud_drives_core::{
    Body, BoxFuture, ByteStream, CallOptions, Error, ErrorClass, Result, Secret,
};
use futures_util::StreamExt as _;
use tokio::sync::OnceCell;
use tokio::time::Instant;

use crate::Drive;
use crate::amazon_drive::paths::same_name;
use crate::amazon_drive::{AmazonDrive, Filter};
use crate::auth::TokenSource;
use crate::transfer::upload::{Expected, FindUpload, Part, UploadProtocol};

const MIB: u64 = 1 << 20;
const GIB: u64 = 1 << 30;
/// Time that a stored file of any size may stay invisible (`wire.md §6`).
const SHOWS_LATE: Duration = Duration::from_secs(10);
/// Additional seconds for each GiB (`wire.md §5.6`).
const SHOWS_LATE_PER_GIB: u64 = 180;
/// Pause between two look-ups of the conflicting node (`wire.md §5.6`).
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// The target of the contents.
#[derive(Clone, Debug)]
pub(super) enum Target {
    /// A new file.
    New {
        file: NewFile,
        local_id: Option<String>,
        deduplication: bool,
    },
    /// An existing file.
    Existing {
        id: NodeId,
        deduplication: bool,
        /// Whether to suppress the check for existing contents.
        suppress: bool,
    },
}

/// Uploads to a Drive with a single request.
pub(super) struct ToDrive {
    drive: AmazonDrive,
    target: Target,
    media_type: String,
    /// Options of the request that carries the contents.
    sending: CallOptions,
    /// Options of the calls that look for them.
    options: CallOptions,
    /// Parent folder of a new file, once known.
    parent: OnceCell<NodeId>,
    /// Whether an attempt may have stored the contents without an answer.
    unsure: AtomicBool,
    /// Whether the token was already renewed after a 401; a second renewal does not help.
    renewed: AtomicBool,
    renewed_before: AtomicBool,
}

/// The outcome of the request.
pub(super) enum Sent {
    Stored(Box<Node>),
    /// A conflicting node, perhaps from an earlier attempt.
    InTheWay(NodeId, Error),
}

impl ToDrive {
    pub(super) fn new(
        drive: &AmazonDrive,
        target: Target,
        media_type: String,
        sending: CallOptions,
        options: CallOptions,
    ) -> Self {
        Self {
            drive: drive.clone(),
            target,
            media_type,
            sending,
            options,
            parent: OnceCell::new(),
            unsure: AtomicBool::new(false),
            renewed: AtomicBool::new(false),
            renewed_before: AtomicBool::new(false),
        }
    }

    fn api(&self) -> &Client {
        self.drive.api()
    }

    async fn send_once(&self, body: Body) -> Result<Sent> {
        let body = with_known_emptiness(body).await?;
        let is_empty = body.is_empty();
        let token = match self.drive.handle.token_source() {
            Some(source) => Some(source.token().await?.secret().clone()),
            None => None,
        };
        let part = FilePart::new(body).content_type(&self.media_type);
        let content = self.api().content();
        let answer = match &self.target {
            Target::New {
                file,
                local_id,
                deduplication,
            } => {
                let mut request = content.upload(file.clone(), part);
                if !deduplication || is_empty {
                    request = request.suppress(Suppress::Deduplication);
                }
                if let Some(local_id) = local_id {
                    request = request.local_id(local_id);
                }
                request.with_options(self.sending.clone()).send().await
            }
            Target::Existing {
                id,
                deduplication,
                suppress,
            } => {
                let mut request = content.overwrite(id, part);
                if *suppress || (*deduplication && is_empty) {
                    request = request.suppress(Suppress::Deduplication);
                }
                request.with_options(self.sending.clone()).send().await
            }
        };
        match answer {
            Ok(node) => Ok(Sent::Stored(Box::new(node.into_body()))),
            Err(error) => self.refused(error, token).await,
        }
    }

    async fn refused(&self, error: Error, token: Option<Secret>) -> Result<Sent> {
        if error.is_unauthorized()
            && error.status().is_some()
            && let (Some(source), Some(token)) = (self.drive.handle.token_source(), token)
        {
            let renewed = renew(&source, &token).await;
            self.renewed.store(renewed, Ordering::Release);
        }
        if error.is_conflict()
            && self.unsure.load(Ordering::Acquire)
            && let Some(id) = conflicting_node(&error)
        {
            return Ok(Sent::InTheWay(id, error));
        }
        Err(error)
    }

    /// Returns the parent folder of a new file.
    async fn parent(&self, file: &NewFile) -> Result<&NodeId> {
        self.parent
            .get_or_try_init(|| async {
                match file.parents.as_ref().and_then(|parents| parents.first()) {
                    Some(parent) => Ok(parent.clone()),
                    None => self.drive.get_root_id().await,
                }
            })
            .await
    }

    async fn look_for_new(&self, file: &NewFile, expected: &Expected) -> Result<Option<Node>> {
        let parent = self.parent(file).await?;
        let named = self.drive.list_children(parent);
        let named = named.filter(Filter::name(&file.name));
        let mut named = named.with_options(self.options.clone()).items();
        while let Some(node) = named.try_next().await? {
            if is_the_upload(&node, file, parent, expected) {
                return Ok(Some(node));
            }
        }
        Ok(None)
    }

    async fn get(&self, id: &NodeId) -> Result<Option<Node>> {
        let request = self.api().nodes().get(id);
        match request.with_options(self.options.clone()).send().await {
            Ok(node) => Ok(Some(node.into_body())),
            Err(error) if error.is_not_found() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Returns the conflicting node if an earlier attempt may have stored it, even if it is not visible yet.
    async fn ours(&self, id: &NodeId, error: Error, expected: &Expected) -> Result<Node> {
        let Target::New { file, .. } = &self.target else {
            return Err(error);
        };
        let parent = self.parent(file).await?;
        let started = Instant::now();
        let longest = look_for(expected.size.unwrap_or_default());
        loop {
            match self.get(id).await? {
                Some(node) if is_the_upload(&node, file, parent, expected) => return Ok(node),
                Some(node) if node.status != NodeStatus::Pending => return Err(error),
                _ if started.elapsed() >= longest => return Err(error),
                _ => tokio::time::sleep(LOOK_EVERY).await,
            }
        }
    }

    /// Compares the stored contents, as the service reports them, with those sent.
    fn verify(&self, node: Node, expected: &Expected) -> Result<Node> {
        // The checksum of an overwritten file may lag behind.
        if let Target::New { .. } = self.target
            && let Some(found) = &node.content_properties
        {
            let differs = |mine: Option<&str>, theirs: Option<&str>| matches!((mine, theirs), (Some(mine), Some(theirs)) if !mine.eq_ignore_ascii_case(theirs));
            let md5_differs = differs(expected.md5.as_deref(), found.md5.as_deref());
            let size_differs =
                matches!((expected.size, found.size), (Some(mine), Some(theirs)) if mine != theirs);
            if md5_differs || size_differs {
                let message = format!(
                    "the contents stored as node {} differ from those sent; move it to the trash and upload again",
                    node.id
                );
                return Err(Error::new(ErrorClass::Integrity, message)
                    .with_operation_name("content.upload"));
            }
        }
        Ok(node)
    }
}

/// Returns the time that contents of this size may stay invisible.
pub(in crate::amazon_drive) fn look_for(size: u64) -> Duration {
    let for_size = SHOWS_LATE_PER_GIB.saturating_mul(size / MIB) / (GIB / MIB);
    SHOWS_LATE.saturating_add(Duration::from_secs(for_size))
}

/// Renews a rejected token. Returns whether there is another one.
async fn renew(source: &Arc<dyn TokenSource>, refused: &Secret) -> bool {
    let Ok(token) = source.token().await else {
        return false;
    };
    if token.secret() != refused {
        return true;
    }
    source.invalidate(&token);
    matches!(source.token().await, Ok(token) if token.secret() != refused)
}

/// Reads the beginning of a body of unknown length, to find out whether it is empty.
///
/// The service accepts an empty body only with its length (`wire.md §5.2`).
async fn with_known_emptiness(body: Body) -> Result<Body> {
    if body.content_length().is_some() {
        return Ok(body);
    }
    let mut stream = body.open().await?;
    loop {
        match stream.next_chunk().await? {
            None => return Ok(Body::empty()),
            Some(first) if first.is_empty() => {}
            Some(first) => {
                let first = futures_util::stream::once(async move { Ok(first) });
                let whole = ByteStream::new(first.chain(stream));
                return Ok(Body::from_stream(None, whole));
            }
        }
    }
}

/// Returns whether a node is the one that the upload should have created.
fn is_the_upload(node: &Node, file: &NewFile, parent: &NodeId, expected: &Expected) -> bool {
    same_name(node, &file.name)
        && node.parents.iter().any(|found| found == parent)
        && has_contents(node, expected)
}

/// Returns whether a node has these contents.
fn has_contents(node: &Node, expected: &Expected) -> bool {
    if !node.is_file() || node.status != NodeStatus::Available {
        return false;
    }
    match &node.content_properties {
        Some(found) => expected.matches(found.size, found.md5.as_deref(), None),
        // Some empty files had no checksum (`wire.md §3`).
        None => expected.size == Some(0),
    }
}

impl UploadProtocol for ToDrive {
    type Session = ();
    type Sent = Sent;
    type Receipt = Node;

    fn begin<'a>(&'a self, _: &'a Expected) -> BoxFuture<'a, Result<()>> {
        Box::pin(async { Ok(()) })
    }

    fn send<'a>(&'a self, (): &'a (), _: Part, body: Body) -> BoxFuture<'a, Result<Sent>> {
        Box::pin(self.send_once(body))
    }

    fn finish<'a>(
        &'a self,
        (): &'a (),
        mut sent: Vec<Sent>,
        expected: &'a Expected,
    ) -> BoxFuture<'a, Result<Node>> {
        Box::pin(async move {
            match sent.pop() {
                Some(Sent::Stored(node)) => self.verify(*node, expected),
                Some(Sent::InTheWay(id, error)) => self.ours(&id, error, expected).await,
                None => Err(Error::new(
                    ErrorClass::Protocol,
                    "nothing was sent, so the upload cannot be completed",
                )),
            }
        })
    }

    /// Returns whether the session expired. A rejected token counts as that, once, if there is another one.
    fn is_expired(&self, error: &Error) -> bool {
        error.status() == Some(http::StatusCode::UNAUTHORIZED)
            && self.renewed.load(Ordering::Acquire)
            && !self.renewed_before.swap(true, Ordering::AcqRel)
    }

    fn find(&self) -> Option<&dyn FindUpload<Node>> {
        Some(self)
    }
}

impl FindUpload<Node> for ToDrive {
    fn find_existing<'a>(&'a self, expected: &'a Expected) -> BoxFuture<'a, Result<Option<Node>>> {
        self.unsure.store(true, Ordering::Release);
        Box::pin(async move {
            match &self.target {
                Target::New { file, .. } => self.look_for_new(file, expected).await,
                Target::Existing { id, .. } => {
                    let node = self.get(id).await?;
                    Ok(node.filter(|node| has_contents(node, expected)))
                }
            }
        })
    }

    fn look_for(&self, size: u64) -> Duration {
        look_for(size)
    }

    /// Returns whether the file may become visible later.
    ///
    /// The service may report a failure for a large file although it is stored (`wire.md §5.6`).
    fn shows_late(&self, error: &Error, size: u64) -> bool {
        let failed = matches!(
            error.status().map(|status| status.as_u16()),
            Some(500 | 502 | 503)
        );
        !failed || size >= GIB
    }
}
