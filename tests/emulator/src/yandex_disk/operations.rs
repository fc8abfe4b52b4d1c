//! Operations that take time (`wire.md` §9).

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

use super::call::Call;
use super::changes::Change;
use super::errors::ApiError;
use super::settings::Settings;
use super::state::State;
use crate::answer::Answer;
use crate::latest::Latest;

/// All operations of the account.
#[derive(Debug)]
pub(crate) struct Operations {
    /// One in progress that is too old to be remembered completes at once.
    known: Latest<Operation>,
    /// Ids of those in progress, in the order of their start.
    running: Vec<String>,
    /// How many of the next ones will fail.
    pub(crate) failing: u32,
}

#[derive(Debug)]
struct Operation {
    status: Status,
    polls: u32,
    due: DateTime<Utc>,
    /// The change at its end; an upload has none before its bytes have arrived.
    change: Option<Change>,
    fails: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    /// An upload whose bytes are not there yet.
    Waiting,
    InProgress,
    Success,
    Failed,
}

impl Operations {
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            known: Latest::new(limit),
            running: Vec::new(),
            failing: 0,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.known.len()
    }
}

impl State {
    /// Starts an operation that will make the change; returns its id.
    pub(crate) fn start(
        &mut self,
        change: Change,
        settings: &Settings,
        now: DateTime<Utc>,
    ) -> String {
        let id = self.hex(64);
        let fails = self.operations.failing > 0;
        if fails {
            self.operations.failing -= 1;
        }
        self.begin(&id, change, fails, settings, now);
        id
    }

    /// Makes an operation that begins with the upload of a file; returns its id.
    pub(crate) fn await_upload(&mut self, now: DateTime<Utc>) -> String {
        let id = self.hex(64);
        let operation = Operation {
            status: Status::Waiting,
            polls: 0,
            due: now,
            change: None,
            fails: false,
        };
        self.remember(&id, operation, now);
        id
    }

    fn remember(&mut self, id: &str, operation: Operation, now: DateTime<Utc>) {
        let forgotten = self.operations.known.insert(id.to_owned(), operation);
        let Some((forgotten, operation)) = forgotten else {
            return;
        };
        self.operations.running.retain(|known| *known != forgotten);
        if let Some(change) = operation.change.filter(|_| !operation.fails) {
            // Nobody can ask how it went any more.
            let _ = self.apply(change, now);
        }
    }

    /// Gives an operation its change.
    pub(crate) fn begin(
        &mut self,
        id: &str,
        change: Change,
        fails: bool,
        settings: &Settings,
        now: DateTime<Utc>,
    ) {
        let (least, most) = (settings.operation_polls, settings.most_operation_polls);
        let polls = match most > least {
            true => self.random.u32(least..=most),
            false => least,
        };
        let time = TimeDelta::from_std(settings.operation_time).unwrap_or(TimeDelta::MAX);
        let operation = Operation {
            status: Status::InProgress,
            polls,
            due: now.checked_add_signed(time).unwrap_or(now),
            change: Some(change),
            fails,
        };
        self.operations.running.retain(|known| known != id);
        self.operations.running.push(id.to_owned());
        self.remember(id, operation, now);
    }

    /// Notes that an operation is done.
    pub(crate) fn succeed(&mut self, id: &str) {
        if let Some(operation) = self.operations.known.get_mut(id) {
            operation.status = Status::Success;
        }
    }

    /// Completes the operations whose time has come, or all of them.
    pub(crate) fn settle(&mut self, now: DateTime<Utc>, all: bool) {
        let running = self.operations.running.iter();
        let due: Vec<String> = running
            .filter(|id| {
                let operation = self.operations.known.get(*id);
                all || operation.is_some_and(|operation| operation.due <= now)
            })
            .cloned()
            .collect();
        for id in due {
            self.complete(&id, now);
        }
    }

    fn complete(&mut self, id: &str, now: DateTime<Utc>) {
        let Some(operation) = self.operations.known.get_mut(id) else {
            return;
        };
        let (change, fails) = (operation.change.take(), operation.fails);
        self.operations.running.retain(|running| running != id);
        let done = match change {
            _ if fails => false,
            Some(change) => self.apply(change, now).is_ok(),
            None => true,
        };
        if let Some(operation) = self.operations.known.get_mut(id) {
            operation.status = if done {
                Status::Success
            } else {
                Status::Failed
            };
        }
    }

    /// Looks at an operation as a poll does: it may be the poll that sees it done.
    fn poll(&mut self, id: &str, now: DateTime<Utc>) -> Result<&'static str, ApiError> {
        let known = self.operations.known.get_mut(id);
        let operation = known.ok_or_else(ApiError::operation_not_found)?;
        if operation.status == Status::InProgress {
            if operation.polls > 0 {
                operation.polls -= 1;
            } else {
                self.complete(id, now);
            }
        }
        let operation = self.operations.known.get(id);
        Ok(match operation.map(|operation| operation.status) {
            Some(Status::Success) => "success",
            Some(Status::Failed) => "failed",
            _ => "in-progress",
        })
    }

    /// Ids of the operations in progress, in the order of their start.
    pub(crate) fn running(&self) -> Vec<String> {
        self.operations.running.clone()
    }
}

/// Answers endpoint 25.
pub(crate) fn status(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.operation.clone();
    let status = call.state.poll(&id, call.now)?;
    Ok(call.json(200, json!({"status": status})))
}
