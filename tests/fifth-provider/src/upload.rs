//! Uploads: a session, and chunks in order with `Content-Range`.

use cloud_drives_core::{Body, BoxFuture, CallOptions, Error, ErrorClass, Result};
use cloud_drives_runtime::prelude::*;
use cloud_drives_runtime::transfer::upload::{
    Expected, FindUpload, Layout, Part, ResumeUpload, UploadProtocol, UploadSettings, Uploaded,
    upload,
};
use cloud_drives_runtime::transfer::{TransferSettings, UploadSource};
use lagoon_drive::ErrorKind;
use lagoon_drive::types::{Item, NewUpload, UploadSession};
use lagoon_drive::uploads::AppendOutcome;

use crate::Lagoon;

impl Lagoon {
    /// Uploads a file into a folder, under a name.
    pub fn upload(
        &self,
        source: impl Into<UploadSource>,
        folder_id: impl Into<String>,
        name: impl Into<String>,
    ) -> Upload {
        Upload {
            source: source.into(),
            to: ToFolder {
                lagoon: self.clone(),
                folder_id: folder_id.into(),
                name: name.into(),
                replace: false,
                options: CallOptions::new(),
            },
            settings: UploadSettings::default(),
        }
    }
}

/// An upload prepared by [`Lagoon::upload`]. Await it.
#[derive(Debug)]
#[must_use = "an upload does nothing until it is awaited"]
pub struct Upload {
    source: UploadSource,
    to: ToFolder,
    settings: UploadSettings,
}

impl Upload {
    /// Sets whether a file of that name is replaced. Default: false.
    pub fn replace(mut self, replace: bool) -> Self {
        self.to.replace = replace;
        self
    }
}

impl TransferOptions for Upload {
    fn transfer_settings(&mut self) -> &mut TransferSettings {
        &mut self.settings.transfer
    }
}

impl UploadOptions for Upload {
    fn upload_settings(&mut self) -> &mut UploadSettings {
        &mut self.settings
    }
}

impl IntoFuture for Upload {
    type Output = Result<Uploaded<Item>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(mut self) -> Self::IntoFuture {
        Box::pin(async move {
            let handle = self.to.lagoon.handle();
            let context = handle.transfer(&self.settings.transfer.options);
            self.to.options = context.options.clone();
            upload(&self.to, self.source, self.settings, &context).await
        })
    }
}

/// The upload protocol of a folder.
#[derive(Debug)]
struct ToFolder {
    lagoon: Lagoon,
    folder_id: String,
    name: String,
    replace: bool,
    options: CallOptions,
}

/// The file, if a chunk has completed it.
type Completed = Option<Item>;

impl ToFolder {
    async fn append(&self, session: &UploadSession, part: Part, body: Body) -> Result<Completed> {
        let (size, total) = (part.size.unwrap_or(0), part.total.unwrap_or(0));
        let end = part.offset + size;
        let range = match size {
            0 => format!("bytes */{total}"),
            _ => format!("bytes {}-{}/{total}", part.offset, end - 1),
        };
        let append = self.lagoon.api().uploads().append(&session.id, range, body);
        match append.with_options(self.options.single_attempt()).await {
            Ok(AppendOutcome::Complete(item)) => Ok(Some(item)),
            Ok(_) => Ok(None),
            // The chunk may have arrived before, with a lost answer.
            Err(error) if ErrorKind::of(&error) == ErrorKind::OutOfOrder => {
                match self.next_offset(session).await? >= end {
                    true => Ok(None),
                    false => Err(error),
                }
            }
            Err(error) => Err(error),
        }
    }

    async fn next_offset(&self, session: &UploadSession) -> Result<u64> {
        let show = self.lagoon.api().uploads().show(&session.id);
        Ok(show.with_options(self.options.clone()).await?.next_offset)
    }

    async fn stored(&self, expected: &Expected) -> Result<Option<Item>> {
        let children = self.lagoon.api().items().children(&self.folder_id);
        let mut children = children.with_options(self.options.clone()).items();
        while let Some(item) = children.try_next().await? {
            let same = expected.matches(item.size, None, item.sha256.as_deref());
            if item.name == self.name && same {
                return Ok(Some(item));
            }
        }
        Ok(None)
    }
}

impl UploadProtocol for ToFolder {
    type Session = UploadSession;
    type Sent = Completed;
    type Receipt = Item;

    fn begin<'a>(&'a self, expected: &'a Expected) -> BoxFuture<'a, Result<UploadSession>> {
        Box::pin(async {
            let size = expected.size.ok_or_else(|| {
                Error::invalid_input("upload: the service requires the size; set it on the source")
            })?;
            let new = NewUpload::new(&self.name, size).replace(self.replace);
            let create = self.lagoon.api().uploads().create(&self.folder_id, new);
            create.with_options(self.options.clone()).await
        })
    }

    fn layout(&self, session: &UploadSession, total: Option<u64>) -> Result<Layout> {
        let (total, chunk) = (total.unwrap_or(0), session.chunk_size.max(1));
        let count = total.div_ceil(chunk).max(1);
        let sizes = (0..count).map(|n| chunk.min(total - n * chunk)).collect();
        let concurrency = 1;
        Ok(Layout::Parts { sizes, concurrency })
    }

    fn send<'a>(
        &'a self,
        session: &'a UploadSession,
        part: Part,
        body: Body,
    ) -> BoxFuture<'a, Result<Completed>> {
        Box::pin(self.append(session, part, body))
    }

    fn finish<'a>(
        &'a self,
        _: &'a UploadSession,
        sent: Vec<Completed>,
        _: &'a Expected,
    ) -> BoxFuture<'a, Result<Item>> {
        let item = sent.into_iter().last().flatten().ok_or_else(|| {
            let message = "all chunks were accepted, but the file is not complete";
            Error::new(ErrorClass::Protocol, message)
        });
        Box::pin(async { item })
    }

    fn last_part_completes(&self) -> bool {
        true
    }

    fn is_expired(&self, error: &Error) -> bool {
        error.is_not_found()
    }

    fn find(&self) -> Option<&dyn FindUpload<Item>> {
        Some(self)
    }

    fn resume(&self) -> Option<&dyn ResumeUpload<UploadSession, Completed>> {
        Some(self)
    }
}

impl FindUpload<Item> for ToFolder {
    fn find_existing<'a>(&'a self, expected: &'a Expected) -> BoxFuture<'a, Result<Option<Item>>> {
        Box::pin(self.stored(expected))
    }
}

impl ResumeUpload<UploadSession, Completed> for ToFolder {
    fn save(&self, session: &UploadSession) -> Option<String> {
        serde_json::to_string(&(&self.folder_id, &self.name, self.replace, session)).ok()
    }

    fn restore(&self, saved: &str) -> Option<UploadSession> {
        let (folder_id, name, replace, session) = serde_json::from_str(saved).ok()?;
        let place: (String, String, bool) = (folder_id, name, replace);
        let is_same = place == (self.folder_id.clone(), self.name.clone(), self.replace);
        is_same.then_some(session)
    }

    fn arrived<'a>(
        &'a self,
        session: &'a UploadSession,
        _: &'a Expected,
    ) -> BoxFuture<'a, Result<u64>> {
        Box::pin(self.next_offset(session))
    }
}
