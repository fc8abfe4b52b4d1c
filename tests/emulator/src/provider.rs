//! The seam between what every emulator does and what one provider does.

use std::sync::Arc;

use crate::answer::Answer;
use crate::content::ContentWriter;
use crate::multipart::MultipartReader;
use crate::record::Complaint;
use crate::request::{Head, Request};

/// A storage service, without sockets, faults and records.
///
/// Each call is synchronous and holds no lock afterwards; bodies are taken in by the engine before
/// [`answer`](Provider::answer) is asked.
pub(crate) trait Provider: Send + Sync + 'static {
    /// Decides from its head how to receive the body of a request.
    fn receive(&self, head: &Head) -> Receive;

    /// Returns the client's mistakes in words; they are recorded, and answered only by a strict emulator.
    fn inspect(&self, request: &Request) -> Vec<Complaint>;

    /// Returns the answer of a strict emulator to a request that [`inspect`](Provider::inspect) complained
    /// about.
    fn refuse(&self, request: &Request, complaints: &[Complaint]) -> Answer;

    /// Does what the request asks for.
    fn answer(&self, request: &Request) -> Answer;

    /// Handles a body that broke off after these bytes.
    fn interrupted(&self, head: &Head, received: ContentWriter);
}

/// Any service.
pub struct AnyProvider(pub(crate) Arc<dyn Provider>);

/// How to take in a body.
pub(crate) enum Receive {
    /// Hold it in memory, up to this many bytes.
    Small { limit: u64 },
    /// Add it to this content, which may already have a beginning, up to this many bytes in all.
    Content { writer: ContentWriter, limit: u64 },
    /// Read its parts, up to this many bytes in all; nothing is kept of one that breaks off.
    Multipart {
        reader: Box<MultipartReader>,
        limit: u64,
    },
    /// Don't take it in at all.
    Refuse(Answer),
}
