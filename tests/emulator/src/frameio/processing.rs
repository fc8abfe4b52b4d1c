//! The processing of a file after its bytes have arrived: joining its parts, making renditions (`wire.md`
//! §5).

use chrono::{DateTime, TimeDelta, Utc};

use super::events::Place;
use super::settings::Settings;
use super::state::State;
use crate::content::Content;

/// After how much time a step is done when nobody polls.
const STEP_TIME: TimeDelta = TimeDelta::minutes(1);

/// The stage of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Not all bytes are there.
    Waiting,
    /// All parts are there, not one file yet.
    Joining(Wait),
    /// One file, without renditions.
    Uploaded(Wait),
    Transcoded,
    /// The received bytes are not the announced file.
    Failed,
}

/// A wait of so many polls, or of so much time without polls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wait {
    polls: u32,
    until: DateTime<Utc>,
}

impl Wait {
    fn new(polls: u32, now: DateTime<Utc>) -> Self {
        let until = now
            .checked_add_signed(STEP_TIME)
            .unwrap_or(DateTime::<Utc>::MAX_UTC);
        Self { polls, until }
    }
}

impl Stage {
    /// Returns the file's `status` on the wire.
    pub(crate) fn status(self) -> &'static str {
        match self {
            Self::Waiting | Self::Joining(_) | Self::Failed => "created",
            Self::Uploaded(_) => "uploaded",
            Self::Transcoded => "transcoded",
        }
    }
}

/// The subject of a poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Poll {
    /// Whether the upload is complete.
    Upload,
    /// The file itself.
    File,
}

impl State {
    /// Records that all bytes of a file have arrived, or that no more will.
    pub(crate) fn received(
        &mut self,
        id: &str,
        content: Content,
        settings: &Settings,
        now: DateTime<Utc>,
    ) {
        let fails = self.failing_uploads > 0;
        self.failing_uploads = self.failing_uploads.saturating_sub(1);
        let Some(file) = self.assets.file_mut(id) else {
            return;
        };
        file.uploaded_at = Some(now);
        if fails || content.size() != file.size {
            file.stage = Stage::Failed;
            return;
        }
        file.content = Some(content);
        file.stage = Stage::Joining(Wait::new(settings.upload_polls, now));
        self.working.insert(id.to_owned());
    }

    /// Records a poll, which is answered with the file's state before; the next one may see it further.
    pub(crate) fn poll(&mut self, id: &str, poll: Poll, settings: &Settings, now: DateTime<Utc>) {
        let Some(file) = self.assets.file_mut(id) else {
            return;
        };
        let wait = match &mut file.stage {
            Stage::Joining(wait) => wait,
            Stage::Uploaded(wait) if poll == Poll::File => wait,
            _ => return,
        };
        if wait.polls > 0 {
            wait.polls -= 1;
        } else {
            self.step(id, settings, now);
        }
    }

    /// Takes files further whose time has come.
    pub(crate) fn settle(&mut self, settings: &Settings, now: DateTime<Utc>) {
        self.go_on_restoring();
        let due: Vec<String> = self
            .working
            .iter()
            .filter(|id| match self.assets.file(id).map(|file| file.stage) {
                Some(Stage::Joining(wait) | Stage::Uploaded(wait)) => wait.until <= now,
                _ => true,
            })
            .cloned()
            .collect();
        for id in due {
            self.step(&id, settings, now);
        }
    }

    /// Takes all files to their end.
    pub(crate) fn finish_processing(&mut self, settings: &Settings, now: DateTime<Utc>) {
        while let Some(id) = self.working.first().cloned() {
            self.step(&id, settings, now);
        }
    }

    fn step(&mut self, id: &str, settings: &Settings, now: DateTime<Utc>) {
        let Some(asset) = self.assets.get(id) else {
            self.working.remove(id);
            return;
        };
        let user = asset.creator_id.clone();
        let place = self.place_of_project(&asset.project_id);
        let Some(file) = self.assets.file_mut(id) else {
            return;
        };
        match file.stage {
            Stage::Joining(_) => {
                file.stage = Stage::Uploaded(Wait::new(settings.transcode_polls, now));
                file.completed_at = Some(now);
                let media_type = &mut file.media_type;
                media_type.get_or_insert_with(|| "application/octet-stream".to_owned());
                self.uploaded(id, &place, &user, now);
            }
            Stage::Uploaded(_) => {
                file.stage = Stage::Transcoded;
                self.working.remove(id);
                self.announce("file.ready", "file", id, &place, &user, now);
            }
            Stage::Waiting | Stage::Transcoded | Stage::Failed => {
                self.working.remove(id);
            }
        }
        if let Some(asset) = self.assets.get_mut(id) {
            asset.updated_at = now;
        }
    }

    fn uploaded(&mut self, id: &str, place: &Place, user: &str, now: DateTime<Utc>) {
        self.note("file_uploaded", "asset", id, place, user, now);
        self.announce("file.upload.completed", "file", id, place, user, now);
    }
}
